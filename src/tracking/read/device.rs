//! What a browser says it is: enough to tell a phone from a desk, and a person from a program.

/// Words by which programs name themselves.
const BOTS: &[&str] = &[
    "bot",
    "crawl",
    "spider",
    "slurp",
    "headless",
    "preview",
    "scrape",
    "archiver",
    "facebookexternalhit",
    "mediapartners",
    "adsbot",
    "lighthouse",
    "pagespeed",
    "gtmetrix",
    "pingdom",
    "uptime",
    "monitor",
    "phantomjs",
    "curl/",
    "wget/",
    "python-requests",
    "python-urllib",
    "aiohttp",
    "httpx",
    "scrapy",
    "go-http-client",
    "okhttp",
    "java/",
    "libwww",
    "axios/",
    "node-fetch",
    "undici",
    "postman",
    "insomnia",
    "ahrefs",
    "semrush",
    "bingpreview",
    "yandex.com/bots",
];

/// Phones whose names have one of the words.
const NOT_BOTS: &[&str] = &["cubot"];

/// Whether this is no person's browser. An honest list, no fence: who wants to look like a person can.
pub fn is_bot(browser: &str) -> bool {
    let browser = browser.to_lowercase();
    let browser = NOT_BOTS.iter().fold(browser, |it, name| it.replace(name, ""));
    BOTS.iter().any(|it| browser.contains(it))
}

/// `desktop`, `phone`, `tablet`; nothing where that cannot be told.
pub fn device_of(browser: &str) -> &'static str {
    let has = |word: &str| browser.contains(word);
    if browser.is_empty() || !has("Mozilla/") {
        ""
    } else if has("iPad") || has("Tablet") || (has("Android") && !has("Mobile")) {
        "tablet"
    } else if has("Mobi") || has("iPhone") {
        "phone"
    } else {
        "desktop"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHROME: &str =
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36";
    const CUBOT: &str =
        "Mozilla/5.0 (Linux; Android 12; CUBOT P60) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36";
    const GOOGLE: &str = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";

    #[test]
    fn programs_are_told_from_people() {
        assert!(is_bot(GOOGLE) && is_bot("curl/8.1") && is_bot("Mozilla/5.0 HeadlessChrome/130.0"));
        assert!(!is_bot(CHROME) && !is_bot(CUBOT) && !is_bot(""));
        assert_eq!(
            [device_of(CHROME), device_of(CUBOT), device_of("curl/8.1"), device_of("")],
            ["desktop", "phone", "", ""]
        );
        assert_eq!(device_of("Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) Mobile/15E148"), "tablet");
    }
}
