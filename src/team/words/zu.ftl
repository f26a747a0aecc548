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
