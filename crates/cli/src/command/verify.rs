//! `sanqian verify`: whether a file, or the ledger itself, still says what was written. Exit codes of its own, for programs.

use std::path::Path;

use sanqian::{Asked, ExportFault, ExportVerified, Office};
use serde_json::json;

use crate::arguments::Common;
use crate::exit::Stop;
use crate::keeping::VerifyOptions;

const BROKEN: u8 = 2;
const INCOMPLETE: u8 = 3;
const UNTRUSTED: u8 = 4;

pub(crate) fn run(common: &Common, options: &VerifyOptions) -> Result<(), Stop> {
    let Some(file) = &options.file else { return own(common) };
    let key = options.trust.key();
    let asked = Asked { key: key.as_deref(), since: options.trust.since.as_deref(), keys: None };
    match sanqian::verify_file(file, asked)? {
        Ok(verified) => {
            print(common, file, &verified);
            Ok(())
        }
        Err(fault) => Err(self::fault(common, file, &fault)),
    }
}

fn print(common: &Common, file: &Path, verified: &ExportVerified) {
    let ExportVerified { town, entries, blobs, size, root, key, .. } = verified;
    if common.json {
        crate::print::json(&json!({
            "sound": true, "town": town, "entries": entries, "blobs": blobs, "size": size, "root": root, "key": key,
        }));
        return;
    }
    let file = file.display();
    let (zh, en) = if entries == size {
        (
            format!("完好：{file}（{town}，{entries} 条，附件 {blobs} 件）"),
            format!("sound: {file} ({town}, {entries} entries, {blobs} attachments)"),
        )
    } else {
        (
            format!("完好：{file} 证明这一条在 {town} 的台账里（当时共 {size} 条）"),
            format!("sound: {file} proves that its entry stands in the ledger of {town} (of {size} at the time)"),
        )
    };
    crate::print::line(
        &common
            .sentence(&format!("{zh}\n根：{root}\n签名公钥：{key}"), &format!("{en}\nroot: {root}\nsigned by: {key}")),
    );
}

/// Says why a file is not to be believed; the exit code says which kind of fault it is.
pub(crate) fn fault(common: &Common, file: &Path, fault: &ExportFault) -> Stop {
    let (code, zh) = match fault {
        ExportFault::Broken { line, what } => {
            (BROKEN, format!("第 {line} 行被改动或已损坏（{what}）；这份文件不可用，请换另一份备份"))
        }
        ExportFault::Rewritten(what) => (BROKEN, format!("历史与留存的检查点不符（{what}）：有人改写过台账，请报告")),
        ExportFault::Incomplete => {
            (INCOMPLETE, "文件不完整，没有结尾的封印：被截断，或备份没有写完；请换另一份备份".to_owned())
        }
        ExportFault::Untrusted { found } => (UNTRUSTED, format!("签名的钥匙是 {found}，不是指定的那一把")),
        ExportFault::Unreadable(what) => (1, format!("读不出来（{what}）")),
    };
    if common.json {
        crate::print::json(&json!({ "sound": false, "exit_code": code, "fault": fault.to_string() }));
    } else {
        let file = file.display();
        eprintln!("{}", common.sentence(&format!("{file}：{zh}"), &format!("{file}: {fault}")));
    }
    Stop::Said(code)
}

/// The ledger of the data folder, chain and attachments.
fn own(common: &Common) -> Result<(), Stop> {
    let office = Office::open_to_read(&common.data)?;
    match office.verify_ledger() {
        Ok(verified) => {
            let head = verified.head.map(|head| head.to_string()).unwrap_or_default();
            if common.json {
                let (entries, blobs) = (verified.entries, verified.blobs);
                crate::print::json(&json!({ "sound": true, "entries": entries, "blobs": blobs, "head": head }));
            } else {
                let (entries, blobs) = (verified.entries, verified.blobs);
                crate::print::line(&common.sentence(
                    &format!("台账完好：{entries} 条，附件 {blobs} 件\n最后一条：{head}"),
                    &format!("the ledger is sound: {entries} entries, {blobs} attachments\nhead: {head}"),
                ));
            }
            Ok(())
        }
        Err(broken) => {
            if common.json {
                crate::print::json(
                    &json!({ "sound": false, "exit_code": BROKEN, "entry": broken.seq, "fault": broken.what }),
                );
            } else {
                let (seq, what) = (broken.seq, &broken.what);
                eprintln!(
                    "{}",
                    common.sentence(
                        &format!("台账第 {seq} 条不对（{what}）；请停止入库，从备份恢复，并报告"),
                        &format!("entry {seq} of the ledger is broken ({what}); stop importing, restore a backup, and report it"),
                    )
                );
            }
            Err(Stop::Said(BROKEN))
        }
    }
}
