//! The figure that counts for a measure: the first department of the pack's order that states one for the year.

use model::statement::{Declaration, Emission, Statistics};
use model::{Citation, Department, Derivation, Enterprise, GivenUnit, Input, Measure, Snapshot, Stated};
use rules::{EvaluationPack, Pollutant};

/// One enterprise's figures of one year.
pub(crate) struct Figures<'a> {
    pub(crate) snapshot: &'a Snapshot,
    pub(crate) enterprise: &'a Enterprise,
    pub(crate) pack: &'a EvaluationPack,
    pub(crate) year: i16,
}

impl<'a> Figures<'a> {
    /// The signed declaration of the year.
    pub(crate) fn declaration(&self) -> Option<&'a Stated<Declaration>> {
        self.enterprise.declarations.iter().find(|stated| stated.is.year == self.year)
    }

    /// The input of a measure, if any department of the pack's order has one.
    pub(crate) fn input(&self, measure: Measure) -> Option<Input> {
        let order = self.pack.sources.get(&measure)?;
        order.departments.iter().find_map(|department| self.stated(measure, *department))
    }

    /// What the signed declaration says of a measure for which the pack's order takes identifiable statistics.
    pub(crate) fn confirmed(&self, measure: Measure) -> Option<Input> {
        let taken = self.input(measure)?;
        (taken.department == Department::Statistics).then(|| self.declared(measure)).flatten()
    }

    fn stated(&self, measure: Measure, department: Department) -> Option<Input> {
        match department {
            Department::Enterprise => self.declared(measure),
            Department::Statistics => self.statistics(measure),
            Department::Tax => {
                let stated = self.enterprise.taxes.iter().find(|stated| stated.is.year == self.year)?;
                (measure == Measure::TaxPaid).then(|| self.cell(stated, "tax_paid", stated.is.tax_paid.0))
            }
            Department::Power => (measure == Measure::Electricity).then(|| self.meters()).flatten(),
            Department::Environment => (measure == Measure::Emissions).then(|| self.pollutants()).flatten(),
            Department::SocialInsurance => {
                let stated = self.enterprise.insurance.iter().find(|stated| stated.is.year == self.year)?;
                (measure == Measure::Staff).then(|| self.cell(stated, "insured", stated.is.insured.0))
            }
            _ => None,
        }
    }

    fn cell<T>(&self, stated: &Stated<T>, field: &str, amount: i64) -> Input {
        let citations = self.snapshot.cite(stated, field).into_iter().collect();
        Input { amount, department: stated.department, citations, derivation: None }
    }

    fn declared(&self, measure: Measure) -> Option<Input> {
        let stated = self.declaration()?;
        let says = &stated.is;
        let (field, amount) = match measure {
            Measure::TaxPaid => ("tax_paid", says.tax_paid?.0),
            Measure::ValueAdded => ("value_added", says.value_added?.0),
            Measure::Revenue => ("revenue", says.revenue?.0),
            Measure::Energy => ("energy", says.energy?.0),
            Measure::Electricity => ("electricity", says.electricity?.0),
            Measure::Emissions => ("emissions", says.emissions?.0),
            Measure::Staff => ("staff", says.staff?.0),
            Measure::RdSpending => ("rd_spending", says.rd_spending?.0),
            Measure::Land => return None,
        };
        Some(self.cell(stated, field, amount))
    }

    fn statistics(&self, measure: Measure) -> Option<Input> {
        let stated: &Stated<Statistics> =
            self.enterprise.statistics.iter().find(|stated| stated.is.year == self.year)?;
        let says = &stated.is;
        let (field, amount) = match measure {
            Measure::ValueAdded => ("value_added", says.value_added?.0),
            Measure::Revenue => ("revenue", says.revenue?.0),
            Measure::Energy => ("energy", says.energy?.0),
            Measure::Staff => ("staff", says.staff?.0),
            Measure::RdSpending => ("rd_spending", says.rd_spending?.0),
            Measure::TaxPaid | Measure::Electricity | Measure::Emissions | Measure::Land => return None,
        };
        Some(self.cell(stated, field, amount))
    }

    fn meters(&self) -> Option<Input> {
        let meters: Vec<_> = self.enterprise.power.iter().filter(|stated| stated.is.year == self.year).collect();
        let first = meters.first()?;
        let amount = meters.iter().map(|stated| stated.is.electricity.0).sum();
        let citations = meters.iter().filter_map(|stated| self.snapshot.cite(stated, "electricity")).collect();
        let terms: Vec<String> =
            meters.iter().map(|stated| format!("{:.4}", stated.is.electricity.wan_kwh())).collect();
        let derivation = (terms.len() > 1).then(|| sum("块电表之和", "meters", &terms, GivenUnit::WAN_KWH, amount));
        Some(Input { amount, department: first.department, citations, derivation })
    }

    fn pollutants(&self) -> Option<Input> {
        let stated = self.enterprise.emissions.iter().find(|stated| stated.is.year == self.year)?;
        let mut amount = 0;
        let mut terms = Vec::new();
        let mut citations: Vec<Citation> = Vec::new();
        for pollutant in self.pack.pollutants.iter().flat_map(|pollutants| &pollutants.sum) {
            let (field, Some(grams)) = reported(&stated.is, *pollutant) else { continue };
            amount += grams;
            terms.push(format!("{} {:.4}", pollutant.symbol(), GivenUnit::TONNE.show(grams)));
            citations.extend(self.snapshot.cite(stated, field));
        }
        let derivation =
            (!terms.is_empty()).then(|| sum("项污染物之和", "pollutants", &terms, GivenUnit::TONNE, amount))?;
        Some(Input { amount, department: stated.department, citations, derivation: Some(derivation) })
    }
}

fn reported(emission: &Emission, pollutant: Pollutant) -> (&'static str, Option<i64>) {
    let (field, grams) = match pollutant {
        Pollutant::Cod => ("cod", emission.cod),
        Pollutant::AmmoniaNitrogen => ("ammonia_nitrogen", emission.ammonia_nitrogen),
        Pollutant::So2 => ("so2", emission.so2),
        Pollutant::Nox => ("nox", emission.nox),
        Pollutant::Vocs => ("vocs", emission.vocs),
    };
    (field, grams.map(|grams| grams.0))
}

fn sum(zh: &str, en: &str, terms: &[String], unit: GivenUnit, amount: i64) -> Derivation {
    let (count, terms, total) = (terms.len(), terms.join(" + "), unit.show(amount));
    Derivation {
        zh: format!("{count}{zh}：{terms} = {total:.4}{}", unit.symbol),
        en: format!("sum of {count} {en}: {terms} = {total:.4} {}", unit.symbol),
    }
}
