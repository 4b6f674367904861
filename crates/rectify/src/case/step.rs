//! One step: the checks in their order, then the fold.

use model::{Case, CaseEvent, Duty, EventKind, Refusal, RefusalRule, Term};

use super::{Attempt, CaseRules, attached, checklists, clocks, competence, duties, fold, force, measures, refuse};

impl CaseRules<'_> {
    /// The case after an event, and the duties that follow from it.
    ///
    /// ```
    /// # use rules::{Calendar, CasePack};
    /// # use rectify::CaseRules;
    /// # let calendar = Calendar::parse("china", include_str!("../../../../rulepacks/calendar/china.toml"))?;
    /// # let procedure = include_str!("../../../../rulepacks/cases/procedure/pack.toml");
    /// # let fire = include_str!("../../../../rulepacks/cases/fire-safety/pack.toml");
    /// # let pack = CasePack::parse(("procedure", procedure), ("fire-safety", fire))?;
    /// # let finding: model::Finding = serde_json::from_value(serde_json::json!({
    /// #     "id": "fnd-1", "check": "fire_safety", "rule": "fire.exit_blocked", "title_zh": "", "title_en": "",
    /// #     "subject": { "kind": "building", "id": "bld-1" }, "subject_code": "A1", "enterprises": [],
    /// #     "parcel": null, "floor_area": null, "evidence": [], "clauses": [], "to_verify_zh": "", "to_verify_en": ""
    /// # })).unwrap();
    /// # let town = model::TownId("330282-kuangyan".into());
    /// # let day = jiff::civil::date(2024, 1, 8);
    /// use model::{Actor, Capacity, Case, CaseEvent, EventKind, RefusalRule};
    /// let rules = CaseRules { pack: &pack, calendar: &calendar };
    /// let case = Case::open(&town, &finding, None, day);
    /// // A steward's visit is not an inspection.
    /// let steward =
    ///     Actor { name: "王管家".into(), capacity: Capacity::Steward, body: String::new(), certificates: vec![] };
    /// let refused = rules.step(&case, CaseEvent::new(EventKind::Verify, day, steward)).unwrap_err();
    /// assert_eq!(refused.rule, RefusalRule::Capacity);
    /// assert!(refused.clauses.iter().any(|clause| clause.article == "第四十二条"));
    /// # Ok::<(), rules::PackError>(())
    /// ```
    ///
    /// # Errors
    /// The first rule that refuses it, with what is missing; the case is then as it was.
    pub fn step(&self, case: &Case, event: CaseEvent) -> Result<(Case, Vec<Duty>), Refusal> {
        force::household(&event)?;
        let step = self.find(case, &event)?;
        let attempt = Attempt { rules: *self, case, event: &event, step };
        competence::check(&attempt)?;
        attached::check(&attempt)?;
        force::check(&attempt)?;
        checklists::check(&attempt)?;
        measures::check(&attempt)?;
        clocks::check(&attempt)?;
        let started = clocks::started(&attempt)?;
        let duties = duties::follow(&attempt, &started)?;
        let after = fold::fold(case, event, step, started);
        Ok((after, duties))
    }

    /// The case that the events make of an opened one.
    ///
    /// # Errors
    /// The first refusal.
    pub fn replay(&self, opened: &Case, events: impl IntoIterator<Item = CaseEvent>) -> Result<Case, Refusal> {
        let mut case = opened.clone();
        for event in events {
            case = self.step(&case, event)?.0;
        }
        Ok(case)
    }

    /// The step that the event is from where the case stands.
    fn find(&self, case: &Case, event: &CaseEvent) -> Result<&rules::StepRule, Refusal> {
        let (zh, en) = (event.kind.zh(), event.kind.en());
        if self.pack.check != case.check {
            return Err(refuse::plain(
                RefusalRule::NotInKind,
                format!("本案属{}，不适用“{}”", case.check.zh(), self.pack.header.title),
                format!("this is a case of {}; `{}` does not apply", case.check.en(), self.pack.header.title_en),
            )
            .on([self.pack.header.clause()]));
        }
        if case.events.iter().any(|earlier| earlier.says_the_same(event)) {
            return Err(refuse::plain(
                RefusalRule::Duplicate,
                format!("本案已有同一“{zh}”，不重复登记"),
                format!("the case already has this `{en}`"),
            )
            .refusal);
        }
        if let Some(step) = self.pack.step(event.kind, case.state) {
            return Ok(step);
        }
        let states = self.pack.states_of(event.kind);
        if states.is_empty() {
            let clauses = [self.pack.header.clause()]
                .into_iter()
                .chain((event.kind == EventKind::StopSupply).then(force::no_household_supply));
            return Err(refuse::plain(
                RefusalRule::NotInKind,
                format!("{}案件没有“{zh}”这一步", case.check.zh()),
                format!("cases of {} have no step `{en}`", case.check.en()),
            )
            .on(clauses));
        }
        let steps = self.pack.steps.iter().filter(|step| step.event == event.kind);
        let mut refusal = refuse::plain(
            RefusalRule::NotFromHere,
            format!("案件处于“{}”，不能“{zh}”", case.state.zh()),
            format!("the case is {}; `{en}` does not follow", case.state.en()),
        )
        .on(steps.flat_map(|step| &step.clauses).map(rules::CitedClause::clause));
        refusal.missing = states.iter().map(|state| refuse::state(*state)).collect();
        Err(refusal)
    }
}
