## How the shop is doing

reports-title = Senza kanjani
reports-period = Isikhathi
reports-7-days = Izinsuku eziyi‑7
reports-30-days = Izinsuku ezingama‑30
reports-90-days = Izinsuku ezingama‑90
reports-year = Unyaka
reports-all = Konke
reports-filter = Hlunga
reports-from = Kusukela
reports-to = Kuze kube
reports-show = Bonisa
reports-storefront = Isitolo se‑inthanethi
reports-all-storefronts = Zonke izitolo ze‑inthanethi
reports-all-countries = Wonke amazwe
reports-country-unknown = Izwe alaziwa
reports-dates = { $from } kuya ku‑{ $to }
reports-dates-against = { $days ->
    [one] { $from }, kuqhathaniswa nosuku olungaphambili
   *[other] { $from } kuya ku‑{ $to }, kuqhathaniswa nezinsuku ezingu‑{ $days } ezingaphambili
 }
reports-dates-wrong = Lezi zinsuku azisebenzi. Khetha usuku lokuqala nolokugcina, olokuqala lube ngaphambili.
reports-as-of = Kubalwe ngo‑{ $time }.
reports-whole-days = Kubalwa izinsuku eziphelele kuphela: usuku lwanamuhla luzobalwa kusukela kusasa.
reports-see-today = Buka usuku lwanamuhla
reports-ends-with-last = I‑oda lokugcina belingomhla ka‑{ $day }, futhi izinsuku ziphela ngalo.

## The figures

reports-figure = Inani
reports-this-period = Lesi sikhathi
reports-before = Ngaphambili
reports-revenue = Imali engenile
reports-revenue-before = Imali engenile ngaphambili
reports-orders = Ama‑oda
reports-customers = Amakhasimende
reports-repeat-rate = Ababuyile
reports-average = I‑oda elivamile
reports-returned = Okubuyisiwe
reports-repeat-means = Ababuyile: ingxenye yala makhasimende eyake yathenga ngaphambili, noma ethenge okungenani kabili.
reports-guests = Ama‑oda ezivakashi abalwa njengama‑oda, hhayi njengamakhasimende.
reports-elsewhere = { $orders ->
    [one] Akufakiwe: { $amount } ku‑oda elilodwa ngenye imali yezwe.
   *[other] Akufakiwe: { $amount } kuma‑oda angu‑{ $orders } ngenye imali yezwe.
 }
reports-nothing = Akukho
reports-change-unknown = Akukho okungaqhathaniswa nakho
reports-change-same = Njengangaphambili
reports-change-more = { $by } ngaphezulu
reports-change-less = { $by } ngaphansi
reports-change-points-more = Amaphuzu angu‑{ $by } ngaphezulu
reports-change-points-less = Amaphuzu angu‑{ $by } ngaphansi

## The line

reports-by-day = Imali engenile ngosuku
reports-by-week = Imali engenile ngeviki
reports-by-month = Imali engenile ngenyanga
reports-finding-more = { $total }, { $by } ngaphezulu
reports-finding-less = { $total }, { $by } ngaphansi
reports-finding-same = { $total }, njengangaphambili
reports-key-now = lesi sikhathi
reports-key-before = ngaphambili
reports-line-said = Imali engenile ngokuhamba kwesikhathi: { $total } isiyonke. Usuku olungcono kakhulu lwalungu‑{ $day } ngo‑{ $best }.
reports-line-said-short = Imali engenile ngokuhamba kwesikhathi: { $total } isiyonke.
reports-exact = { $day }: { $amount }
reports-exact-before = { $day }: { $amount }, ngaphambili { $before }
reports-exact-none = { $day }: awekho amanani
reports-day = Usuku
reports-first-day = Usuku lokuqala
reports-last-day = Usuku lokugcina

## In plain words

reports-plain-words = Ngamazwi alula
reports-plain-none = Kuncane kakhulu ukuthi kungashiwo okuthile ngalezi zinsuku.
reports-found-country-more = { $country }: kungene { $by } ngaphezulu kunasesikhathini esingaphambili, ushintsho olukhulu kunawo wonke amazwe.
reports-found-country-less = { $country }: kungene { $by } ngaphansi kunasesikhathini esingaphambili, ushintsho olukhulu kunawo wonke amazwe.
reports-found-largest = { $country }: kungene { $share } semali engenile, ngaphezu kwanoma yiliphi elinye izwe.
reports-found-day = { $orders ->
    [one] Usuku olungcono kakhulu bekungu‑{ $day }: { $amount } ku‑oda elilodwa.
   *[other] Usuku olungcono kakhulu bekungu‑{ $day }: { $amount } kuma‑oda angu‑{ $orders }.
 }
reports-found-product = { $product } ukhuphuke kakhulu: { $by } ngaphezulu kunasesikhathini esingaphambili.
reports-found-best-product = { $product } ungenise imali eningi kakhulu: { $amount }.
reports-found-returning = Amakhasimende ake athenga ngaphambili angenise { $share } semali engenile.
reports-found-returned = Kulokho okuthengisiwe, kubuyiswe { $share }.
reports-found-returned-before = Kulokho okuthengisiwe, kubuyiswe { $share }. Esikhathini esingaphambili bekungu‑{ $before }.
reports-act-country = Leli zwe kuphela
reports-act-day = Bona lolo suku
reports-act-product = Vula umkhiqizo
reports-act-customers = Bona amakhasimende
reports-act-orders = Bona ama‑oda

## Products, countries, customers

reports-products = Imikhiqizo ehamba phambili
reports-by-revenue = ngemali engenile
reports-products-said = Imikhiqizo engenise imali eningi kakhulu, njengemigoqo.
reports-products-none = Ayikho imikhiqizo ethengisiwe ngalezi zinsuku.
reports-product = Umkhiqizo
reports-pieces = Izingcezu
reports-pieces-short = { $count ->
    [one] ucezu olu‑{ $count }
   *[other] izingcezu: { $count }
 }
reports-countries = Amazwe
reports-share-of-revenue = nengxenye yawo yemali engenile
reports-countries-said = Amazwe angenise imali eningi kakhulu, njengemigoqo.
reports-country = Izwe
reports-share = Ingxenye
reports-cohorts = Obani ababuyayo
reports-cohorts-sub = ingxenye yamakhasimende amasha aphinde athenge, ezinyangeni kamuva
reports-cohorts-said = Ingxenye yamakhasimende amasha aphinde athenga, ngenyanga ye‑oda lokuqala
reports-cohort-exact = { $count } kwangu‑{ $all }
reports-first-order = I‑oda lokuqala
reports-months-later = { $count ->
    [one] inyanga e‑{ $count }
   *[other] izinyanga: { $count }
 }
reports-running = Inyanga yokugcina isaqhubeka, ngakho inani lokugcina lomugqa ngamunye lisazokhula.
reports-months = Amakhasimende amasha nabuyayo
reports-months-said = Amakhasimende ngenyanga: izikhathi ezingu‑{ $new } amasha, izikhathi ezingu‑{ $returning } ayaziwa ngaphambili.
reports-month-exact = { $month }: amasha angu‑{ $new }, abuyayo angu‑{ $returning }
reports-month = Inyanga
reports-new = Amasha
reports-returning = Abuyayo

## Files

reports-csv-figures = Amanani nge‑CSV
reports-csv-days = Imali engenile nge‑CSV
reports-csv-products = Imikhiqizo nge‑CSV
reports-csv-countries = Amazwe nge‑CSV
reports-csv-cohorts = Obani ababuyayo nge‑CSV
reports-csv-months = Amasha nabuyayo nge‑CSV

## Nothing to show

reports-first-title = Akukathengiswa lutho
reports-first-text = Lapha ubona ukuthi isitolo senza kanjani: yini ethengwayo, kuphi, nokuthi ngobani ababuyayo. Ngenisa ama‑oda akho, amanani avela khona manjalo.
reports-first-import = Ngenisa ama‑oda
reports-none-title = Awekho ama‑oda ngalezi zinsuku
reports-none-last = I‑oda lokugcina belingomhla ka‑{ $day }.
reports-none-show-last = Bonisa izinsuku kuze kube lapho
reports-none-filter = Akukho okufanele lezi zinsuku nezihlungi.
reports-none-all = Bonisa zonke izinsuku ezingama‑30 zokugcina
