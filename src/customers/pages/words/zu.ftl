## Lists
customers-counted =
    { $n ->
        [one] { $n } umuntu
       *[other] Abantu: { $n }
    }
customers-search = Igama, ucingo, i‑imeyili noma inombolo ye‑oda
customers-search-do = Sesha
customers-sort = Ukuhleleka
customers-country = Izwe
customers-language = Ulimi
customers-any-country = Noma yiliphi izwe
customers-any-language = Noma yiluphi ulimi
customers-any-consent = Singabhala: bonke
customers-any-time = Babonwe: noma nini
customers-agreed-to = Bavumile: { $channel }
customers-seen-7d = Babonwe ezinsukwini eziyi‑7 ezedlule
customers-seen-30d = Babonwe ezinsukwini ezingama‑30 ezedlule
customers-seen-90d = Babonwe ezinsukwini ezingama‑90 ezedlule
customers-seen-older = Ababonwanga izinsuku ezingama‑90
customers-least-orders = Ama‑oda okungenani
customers-least-spent = Basebenzise okungenani
customers-asked-words = “{ $words }”
customers-asked-orders =
    { $n ->
        [one] Okungenani i‑oda eli‑{ $n }
       *[other] Ama‑oda okungenani: { $n }
    }
customers-asked-spent = Basebenzise okungenani { $amount }
customers-show-all = Bonisa bonke
customers-without = Susa isihlungi: { $filter }
customers-none-found = Akekho otholakele
customers-none-found-text = Akekho ofanele konke okubuziwe. Susa isihlungi esisodwa, noma zama izinhlamvu ezimbalwa.
customers-none-yet = Akekho muntu okwamanje
customers-none-yet-text = Lapha kuma wonke umuntu othenga kuwe, ngamunye ekhasini lakhe.
customers-bring-in = Ngenisa amakhasimende akho
customers-export-list = Khipha lolu hlu
customers-new = Ikhasimende elisha
customers-duplicates = Umuntu ofanayo?
customers-erasures = Okususiwe
customers-may-we-write = Singabhala?
customers-made-up = Kuqanjelwe umbukiso

## Columns and orders of the list
customers-col-name = Igama
customers-col-number = Inombolo
customers-col-email = I‑imeyili
customers-col-phone = Ucingo
customers-col-place = Indawo
customers-col-language = Ulimi
customers-col-seen = Bagcine ukubonwa
customers-col-orders = Ama‑oda
customers-col-spent = Basebenzise
customers-col-last-order = I‑oda lokugcina
customers-col-created = Baziwa kusukela
customers-sort-seen-down = Abasanda kubonwa kuqala
customers-sort-seen-up = Abangabonwanga isikhathi eside kuqala
customers-sort-name-down = Igama, Z kuya ku‑A
customers-sort-name-up = Igama, A kuya ku‑Z
customers-sort-spent-down = Abasebenzise kakhulu kuqala
customers-sort-spent-up = Abasebenzise kancane kuqala
customers-sort-orders-down = Abanama‑oda amaningi kuqala
customers-sort-orders-up = Abanama‑oda ambalwa kuqala
customers-sort-last-order-down = I‑oda elisha kuqala
customers-sort-last-order-up = I‑oda elidala kuqala
customers-sort-created-down = Amakhasimende amasha kuqala
customers-sort-created-up = Amakhasimende amadala kuqala

## Channels
customers-channel-email = I‑imeyili
customers-channel-sms = I‑SMS
customers-channel-whatsapp = WhatsApp
customers-channel-phone = Izingcingo

## How long ago
customers-ago-now = khona manje
customers-ago-minutes = emizuzwini eyi‑{ $n } edlule
customers-ago-hours = emahoreni angu‑{ $n } adlule
customers-ago-yesterday = izolo
customers-ago-days = ezinsukwini ezingu‑{ $n } ezedlule
customers-seen-ago = Ubonwe { $ago }
customers-seen-on = Ubonwe ngo‑{ $date }
customers-today = Namuhla
customers-yesterday = Izolo

## One person
customers-edit = Hlela
customers-merge-with = Hlanganisa nomunye
customers-export-person = Khipha esinakho ngaye
customers-erase = Susa lo muntu
customers-figure-spent = Usebenzise
customers-figure-usual = I‑oda elijwayelekile
customers-figure-every = Isikhathi phakathi kwama‑oda
customers-figure-last = I‑oda lokugcina
customers-orders-since =
    { $n ->
        [one] I‑oda eli‑{ $n } kusukela { $since }
       *[other] Ama‑oda: { $n } kusukela { $since }
    }
customers-no-orders = akukabi nama‑oda
customers-shop-average = isilinganiso sesitolo { $amount }
customers-every-days = 
    { $n ->
        [one] Usuku olu‑{ $n }
       *[other] Izinsuku: { $n }
    }
customers-every-weeks = 
    { $n ->
        [one] Isonto eli‑{ $n }
       *[other] Amasonto: { $n }
    }
customers-every-months = 
    { $n ->
        [one] Inyanga e‑{ $n }
       *[other] Izinyanga: { $n }
    }
customers-every-unknown = kwaziwa kusukela nge‑oda lesithathu
customers-next-about = okulandelayo cishe ngo‑{ $date }
customers-next-overdue = akekho isikhathi eside kunokujwayelekile
customers-glance = Unyaka ngamafuphi
customers-glance-week = Isonto kusukela
customers-glance-returns = Okubuyisiwe
customers-glance-others = Ezinye izehlakalo
customers-glance-none = Amasonto angama‑52 edlule: awekho ama‑oda, ezinye izehlakalo: { $others }.
customers-glance-sentence = Amasonto angama‑52 edlule: ama‑oda { $orders }, okubuyisiwe { $returns }, okunye { $others }. Isonto elimatasa kakhulu liqale ngo‑{ $date }.
customers-history = Umlando
customers-history-none = Akukho okwenzekile okwamanje
customers-history-none-text = Ama‑oda, amanothi nezinguquko zizoma lapha, okusha kuqala.
customers-part-everything = Konke
customers-part-orders = Ama‑oda
customers-part-notes = Amanothi
customers-part-changes = Izinguquko
customers-something = okuthile
customers-part-visits = Ukuvakasha
customers-cart = Inqola
customers-cart-empty = Inqola ayinalutho.
customers-on-shop-now = Usesitolo manje
customers-cart-touched = Kugcine ukushintshwa { $ago }
customers-cart-checkout = Ekukhokheni
customers-show-earlier = Bonisa u‑{ $month } nangaphambili
customers-newer =
    { $n ->
        [one] Okusha: { $n }
       *[other] Okusha: { $n }
    }
customers-same-person = Umuntu ofanayo?
customers-pair-figures =
    { $n ->
        [one] I‑oda eli‑{ $n }, { $amount }
       *[other] Ama‑oda: { $n }, { $amount }
    }
customers-merge = Hlanganisa
customers-keep-apart = Bahlukanise
customers-kept-apart = Bahlukanisiwe
customers-known-by = Esimazi ngakho
customers-known-by-nothing = Akukho esingambona ngakho.
customers-kind-email = I‑imeyili
customers-kind-phone = Ucingo
customers-kind-shop = Inombolo yasesitolo
customers-kind-external = Enye inombolo
customers-kind-anonymous = Idivayisi
customers-verified = Kuqinisekisiwe
customers-identity-add = Engeza i‑imeyili, ucingo noma inombolo
customers-identity-added = Kwengeziwe
customers-identity-remove = Susa { $value }
customers-identity-removed = Kususiwe
customers-add = Engeza
customers-details = Imininingwane
customers-merged-in = Abahlanganisiwe
customers-merged-on = Bahlanganiswe ngo‑{ $date }
customers-merged-recognised = Ubonakale ngo‑{ $date }
customers-part = Hlukanisa futhi
customers-parted = Bahlukanisiwe. Sekuyimilando emibili futhi.
customers-merged = Kuhlanganisiwe. Sekungumlando owodwa.
customers-note-write = Bhalela ithimba inothi
customers-note-add = Engeza
customers-note-added = Inothi lengeziwe
customers-note-remove = Susa
customers-note-removed = Inothi lisusiwe

## The history, sentence by sentence. link and end stand around the words that lead to the order.
customers-event-order-placed = Ufake { $link }i‑oda { $number }{ $end }, { $amount }
customers-event-order-extended = Kwengezwe { $link }i‑oda { $number }{ $end }, { $amount } sekukonke
customers-event-order-adjusted = { $link }Ukulungiswa kwezincwadi { $number }{ $end }, { $amount }
customers-event-order-fulfilled = { $link }I‑oda { $number }{ $end } lithunyelwe
customers-event-order-paid = { $link }I‑oda { $number }{ $end } likhokhiwe
customers-event-order-unfulfilled = { $link }I‑oda { $number }{ $end } alithunyelwanga nokho
customers-event-order-cancelled = { $link }I‑oda { $number }{ $end } likhanseliwe, { $amount }
customers-event-order-restored = { $link }I‑oda { $number }{ $end } libuyile futhi, { $amount }
customers-event-order-refunded = Ubuyiselwe { $amount }, { $link }inothi yekhredithi { $number }{ $end }
customers-event-order-refund-withdrawn = Ukubuyiselwa kuka‑{ $amount } kuhoxisiwe, { $link }inothi yekhredithi { $number }{ $end }
customers-event-order-noted = 
    { $by ->
        [staff] U‑{ $who } ubhale inothi: { $link }i‑oda { $number }{ $end }
       *[other] Kubhalwe inothi: { $link }i‑oda { $number }{ $end }
    }
customers-event-order-note-removed = 
    { $by ->
        [staff] U‑{ $who } ususe inothi: { $link }i‑oda { $number }{ $end }
       *[other] Kususwe inothi: { $link }i‑oda { $number }{ $end }
    }
customers-items-more = { $items } nokunye: { $n }
customers-event-note = 
    { $by ->
        [staff] U‑{ $who } ubhale
       *[other] Inothi
    }
customers-event-merged = 
    { $by ->
        [staff] U‑{ $who } uhlanganise nalo muntu: { $link }{ $name }{ $end }
       *[other] Kutholakale ukuthi ungulo muntu: { $link }{ $name }{ $end }
    }
customers-event-parted = 
    { $by ->
        [staff] U‑{ $who } uhlukanise nalo muntu: { $link }{ $name }{ $end }
       *[other] Kuhlukaniswe nalo muntu: { $link }{ $name }{ $end }
    }
customers-event-consent-given = 
    { $by ->
        [staff] Uvumile: { $channel }. Kubhalwe ngu‑{ $who }
        [import] Uvumile: { $channel }. Kuvela efayeleni elingenisiwe
       *[other] Uvumile: { $channel }
    }
customers-event-consent-withdrawn = 
    { $by ->
        [staff] Akasafuni: { $channel }. Kubhalwe ngu‑{ $who }
        [import] Akasafuni: { $channel }. Kuvela efayeleni elingenisiwe
       *[other] Akasafuni: { $channel }
    }
customers-event-message-sent = Uthunyelelwe { $link }“{ $subject }”{ $end } nge‑imeyili
customers-event-message-failed = { $link }I‑imeyili{ $end } ayikwazanga ukufika
customers-event-message-left-out = { $link }I‑imeyili{ $end } ayithunyelwanga: { $why ->
        [suppressed] akukho okuthunyelwa kuleli kheli
        [never_given] ayikho imvume
        [withdrawn] uthe cha
        [no_address] alikho ikheli
        [too_late] ibizofika sekwephuzile kakhulu
       *[other] ayikwazanga ukubhalwa
    }
customers-event-message-bounced = { $link }“{ $subject }”{ $end } ibuyile: ayikwazi ukufika
customers-event-message-complained = Uthe { $link }“{ $subject }”{ $end } iwugaxekile
customers-event-message-unsubscribed = Uzikhiphe ohlwini nge‑{ $link }“{ $subject }”{ $end }
customers-event-page-viewed = Ubuke ikhasi: { $what }
customers-event-screen-viewed = Ubuke ku‑app: { $what }
customers-event-identified = Utshele isitolo ukuthi ungubani
customers-event-aliased = Ubaziwa ngokuthi: { $what }
customers-event-group-joined = Ujoyine iqembu: { $what }
customers-event-tracked = { $what }
customers-event-searched = Useshe: “{ $what }”
customers-event-list-viewed = Ubheke uhlu: { $what }
customers-event-list-filtered = Uhlunge: { $what }
customers-event-product-viewed = Ubuke: { $what }
customers-event-product-clicked = Ukhethe: { $what }
customers-event-product-shared = Wabelane nge: { $what }
customers-event-product-reviewed = Ubhale umbono nge: { $what }
customers-event-promotion-viewed = Ubone isipesheli: { $what }
customers-event-promotion-clicked = Uvule isipesheli: { $what }
customers-event-cart-added = Ufake enqoleni: { $what }
customers-event-cart-removed = Ukhiphe enqoleni: { $what }
customers-event-cart-viewed = Ubuke inqola
customers-event-cart-shared = Wabelane ngenqola
customers-event-checkout-started = Uye ekukhokheni
customers-event-checkout-step = Uqhubekile nokukhokha
customers-event-checkout-payment = Ukhethe indlela yokukhokha
customers-event-checkout-completed = Uqedile ukukhokha
customers-event-coupon-entered = Ubhale ikhuphoni: { $what }
customers-event-coupon-applied = Usebenzise ikhuphoni: { $what }
customers-event-coupon-denied = Ikhuphoni ayisebenzanga: { $what }
customers-event-coupon-removed = Ususe ikhuphoni: { $what }
customers-event-wishlist-added = Ufake ohlwini lwezifiso: { $what }
customers-event-wishlist-removed = Ukhiphe ohlwini lwezifiso: { $what }
customers-event-other = 
    { $by ->
        [staff] { $kind }, ngu‑{ $who }
        [import] { $kind }, kuvela efayeleni elingenisiwe
       *[other] { $kind }
    }
customers-someone = othile

## Consent
customers-consent-change = Shintsha, umlando
customers-consent-history = Umlando
customers-consent-now = Manje
customers-consent-about = Izindaba namathenda. Imiyalezo emayelana ne‑oda ayidingi mvume.
customers-consent-yes = Yebo
customers-consent-no = Cha
customers-consent-unknown = Akabuzwanga
customers-consent-channel = Indlela
customers-consent-state = Bathini
customers-consent-given = Yebo, bhalani
customers-consent-withdrawn = Cha, ningabhali
customers-consent-reason = Sazi kanjani
customers-consent-reason-hint = Kugcinwa njengobufakazi: ubani osho, nini futhi kuphi.
customers-consent-reason-missing = Sho ngamagama ambalwa ukuthi sazi kanjani.
customers-consent-state-missing = Qala ukhethe ukuthi bayafuna noma abafuni.
customers-consent-record = Bhala lokhu phansi
customers-consent-never = Akukaze kushiwo lutho.
customers-consent-gave = 
    { $purpose ->
        [marketing] Uvuma ukuthola izindaba namathenda: { $channel }
        [service] Uvuma ukuthola imiyalezo emayelana nama‑oda: { $channel }
       *[other] Uyavuma, { $purpose }: { $channel }
    }
customers-consent-withdrew = 
    { $purpose ->
        [marketing] Akafuni izindaba namathenda: { $channel }
        [service] Akafuni imiyalezo emayelana nama‑oda: { $channel }
       *[other] Akafuni, { $purpose }: { $channel }
    }
customers-consent-source = 
    { $source ->
        [staff] Itshelwe ithimba: { $evidence }
        [import] Kuvela efayeleni elingenisiwe, umugqa { $line }
        [shop] Kuvela esitolo sewebhu
       *[other] { $source }
    }
customers-consent-saved-given = Kubhaliwe: singabhala
customers-consent-saved-withdrawn = Kubhaliwe: asibhali

## Writing down and changing
customers-field-name = Igama
customers-field-call_me = Ngibize ngokuthi
customers-field-call_me-hint = Indlela athanda ukubingelelwa ngayo.
customers-field-email = I‑imeyili
customers-field-phone = Ucingo
customers-field-phone-hint = Ibhalwe nganoma iyiphi indlela; izinombolo zaphesheya ziqala ngo‑+ nekhodi yezwe.
customers-field-city = Idolobha
customers-field-country = Izwe
customers-field-language = Ulimi
customers-field-number = Inombolo
customers-field-since = Waziwa kusukela
customers-language-unknown = Akwaziwa
customers-country-unknown = Alaziwa
customers-new-save = Bhala phansi
customers-new-done = Kubhaliwe phansi
customers-new-empty = Bhala okungenani igama, i‑imeyili noma ucingo.
customers-new-known = U‑{ $name } usenayo le imeyili noma lolu cingo. Akubhalwanga lutho.
customers-new-known-open = Vula u‑{ $name }
customers-edit-saved = Kulondoloziwe
customers-edit-both = Zombili izinguqulo
customers-edit-theirs = Okukhona manje
customers-edit-yours = Okubhalile
customers-edit-both-hint = Ngezansi kukhona okubhalile. Londoloza ukuze ugcine okwakho, noma kushintshe kuqala.

## Merging
customers-merge-who = Ubani ongumuntu ofanayo?
customers-merge-who-text = Sesha ngegama, ngocingo, nge‑imeyili noma ngenombolo. Akuhlanganiswa lutho ungakababoni bobabili.
customers-merge-choose = Qhathanisa
customers-merge-title = Hlanganisa ababili babe munye
customers-merge-text = Imilando yomibili iba munye. Akulahleki lutho, futhi bangahlukaniswa futhi ngqo.
customers-merge-stays = Okuzoboniswa
customers-merge-reason = Kungani bemunye
customers-merge-reason-usual = Umuntu ofanayo
customers-merge-turn = Hlanganisela ku‑{ $name } esikhundleni
customers-duplicates-text = Amapheya angase abe umuntu oyedwa, okungenzeka kakhulu kuqala.
customers-duplicates-none = Wonke umuntu ungumuntu oyedwa
customers-duplicates-none-text = Alikho ipheya elibukeka njengomuntu oyedwa.
customers-compare = Qhathanisa

## Erasing
customers-erase-text = U‑{ $name } ususwa kuyo yonke indawo: igama, amakheli, amanothi nomlando. Izamba zama‑oda ziyasala ezincwadini, ngaphandle komuntu.
customers-erase-when = Kwenzeka ekupheleni kwanamuhla. Kuze kube yilapho kungabuyiselwa.
customers-erase-reason = Isizathu
customers-erase-reason-hint = Kugcinwa erisidini. Ungabhali igama lomuntu lapha.
customers-erase-number = Bhala { $number } ukuze uqhubeke
customers-erase-number-wrong = Lokhu akuyona { $number }. Akukho okushintshile.
customers-erase-do = Susa ekupheleni kwanamuhla
customers-erasure-scheduled = Uzosuswa ekupheleni kwanamuhla
customers-erasure-due = Lo muntu uzosuswa ngo‑{ $date }.
customers-erasure-cancel = Ungasusi
customers-erasure-cancelled = Akususwanga
customers-erasures-none = Akekho osusiwe
customers-erasures-none-text = Ukususwa ngakunye kushiya irisidi lapha, elingasho gama lamuntu.
customers-receipt = Irisidi
customers-receipt-when = Kususwe
customers-receipt-removed = Imigqa esusiwe
customers-stops = Okungathunyelwa lutho kukho
customers-stops-counted = { $n ->
    [one] Ikheli: { $n }
   *[other] Amakheli: { $n }
}
customers-stops-search = Noma iyiphi ingxenye yekheli
customers-stops-any-channel = Zonke izindlela
customers-stops-none = Alikho ikheli kulolu hlu
customers-stops-none-text = Abangasafuni imilayezo, namakheli angasasebenzi, bami lapha nesizathu.
customers-stops-none-found = Alikho ikheli elinjalo
customers-stops-none-found-text = Zama izinhlamvu ezimbalwa, noma enye indlela.
customers-stops-add = Engeza amakheli
customers-stops-lead = Akusathunyelwa lutho kula makheli, noma ngabe angakabani futhi bavumelani.
customers-stops-addresses = Amakheli
customers-stops-addresses-hint = Elilodwa emugqeni, noma ngokhefana phakathi kwawo. Ikholomu yonke ingananyathiselwa.
customers-stops-address = Ikheli
customers-stops-why = Kungani
customers-stops-why-hint = Njengokuthi: ucele ngocingo, i‑imeyili ibuyile
customers-stops-since = Kusukela
customers-stops-by = Ngu
customers-stops-nameless = Ikheli lomuntu osusiwe
customers-stops-export = Londoloza njengefayela
customers-stops-none-written = Bhala okungenani ikheli elilodwa.
customers-stops-too-many = Kungena amakheli angu‑{ $most } ngesikhathi esisodwa ubuningi.
customers-stops-reason-missing = Sho isizathu: ozobheka kamuva kumele aqonde.
customers-stops-wrong = { $n ->
    [one] Akulondolozwanga lutho: { $some } akulona ikheli lale ndlela.
   *[other] Akulondolozwanga lutho: angu‑{ $n } akuwona amakheli ale ndlela, phakathi kwawo { $some }.
}
customers-stops-added = { $n ->
    [0] Onke ubesekhona ohlwini
    [one] Akusathunyelwa lutho ekhelini elengeziwe: { $n }
   *[other] Akusathunyelwa lutho emakhelini engeziwe: { $n }
}
customers-stops-remove = Khipha
customers-stops-remove-one = Khipha u‑{ $address } ohlwini
customers-stops-remove-title = Khipha ohlwini
customers-stops-remove-lead = Kusukela lapho kungathunyelwa khona futhi, uma umnikazi evuma.
customers-stops-remove-why = Kungani kungabhalelwa futhi
customers-stops-remove-do = Khipha
customers-stops-removed = Kukhishiwe ohlwini
customers-stopped = Ayikho i‑{ $channel }
audit-suppression-added = Amakheli okungathunyelwa lutho kuwo: kwengeziwe
audit-suppression-withdrawn = Amakheli okungathunyelwa lutho kuwo: ukwengeza kuhoxisiwe
audit-suppression-lifted = Amakheli okungathunyelwa lutho kuwo: elilodwa likhishiwe
audit-suppression-restored = Amakheli okungathunyelwa lutho kuwo: elilodwa libuyiselwe
audit-suppressions-exported = Amakheli okungathunyelwa lutho kuwo: akhishwe njengefayela
audit-customer-erased = Umuntu ususiwe
audit-customer-exported = Okomuntu kukhishiwe
audit-customers-exported = Amakhasimende akhishiwe
audit-erasure-asked = Kucelwe ukususa
audit-erasure-cancelled = Ukususa kuhoxisiwe
