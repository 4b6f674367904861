//! Serving the web page.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use server::{Service, Tls};

#[derive(Debug, Args)]
pub(crate) struct ServeOptions {
    /// 端口 (port)
    #[arg(long, env = "PORT", default_value_t = 8080)]
    pub(crate) port: u16,
    /// 公开演示：本机任何人不登录即可查阅，不要用于真实数据 (anyone on this machine reads without logging in; not for real data)
    #[arg(long)]
    pub(crate) open: bool,
    /// 浏览器经 https 访问（前有代理终结 TLS）：会话 cookie 用 __Host-sid (browsers come by https through a proxy)
    #[arg(long, conflicts_with = "open")]
    pub(crate) https: bool,
    /// 口令规则：mlps（等保，默认）或 asvs (what a password must look like)
    #[arg(long, value_enum, default_value = "mlps")]
    pub(crate) passwords: Passwords,
    /// 个人信息和台账附件的加密算法：international（默认）或 gm-soft（SM4，未经认证） (how names and the ledger's blobs are sealed)
    #[arg(long, value_enum, default_value = "international")]
    pub(crate) seal: Seal,
    /// 统一身份认证（OIDC）的配置文件，TOML (file that describes the identity provider; docs/operations.md)
    #[arg(long, conflicts_with = "open")]
    pub(crate) oidc: Option<PathBuf>,
    /// 监听地址，默认只限本机 (address to listen on; this machine alone unless given)
    #[arg(long, default_value = "127.0.0.1")]
    pub(crate) listen: IpAddr,
    /// 对外的主机名，可多个；给出后其他名称一律拒绝 (name under which it is asked for; others are refused then)
    #[arg(long)]
    pub(crate) host: Vec<String>,
    /// 可信的反向代理地址，可多个 (proxy whose X-Forwarded-For is believed)
    #[arg(long)]
    pub(crate) trusted_proxy: Vec<IpAddr>,
    /// TLS证书链，PEM (certificate chain)
    #[arg(long, requires = "tls_key")]
    pub(crate) tls_certificate: Option<PathBuf>,
    /// TLS私钥，PEM (private key)
    #[arg(long, requires = "tls_certificate")]
    pub(crate) tls_key: Option<PathBuf>,
    /// 每个地址每秒请求数上限，0为不限 (requests a second of one address; 0 is without limit)
    #[arg(long)]
    pub(crate) requests_per_second: Option<u32>,
    /// 每个地址每小时工作簿等耗时请求数上限，0为不限 (costly requests an hour of one address; 0 is without limit)
    #[arg(long)]
    pub(crate) costly_per_hour: Option<u32>,
    /// 日志写到标准错误，每行一个JSON对象 (write the log to standard error, one JSON object a line)
    #[arg(long)]
    pub(crate) log: bool,
}

impl ServeOptions {
    /// As the server takes it.
    pub(crate) fn service(&self) -> Service {
        let mut service = Service::at(SocketAddr::new(self.listen, self.port));
        service.hosts.clone_from(&self.host);
        service.trusted_proxies.clone_from(&self.trusted_proxy);
        let files = self.tls_certificate.clone().zip(self.tls_key.clone());
        service.tls = files.map(|(certificates, key)| Tls { certificates, key });
        if let Some(most) = self.requests_per_second {
            service.limits.requests_per_second = most;
        }
        if let Some(most) = self.costly_per_hour {
            service.limits.costly_per_hour = most;
        }
        service
    }
}

/// A profile of passwords.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Passwords {
    /// 等保
    Mlps,
    /// OWASP ASVS
    Asvs,
}

/// A profile of sealing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Seal {
    /// AES-256-GCM
    International,
    /// SM4-GCM
    GmSoft,
}

impl Seal {
    /// As the office takes it.
    pub(crate) fn profile(self) -> sanqian::SealProfile {
        match self {
            Self::International => sanqian::SealProfile::International,
            Self::GmSoft => sanqian::SealProfile::GmSoft,
        }
    }
}
