//! `indaba import`

use std::fs::File;
use std::io::{IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use axum::body::Bytes;
use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};
use sheet::Overrides;
use tongue::Lang;

use super::{Common, Done, Failure, Purpose, open, serve};
use crate::app::App;
use crate::base::{Actor, Currency, Error, Result};
use crate::catalog;
use crate::imports::{self, Field, Kind, NewImport, Plan, State, Use};
use crate::settings::{self, ShopProfile};
use crate::web::words;

/// No file is larger than this.
const LARGEST: u64 = 8 << 30;

/// Bring in customers or orders from a CSV file, packed with gzip or not
#[derive(Args)]
#[command(
    after_help = "An import that was stopped goes on where it stood when the same file comes again; a file that \
    was brought in already changes nothing.\n\n\
    Examples:\n  indaba import customers people.csv --data /srv/shop\n  \
    indaba import orders orders.csv.gz --map \"Order ref=number\" --map Notes=- --yes"
)]
pub struct Import {
    /// What a row is: a customer, or a line of an order
    kind: What,
    /// The file
    file: PathBuf,
    /// What a column means, as COLUMN=FIELD; `attribute` keeps it with the customer, `-` leaves it out
    #[arg(long, value_name = "COLUMN=FIELD")]
    map: Vec<String>,
    /// The web shop that orders and customer numbers belong to, by its name; otherwise the one the shop began with
    #[arg(long, value_name = "NAME")]
    storefront: Option<String>,
    /// Only say what would be stored
    #[arg(long)]
    dry_run: bool,
    /// Do not ask before storing
    #[arg(long)]
    yes: bool,
    /// The currency of amounts that name none, where no shop is set up yet
    #[arg(long, value_name = "CODE", default_value = "ZAR")]
    currency: String,
    /// The time zone of times that name none, where no shop is set up yet
    #[arg(long, value_name = "ZONE", default_value = "Africa/Johannesburg")]
    zone: String,
}

/// What a row of the file is.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum What {
    /// A line of an order
    Orders,
    /// A customer
    Customers,
}

impl Import {
    pub fn run(&self, common: &Common) -> Done {
        let config = common.config()?;
        // Known before anything is made.
        let file = File::open(&self.file).with_context(|| format!("cannot open {}", self.file.display()))?;
        let runtime = serve::runtime()?;
        let shop = open(&config, Purpose::Command)?;
        runtime.block_on(self.import(&shop.app, file))
    }

    async fn import(&self, app: &App, file: File) -> Done {
        let profile = self.profile(app).await?;
        let size = file.metadata()?.len();
        let received = app.blobs.receive("imports", LARGEST, pieces(file)).await?;
        let kind = match self.kind {
            What::Orders => Kind::Orders,
            What::Customers => Kind::Customers,
        };
        let key = received.key.clone();
        let known = app.db.read(move |db| imports::unfinished(db, kind, &key)).await?;
        let it = match known {
            Some(it) if it.position.began => {
                println!("Going on with import I-{} at row {}.", it.number, it.rows_read);
                it
            }
            found => {
                let plan = self.plan(app, kind, &received.key, &profile).await?;
                let (name, blob_key) = (file_name(&self.file), received.key);
                let new = NewImport { file_name: name, blob_key, size: size as i64, plan };
                let made = app.db.write(Actor::SHELL, move |tx| match &found {
                    Some(it) => imports::choose(tx, it.id, &new.plan).map(|()| it.id),
                    None => imports::add(tx, &new),
                });
                let id = made.await?;
                app.db.read(move |db| imports::find(db, id)).await?
            }
        };
        self.show_plan(&it.plan);
        if self.dry_run && !it.position.began {
            return dry_run(app, it).await;
        }
        if !self.yes && !agreed()? {
            return Ok(ExitCode::SUCCESS);
        }
        let id = it.id;
        app.db.write(Actor::SHELL, move |tx| imports::start(tx, id)).await?;
        let done = run(app, id).await?;
        report(&done);
        if done.state == State::Done { Ok(ExitCode::SUCCESS) } else { Err(stopped()) }
    }

    /// The shop; where none is set up yet, as much of one as amounts and times need.
    async fn profile(&self, app: &App) -> Result<ShopProfile, Failure> {
        if let Some(it) = app.db.read(settings::shop).await? {
            return Ok(it);
        }
        let currency: Currency =
            self.currency.parse().map_err(|error| Failure::Asked(format!("--currency: {error}.")))?;
        jiff::tz::TimeZone::get(&self.zone).map_err(|error| Failure::Asked(format!("--zone: {error}.")))?;
        println!("No shop is set up here yet. Amounts are taken as {currency}, times as {}.", self.zone);
        let zone = self.zone.clone();
        let (name, language, country) = ("My shop".to_owned(), "en".to_owned(), "ZA".to_owned());
        let profile = ShopProfile { name, language, currency, zone, country, demo: false };
        let kept = profile.clone();
        app.db.write(Actor::SHELL, move |tx| settings::set_shop(tx, &kept)).await?;
        Ok(profile)
    }

    async fn plan(&self, app: &App, kind: Kind, key: &str, profile: &ShopProfile) -> Result<Plan, Failure> {
        let file = app.blobs.file(key).await?.ok_or_else(|| Error::conflict("imports-file-gone"))?;
        let head = imports::head(&mut imports::unpacked(file)?)?;
        let mut plan = imports::guess(kind, &head, &Overrides::default(), profile);
        let shops = app.db.read(catalog::storefronts).await?;
        let chosen = match &self.storefront {
            None => imports::first(&shops),
            Some(name) => Some(shops.iter().find(|it| it.name == *name || it.key == *name).ok_or_else(|| {
                let known: Vec<&str> = shops.iter().map(|it| it.name.as_str()).collect();
                Failure::Asked(format!("there is no web shop `{name}` here; there are: {}", known.join(", ")))
            })?),
        };
        if let Some(it) = chosen {
            plan.belongs_to(it);
        }
        for map in &self.map {
            set_use(&mut plan, map)?;
        }
        match plan.fault() {
            Some(say) => {
                self.show_plan(&plan);
                Err(Failure::Asked(words::say_it(Lang::En, &say)))
            }
            None => Ok(plan),
        }
    }

    fn show_plan(&self, plan: &Plan) {
        println!("{} as {}:", self.file.display(), plan.kind.code());
        for (name, it) in plan.names.iter().zip(&plan.uses) {
            let meaning = match it {
                Use::Nothing => "-",
                Use::Field(field) => field.code(),
                Use::Attribute => "attribute",
            };
            println!("  {name:<28} {meaning}");
        }
    }
}

/// `Order ref=number`
fn set_use(plan: &mut Plan, map: &str) -> Result<(), Failure> {
    let asked = |why: String| Failure::Asked(format!("--map {map}: {why}"));
    let (column, meaning) = map.rsplit_once('=').ok_or_else(|| asked("say it as COLUMN=FIELD.".into()))?;
    let at = plan
        .names
        .iter()
        .position(|it| it.eq_ignore_ascii_case(column.trim()))
        .ok_or_else(|| asked(format!("there is no such column. The columns are: {}.", plan.names.join(", "))))?;
    let meaning = match meaning.trim() {
        "-" | "" => Use::Nothing,
        "attribute" => Use::Attribute,
        code => {
            let known = Field::of(plan.kind);
            let field = known.iter().copied().find(|it| it.code() == code).ok_or_else(|| {
                let all: Vec<_> = known.iter().map(|it| it.code()).collect();
                asked(format!("there is no such field. The fields are: {}.", all.join(", ")))
            })?;
            // A field stands in one column.
            plan.uses.iter_mut().filter(|it| **it == Use::Field(field)).for_each(|it| *it = Use::Nothing);
            Use::Field(field)
        }
    };
    plan.uses[at] = meaning;
    Ok(())
}

async fn dry_run(app: &App, it: imports::Import) -> Done {
    let id = it.id;
    app.db.write(Actor::SHELL, move |tx| imports::begin_check(tx, id)).await?;
    let bar = bar();
    imports::check(app, id, |it| advance(&bar, it)).await?;
    bar.finish_and_clear();
    let it = app.db.read(move |db| imports::find(db, id)).await?;
    println!("Nothing was stored. The file would come to this:");
    report(&it);
    Ok(ExitCode::SUCCESS)
}

/// Runs an import that was started, with a bar that shows its rate and the time left.
pub async fn run(app: &App, id: crate::base::Id<imports::Import>) -> Result<imports::Import, Failure> {
    let bar = bar();
    let done = imports::run(app, id, |it| advance(&bar, it)).await;
    bar.finish_and_clear();
    Ok(done?)
}

fn bar() -> ProgressBar {
    let style = ProgressStyle::with_template("  {bar:32} {human_pos} of {human_len} rows, {per_sec}, {eta} left");
    ProgressBar::new(0).with_style(style.expect("the template is well formed").progress_chars("━╸ "))
}

fn advance(bar: &ProgressBar, it: &imports::Import) {
    let (total, read) = (it.rows_total.unwrap_or(0) as u64, it.rows_read as u64);
    if bar.length() != Some(total) {
        bar.set_length(total);
        // What an earlier run did says nothing about the speed of this one.
        bar.set_position(read);
        bar.reset_eta();
    }
    bar.set_position(read);
}

/// What came of an import, in lines.
pub fn report(it: &imports::Import) {
    println!("  {:>10} rows read", it.rows_read);
    for (kind, sum) in &it.totals.stored {
        println!("  {:>10} stored: {}{}", sum.rows, kind, amount(it, sum.amount));
    }
    for (reason, sum) in &it.totals.explained {
        let what = if reason == "moved" { "were there; their orders move on" } else { "change nothing" };
        println!("  {:>10} {what}: {reason}{}", sum.rows, amount(it, sum.amount));
    }
    for (state, sum) in &it.totals.standings {
        let state = if state == "said" { "a word that is not known" } else { state };
        println!("  {:>10} orders that the file calls {state}{}", sum.rows, amount(it, sum.amount));
    }
    if it.rows_faulty > 0 {
        println!("  {:>10} could not be used; the console lists them with their reasons", it.rows_faulty);
    }
}

fn amount(it: &imports::Import, minor: i64) -> String {
    if minor == 0 {
        return String::new();
    }
    let unit = 10_i64.pow(it.plan.currency.exponent());
    let width = it.plan.currency.exponent() as usize;
    let sign = if minor < 0 { "-" } else { "" };
    let (whole, part) = (minor.abs() / unit, minor.abs() % unit);
    match width {
        0 => format!(", {} {sign}{whole}", it.plan.currency),
        _ => format!(", {} {sign}{whole}.{part:0width$}", it.plan.currency),
    }
}

fn stopped() -> Failure {
    Failure::Failed("The import was stopped, or another process went on with it. Start it again to go on.".into())
}

/// Asks at the terminal; where there is none, `--yes` must say it.
fn agreed() -> Result<bool, Failure> {
    if !std::io::stdin().is_terminal() {
        return Err(Failure::Asked(
            "Nobody is here to ask. Say --yes to store the file, or --dry-run to try it.".into(),
        ));
    }
    print!("Store it? [y/N] ");
    std::io::stdout().flush()?;
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer)?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes"))
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|it| tongue::clean_name(&it.to_string_lossy())).unwrap_or_default()
}

/// The bytes of a file, piece by piece.
fn pieces(file: File) -> impl futures::Stream<Item = std::io::Result<Bytes>> + Unpin {
    let mut file = file;
    futures::stream::iter(std::iter::from_fn(move || {
        let mut piece = vec![0; 256 * 1024];
        match file.read(&mut piece) {
            Ok(0) => None,
            Ok(read) => {
                piece.truncate(read);
                Some(Ok(piece.into()))
            }
            Err(error) => Some(Err(error)),
        }
    }))
}
