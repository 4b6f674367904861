//! A small town whose program starts within moments: firms whose licence was revoked and that use electricity still, so that there
//! is a suspicion about each; and those who work there.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::asked::Browser;
use crate::served::{Served, well};

const FIRMS: usize = 150;
const PASSWORD: &str = "Tie-xian+jiang.7";

pub(crate) struct Town {
    pub data: PathBuf,
    pub people: People,
    /// Ids of suspicions, one about each firm.
    pub findings: Vec<String>,
    _folder: tempfile::TempDir,
}

/// Their cookies.
#[derive(Clone)]
pub(crate) struct People {
    pub officer: String,
    pub system: String,
    pub security: String,
}

impl Town {
    /// In a file, or moved to the address of a PostgreSQL. People come after the move: how they prove who they are stands beside the
    /// ledger and does not move with it.
    pub(crate) fn make(address: Option<&str>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (input, data) = (folder.path().join("input"), folder.path().join("data"));
        fs::create_dir(&input).unwrap();
        let mut firms = "序号,企业名称,统一社会信用代码,注册号,类型,行业代码,所属行业,成立日期,登记状态,状态日期,住所,房屋编码,所属村,企业规模\n".to_owned();
        let mut meters = "电表户号,户名,统一社会信用代码,房屋编码,年度,用电量(万千瓦时),备注\n".to_owned();
        for n in 1..=FIRMS {
            let (name, number) = (format!("慈溪市匡堰第{n}服饰厂"), format!("3302826{n:08}"));
            firms += &format!(
                "{n},{name},,{number},个体户,1829,其他针织或钩针编织服装制造,2011-03-04,吊销,2017-01-05,王家埭路{n}号,,王家埭村,规下\n"
            );
            meters += &format!("33482{n:05},{name},{number},,2022,5.2966,\n");
        }
        fs::write(input.join("市场监管局-企业登记名单.csv"), firms).unwrap();
        fs::write(input.join("供电公司-用电量.csv"), meters).unwrap();
        well(&["import", input.to_str().unwrap(), "--as-of", "2023-06-30"], &data);
        let found: Vec<serde_json::Value> = serde_json::from_str(&well(&["findings", "--json"], &data)).unwrap();
        let findings: Vec<String> = found.iter().map(|finding| finding["id"].as_str().unwrap().to_owned()).collect();
        assert_eq!(findings.len(), FIRMS);
        if let Some(address) = address {
            well(&["migrate-store", "--to", address, "--switch"], &data);
            fs::remove_file(data.join("ledger.sqlite")).unwrap();
        }
        let people = People::take_up(&Served::start(&data));
        Self { data, people, findings, _folder: folder }
    }
}

impl People {
    /// The administrators with the codes of the first start, and an officer whom they let in.
    fn take_up(served: &Served) -> Self {
        let code = |role: &str| {
            let line = served.said.iter().find(|line| line.starts_with(role)).unwrap();
            line.rsplit_once(": ").unwrap().1.trim().to_owned()
        };
        let system = administrator(served.port, "xitong", &code("系统管理员"));
        let security = administrator(served.port, "anquan", &code("安全管理员"));
        claim(served.port, "shenji", &code("审计管理员"));
        let (_, officer) = person(served.port, &system, &security, "officer-1");
        Self { officer, system, security }
    }
}

fn claim(port: u16, name: &str, code: &str) -> String {
    let body = json!({"name": name, "person": "某某", "code": code, "password": PASSWORD});
    let answer = Browser::new(port, "").post("/api/v1/claims", &body).unwrap();
    assert_eq!(answer.status, 200, "{}", answer.json());
    cookie(&answer)
}

/// Takes up an account and gives it its second factor, without which an administrator may not act.
fn administrator(port: u16, name: &str, code: &str) -> String {
    let mut browser = Browser::new(port, &claim(port, name, code));
    let secret = browser.post("/api/v1/me/totp", &json!({"password": PASSWORD})).unwrap().json();
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    let code = sanqian::totp_code(secret["secret"].as_str().unwrap(), since.as_secs()).unwrap();
    let answer = browser.post("/api/v1/me/totp/proof", &json!({"code": code})).unwrap();
    assert_eq!(answer.status, 200, "{}", answer.json());
    cookie(&answer)
}

fn cookie(answer: &crate::asked::Answer) -> String {
    answer.header("set-cookie").unwrap().split(';').next().unwrap().to_owned()
}

/// Logs in.
pub(crate) fn log_in(port: u16, name: &str) -> String {
    let answer = Browser::new(port, "").post("/api/v1/session", &json!({"name": name, "password": PASSWORD})).unwrap();
    assert_eq!(answer.status, 200, "{}", answer.json());
    cookie(&answer)
}

/// One more officer of the town: their account, and the cookie of the session that taking it up opens.
pub(crate) fn person(port: u16, system: &str, security: &str, name: &str) -> (String, String) {
    let opened = Browser::new(port, system).post("/api/v1/people", &json!({"name": name, "person": "李四"})).unwrap();
    assert_eq!(opened.status, 200, "{}", opened.json());
    let account = opened.json()["account"].as_str().unwrap().to_owned();
    let granted = json!({"role": "town_officer", "body": "town", "until": "2099-01-01"});
    let answer = Browser::new(port, security).post(&format!("/api/v1/people/{account}/grants"), &granted).unwrap();
    assert_eq!(answer.status, 200, "{}", answer.json());
    (account, claim(port, name, opened.json()["code"].as_str().unwrap()))
}

/// A data folder once more.
pub(crate) fn copied(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let (path, name) = (entry.path(), entry.file_name());
        if path.is_dir() {
            copied(&path, &to.join(name));
        } else if name != "ledger.sqlite.lock" {
            fs::copy(path, to.join(name)).unwrap();
        }
    }
}
