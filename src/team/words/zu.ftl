### Ukungena, ithimba, iphrofayela yakho, irekhodi lezenzo.

## Amaphasiwedi

team-password-short = Lifushane kakhulu. Thatha okungenani izinhlamvu ezingu‑{ $least }, umusho nawo ulungile.
team-password-long = Lide kakhulu. Thatha izinhlamvu ezingevi ku‑{ $most }.
team-password-one-letter = Lona uhlamvu olulodwa oluphindaphindiwe. Thatha umusho esikhundleni salo.
team-password-hint = Okungenani izinhlamvu ezingu‑{ $least }. Umusho ulungile.
team-password-same = Leli yiphasiwedi onayo manje. Khetha elinye.
team-password = Iphasiwedi
team-password-new = Iphasiwedi entsha
team-password-now = Iphasiwedi onayo manje
team-password-wrong = Leli akuyona iphasiwedi onayo manje.

## Ukungena

team-sign-in = Ngena
team-email = I‑imeyili
team-sign-in-wrong = I‑imeyili nephasiwedi akuhambisani. Hlola kokubili bese uzama futhi.
team-sign-in-wait =
    { $minutes ->
        [one] Kuzanywe kaningi kakhulu. Linda iminithi elilodwa, bese uzama futhi.
       *[other] Kuzanywe kaningi kakhulu. Linda imizuzu: { $minutes }, bese uzama futhi.
    }
team-sign-in-late = Kuthathe isikhathi eside, noma iphasiwedi yakho ishintshile. Ngena futhi.
team-sign-in-forgotten = Ukhohlwe iphasiwedi? Umnikazi angakunika entsha.
team-sign-in-other = Ngena njengomunye umuntu
team-signed-out = Uphumile
team-continue = Qhubeka
team-code-title = Isinyathelo sesibili
team-code-lead = Bhala izinombolo eziyisithupha ezivela ku‑app yakho yokuqinisekisa, noma elinye lamakhodi akho okutakula.
team-code = Ikhodi
team-code-wrong = Le khodi ayihambisani, noma isike yasetshenziswa. Linda elandelayo.
team-own-password-title = Khetha iphasiwedi yakho
team-own-password-lead = Onayo ikhethwe omunye umuntu. Kusukela manje uzoyazi wedwa.

## Abantu

team-email-wrong = Leli akulona ikheli le‑imeyili. Lifana no‑name@shop.example.
team-email-taken = { $email } usevele usebenza lapha.
team-email-unknown = Akekho ongena lapha ngo‑{ $email }.
team-name-missing = Kusweleka igama.
team-last-owner = U‑{ $name } ungumnikazi wokugcina. Qala wenze omunye umuntu abe umnikazi.
team-people = Abantu abasebenza lapha
team-name = Igama
team-role = Indima
team-role-of = Indima ka‑{ $name }
team-role-hint = Isibukeli siyabuka. Abasebenzi basiza amakhasimende. Imenenja iphatha isitolo. Umnikazi unquma nokuthi ubani osebenza lapha.
team-you = Wena
team-is-disabled = Akakwazi ukungena
team-has-step = Isinyathelo sesibili
team-seen = Ubonwe { $time }
team-not-signed-in = Akangenile
team-add = Engeza umuntu
team-added = U‑{ $name } usebenza lapha manje.
team-role-changed =
    { $role ->
        [owner] U‑{ $name } usengumnikazi manje
        [manager] U‑{ $name } useyimenenja manje
        [viewer] U‑{ $name } usebuka kuphela manje
       *[staff] U‑{ $name } useyisisebenzi manje
    }
team-disabled = U‑{ $name } akasakwazi ukungena
team-enabled = U‑{ $name } usengakwazi ukungena futhi
team-disable = Misa ukungena
team-enable = Vumela ukungena
team-reset = Nika iphasiwedi entsha
team-password-reset = U‑{ $name } unephasiwedi entsha futhi ukhishwe kuyo yonke indawo.
team-told-title = Iphasiwedi yokudlulisa
team-told-lead = Batshele wena. Iboniswa manje kuphela, futhi kufanele ishintshwe ngokungena kokuqala.
team-told-done = Ngiyidlulisile
team-copy = Kopisha
team-copied = Kukopishiwe

## Iphrofayela yakho

team-all-pages = Wonke amakhasi
team-me-language = Wena nolimi lwakho
team-me-comfort = Indlela okusebenzela ngayo
team-me-signing-in = Ukungena
team-me-sessions = Lapho ungene khona
team-me-recent = Okwakamuva
team-recent-none = Okwenzayo kuvela lapha ihora elilodwa, ukuze ukwazi ukukuhoxisa.
team-set-name = Igama
team-set-language = Ulimi
team-set-calendar = Ikhalenda
team-set-clock = Iwashi
team-set-keys = Okhiye bohlamvu olulodwa
team-set-keys-hint = Isibonelo, u‑J no‑K bahamba ohlwini. U‑Ctrl K usebenza njalo.
team-set-data-saver = Yonga idatha
team-set-data-saver-hint = Okusha kufika kancane, noma uma uvula ikhasi kabusha.
team-calendar-gregorian = I‑Gregorian
team-calendar-ethiopian = Ey‑Ethiopia
team-clock-western = Kusukela phakathi kwamabili
team-clock-ethiopian = Kusukela entathakusa, njengase‑Ethiopia
team-today-is = Namuhla ngu‑{ $day }.
team-now-is = Isikhathi ngu‑{ $time }.
team-browser-unknown = Isiphequluli esingaziwa
team-browser-on = { $browser } ku‑{ $system }
team-session-here = Lapha
team-session-end = Qeda
team-session-ended = Uphumile lapho
team-sessions-end = Phuma kuzo zonke ezinye izindawo
team-sessions-ended = Uphumile kuzo zonke ezinye izindawo
team-password-change = Shintsha iphasiwedi
team-password-change-lead = Uhlala ungenile lapha, ukhishwe kuzo zonke ezinye izindawo.
team-password-changed = Iphasiwedi ishintshiwe
team-step-hint = Ikhodi evela ocingweni lwakho, ukuze iphasiwedi iyodwa ingeneli
team-step-on = Kuvuliwe
team-step-off = Kuvaliwe
team-codes-left =
    { $count ->
        [one] Amakhodi okutakula asele: { $count }
       *[other] Amakhodi okutakula asele: { $count }
    }
team-step-lead = Funda lesi sithombe nge‑app yokuqinisekisa ocingweni lwakho. Kusukela lapho, ukungena kuzobuza nekhodi yayo.
team-step-picture = Isithombe se‑app yokuqinisekisa; okufanayo ngezinhlamvu kungezansi
team-step-typed = Noma bhala lokhu ku‑app:
team-step-code = Ikhodi eboniswa yi‑app
team-step-add = Vula
team-step-added = Isinyathelo sesibili sivuliwe.
team-step-is-on = Isinyathelo sesibili sivuliwe. Iphasiwedi yakho iyasivala.
team-step-remove = Vala
team-step-removed = Isinyathelo sesibili sivaliwe
team-codes-title = Amakhodi okutakula
team-codes-lead = Gcina la makhodi lapho uzowathola khona ngaphandle kocingo lwakho. Ngalinye lisebenza kanye. Awaphindi aboniswe.
team-codes-kept = Ngiwagcinile
team-codes-renew-lead = Ikhodi evela kuhlelo lwakho lokusebenza ikunika amasha; amadala ayeke ukusebenza.
team-codes-renew = Yenza amakhodi amasha okubuyisela
team-codes-renewed = La makhodi okubuyisela athatha indawo yamadala.

## Irekhodi lezenzo

team-log-csv = Londoloza njenge‑CSV
team-log-act = Okwenziwe
team-log-who = Ubani
team-log-when = Nini
team-log-about = Kubani noma kuni
team-log-details = Imininingwane
team-log-all-acts = Zonke izenzo
team-log-all-people = Wonke umuntu
team-log-show = Bonisa
team-log-none = Akukho okwenziwe okuhambisanayo
team-log-none-hint = Khetha esinye isenzo noma umuntu.
team-log-all = Bonisa konke
actor-system = Uhlelo
actor-shell = Umugqa womyalo
actor-job = Umsebenzi
actor-import = Ukungeniswa
audit-staff-added = Umuntu wengeziwe
audit-staff-disabled = Ukungena kumisiwe
audit-staff-enabled = Ukungena kuvunyelwe
audit-role-changed = Indima ishintshiwe
audit-password-reset = Kunikwe iphasiwedi entsha
audit-password-changed = Iphasiwedi ishintshiwe
audit-second-step-added = Isinyathelo sesibili sivuliwe
audit-second-step-removed = Isinyathelo sesibili sivaliwe
audit-recovery-code-used = Ikhodi yokutakula isetshenzisiwe
audit-session-started = Ungenile
audit-session-ended = Uphumile
audit-session-stolen = Ukungena okukopishiwe kumisiwe
audit-sign-in-guessed = Imizamo eminingi kakhulu yokungena
audit-shop-opened = Isitolo sivuliwe
audit-shop-changed = Izilungiselelo zesitolo zishintshiwe
audit-recovery-codes-renewed = Amakhodi okubuyisela avuselelwe
audit-setting-to = { $setting }: { $value }
audit-job-retried = Umsebenzi uzanywe futhi
audit-job-discarded = Umsebenzi ulahliwe
