//! One account of every role over the sample town, and what is theirs.

use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex};

use jiff::civil::date;
use model::{EnterpriseId, Organisation, Role};
use sanqian::{Diary, Jobs, Office, People, PeoplePolicy};

use crate::sample::SAMPLE;

pub(crate) const PASSWORD: &str = "Tie-xian+jiang.7";

/// The accounts of the matrix.
pub(crate) struct Principals {
    pub people: Arc<People>,
    pub office: Arc<Mutex<Office>>,
    pub diary: Arc<Diary>,
    pub router: axum::Router,
    /// The secret of each role's session, in the order of [`Role::ALL`]; the public has none.
    pub secrets: Vec<Option<String>>,
    /// Id of each role's account.
    pub accounts: Vec<Option<model::AccountId>>,
    /// In the village, park and of the enterprise of those who have one.
    pub own: Place,
    /// In none of them.
    pub foreign: Place,
}

/// Ids of things in one place.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub village: String,
    pub park: String,
    pub enterprise: EnterpriseId,
    pub parcel: String,
    pub finding: Option<String>,
}

pub(crate) fn now() -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    i64::try_from(since.as_micros()).unwrap()
}

pub(crate) static PRINCIPALS: LazyLock<Principals> = LazyLock::new(|| {
    let office = Arc::new(Mutex::new(Office::open(&copied(&SAMPLE.folder)).unwrap()));
    let people = Arc::new(People::of(Arc::clone(&office), PeoplePolicy::default()).unwrap());
    let diary = Arc::new(Diary::of(Arc::clone(&office)).unwrap());
    let (own, foreign) = (place(true), place(false));
    assert_ne!(own.village, foreign.village);
    let body = |role: Role| match role {
        Role::CityReader => Organisation::City,
        Role::BureauOfficer => Organisation::Bureau { name: "税务".to_owned() },
        Role::PlatformOfficer => Organisation::PlatformCompany,
        Role::VillageOfficer => Organisation::Village { name: own.village.clone() },
        Role::ParkSteward => Organisation::ParkOperator { park: own.park.clone() },
        Role::EnterpriseUser => Organisation::Enterprise { enterprise: own.enterprise.clone() },
        _ => Organisation::Town,
    };
    let codes = people.first_codes(now()).unwrap();
    assert_eq!(codes.len(), 3, "nobody is an administrator yet");
    let (mut secrets, mut accounts) = (Vec::new(), Vec::new());
    for role in Role::ALL {
        if role == Role::Public {
            secrets.push(None);
            accounts.push(None);
            continue;
        }
        let name = format!("u-{}", role.code().replace('_', "-"));
        let code = match codes.iter().find(|(of, _)| *of == role) {
            Some((_, code)) => code.clone(),
            None => {
                let invited = people.open_account(&name, "某某", None, now()).unwrap();
                people.grant(&invited.account, role, body(role), date(2099, 1, 1), None, now()).unwrap();
                invited.code
            }
        };
        let logged_in = people.claim(&name, "某某", &code, PASSWORD, None, now()).unwrap();
        secrets.push(Some(logged_in.secret));
        accounts.push(Some(logged_in.account));
    }
    let work = Arc::clone(&SAMPLE.work);
    let door = server::Door::log_in(Arc::clone(&people), false);
    let router =
        server::router(work, SAMPLE.records.clone(), Arc::clone(&diary), Jobs::of(Arc::clone(&office)).unwrap(), door);
    Principals { people, office, diary, router, secrets, accounts, own, foreign }
});

/// The sample's ledger once more: what these accounts write, the other tests do not see.
pub(crate) fn copied(ledger: &Path) -> PathBuf {
    let folder = tempfile::tempdir().unwrap().keep();
    // With its keys: without them nobody could read it.
    std::fs::create_dir(folder.join("keys")).unwrap();
    for part in ["", "keys"] {
        let files = std::fs::read_dir(ledger.join(part)).unwrap().map(Result::unwrap);
        for file in files.filter(|file| file.path().is_file()) {
            std::fs::copy(file.path(), folder.join(part).join(file.file_name())).unwrap();
        }
    }
    folder
}

/// An enterprise on land of a park in a village, with its parcel; or one of another village outside any park.
fn place(own: bool) -> Place {
    let work = &SAMPLE.work;
    let first = |in_park: bool, not: Option<&str>| {
        work.snapshot.enterprises.iter().find_map(|(id, enterprise)| {
            let village = enterprise.registration.as_ref()?.is.village.clone()?;
            let parts = work.land.get(id).filter(|parts| parts.len() == 1)?;
            let parcel = &parts[0].parcel;
            let on = work.snapshot.parcels.get(parcel)?.outline.as_ref()?;
            let park = work.relations.parcels.get(parcel)?.park.clone();
            let graded = work.assessment.of(id).is_some();
            let fits = on.is.village.as_ref() == Some(&village) && park.is_some() == in_park && graded;
            let finding = work.findings.iter().find(|f| f.enterprises == [id.clone()]).map(|f| f.id.0.clone());
            (fits && (in_park || finding.is_some()) && not != Some(village.as_str())).then(|| Place {
                village,
                park: park.unwrap_or_default(),
                enterprise: id.clone(),
                parcel: parcel.0.clone(),
                finding,
            })
        })
    };
    let here = first(true, None).unwrap();
    if own { here } else { first(false, Some(&here.village)).unwrap() }
}
