//! 概况: what a mayor reads. Counts are live over the other sheets; the assumptions without a source stand on the first page.

use model::{Check, Grade, PopulationResult};
use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::funds::wan;
use crate::grades::Graded;
use crate::page::{Extent, heading, lines_as_height, lines_of, print_setup, put};
use crate::style::{self, Kind};
use crate::value::{Tone, Value};
use crate::{Report, assumptions, blocks, findings, grades};

/// Where the other sheets keep what is counted here.
pub(crate) struct Others<'a> {
    pub(crate) graded: &'a [Graded],
    pub(crate) findings: &'a Extent,
    pub(crate) blocks: &'a Extent,
}

const LAST_COLUMN: u16 = 7;
const WIDTHS: [f64; 8] = [34.0, 16.0, 16.0, 16.0, 16.0, 16.0, 16.0, 16.0];

pub(crate) fn sheet(report: &Report<'_>, name: &str, others: &Others<'_>) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(name)?;
    for (column, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    let language = report.language;
    let title = format!("{} {}", report.town, language.pick("“三千行动”成果", "three-thousand action: results"));
    let note = language.pick(
        format!(
            "现状日期 {} · 评价年度 {} · 评价办法：{} · 快照 {}",
            report.snapshot.as_of,
            report.assessment.year,
            report.assessment.pack_title,
            report.snapshot_hash.short()
        ),
        format!(
            "As of {} · evaluation of {} · method: {} · snapshot {}",
            report.snapshot.as_of,
            report.assessment.year,
            report.assessment.pack_title,
            report.snapshot_hash.short()
        ),
    );
    heading(&mut sheet, &title, &note)?;
    let mut page = Cursor { sheet: &mut sheet, row: 2 };
    page.banner(report)?;
    page.holdings(report)?;
    page.grades(report, others.graded)?;
    page.suspicions(report, others.findings)?;
    page.uplift(report)?;
    page.renewal(report, others.blocks)?;
    page.assumptions(report)?;
    page.origins(report)?;
    print_setup(&mut sheet, report);
    sheet.set_active(true);
    Ok(sheet)
}

struct Cursor<'a> {
    sheet: &'a mut Worksheet,
    row: u32,
}

impl Cursor<'_> {
    fn section(&mut self, title: &str) -> Result<(), XlsxError> {
        self.row += 1;
        for column in 0..=LAST_COLUMN {
            self.sheet.write_blank(self.row, column, &style::section())?;
        }
        self.sheet.write_string_with_format(self.row, 0, title, &style::section())?;
        self.sheet.set_row_height(self.row, 22.0)?;
        self.row += 1;
        Ok(())
    }

    fn heads(&mut self, heads: &[&str]) -> Result<(), XlsxError> {
        for (column, head) in (0..).zip(heads) {
            self.sheet.write_string_with_format(self.row, column, *head, &style::header())?;
        }
        self.row += 1;
        Ok(())
    }

    fn line(&mut self, values: &[(Value, Kind)]) -> Result<(), XlsxError> {
        for (column, (value, kind)) in (0..).zip(values) {
            put(self.sheet, self.row, column, value, *kind)?;
        }
        self.sheet.set_row_height(self.row, 22.0)?;
        self.row += 1;
        Ok(())
    }

    fn banner(&mut self, report: &Report<'_>) -> Result<(), XlsxError> {
        let count = assumptions::all(report).len();
        if count == 0 {
            return Ok(());
        }
        let text = report.language.pick(
            format!(
                "注意：本工作簿用到 {count} 项没有官方来源的假设参数，逐项列于本页下方“六、无来源假设”。据此得出的等级、清单和金额仅供测算与讨论，确定前须由主管部门给出依据；疑点须现场核实，评价结果公示前不得作为措施依据。"
            ),
            format!(
                "Note: this workbook stands on {count} assumptions that no official source gives; each is listed in section 6 below. Grades, lists and amounts that follow from them are for discussion until the competent office gives a source; suspicions must be verified on site, and no measure may rest on grades before they are published."
            ),
        );
        self.row += 1;
        self.sheet.merge_range(self.row, 0, self.row, LAST_COLUMN, &text, &style::banner())?;
        let lines = lines_of(&text, WIDTHS.iter().sum::<f64>() * 0.9);
        self.sheet.set_row_height(self.row, 10.0 + 15.0 * lines_as_height(lines))?;
        self.row += 1;
        Ok(())
    }

    fn holdings(&mut self, report: &Report<'_>) -> Result<(), XlsxError> {
        let (language, known) = (report.language, report.snapshot);
        self.section(language.pick("一、家底", "1. What is known"))?;
        self.heads(&[
            language.pick("企业（经营主体）", "Enterprises"),
            language.pick("宗地", "Parcels"),
            language.pick("建筑", "Buildings"),
            language.pick("租赁合同", "Leases"),
            language.pick("信访件", "Petitions"),
            language.pick("拟引进项目", "Projects"),
            language.pick("园区", "Parks"),
            language.pick("原始数据行", "Source rows"),
        ])?;
        let counts = [
            known.enterprises.len(),
            known.parcels.len(),
            known.buildings.len(),
            known.leases.len(),
            known.petitions.len(),
            known.projects.len(),
            known.parks.len(),
            known.facts.len(),
        ];
        self.line(&counts.map(|count| (Value::count(count), Kind::Headline)))
    }

    fn grades(&mut self, report: &Report<'_>, graded: &[Graded]) -> Result<(), XlsxError> {
        let language = report.language;
        self.section(language.pick("二、亩均评价等级", "2. Grades"))?;
        self.heads(&[
            language.pick("评价对象", "Population"),
            "A",
            "B",
            "C",
            "D",
            language.pick("合计", "All"),
            language.pick("A类最低分", "Lowest A"),
            language.pick("C类最低分", "Lowest C"),
        ])?;
        for (population, sheet) in report.assessment.populations.iter().zip(graded) {
            let mut line = vec![(Value::text(language.pick(&population.zh, &population.en)), Kind::Text)];
            let column = sheet.extent.column(sheet.grade_column);
            for which in [Grade::A, Grade::B, Grade::C, Grade::D] {
                let (letter, tone) = grades::grade(which);
                let count = population.results.iter().filter(|r| r.grade == which).count();
                line.push((counted(column.as_deref(), letter, count).toned(tone), Kind::Headline));
            }
            let row = self.row + 1;
            let all = Value::count(population.results.len());
            let all = match all {
                Value::Number(count) => Value::Formula(format!("SUM(B{row}:E{row})"), count),
                other => other,
            };
            line.push((all.toned(Tone::Total), Kind::Headline));
            line.push((Value::optional(lowest(population, Grade::A)), Kind::Figure));
            line.push((Value::optional(lowest(population, Grade::C)), Kind::Figure));
            self.line(&line)?;
        }
        let label = language.pick("不参评（原因见“不参评”）", "Not graded (see the sheet)");
        let mut line = vec![(Value::text(label), Kind::Text)];
        line.extend(vec![(Value::Blank, Kind::Headline); 4]);
        line.push((Value::count(report.assessment.not_graded.len()), Kind::Headline));
        line.extend(vec![(Value::Blank, Kind::Headline); 2]);
        self.line(&line)
    }

    fn suspicions(&mut self, report: &Report<'_>, extent: &Extent) -> Result<(), XlsxError> {
        let language = report.language;
        self.section(language.pick(
            "三、千家整治：五大整治疑点（均须现场核实）",
            "3. Suspicions of the five checks (to be verified on site)",
        ))?;
        let mut heads: Vec<&str> = vec![language.pick("项目", "Item")];
        heads.extend(Check::ALL.map(|check| language.pick(check.zh(), check.en())));
        heads.extend([language.pick("合计", "All"), language.pick("取缔建议（户）", "Closure proposals")]);
        self.heads(&heads)?;
        let column = extent.column(findings::CHECK_COLUMN);
        let mut line = vec![(Value::text(language.pick("疑点数", "Suspicions")), Kind::Text)];
        for check in Check::ALL {
            let count = report.findings.iter().filter(|f| f.check == check).count();
            line.push((counted(column.as_deref(), language.pick(check.zh(), check.en()), count), Kind::Headline));
        }
        let row = self.row + 1;
        let all =
            Value::live(format!("SUM(B{row}:F{row})"), float(report.findings.len()), float(report.findings.len()), 0.0);
        line.push((all.toned(Tone::Total), Kind::Headline));
        line.push((Value::count(report.closures.len()), Kind::Headline));
        self.line(&line)
    }

    fn uplift(&mut self, report: &Report<'_>) -> Result<(), XlsxError> {
        let (language, lists) = (report.language, report.lists);
        self.section(language.pick("四、千企提升", "4. Uplift"))?;
        self.heads(&[
            language.pick("D类辅导企业（户）", "D firms to coach"),
            language.pick("高耗低效（户）", "High energy, low yield"),
            language.pick("提升宗地（宗）", "Parcels to uplift"),
            language.pick("提升面积（亩）", "Their area (mu)"),
        ])?;
        self.line(&[
            (Value::count(lists.coaching.len()), Kind::Headline),
            (Value::count(lists.high_energy_low_yield.len()), Kind::Headline),
            (Value::count(lists.uplift_parcels.len()), Kind::Headline),
            (Value::number(lists.uplift_area.mu()), Kind::Area),
        ])
    }

    fn renewal(&mut self, report: &Report<'_>, extent: &Extent) -> Result<(), XlsxError> {
        let (language, plan) = (report.language, report.plan);
        self.section(language.pick("五、千亩改造（万元）", "5. Renewal (10⁴ yuan)"))?;
        self.heads(&[
            language.pick("区块（个）", "Blocks"),
            language.pick("面积（亩）", "Area (mu)"),
            language.pick("收入", "Income"),
            language.pick("成本", "Cost"),
            language.pick("静态平衡", "Static balance"),
            language.pick("净现值", "NPV"),
            language.pick("最大资金缺口", "Deepest gap"),
            language.pick("缺口时点", "Gap at"),
        ])?;
        let chosen = || plan.blocks.iter().filter_map(blocks::chosen).map(|option| &option.cash_flow.balance);
        let sum = |column: u16, gives: f64, stated: f64| {
            extent.column(column).map_or_else(
                || Value::number(stated),
                |cells| Value::live(format!("SUM({cells})"), gives, stated, 1e-6),
            )
        };
        let area: f64 = plan.blocks.iter().map(|p| p.block.area.mu()).sum();
        let income = chosen().map(|b| wan(b.income)).sum();
        let cost = chosen().map(|b| wan(b.cost)).sum();
        let balance = chosen().map(|b| wan(b.static_balance)).sum();
        let total = &plan.balance;
        self.line(&[
            (Value::count(plan.blocks.len()), Kind::Headline),
            (sum(blocks::AREA, area, area), Kind::Area),
            (sum(blocks::INCOME, income, wan(total.income)), Kind::Money),
            (sum(blocks::COST, cost, wan(total.cost)), Kind::Money),
            (sum(blocks::STATIC, balance, wan(total.static_balance)), Kind::Money),
            (Value::number(total.npv / 1e6), Kind::Money),
            (Value::number(wan(total.peak_gap)), Kind::Money),
            (Value::text(total.peak_gap_at.map_or_else(|| "—".to_owned(), |q| q.to_string())), Kind::Centre),
        ])
    }

    fn assumptions(&mut self, report: &Report<'_>) -> Result<(), XlsxError> {
        let language = report.language;
        self.section(
            language.pick("六、无来源假设（可改参数，须由主管部门给出依据）", "6. Assumptions without a source"),
        )?;
        self.heads(&[
            language.pick("参数", "Parameter"),
            language.pick("取值", "Value"),
            language.pick("含义", "Meaning"),
        ])?;
        let head = self.row - 1;
        self.sheet.merge_range(head, 2, head, LAST_COLUMN, language.pick("含义", "Meaning"), &style::header())?;
        let width: f64 = WIDTHS.iter().skip(2).sum();
        for assumption in assumptions::all(report) {
            put(self.sheet, self.row, 0, &Value::text(&assumption.parameter), Kind::Wrap)?;
            put(self.sheet, self.row, 1, &Value::text(&assumption.value).toned(Tone::Warn), Kind::Wrap)?;
            let meaning = crate::text::safe(&assumption.meaning);
            self.sheet.merge_range(self.row, 2, self.row, LAST_COLUMN, &meaning, &style::cell(Kind::Wrap, None))?;
            // Merged cells do not grow by themselves.
            let lines = lines_of(&meaning, width)
                .max(lines_of(&assumption.parameter, 33.0))
                .max(lines_of(&assumption.value, 15.0));
            self.sheet.set_row_height(self.row, 5.0 + 13.0 * lines_as_height(lines))?;
            self.row += 1;
        }
        Ok(())
    }

    fn origins(&mut self, report: &Report<'_>) -> Result<(), XlsxError> {
        let language = report.language;
        self.section(language.pick("七、数据与规则版本（可据此复算）", "7. What the figures were made from"))?;
        let mut lines = vec![(language.pick("快照", "Snapshot").to_owned(), report.snapshot_hash.to_string())];
        for (number, pack) in (1..).zip(report.packs) {
            lines.push((format!("{} {number}", language.pick("规则包", "Rule pack")), pack.to_string()));
        }
        for (label, hash) in lines {
            put(self.sheet, self.row, 0, &Value::text(label), Kind::Text)?;
            self.sheet.merge_range(self.row, 1, self.row, LAST_COLUMN, &hash, &style::cell(Kind::Text, None))?;
            self.row += 1;
        }
        Ok(())
    }
}

fn counted(column: Option<&str>, word: &str, count: usize) -> Value {
    match column {
        Some(cells) => Value::Formula(format!("COUNTIF({cells},\"{word}\")"), float(count)),
        None => Value::count(count),
    }
}

fn float(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

fn lowest(population: &PopulationResult, grade: Grade) -> Option<f64> {
    population.cuts.iter().find(|cut| cut.grade == grade).and_then(|cut| cut.lowest)
}
