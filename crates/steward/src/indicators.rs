//! Park indicators (园区指标) from meter readings: energy, carbon, water, each with the meters and days it stands on. Factors are
//! parameters of the pack; one that is absent leaves its indicator unknown, never 0.

use jiff::civil::Date;
use model::{Cm2, Derivation, Fen, MeterReading, Unsourced, counted};
use rules::StewardPack;
use schemars::JsonSchema;
use serde::Serialize;

use crate::patrol_rhythm;

/// What else is known of a park.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ParkFigure {
    /// Its code, as the meters name it.
    pub code: String,
    /// Industrial land.
    pub area: Cm2,
    /// Tax of the firms in it that reported, of the year.
    pub tax: Option<Fen>,
    /// let ÷ (let + vacant).
    pub occupancy: Option<f64>,
    /// Days on which it was patrolled.
    pub patrols: Vec<Date>,
    /// Faults that patrols saw until the last day: those not mended yet, and all; `None` when nobody patrolled.
    pub faults: Option<(u32, u32)>,
}

/// One indicator.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Indicator {
    /// `tax_per_mu`, `occupancy`, `energy`, `carbon`, `water`, `solar_share`, `patrols`, `open_faults`.
    pub code: String,
    /// Name.
    pub name: Derivation,
    /// Value; `None` when it was not collected.
    pub value: Option<f64>,
    /// Unit.
    pub unit: String,
    /// From what.
    pub because: Derivation,
}

/// The indicators of one park over a period.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ParkIndicators {
    /// The park.
    pub park: String,
    /// First and last day.
    #[schemars(with = "(String, String)")]
    pub period: (Date, Date),
    /// In a fixed order.
    pub indicators: Vec<Indicator>,
    /// Factors used that no source gives.
    pub unsourced: Vec<Unsourced>,
}

/// The indicators of a park. A reading counts when its whole period lies in the one asked for; amounts are thousandths of the
/// kind's unit (kWh, m³). O(readings).
#[must_use]
pub fn park_indicators(
    pack: &StewardPack,
    park: &ParkFigure,
    readings: &[MeterReading],
    period: (Date, Date),
) -> ParkIndicators {
    let within = |one: &&MeterReading| one.park == park.code && period.0 <= one.from && one.to <= period.1;
    let of: Vec<&MeterReading> = readings.iter().filter(within).collect();
    let factor = |name: &str| pack.parameters.at(name, period.1).ok();
    let electricity = sum(&of, "electricity");
    let gas = sum(&of, "gas");
    let solar = sum(&of, "solar");
    let weighed = |what: &str| {
        let parts = [("electricity", &electricity), ("gas", &gas)];
        let known: Vec<f64> =
            (parts.iter()).filter_map(|(kind, read)| Some(read.amount? * factor(&format!("{what}.{kind}"))?)).collect();
        // A meter that was read and has no factor makes the sum unknown: part of it would pass for the whole.
        let lacking =
            parts.iter().any(|(kind, read)| read.amount.is_some() && factor(&format!("{what}.{kind}")).is_none());
        (!known.is_empty() && !lacking).then(|| known.iter().sum::<f64>())
    };
    let metered = |read: &[&Read]| {
        let meters: usize = read.iter().map(|one| one.meters).sum();
        let days: i64 = read.iter().map(|one| one.days).max().unwrap_or_default();
        let (read, long) = (counted(meters, "meter", "meters"), counted(days, "day", "days"));
        (format!("{meters} 块表，最长 {days} 天"), format!("{read}, {long} at most"))
    };
    let mu = park.area.mu();
    let indicator =
        |code: &str, (zh, en): (&str, &str), value: Option<f64>, unit: &str, (why, why_en): (String, String)| {
            let (why, why_en) =
                if value.is_some() { (why, why_en) } else { ("未采集".to_owned(), "not collected".to_owned()) };
            Indicator {
                code: code.to_owned(),
                name: Derivation { zh: zh.to_owned(), en: en.to_owned() },
                value,
                unit: unit.to_owned(),
                because: Derivation { zh: why, en: why_en },
            }
        };
    let water = sum(&of, "water");
    let used = electricity.amount.unwrap_or_default() + solar.amount.unwrap_or_default();
    #[expect(clippy::cast_precision_loss, reason = "weeks of a year")]
    let rhythm = factor("patrol.every_days").filter(|days| *days >= 1.0).and_then(|days| {
        #[expect(clippy::cast_possible_truncation, reason = "days of a rhythm")]
        let (held, due) = patrol_rhythm(&park.patrols, days as i64, period)?;
        Some((held as f64 / due as f64, (days, held, due)))
    });
    let walked = rhythm.as_ref().map_or_else(Default::default, |(_, (days, held, due))| {
        (
            format!("每 {days} 天一次，自首次巡查起 {due} 个周期中 {held} 个有巡查"),
            format!(
                "once in {}: {held} of {} since the first patrol",
                counted(days, "day", "days"),
                counted(due, "span", "spans")
            ),
        )
    });
    let indicators = vec![
        indicator(
            "tax_per_mu",
            ("亩均税收", "tax per mu"),
            park.tax.filter(|_| mu > 0.0).map(|tax| tax.wan_yuan() / mu),
            "万元/亩",
            (format!("已报税收的企业，用地 {mu:.1} 亩"), format!("firms that reported tax, {mu:.1} mu of land")),
        ),
        indicator(
            "occupancy",
            ("入驻率", "occupancy"),
            park.occupancy,
            "",
            ("在租面积 ÷（在租面积＋空置面积）".to_owned(), "let ÷ (let + vacant)".to_owned()),
        ),
        indicator("energy", ("能耗", "energy"), weighed("energy"), "千克标准煤", metered(&[&electricity, &gas])),
        indicator("carbon", ("碳排放", "carbon"), weighed("carbon"), "千克二氧化碳", metered(&[&electricity, &gas])),
        indicator("water", ("用水", "water"), water.amount, "立方米", metered(&[&water])),
        indicator(
            "solar_share",
            ("光伏自用占比", "share of own solar power"),
            solar.amount.filter(|_| used > 0.0).map(|amount| amount / used),
            "",
            metered(&[&solar, &electricity]),
        ),
        indicator("patrols", ("按时巡查", "patrolled in time"), rhythm.as_ref().map(|one| one.0), "", walked),
        indicator(
            "open_faults",
            ("巡查问题未办结", "faults not mended"),
            park.faults.map(|(open, _)| f64::from(open)),
            "项",
            park.faults.map_or_else(Default::default, |(_, all)| {
                (format!("巡查发现 {all} 项，每项一张工单"), format!("{all} seen on patrols, each a work order"))
            }),
        ),
    ];
    let used = |name: &str| ["energy.", "carbon.", "patrol."].iter().any(|start| name.starts_with(start));
    let unsourced = pack.parameters.unsourced(period.1).into_iter().filter(|one| used(&one.parameter)).collect();
    ParkIndicators { park: park.code.clone(), period, indicators, unsourced }
}

/// What the meters of a kind say.
struct Read {
    amount: Option<f64>,
    meters: usize,
    days: i64,
}

fn sum(readings: &[&MeterReading], kind: &str) -> Read {
    let of: Vec<&&MeterReading> = readings.iter().filter(|one| one.kind == kind).collect();
    let mut meters: Vec<&str> = of.iter().map(|one| one.meter.as_str()).collect();
    meters.sort_unstable();
    meters.dedup();
    let thousandths: i64 = of.iter().map(|one| one.amount).sum();
    let days = |one: &MeterReading| one.to.since(one.from).map_or(0, |span| i64::from(span.get_days()) + 1);
    #[expect(clippy::cast_precision_loss, reason = "thousandths of kWh or m³, far below 2⁵³")]
    let amount = (!of.is_empty()).then(|| thousandths as f64 / 1000.0);
    Read {
        amount,
        meters: meters.len(),
        days: of.iter().map(|one| days(one)).sum::<i64>() / i64::try_from(meters.len().max(1)).unwrap_or(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn reading(meter: &str, kind: &str, month: i8, amount: i64) -> MeterReading {
        MeterReading {
            park: "东区".to_owned(),
            meter: meter.to_owned(),
            kind: kind.to_owned(),
            from: date(2023, month, 1),
            to: date(2023, month, 28),
            amount,
        }
    }

    fn pack() -> StewardPack {
        StewardPack::parse("s", include_str!("../../../rulepacks/steward/default/pack.toml")).unwrap()
    }

    fn value(found: &ParkIndicators, code: &str) -> Option<f64> {
        found.indicators.iter().find(|one| one.code == code).unwrap().value
    }

    #[test]
    fn what_no_meter_says_is_unknown_and_never_zero() {
        let park = ParkFigure { code: "东区".to_owned(), ..ParkFigure::default() };
        let none = park_indicators(&pack(), &park, &[], (date(2023, 1, 1), date(2023, 12, 31)));
        assert!(none.indicators.iter().all(|one| one.value.is_none() && one.because.zh == "未采集"));
    }

    #[test]
    fn readings_inside_the_period_are_weighed_by_the_packs_factors() {
        let park = ParkFigure {
            code: "东区".to_owned(),
            area: Cm2(66_666_667),
            tax: Some(Fen(1_000_000)),
            occupancy: Some(0.9),
            patrols: vec![date(2023, 6, 1), date(2023, 6, 29)],
            faults: Some((0, 3)),
        };
        let readings = [
            reading("a", "electricity", 1, 1_000_000), // 1 000 kWh
            reading("b", "electricity", 2, 3_000_000),
            reading("w", "water", 2, 250_000),
            reading("s", "solar", 2, 1_000_000),
            reading("late", "electricity", 9, 9_000_000),
        ];
        let found = park_indicators(&pack(), &park, &readings, (date(2023, 1, 1), date(2023, 6, 30)));
        let factor = pack().parameters.at("energy.electricity", date(2023, 6, 30)).unwrap();
        assert!((value(&found, "energy").unwrap() - 4000.0 * factor).abs() < 1e-9);
        assert_eq!(value(&found, "water"), Some(250.0));
        assert_eq!(value(&found, "solar_share"), Some(0.2));
        assert_eq!(value(&found, "patrols"), Some(0.4), "two of five weeks since the first");
        assert_eq!(value(&found, "open_faults"), Some(0.0), "all are mended: that zero is known");
        assert!((value(&found, "tax_per_mu").unwrap() - 0.1).abs() < 1e-6);
        assert!(
            found.unsourced.iter().any(|one| one.parameter == "energy.electricity"),
            "the factor says that it has no source"
        );
        let elsewhere = ParkFigure { code: "西区".to_owned(), ..ParkFigure::default() };
        let other = park_indicators(&pack(), &elsewhere, &readings, (date(2023, 1, 1), date(2023, 6, 30)));
        assert_eq!(value(&other, "water"), None, "another park's meters do not count");
    }
}
