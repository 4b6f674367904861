//! A number of a pack as its author gives it: written out, taken from a dated parameter, or left blank.

use std::borrow::Cow;
use std::fmt;

use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

use crate::parameter::Blank;
use crate::{PackError, Parameters};

/// The word by which a pack says that no source gives a number.
pub(super) const BLANK: &str = "blank";

/// `30`, `{ parameter = "weight.tax" }` or `"blank"`.
#[derive(Debug, Clone, PartialEq)]
pub enum Amount {
    /// As written.
    Literal(f64),
    /// The value of a dated parameter.
    Parameter(String),
    /// In no source: the pack refuses to score until an official fills it.
    Blank,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Named {
    parameter: String,
}

/// The forms of an amount, for the schema.
#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "only its schema is used")]
enum Form {
    Number(f64),
    Blank(Blank),
    Parameter(Named),
}

impl JsonSchema for Amount {
    fn schema_name() -> Cow<'static, str> {
        "Amount".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Form::json_schema(generator)
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Amount;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number, { parameter = \"…\" } or \"blank\"")
            }

            fn visit_f64<E: Error>(self, number: f64) -> Result<Amount, E> {
                Ok(Amount::Literal(number))
            }

            fn visit_i64<E: Error>(self, number: i64) -> Result<Amount, E> {
                #[expect(clippy::cast_precision_loss, reason = "a weight or benchmark is far below 2^53")]
                Ok(Amount::Literal(number as f64))
            }

            fn visit_str<E: Error>(self, word: &str) -> Result<Amount, E> {
                if word == BLANK {
                    return Ok(Amount::Blank);
                }
                Err(E::custom(format!("`{word}` is no number; write a number, {{ parameter = \"…\" }} or \"blank\"")))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Amount, A::Error> {
                Named::deserialize(MapAccessDeserializer::new(map)).map(|named| Amount::Parameter(named.parameter))
            }
        }
        deserializer.deserialize_any(Reader)
    }
}

impl Amount {
    /// The number on a day; `None` for a blank, of the pack or of the parameter.
    ///
    /// # Errors
    /// When the parameter is missing or has no value on that day.
    pub fn on(&self, parameters: &Parameters, day: Date) -> Result<Option<f64>, PackError> {
        match self {
            Self::Literal(number) => Ok(Some(*number)),
            Self::Parameter(name) if parameters.blank(name, day) => Ok(None),
            Self::Parameter(name) => parameters.at(name, day).map(Some),
            Self::Blank => Ok(None),
        }
    }

    /// The number, if it is written out.
    #[must_use]
    pub fn literal(&self) -> Option<f64> {
        match self {
            Self::Literal(number) => Some(*number),
            Self::Parameter(_) | Self::Blank => None,
        }
    }
}
