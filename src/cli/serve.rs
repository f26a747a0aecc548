//! `indaba serve`

use std::future::Future;
use std::net::SocketAddr;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context;
use clap::Args;
use data_encoding::BASE64;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

use super::doctor::KEY_CHECK;
use super::{Common, Done, Failure, Purpose, open};
use crate::app::App;
use crate::base::db::EngineKind;
use crate::base::jobs::{self, Runner};
use crate::base::{Actor, Tx};
use crate::channels::templates;
use crate::config::Config;
use crate::{channels, settings, web, wiring};

/// How long requests and jobs have to come to their end.
const PATIENCE: Duration = Duration::from_secs(10);

/// Serve the console and run the jobs, until it is told to stop
#[derive(Args)]
#[command(after_help = "Stops in order on Ctrl C and SIGTERM: requests finish, jobs are given back.\n\n\
    Examples:\n  indaba serve --data /srv/shop --port 7300\n  \
    INDABA_DATABASE=postgres://indaba@db.shop.example/indaba indaba serve")]
pub struct Serve {
    /// The port, on the address that `listen` names
    #[arg(long, value_name = "N")]
    port: Option<u16>,
    /// The address and port to listen on
    #[arg(long, value_name = "ADDRESS:PORT")]
    listen: Option<String>,
}

impl Serve {
    pub fn run(&self, common: &Common) -> Done {
        let flags = self.listen.iter().map(|it| ("listen", it.clone())).collect();
        let mut config = Config::from_settings(&common.settings(flags)?)?;
        if let Some(port) = self.port {
            config.listen_on(port);
        }
        let runtime = runtime()?;
        let listener = runtime.block_on(listen(config.listen))?;
        let shop = open(&config, Purpose::Serve)?;
        runtime.block_on(serve(shop.app.clone(), listener, async {}))?;
        runtime.shutdown_timeout(Duration::from_secs(1));
        Ok(ExitCode::SUCCESS)
    }
}

/// The threads of a server.
pub fn runtime() -> Result<tokio::runtime::Runtime, Failure> {
    Ok(tokio::runtime::Builder::new_multi_thread().enable_all().build()?)
}

/// The door, open before anything else so that a port that is taken is known at once.
pub async fn listen(at: SocketAddr) -> Result<TcpListener, Failure> {
    TcpListener::bind(at).await.map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => {
            Failure::Failed(format!("Port {} is taken by another program. Choose another with --port.", at.port()))
        }
        _ => Failure::Failed(format!("Cannot listen on {at}: {error}")),
    })
}

/// Serves until a signal comes. `ready` runs once visitors are let in.
pub async fn serve(app: App, listener: TcpListener, ready: impl Future<Output = ()>) -> Result<(), Failure> {
    web::health::recorder();
    if app.db.engine() == EngineKind::Sqlite {
        // Nobody else serves this file, so whoever held a job is gone.
        app.db.write(Actor::SYSTEM, jobs::release_all).await?;
    }
    let sender = channels::Sender::new(app.clone()).take_over().await?;
    seal_something(&app).await?;
    app.db.write(Actor::SYSTEM, templates::add_ready_made).await?;
    let router = web::router(app.clone(), wiring::routes()).into_make_service_with_connect_info::<SocketAddr>();
    let runner = Runner::new(app.db.clone(), app.clone(), wiring::jobs(), app.stopping());
    let jobs = tokio::spawn(runner.serve(app.config.workers));
    if let Some(at) = app.config.mail_listen {
        channels::listen(&app, at).await.map_err(|it| Failure::Failed(format!("Cannot take mail on {at}: {it}")))?;
    }
    let sending = tokio::spawn(sender.serve());
    let knowing = tokio::spawn(know_everyone(app.clone()));
    let mut stopping = app.stopping();
    let http = tokio::spawn(
        axum::serve(listener, router)
            .with_graceful_shutdown(async move {
                let _ = stopping.wait_for(|it| *it).await;
            })
            .into_future(),
    );
    tracing::info!(address = %app.config.base_url, "serving");
    ready.await;
    told_to_stop().await?;
    tracing::info!("stopping");
    app.stop();
    knowing.abort();
    let ended = tokio::time::timeout(PATIENCE, async { (http.await, jobs.await, sending.await) });
    tokio::select! {
        it = ended => if it.is_err() {
            tracing::warn!("some requests did not finish in {} s", PATIENCE.as_secs());
        },
        _ = told_to_stop() => tracing::warn!("told to stop twice; not waiting any longer"),
    }
    tracing::info!("stopped");
    Ok(())
}

/// Reads all customers, so that the first who opens their list need not wait for it.
async fn know_everyone(app: App) {
    let roll = app.roll.clone();
    if let Err(error) = app.db.read_long(move |db| roll.catch_up(db)).await {
        tracing::warn!(error = format!("{error:?}"), "the customers could not be read ahead");
    }
}

/// Keeps a sealed word, by which `indaba doctor` sees whether a key is the right one.
async fn seal_something(app: &App) -> Result<(), Failure> {
    let sealed = BASE64.encode(&app.secrets.seal(KEY_CHECK, b"well"));
    let keep = move |tx: &mut Tx<'_>| match settings::get::<String>(tx, KEY_CHECK)? {
        Some(_) => Ok(()),
        None => settings::set(tx, KEY_CHECK, &sealed),
    };
    Ok(app.db.write(Actor::SYSTEM, keep).await?)
}

async fn told_to_stop() -> Result<(), Failure> {
    let mut terminate = signal(SignalKind::terminate()).context("cannot listen for signals")?;
    let mut interrupt = signal(SignalKind::interrupt()).context("cannot listen for signals")?;
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok(())
}
