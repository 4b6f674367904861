//! Dated parameters with unit and source. A number that no source gives is `unsourced`, and whoever reads it gets the
//! note that their output must carry.

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::{Clause, Status, Unsourced};
use schemars::JsonSchema;
use serde::de::{Error, IgnoredAny, Visitor};
use serde::{Deserialize, Deserializer};
use toml::Spanned;

use crate::PackError;
use crate::pack_error::position;

/// One value from a day on.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DatedValue {
    /// First day.
    #[schemars(with = "String", extend("format" = "date"))]
    pub from: Date,
    /// In the parameter's unit; `None` when the pack says `value = "blank"`: no source gives it, and whoever needs it
    /// refuses by its name.
    #[serde(deserialize_with = "number_or_blank")]
    #[schemars(with = "NumberOrBlank")]
    pub value: Option<f64>,
}

/// `0.2` or `"blank"`, for the schema.
#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "only its schema is used")]
enum NumberOrBlank {
    Number(f64),
    Blank(Blank),
}

/// The word by which a pack says that no source gives a number, for the schema.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
#[expect(dead_code, reason = "only its schema is used")]
pub(crate) enum Blank {
    /// 没有出处，留空 (no source gives it)
    Blank,
}

fn number_or_blank<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<f64>, D::Error> {
    struct Reader;
    impl Visitor<'_> for Reader {
        type Value = Option<f64>;
        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("a number, or \"blank\" when no source gives it")
        }
        fn visit_f64<E: Error>(self, number: f64) -> Result<Self::Value, E> {
            Ok(Some(number))
        }
        #[expect(clippy::cast_precision_loss, reason = "a number of a rule is far below 2⁵³")]
        fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
            Ok(Some(number as f64))
        }
        fn visit_str<E: Error>(self, word: &str) -> Result<Self::Value, E> {
            if word == "blank" { Ok(None) } else { Err(E::invalid_value(serde::de::Unexpected::Str(word), &self)) }
        }
    }
    deserializer.deserialize_any(Reader)
}

/// A number of a pack that an official may edit.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// What it is, Chinese.
    pub zh: String,
    /// What it is, English.
    pub en: String,
    /// Unit as written, e.g. `元/㎡`, `share`, `m`.
    pub unit: String,
    /// How far it is official.
    pub status: Status,
    /// Title and place of its source; empty when unsourced.
    #[serde(default)]
    pub source: String,
    /// In rising order of `from`.
    pub values: Vec<DatedValue>,
    /// Least and greatest number that the law allows an official to fill in.
    #[serde(default)]
    pub within: Option<(f64, f64)>,
    /// File, line and column at which it stands, once known.
    #[serde(skip)]
    place: Option<(String, (usize, usize))>,
}

impl Parameter {
    /// The value in force on a day.
    fn dated(&self, day: Date) -> Option<&DatedValue> {
        self.values.iter().rev().find(|dated| dated.from <= day)
    }

    /// An error at its place in the pack.
    fn refuse(&self, error: PackError) -> PackError {
        let (file, position) = self.place.clone().unzip();
        PackError { file: file.unwrap_or_default(), position, ..error }
    }

    /// Checks what every parameter must satisfy: at least one value, rising dates, finite numbers within the range that the
    /// law allows, a source when it claims one.
    ///
    /// # Errors
    /// What is not so; the message names the parameter.
    pub fn check(&self, name: &str) -> Result<(), PackError> {
        let wrong = |[message, zh]: [&str; 2], [hint, hint_zh]: [&str; 2]| {
            Err(PackError::new(format!("parameter `{name}` {message}"), hint).zh(format!("参数 {name} {zh}"), hint_zh))
        };
        if self.values.is_empty() {
            return wrong(
                ["has no value", "没有取值"],
                [
                    "give at least one `{ from = \"2022-01-01\", value = … }`",
                    "至少写一个 `{ from = \"2022-01-01\", value = … }`",
                ],
            );
        }
        if self.values.windows(2).any(|pair| pair[0].from >= pair[1].from) {
            return wrong(
                ["has values out of order", "的取值没有按日期排列"],
                ["sort `values` by `from`, each day once", "values 按 from 由早到晚，一天一个"],
            );
        }
        let mut numbers = self.values.iter().filter_map(|dated| dated.value);
        if numbers.clone().any(|value| !value.is_finite()) {
            return wrong(
                ["has a value that is not a number", "的取值不是数"],
                ["write a plain decimal number", "请写普通的小数"],
            );
        }
        if let Some((least, most)) = self.within
            && let Some(out) = numbers.find(|value| !(least..=most).contains(value))
        {
            return wrong(
                [
                    &format!("is {out} {}, outside {least} to {most}", self.unit),
                    &format!("是 {out} {}，超出 {least} 至 {most}", self.unit),
                ],
                ["the law allows only numbers in that range; correct the value", "法定幅度以外的数不能用，请改正"],
            );
        }
        if self.status != Status::Unsourced && self.source.is_empty() {
            return wrong(
                ["claims to be sourced but names no source", "说有出处，却没有写出处"],
                ["fill `source`, or set status = \"unsourced\"", "请填 source，或写 status = \"unsourced\""],
            );
        }
        Ok(())
    }
}

/// The `[parameters]` table of a pack: by code name.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Parameters(BTreeMap<String, Parameter>);

impl Parameters {
    /// The value in force on a day.
    ///
    /// # Errors
    /// When the pack has no such parameter, none of its values holds on that day, or the one that does is blank.
    pub fn at(&self, name: &str, day: Date) -> Result<f64, PackError> {
        let parameter = self.get(name)?;
        let Some(dated) = parameter.dated(day) else {
            return Err(parameter.refuse(
                PackError::new(
                    format!("parameter `{name}` has no value on {day}"),
                    format!("add an entry to `parameters.\"{name}\".values` whose `from` is not after {day}"),
                )
                .zh(
                    format!("参数 {name} 在 {day} 没有取值"),
                    format!("请在 `parameters.\"{name}\".values` 加一个 from 不晚于 {day} 的值"),
                ),
            ));
        };
        dated.value.ok_or_else(|| {
            parameter.refuse(
                PackError::new(
                    format!("parameter `{name}` is blank: no source gives it"),
                    format!(
                        "an official must fill it in: write its number in place of \"blank\" at \
                         `parameters.\"{name}\".values`, and its source"
                    ),
                )
                .zh(
                    format!("参数 {name} 空着：没有出处给出这个数"),
                    format!("须由主管部门填写：在 `parameters.\"{name}\".values` 把 \"blank\" 换成数，并写出处"),
                ),
            )
        })
    }

    /// Whether the parameter is there and blank on a day: no source gives it. A parameter that is missing, or has no
    /// value for the day at all, is not blank.
    #[must_use]
    pub fn blank(&self, name: &str, day: Date) -> bool {
        self.0.get(name).and_then(|parameter| parameter.dated(day)).is_some_and(|dated| dated.value.is_none())
    }

    /// Remembers where in the text of a file each parameter stands, for refusals that come when a day is asked about.
    pub(crate) fn locate(&mut self, file: &str, text: &str) {
        #[derive(Deserialize)]
        struct Spans {
            parameters: BTreeMap<String, Spanned<IgnoredAny>>,
        }
        let Ok(spans) = toml::from_str::<Spans>(text) else { return };
        for (name, parameter) in &mut self.0 {
            let span = spans.parameters.get(name).map(Spanned::span);
            parameter.place = span.map(|span| (file.to_owned(), position(text, span.start)));
        }
    }

    /// Every parameter with its code name, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Parameter)> {
        self.0.iter().map(|(name, parameter)| (name.as_str(), parameter))
    }

    /// Puts a number in the place of all values that a parameter has, of any day.
    ///
    /// # Errors
    /// When there is no such parameter.
    pub fn set(&mut self, name: &str, value: f64) -> Result<(), PackError> {
        self.get(name)?;
        for dated in self.0.get_mut(name).into_iter().flat_map(|parameter| &mut parameter.values) {
            dated.value = Some(value);
        }
        Ok(())
    }

    /// A parameter by name.
    ///
    /// # Errors
    /// When the pack has no such parameter.
    pub fn get(&self, name: &str) -> Result<&Parameter, PackError> {
        self.0.get(name).ok_or_else(|| {
            PackError::new(
                format!("parameter `{name}` is missing"),
                format!("add `[parameters.\"{name}\"]` with zh, en, unit, status and values"),
            )
            .zh(format!("缺少参数 {name}"), format!("请加 `[parameters.\"{name}\"]`，写 zh、en、unit、status、values"))
        })
    }

    /// These parameters with `own` laid over them: a name that both have takes its values from `own`.
    #[must_use]
    pub fn overlaid(mut self, own: Self) -> Self {
        self.0.extend(own.0);
        self
    }

    /// The notes that an output must carry when it used these parameters on that day: those without a source. One that is
    /// blank cannot have been used.
    #[must_use]
    pub fn unsourced(&self, day: Date) -> Vec<Unsourced> {
        self.0
            .iter()
            .filter(|(_, p)| p.status == Status::Unsourced)
            .filter_map(|(name, p)| {
                let value = p.dated(day)?.value?;
                let value = format!("{value} {}", p.unit).trim_end().to_owned();
                Some(Unsourced { parameter: name.clone(), value, meaning: p.zh.clone() })
            })
            .collect()
    }

    /// The parameter's source as a clause.
    ///
    /// # Errors
    /// When the pack has no such parameter.
    pub fn clause(&self, name: &str) -> Result<Clause, PackError> {
        let parameter = self.get(name)?;
        let title = if parameter.source.is_empty() { parameter.zh.clone() } else { parameter.source.clone() };
        Ok(Clause { title, article: String::new(), version: String::new(), status: parameter.status })
    }

    /// Checks every parameter, as [`Parameter::check`].
    ///
    /// # Errors
    /// The first parameter that is not as it must be.
    pub fn check(&self) -> Result<(), PackError> {
        self.iter().try_for_each(|(name, parameter)| parameter.check(name))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const DAY: Date = date(2024, 6, 30);

    fn read(values: &str) -> Result<Parameters, PackError> {
        let text = format!("[x]\nzh = \"甲\"\nen = \"x\"\nunit = \"元\"\nstatus = \"unsourced\"\nvalues = [{values}]");
        crate::pack_error::read("p.toml", &text)
    }

    #[test]
    fn a_blank_refuses_by_name_and_is_not_the_same_as_missing() {
        let both = "{ from = \"2024-01-01\", value = 3 }, { from = \"2024-06-01\", value = \"blank\" }";
        let parameters = read(both).unwrap();
        assert_eq!(parameters.at("x", date(2024, 5, 31)), Ok(3.0));
        let error = parameters.at("x", DAY).unwrap_err().to_string();
        assert!(error.contains("parameter `x` is blank: no source gives it; an official must fill it in"), "{error}");
        assert!(parameters.blank("x", DAY));
        assert!(!parameters.blank("x", date(2024, 5, 31)) && !parameters.blank("x", date(2023, 1, 1)));
        assert!(!parameters.blank("y", DAY));
        assert!(parameters.check().is_ok() && parameters.unsourced(DAY).is_empty());
    }

    #[test]
    fn a_number_outside_the_laws_range_is_refused() {
        let within = |value: &str| {
            let values = format!("{{ from = \"2024-01-01\", value = {value} }}]\nwithin = [0.6, 12");
            read(&values).unwrap().check().map_err(|error| error.to_string())
        };
        assert_eq!((within("0.6"), within("12"), within("\"blank\"")), (Ok(()), Ok(()), Ok(())));
        assert!(within("12.5").unwrap_err().contains("parameter `x` is 12.5 元, outside 0.6 to 12"));
    }

    #[test]
    fn a_word_that_is_not_blank_is_refused_with_its_place() {
        let error = read("{ from = \"2024-01-01\", value = \"none\" }").unwrap_err();
        assert_eq!(error.position, Some((6, 42)));
        assert!(error.to_string().contains("expected a number, or \"blank\" when no source gives it"), "{error}");
    }
}
