//! Everything that can be done, as a closed list. A route names its action; an action that is in no row of the table does
//! not compile.

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident $code:literal $zh:literal,)*) => {
        /// One thing that can be done.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Action { $($(#[$doc])* $name,)* }

        impl Action {
            /// All, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Its code name.
            #[must_use]
            pub fn code(self) -> &'static str { match self { $(Self::$name => $code,)* } }

            /// Chinese.
            #[must_use]
            pub fn zh(self) -> &'static str { match self { $(Self::$name => $zh,)* } }
        }
    };
}

actions! {
    /// Whether the service answers, and how it is described.
    ReadService "read_service" "查看服务状态",
    /// The town at a glance, the years beside each other.
    ReadOverview "read_overview" "查看概览",
    /// Layers of the map.
    ReadMap "read_map" "查看地图",
    /// Enterprises and their pages.
    ReadEnterprises "read_enterprises" "查看企业",
    /// Suspicions of the five checks.
    ReadFindings "read_findings" "查看疑点",
    /// Parcels, buildings, holders.
    ReadLand "read_land" "查看宗地",
    /// Blocks and their money.
    ReadBlocks "read_blocks" "查看改造区块",
    /// Rounds of the evaluation, with objections and who moved.
    ReadRounds "read_rounds" "查看年度评价进程",
    /// Packs that were tried, and what a pack would do.
    ReadProposals "read_proposals" "查看方案试算",
    /// Rule packs.
    ReadRules "read_rules" "查看规则",
    /// Parks, occupancy, projects.
    ReadParks "read_parks" "查看园区",
    /// Villages' assets and members.
    ReadVillages "read_villages" "查看村集体资产",
    /// The whole town as a workbook.
    TakeReport "take_report" "下载总表",
    /// Cases and their files.
    ReadCases "read_cases" "查看案件",
    /// Photos and papers of a case.
    ReadEvidence "read_evidence" "查看证据原件",
    /// The programme board with its sums over the town.
    ReadProgramme "read_programme" "查看三千行动进展",
    /// Petitions without the petitioner.
    ReadPetitions "read_petitions" "查看信访件",
    /// Files of a department become facts.
    Import "import" "导入数据",
    /// A suspicion becomes a case.
    OpenCase "open_case" "立案",
    /// A step in a case.
    StepCase "step_case" "办理案件",
    /// Something reported or complained about.
    FilePetition "file_petition" "提交信访",
    /// A step with a petition.
    StepPetition "step_petition" "办理信访件",
    /// An evaluation is computed, a proposal kept.
    RunEvaluation "run_evaluation" "运行评价",
    /// An objection to a grade.
    ObjectToGrade "object_to_grade" "提出异议",
    /// Grades are published. Four eyes.
    PublishGrades "publish_grades" "公示等级",
    /// Grades become final. Four eyes.
    FreezeGrades "freeze_grades" "终评",
    /// A grade is set by decision. Four eyes.
    AdjustGrade "adjust_grade" "手动调档",
    /// A collective asset is disposed of. Four eyes.
    DisposeAsset "dispose_asset" "处置集体资产",
    /// Money is paid out. Four eyes.
    PayFunds "pay_funds" "拨付资金",
    /// Admission, visits, work orders, vacancies of a park.
    StewardPark "steward_park" "园区运营",
    /// A village's roster, votes and books.
    KeepVillageBook "keep_village_book" "村集体议事与台账",
    /// An enterprise signs its one-enterprise form.
    SignDeclaration "sign_declaration" "签署一企一单",
    /// Logging in.
    LogIn "log_in" "登录",
    /// One's own sessions, password and second factor.
    KeepOwnAccount "keep_own_account" "管理本人账户",
    /// Who looked at one's own file.
    ReadOwnAccesses "read_own_accesses" "查看谁看过本单位档案",
    /// Which accounts there are, and what they were given.
    ReadAccounts "read_accounts" "查看账户与授权",
    /// Opening and closing accounts.
    ManageAccounts "manage_accounts" "开户与停用",
    /// Giving and withdrawing roles.
    ManageGrants "manage_grants" "授权与撤权",
    /// Erasing a person's data.
    ErasePerson "erase_person" "删除个人信息",
    /// Who did what, who looked at what.
    ReadAudit "read_audit" "查看审计记录",
}

impl Action {
    /// Who drafted it may not also carry it out (四眼).
    #[must_use]
    pub fn needs_four_eyes(self) -> bool {
        matches!(
            self,
            Self::PublishGrades | Self::FreezeGrades | Self::AdjustGrade | Self::DisposeAsset | Self::PayFunds
        )
    }

    /// Needs a session that was opened with a second factor.
    #[must_use]
    pub fn needs_second_factor(self) -> bool {
        self.needs_four_eyes() || matches!(self, Self::ManageAccounts | Self::ManageGrants | Self::ErasePerson)
    }
}
