use std::path::Path;

use super::{Config, Given, Network, Origin, Settings};

fn given<'a>(file: Option<&'a Path>, environment: &[(&str, &str)], flags: &[(&'static str, &str)]) -> Given<'a> {
    Given {
        file,
        environment: environment.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect(),
        flags: flags.iter().map(|(name, value)| (*name, (*value).into())).collect(),
    }
}

#[test]
fn flags_win_over_the_environment_and_that_over_the_file() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("indaba.toml"), "workers = 3\nlog = 'warn'\nlisten = '0.0.0.0:80'\n").unwrap();
    let data = dir.path().to_str().unwrap();
    let environment = [("INDABA_LOG", "debug"), ("INDABA_LISTEN", "0.0.0.0:81"), ("INDABA_TEST_POSTGRES", "x")];
    let settings = Settings::read(given(None, &environment, &[("listen", "0.0.0.0:82"), ("data", data)])).unwrap();
    let config = Config::from_settings(&settings).unwrap();
    assert_eq!((config.workers, config.log.as_str(), config.listen.port()), (3, "debug", 82));
    assert_eq!(settings.found("log").origin, Origin::Environment("INDABA_LOG".into()));
    assert_eq!(settings.found("blobs_region").origin, Origin::Default);
}

#[test]
fn an_unknown_setting_is_refused_by_name_with_the_nearest_one() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("my.toml");
    std::fs::write(&file, "databse = 'postgres://x'\n").unwrap();
    let refused = Settings::read(given(Some(&file), &[], &[])).unwrap_err().to_string();
    assert!(refused.contains("`databse`") && refused.contains("`database`"), "{refused}");
    let refused = Settings::read(given(None, &[("INDABA_LISTN", "x")], &[])).unwrap_err().to_string();
    assert!(refused.contains("`INDABA_LISTN`") && refused.contains("`INDABA_LISTEN`"), "{refused}");
}

#[test]
fn a_value_that_cannot_be_understood_names_its_origin_but_no_secret() {
    let wrong = |name, value| {
        let settings = Settings::read(given(None, &[(name, value)], &[])).unwrap();
        Config::from_settings(&settings).unwrap_err().to_string()
    };
    let said = wrong("INDABA_WORKERS", "many");
    assert!(said.contains("`workers`") && said.contains("`many`") && said.contains("INDABA_WORKERS"), "{said}");
    let said = wrong("INDABA_DATABASE", "mysql://me:hunter2@there");
    assert!(said.contains("`database`") && !said.contains("hunter2"), "{said}");
}

#[test]
fn networks_contain_what_lies_in_them() {
    let network: Network = "10.1.0.0/16".parse().unwrap();
    assert!(network.contains("10.1.200.3".parse().unwrap()));
    assert!(network.contains("::ffff:10.1.2.3".parse().unwrap()));
    assert!(!network.contains("10.2.0.1".parse().unwrap()));
    assert!("0.0.0.0/0".parse::<Network>().unwrap().contains("8.8.8.8".parse().unwrap()));
    assert!("::/0".parse::<Network>().unwrap().contains("2001:db8::1".parse().unwrap()));
    assert!("::1".parse::<Network>().unwrap().contains("::1".parse().unwrap()));
    assert!("10.0.0.0/33".parse::<Network>().is_err());
}
