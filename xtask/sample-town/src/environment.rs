//! Environmental paperwork: permits that lapsed or never were, waste that nobody fetches, and the many in order.

use std::collections::BTreeSet;

use crate::draw::Draw;
use crate::firms::{Firm, Role};
use crate::truth::NearMiss;

/// A row of the paperwork; a later row of the same firm replaces an earlier one.
pub(crate) struct Paper {
    pub(crate) firm: usize,
    pub(crate) process: &'static str,
    pub(crate) approval: String,
    pub(crate) permit: &'static str,
    pub(crate) permit_number: String,
    pub(crate) permit_until: String,
    pub(crate) hazardous: bool,
    pub(crate) waste_party: &'static str,
    pub(crate) waste_until: String,
}

/// All papers, and what was planted in them.
#[derive(Default)]
pub(crate) struct Papers {
    pub(crate) rows: Vec<Paper>,
    pub(crate) no_permit: Vec<usize>,
    pub(crate) expired: Vec<usize>,
    pub(crate) waste: Vec<usize>,
    /// Firms that fail the recheck of the ordered correction.
    pub(crate) failed: BTreeSet<usize>,
    /// Firms that pass it, at the first or at the second time.
    pub(crate) passed: Vec<usize>,
    /// Firms with a valid permit that fail it all the same.
    pub(crate) failed_with_permit: Vec<usize>,
    pub(crate) near: Vec<(&'static str, NearMiss)>,
}

const POLLUTERS_WITHOUT: usize = 70;
const WITHOUT: usize = 24;
const EXPIRED: usize = 20;
const VALID: usize = 74;
const RENEWED: usize = 14;
const CLEAN: usize = 90;
const WASTE: usize = 30;
const WASTE_RENEWED: usize = 7;
const PARTIES: &[&str] = &["宁波北仑环固废处置有限公司", "慈溪绿源固废处置有限公司", "余姚净达环保科技有限公司"];

/// Files the papers.
pub(crate) fn file(draw: &mut Draw, firms: &[Firm]) -> Papers {
    let mut papers = Papers::default();
    let mut polluters: Vec<usize> = (0..firms.len()).filter(|&at| firms[at].role == Role::Polluter).collect();
    draw.shuffle(&mut polluters);
    for (nth, &firm) in polluters.iter().enumerate() {
        papers.failed.insert(firm);
        papers.add(draw, firms, firm, if nth < POLLUTERS_WITHOUT { State::Without } else { State::Expired });
    }
    // whoever is to be found lawful later must have nothing planted here
    let mut free: Vec<usize> = (0..firms.len())
        .filter(|&at| firms[at].role == Role::Ordinary && !firms[at].above_scale && firms[at].own.is_none())
        .collect();
    draw.shuffle(&mut free);
    let mut free = free.into_iter();
    let mut take = |count: usize| free.by_ref().take(count).collect::<Vec<usize>>();
    for (nth, firm) in take(WITHOUT + EXPIRED).into_iter().enumerate() {
        papers.add(draw, firms, firm, if nth < WITHOUT { State::Without } else { State::Expired });
        if nth % 2 == 0 {
            papers.passed.push(firm);
        }
    }
    for (nth, firm) in take(VALID).into_iter().enumerate() {
        papers.add(draw, firms, firm, State::Valid);
        if nth < 12 {
            papers.failed_with_permit.push(firm);
        }
    }
    for firm in take(RENEWED) {
        papers.add(draw, firms, firm, State::Expired);
        papers.expired.retain(|&f| f != firm);
        papers.add(draw, firms, firm, State::Valid);
        papers.near.push(("environment.permit_expired", near(firms, firm, "后一行为换发后的有效许可证")));
    }
    for firm in take(CLEAN) {
        papers.add(draw, firms, firm, State::Registered);
        papers.near.push(("environment.no_permit", near(firms, firm, "无产污工艺，登记管理即可")));
    }
    let above: Vec<usize> =
        (0..firms.len()).filter(|&at| firms[at].above_scale || firms[at].role == Role::HighEnergy).collect();
    for firm in above {
        papers.add(draw, firms, firm, State::Registered);
    }
    papers.waste(draw, firms);
    papers
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    Without,
    Expired,
    Valid,
    Registered,
}

fn near(firms: &[Firm], firm: usize, why: &str) -> NearMiss {
    NearMiss { key: firms[firm].key().to_owned(), why: why.to_owned() }
}

fn date(draw: &mut Draw, from: usize, to: usize) -> String {
    format!("{}-{:02}-{:02}", draw.whole(from, to), draw.whole(1, 12), draw.whole(1, 28))
}

impl Papers {
    fn add(&mut self, draw: &mut Draw, firms: &[Firm], firm: usize, state: State) {
        let known = self.rows.iter().find(|row| row.firm == firm).map(|row| row.process);
        let process = match (state, firms[firm].trade.0) {
            (State::Registered, _) => "无",
            (_, "1752") => "染色",
            (_, "2110" | "3311") => "喷漆",
            (_, "3360") => "电镀",
            (_, code) if code.starts_with("18") => {
                known.unwrap_or_else(|| draw.pick(&["印花", "印花", "水洗", "染色"]))
            }
            _ => known.unwrap_or_else(|| draw.pick(&["喷漆", "电镀"])),
        };
        let serial = draw.whole(1_000, 9_999);
        let permit = match state {
            State::Without => "",
            State::Registered => "登记管理",
            _ if matches!(process, "电镀" | "染色") => "重点管理",
            _ => "简化管理",
        };
        let number = match state {
            State::Without => String::new(),
            State::Registered => format!("{}{:03}W", firms[firm].key(), serial % 900),
            _ => format!("{}{:03}P", firms[firm].key(), serial % 900),
        };
        let until = match state {
            State::Without => String::new(),
            State::Expired => date(draw, 2019, 2022),
            _ => date(draw, 2024, 2027),
        };
        match state {
            State::Without => self.no_permit.push(firm),
            State::Expired => self.expired.push(firm),
            _ => {}
        }
        let approval = if state == State::Without && draw.chance(0.7) {
            String::new()
        } else {
            format!("慈环建({})第{serial}号", draw.whole(2005, 2018))
        };
        self.rows.push(Paper {
            firm,
            process,
            approval,
            permit,
            permit_number: number,
            permit_until: until,
            hazardous: false,
            waste_party: "",
            waste_until: String::new(),
        });
    }

    /// Painting and plating leave hazardous waste, printing leaves pots.
    fn waste(&mut self, draw: &mut Draw, firms: &[Firm]) {
        let mut unhandled = 0;
        let mut renewed = vec![];
        for at in 0..self.rows.len() {
            let firm = self.rows[at].firm;
            if self.rows[at].process == "无"
                || self.rows[at].process == "水洗"
                || self.rows.iter().filter(|row| row.firm == firm).count() > 1
            {
                continue;
            }
            if !draw.chance(0.55) {
                continue;
            }
            let party = draw.pick(PARTIES);
            self.rows[at].hazardous = true;
            if unhandled < WASTE && draw.chance(0.4) {
                unhandled += 1;
                if unhandled % 2 == 0 {
                    self.rows[at].waste_party = party;
                    self.rows[at].waste_until = date(draw, 2020, 2022);
                }
                self.waste.push(firm);
            } else {
                self.rows[at].waste_party = party;
                self.rows[at].waste_until = date(draw, 2024, 2026);
                self.near.push(("environment.hazardous_waste_unhandled", near(firms, firm, "危废处置协议有效")));
                renewed.push(at);
            }
        }
        for at in renewed.into_iter().take(WASTE_RENEWED) {
            let until = self.rows[at].waste_until.clone();
            self.rows[at].waste_until = date(draw, 2020, 2022);
            let old = &self.rows[at];
            let again = Paper {
                firm: old.firm,
                process: old.process,
                approval: old.approval.clone(),
                permit: old.permit,
                permit_number: old.permit_number.clone(),
                permit_until: old.permit_until.clone(),
                hazardous: true,
                waste_party: old.waste_party,
                waste_until: until,
            };
            self.rows.push(again);
        }
    }
}
