//! 村集体资产.

use model::Fen;
use model::Severity;
use model::statement::{Statement, VillageAsset};

use crate::code;
use crate::known::Known;
use crate::line::Line;
use crate::problem::said;

pub(crate) fn read(line: &mut Line<'_>, _known: &Known<'_>) -> Option<Statement> {
    let village = line.required_text("village");
    let name = line.required_text("name");
    let field = if line.cell("code").is_some() { "code" } else { "parcel" };
    let code = line.text(field).map(|text| code::tidy(&text));
    if let Some(code) = &code
        && !code::is_parcel(code)
        && !code::is_building(code)
    {
        line.note(
            Severity::Row,
            field,
            said(
                "asset.code",
                "28 位房屋编码或 19 位宗地代码 / a building or parcel code",
                "请按不动产登记簿核对；没有编码的资产可留空。 / Check it with the register, or leave it blank.",
            ),
        );
    }
    let book_value = line.required_amount("book_value");
    let yearly_rent = line.amount("yearly_rent").map(Fen);
    Some(Statement::VillageAsset(VillageAsset {
        village: village?,
        name: name?,
        code,
        book_value: Fen(book_value?),
        yearly_rent,
    }))
}
