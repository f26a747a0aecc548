//! The program itself, from the command line.

use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

fn indaba(data: &Path, args: &[&str]) -> Command {
    let mut it = Command::new(env!("CARGO_BIN_EXE_indaba"));
    it.args(args).arg("--data").arg(data);
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("INDABA_")) {
        it.env_remove(name);
    }
    it
}

fn run(data: &Path, args: &[&str]) -> Output {
    indaba(data, args).output().expect("the program starts")
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").expect("a free port").local_addr().expect("an address").port()
}

fn get(port: u16, path: &str) -> std::io::Result<String> {
    let mut line = TcpStream::connect(("127.0.0.1", port))?;
    line.set_read_timeout(Some(Duration::from_secs(10)))?;
    write!(line, "GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n")?;
    let mut answer = String::new();
    line.read_to_string(&mut answer)?;
    Ok(answer)
}

/// A server that is ready; its log goes to the file.
fn serve(data: &Path, port: u16, log: &Path, more: &[(&str, &str)]) -> Child {
    let out = fs::File::create(log).expect("a log");
    let port_text = port.to_string();
    let mut command = indaba(data, &["serve", "--port", &port_text]);
    let mut server =
        command.envs(more.iter().copied()).stdout(Stdio::null()).stderr(out).spawn().expect("the program starts");
    for _ in 0..200 {
        if get(port, "/ready").is_ok_and(|it| it.starts_with("HTTP/1.1 200")) {
            return server;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    let _ = server.kill().and_then(|()| server.wait());
    panic!("the server is not ready: {}", fs::read_to_string(log).unwrap_or_default());
}

fn stop(mut server: Child) -> Option<i32> {
    let told = Command::new("kill").args(["-TERM", &server.id().to_string()]).status().expect("kill is there");
    assert!(told.success());
    for _ in 0..200 {
        if let Some(status) = server.try_wait().expect("it is our child") {
            return status.code();
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    let _ = server.kill().and_then(|()| server.wait());
    panic!("the server did not stop in ten seconds");
}

#[test]
fn a_server_serves_alone_logs_no_queries_and_stops_in_order() {
    let dir = tempfile::tempdir().unwrap();
    let (data, log, port) = (dir.path().join("shop"), dir.path().join("log"), free_port());
    let server = serve(&data, port, &log, &[("INDABA_LOG_FORMAT", "json")]);

    let second = run(&data, &["serve", "--port", "0"]);
    assert_eq!(second.status.code(), Some(1));
    assert!(said(&second).contains("Another Indaba serves"), "{}", said(&second));

    get(port, "/health?name=Thandi").unwrap();
    get(port, "/sign-in?next=%2Fcustomers%2FThandi").unwrap();
    assert!(get(port, "/metrics").unwrap().contains("indaba_http_seconds"));
    // A browser that keeps its line open does not hold it up.
    let _idle = TcpStream::connect(("127.0.0.1", port)).unwrap();
    assert_eq!(stop(server), Some(0));

    let log = fs::read_to_string(&log).unwrap();
    assert!(log.lines().all(|it| it.starts_with('{')), "{log}");
    assert!(log.contains("\"route\":\"/sign-in\"") && log.contains("stopped"), "{log}");
    assert!(!log.contains("Thandi"), "{log}");
    assert_eq!(run(&data, &["doctor"]).status.code(), Some(0));
}

#[test]
fn settings_say_where_they_come_from_and_unknown_ones_are_refused() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("indaba.toml"), "workers = 7\nmetrics_token = 'hush-hush'\n").unwrap();
    let shown = indaba(dir.path(), &["config"]).env("INDABA_LOG_FORMAT", "json").output().unwrap();
    let text = said(&shown);
    assert!(text.contains("workers = \"7\"") && text.contains("indaba.toml"), "{text}");
    assert!(text.contains("# from: INDABA_LOG_FORMAT\nlog_format = \"json\""), "{text}");
    assert!(!text.contains("hush-hush"), "{text}");
    let refused = indaba(dir.path(), &["config"]).env("INDABA_LOG_FORMATS", "json").output().unwrap();
    assert_eq!(refused.status.code(), Some(2));
    assert!(said(&refused).contains("`INDABA_LOG_FORMAT`"), "{}", said(&refused));
}

#[test]
fn a_backup_of_a_served_shop_restores_elsewhere_with_its_key() {
    let dir = tempfile::tempdir().unwrap();
    let (data, log, port) = (dir.path().join("shop"), dir.path().join("log"), free_port());
    let added = run(&data, &["staff", "add", "thandi@shop.example", "--name", "Thandi", "--role", "owner"]);
    assert!(said(&added).contains("Sign in: thandi@shop.example / "), "{}", said(&added));
    let server = serve(&data, port, &log, &[]);
    let file = dir.path().join("shop.backup.gz");
    let made = run(&data, &["backup", file.to_str().unwrap(), "--with-key"]);
    assert!(made.status.success(), "{}", said(&made));
    assert_eq!(stop(server), Some(0));

    let other = dir.path().join("other");
    let restored = run(&other, &["restore", file.to_str().unwrap()]);
    assert!(restored.status.success(), "{}", said(&restored));
    let well = run(&other, &["doctor"]);
    assert!(well.status.success() && said(&well).contains("It opens what was sealed"), "{}", said(&well));
    let reset = run(&other, &["staff", "reset", "thandi@shop.example"]);
    assert!(reset.status.success(), "{}", said(&reset));
    let twice = run(&other, &["restore", file.to_str().unwrap()]);
    assert_eq!(twice.status.code(), Some(1));
    assert!(said(&twice).contains("there is a shop in this database already"), "{}", said(&twice));
}

#[test]
fn the_doctor_names_faults_and_how_to_mend_them() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("shop");
    let (log, port) = (dir.path().join("log"), free_port());
    assert_eq!(stop(serve(&data, port, &log, &[])), Some(0));
    // A database whose key file was lost, and another was made.
    fs::remove_file(data.join("secret.key")).unwrap();
    assert!(said(&run(&data, &["doctor"])).contains("The key file is gone."));
    run(&data, &["migrate"]);
    let found = run(&data, &["doctor"]);
    assert_eq!(found.status.code(), Some(1));
    assert!(said(&found).contains("FAULT  key") && said(&found).contains("→ Put the key file"), "{}", said(&found));
}

#[test]
fn every_command_explains_itself() {
    let dir = tempfile::tempdir().unwrap();
    let help = said(&run(dir.path(), &["--help"]));
    let commands = help.split("Commands:").nth(1).unwrap().split("Options:").next().unwrap();
    let names: Vec<&str> = commands.lines().filter_map(|it| it.strip_prefix("  ")?.split(' ').next()).collect();
    assert!(names.len() > 8, "{names:?}");
    for name in names.into_iter().filter(|it| !it.is_empty() && *it != "help") {
        let shown = run(dir.path(), &[name, "--help"]);
        assert!(shown.status.success() && said(&shown).contains("Usage:"), "{name}: {}", said(&shown));
    }
}
