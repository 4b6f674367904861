//! A million firms by sixty dated clauses, reasons kept as columns of codes; one firm's reasons in words when asked.

use jiff::civil::date;
use model::{Column, Columns, NO_WORD, PolicySubject, Truth};
use rules::{FactKind, PolicyPack};

use crate::{BenchError, MILLION, fastest, population, row};

const CLAUSES: usize = 60;
const TRUTHS: [&str; 4] = ["grade_published", "basis_statistics_only", "manufacturing", "in_old_park"];
const NUMBERS: [&str; 7] = ["consecutive_d", "tax", "land", "energy", "staff", "water", "gas"];

/// Clauses in force, each with five conditions over twelve facts.
fn pack() -> Result<PolicyPack, BenchError> {
    let mut text = String::from(
        "[pack]\nid = \"sixty\"\ntitle = \"sixty\"\ntitle_en = \"sixty\"\neffective_from = \"2022-01-01\"\nstatus = \"unsourced\"\n\
         [parameters.floor]\nzh = \"floor\"\nen = \"floor\"\nunit = \"\"\nstatus = \"unsourced\"\nvalues = [{ from = \"2022-01-01\", value = 1 }]\n",
    );
    for (names, kind) in [(&TRUTHS[..], "truth"), (&NUMBERS[..], "number"), (&["grade"][..], "text")] {
        for name in names {
            text += &format!("[[fact]]\ncode = \"{name}\"\ntype = \"{kind}\"\nzh = \"{name}\"\nen = \"{name}\"\n");
        }
    }
    for clause in 0..CLAUSES {
        let (number, grade) = (NUMBERS[clause % NUMBERS.len()], ["A", "B", "C", "D"][clause % 4]);
        text += &format!(
            "[[clause]]\ncode = \"c{clause}\"\nkind = \"subsidy\"\nsubject = \"enterprise\"\nzh = \"{clause}\"\nen = \"{clause}\"\n\
             effect = \"benefit\"\nwhen = \"grade == '{grade}' and grade_published and not basis_statistics_only and \
             {number} / land >= {clause} * p.floor and (manufacturing or in_old_park or staff * {clause} > energy + water + gas + tax + consecutive_d)\"\n\
             body = {{ zh = \"city\", en = \"city\" }}\nstatus = \"unsourced\"\nadopted = true\n",
        );
    }
    Ok(PolicyPack::parse("sixty.toml", &text)?)
}

/// Facts of the population; a tenth of each is missing.
fn firms(pack: &PolicyPack) -> Result<Columns, BenchError> {
    let mut columns = Columns::new(MILLION.firms);
    for (index, fact) in pack.facts.iter().enumerate() {
        let drawn = || (0..MILLION.firms).map(|firm| population::unit(firm, index));
        let column = match fact.kind {
            FactKind::Number => Column::Number(drawn().map(|u| if u < 0.1 { f64::NAN } else { u * 300.0 }).collect()),
            FactKind::Truth => {
                let truth = |u: f64| {
                    if u < 0.1 {
                        Truth::Missing
                    } else if u < 0.7 {
                        Truth::True
                    } else {
                        Truth::False
                    }
                };
                Column::Truth(drawn().map(truth).collect())
            }
            FactKind::Text => {
                let code = |u: f64| [NO_WORD, 0, 1, 2, 3].into_iter().nth((u * 5.0) as usize).unwrap_or(NO_WORD);
                let words = ["A", "B", "C", "D"].map(str::to_owned).to_vec();
                Column::Text { codes: drawn().map(code).collect(), words }
            }
        };
        columns.insert(fact.code.clone(), column)?;
    }
    Ok(columns)
}

/// Times all clauses over all firms, and the reasons of one.
pub(crate) fn time() -> Result<(), BenchError> {
    let pack = pack()?;
    let firms = firms(&pack)?;
    let day = date(2024, 6, 30);
    let subject = PolicySubject::Enterprise;
    let (seconds, reasons) = fastest(|| Ok(pack.apply_columns(subject, &firms, day)?))?;
    let applies: usize = reasons.iter().map(|column| column.codes.iter().filter(|code| **code == 0).count()).sum();
    row(
        &format!("{} firms x {} dated clauses ({applies} apply)", firms.rows(), reasons.len()),
        &format!("{seconds:.3} s"),
        "<= 1 s",
        seconds <= 1.0,
    );
    let (seconds, answers) = fastest(|| Ok(pack.answer_row(subject, &firms, MILLION.firms / 2, day)?))?;
    row(
        &format!("one firm's reasons by {} clauses", answers.len()),
        &format!("{:.3} ms", seconds * 1e3),
        "<= 1 ms",
        seconds <= 1e-3,
    );
    Ok(())
}
