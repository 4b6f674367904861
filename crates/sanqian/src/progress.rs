//! The steps of the work, for progress bars and for the seconds per step of a summary.

use std::time::{Duration, Instant};

use serde::Serialize;

/// A step of the work, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Files are read and become facts.
    Survey,
    /// Facts are appended to the ledger.
    Ledger,
    /// The ledger is folded into a snapshot.
    Snapshot,
    /// Geometry becomes relations.
    Space,
    /// Grades.
    Assess,
    /// Suspicions of the five checks.
    Rectify,
    /// Blocks, modes, cash flows.
    Redevelop,
    /// Lists for coaching and uplift.
    Uplift,
    /// Parks and villages.
    Steward,
    /// Which plots when, and where the firms sit meanwhile.
    Phases,
    /// The workbook.
    Report,
}

impl Step {
    /// Chinese name.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            Self::Survey => "摸排入库：读取部门文件",
            Self::Ledger => "写入台账",
            Self::Snapshot => "汇总现状",
            Self::Space => "空间关系",
            Self::Assess => "亩均评价",
            Self::Rectify => "五大整治疑点",
            Self::Redevelop => "连片区块与资金平衡",
            Self::Uplift => "千企提升清单",
            Self::Steward => "园区运营",
            Self::Phases => "分期方案",
            Self::Report => "成果工作簿",
        }
    }

    /// English name.
    #[must_use]
    pub fn en(self) -> &'static str {
        match self {
            Self::Survey => "survey the files",
            Self::Ledger => "append to the ledger",
            Self::Snapshot => "fold the snapshot",
            Self::Space => "space relations",
            Self::Assess => "per-mu evaluation",
            Self::Rectify => "findings of the five checks",
            Self::Redevelop => "blocks and fund balance",
            Self::Uplift => "uplift lists",
            Self::Steward => "parks and villages",
            Self::Phases => "phases",
            Self::Report => "workbook",
        }
    }
}

/// Told when a step begins and ends; keeps the seconds.
pub struct Progress<'a> {
    listener: Box<dyn FnMut(Step, Option<Duration>) + 'a>,
    /// Seconds by step, in the order in which they ended.
    pub seconds: Vec<(Step, f64)>,
}

impl<'a> Progress<'a> {
    /// `listener` is called with `None` when a step begins and with its duration when it ends.
    pub fn new(listener: impl FnMut(Step, Option<Duration>) + 'a) -> Self {
        Self { listener: Box::new(listener), seconds: Vec::new() }
    }

    /// Nobody listens.
    #[must_use]
    pub fn silent() -> Self {
        Self::new(|_, _| ())
    }

    /// Runs a step and tells about it.
    pub fn run<T>(&mut self, step: Step, work: impl FnOnce() -> T) -> T {
        (self.listener)(step, None);
        let started = Instant::now();
        let result = work();
        let took = started.elapsed();
        self.seconds.push((step, took.as_secs_f64()));
        (self.listener)(step, Some(took));
        result
    }
}
