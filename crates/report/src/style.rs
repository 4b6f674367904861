//! How cells look: one family of formats, so that all sheets look like one document.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::value::Tone;

/// Headings; present on every Windows of an office, and replaced by a CJK sans elsewhere.
const SANS: &str = "微软雅黑";
/// Body text.
const SERIF: &str = "宋体";

const INK: u32 = 0x1F2A37;
const HEADER_FILL: u32 = 0x1F4E79;
const RULE: u32 = 0xBFC7D1;

/// Tabs by the part of the work.
pub(crate) const TAB_SUMMARY: u32 = 0x1F4E79;
pub(crate) const TAB_GRADES: u32 = 0x2E7D32;
pub(crate) const TAB_CHECKS: u32 = 0xC62828;
pub(crate) const TAB_RENEWAL: u32 = 0xE08A00;

/// What a column holds, and so how it is aligned and written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Words on one line.
    Text,
    /// Words that wrap.
    Wrap,
    /// A short word in the middle.
    Centre,
    /// A whole number.
    Integer,
    /// A count that a mayor reads: large, in the middle.
    Headline,
    /// Two decimals, thousands separated; negative red; a dash for nothing.
    Money,
    /// Two decimals, thousands separated.
    Area,
    /// Four decimals.
    Figure,
    /// A share as per cent.
    Percent,
}

fn base(font: &str, size: f64) -> Format {
    Format::new()
        .set_font_name(font)
        .set_font_size(size)
        .set_font_color(Color::RGB(INK))
        .set_align(FormatAlign::VerticalCenter)
}

/// Title of a sheet.
pub(crate) fn title() -> Format {
    base(SANS, 15.0).set_bold().set_font_color(Color::RGB(HEADER_FILL))
}

/// Remarks under the title.
pub(crate) fn note() -> Format {
    base(SERIF, 9.0).set_font_color(Color::RGB(0x5B6775))
}

/// Heading of a section within a sheet.
pub(crate) fn section() -> Format {
    base(SANS, 11.5)
        .set_bold()
        .set_font_color(Color::RGB(HEADER_FILL))
        .set_border_bottom(FormatBorder::Medium)
        .set_border_bottom_color(Color::RGB(HEADER_FILL))
}

/// Column heads.
pub(crate) fn header() -> Format {
    base(SANS, 9.5)
        .set_bold()
        .set_font_color(Color::White)
        .set_background_color(Color::RGB(HEADER_FILL))
        .set_align(FormatAlign::Center)
        .set_text_wrap()
        .set_border(FormatBorder::Thin)
        .set_border_color(Color::RGB(RULE))
}

/// What a reader must not overlook.
pub(crate) fn banner() -> Format {
    base(SANS, 10.0)
        .set_bold()
        .set_text_wrap()
        .set_font_color(Color::RGB(0x7A3E00))
        .set_background_color(Color::RGB(0xFFF1D6))
        .set_border(FormatBorder::Medium)
        .set_border_color(Color::RGB(0xE08A00))
        .set_indent(1)
}

/// A cell of a table.
pub(crate) fn cell(kind: Kind, tone: Option<Tone>) -> Format {
    let plain = base(SERIF, 10.0).set_border(FormatBorder::Thin).set_border_color(Color::RGB(RULE));
    let format = match kind {
        Kind::Text => plain.set_align(FormatAlign::Left),
        Kind::Wrap => plain.set_align(FormatAlign::Left).set_text_wrap(),
        Kind::Centre => plain.set_align(FormatAlign::Center),
        Kind::Headline => plain
            .set_align(FormatAlign::Center)
            .set_font_name(SANS)
            .set_font_size(13)
            .set_bold()
            .set_num_format("#,##0"),
        Kind::Integer => plain.set_align(FormatAlign::Right).set_num_format("#,##0"),
        Kind::Money => plain.set_align(FormatAlign::Right).set_num_format("#,##0.00;[Red]-#,##0.00;\"–\""),
        Kind::Area => plain.set_align(FormatAlign::Right).set_num_format("#,##0.00"),
        Kind::Figure => plain.set_align(FormatAlign::Right).set_num_format("#,##0.0000"),
        Kind::Percent => plain.set_align(FormatAlign::Right).set_num_format("0.00%"),
    };
    match tone {
        None => format,
        Some(Tone::Good) => fill(format, 0xD9F0DD, 0x1B5E20),
        Some(Tone::Fair) => fill(format, 0xDDEBF7, 0x1F4E79),
        Some(Tone::Warn) => fill(format, 0xFFF1D6, 0x7A3E00),
        Some(Tone::Bad) => fill(format, 0xFBDDDD, 0x8C1C13),
        Some(Tone::Muted) => {
            format.set_italic().set_font_color(Color::RGB(0x6B7280)).set_background_color(Color::RGB(0xF1F3F5))
        }
        Some(Tone::Editable) => format.set_font_color(Color::RGB(0x0032C8)).set_background_color(Color::RGB(0xFFFBE6)),
        Some(Tone::Total) => {
            format.set_bold().set_background_color(Color::RGB(0xEAEFF5)).set_border_top(FormatBorder::Medium)
        }
    }
}

fn fill(format: Format, background: u32, ink: u32) -> Format {
    format.set_background_color(Color::RGB(background)).set_font_color(Color::RGB(ink))
}
