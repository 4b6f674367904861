//! `sanqian demo`: the whole work on the sample town, kept under the data folder.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex};

use model::Check;
use sanqian::{DailyPacks, Diary, ImportRequest, Jobs, Office, Packs, PhasingAsk, Signature, Step, Summary, Town};
use server::Service;

use crate::arguments::{Common, DemoOptions, Language};
use crate::bars::bars;
use crate::exit::Stop;
use crate::figures::grouped;

/// The day on which the sample town's files were collected (`samples/kuangyan/FILES.md`).
const COLLECTED: jiff::civil::Date = jiff::civil::date(2023, 6, 30);

pub(crate) fn run(common: &Common, options: &DemoOptions) -> Result<(), Stop> {
    let sample = common.data.join("sample");
    sample_town::generate(sample_town::SEED, &sample).map_err(|error| Stop::Other(error.to_string()))?;

    let mut progress = bars(common);
    let mut office = Office::open_or_found(&common.data, Town::sample())?;
    office.read_files_by(super::read_file::reader()?);
    let request = ImportRequest {
        folder: &sample.join("input"),
        as_of: COLLECTED,
        exclude_bad: true,
        dry_run: false,
        actor: super::actor(),
        at_us: super::now_us(),
    };
    let imported = office.import(&request, &mut progress)?;
    let packs = Packs::shipped().map_err(sanqian::Failure::from)?;
    let work = office.work(common.as_of, common.year, packs, &mut progress)?;
    office.record(&work, super::actor(), super::now_us())?;
    let workbook = common.data.join("三千成果.xlsx");
    // Nothing of this reads what the others do: two processors shorten the wait.
    let (phases, bytes) = std::thread::scope(|scope| {
        let phases = scope.spawn(|| work.phase(PhasingAsk::QUICK, &mut |_| false));
        simulate(&mut office, &work)?;
        let bytes = progress.run(Step::Report, || work.report(common.lang.into()))?;
        let joined = progress.run(Step::Phases, || phases.join());
        Ok::<_, Stop>((joined.unwrap_or_else(|panic| std::panic::resume_unwind(panic)), bytes))
    })?;
    crate::whole_file::write(&workbook, &bytes)?;

    let summary = Summary::of(&work, Some(&imported), &progress);
    if common.json {
        crate::print::json(&summary);
    } else {
        print(common, &summary);
        super::assess::distribution(common, &work.assessment);
        super::blocks::table(common, &work.plan.blocks);
        super::plan::table(common, &work.plan);
        match &phases {
            Ok(phased) => super::phases::table(common, phased),
            Err(why) => crate::print::line(&format!("{}: {why}", common.say("没有分期方案", "no phased plan"))),
        }
        let words = common.say("成果工作簿", "workbook");
        crate::print::line(&format!("\n{words}: {}", workbook.display()));
    }
    drop(progress);
    if options.no_serve {
        return Ok(());
    }
    let records = office.records(&work, phases)?;
    let office = Arc::new(Mutex::new(office));
    let (diary, jobs) = (Diary::of(Arc::clone(&office))?, Jobs::of(office)?);
    let service = Service::at(SocketAddr::from((Ipv4Addr::LOCALHOST, options.port)));
    let door = super::serve::open(common, service.address)?;
    super::serve::serve(common, work, records, (diary, jobs), door, &service)
}

/// The half year after the files were collected, once: a second demonstration finds it in the ledger.
fn simulate(office: &mut Office, work: &sanqian::Work) -> Result<(), Stop> {
    let packs = DailyPacks::shipped().map_err(sanqian::Failure::from)?;
    let mut daily = office.daily(&packs)?;
    if daily.until.is_none() {
        let by = Signature { actor: super::actor(), at_us: super::now_us(), on: work.snapshot.as_of };
        let records = sanqian::simulate(work, &packs, daily.clone(), 1)
            .map_err(|refusal| sanqian::Failure::Refused(Box::new(refusal)))?;
        office.enter_all(&packs, &mut daily, records, &by)?;
    }
    Ok(())
}

fn print(common: &Common, s: &Summary) {
    let zh = common.lang == Language::Zh;
    let figures: [(&str, &str, String); 12] = [
        ("登记企业", "enterprises", s.counts.enterprises.to_string()),
        ("其中服装", "of these garment", s.counts.garment.to_string()),
        ("规上", "above scale", s.counts.above_scale.to_string()),
        ("宗地", "parcels", s.counts.parcels.to_string()),
        ("建筑物", "buildings", s.counts.buildings.to_string()),
        ("租赁", "leases", s.counts.leases.to_string()),
        ("入库事实", "facts", s.import.as_ref().map_or(0, |i| i.facts).to_string()),
        ("剔除的坏行", "bad rows left out", s.import.as_ref().map_or(0, |i| i.excluded_rows).to_string()),
        ("取缔建议（须核实）", "closure proposals (to verify)", s.closure_proposals.to_string()),
        ("违建疑点面积(㎡)", "illegal floor in question (m²)", grouped(s.illegal_floor_m2, 0)),
        (
            "辅导 / 高耗低效 (家)",
            "coaching / high energy (firms)",
            format!("{} / {}", s.coaching, s.high_energy_low_yield),
        ),
        ("低效地提升(亩)", "land to uplift (mu)", grouped(s.uplift_mu, 2)),
    ];
    crate::print::table(
        &format!("{} {} {}", s.town, common.say("截至", "as of"), s.as_of),
        &[common.say("项目", "item"), common.say("数量 ", "figure ")],
        figures.into_iter().map(|(zh_name, en_name, value)| vec![if zh { zh_name } else { en_name }.to_owned(), value]),
    );
    crate::print::table(
        common.say("五大整治疑点", "suspicions of the five checks"),
        &[common.say("类别", "check"), common.say("疑点 ", "suspicions ")],
        Check::ALL.into_iter().map(|check| {
            let count: usize = s.findings.get(&check).map_or(0, |rules| rules.values().sum());
            vec![if zh { check.zh() } else { check.en() }.to_owned(), count.to_string()]
        }),
    );
}
