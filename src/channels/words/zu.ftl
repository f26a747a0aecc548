# channels



## What cannot be used

channels-key-unusable = Umlayezo udinga ukhiye onezinhlamvu ezingevile ku‑200.
channels-way-out = Awusayifuni le miyalezo? Zikhiphe ohlwini
channels-suppressed-no-mailbox = Iseva ye‑imeyili ithe alikho ibhokisi elinjalo
channels-suppressed-bounced = I‑imeyili ibuyile: ayikwazi ukufika
channels-suppressed-complained = Umamukeli uthe umlayezo wethu uwugaxekile

## What is wrong with a channel

channels-trouble-dns = Iseva { $host } ayitholakalanga ({ $said }). Akukho okulahlekayo: imiyalezo iyalinda futhi iyazanywa futhi.
channels-trouble-private = I‑{ $host } ingaphakathi kwenethiwekhi eyimfihlo. Ophethe lolu hlelo uvumela ama‑imeyili ukuba aye khona ngesilungiselelo esithi private_networks. Akukho okulahlekayo: imiyalezo iyalinda futhi iyazanywa futhi.
channels-trouble-connection = Iseva { $host }, iphothi { $port }, ayiphenduli kahle ({ $said }). Akukho okulahlekayo: imiyalezo iyalinda futhi iyazanywa futhi.
channels-trouble-tls = Umugqa oya ku‑{ $host } awukwazanga ukubethelwa ({ $said }). Akukho okulahlekayo: imiyalezo iyalinda futhi iyazanywa futhi.
channels-trouble-certificate = I‑{ $host } ikhombisa isitifiketi okungekho muntu osiqinisekisayo ({ $said }). Uma kuyiseva yakho, namathisela isitifiketi sayo ngaphansi kuka‑“Isitifiketi okufanele sithenjwe”. Akukho okulahlekayo: imiyalezo iyalinda futhi iyazanywa futhi.
channels-trouble-certificate-name = Isitifiketi se‑{ $host } ngesegama elinye ({ $said }). Bhala igama elikuso, noma usinamathisele ngaphansi kuka‑“Isitifiketi okufanele sithenjwe”. Akukho okulahlekayo: imiyalezo iyalinda futhi iyazanywa futhi.
channels-trouble-certificate-dates = Isitifiketi se‑{ $host } siphelelwe yisikhathi ({ $said }). Ophethe iseva kumele asivuselele. Akukho okulahlekayo: imiyalezo iyalinda futhi iyazanywa futhi.
channels-trouble-no-sign-in = I‑{ $host } ayinikezi indlela yokungena kulo mugqa. Khetha umugqa obethelwe, noma shiya igama lomsebenzisi lingenalutho. Akukho okulahlekayo: imiyalezo iyalinda futhi iyazanywa futhi.
channels-trouble-sign-in = I‑{ $host } ayilamukelanga igama lomsebenzisi nephasiwedi ({ $said }). Akukho okulahlekayo: imiyalezo iyalinda futhi iyazanywa futhi.
channels-trouble-wants-sign-in = I‑{ $host } ayamukeli ma‑imeyili ngaphambi kokuba umugqa ubethelwe nokuba singene ({ $said }). Akukho okulahlekayo: imiyalezo iyalinda futhi iyazanywa futhi.
channels-trouble-sender = I‑{ $host } ayamukeli ma‑imeyili avela ekhelini lethu ({ $said }). Akukho okulahlekayo: imiyalezo iyalinda futhi iyazanywa futhi.

## Signing

channels-dkim-key-unusable = Lona akuwona ukhiye oyimfihlo esingasayina ngawo. Namathisela ukhiye we‑RSA noma we‑Ed25519 ngesimo se‑PEM.

## The list

channels-search = Ikheli noma igama
channels-show = Bonisa
channels-show-all = Bonisa yonke imiyalezo
channels-export = Landa njenge‑CSV
channels-subject = Isihloko
channels-no-subject = Asikho isihloko okwamanje
channels-to = Iya ku
channels-from = Ivela ku
channels-for = Ngenjongo
channels-for-any = Nganoma yini
channels-for-service = Ama‑oda nosizo
channels-for-marketing = Izindaba namathenda
channels-channel = Ithunyelwe nge
channels-any-channel = Noma iyiphi indlela
channels-state = Lapho ikhona
channels-when = Nini
channels-nothing = Ayikho imiyalezo efanelekayo
channels-nothing-yet = Akukathunyelwa lutho
channels-nothing-yet-text = Konke isitolo esikuthumela kumakhasimende kume lapha, nokuthi kwenzekeni ngakho.
channels-none-yet = Ayikabi khona indlela yokuthumela i‑imeyili: imiyalezo ilinda kuze kusethwe eyodwa.
channels-is-paused = { $name } imisiwe: imiyalezo yayo ilinda.
channels-tab-all = Konke
channels-tab-waiting = Ilindile
channels-tab-sent = Ithunyelwe
channels-tab-bounced = Ibuyile
channels-tab-failed = Yehlulekile
channels-tab-left-out = Ishiyiwe
channels-tab-cancelled = Ikhanseliwe
channels-tab-twice = Mhlawumbe kabili
channels-state-waiting = Ilindile
channels-state-sending = Iyathunyelwa
channels-state-sent = Ithunyelwe
channels-state-delivered = Ifikile
channels-state-bounced = Ibuyile
channels-state-complained = Kuthiwe iwugaxekile
channels-state-failed = Yehlulekile
channels-state-left-out = Ishiyiwe
channels-state-cancelled = Ikhanseliwe
channels-why-suppressed = Akukho okuthunyelwa kuleli kheli
channels-why-never-given = Abakaze bavume imiyalezo enjalo
channels-why-withdrawn = Bathe cha emiyalezweni enjalo
channels-why-no-address = Alikho ikheli
channels-why-erased = Umuntu usulwe
channels-why-too-late = Ilinde isikhathi eside kakhulu, ibizofika sekwephuzile
channels-why-unwritable = Isifanekiso asikwazanga ukugcwaliswa
channels-again-at = Izanywe izikhathi ezingu‑{ $n }, ezayo ngo‑{ $time }

## One message

channels-facts = Ngalo mlayezo
channels-why = Isizathu
channels-written = Ibhalwe
channels-accepted = Yamukelwe yiseva
channels-words = Lokho ekushoyo
channels-attempts = Imizamo
channels-no-attempts = Ayikazanywa.
channels-outcome-accepted = Yamukelwe
channels-outcome-deferred = Iseva ithe hhayi manje
channels-outcome-refused = Yenqatshiwe
channels-outcome-lost = Umugqa unqamuke ngaphambi kokuthi inikezwe
channels-outcome-unsure = Umugqa unqamuke ngaphambi kwempendulo: kungenzeka ifikile
channels-outcome-crashed = Uhlelo luphele isathunyelwa: kungenzeka ifikile
channels-outcome-unwritable = Ayikwazanga ukubhalwa
channels-twice-text = Akekho owezwile ukuthi umzamo wokuqala ufikile yini, ngakho ithunyelwe futhi kanye. Kungenzeka ifike kabili.
channels-returned = Okubuyile
channels-verdict-hard = Alikho ibhokisi elinjalo
channels-verdict-soft = Ayikwazanga ukufika ngalesi sikhathi
channels-verdict-complaint = Umamukeli uthe iwugaxekile
channels-verdict-delivered = Ifikile
channels-verdict-reply = Impendulo yomshini
channels-verdict-unknown = I‑imeyili engasho lutho esilwaziyo
channels-others = Okunye ukuthunyelwa kwayo
channels-cancel = Ungathumeli
channels-again = Thumela futhi
channels-again-done = Iyathunyelwa futhi.
channels-cancelled-done = Ikhanseliwe.
channels-too-late-to-cancel = Ayisalindi, ngakho ayinakukhanselwa.
channels-not-again = Isesendleleni noma amazwi ayo asuliwe: ayinakuthunyelwa futhi.
channels-reason-erased = Umuntu usulwe

## The catcher

channels-caught = Ama‑imeyili abanjiwe
channels-caught-search = Ikheli
channels-caught-clear = Sula
channels-caught-cleared = Wonke ama‑imeyili abanjiwe ahambile.
channels-caught-none = Akukabanjwa imeyili
channels-caught-none-text = Lokhu kuwumboniso: ama‑imeyili aya kumakhasimende ahlala lapha, awayi kumuntu.
channels-download = Landa
channels-text = Umbhalo
channels-headers = Izihloko
channels-source = Umthombo

## Setting up

channels-none = Ayikabi khona indlela yokuthumela i‑imeyili
channels-none-text = Yisho iseva ye‑imeyili, imiyalezo elindile iphume ngokushesha.
channels-new = Engeza indlela ye‑imeyili
channels-works = Iyasebenza
channels-untried = Akukavivinywa
channels-paused = Imisiwe
channels-troubled = Ayisebenzi
channels-pause = Misa
channels-resume = Qhubeka
channels-paused-done = Imisiwe. Imiyalezo ilinda.
channels-resumed-done = Iyaqhubeka. Imiyalezo ebilindile iyathunyelwa.
channels-retry-at = Izozanywa futhi ngo‑{ $time }.
channels-test = Thumela uvivinyo kimi
channels-test-card = Uvivinyo
channels-test-subject = Uvivinyo lwe‑{ $name }
channels-test-text = Lo mlayezo ubonisa ukuthi isitolo singathumela i‑imeyili.
channels-test-refused = Iseva ayilwamukelanga uvivinyo: { $said }
channels-step-dns = Iseva itholakele
channels-step-connection = Iyaphendula
channels-step-tls = Umugqa ubethelwe
channels-step-sign-in = Iyasazi
channels-step-accepted = Ilwamukele uvivinyo
channels-built-in = Lesi yisibambi sombukiso: samukela yonke imeyili, asiyidluliseli.
channels-checks = Okwenziwe nokusele
channels-check-tested = Iseva yamukele uvivinyo
channels-check-tested-hint = Zithumelele uvivinyo.
channels-check-encrypted = Umugqa ubethelwe
channels-check-encrypted-hint = Ngaphandle kwalokhu noma ubani endleleni angafunda. Kulungile kuphela kuseva ekulo mshini.
channels-check-signs = Imiyalezo iyasayinwa (DKIM)
channels-check-signs-hint = Abamukeli abaningi bathemba i‑imeyili esayiniwe kuphela. Akudingeki uma iseva yakho isayina.
channels-check-bounces = I‑imeyili ebuyayo iyabonakala
channels-check-bounces-hint = Yisho isizinda esi‑imeyili yaso iza kulolu hlelo.
channels-sender = Obhalayo
channels-from-name = Igama lomthumeli
channels-reply-to = Izimpendulo ziya ku
channels-reply-to-hint = Okungenalutho: kumthumeli
channels-name = Igama lale ndlela
channels-name-hint = Elethimba lakho kuphela
channels-server = Iseva ye‑imeyili
channels-host = Iseva
channels-port = Iphothi
channels-security = Ukubethela
channels-security-starttls = STARTTLS (imvamisa iphothi 587)
channels-security-tls = TLS kusukela ekuqaleni (imvamisa iphothi 465)
channels-security-none = Alukho (kuseva ekulo mshini)
channels-login = Igama lomsebenzisi
channels-password = Iphasiwedi
channels-password-hint = Ivalwe kudathabheyisi. Okungenalutho: njengoba beyinjalo.
channels-more = Okunye
channels-connections = Imigqa kanyekanye
channels-per-minute = Imiyalezo ngomzuzu, okungenani
channels-per-minute-hint = Okungenalutho: ngokushesha iseva eyamukela ngakho
channels-bounce-domain = Isizinda se‑imeyili ebuyayo
channels-bounce-domain-hint = I‑imeyili yaso kumele ifike kulolu hlelo (isilungiselelo mail_listen).
channels-certificate = Isitifiketi okufanele sithenjwe
channels-certificate-hint = Okweseva yakho kuphela: isitifiketi sayo, noma esesiphathimandla esasisayina, nge‑PEM.
channels-signing = Ukusayina (DKIM)
channels-signing-text = Isignesha ibonisa abamukeli ukuthi umlayezo ungowakho ngempela. Yenza ukhiye, shicilela irekhodi lawo lapho isizinda sakho siphathwa khona, bese usayina.
channels-record-name = Igama lerekhodi
channels-record-kind = Uhlobo
channels-record-value = Inani
channels-key-kind = Ukhiye omusha
channels-key-rsa = I‑RSA, amabhithi angu‑2048: bonke abamukeli bayawufunda
channels-key-ed25519 = I‑Ed25519: isayina ngokushesha kakhulu, kodwa abamukeli abaningi abakayifundi
channels-key = Ukhiye wakho oyimfihlo
channels-key-hint = Kuphela uma unawo: nge‑PEM, i‑RSA okungenani yamabhithi angu‑2048 noma i‑Ed25519. Uma kungenalutho, ukhiye omusha wenziwa lapha.
channels-key-make = Sebenzisa lo khiye, noma wenze omusha
channels-key-kept = Ukhiye ugciniwe. Shicilela irekhodi lawo, bese usayina.
channels-sign = Irekhodi lishicilelwe: sayina
channels-sign-no-more = Ungasasayini
channels-signs-done = Imiyalezo iyasayinwa kusukela manje.
channels-signs-no-more = Imiyalezo ayisasayinwa.
channels-no-key = Awukabi khona ukhiye wokusayina.
channels-added = Indlela ikhona. Zithumelele uvivinyo.
channels-saved = Kulondoloziwe.
channels-crossed = Omunye umuntu uyishintshile le ndlela okwamanje. Bheka okukhona manje, bese ulondoloza futhi.
channels-from-unusable = Umthumeli udinga ikheli elifana no‑hello@shop.example.
channels-reply-to-unusable = Ikheli lezimpendulo alilona ikheli le‑imeyili.
channels-host-unusable = Yisho iseva ye‑imeyili, njenge‑smtp.example.org.
channels-port-unusable = Iphothi inombolo ephakathi kuka‑1 no‑65535, imvamisa u‑587 noma u‑465.
channels-connections-unusable = Phakathi kwemigqa engu‑1 nengu‑50 kanyekanye.
channels-rate-unusable = Imiyalezo ngomzuzu: inombolo ephelele, noma lutho uma ungekho umkhawulo.
channels-bounce-domain-unusable = Isizinda se‑imeyili ebuyayo asisona isizinda.
channels-certificate-unusable = Isitifiketi kumele sibe ngesimo se‑PEM, siqale ngo‑BEGIN CERTIFICATE.

## The way out

channels-leave = Zikhiphe ohlwini
channels-leave-title = Ingabe imiyalezo enjena iyeke?
channels-leave-text = Ngeke sisathumela izindaba namathenda ku‑{ $address }. Imiyalezo emayelana nama‑oda akho isazofika.
channels-left = Awusayikuthola izindaba namathenda.
channels-left-title = Usuzikhiphile ohlwini
channels-left-text = Azisekho izindaba namathenda eziya ku‑{ $address }.
channels-come-back = Hlehlisa: ngiyayifuna
channels-came-back = Usuzothola izindaba namathenda futhi.
channels-leave-nothing = Akukho ongazikhipha kukho
channels-leave-nothing-text = Lesi sixhumanisi asiphelele, noma asisazi lutho ngaleli kheli.
job-kind-understand-inbound = Ukuqonda i‑imeyili ebuyile

audit-channel-added = Isiteshi sengeziwe
audit-channel-changed = Isiteshi sishintshiwe
audit-channel-key-made = Ukhiye wokusayina i‑imeyili wenziwe
audit-delivery-cancelled = Umyalezo ukhanseliwe
audit-delivery-sent-again = Umyalezo uthunyelwe futhi
audit-messages-exported = Imiyalezo ikhishelwe efayeleni
