//! `sanqian serve`: the API and the web page, on this machine unless told otherwise.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use sanqian::{
    Diary, Failure, Jobs, Office, Packs, PasswordProfile, People, PeoplePolicy, PhasingAsk, Records, Step, Work,
};
use server::{Door, Oidc, Service};

use crate::arguments::{Common, Passwords, ServeOptions};
use crate::bars::bars;
use crate::exit::Stop;

pub(crate) fn run(common: &Common, options: &ServeOptions) -> Result<(), Stop> {
    let office = Office::open(&common.data)?.sealing_by(options.seal.profile());
    office.settle_keys()?;
    let packs = Packs::shipped().map_err(Failure::from)?;
    let mut progress = bars(common);
    let work = office.work(common.as_of, common.year, packs, &mut progress)?;
    let phases = progress.run(Step::Phases, || work.phase(PhasingAsk::QUICK, &mut |_| false));
    drop(progress);
    let records = office.records(&work, phases)?;
    let service = options.service();
    let office = Arc::new(Mutex::new(office));
    let diary = Diary::of(Arc::clone(&office))?;
    let jobs = Jobs::of(Arc::clone(&office))?;
    let door = if options.open { open(common, service.address)? } else { log_in(common, options, office)? };
    if options.log {
        server::log_to_stderr();
    }
    serve(common, work, records, (diary, jobs), door, &service)
}

/// Everybody on this machine reads the town.
pub(crate) fn open(common: &Common, address: SocketAddr) -> Result<Door, Stop> {
    let door = Door::open(address).map_err(|refusal| Stop::Other(refusal.to_string()))?;
    eprintln!(
        "{}",
        common.say(
            "公开演示：本机任何人都可查阅全镇数据，不需登录；不要用于真实数据",
            "open mode: anyone on this machine reads the town without logging in; not for real data"
        )
    );
    Ok(door)
}

/// One has to log in. Codes for those of the three administrators that nobody is yet go to whoever started the program.
fn log_in(common: &Common, options: &ServeOptions, office: Arc<Mutex<Office>>) -> Result<Door, Stop> {
    let secure = options.https || options.tls_certificate.is_some();
    if !secure && !options.listen.is_loopback() {
        // A password and a session's secret would cross the network for anybody to read.
        return Err(Stop::Other(format!(
            "{} --listen {}",
            common.say(
                "不经加密（http）不能对其他机器开放登录：请给出 --tls-certificate 和 --tls-key；若前有终结 TLS 的反向代理，请加 --https。现为",
                "logging in from other machines needs encryption: give --tls-certificate and --tls-key, or --https behind a proxy that ends TLS; found"
            ),
            options.listen
        )));
    }
    let policy = PeoplePolicy {
        passwords: match options.passwords {
            Passwords::Mlps => PasswordProfile::Mlps,
            Passwords::Asvs => PasswordProfile::Asvs,
        },
        seal: options.seal.profile(),
    };
    let people = People::of(office, policy)?;
    for (role, code) in people.first_codes(super::now_us())? {
        let (name, valid) = match common.say("zh", "en") {
            "zh" => (role.zh(), "一次性启用码（30 分钟内有效，在登录页“启用账户”处使用）"),
            _ => (role.en(), "one-time code (30 minutes; use it under Take up an account)"),
        };
        eprintln!("{name} {valid}: {code}");
    }
    let door = Door::log_in(Arc::new(people), secure);
    match &options.oidc {
        None => Ok(door),
        Some(file) => Ok(door.through(Oidc::read(file).map_err(|error| Stop::Other(error.to_string()))?)),
    }
}

/// Serves until interrupted.
pub(crate) fn serve(
    common: &Common,
    work: Work,
    records: Records,
    (diary, jobs): (Diary, Jobs),
    door: Door,
    service: &Service,
) -> Result<(), Stop> {
    let runtime = tokio::runtime::Runtime::new().map_err(|error| Stop::Other(error.to_string()))?;
    let scheme = if service.tls.is_some() { "https" } else { "http" };
    let routes = server::router(Arc::new(work), records, Arc::new(diary), jobs, door);
    let ready = |address| eprintln!("{} {scheme}://{address}", common.say("打开", "open"));
    runtime
        .block_on(server::serve(routes, service, server::interrupted(), ready))
        .map_err(|error| Stop::Other(error.to_string()))
}
