//! Who works with the town's data: organisations, accounts, roles and grants, and what happened to them. No name and no
//! telephone stands here in clear: personal text is sealed outside and carried as opaque bytes, so that it can be erased.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::EnterpriseId;

/// A person's account. The name by which one logs in is not it: that name is erased with the person.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AccountId(pub String);

impl fmt::Display for AccountId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What kind of body a person acts for, and where its business ends.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Organisation {
    /// 市: the level above.
    City,
    /// 镇
    Town,
    /// 部门: a bureau of the town or its branch there.
    Bureau {
        /// Its name, e.g. `税务`.
        name: String,
    },
    /// 国资平台公司
    PlatformCompany,
    /// 村（社区）
    Village {
        /// As the register and the parcels name it.
        name: String,
    },
    /// 园区运营方
    ParkOperator {
        /// Code of its park.
        park: String,
    },
    /// 企业
    Enterprise {
        /// Which.
        enterprise: EnterpriseId,
    },
    /// 公众: whoever has not logged in.
    Public,
}

/// What a person may be. What a role may do stands in the table of crate `access`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 市级查阅
    CityReader,
    /// 镇级查阅
    TownReader,
    /// 镇级经办
    TownOfficer,
    /// 镇级审批
    TownLeader,
    /// 部门经办
    BureauOfficer,
    /// 信访经办
    PetitionOfficer,
    /// 国资平台经办
    PlatformOfficer,
    /// 村级经办
    VillageOfficer,
    /// 园区管家
    ParkSteward,
    /// 企业用户
    EnterpriseUser,
    /// 公众
    Public,
    /// 系统管理员
    SystemAdministrator,
    /// 安全管理员
    SecurityAdministrator,
    /// 审计管理员
    AuditAdministrator,
}

impl Role {
    /// Every role, in the order of the table's columns.
    pub const ALL: [Self; 14] = [
        Self::CityReader,
        Self::TownReader,
        Self::TownOfficer,
        Self::TownLeader,
        Self::BureauOfficer,
        Self::PetitionOfficer,
        Self::PlatformOfficer,
        Self::VillageOfficer,
        Self::ParkSteward,
        Self::EnterpriseUser,
        Self::Public,
        Self::SystemAdministrator,
        Self::SecurityAdministrator,
        Self::AuditAdministrator,
    ];

    /// Its code name.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.names().0
    }

    /// Chinese.
    #[must_use]
    pub fn zh(self) -> &'static str {
        self.names().1
    }

    /// English.
    #[must_use]
    pub fn en(self) -> &'static str {
        self.names().2
    }

    fn names(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::CityReader => ("city_reader", "市级查阅", "city reader"),
            Self::TownReader => ("town_reader", "镇级查阅", "town reader"),
            Self::TownOfficer => ("town_officer", "镇级经办", "town officer"),
            Self::TownLeader => ("town_leader", "镇级审批", "town leader"),
            Self::BureauOfficer => ("bureau_officer", "部门经办", "bureau officer"),
            Self::PetitionOfficer => ("petition_officer", "信访经办", "petition officer"),
            Self::PlatformOfficer => ("platform_officer", "国资平台经办", "platform officer"),
            Self::VillageOfficer => ("village_officer", "村级经办", "village officer"),
            Self::ParkSteward => ("park_steward", "园区管家", "park steward"),
            Self::EnterpriseUser => ("enterprise_user", "企业用户", "enterprise user"),
            Self::Public => ("public", "公众", "public"),
            Self::SystemAdministrator => ("system_administrator", "系统管理员", "system administrator"),
            Self::SecurityAdministrator => ("security_administrator", "安全管理员", "security administrator"),
            Self::AuditAdministrator => ("audit_administrator", "审计管理员", "audit administrator"),
        }
    }

    /// One of the three administrators (三员), who see no business data.
    #[must_use]
    pub fn is_administrator(self) -> bool {
        matches!(self, Self::SystemAdministrator | Self::SecurityAdministrator | Self::AuditAdministrator)
    }

    /// Whether a body of that kind can give somebody this role.
    #[must_use]
    pub fn fits(self, organisation: &Organisation) -> bool {
        match self {
            Self::CityReader => *organisation == Organisation::City,
            Self::BureauOfficer => matches!(organisation, Organisation::Bureau { .. }),
            Self::PlatformOfficer => *organisation == Organisation::PlatformCompany,
            Self::VillageOfficer => matches!(organisation, Organisation::Village { .. }),
            Self::ParkSteward => matches!(organisation, Organisation::ParkOperator { .. }),
            Self::EnterpriseUser => matches!(organisation, Organisation::Enterprise { .. }),
            Self::Public => *organisation == Organisation::Public,
            Self::TownReader
            | Self::TownOfficer
            | Self::TownLeader
            | Self::PetitionOfficer
            | Self::SystemAdministrator
            | Self::SecurityAdministrator
            | Self::AuditAdministrator => *organisation == Organisation::Town,
        }
    }
}

/// A role given to an account for a body, until a day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Grant {
    /// Which role.
    pub role: Role,
    /// For which body.
    pub organisation: Organisation,
    /// First day.
    pub from: Date,
    /// Last day; a grant without an end is not possible.
    pub until: Date,
    /// Whose role it is when it was delegated (代行).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_behalf: Option<AccountId>,
}

impl Grant {
    /// Whether it stands on a day.
    #[must_use]
    pub fn stands(&self, day: Date) -> bool {
        self.from <= day && day <= self.until
    }
}

/// Something that happened to an account. Who did it and when stands in the ledger's entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum AccessEvent {
    /// 开户. The person's own words lie sealed beside: erasing their key erases them here too.
    Opened {
        /// Which.
        account: AccountId,
        /// Log-in name and name of the person, sealed for the account; base64.
        sealed: String,
    },
    /// 停用: no session of it stands any more.
    Closed {
        /// Which.
        account: AccountId,
        /// Why, in words without names.
        reason: String,
    },
    /// 授权
    Granted {
        /// To whom.
        account: AccountId,
        /// What.
        grant: Grant,
    },
    /// 撤权: every grant of that role for that body.
    Withdrawn {
        /// From whom.
        account: AccountId,
        /// Which role.
        role: Role,
        /// For which body.
        organisation: Organisation,
        /// Only what was delegated by this account; its own when absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        on_behalf: Option<AccountId>,
    },
    /// 改口令、启用动态口令、换发启用码: that it was done, never what it is.
    CredentialChanged {
        /// Whose.
        account: AccountId,
        /// `password`, `totp`, `invitation`.
        credential: String,
    },
    /// 绑定统一身份: a person known to an identity provider may log in as the account.
    IdentityBound {
        /// Which.
        account: AccountId,
        /// Issuer and subject, sealed for the account; base64.
        sealed: String,
    },
    /// 解除绑定
    IdentityUnbound {
        /// Which.
        account: AccountId,
    },
    /// 查阅敏感信息: somebody saw a sensitive field of a subject.
    Looked {
        /// Who.
        account: AccountId,
        /// For which body they looked.
        organisation: Organisation,
        /// Whose file: id of the enterprise or the account.
        subject: String,
        /// Which kinds of fields, by code name.
        fields: Vec<String>,
        /// What for: the action, by code name.
        action: String,
    },
    /// 删除个人信息: the key of a subject was destroyed.
    Erased {
        /// Whose.
        account: AccountId,
    },
}
