# imports

## The list of imports

imports-new = Ngenisa ifayile
imports-all = Zonke iifayile ezingenisiweyo
imports-none-title = Zisa okwaziyo
imports-none-text = Abathengi nee‑odolo ezivela kwinkqubo yevenkile yakho, njengefayile ye‑CSV. Ubona okuza kwenzeka phambi kokuba kugcinwe nantoni na.
imports-bring-customers = Ngenisa abathengi
imports-bring-orders = Ngenisa ii‑odolo
imports-file = Ifayile
imports-what = Okuqulathiweyo
imports-state = Imeko
imports-came = Ifike
imports-kind-customers = Abathengi
imports-kind-orders = Ii‑odolo
imports-state-mapping = Khetha iikholam
imports-state-checking = Iyahlolwa
imports-state-checked = Ihloliwe
imports-state-running = Iyangeniswa
imports-state-stopped = Imisiwe
imports-state-done = Igqityiwe
imports-state-failed = Ayikwazanga ukuqhubeka

## Choosing a file

imports-what-rows = Okukumqolo ngamnye
imports-choose-file = Khetha ifayile
imports-file-hint = I‑CSV okanye isicatshulwa esineethebhu, sicinezelwe nge‑gzip okanye hayi. Ukuba yincwadi yokusebenza, qala ugcine iphepha njenge‑CSV.
imports-upload = Layisha
imports-file-missing = Qala ukhethe ifayile. Mayingabi nanto.
imports-file-workbook = Le yincwadi yokusebenza. Gcina iphepha njenge‑CSV, uze ukhethe loo fayile.
imports-file-no-table = Le fayile ayinatheyibhile. Khetha ifayile ye‑CSV.
imports-file-gone = Ifayile ayisekho apha, ngoko okushiyekileyo akukwazi kungeniswa. Phinda ungenise ifayile: okusele kukho akutshintshi nto.
imports-file-shorter = Ifayile imfutshane kunoko kwafundwayo ngaphambili. Yingenise kwakhona ukusuka ekuqaleni.
imports-demo-other-shop = Le folda inevenkile yayo. Khethela idemo enye ifolda nge: --data.

## Saying what the columns mean

imports-mapping-title = Okuthethwa ziikholam
imports-columns = Iikholam
imports-columns-hint = Kuqashelwe ngamagama azo nokukuzo. Tshintsha okungalunganga.
imports-column = Ikholam nemiqolo yokuqala
imports-means = Kuthetha
imports-use-nothing = Yeka
imports-use-attribute = Gcina nomthengi, ngegama layo
imports-written = Indlela ifayile ebhalwe ngayo
imports-written-hint = Kuzifumanele ngokwako. Tshintsha kuphela ukuba imiqolo engentla ikhangeleka ingalunganga.
imports-dates = Ulandelelwano lwemihla
imports-dates-dmy = Usuku, inyanga, unyaka
imports-dates-mdy = Inyanga, usuku, unyaka
imports-dates-ymd = Unyaka, inyanga, usuku
imports-dates-open = Imihla ingafundwa ngeendlela ezimbini, njengokuthi 1/2/2024. Khetha okuqalayo, usuku okanye inyanga.
imports-numbers = Uphawu lwedesimali
imports-numbers-point = Inqaku, ngolu hlobo: 1,234.50
imports-numbers-comma = Ikoma, ngolu hlobo: 1.234,50
imports-numbers-unsure = Nokuba yeyiphi; yala okunokuba zizo zombini
imports-numbers-open = Izixa azibonisi phawu lwedesimali. Lukhethe ukuba uyalwazi.
imports-currency = Imali yezixa
imports-storefront = Ivenkile ye‑web
imports-storefront-hint = Iinombolo zabathengi nezee‑odolo zezale venkile ye‑web.
imports-no-currency = Imali ibhalwa ngoonobumba abathathu, njenge‑ZAR okanye i‑ETB.
imports-zone = Indawo yexesha
imports-no-zone = Akukho ndawo yexesha injalo. Yibhale ngolu hlobo: Africa/Johannesburg.
imports-no-storefront = Le venkile ye‑web ayisekho apha. Khetha enye.
imports-unsearched = Kufike ifayile ngelixa ezinye zihlolwa. Ucimo luza kuphinda luzame ngokwalo.
imports-codes = Iikhowudi ezingezomveliso
imports-codes-plain = Azikho: zonke iikhowudi ziimveliso
imports-codes-online-retail = Njengakwi‑Online Retail: POST, DOT, M, D nezinye
imports-delimiter = Phakathi kweeseli
imports-delimiter-comma = Ikoma
imports-delimiter-semicolon = Isemikholoni
imports-delimiter-tab = Ithebhu
imports-delimiter-pipe = Umgca omileyo
imports-encoding = Ukubhalwa koonobumba
imports-quote = Okusonga iiseli
imports-quote-double = Iimpawu zocaphulo eziphindwe kabini
imports-quote-single = Uphawu locaphulo olunye
imports-quote-none = Akukho nto
imports-header = Umqolo wokuqala
imports-header-yes = Unamagama eekholam
imports-header-no = Ngumqolo njengeminye
imports-read-again = Phinda ufunde ifayile
imports-check = Hlola ifayile
imports-later = Kamva
imports-remove = Susa oku kungenisa
imports-removed-said = Ukungenisa kususiwe.

## Fields

imports-field-number = Inombolo ye‑odolo
imports-field-date = Umhla
imports-field-sku = Ikhowudi yemveliso
imports-field-title = Igama lemveliso
imports-field-quantity = Ubungakanani
imports-field-unit-price = Ixabiso leyodwa
imports-field-discount = Isaphulelo
imports-field-tax = Irhafu
imports-field-line-total = Isixa somgca
imports-field-shipping = Imali yokuthumela ye‑odolo
imports-field-currency = Imali
imports-field-status = Imeko ye‑odolo
imports-field-customer-id = Inombolo yomthengi
imports-field-email = I‑imeyile
imports-field-phone = Ifowuni
imports-field-name = Igama
imports-field-country = Ilizwe
imports-field-city = Isixeko
imports-field-language = Ulwimi
imports-field-tags = Iithegi
imports-field-created-at = Umthengi ukususela
imports-field-consent-email = Uvumele i‑imeyile
imports-field-consent-sms = Uvumele i‑SMS
imports-field-consent-whatsapp = Uvumele i‑WhatsApp
imports-needs-number = Khetha ikholam enenombolo ye‑odolo.
imports-needs-date = Khetha ikholam enomhla.
imports-needs-price = Khetha ikholam enexabiso leyodwa, okanye isixa somgca.
imports-needs-person = Khetha ikholam enenombolo yomthengi, i‑imeyile okanye ifowuni. Igama lodwa alanelanga ukumazi umntu kwakhona.
imports-twice = Iikholam ezimbini zithetha into enye: { $field }. Yeka enye.

## What became of it

imports-title-mapping = Okuthethwa ziikholam
imports-title-checking = Ifayile iyahlolwa
imports-title-checked = Ilungele ukungeniswa
imports-title-running = Iyangeniswa
imports-title-stopped = Imiswe emva kwemiqolo: { $n }
imports-title-done = Kungenisiwe: { $n }
imports-title-failed = Ukungenisa akukwazanga ukuqhubeka
imports-checked-text = Akukagcinwa nto. Yile nto enokuvela ekungeniseni.
imports-import =
    { $n ->
        [one] Ngenisa umqolo: { $n }
       *[other] Ngenisa imiqolo: { $n }
    }
imports-map-again = Tshintsha iikholam
imports-go-on = Ngenisa okushiyekileyo
imports-stopped-said = Kumisiwe. Okugciniweyo kuyahlala, okushiyekileyo kungalandela.
imports-at-work = Oku kungenisa sele kuqhubeka.
imports-done-already = Oku kungenisa sele kugqityiwe.
imports-has-begun = Imiqolo sele igciniwe, ngoko iikholam azisenakutshintsha. Phinda ungenise ifayile ukuze uyifunde ngenye indlela.
imports-rate = Imiqolo ngomzuzwana: { $n }
imports-rows = Imiqolo
imports-rows-read = Imiqolo efundiweyo
imports-rows-stored = Egciniweyo
imports-rows-explained = Ayitshintshi nto
imports-rows-faulty = Ifuna ukujongwa
imports-orders = Ii‑odolo
imports-new-customers = Abathengi abatsha
imports-new-products = Iimveliso ezintsha
imports-account = Yonke imiqolo ibaliwe
imports-account-hint = Imiqolo efundiweyo sisixa segciniweyo, engatshintshi nto, nefuna ukujongwa.
imports-as = Kubhalwe njengantoni
imports-line-kind = Uhlobo lomqolo
imports-amount = Isixa
imports-exact = Ifayile ngokwayo idibanisa { $currency } { $exact }. Kubhaliwe okanye bekukho: { $booked }.
imports-order-sale = Intengiso
imports-order-credit = Imbuyekezo
imports-order-adjustment = Uhlengahlengiso
imports-order-customer = Umthengi
imports-order-nothing = Akubhalwanga
imports-line-goods = Iimpahla
imports-line-shipping = Imali yokuthumela
imports-line-fee = Iimali
imports-line-discount = Isaphulelo
imports-line-sample = Iisampulu
imports-line-voucher = Iivawutsha zezipho
imports-line-manual = Kubhalwe ngesandla
imports-line-stock-note = Amanqaku ngestokhwe
imports-line-bad-debt = Ityala elibi
imports-line-test = Iimvavanyo
imports-line-new = Omtsha
imports-line-changed = Otshintshiweyo
imports-line-read = Ofundiweyo
imports-explained-already = Bekukho kakade
imports-explained-moved = Bekukho kakade; imeko ye‑odolo iye phambili
imports-standing = Apho ii‑odolo zimi khona
imports-standing-hint = Njengoko ifayile isitsho. Okurhoxisiweyo akubalwa kuwo nawuphi na umfuziselo.
imports-standing-state = Imeko
imports-standing-orders = Ii‑odolo
imports-standing-said = Igama elingaziwayo apha
imports-standing-note = { $n ->
    [one] I‑odolo enye inemeko ekungekho nto inokwenziwa ngayo. Ibalwa njengefakiweyo, kwaye igama limi kwimbali yayo.
   *[other] Ii‑odolo eziyi‑{ $n } zinemeko ekungekho nto inokwenziwa ngayo. Zibalwa njengezifakiweyo, kwaye igama limi kwimbali yento nganye.
}
imports-explained-blank = Umqolo ongenanto
imports-source-online-retail = Ii‑odolo zokwenene zevenkile yezipho e‑United Kingdom, 2009 ukuya ku‑2011: Online Retail II, D. Chen, UCI Machine Learning Repository, DOI 10.24432/C5CG6D, CC BY 4.0. Yonke imihla ishenxiswe ngeeveki: { $weeks }. Amagama nee‑imeyile ziqanjiwe.

## Rows that need a look

imports-faults-said =
    { $n ->
        [one] Imiqolo efuna ukujongwa: { $n }
       *[other] Imiqolo efuna ukujongwa: { $n }
    }
imports-faults-file = Khuphela yonke
imports-line = Umgca wefayile
imports-reason = Okungalunganga
imports-row = Umqolo
imports-row-too-few = Umqolo uneeseli ezi‑{ $found }, kodwa kulindeleke ezi‑{ $expected }.
imports-row-too-many = Umqolo uneeseli ezi‑{ $found }, kodwa kulindeleke ezi‑{ $expected }.
imports-row-too-wide = Umqolo uneekholam ezi‑{ $found }; kufundwa ezi‑{ $limit } ubuninzi.
imports-row-cell-too-long = Iseli yalo mqolo ingaphezu kwemegabhayithi enye.
imports-row-row-too-long = Lo mqolo ungaphezu kweemegabhayithi ezine.
imports-row-undecodable = Lo mqolo unoonobumba abangafundekiyo. Khetha kwiphepha elingaphambili ukuba oonobumba babhalwe njani.
imports-row-unclosed-quote = Uphawu locaphulo luvulwe apha aluvalwanga.
imports-fault-blank = { $column }: le seli ayinanto.
imports-fault-not-a-number = { $column }: oku asinonombolo.
imports-fault-ambiguous-number = { $column }: le nombolo ingafundwa ngeendlela ezimbini. Khetha uphawu lwedesimali kwiphepha elingaphambili.
imports-fault-shortened = { $column }: ispredishithi siyifinyezile le nombolo. Yikhuphe ipheleleyo.
imports-fault-too-precise = { $column }: le nombolo ineedesimali ezininzi kakhulu.
imports-fault-out-of-range = { $column }: le nombolo inkulu kakhulu.
imports-fault-not-a-date = { $column }: oku asingomhla.
imports-fault-ambiguous-date = { $column }: usuku nenyanga azohlulwa. Khetha ulandelelwano lwemihla kwiphepha elingaphambili.
imports-fault-no-such-date = { $column }: akukho mhla okanye xesha linjalo.
imports-fault-not-yes-or-no = { $column }: oku asinguewe okanye hayi.
imports-fault-not-an-email = { $column }: oku asiyodilesi ye‑imeyile.
imports-fault-too-long = { $column }: esi sicatshulwa side kakhulu.
imports-fault-not-a-currency = { $column }: oku asiyomali. Inoonobumba abathathu, njenge‑ZAR.
imports-fault-two-currencies = I‑odolo { $number } inezixa ngeemali ezimbini. Nika imali nganye i‑odolo yayo.
imports-fault-nobody = Lo mqolo awunanombolo yomthengi, i‑imeyile okanye ifowuni yokumazi lo mntu kwakhona.
audit-import-received = Ifayile ifikile
audit-import-started = Ukungenisa kuqalile
