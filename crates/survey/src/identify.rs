//! Whose row it is: by code, or by name when the row has none and exactly one registered firm has the name.

use formats::Cell;
use model::{EnterpriseId, Severity};

use crate::code;
use crate::known::{ByName, Known};
use crate::line::{Given, Line};
use crate::problem::said;

impl Line<'_> {
    /// A USCC or registration number in good form, if the cell has one.
    pub(crate) fn firm_code(&mut self, field: &str) -> Given<String> {
        let number = matches!(self.cell(field), Some(Cell::Number { .. }));
        let Some(text) = self.text_of(field)? else { return Ok(None) };
        let code = code::tidy(&text);
        if self.cell(field).is_some_and(|cell| cell.literal() != code) && (code.len() == 15 || code.len() == 18) {
            self.note(
                Severity::Warning,
                field,
                said(
                    "code.tidied",
                    "半角大写、无空格的代码 / a code in plain capitals without blanks",
                    format!("代码含空格、全角或小写字符，已按“{code}”读入，请核对。 / Blanks, full-width or small letters were read as the code named."),
                ),
            );
        }
        if code::is_registration_no(&code) {
            return Ok(Some(code));
        }
        if (number && code.len() > 15) || code.contains("E+") {
            return self.refuse(
                field,
                said(
                    "uscc.lost_digits",
                    "18 位统一社会信用代码 / an 18-character USCC",
                    "代码被当作数字保存，末几位已丢失：请将该列设为文本格式后重新填写。 / The code was stored as a number and lost digits: format the column as text and enter it again.",
                ),
            );
        }
        match code::check_uscc(&code) {
            Ok(()) => Ok(Some(code)),
            Err(code::UsccError::CheckDigit) => self.refuse(
                field,
                said(
                    "uscc.check_digit",
                    "校验位正确的统一社会信用代码（GB 32100） / a USCC with the right check character",
                    "至少有一位写错：请按营业执照核对，系统不会自动改正。 / At least one character is wrong: check it with the licence; it is never corrected by guess.",
                ),
            ),
            Err(code::UsccError::Form) => self.refuse(
                field,
                said(
                    "uscc.form",
                    "18 位统一社会信用代码或 15 位注册号 / an 18-character USCC or a 15-digit registration number",
                    "请按营业执照核对位数和字母（不含 I、O、S、V、Z）。 / Check length and letters (no I, O, S, V, Z) with the licence.",
                ),
            ),
        }
    }

    /// The firm of a row: by code, or by name when the row has no code.
    pub(crate) fn enterprise(&mut self, known: &Known<'_>) -> Option<EnterpriseId> {
        let mut code = self.firm_code("enterprise").ok()?;
        if code.is_none() {
            code = self.firm_code("registration_no").ok()?;
        }
        let name = self.text("enterprise_name");
        match (code, name) {
            (Some(code), name) => Some(self.by_code(known, &code, name.as_deref())),
            (None, Some(name)) => self.by_name(known, &name),
            (None, None) => self.missing("enterprise"),
        }
    }

    fn by_code(&mut self, known: &Known<'_>, code: &str, name: Option<&str>) -> EnterpriseId {
        if let Some(id) = known.by_code(code) {
            self.compare_name(known, id, name);
            return id.clone();
        }
        if known.has_register() {
            self.note(
                Severity::Warning,
                "enterprise",
                said(
                    "enterprise.unregistered",
                    "登记名单中的代码 / a code of the register",
                    "登记名单中没有此代码：可能是外地企业或名单不全，数据已保留。 / Not in the register: a firm from elsewhere, or the register is incomplete. The row is kept.",
                ),
            );
        }
        derive(known, code)
    }

    /// A good code beside a name that is not its firm's: another firm's name means that one of the two cells is wrong, a
    /// name that nobody has is a slip or a former name.
    fn compare_name(&mut self, known: &Known<'_>, id: &EnterpriseId, name: Option<&str>) {
        let (Some(name), Some(registered)) = (name, known.name_of(id)) else { return };
        if known.same_name(name, registered) {
            return;
        }
        let theirs = format!("登记名单中该代码的名称是“{registered}” / the register has this name for the code");
        if matches!(known.by_name(name), ByName::One(other) if other != *id) {
            let hint =
                "名称与代码分属两家企业：请核对后改正其一。 / Name and code belong to two firms: correct one of them.";
            self.note(Severity::Row, "enterprise_name", said("enterprise.conflict", theirs, hint));
        } else {
            let hint = "已按代码归户；名称可能是笔误或曾用名，请核对。 / The row was taken by its code; the name may be a slip or a former one.";
            self.note(Severity::Warning, "enterprise_name", said("enterprise.name_differs", theirs, hint));
        }
    }

    fn by_name(&mut self, known: &Known<'_>, name: &str) -> Option<EnterpriseId> {
        match known.by_name(name) {
            ByName::One(id) => {
                let registered = known.name_of(&id).unwrap_or_default();
                if registered != name {
                    self.note(
                        Severity::Warning,
                        "enterprise_name",
                        said(
                            "enterprise.by_name",
                            "统一社会信用代码 / a USCC",
                            format!("本行没有代码，按名称归入“{registered}”（仅略去行政区划等）：请核对并补填代码。 / Without a code the row was taken to be this firm by its name."),
                        ),
                    );
                }
                Some(id)
            }
            ByName::Unclear(_) if crate::name::is_village_collective(name) => {
                self.note(
                    Severity::Warning,
                    "enterprise_name",
                    said(
                        "enterprise.collective",
                        "登记名单中的企业 / a firm of the register",
                        "村集体不是评价对象，本行未采用。 / A village collective is no firm to be graded; the row is not used.",
                    ),
                );
                None
            }
            ByName::Unclear(near) => {
                let near = if near.is_empty() {
                    "登记名单中没有相近的名称 / no registered name is near".to_owned()
                } else {
                    format!("登记名单中相近的名称：{} / nearest registered names", near.join("、"))
                };
                self.note(
                    Severity::Row,
                    "enterprise_name",
                    said(
                        "enterprise.name",
                        "登记名单中唯一的企业名称 / a name that one registered firm has",
                        format!("本行没有代码，名称也不能唯一对应：请补填统一社会信用代码。{near}。"),
                    ),
                );
                None
            }
        }
    }

    /// A party of a lease or a right holder: an enterprise of the register, or somebody else. A name alone counts only
    /// when it is exactly one firm's.
    pub(crate) fn party(&mut self, known: &Known<'_>, code_field: &str, name: &str) -> Option<EnterpriseId> {
        let text = self.text(code_field).map(|t| code::tidy(&t));
        match text.as_deref() {
            // 村集体, 个人 and the like say that the party is no enterprise.
            Some(word) if !word.chars().any(|c| c.is_ascii_digit()) => None,
            Some(_) => {
                let code = self.firm_code(code_field).ok().flatten()?;
                Some(known.by_code(&code).cloned().unwrap_or_else(|| derive(known, &code)))
            }
            None => match known.by_name(name) {
                ByName::One(id) => Some(id),
                ByName::Unclear(_) => None,
            },
        }
    }
}

fn derive(known: &Known<'_>, code: &str) -> EnterpriseId {
    let scheme = if code::is_registration_no(code) { "registration_no" } else { "uscc" };
    EnterpriseId::derive(known.town, scheme, code)
}
