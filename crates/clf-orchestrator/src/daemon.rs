//! The daemon put together: what every part shares, started in order and ended in order.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;

use clf_domain::Timestamp;
use clf_domain::name::PersonaName;
use clf_domain::persona::Persona;
use clf_store::{Store, StoreOptions};
use tokio::net::{TcpListener, UnixListener};
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::{Notify, watch};

use crate::chance::JobIds;
use crate::clock::Clock;
use crate::config::{Config, ProviderKind};
use crate::env::Credentials;
use crate::hub::Hub;
use crate::keys::Keys;
use crate::mark::MarkFile;
use crate::metrics::Metrics;
use crate::peer::Door;
use crate::provider::{LocalProvider, NoProvider, Provider};
use crate::rate::{Connections, Rates};
use crate::{accept, keys, listen, supervise, tls, worker};

/// What every part of the running daemon shares. One thread, so plain cells.
pub(crate) struct Daemon {
    pub(crate) config: Config,
    pub(crate) store: Store,
    pub(crate) clock: Clock,
    pub(crate) ids: JobIds,
    pub(crate) keys: Keys,
    pub(crate) credentials: Credentials,
    pub(crate) provider: Box<dyn Provider>,
    pub(crate) rates: Rates,
    pub(crate) connections: Connections,
    pub(crate) hub: Hub,
    pub(crate) metrics: Metrics,
    /// Jobs of each principal that may run at once.
    pub(crate) active_caps: Arc<BTreeMap<String, u32>>,
    /// Where machines call, as it is written into their bootstrap file.
    pub(crate) endpoint: String,
    pub(crate) pin: String,
    pub(crate) started_at: Timestamp,
    /// No job is claimed any more.
    pub(crate) draining: Cell<bool>,
    /// Something may be claimable.
    pub(crate) work: Notify,
    /// Some machine may need attention.
    pub(crate) attention: Notify,
    /// Steps with effects that are under way; a drain waits for them.
    pub(crate) under_way: Cell<usize>,
    /// The last audit place written to the mark file.
    pub(crate) marked: RefCell<Option<clf_store::Mark>>,
    pub(crate) mark_file: MarkFile,
}

/// Why the daemon did not start.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "each says itself")]
pub enum StartError {
    #[error(transparent)]
    Store(#[from] clf_store::OpenError),
    #[error(transparent)]
    Key(#[from] keys::KeyError),
    #[error(transparent)]
    Tls(#[from] tls::TlsError),
    #[error(transparent)]
    Listen(#[from] listen::ListenError),
    #[error("cannot listen for machines on {0}")]
    Cattle(std::net::SocketAddr, #[source] std::io::Error),
    #[error("cannot use {0}")]
    File(String, #[source] std::io::Error),
    #[error(
        "cannot lock memory, and production keeps no secret in memory that may be swapped: set LimitMEMLOCK=infinity"
    )]
    Memory(#[source] std::io::Error),
    #[error("the store refused to start: {0}")]
    Refused(#[from] clf_domain::Refusal),
}

impl Daemon {
    pub(crate) fn persona(&self, name: &PersonaName) -> Option<&Persona> {
        self.config.personas.get(name)
    }
}

/// How the daemon ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// It was asked to and drained.
    Drained,
    /// The disk failed under the store.
    DiskFailed,
}

/// Starts everything, says so, and runs until SIGTERM or SIGINT, or until the disk fails.
pub async fn run(config: Config) -> Result<Ended, StartError> {
    let asked = Asked::listen()?;
    let clock = Clock::new().map_err(|error| StartError::File("/proc/sys/kernel/random/boot_id".into(), error))?;
    let file_error = |path: &Path| {
        let path = path.display().to_string();
        move |error| StartError::File(path, error)
    };
    let mark_file = MarkFile::new(&config.mark_file);
    let mark = mark_file.read().map_err(file_error(&config.mark_file))?;
    let parent = config.state_dir.parent().unwrap_or(Path::new("/"));
    // Whatever the umask, nobody else may swap what lies in it.
    std::fs::DirBuilder::new().recursive(true).mode(0o755).create(parent).map_err(file_error(parent))?;
    clf_store::private_directory(&config.state_dir)?;
    clf_store::private_directory(&config.state_dir.join("keys"))?;
    let keys = Keys::load(&config.state_dir.join("keys"))?;
    let identity = tls::Identity::load(&config.state_dir.join("keys"))?;
    let store = Store::open(StoreOptions { path: config.database(), audit_key: keys.audit, mark })?;

    let (bot, operator) = match listen::activated()? {
        Some(sockets) => sockets,
        None => own_sockets(&config)?,
    };
    let cattle = cattle_listener(&config).await?;
    let endpoint = cattle.local_addr().map_err(|error| StartError::Cattle(config.cattle.listen, error))?;

    let provider: Box<dyn Provider> = match (config.provider, &config.dev) {
        (ProviderKind::Local, Some(dev)) => {
            let agent = beside_this_program("cattle-agent").map_err(|e| StartError::File("cattle-agent".into(), e))?;
            let machines = dev.dir.join("machines");
            Box::new(LocalProvider::new(machines.clone(), agent).map_err(file_error(&machines))?)
        }
        _ => Box::new(NoProvider),
    };
    let active_caps =
        config.principals.iter().map(|(name, principal)| (name.to_string(), principal.policy.max_active)).collect();
    let (closing, closed) = watch::channel(false);
    let daemon = Rc::new(Daemon {
        credentials: Credentials::new(config.credentials_dir.clone()),
        hub: Hub::default(),
        rates: Rates::default(),
        connections: Connections::default(),
        metrics: Metrics::default(),
        ids: JobIds::after(store.last_place().await?),
        active_caps: Arc::new(active_caps),
        endpoint: endpoint.to_string(),
        pin: identity.pin.clone(),
        started_at: clock.wall(),
        draining: Cell::new(false),
        work: Notify::new(),
        attention: Notify::new(),
        under_way: Cell::new(0),
        marked: RefCell::new(mark),
        mark_file,
        provider,
        keys,
        clock,
        store,
        config,
    });

    supervise::after_start(&daemon, mark).await?;
    let hub = tokio::task::spawn_local(crate::hub::run(daemon.clone()));
    let worker = tokio::task::spawn_local(worker::run(daemon.clone()));
    let supervisor = tokio::task::spawn_local(supervise::run(daemon.clone()));
    let doors = [
        tokio::task::spawn_local(accept::local(daemon.clone(), bot, Door::Bot, closed.clone())),
        tokio::task::spawn_local(accept::local(daemon.clone(), operator, Door::Operator, closed.clone())),
        tokio::task::spawn_local(accept::cattle(daemon.clone(), cattle, identity.server, closed)),
    ];
    // Not under systemd: there is nobody to tell.
    let _ = sd_notify::notify(&[sd_notify::NotifyState::Ready]);
    tracing::info!(endpoint = %daemon.endpoint, provider = daemon.provider.name(), "ready");
    if daemon.config.dev.is_some() {
        use std::io::Write;
        let mut out = std::io::stdout();
        let _ = writeln!(out, "ready").and_then(|()| out.flush());
    }

    let ended = asked.wait(&daemon).await;
    let _ = sd_notify::notify(&[sd_notify::NotifyState::Stopping]);
    daemon.draining.set(true);
    doors.iter().for_each(tokio::task::JoinHandle::abort);
    if ended == Ended::Drained {
        drain(&daemon).await;
        let _ = closing.send(true);
        // Open requests get their answers; watches, which never end, are not waited for long.
        for _ in 0..20 {
            if daemon.connections.is_empty() {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(25)).await;
        }
        supervise::write_mark(&daemon).await;
        if let Err(refusal) = daemon.store.checkpoint().await {
            tracing::warn!(%refusal, "the WAL stays; the next start takes it up");
        }
    }
    for task in [hub, worker, supervisor] {
        task.abort();
    }
    Ok(ended)
}

/// The signals that ask for an end. Listened for before anybody is told that the daemon is ready.
struct Asked {
    term: Signal,
    int: Signal,
}

impl Asked {
    fn listen() -> Result<Self, StartError> {
        let failed = |error| StartError::File("signals".into(), error);
        Ok(Asked {
            term: signal(SignalKind::terminate()).map_err(failed)?,
            int: signal(SignalKind::interrupt()).map_err(failed)?,
        })
    }

    async fn wait(mut self, daemon: &Daemon) -> Ended {
        tokio::select! {
            _ = self.term.recv() => Ended::Drained,
            _ = self.int.recv() => Ended::Drained,
            () = daemon.store.failed() => Ended::DiskFailed,
        }
    }
}

/// Waits for steps with effects that are under way, at most 20 seconds.
async fn drain(daemon: &Daemon) {
    tracing::info!("draining");
    for _ in 0..400 {
        if daemon.under_way.get() == 0 {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    tracing::warn!(steps = daemon.under_way.get(), "ending with steps under way; the next start takes them up");
}

fn own_sockets(config: &Config) -> Result<(UnixListener, UnixListener), StartError> {
    let sockets = &config.sockets;
    // In development the sockets are the caller's own.
    let of = |group: &str| config.dev.is_none().then(|| group.to_owned());
    let bot = listen::bind(&sockets.bot, of(&sockets.bot_group).as_deref())?;
    let operator = listen::bind(&sockets.operator, of(&sockets.operator_group).as_deref())?;
    Ok((bot, operator))
}

/// In development any port is taken first and the same one after a restart, so that machines that
/// are running find their way back.
async fn cattle_listener(config: &Config) -> Result<TcpListener, StartError> {
    let failed = |error| StartError::Cattle(config.cattle.listen, error);
    let Some(dev) = config.dev.as_ref().filter(|_| config.cattle.listen.port() == 0) else {
        return TcpListener::bind(config.cattle.listen).await.map_err(failed);
    };
    let kept = dev.dir.join("cattle.address");
    let known = std::fs::read_to_string(&kept).ok().and_then(|text| text.trim().parse::<std::net::SocketAddr>().ok());
    if let Some(listener) = match known {
        Some(address) => TcpListener::bind(address).await.ok(),
        None => None,
    } {
        return Ok(listener);
    }
    let listener = TcpListener::bind(config.cattle.listen).await.map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    std::fs::write(&kept, address.to_string()).map_err(failed)?;
    Ok(listener)
}

fn beside_this_program(name: &str) -> std::io::Result<std::path::PathBuf> {
    let path = std::env::current_exe()?.with_file_name(name);
    std::fs::metadata(&path)?;
    Ok(path)
}
