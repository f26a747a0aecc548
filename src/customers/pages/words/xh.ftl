## Lists
customers-counted =
    { $n ->
        [one] { $n } umntu
       *[other] Abantu: { $n }
    }
customers-search = Igama, ifowuni, i‑imeyile okanye inombolo ye‑odolo
customers-search-do = Khangela
customers-sort = Ulandelelwano
customers-country = Ilizwe
customers-language = Ulwimi
customers-any-country = Naliphi ilizwe
customers-any-language = Naluphi ulwimi
customers-any-consent = Singabhala: bonke
customers-any-time = Babonwe: nanini na
customers-agreed-to = Bavumile: { $channel }
customers-seen-7d = Babonwe kwiintsuku eziyi‑7 ezidlulileyo
customers-seen-30d = Babonwe kwiintsuku ezingama‑30 ezidlulileyo
customers-seen-90d = Babonwe kwiintsuku ezingama‑90 ezidlulileyo
customers-seen-older = Ababonwanga iintsuku ezingama‑90
customers-least-orders = Ii‑odolo ubuncinane
customers-least-spent = Bachithe ubuncinane
customers-asked-words = “{ $words }”
customers-asked-orders =
    { $n ->
        [one] Ubuncinane i‑odolo e‑{ $n }
       *[other] Ii‑odolo ubuncinane: { $n }
    }
customers-asked-spent = Bachithe ubuncinane { $amount }
customers-show-all = Bonisa bonke
customers-without = Susa isihluzi: { $filter }
customers-none-found = Akukho mntu ufunyenweyo
customers-none-found-text = Akukho mntu ulungele konke okubuziweyo. Susa isihluzi esinye, okanye zama oonobumba abambalwa.
customers-none-yet = Akukho mntu okwangoku
customers-none-yet-text = Apha kumi wonke umntu othenga kuwe, ngamnye kwiphepha lakhe.
customers-bring-in = Ngenisa abathengi bakho
customers-export-list = Khupha olu luhlu
customers-new = Umthengi omtsha
customers-duplicates = Ngumntu omnye?
customers-erasures = Okucinyiweyo
customers-may-we-write = Singabhala?
customers-made-up = Yenzelwe umboniso

## Columns and orders of the list
customers-col-name = Igama
customers-col-number = Inombolo
customers-col-email = I‑imeyile
customers-col-phone = Ifowuni
customers-col-place = Indawo
customers-col-language = Ulwimi
customers-col-seen = Bagqibele ukubonwa
customers-col-orders = Ii‑odolo
customers-col-spent = Bachithe
customers-col-last-order = I‑odolo yokugqibela
customers-col-created = Baziwa ukususela
customers-sort-seen-down = Abasanda kubonwa kuqala
customers-sort-seen-up = Abangabonwanga ixesha elide kuqala
customers-sort-name-down = Igama, Z ukuya ku‑A
customers-sort-name-up = Igama, A ukuya ku‑Z
customers-sort-spent-down = Abachithe kakhulu kuqala
customers-sort-spent-up = Abachithe kancinci kuqala
customers-sort-orders-down = Abaneeodolo ezininzi kuqala
customers-sort-orders-up = Abaneeodolo ezimbalwa kuqala
customers-sort-last-order-down = I‑odolo entsha kuqala
customers-sort-last-order-up = I‑odolo endala kuqala
customers-sort-created-down = Abathengi abatsha kuqala
customers-sort-created-up = Abathengi abadala kuqala

## Channels
customers-channel-email = I‑imeyile
customers-channel-sms = I‑SMS
customers-channel-whatsapp = WhatsApp
customers-channel-phone = Iminxeba

## How long ago
customers-ago-now = ngoku
customers-ago-minutes = kwimizuzu eyi‑{ $n } edlulileyo
customers-ago-hours = kwiiyure ezi‑{ $n } ezidlulileyo
customers-ago-yesterday = izolo
customers-ago-days = kwiintsuku ezi‑{ $n } ezidlulileyo
customers-seen-ago = Ubonwe { $ago }
customers-seen-on = Ubonwe ngo‑{ $date }
customers-today = Namhlanje
customers-yesterday = Izolo

## One person
customers-edit = Hlela
customers-merge-with = Dibanisa nomnye
customers-export-person = Khupha esinako ngaye
customers-erase = Cima lo mntu
customers-figure-spent = Uchithe
customers-figure-usual = I‑odolo eqhelekileyo
customers-figure-every = Ixesha phakathi kwee‑odolo
customers-figure-last = I‑odolo yokugqibela
customers-orders-since =
    { $n ->
        [one] I‑odolo e‑{ $n } ukususela { $since }
       *[other] Ii‑odolo: { $n } ukususela { $since }
    }
customers-no-orders = akukabikho odolo
customers-shop-average = umndilili wevenkile { $amount }
customers-every-days = 
    { $n ->
        [one] Usuku olu‑{ $n }
       *[other] Iintsuku: { $n }
    }
customers-every-weeks = 
    { $n ->
        [one] Iveki e‑{ $n }
       *[other] Iiveki: { $n }
    }
customers-every-months = 
    { $n ->
        [one] Inyanga e‑{ $n }
       *[other] Iinyanga: { $n }
    }
customers-every-unknown = kwaziwa ukususela nge‑odolo yesithathu
customers-next-about = elandelayo malunga no‑{ $date }
customers-next-overdue = akekho ixesha elide kunesiqhelo
customers-glance = Unyaka ngamafutshane
customers-glance-week = Iveki ukususela
customers-glance-returns = Okubuyisiweyo
customers-glance-others = Ezinye iziganeko
customers-glance-none = Iiveki ezingama‑52 ezidlulileyo: akukho odolo, ezinye iziganeko: { $others }.
customers-glance-sentence = Iiveki ezingama‑52 ezidlulileyo: ii‑odolo { $orders }, okubuyisiweyo { $returns }, okunye { $others }. Iveki exakekileyo iqale ngo‑{ $date }.
customers-history = Imbali
customers-history-none = Akukho nto yenzekileyo okwangoku
customers-history-none-text = Ii‑odolo, amanqaku notshintsho ziya kuma apha, okutsha kuqala.
customers-part-everything = Konke
customers-part-orders = Ii‑odolo
customers-part-notes = Amanqaku
customers-part-changes = Utshintsho
customers-something = into ethile
customers-part-visits = Utyelelo
customers-cart = Inqwelo
customers-cart-empty = Inqwelo ayinanto.
customers-on-shop-now = Usevenkileni ngoku
customers-cart-touched = Ugqityelwe ukutshintshwa { $ago }
customers-cart-checkout = Ekuhlawuleni
customers-show-earlier = Bonisa u‑{ $month } nangaphambili
customers-newer =
    { $n ->
        [one] Okutsha: { $n }
       *[other] Okutsha: { $n }
    }
customers-same-person = Ngumntu omnye?
customers-pair-figures =
    { $n ->
        [one] I‑odolo e‑{ $n }, { $amount }
       *[other] Ii‑odolo: { $n }, { $amount }
    }
customers-merge = Dibanisa
customers-keep-apart = Bahlukanise
customers-kept-apart = Bahlukanisiwe
customers-known-by = Esimazi ngako
customers-known-by-nothing = Akukho nto esinokumazi ngayo.
customers-kind-email = I‑imeyile
customers-kind-phone = Ifowuni
customers-kind-shop = Inombolo yasevenkileni
customers-kind-external = Enye inombolo
customers-kind-anonymous = Isixhobo
customers-verified = Kuqinisekisiwe
customers-identity-add = Yongeza i‑imeyile, ifowuni okanye inombolo
customers-identity-added = Yongeziwe
customers-identity-remove = Susa { $value }
customers-identity-removed = Isusiwe
customers-add = Yongeza
customers-details = Iinkcukacha
customers-merged-in = Abadityanisiweyo
customers-merged-on = Badityaniswe ngo‑{ $date }
customers-merged-recognised = Waziwe ngo‑{ $date }
customers-part = Yahlula kwakhona
customers-parted = Bahlukanisiwe. Ziimbali ezimbini kwakhona.
customers-merged = Kudityanisiwe. Yimbali enye ngoku.
customers-note-write = Bhalela iqela inqaku
customers-note-add = Yongeza
customers-note-added = Inqaku longeziwe
customers-note-remove = Susa
customers-note-removed = Inqaku lisusiwe

## The history, sentence by sentence. link and end stand around the words that lead to the order.
customers-event-order-placed = Ufake { $link }i‑odolo { $number }{ $end }, { $amount }
customers-event-order-extended = Kongezwe { $link }i‑odolo { $number }{ $end }, { $amount } xa iyonke
customers-event-order-adjusted = { $link }Ulungiso lweencwadi { $number }{ $end }, { $amount }
customers-event-order-fulfilled = { $link }I‑odolo { $number }{ $end } ithunyelwe
customers-event-order-paid = { $link }I‑odolo { $number }{ $end } ihlawulwe
customers-event-order-unfulfilled = { $link }I‑odolo { $number }{ $end } ayithunyelwanga kanti
customers-event-order-cancelled = { $link }I‑odolo { $number }{ $end } irhoxisiwe, { $amount }
customers-event-order-restored = { $link }I‑odolo { $number }{ $end } ibuyile kwakhona, { $amount }
customers-event-order-refunded = Ubuyiselwe { $amount }, { $link }inqaku letyala { $number }{ $end }
customers-event-order-refund-withdrawn = Ukubuyiswa kwe‑{ $amount } kurhoxisiwe, { $link }inqaku letyala { $number }{ $end }
customers-event-order-noted = 
    { $by ->
        [staff] U‑{ $who } ubhale inqaku: { $link }i‑odolo { $number }{ $end }
       *[other] Kubhalwe inqaku: { $link }i‑odolo { $number }{ $end }
    }
customers-event-order-note-removed = 
    { $by ->
        [staff] U‑{ $who } ususe inqaku: { $link }i‑odolo { $number }{ $end }
       *[other] Kususwe inqaku: { $link }i‑odolo { $number }{ $end }
    }
customers-items-more = { $items } nezinye: { $n }
customers-event-note = 
    { $by ->
        [staff] U‑{ $who } ubhale
       *[other] Inqaku
    }
customers-event-merged = 
    { $by ->
        [staff] U‑{ $who } udibanise nalo mntu: { $link }{ $name }{ $end }
       *[other] Kufunyaniswe ukuba ngulo mntu: { $link }{ $name }{ $end }
    }
customers-event-parted = 
    { $by ->
        [staff] U‑{ $who } wahlule kulo mntu: { $link }{ $name }{ $end }
       *[other] Kwahlulwe kulo mntu: { $link }{ $name }{ $end }
    }
customers-event-consent-given = 
    { $by ->
        [staff] Uvumile: { $channel }. Kubhalwe ngu‑{ $who }
        [import] Uvumile: { $channel }. Kuvela kwifayile engenisiweyo
       *[other] Uvumile: { $channel }
    }
customers-event-consent-withdrawn = 
    { $by ->
        [staff] Akasafuni: { $channel }. Kubhalwe ngu‑{ $who }
        [import] Akasafuni: { $channel }. Kuvela kwifayile engenisiweyo
       *[other] Akasafuni: { $channel }
    }
customers-event-message-sent = Uthunyelelwe { $link }“{ $subject }”{ $end } nge‑imeyile
customers-event-message-failed = { $link }I‑imeyile{ $end } ayikwazanga ukufika
customers-event-message-left-out = { $link }I‑imeyile{ $end } ayithunyelwanga: { $why ->
        [suppressed] akukho nto ithunyelwa kule dilesi
        [never_given] akukho mvume
        [withdrawn] uthe hayi
        [no_address] akukho dilesi
        [too_late] ibiya kufika emva kwexesha
       *[other] ayikwazanga ukubhalwa
    }
customers-event-message-bounced = { $link }“{ $subject }”{ $end } ibuyile: ayikwazi ukufika
customers-event-message-complained = Uthe { $link }“{ $subject }”{ $end } yi‑spam
customers-event-message-unsubscribed = Uzikhuphe kuluhlu nge‑{ $link }“{ $subject }”{ $end }
customers-event-page-viewed = Ujonge iphepha: { $what }
customers-event-screen-viewed = Ujonge kwi‑app: { $what }
customers-event-identified = Uxelele ivenkile ukuba ungubani
customers-event-aliased = Ebesaziwa ngokuba: { $what }
customers-event-group-joined = Ujoyine iqela: { $what }
customers-event-tracked = { $what }
customers-event-searched = Ukhangele: “{ $what }”
customers-event-list-viewed = Ujonge uluhlu: { $what }
customers-event-list-filtered = Uhluze: { $what }
customers-event-product-viewed = Ujonge: { $what }
customers-event-product-clicked = Ukhethe: { $what }
customers-event-product-shared = Wabelane nge: { $what }
customers-event-product-reviewed = Ubhale uluvo nge: { $what }
customers-event-promotion-viewed = Ubone isipesheli: { $what }
customers-event-promotion-clicked = Uvule isipesheli: { $what }
customers-event-cart-added = Ufake kwinqwelo: { $what }
customers-event-cart-removed = Ukhuphe kwinqwelo: { $what }
customers-event-cart-viewed = Ujonge inqwelo
customers-event-cart-shared = Wabelane ngenqwelo
customers-event-checkout-started = Uye ekuhlawuleni
customers-event-checkout-step = Uqhubekile nokuhlawula
customers-event-checkout-payment = Ukhethe indlela yokuhlawula
customers-event-checkout-completed = Ugqibile ukuhlawula
customers-event-coupon-entered = Ubhale ikhuphoni: { $what }
customers-event-coupon-applied = Usebenzise ikhuphoni: { $what }
customers-event-coupon-denied = Ikhuphoni ayisebenzanga: { $what }
customers-event-coupon-removed = Ususe ikhuphoni: { $what }
customers-event-wishlist-added = Ufake kuluhlu lweminqweno: { $what }
customers-event-wishlist-removed = Ukhuphe kuluhlu lweminqweno: { $what }
customers-event-other = 
    { $by ->
        [staff] { $kind }, ngu‑{ $who }
        [import] { $kind }, kuvela kwifayile engenisiweyo
       *[other] { $kind }
    }
customers-someone = umntu othile

## Consent
customers-consent-change = Tshintsha, imbali
customers-consent-history = Imbali
customers-consent-now = Ngoku
customers-consent-about = Iindaba nezaphulelo. Imiyalezo malunga ne‑odolo ayifuni mvume.
customers-consent-yes = Ewe
customers-consent-no = Hayi
customers-consent-unknown = Akabuzwanga
customers-consent-channel = Indlela
customers-consent-state = Bathini
customers-consent-given = Ewe, bhalani
customers-consent-withdrawn = Hayi, musani ukubhala
customers-consent-reason = Sazi njani
customers-consent-reason-hint = Kugcinwa njengobungqina: ngubani otshoyo, nini naphi.
customers-consent-reason-missing = Yitsho ngamagama ambalwa ukuba sazi njani.
customers-consent-state-missing = Qala ukhethe ukuba bayafuna okanye abafuni.
customers-consent-record = Bhala oku phantsi
customers-consent-never = Akuzange kuthethwe nto.
customers-consent-gave = 
    { $purpose ->
        [marketing] Uvuma ukufumana iindaba nezaphulelo: { $channel }
        [service] Uvuma ukufumana imiyalezo malunga nee‑odolo: { $channel }
       *[other] Uyavuma, { $purpose }: { $channel }
    }
customers-consent-withdrew = 
    { $purpose ->
        [marketing] Akafuni iindaba nezaphulelo: { $channel }
        [service] Akafuni imiyalezo malunga nee‑odolo: { $channel }
       *[other] Akafuni, { $purpose }: { $channel }
    }
customers-consent-source = 
    { $source ->
        [staff] Ixelelwe iqela: { $evidence }
        [import] Kuvela kwifayile engenisiweyo, umgca { $line }
        [shop] Kuvela kwivenkile yewebhu
       *[other] { $source }
    }
customers-consent-saved-given = Kubhaliwe: singabhala
customers-consent-saved-withdrawn = Kubhaliwe: asibhali

## Writing down and changing
customers-field-name = Igama
customers-field-call_me = Ndibize
customers-field-call_me-hint = Indlela athanda ukubuliswa ngayo.
customers-field-email = I‑imeyile
customers-field-phone = Ifowuni
customers-field-phone-hint = Ingabhalwa nangayiphi na indlela; iinombolo zaphesheya ziqala ngo‑+ nekhowudi yelizwe.
customers-field-city = Isixeko
customers-field-country = Ilizwe
customers-field-language = Ulwimi
customers-field-number = Inombolo
customers-field-since = Waziwa ukususela
customers-language-unknown = Ayaziwa
customers-country-unknown = Alaziwa
customers-new-save = Bhala phantsi
customers-new-done = Kubhaliwe phantsi
customers-new-empty = Bhala ubuncinane igama, i‑imeyile okanye ifowuni.
customers-new-known = U‑{ $name } sele enale imeyile okanye le fowuni. Akubhalwanga nto.
customers-new-known-open = Vula u‑{ $name }
customers-edit-saved = Igciniwe
customers-edit-both = Zombini iinguqulelo
customers-edit-theirs = Okukhoyo ngoku
customers-edit-yours = Okubhalileyo
customers-edit-both-hint = Ngezantsi kukho okubhalileyo. Gcina ukuze kuhlale okwakho, okanye kutshintshe kuqala.

## Merging
customers-merge-who = Ngubani ongumntu omnye?
customers-merge-who-text = Khangela ngegama, ngefowuni, nge‑imeyile okanye ngenombolo. Akukho nto idityaniswayo ungekababoni bobabini.
customers-merge-choose = Thelekisa
customers-merge-title = Dibanisa ababini babe mnye
customers-merge-text = Iimbali zombini ziba nye. Akukho nto ilahlekayo, kwaye banokwahlulwa kwakhona ngqo.
customers-merge-stays = Okuza kuboniswa
customers-merge-reason = Kutheni bemnye
customers-merge-reason-usual = Umntu omnye
customers-merge-turn = Dibanisela ku‑{ $name } endaweni yoko
customers-duplicates-text = Izibini ezisenokuba ngumntu omnye, eyona inokwenzeka kuqala.
customers-duplicates-none = Wonke umntu ungumntu omnye
customers-duplicates-none-text = Akukho sibini sikhangeleka njengomntu omnye.
customers-compare = Thelekisa

## Erasing
customers-erase-text = U‑{ $name } ususwa kuyo yonke indawo: igama, iidilesi, amanqaku nembali. Izimbuku zee‑odolo ziyasala ezincwadini, ngaphandle komntu.
customers-erase-when = Kwenzeka ekupheleni kwanamhlanje. Kude kube lelo xesha kungabuyiselwa.
customers-erase-reason = Isizathu
customers-erase-reason-hint = Kugcinwa kwirisithi. Musa ukubhala igama lomntu apha.
customers-erase-number = Bhala { $number } ukuze uqhubeke
customers-erase-number-wrong = Oku ayisiyo { $number }. Akukho nto itshintshileyo.
customers-erase-do = Cima ekupheleni kwanamhlanje
customers-erasure-scheduled = Uza kucinywa ekupheleni kwanamhlanje
customers-erasure-due = Lo mntu uza kucinywa ngo‑{ $date }.
customers-erasure-cancel = Musa ukucima
customers-erasure-cancelled = Akucinywanga
customers-erasures-none = Akukho mntu ucinyiweyo
customers-erasures-none-text = Ucimo ngalunye lushiya irisithi apha, engabizi gama lamntu.
customers-receipt = Irisithi
customers-receipt-when = Icinywe
customers-receipt-removed = Imiqolo esusiweyo
customers-stops = Apho kungathunyelwa nto
customers-stops-counted = { $n ->
    [one] Idilesi: { $n }
   *[other] Iidilesi: { $n }
}
customers-stops-search = Nayiphi na inxalenye yedilesi
customers-stops-any-channel = Zonke iindlela
customers-stops-none = Akukho dilesi kolu luhlu
customers-stops-none-text = Abangasafuni myalezo, needilesi ezingasasebenziyo, bami apha nesizathu.
customers-stops-none-found = Akukho dilesi injalo
customers-stops-none-found-text = Zama oonobumba abambalwa, okanye enye indlela.
customers-stops-add = Yongeza iidilesi
customers-stops-lead = Akusathunyelwa nto kwezi dilesi, nokuba zezikabani yaye bavumele ntoni.
customers-stops-addresses = Iidilesi
customers-stops-addresses-hint = Enye emgceni, okanye ngekoma phakathi kwazo. Ikholamu yonke ingancanyathiselwa.
customers-stops-address = Idilesi
customers-stops-why = Kutheni
customers-stops-why-hint = Njengokuthi: ucele ngomnxeba, i‑imeyile ibuyile
customers-stops-since = Ukususela
customers-stops-by = Ngu
customers-stops-nameless = Idilesi yomntu ocinyiweyo
customers-stops-export = Gcina njengefayile
customers-stops-none-written = Bhala ubuncinane idilesi enye.
customers-stops-too-many = Kungena iidilesi ezingama‑{ $most } ngexesha elinye ubuninzi.
customers-stops-reason-missing = Chaza isizathu: oza kujonga kamva makaqonde.
customers-stops-wrong = { $n ->
    [one] Akukho nto igciniweyo: { $some } asiyodilesi yale ndlela.
   *[other] Akukho nto igciniweyo: ezingama‑{ $n } asizozidilesi zale ndlela, phakathi kwazo { $some }.
}
customers-stops-added = { $n ->
    [0] Zonke bezisele zikuluhlu
    [one] Akusathunyelwa nto kwidilesi eyongeziweyo: { $n }
   *[other] Akusathunyelwa nto kwiidilesi ezongeziweyo: { $n }
}
customers-stops-remove = Susa
customers-stops-remove-one = Susa u‑{ $address } kuluhlu
customers-stops-remove-title = Susa kuluhlu
customers-stops-remove-lead = Ukususela apho kungathunyelwa khona kwakhona, ukuba umnini uyavuma.
customers-stops-remove-why = Kutheni kunokubhalelwa kwakhona
customers-stops-remove-do = Susa
customers-stops-removed = Isusiwe kuluhlu
customers-stopped = Akukho { $channel }
audit-suppression-added = Iidilesi ekungathunyelwa nto kuzo: kongeziwe
audit-suppression-withdrawn = Iidilesi ekungathunyelwa nto kuzo: ukongeza kurhoxisiwe
audit-suppression-lifted = Iidilesi ekungathunyelwa nto kuzo: enye isusiwe
audit-suppression-restored = Iidilesi ekungathunyelwa nto kuzo: enye ibuyiselwe
audit-suppressions-exported = Iidilesi ekungathunyelwa nto kuzo: zikhutshwe njengefayile
audit-customer-erased = Umntu ucinyiwe
audit-customer-exported = Okomntu kukhutshiwe
audit-customers-exported = Abathengi bakhutshiwe
audit-erasure-asked = Kucelwe ucimo
audit-erasure-cancelled = Ucimo lurhoxisiwe
