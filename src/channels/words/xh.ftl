# channels



## What cannot be used

channels-key-unusable = Umyalezo ufuna isitshixo esinoonobumba abangadlulanga ku‑200.
channels-way-out = Awusayifuni le miyalezo? Zikhuphe kuluhlu
channels-suppressed-no-mailbox = Iseva ye‑imeyile ithe ayikho ibhokisi enjalo
channels-suppressed-bounced = I‑imeyile ibuyile: ayikwazi ukufika
channels-suppressed-complained = Umamkeli uthe umyalezo wethu yi‑spam

## What is wrong with a channel

channels-trouble-dns = Iseva { $host } ayifumanekanga ({ $said }). Akukho nto ilahlekayo: imiyalezo iyalinda kwaye iyazanywa kwakhona.
channels-trouble-private = I‑{ $host } ingaphakathi kwenethiwekhi yabucala. Lowo uphethe le nkqubo uvumela iimeyile ukuba ziye apho ngesetingi ethi private_networks. Akukho nto ilahlekayo: imiyalezo iyalinda kwaye iyazanywa kwakhona.
channels-trouble-connection = Iseva { $host }, iphothi { $port }, ayiphenduli kakuhle ({ $said }). Akukho nto ilahlekayo: imiyalezo iyalinda kwaye iyazanywa kwakhona.
channels-trouble-tls = Umgca oya ku‑{ $host } awukwazanga kuguqulelwa kwikhowudi ({ $said }). Akukho nto ilahlekayo: imiyalezo iyalinda kwaye iyazanywa kwakhona.
channels-trouble-certificate = I‑{ $host } ibonisa isatifikethi ekungekho mntu usiqinisekisayo ({ $said }). Ukuba yiseva yakho, ncamathisela isatifikethi sayo phantsi ko‑“Isatifikethi ekufuneka sithenjwe”. Akukho nto ilahlekayo: imiyalezo iyalinda kwaye iyazanywa kwakhona.
channels-trouble-certificate-name = Isatifikethi se‑{ $host } sesegama elinye ({ $said }). Chwetheza igama elikuso, okanye usincamathisele phantsi ko‑“Isatifikethi ekufuneka sithenjwe”. Akukho nto ilahlekayo: imiyalezo iyalinda kwaye iyazanywa kwakhona.
channels-trouble-certificate-dates = Isatifikethi se‑{ $host } siphelelwe lixesha ({ $said }). Lowo uphethe iseva kufuneka asihlaziye. Akukho nto ilahlekayo: imiyalezo iyalinda kwaye iyazanywa kwakhona.
channels-trouble-no-sign-in = I‑{ $host } ayinikeli ndlela yokungena kulo mgca. Khetha umgca oguqulelwe kwikhowudi, okanye ushiye igama lomsebenzisi lingenanto. Akukho nto ilahlekayo: imiyalezo iyalinda kwaye iyazanywa kwakhona.
channels-trouble-sign-in = I‑{ $host } ayilamkelanga igama lomsebenzisi nephasiwedi ({ $said }). Akukho nto ilahlekayo: imiyalezo iyalinda kwaye iyazanywa kwakhona.
channels-trouble-wants-sign-in = I‑{ $host } ayamkeli imeyile ngaphambi kokuba umgca uguqulelwe kwikhowudi singene ({ $said }). Akukho nto ilahlekayo: imiyalezo iyalinda kwaye iyazanywa kwakhona.
channels-trouble-sender = I‑{ $host } ayamkeli imeyile evela kwidilesi yethu ({ $said }). Akukho nto ilahlekayo: imiyalezo iyalinda kwaye iyazanywa kwakhona.

## Signing

channels-dkim-key-unusable = Esi asisosi sitshixo sabucala esinokusayina ngaso. Ncamathisela isitshixo se‑RSA okanye se‑Ed25519 kwifomu ye‑PEM.

## The list

channels-search = Idilesi okanye igama
channels-show = Bonisa
channels-show-all = Bonisa yonke imiyalezo
channels-export = Khuphela njenge‑CSV
channels-subject = Isihloko
channels-no-subject = Akukabikho sihloko
channels-to = Iya ku
channels-from = Ivela ku
channels-for = Ngenjongo
channels-for-any = Ngayo nantoni na
channels-for-service = Ii‑odolo nenkonzo
channels-for-marketing = Iindaba nezaphulelo
channels-channel = Ithunyelwe nge
channels-any-channel = Nayiphi na indlela
channels-state = Apho ikhoyo
channels-when = Nini
channels-nothing = Akukho miyalezo ifanelekileyo
channels-nothing-yet = Akukathunyelwa nto
channels-nothing-yet-text = Yonke into evenkile eyithumela kubathengi ime apha, nokwenzeke kuyo.
channels-none-yet = Akukabikho ndlela yokuthumela i‑imeyile: imiyalezo ilinda de kumiselwe enye.
channels-is-paused = { $name } imisiwe: imiyalezo yayo ilinda.
channels-tab-all = Yonke
channels-tab-waiting = Ilindile
channels-tab-sent = Ithunyelwe
channels-tab-bounced = Ibuyile
channels-tab-failed = Ayiphumelelanga
channels-tab-left-out = Ishiyiwe
channels-tab-cancelled = Irhoxisiwe
channels-tab-twice = Mhlawumbi kabini
channels-state-waiting = Ilindile
channels-state-sending = Iyathunyelwa
channels-state-sent = Ithunyelwe
channels-state-delivered = Ifikile
channels-state-bounced = Ibuyile
channels-state-complained = Kuthiwe yi‑spam
channels-state-failed = Ayiphumelelanga
channels-state-left-out = Ishiyiwe
channels-state-cancelled = Irhoxisiwe
channels-why-suppressed = Akukho nto ithunyelwa kule dilesi
channels-why-never-given = Abazange bavume imiyalezo enjalo
channels-why-withdrawn = Bathe hayi kwimiyalezo enjalo
channels-why-no-address = Akukho dilesi
channels-why-erased = Umntu ucinyiwe
channels-why-too-late = Ilinde ixesha elide kakhulu, ibiya kufika emva kwexesha
channels-why-unwritable = Itemplate ayikwazanga ukugcwaliswa
channels-again-at = Izanywe amaxesha angama‑{ $n }, elandelayo ngo‑{ $time }

## One message

channels-facts = Ngalo myalezo
channels-why = Isizathu
channels-written = Ibhalwe
channels-accepted = Yamkelwe yiseva
channels-words = Into eyithethayo
channels-attempts = Iinzame
channels-no-attempts = Ayikazanywa.
channels-outcome-accepted = Yamkelwe
channels-outcome-deferred = Iseva ithe hayi ngoku
channels-outcome-refused = Yaliwe
channels-outcome-lost = Umgca uqhawuke phambi kokuba inikezelwe
channels-outcome-unsure = Umgca uqhawuke phambi kwempendulo: kusenokwenzeka ifikile
channels-outcome-crashed = Inkqubo iphelile isathunyelwa: kusenokwenzeka ifikile
channels-outcome-unwritable = Ayikwazanga ukubhalwa
channels-twice-text = Akukho mntu uvileyo ukuba umzamo wokuqala ufikile na, ngoko ithunyelwe kwakhona kanye. Kusenokwenzeka ifike kabini.
channels-returned = Okubuyileyo
channels-verdict-hard = Ayikho ibhokisi enjalo
channels-verdict-soft = Ayikwazanga ukufika ngeli xesha
channels-verdict-complaint = Umamkeli uthe yi‑spam
channels-verdict-delivered = Ifikile
channels-verdict-reply = Impendulo yomatshini
channels-verdict-unknown = I‑imeyile engathethi nto siyiqondayo
channels-others = Okunye ukuthunyelwa kwayo
channels-cancel = Musa ukuthumela
channels-again = Thumela kwakhona
channels-again-done = Iyathunyelwa kwakhona.
channels-cancelled-done = Irhoxisiwe.
channels-too-late-to-cancel = Ayisalindi, ngoko ayinakurhoxiswa.
channels-not-again = Isesendleleni okanye amazwi ayo acinyiwe: ayinakuthunyelwa kwakhona.
channels-reason-erased = Umntu ucinyiwe

## The catcher

channels-caught = Ii‑imeyile ezibanjiweyo
channels-caught-search = Idilesi
channels-caught-clear = Cima
channels-caught-cleared = Zonke ii‑imeyile ezibanjiweyo zimkile.
channels-caught-none = Akukabanjwa imeyile
channels-caught-none-text = Lo ngumboniso: ii‑imeyile eziya kubathengi zihlala apha, aziyi mntwini.
channels-download = Khuphela
channels-text = Umbhalo
channels-headers = Iintloko
channels-source = Umthombo

## Setting up

channels-none = Akukabikho ndlela yokuthumela i‑imeyile
channels-none-text = Xela iseva ye‑imeyile, imiyalezo elindileyo iphume kwangoko.
channels-new = Yongeza indlela ye‑imeyile
channels-works = Iyasebenza
channels-untried = Akukavavanywa
channels-paused = Imisiwe
channels-troubled = Ayisebenzi
channels-pause = Misa
channels-resume = Qhubeka
channels-paused-done = Imisiwe. Imiyalezo ilinda.
channels-resumed-done = Iyaqhubeka. Imiyalezo ebilindile iyathunyelwa.
channels-retry-at = Iya kuzanywa kwakhona ngo‑{ $time }.
channels-test = Thumela uvavanyo kum
channels-test-card = Uvavanyo
channels-test-subject = Uvavanyo lwe‑{ $name }
channels-test-text = Lo myalezo ubonisa ukuba ivenkile ingathumela i‑imeyile.
channels-test-refused = Iseva ayilwamkelanga uvavanyo: { $said }
channels-step-dns = Iseva ifumanekile
channels-step-connection = Iyaphendula
channels-step-tls = Umgca uguqulelwe kwikhowudi
channels-step-sign-in = Iyasazi
channels-step-accepted = Ilwamkele uvavanyo
channels-built-in = Esi sisibambi somboniso: samkela yonke imeyile, asiyigqithisi.
channels-checks = Okwenziweyo nokusilelayo
channels-check-tested = Iseva yamkele uvavanyo
channels-check-tested-hint = Zithumelele uvavanyo.
channels-check-encrypted = Umgca uguqulelwe kwikhowudi
channels-check-encrypted-hint = Ngaphandle koku nabani na endleleni angafunda. Kulungile kuphela kwiseva ekulo matshini.
channels-check-signs = Imiyalezo iyasayinwa (DKIM)
channels-check-signs-hint = Abamkeli abaninzi bathemba i‑imeyile esayiniweyo kuphela. Akuyomfuneko ukuba iseva yakho isayina.
channels-check-bounces = I‑imeyile ebuyayo iyabonwa
channels-check-bounces-hint = Xela isizinda esi‑imeyile yaso iza kule nkqubo.
channels-sender = Obhalayo
channels-from-name = Igama lomthumeli
channels-reply-to = Iimpendulo ziya ku
channels-reply-to-hint = Akukho nto: kumthumeli
channels-name = Igama lale ndlela
channels-name-hint = Leqela lakho kuphela
channels-server = Iseva ye‑imeyile
channels-host = Iseva
channels-port = Iphothi
channels-security = Uguqulelo kwikhowudi
channels-security-starttls = STARTTLS (ngokuqhelekileyo iphothi 587)
channels-security-tls = TLS ukusuka ekuqaleni (ngokuqhelekileyo iphothi 465)
channels-security-none = Akukho (kwiseva ekulo matshini)
channels-login = Igama lomsebenzisi
channels-password = Iphasiwedi
channels-password-hint = Itywiniwe kwidathabheyisi. Akukho nto: njengoko ibinjalo.
channels-more = Okunye
channels-connections = Imigca ngaxeshanye
channels-per-minute = Imiyalezo ngomzuzu, ubuninzi
channels-per-minute-hint = Akukho nto: ngesantya iseva eyamkela ngaso
channels-bounce-domain = Isizinda se‑imeyile ebuyayo
channels-bounce-domain-hint = I‑imeyile yaso kufuneka ifike kule nkqubo (isilungiselelo mail_listen).
channels-certificate = Isatifikethi ekufuneka sithenjwe
channels-certificate-hint = Yeseva yakho kuphela: isatifikethi sayo, okanye esegunya elasityikityayo, nge‑PEM.
channels-signing = Ukusayina (DKIM)
channels-signing-text = Utyikityo lubonisa abamkeli ukuba umyalezo ngowakho ngenene. Yenza isitshixo, upapashe irekhodi laso apho isizinda sakho silawulwa khona, uze utyikitye.
channels-record-name = Igama lerekhodi
channels-record-kind = Uhlobo
channels-record-value = Ixabiso
channels-key-kind = Isitshixo esitsha
channels-key-rsa = I‑RSA, iibhithi ezingama‑2048: bonke abamkeli bayasifunda
channels-key-ed25519 = I‑Ed25519: isayina ngokukhawuleza kakhulu, kodwa abamkeli abaninzi abakayifundi
channels-key = Isitshixo sakho sabucala
channels-key-hint = Kuphela ukuba unaso: nge‑PEM, i‑RSA yeebhithi ezingama‑2048 ubuncinane okanye i‑Ed25519. Ukuba akukho nto, isitshixo esitsha senziwa apha.
channels-key-make = Sebenzisa esi sitshixo, okanye wenze esitsha
channels-key-kept = Isitshixo sigciniwe. Papasha irekhodi laso, uze utyikitye.
channels-sign = Irekhodi lipapashiwe: tyikitya
channels-sign-no-more = Musa ukutyikitya kwakhona
channels-signs-done = Imiyalezo iyatyikitywa ukususela ngoku.
channels-signs-no-more = Imiyalezo ayisatyikitywa.
channels-no-key = Akukabikho sitshixo sokutyikitya.
channels-added = Indlela ikhona. Zithumelele uvavanyo.
channels-saved = Kugciniwe.
channels-crossed = Omnye umntu uyitshintshile le ndlela okwangoku. Jonga okukhoyo ngoku, uze ugcine kwakhona.
channels-from-unusable = Umthumeli ufuna idilesi efana no‑hello@shop.example.
channels-reply-to-unusable = Idilesi yeempendulo ayiyodilesi ye‑imeyile.
channels-host-unusable = Xela iseva ye‑imeyile, njenge‑smtp.example.org.
channels-port-unusable = Iphothi linani phakathi kuka‑1 no‑65535, ngokuqhelekileyo u‑587 okanye u‑465.
channels-connections-unusable = Phakathi kwemigca e‑1 nengama‑50 ngaxeshanye.
channels-rate-unusable = Imiyalezo ngomzuzu: inani elipheleleyo, okanye akukho nto xa kungekho mda.
channels-bounce-domain-unusable = Isizinda se‑imeyile ebuyayo asisosizinda.
channels-certificate-unusable = Isatifikethi kufuneka sibe kwifomu ye‑PEM, siqale ngo‑BEGIN CERTIFICATE.

## The way out

channels-leave = Zikhuphe kuluhlu
channels-leave-title = Ingaba imiyalezo enje iyeke?
channels-leave-text = Asisayi kuthumela iindaba nezaphulelo ku‑{ $address }. Imiyalezo malunga nee‑odolo zakho isaza kufika.
channels-left = Awusayi kufumana iindaba nezaphulelo.
channels-left-title = Uzikhuphile kuluhlu
channels-left-text = Akusekho ndaba nezaphulelo eziya ku‑{ $address }.
channels-come-back = Buyisa: ndiyayifuna
channels-came-back = Uza kufumana iindaba nezaphulelo kwakhona.
channels-leave-nothing = Akukho nto unokuzikhupha kuyo
channels-leave-nothing-text = Eli khonkco aliphelelanga, okanye asisazi nto ngale dilesi.
job-kind-understand-inbound = Ukuqonda i‑imeyile ebuyileyo

audit-channel-added = Itshaneli yongeziwe
audit-channel-changed = Itshaneli itshintshiwe
audit-channel-key-made = Isitshixo sokusayina i‑imeyile senziwe
audit-delivery-cancelled = Umyalezo urhoxisiwe
audit-delivery-sent-again = Umyalezo uthunyelwe kwakhona
audit-messages-exported = Imiyalezo ikhutshelwe kwifayile
