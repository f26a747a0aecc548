# imports

## The list of imports

imports-new = Ngenisa ifayela
imports-all = Wonke amafayela angenisiwe
imports-none-title = Letha okwaziyo
imports-none-text = Amakhasimende nama‑oda avela ohlelweni lwesitolo sakho, njengefayela le‑CSV. Ubona okuzokwenzeka ngaphambi kokuthi kugcinwe lutho.
imports-bring-customers = Ngenisa amakhasimende
imports-bring-orders = Ngenisa ama‑oda
imports-file = Ifayela
imports-what = Okuqukethwe
imports-state = Isimo
imports-came = Ifike
imports-kind-customers = Amakhasimende
imports-kind-orders = Ama‑oda
imports-state-mapping = Khetha amakholomu
imports-state-checking = Iyahlolwa
imports-state-checked = Ihloliwe
imports-state-running = Iyangeniswa
imports-state-stopped = Imisiwe
imports-state-done = Iqediwe
imports-state-failed = Ayikwazanga ukuqhubeka

## Choosing a file

imports-what-rows = Okukumugqa ngamunye
imports-choose-file = Khetha ifayela
imports-file-hint = I‑CSV noma umbhalo onamathebhu, kucindezelwe nge‑gzip noma cha. Uma kuyincwadi yokusebenza, qala ugcine ishidi njenge‑CSV.
imports-upload = Layisha
imports-file-missing = Qala ukhethe ifayela. Akumele lingabi nalutho.
imports-file-workbook = Le yincwadi yokusebenza. Gcina ishidi njenge‑CSV, bese ukhetha lelo fayela.
imports-file-no-table = Leli fayela alinalo ithebula. Khetha ifayela le‑CSV.
imports-file-gone = Ifayela alisekho lapha, ngakho okusele akukwazi ukungeniswa. Phinda ungenise ifayela: osekukhona akushintshi lutho.
imports-file-shorter = Ifayela lifushane kunalokho okwafundwa ngaphambili. Lingenise futhi kusukela ekuqaleni.
imports-demo-other-shop = Le folda inesitolo sayo. Khethela idemo enye ifolda nge: --data.

## Saying what the columns mean

imports-mapping-title = Okushiwo amakholomu
imports-columns = Amakholomu
imports-columns-hint = Kuqagelwe ngamagama awo nokukuwo. Shintsha okungalungile.
imports-column = Ikholomu nemigqa yokuqala
imports-means = Kusho
imports-use-nothing = Yeka
imports-use-attribute = Gcina nekhasimende, ngegama layo
imports-written = Indlela ifayela elibhalwe ngayo
imports-written-hint = Kuzitholele ngokwako. Shintsha kuphela uma imigqa engenhla ibukeka ingalungile.
imports-dates = Ukulandelana kwezinsuku
imports-dates-dmy = Usuku, inyanga, unyaka
imports-dates-mdy = Inyanga, usuku, unyaka
imports-dates-ymd = Unyaka, inyanga, usuku
imports-dates-open = Izinsuku zingafundwa ngezindlela ezimbili, njengokuthi 1/2/2024. Khetha okuqalayo, usuku noma inyanga.
imports-numbers = Uphawu lwedesimali
imports-numbers-point = Ichashazi, kanje: 1,234.50
imports-numbers-comma = Ikhoma, kanje: 1.234,50
imports-numbers-unsure = Noma yikuphi; yenqaba okungaba yikho kokubili
imports-numbers-open = Amanani awabonisi uphawu lwedesimali. Lukhethe uma ulwazi.
imports-currency = Imali yamanani
imports-storefront = Isitolo se‑web
imports-storefront-hint = Izinombolo zamakhasimende nezama‑oda zingezalesi sitolo se‑web.
imports-no-currency = Imali ibhalwa ngezinhlamvu ezintathu, njenge‑ZAR noma i‑ETB.
imports-zone = Izoni yesikhathi
imports-no-zone = Ayikho izoni yesikhathi enjalo. Yibhale kanje: Africa/Johannesburg.
imports-no-storefront = Lesi sitolo se‑web asisekho lapha. Khetha esinye.
imports-unsearched = Kufike ifayela ngenkathi amanye ehlolwa. Ukususa kuzophinda kuzame ngokwakho.
imports-codes = Amakhodi angeyona imikhiqizo
imports-codes-plain = Awekho: wonke amakhodi angumkhiqizo
imports-codes-online-retail = Njengaku‑Online Retail: POST, DOT, M, D namanye
imports-delimiter = Phakathi kwamaseli
imports-delimiter-comma = Ikhoma
imports-delimiter-semicolon = Ikhoma nechashazi
imports-delimiter-tab = Ithebhu
imports-delimiter-pipe = Umugqa omile
imports-encoding = Ukubhalwa kwezinhlamvu
imports-quote = Okugoqa amaseli
imports-quote-double = Izimpawu zokucaphuna ezimbili
imports-quote-single = Uphawu lokucaphuna olulodwa
imports-quote-none = Lutho
imports-header = Umugqa wokuqala
imports-header-yes = Unamagama amakholomu
imports-header-no = Ungumugqa njengeminye
imports-read-again = Phinda ufunde ifayela
imports-check = Hlola ifayela
imports-later = Kamuva
imports-remove = Susa lokhu kungenisa
imports-removed-said = Ukungenisa kususiwe.

## Fields

imports-field-number = Inombolo ye‑oda
imports-field-date = Usuku
imports-field-sku = Ikhodi yomkhiqizo
imports-field-title = Igama lomkhiqizo
imports-field-quantity = Inani
imports-field-unit-price = Intengo yokukodwa
imports-field-discount = Isaphulelo
imports-field-tax = Intela
imports-field-line-total = Isamba somugqa
imports-field-shipping = Imali yokuthumela ye‑oda
imports-field-currency = Imali
imports-field-status = Isimo se‑oda
imports-field-customer-id = Inombolo yekhasimende
imports-field-email = I‑imeyili
imports-field-phone = Ifoni
imports-field-name = Igama
imports-field-country = Izwe
imports-field-city = Idolobha
imports-field-language = Ulimi
imports-field-tags = Omaka
imports-field-created-at = Ikhasimende kusukela
imports-field-consent-email = Uvumele i‑imeyili
imports-field-consent-sms = Uvumele i‑SMS
imports-field-consent-whatsapp = Uvumele i‑WhatsApp
imports-needs-number = Khetha ikholomu enenombolo ye‑oda.
imports-needs-date = Khetha ikholomu enosuku.
imports-needs-price = Khetha ikholomu enentengo yokukodwa, noma isamba somugqa.
imports-needs-person = Khetha ikholomu enenombolo yekhasimende, i‑imeyili noma ifoni. Igama lodwa alanele ukubona umuntu futhi.
imports-twice = Amakholomu amabili asho okufanayo: { $field }. Yeka eyodwa.

## What became of it

imports-title-mapping = Okushiwo amakholomu
imports-title-checking = Ifayela liyahlolwa
imports-title-checked = Ilungele ukungeniswa
imports-title-running = Iyangeniswa
imports-title-stopped = Imiswe ngemva kwemigqa: { $n }
imports-title-done = Kungenisiwe: { $n }
imports-title-failed = Ukungenisa akukwazanga ukuqhubeka
imports-checked-text = Akukagcinwa lutho. Yilokhu okuzovela ekungeniseni.
imports-import =
    { $n ->
        [one] Ngenisa umugqa: { $n }
       *[other] Ngenisa imigqa: { $n }
    }
imports-map-again = Shintsha amakholomu
imports-go-on = Ngenisa okusele
imports-stopped-said = Kumisiwe. Okugciniwe kuyahlala, okusele kungalandela.
imports-at-work = Lokhu kungenisa sekuyaqhubeka.
imports-done-already = Lokhu kungenisa sekuqediwe.
imports-has-begun = Imigqa isigciniwe, ngakho amakholomu angeke esashintsha. Phinda ungenise ifayela ukuze ulifunde ngenye indlela.
imports-rate = Imigqa ngomzuzwana: { $n }
imports-rows = Imigqa
imports-rows-read = Imigqa efundiwe
imports-rows-stored = Egciniwe
imports-rows-explained = Ayishintshi lutho
imports-rows-faulty = Idinga ukubhekwa
imports-orders = Ama‑oda
imports-new-customers = Amakhasimende amasha
imports-new-products = Imikhiqizo emisha
imports-account = Yonke imigqa ibaliwe
imports-account-hint = Imigqa efundiwe iyisamba segciniwe, engashintshi lutho, nedinga ukubhekwa.
imports-as = Kubhalwe njengani
imports-line-kind = Uhlobo lomugqa
imports-amount = Isamba
imports-exact = Ifayela uqobo lihlanganisa { $currency } { $exact }. Kubhaliwe noma bekukhona: { $booked }.
imports-order-sale = Ukuthengisa
imports-order-credit = Ukubuyiselwa
imports-order-adjustment = Ukulungiswa
imports-order-customer = Ikhasimende
imports-order-nothing = Akubhaliwe
imports-line-goods = Izimpahla
imports-line-shipping = Imali yokuthumela
imports-line-fee = Izimali
imports-line-discount = Isaphulelo
imports-line-sample = Amasampula
imports-line-voucher = Amavawusha ezipho
imports-line-manual = Kubhalwe ngesandla
imports-line-stock-note = Amanothi ngesitokwe
imports-line-bad-debt = Isikweletu esibi
imports-line-test = Izivivinyo
imports-line-new = Elisha
imports-line-changed = Elishintshiwe
imports-line-read = Elifundiwe
imports-explained-already = Bekukhona kakade
imports-explained-moved = Bekukhona kakade; isimo se‑oda siqhubekile
imports-standing = Lapho ama‑oda emi khona
imports-standing-hint = Njengoba ifayela lisho. Okukhanseliwe akubalwa kunoma yisiphi isibalo.
imports-standing-state = Isimo
imports-standing-orders = Ama‑oda
imports-standing-said = Igama elingaziwa lapha
imports-standing-note = { $n ->
    [one] I‑oda elilodwa linesimo okungenakwenziwa lutho ngaso. Libalwa njengelifakiwe, futhi igama limi emlandweni walo.
   *[other] Ama‑oda angu‑{ $n } anesimo okungenakwenziwa lutho ngaso. Abalwa njengafakiwe, futhi igama limi emlandweni weyilelo nalelo.
}
imports-explained-blank = Umugqa ongenalutho
imports-source-online-retail = Ama‑oda angempela esitolo sezipho e‑United Kingdom, 2009 kuya ku‑2011: Online Retail II, D. Chen, UCI Machine Learning Repository, DOI 10.24432/C5CG6D, CC BY 4.0. Zonke izinsuku zihanjiswe ngamaviki: { $weeks }. Amagama nama‑imeyili aqanjiwe.

## Rows that need a look

imports-faults-said =
    { $n ->
        [one] Imigqa edinga ukubhekwa: { $n }
       *[other] Imigqa edinga ukubhekwa: { $n }
    }
imports-faults-file = Landa yonke
imports-line = Umugqa wefayela
imports-reason = Okungalungile
imports-row = Umugqa
imports-row-too-few = Umugqa unamaseli angu‑{ $found }, kodwa kulindeleke angu‑{ $expected }.
imports-row-too-many = Umugqa unamaseli angu‑{ $found }, kodwa kulindeleke angu‑{ $expected }.
imports-row-too-wide = Umugqa unamakholomu angu‑{ $found }; kufundwa angu‑{ $limit } ubuningi.
imports-row-cell-too-long = Iseli lalo mugqa lingaphezu kwemegabhayithi eyodwa.
imports-row-row-too-long = Lo mugqa ungaphezu kwamamegabhayithi amane.
imports-row-undecodable = Lo mugqa unezinhlamvu ezingafundeki. Khetha ekhasini elingaphambili ukuthi izinhlamvu zibhalwe kanjani.
imports-row-unclosed-quote = Uphawu lokucaphuna luvulwe lapha aluvalwanga.
imports-fault-blank = { $column }: leli seli alinalutho.
imports-fault-not-a-number = { $column }: lokhu akuyona inombolo.
imports-fault-ambiguous-number = { $column }: le nombolo ingafundwa ngezindlela ezimbili. Khetha uphawu lwedesimali ekhasini elingaphambili.
imports-fault-shortened = { $column }: ispredishithi sifinyeze le nombolo. Yikhiphe iphelele.
imports-fault-too-precise = { $column }: le nombolo inamadesimali amaningi kakhulu.
imports-fault-out-of-range = { $column }: le nombolo inkulu kakhulu.
imports-fault-not-a-date = { $column }: lokhu akulona usuku.
imports-fault-ambiguous-date = { $column }: usuku nenyanga azihlukaniseki. Khetha ukulandelana kwezinsuku ekhasini elingaphambili.
imports-fault-no-such-date = { $column }: alukho usuku noma isikhathi esinjalo.
imports-fault-not-yes-or-no = { $column }: lokhu akuyena uyebo noma ucha.
imports-fault-not-an-email = { $column }: lokhu akulona ikheli le‑imeyili.
imports-fault-too-long = { $column }: lo mbhalo mude kakhulu.
imports-fault-not-a-currency = { $column }: lokhu akuyona imali. Inezinhlamvu ezintathu, njenge‑ZAR.
imports-fault-two-currencies = I‑oda { $number } inamanani ngezimali ezimbili. Nikeza imali ngayinye i‑oda layo.
imports-fault-nobody = Lo mugqa awunayo inombolo yekhasimende, i‑imeyili noma ifoni yokubona lo muntu futhi.
audit-import-received = Ifayela lifikile
audit-import-started = Ukungenisa kuqalile
