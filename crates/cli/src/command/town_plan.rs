//! `sanqian plan --town`, `--park CODE`: 一镇一规划 and 一园一政策 as sums of plots; `--keep` enters the version into the ledger.

use model::{DailyRecord, EnterpriseId, PlotFact};
use sanqian::{Daily, DailyPacks, Failure, NewRecord, Office, Packs, PlanTotals, Signature, TownPlan, Work};

use crate::arguments::{Common, Language, PlanOptions};
use crate::bars::bars;
use crate::exit::Stop;
use crate::figures::wan_yuan;

pub(crate) fn run(common: &Common, options: &PlanOptions) -> Result<(), Stop> {
    let mut office = Office::open(&common.data)?;
    let packs = DailyPacks::shipped().map_err(Failure::from)?;
    let work = office.work(common.as_of, common.year, Packs::shipped().map_err(Failure::from)?, &mut bars(common))?;
    let (plots, as_of) = (work.plot_facts(), work.snapshot.as_of);
    if options.keep {
        let by =
            Signature { actor: super::actor(), at_us: super::now_us(), on: options.on.unwrap_or_else(super::today) };
        let version = office.daily(&packs)?.town_plan_version(plots.clone(), (as_of, by.on));
        let record = DailyRecord::TownPlanKept(Box::new(version));
        office.enter(&packs, NewRecord { record, files: Vec::new() }, &by)?;
    }
    let daily = office.daily(&packs)?;
    let plan = daily.town_plan(&plots, as_of);
    if let Some(asked) = &options.park {
        return park(common, &work, (&plan, &plots), asked);
    }
    if common.json {
        crate::print::json(&plan);
        return Ok(());
    }
    town(common, &work, &plan);
    versions(common, &daily, &plan);
    Ok(())
}

/// Where a firm sits in the town's plan (一企一方案), below the lines of its own plan.
pub(super) fn firm(common: &Common, work: &Work, daily: &Daily, firm: &EnterpriseId) {
    let plan = daily.town_plan(&work.plot_facts(), work.snapshot.as_of);
    let Some(firm) = plan.firms.iter().find(|one| one.enterprise == *firm) else { return };
    crate::print::table(
        &format!(
            "{} {}",
            common.say("所在宗地，镇规划版本", "its plots in the town's plan, version"),
            plan.version.short()
        ),
        &[common.say("宗地", "plot"), common.say("园区", "park"), common.say("改造方式", "renewed how")],
        firm.plots.iter().map(|(parcel, park, way)| {
            let park = park.as_deref().map_or_else(|| outside(common), |code| park_name(work, code));
            vec![code(work, parcel), park, mode(common, work, way)]
        }),
    );
}

fn park(common: &Common, work: &Work, (plan, plots): (&TownPlan, &[PlotFact]), asked: &str) -> Result<(), Stop> {
    let known = |one: &&sanqian::ParkPlan| one.park == asked || park_name(work, &one.park) == asked;
    let Some(park) = plan.parks.iter().find(known) else {
        let codes: Vec<&str> = plan.parks.iter().map(|one| one.park.as_str()).collect();
        let hint = codes.join("、");
        return Err(Stop::from(Failure::NotFound { what: "park", name: asked.to_owned(), hint }));
    };
    if common.json {
        crate::print::json(park);
        return Ok(());
    }
    let name = park_name(work, &park.park);
    totals(
        common,
        work,
        &format!("{} {name} {}", common.say("一园一政策", "plan of park"), plan.as_of),
        [(name, &park.totals)],
    );
    let inside = plots.iter().filter(|plot| plot.park.as_ref() == Some(&park.park));
    crate::print::table(
        common.say("宗地", "plots"),
        &[
            common.say("宗地", "plot"),
            common.say("面积（亩） ", "area (mu) "),
            common.say("税收（万元） ", "tax (10k yuan) "),
            common.say("企业 ", "firms "),
            common.say("改造方式", "renewed how"),
        ],
        inside.map(|plot| {
            let tax = plot.tax.map_or_else(|| common.say("未报", "not reported").to_owned(), wan_yuan);
            let area = format!("{:.2}", plot.area.mu());
            vec![
                code(work, &plot.parcel),
                area,
                tax,
                plot.enterprises.len().to_string(),
                mode(common, work, &plot.mode),
            ]
        }),
    );
    Ok(())
}

fn town(common: &Common, work: &Work, plan: &TownPlan) {
    let parks = plan.parks.iter().map(|one| (park_name(work, &one.park), &one.totals));
    let rows = std::iter::once((common.say("全镇", "the town").to_owned(), &plan.totals));
    let rows = rows.chain(parks).chain([(outside(common), &plan.outside.totals)]);
    let title = common.say("一镇一规划：全镇＝各园区＋园区外", "the town's plan: the parks and what lies outside them");
    totals(common, work, &format!("{title} {}", plan.as_of), rows);
}

fn totals<'a>(common: &Common, work: &Work, title: &str, rows: impl IntoIterator<Item = (String, &'a PlanTotals)>) {
    crate::print::table(
        title,
        &[
            common.say("范围", "where"),
            common.say("宗地 ", "plots "),
            common.say("面积（亩） ", "area (mu) "),
            common.say("税收（万元） ", "tax (10k yuan) "),
            common.say("未报宗地 ", "plots not reported "),
            common.say("改造方式（亩）", "renewed how (mu)"),
        ],
        rows.into_iter().map(|(name, totals)| {
            let modes = totals.modes.iter().map(|(way, area)| format!("{} {:.2}", mode(common, work, way), area.mu()));
            vec![
                name,
                totals.plots.to_string(),
                format!("{:.2}", totals.area.mu()),
                wan_yuan(totals.tax),
                totals.tax_unknown.to_string(),
                modes.collect::<Vec<_>>().join("、"),
            ]
        }),
    );
}

fn versions(common: &Common, daily: &Daily, plan: &TownPlan) {
    let kept = daily.town_plans.last().is_some_and(|last| last.plan.version == plan.version);
    let state = if kept {
        common.say("已入账", "in the ledger")
    } else {
        common.say("未入账：宗地事实有变，或从未入账；用 --keep 入账", "not in the ledger; enter it with --keep")
    };
    crate::print::table(
        &format!("{} {} {state}", common.say("版本", "version"), plan.version.short()),
        &[
            common.say("版本", "version"),
            common.say("接续", "follows"),
            common.say("入账日期", "kept on"),
            common.say("变化的宗地 ", "plots changed "),
            common.say("台账条目 ", "entry "),
        ],
        daily.town_plans.iter().rev().map(|one| {
            let follows = one.plan.follows.as_ref().map_or("—", |hash| hash.short()).to_owned();
            let (version, changed) = (one.plan.version.short().to_owned(), one.changed.len().to_string());
            vec![version, follows, one.day.to_string(), changed, one.entry.to_string()]
        }),
    );
}

fn outside(common: &Common) -> String {
    common.say("园区外", "outside any park").to_owned()
}

fn park_name(work: &Work, code: &str) -> String {
    work.snapshot.parks.get(code).map_or_else(|| code.to_owned(), |park| park.is.name.clone())
}

fn code(work: &Work, parcel: &model::ParcelId) -> String {
    let site = work.sites.iter().find(|site| site.parcel == *parcel);
    site.map_or_else(|| parcel.0.clone(), |site| site.code.clone())
}

fn mode(common: &Common, work: &Work, way: &str) -> String {
    if way.is_empty() {
        return common.say("不改造", "stays").to_owned();
    }
    let rule = work.packs.renewal.modes.iter().find(|one| one.code == way);
    let name = rule.map(|one| if common.lang == Language::Zh { &one.zh } else { &one.en });
    name.map_or_else(|| way.to_owned(), String::clone)
}
