### Ukuqala kokuqala, izilungiselelo zesitolo, imisebenzi.

## Ukuqala kokuqala

settings-start-title = Lungiselela isitolo sakho
settings-start-lead = Izinyathelo ezintathu ezimfushane. Konke ngaphandle kwemali kungashintshwa kamuva.
settings-start-shop = Isitolo
settings-start-money = Imali nesikhathi
settings-start-owner = Wena
settings-start-next = Okulandelayo
settings-start-back = Emuva
settings-start-open = Vula isitolo
settings-start-your-name = Igama lakho
settings-start-email-hint = Ungena ngayo.
settings-start-done = Othile usanda kulungiselela lesi sitolo. Ngena esikhundleni salokho.

## Isitolo

settings-shop = Isitolo
settings-shop-name = Igama lesitolo
settings-shop-name-hint = Njengoba amakhasimende akho elazi.
settings-shop-language = Ulimi lwesitolo
settings-shop-language-hint = Isitolo esibhala ngalo kakhulu. Wonke umuntu uzikhethela olwakhe.
settings-shop-country = Izwe
settings-shop-country-hint = Izinombolo zocingo ezingenayo ikhodi yezwe zifundwa njengezilapha.
settings-country-unknown = Khetha izwe ohlwini.
settings-shop-zone = Indawo yesikhathi
settings-shop-zone-hint = Bhala izinhlamvu ezimbalwa zedolobha eliseduze nawe.
settings-zone-unknown = Ayikho indawo yesikhathi ebizwa ngokuthi “{ $typed }”. Khetha eyodwa ohlwini, njenge‑Africa/Johannesburg.
settings-shop-currency = Imali
settings-shop-currency-hint = Zonke izibalo zibalwa ngayo. Ayisashintshi uma sekukhona ama‑oda.
settings-currency-locked = Imali ayishintshi, ngoba ama‑oda abhalwe ngayo.
settings-currency-unknown = Ayikho imali ebizwa ngokuthi “{ $typed }”. Khetha eyodwa ohlwini.
settings-name-missing = Kusweleka igama.
settings-search = Sesha izilungiselelo
settings-more = Okunye okulungiswayo
settings-me-hint = Ulimi lwakho, ikhalenda, iwashi, iphasiwedi
settings-none = Akukho okuhambisanayo. Zama izinhlamvu ezimbalwa.

## Imisebenzi

settings-jobs-none = Akukho okulindile
settings-jobs-none-hint = Umsebenzi wangemuva uvela lapha uma usalindile, nalapho wehluleka.
settings-jobs-parked = Okuyekiwe
settings-jobs-parked-hint = Zilinde wena
settings-jobs-waiting = Ezilindile noma ezisebenzayo
settings-job-tries =
    { $count ->
        [one] Kuzanywe: { $count }
       *[other] Kuzanywe izikhathi: { $count }
    }
settings-job-retried = Umsebenzi uzozanywa futhi
settings-job-discard = Lahla
settings-job-discarded = Umsebenzi usuhambe unomphela. Ukhona erekhodini lezenzo.
settings-job-discard-hint = Okulahliwe akubuyiseki. Kubhalwa erekhodini lezenzo.
