//! `sanqian serve`: the API and the web page on 127.0.0.1.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use sanqian::{Failure, Office, Packs, PhasingAsk, Records, Step, Work};

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
    serve(common, work, records, options.port)
}

/// Serves until interrupted.
pub(crate) fn serve(common: &Common, work: Work, records: Records, port: u16) -> Result<(), Stop> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let runtime = tokio::runtime::Runtime::new().map_err(|error| Stop::Other(error.to_string()))?;
    runtime
        .block_on(server::serve(Arc::new(work), records, address, |address| {
            eprintln!("{} http://{address}", common.say("打开", "open"))
        }))
        .map_err(|error| Stop::Other(error.to_string()))
}
