//! 信访件. Name and telephone of the petitioner have no column here: they are not read.

use formats::Cell;
use geo_types::{Coord, Point};
use model::Severity;
use model::statement::{Petition, Statement};

use crate::known::Known;
use crate::line::Line;
use crate::problem::said;

pub(crate) fn read(line: &mut Line<'_>, known: &Known<'_>) -> Option<Statement> {
    let number = line.required_text("number");
    let dated = line.required_date("date");
    let date = dated.and_then(|_| line.past_date("date", known));
    let category = line.required_text("category");
    let content = line.required_text("content");
    let at = place(line);
    Some(Statement::Petition(Petition { number: number?, date: date?, category: category?, content: content?, at }))
}

/// The place in the town's CRS, when both degrees are given.
fn place(line: &mut Line<'_>) -> Option<Point<f64>> {
    let degrees = |cell: &Cell| match cell {
        Cell::Number { value, .. } => Some(*value),
        Cell::Text(text) => text.trim().parse::<f64>().ok().filter(|v| v.is_finite()),
        _ => None,
    };
    let (x, y) = (line.cell("longitude")?, line.cell("latitude")?);
    let (crs, way) = line.sheet.crs.as_ref()?;
    let at = degrees(x).zip(degrees(y)).filter(|(x, y)| crs.plausible(*x, *y));
    let Some((x, y)) = at else {
        line.note(
            Severity::Row,
            "longitude",
            said(
                "geometry.outside_china",
                "在中国境内的经纬度（度） / degrees inside China",
                "请核对经度、纬度是否填反或不是以度为单位。 / Check whether longitude and latitude are swapped or not in degrees.",
            ),
        );
        return None;
    };
    way.coord(Coord { x, y }).map(Point)
}
