//! `indaba demo`

use std::process::ExitCode;

use clap::Args;

use super::{Common, Done, Failure, Purpose, import, open, serve};
use crate::base::time::Stopwatch;
use crate::config::{Config, Origin};
use crate::{channels, demo};

/// Where the demonstration lies unless someone says otherwise.
const FOLDER: &str = "indaba-demo";

/// Serve a shop with two years of real orders
#[derive(Args)]
#[command(after_help = "The orders are those of a UK gift shop from 2009 to 2011 (Online Retail II, D. Chen, UCI, \
    CC BY 4.0), moved by whole weeks so that the last day is one of the last seven. Names and addresses are made up. They are \
    loaded at the first start.\n\nExamples:\n  indaba demo\n  indaba demo --fresh --port 8000")]
pub struct Demo {
    /// Throw away what is there and load afresh
    #[arg(long)]
    fresh: bool,
    /// Load the first 30,000 lines only
    #[arg(long)]
    small: bool,
    /// The port, on the address that `listen` names
    #[arg(long, value_name = "N")]
    port: Option<u16>,
}

impl Demo {
    pub fn run(&self, common: &Common) -> Done {
        let mut settings = common.settings(Vec::new())?;
        if settings.found("data").origin == Origin::Default {
            // Beside a real shop's folder, never in it.
            settings = common.settings(vec![("data", FOLDER.to_owned())])?;
        }
        let mut config = Config::from_settings(&settings)?;
        if let Some(port) = self.port {
            config.listen_on(port);
        }
        if self.fresh {
            throw_away(&config)?;
        }
        let runtime = serve::runtime()?;
        let listener = runtime.block_on(serve::listen(config.listen))?;
        let shop = open(&config, Purpose::Serve)?;
        runtime.block_on(async {
            let sign_in = self.load(&shop.app).await?;
            channels::catch_mail(&shop.app).await?;
            println!("Sign in: {} / {}", sign_in.email, sign_in.password);
            let address = config.base_url.clone();
            serve::serve(shop.app.clone(), listener, async move { println!("The console is at {address}") }).await
        })?;
        Ok(ExitCode::SUCCESS)
    }

    async fn load(&self, app: &crate::app::App) -> Result<demo::SignIn, Failure> {
        let (sign_in, it) = demo::prepare(app, self.small).await?;
        if demo::begin(app, &it).await? {
            let watch = Stopwatch::start();
            println!("Loading the orders of a gift shop, moved by {} weeks.", it.plan.weeks);
            let done = import::run(app, it.id).await?;
            import::report(&done);
            println!("Loaded in {:.1} s.", watch.elapsed().as_secs_f64());
        }
        Ok(sign_in)
    }
}

/// Removes the folder, if it holds nothing but a demonstration.
fn throw_away(config: &Config) -> Result<(), Failure> {
    if !config.data.exists() {
        return Ok(());
    }
    if config.database.is_some() || !demo::is_demo(&config.data) {
        return Err(Failure::Asked(format!(
            "{} holds no demo, so --fresh leaves it alone. Choose another folder with --data.",
            config.data.display()
        )));
    }
    Ok(std::fs::remove_dir_all(&config.data)?)
}
