## How the shop is doing

reports-title = Senza njani
reports-period = Ixesha
reports-7-days = Iintsuku eziyi‑7
reports-30-days = Iintsuku ezingama‑30
reports-90-days = Iintsuku ezingama‑90
reports-year = Unyaka
reports-all = Konke
reports-filter = Hluza
reports-from = Ukusuka
reports-to = Ukuya
reports-show = Bonisa
reports-storefront = Ivenkile ye‑intanethi
reports-all-storefronts = Zonke iivenkile ze‑intanethi
reports-all-countries = Onke amazwe
reports-country-unknown = Ilizwe alaziwa
reports-dates = { $from } ukuya ku‑{ $to }
reports-dates-against = { $days ->
    [one] { $from }, xa kuthelekiswa nosuku olungaphambili
   *[other] { $from } ukuya ku‑{ $to }, xa kuthelekiswa neentsuku ezingu‑{ $days } ezingaphambili
 }
reports-dates-wrong = Le mihla ayinakusetyenziswa. Khetha usuku lokuqala nolokugqibela, olokuqala lube ngaphambili.
reports-as-of = Kubalwe ngo‑{ $time }.
reports-whole-days = Kubalwa iintsuku ezipheleleyo kuphela: usuku lwanamhlanje luya kubalwa ukususela ngomso.
reports-see-today = Jonga usuku lwanamhlanje
reports-ends-with-last = Iodolo yokugqibela ibingomhla we‑{ $day }, kwaye iintsuku ziphela ngayo.

## The figures

reports-figure = Inani
reports-this-period = Eli xesha
reports-before = Ngaphambili
reports-revenue = Ingeniso
reports-revenue-before = Ingeniso yangaphambili
reports-orders = Iiodolo
reports-customers = Abathengi
reports-repeat-rate = Ababuyileyo
reports-average = Iodolo eqhelekileyo
reports-returned = Okubuyisiweyo
reports-repeat-means = Ababuyileyo: isahlulo saba bathengi ebesikhe sathenga ngaphambili, okanye esithenge ubuncinane kabini.
reports-guests = Iiodolo zeendwendwe zibalwa njengeeodolo, hayi njengabathengi.
reports-elsewhere = { $orders ->
    [one] Ayibalwanga: { $amount } kwiodolo enye ngenye imali yelizwe.
   *[other] Ayibalwanga: { $amount } kwiiodolo ezingu‑{ $orders } ngenye imali yelizwe.
 }
reports-nothing = Akukho
reports-change-unknown = Akukho nto inokuthelekiswa nayo
reports-change-same = Njengangaphambili
reports-change-more = { $by } ngaphezulu
reports-change-less = { $by } ngaphantsi
reports-change-points-more = Amanqaku angu‑{ $by } ngaphezulu
reports-change-points-less = Amanqaku angu‑{ $by } ngaphantsi

## The line

reports-by-day = Ingeniso ngosuku
reports-by-week = Ingeniso ngeveki
reports-by-month = Ingeniso ngenyanga
reports-finding-more = { $total }, { $by } ngaphezulu
reports-finding-less = { $total }, { $by } ngaphantsi
reports-finding-same = { $total }, njengangaphambili
reports-key-now = eli xesha
reports-key-before = ngaphambili
reports-line-said = Ingeniso ekuhambeni kwexesha: { $total } iyonke. Olona suku lungcono yayingu‑{ $day } nge‑{ $best }.
reports-line-said-short = Ingeniso ekuhambeni kwexesha: { $total } iyonke.
reports-exact = { $day }: { $amount }
reports-exact-before = { $day }: { $amount }, ngaphambili { $before }
reports-exact-none = { $day }: akukho manani
reports-day = Usuku
reports-first-day = Usuku lokuqala
reports-last-day = Usuku lokugqibela

## In plain words

reports-plain-words = Ngamazwi alula
reports-plain-none = Kuncinane kakhulu ukuba kungathethwa nto ngezi ntsuku.
reports-found-country-more = { $country }: kungene { $by } ngaphezulu kunexesha langaphambili, olona tshintsho lukhulu kuwo onke amazwe.
reports-found-country-less = { $country }: kungene { $by } ngaphantsi kunexesha langaphambili, olona tshintsho lukhulu kuwo onke amazwe.
reports-found-largest = { $country }: kungene { $share } yengeniso, ngaphezu kwalo naliphi na elinye ilizwe.
reports-found-day = { $orders ->
    [one] Olona suku lungcono ibingu‑{ $day }: { $amount } kwiodolo enye.
   *[other] Olona suku lungcono ibingu‑{ $day }: { $amount } kwiiodolo ezingu‑{ $orders }.
 }
reports-found-product = { $product } inyuke kakhulu: { $by } ngaphezulu kunexesha langaphambili.
reports-found-best-product = { $product } ingenise imali eninzi kakhulu: { $amount }.
reports-found-returning = Abathengi ababekhe bathenga ngaphambili bangenise { $share } yengeniso.
reports-found-returned = Koko kuthengisiweyo, kubuyiswe { $share }.
reports-found-returned-before = Koko kuthengisiweyo, kubuyiswe { $share }. Kwixesha langaphambili ibiyi‑{ $before }.
reports-act-country = Eli lizwe kuphela
reports-act-day = Bona olo suku
reports-act-product = Vula imveliso
reports-act-customers = Bona abathengi
reports-act-orders = Bona iiodolo

## Products, countries, customers

reports-products = Ezona mveliso zithengwayo
reports-by-revenue = ngengeniso
reports-products-said = Iimveliso ezingenise imali eninzi, njengemivalo.
reports-products-none = Akukho mveliso zithengisiweyo ngezi ntsuku.
reports-product = Imveliso
reports-pieces = Iziqwenga
reports-pieces-short = { $count ->
    [one] isiqwenga esi‑{ $count }
   *[other] iziqwenga: { $count }
 }
reports-countries = Amazwe
reports-share-of-revenue = nesahlulo sawo sengeniso
reports-countries-said = Amazwe angenise imali eninzi, njengemivalo.
reports-country = Ilizwe
reports-share = Isahlulo
reports-cohorts = Ngoobani ababuyayo
reports-cohorts-sub = isahlulo sabathengi abatsha abaphinda bathenge, kwiinyanga kamva
reports-cohorts-said = Isahlulo sabathengi abatsha abaphinde bathenga, ngenyanga yeodolo yokuqala
reports-cohort-exact = { $count } kwaba‑{ $all }
reports-first-order = Iodolo yokuqala
reports-months-later = { $count ->
    [one] inyanga e‑{ $count }
   *[other] iinyanga: { $count }
 }
reports-running = Inyanga yokugqibela isaqhubeka, ngoko inani lokugqibela lomqolo ngamnye lisaza kukhula.
reports-months = Abathengi abatsha nababuyayo
reports-months-said = Abathengi ngenyanga: amaxesha angu‑{ $new } abatsha, amaxesha angu‑{ $returning } abaziwayo ngaphambili.
reports-month-exact = { $month }: abatsha aba‑{ $new }, ababuyayo aba‑{ $returning }
reports-month = Inyanga
reports-new = Abatsha
reports-returning = Ababuyayo

## Files

reports-csv-figures = Amanani nge‑CSV
reports-csv-days = Ingeniso nge‑CSV
reports-csv-products = Iimveliso nge‑CSV
reports-csv-countries = Amazwe nge‑CSV
reports-csv-cohorts = Ngoobani ababuyayo nge‑CSV
reports-csv-months = Abatsha nababuyayo nge‑CSV

## Nothing to show

reports-first-title = Akukathengiswa nto
reports-first-text = Apha ubona ukuba ivenkile yenza njani: yintoni ethengwayo, phi, nokuba ngoobani ababuyayo. Ngenisa iiodolo zakho, amanani avele kwangoko.
reports-first-import = Ngenisa iiodolo
reports-none-title = Akukho ziodolo ngezi ntsuku
reports-none-last = Iodolo yokugqibela ibingomhla we‑{ $day }.
reports-none-show-last = Bonisa iintsuku ukuya apho
reports-none-filter = Akukho nto ifanelana nezi ntsuku nezihluzi.
reports-none-all = Bonisa zonke iintsuku ezingama‑30 zokugqibela
