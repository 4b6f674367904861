//! `sanqian serve`: the API and the web page, on this machine unless told otherwise.

use std::sync::Arc;

use sanqian::{Failure, Office, Packs, PhasingAsk, Records, Step, Work};
use server::Service;

use crate::arguments::{Common, ServeOptions};
use crate::bars::bars;
use crate::exit::Stop;

pub(crate) fn run(common: &Common, options: &ServeOptions) -> Result<(), Stop> {
    let office = Office::open(&common.data)?;
    let packs = Packs::shipped().map_err(Failure::from)?;
    let mut progress = bars(common);
    let work = office.work(common.as_of, common.year, packs, &mut progress)?;
    let phases = progress.run(Step::Phases, || work.phase(PhasingAsk::QUICK, &mut || false));
    drop(progress);
    let records = office.records(&work, phases)?;
    drop(office);
    if options.log {
        server::log_to_stderr();
    }
    serve(common, work, records, &options.service())
}

/// Serves until interrupted.
pub(crate) fn serve(common: &Common, work: Work, records: Records, service: &Service) -> Result<(), Stop> {
    let runtime = tokio::runtime::Runtime::new().map_err(|error| Stop::Other(error.to_string()))?;
    let scheme = if service.tls.is_some() { "https" } else { "http" };
    let routes = server::router(Arc::new(work), records);
    let ready = |address| eprintln!("{} {scheme}://{address}", common.say("打开", "open"));
    runtime
        .block_on(server::serve(routes, service, server::interrupted(), ready))
        .map_err(|error| Stop::Other(error.to_string()))
}
