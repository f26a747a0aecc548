# catalog

## Storefronts and places

catalog-name-taken = Sele ikhona ebizwa ngokuba { $name }. Khetha elinye igama.
catalog-name-missing = Yinike igama.
catalog-name-long = Elo gama lide kakhulu. Sebenzisa oonobumba aba‑{ $most } ubuninzi.

## The list of products

catalog-counted = { $n ->
        [one] Imveliso: { $n }
       *[other] Iimveliso: { $n }
 }
catalog-search = Igama, ikhowudi okanye ibhakhowudi
catalog-sort = Ulandelelwano loluhlu
catalog-sort-revenue = Ezingenise kakhulu kuqala
catalog-sort-sold = Ezithengiswe kakhulu kuqala
catalog-sort-title = Ngegama
catalog-sort-last = Ezithengiswe mva kuqala
catalog-col-title = Imveliso
catalog-col-sold = Ezithengisiweyo
catalog-col-revenue = Ingeniso
catalog-col-last = Igqibele ukuthengiswa
catalog-variants-counted = { $n ->
        [one] Uhlobo: { $n }
       *[other] Iintlobo: { $n }
 }
catalog-export = Khuphela njenge‑CSV
catalog-none-yet = Akukabikho mveliso
catalog-none-yet-text = Iimveliso ziza ngokwazo neeodolo zokuqala.
catalog-bring-in = Ngenisa ii‑odolo
catalog-none = Akukho mveliso ifanelekileyo
catalog-none-text = Zama oonobumba abambalwa, okanye ikhowudi.
catalog-show-all = Bonisa zonke iimveliso

## One product

catalog-its-orders = Ii‑odolo ezinayo
catalog-all-orders = Zonke
catalog-recent-orders = Ii‑odolo zakutshanje
catalog-each = Engeniswe yenye
catalog-by-month = Intengiso ngenyanga
catalog-chart-said = { $amount } kwiinyanga ezilishumi elinesibini
catalog-month = Inyanga
catalog-variants = Iintlobo
catalog-sku = Ikhowudi
catalog-barcode = Ibhakhowudi
catalog-price = Ixabiso
catalog-cost = Iindleko

## The settings of web shops and places

catalog-shops = Iivenkile zewebhu neendawo
catalog-storefronts = Iivenkile zewebhu
catalog-storefronts-text = Nganye ithengisa ngegama layo.
catalog-storefront-orders = { $n ->
        [one] I‑odolo: { $n }, nge‑{ $currency }
       *[other] Ii‑odolo: { $n }, nge‑{ $currency }
 }
catalog-places = Iindawo
catalog-places-text = Iivenkile, oovimba neendawo zokuthatha ezinikezela ngempahla.
catalog-new-storefront = Igama levenkile yewebhu entsha
catalog-new-place = Igama lendawo entsha
catalog-currency = Uhlobo lwemali
catalog-add = Yongeza
catalog-rename = Tshintsha igama
catalog-added = { $name } yongeziwe.
catalog-renamed = { $before } ngoku ibizwa ngokuba yi‑{ $name }.
catalog-currency-unknown = Uhlobo lwemali ngoonobumba abathathu, njenge‑ZAR.
catalog-edit = Hlela imveliso
catalog-name = Igama
catalog-category = Udidi
catalog-category-hint = Olukhoyo, okanye olutsha. Shiya kungenanto ukuba alukho.
catalog-variant-name = Uhlobo, njengobukhulu okanye umbala
catalog-price-in = Ixabiso nge‑{ $currency }
catalog-cost-in = Iindleko nge‑{ $currency }
catalog-price-hint = Xa kungenanto: ixabiso ekugqityelwe ukuthengiswa ngalo
catalog-sku-stays = Iikhowudi zihlala zinjalo: iifayile neenkqubo zevenkile zazi imveliso ngazo.
catalog-edit-saved = Imveliso igciniwe
catalog-edit-crossed = Omnye umntu uyitshintshile le mveliso ngelixa ubhala. Akukho nto yakho igciniweyo okwangoku.
catalog-edit-both = Zombini iinguqulelo
catalog-edit-theirs = Okukhoyo ngoku
catalog-edit-yours = Okwakho
catalog-edit-both-hint = Gcina kwakhona ukuze okwakho kuthathe indawo yako.
catalog-title-missing = Igama liyasilela.
catalog-title-long = Igama lingaba noonobumba abangama‑{ $most } ubuninzi.
catalog-barcode-unusable = “{ $text }” ayiyobhakhowudi. Inoonobumba, amanani namaqhagamshela kuphela.
catalog-not-an-amount = “{ $text }” asiso isixa semali.
catalog-amount-range = Ixabiso okanye iindleko azinakuba ngaphantsi kukaziro okanye zibe ninzi kangako.
catalog-edit-late = Kukho umntu otshintshe le mveliso ukusukela ngoko. Ihlala njengoko injalo ngoku.
audit-product-changed = Imveliso itshintshiwe
