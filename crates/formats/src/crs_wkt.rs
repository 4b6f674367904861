//! Well-known text of coordinate reference systems (WKT 1 as Esri and GDAL write it, and the same elements of WKT 2).

use std::collections::BTreeMap;

use crate::Crs;
use crate::crs::Kind;

/// See [`Crs::from_wkt`].
pub(crate) fn parse(wkt: &str) -> Option<Crs> {
    if wkt.len() > 20_000 {
        return None;
    }
    let upper = wkt.to_uppercase();
    let datum = [
        "CGCS2000",
        "CGCS_2000",
        "CHINA_2000",
        "CHINA 2000",
        "CHINA GEODETIC COORDINATE SYSTEM 2000",
        "WGS84",
        "WGS_84",
        "WGS 84",
        "WGS_1984",
        "WORLD GEODETIC SYSTEM 1984",
    ];
    if !datum.iter().any(|name| upper.contains(name)) {
        return None;
    }
    let keyword = upper.trim_start().split(['[', '(']).next()?.trim().to_owned();
    let name = texts(wkt).next().unwrap_or_default();
    if matches!(keyword.as_str(), "GEOGCS" | "GEOGCRS" | "GEODCRS") {
        return Some(Crs::from_parameters(&name, Kind::LonLat));
    }
    let projection = ["TRANSVERSE_MERCATOR", "TRANSVERSE MERCATOR", "GAUSS_KRUGER", "GAUSS-KRUGER"];
    if !matches!(keyword.as_str(), "PROJCS" | "PROJCRS") || !projection.iter().any(|p| upper.contains(p)) {
        return None;
    }
    if !["\"METRE\"", "\"METER\"", "\"METERS\""].iter().any(|unit| upper.contains(unit)) {
        return None;
    }
    let parameters = parameters(wkt);
    let get = |names: [&str; 2]| names.iter().find_map(|n| parameters.get(*n)).copied();
    let lon_0 = get(["central_meridian", "longitude_of_natural_origin"])?;
    let x_0 = get(["false_easting", "false_easting"])?;
    let k = get(["scale_factor", "scale_factor_at_natural_origin"]).unwrap_or(1.0);
    let y_0 = get(["false_northing", "false_northing"]).unwrap_or(0.0);
    let lat_0 = get(["latitude_of_origin", "latitude_of_natural_origin"]).unwrap_or(0.0);
    let sound = (73.0..=136.0).contains(&lon_0)
        && (0.9..=1.1).contains(&k)
        && x_0.abs() < 1e8
        && y_0.abs() < 1e8
        && (0.0..=54.0).contains(&lat_0);
    sound.then(|| Crs::from_parameters(&name, Kind::TransverseMercator { lon_0, lat_0, k, x_0, y_0 }))
}

/// The quoted texts, in order.
fn texts(wkt: &str) -> impl Iterator<Item = String> + '_ {
    wkt.split('"').skip(1).step_by(2).map(str::to_owned)
}

/// `PARAMETER["False_Easting",500000.0]` by lower-case name with underscores.
fn parameters(wkt: &str) -> BTreeMap<String, f64> {
    let mut found = BTreeMap::new();
    for piece in wkt.split("PARAMETER").skip(1) {
        let mut quoted = piece.splitn(3, '"');
        let (Some(_), Some(name), Some(rest)) = (quoted.next(), quoted.next(), quoted.next()) else { continue };
        let number: String = rest
            .chars()
            .skip_while(|c| *c == ',' || c.is_whitespace())
            .take_while(|c| c.is_ascii_digit() || "+-.eE".contains(*c))
            .collect();
        if let Ok(value) = number.parse::<f64>()
            && value.is_finite()
        {
            found.insert(name.to_lowercase().replace(' ', "_"), value);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn esri_and_gdal_texts_give_the_table_code() {
        let esri = r#"PROJCS["CGCS2000_3_Degree_GK_CM_120E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",120.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]"#;
        assert_eq!(parse(esri).and_then(|c| c.epsg), Some(4549));
        assert_eq!(parse(&esri.replace("500000.0", "40500000.0")).and_then(|c| c.epsg), Some(4528));
        let local = parse(&esri.replace("120.0", "121.25")).unwrap();
        assert_eq!((local.epsg, local.central_meridian()), (None, Some(121.25)));
    }

    #[test]
    fn other_datums_are_not_guessed() {
        assert!(parse(r#"PROJCS["Beijing_1954_3_Degree_GK_CM_120E",GEOGCS["GCS_Beijing_1954"],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["Central_Meridian",120.0],UNIT["Meter",1.0]]"#).is_none());
        assert!(parse("").is_none());
    }
}
