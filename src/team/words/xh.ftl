### Ukungena, iqela, iprofayile yakho, irekhodi yezenzo.

## Amagama okugqitha

team-password-short = Lifutshane kakhulu. Thatha ubuncinane oonobumba aba‑{ $least }, isivakalisi silungile.
team-password-long = Lide kakhulu. Thatha oonobumba abangadluli ku‑{ $most }.
team-password-one-letter = Ngunobumba omnye ophindaphindwayo. Thatha isivakalisi endaweni yawo.
team-password-hint = Ubuncinane oonobumba aba‑{ $least }. Isivakalisi silungile.
team-password-same = Leli gama lokugqitha unalo ngoku. Khetha elinye.
team-password = Igama lokugqitha
team-password-new = Igama lokugqitha elitsha
team-password-now = Igama lokugqitha onalo ngoku
team-password-wrong = Eli asilogama lokugqitha onalo ngoku.

## Ukungena

team-sign-in = Ngena
team-email = I‑imeyile
team-sign-in-wrong = I‑imeyile negama lokugqitha azihambelani. Khangela zombini uze uzame kwakhona.
team-sign-in-wait =
    { $minutes ->
        [one] Kuzanywe kaninzi kakhulu. Linda umzuzu omnye, uze uzame kwakhona.
       *[other] Kuzanywe kaninzi kakhulu. Linda imizuzu: { $minutes }, uze uzame kwakhona.
    }
team-sign-in-late = Kuthathe ixesha elide, okanye igama lakho lokugqitha litshintshile. Ngena kwakhona.
team-sign-in-forgotten = Ulilibele igama lokugqitha? Umnini angakunika elitsha.
team-sign-in-other = Ngena njengomnye umntu
team-signed-out = Uphumile
team-continue = Qhubeka
team-code-title = Inyathelo lesibini
team-code-lead = Bhala amanani amathandathu avela kwi‑app yakho yokuqinisekisa, okanye enye yeekhowudi zakho zokuhlangula.
team-code = Ikhowudi
team-code-wrong = Le khowudi ayihambelani, okanye yakhe yasetyenziswa. Linda elandelayo.
team-own-password-title = Khetha igama lokugqitha elilelakho
team-own-password-lead = Onalo likhethwe ngomnye umntu. Ukusukela ngoku liya kwaziwa nguwe wedwa.

## Abantu

team-email-wrong = Le ayiyodilesi ye‑imeyile. Ifana no‑name@shop.example.
team-email-taken = { $email } sele esebenza apha.
team-email-unknown = Akukho mntu ungena apha ngo‑{ $email }.
team-name-missing = Kusweleka igama.
team-last-owner = U‑{ $name } ngumnini wokugqibela. Qala wenze omnye umntu abe ngumnini.
team-people = Abantu abasebenza apha
team-name = Igama
team-role = Indima
team-role-of = Indima ka‑{ $name }
team-role-hint = Umbukeli uyabuka. Abasebenzi banceda abathengi. Umphathi uphethe ivenkile. Umnini ugqiba nokuba ngubani osebenza apha.
team-you = Wena
team-is-disabled = Akakwazi ukungena
team-has-step = Inyathelo lesibini
team-seen = Ubonwe { $time }
team-not-signed-in = Akangenanga
team-add = Yongeza umntu
team-added = U‑{ $name } usebenza apha ngoku.
team-role-changed =
    { $role ->
        [owner] U‑{ $name } ngumnini ngoku
        [manager] U‑{ $name } ngumphathi ngoku
        [viewer] U‑{ $name } ngumbukeli ngoku
       *[staff] U‑{ $name } ngumsebenzi ngoku
    }
team-disabled = U‑{ $name } akasakwazi ukungena
team-enabled = U‑{ $name } angakwazi ukungena kwakhona
team-disable = Misa ukungena
team-enable = Vumela ukungena
team-reset = Nika igama lokugqitha elitsha
team-password-reset = U‑{ $name } unegama lokugqitha elitsha kwaye ukhutshiwe kuyo yonke indawo.
team-told-title = Igama lokugqitha lokudlulisa
team-told-lead = Baxelele ngokwakho. Liboniswa ngoku kuphela, kwaye kufuneka litshintshwe ekungeneni kokuqala.
team-told-done = Ndilidlulisile
team-copy = Kopa
team-copied = Kukotshiwe

## Iprofayile yakho

team-all-pages = Onke amaphepha
team-me-language = Wena nolwimi lwakho
team-me-comfort = Indlela ekusebenzela ngayo
team-me-signing-in = Ukungena
team-me-sessions = Apho ungene khona
team-me-recent = Okutsha
team-recent-none = Okwenzayo kubonakala apha iyure enye, ukuze ukwazi ukukurhoxisa.
team-set-name = Igama
team-set-language = Ulwimi
team-set-calendar = Ikhalenda
team-set-clock = Iwotshi
team-set-keys = Amaqhosha onobumba omnye
team-set-keys-hint = Umzekelo, u‑J no‑K bahamba kuluhlu. U‑Ctrl K usebenza ngalo lonke ixesha.
team-set-data-saver = Gcina idatha
team-set-data-saver-hint = Okutsha kufika kancinci, okanye xa uvula iphepha kwakhona.
team-calendar-gregorian = I‑Gregorian
team-calendar-ethiopian = Eye‑Ethiopia
team-clock-western = Ukusuka ezinzulwini zobusuku
team-clock-ethiopian = Ukusuka ekuseni, njengase‑Ethiopia
team-today-is = Namhlanje ngu‑{ $day }.
team-now-is = Ixesha ngu‑{ $time }.
team-browser-unknown = Ibhrawuza engaziwayo
team-browser-on = { $browser } kwi‑{ $system }
team-session-here = Apha
team-session-end = Phelisa
team-session-ended = Uphumile apho
team-sessions-end = Phuma kuzo zonke ezinye iindawo
team-sessions-ended = Uphumile kuzo zonke ezinye iindawo
team-password-change = Tshintsha igama lokugqitha
team-password-change-lead = Uhlala ungenile apha, ukhutshwe kuzo zonke ezinye iindawo.
team-password-changed = Igama lokugqitha litshintshiwe
team-step-hint = Ikhowudi evela kwifowuni yakho, ukuze igama lokugqitha lodwa linganeli
team-step-on = Ivuliwe
team-step-off = Ivaliwe
team-codes-left =
    { $count ->
        [one] Kusele ikhowudi yokuhlangula enye
       *[other] Iikhowudi zokuhlangula eziseleyo: { $count }
    }
team-step-lead = Funda lo mfanekiso nge‑app yokuqinisekisa kwifowuni yakho. Ukusuka apho, ukungena kuya kubuza nekhowudi yayo.
team-step-picture = Umfanekiso we‑app yokuqinisekisa; okufanayo ngoonobumba kungezantsi
team-step-typed = Okanye bhala oku kwi‑app:
team-step-code = Ikhowudi eboniswa yi‑app
team-step-add = Vula
team-step-added = Inyathelo lesibini livuliwe.
team-step-is-on = Inyathelo lesibini livuliwe. Igama lakho lokugqitha liyalivala.
team-step-remove = Vala
team-step-removed = Inyathelo lesibini livaliwe
team-codes-title = Iikhowudi zokuhlangula
team-codes-lead = Gcina ezi khowudi apho uya kuzifumana khona ngaphandle kwefowuni yakho. Nganye isebenza kanye. Aziphindi ziboniswe.
team-codes-kept = Ndizigcinile
team-codes-renew-lead = Ikhowudi evela kwi‑app yakho ikunika ezintsha; ezindala ziyeke ukusebenza.
team-codes-renew = Yenza iikhowudi ezintsha zokubuyisela
team-codes-renewed = Ezi khowudi zokubuyisela zithatha indawo yezindala.

## Irekhodi yezenzo

team-log-csv = Gcina njenge‑CSV
team-log-act = Okwenziweyo
team-log-who = Ngubani
team-log-when = Nini
team-log-about = Kubani okanye kwintoni
team-log-details = Iinkcukacha
team-log-all-acts = Zonke izenzo
team-log-all-people = Wonke umntu
team-log-show = Bonisa
team-log-none = Akukho nto yenziweyo ehambelanayo
team-log-none-hint = Khetha esinye isenzo okanye umntu.
team-log-all = Bonisa konke
actor-system = Inkqubo
actor-shell = Umgca womyalelo
actor-job = Umsebenzi
actor-import = Ungeniso
audit-staff-added = Umntu wongeziwe
audit-staff-disabled = Ukungena kumisiwe
audit-staff-enabled = Ukungena kuvunyelwe
audit-role-changed = Indima itshintshiwe
audit-password-reset = Kunikwe igama lokugqitha elitsha
audit-password-changed = Igama lokugqitha litshintshiwe
audit-second-step-added = Inyathelo lesibini livuliwe
audit-second-step-removed = Inyathelo lesibini livaliwe
audit-recovery-code-used = Ikhowudi yokuhlangula isetyenzisiwe
audit-session-started = Ungenile
audit-session-ended = Uphumile
audit-session-stolen = Ukungena okukotshiweyo kumisiwe
audit-sign-in-guessed = Imizamo emininzi kakhulu yokungena
audit-shop-opened = Ivenkile ivuliwe
audit-shop-changed = Iisetingi zevenkile zitshintshiwe
audit-recovery-codes-renewed = Iikhowudi zokubuyisela zihlaziyiwe
audit-setting-to = { $setting }: { $value }
audit-job-retried = Umsebenzi uzanywe kwakhona
audit-job-discarded = Umsebenzi ulahliwe
