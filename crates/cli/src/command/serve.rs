//! `sanqian serve`: the API and the web page on 127.0.0.1.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use sanqian::Work;

use crate::arguments::{Common, ServeOptions};
use crate::bars::bars;
use crate::exit::Stop;

pub(crate) fn run(common: &Common, options: &ServeOptions) -> Result<(), Stop> {
    let work = super::work(common, &mut bars(common))?;
    serve(common, work, options.port)
}

/// Serves until interrupted.
pub(crate) fn serve(common: &Common, work: Work, port: u16) -> Result<(), Stop> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let runtime = tokio::runtime::Runtime::new().map_err(|error| Stop::Other(error.to_string()))?;
    runtime
        .block_on(server::serve(Arc::new(work), address, |address| {
            eprintln!("{} http://{address}", common.say("打开", "open"))
        }))
        .map_err(|error| Stop::Other(error.to_string()))
}
