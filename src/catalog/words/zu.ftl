# catalog

## Storefronts and places

catalog-name-taken = Sekukhona okubizwa ngokuthi { $name }. Khetha elinye igama.
catalog-name-missing = Kunike igama.
catalog-name-long = Lelo gama lide kakhulu. Sebenzisa izinhlamvu ezingu‑{ $most } ubuningi.

## The list of products

catalog-counted = { $n ->
        [one] Umkhiqizo: { $n }
       *[other] Imikhiqizo: { $n }
 }
catalog-search = Igama, ikhodi noma ibhakhodi
catalog-sort = Ukuhleleka kohlu
catalog-sort-revenue = Okungenise kakhulu kuqala
catalog-sort-sold = Okuthengiswe kakhulu kuqala
catalog-sort-title = Ngegama
catalog-sort-last = Okuthengiswe kamuva kuqala
catalog-col-title = Umkhiqizo
catalog-col-sold = Okuthengisiwe
catalog-col-revenue = Imali engenile
catalog-col-last = Kugcine ukuthengiswa
catalog-variants-counted = { $n ->
        [one] Uhlobo: { $n }
       *[other] Izinhlobo: { $n }
 }
catalog-export = Landa njenge‑CSV
catalog-none-yet = Ayikho imikhiqizo okwamanje
catalog-none-yet-text = Imikhiqizo iza ngokwayo nama‑oda okuqala.
catalog-bring-in = Ngenisa ama‑oda
catalog-none = Awukho umkhiqizo ofanelekile
catalog-none-text = Zama izinhlamvu ezimbalwa, noma ikhodi.
catalog-show-all = Bonisa yonke imikhiqizo

## One product

catalog-its-orders = Ama‑oda anayo
catalog-all-orders = Wonke
catalog-recent-orders = Ama‑oda akamuva
catalog-each = Okungeniswe yisinye
catalog-by-month = Ukuthengisa ngenyanga
catalog-chart-said = { $amount } ezinyangeni eziyishumi nambili
catalog-month = Inyanga
catalog-variants = Izinhlobo
catalog-sku = Ikhodi
catalog-barcode = Ibhakhodi
catalog-price = Inani
catalog-cost = Izindleko

## The settings of web shops and places

catalog-shops = Izitolo zewebhu nezindawo
catalog-storefronts = Izitolo zewebhu
catalog-storefronts-text = Ngasinye sithengisa ngegama laso.
catalog-storefront-orders = { $n ->
        [one] I‑oda: { $n }, nge‑{ $currency }
       *[other] Ama‑oda: { $n }, nge‑{ $currency }
 }
catalog-places = Izindawo
catalog-places-text = Izitolo, izinqolobane nezindawo zokulanda ezinikeza izimpahla.
catalog-new-storefront = Igama lesitolo sewebhu esisha
catalog-new-place = Igama lendawo entsha
catalog-currency = Uhlobo lwemali
catalog-add = Engeza
catalog-rename = Shintsha igama
catalog-added = { $name } ingeziwe.
catalog-renamed = { $before } manje ibizwa nge‑{ $name }.
catalog-currency-unknown = Uhlobo lwemali luyizinhlamvu ezintathu, njenge‑ZAR.
catalog-edit = Hlela umkhiqizo
catalog-name = Igama
catalog-category = Uhlobo
catalog-category-hint = Olukhona kakade, noma olusha. Shiya kungenalutho uma lungekho.
catalog-variant-name = Okwehlukile, njengobukhulu noma umbala
catalog-price-in = Intengo nge‑{ $currency }
catalog-cost-in = Izindleko nge‑{ $currency }
catalog-price-hint = Uma kungenalutho: intengo ogcine udayiswe ngayo
catalog-sku-stays = Amakhodi ahlala enjalo: amafayela nezinhlelo zesitolo zazi umkhiqizo ngawo.
catalog-edit-saved = Umkhiqizo ulondoloziwe
catalog-edit-crossed = Omunye umuntu uwushintshile lo mkhiqizo ngenkathi ubhala. Akukho kokwakho okulondoloziwe okwamanje.
catalog-edit-both = Zombili izinguqulo
catalog-edit-theirs = Okukhona manje
catalog-edit-yours = Okwakho
catalog-edit-both-hint = Londoloza futhi ukuze okwakho kuthathe indawo yakho.
catalog-title-missing = Igama liyashoda.
catalog-title-long = Igama lingaba nezinhlamvu ezingu‑{ $most } ubuningi.
catalog-barcode-unusable = “{ $text }” akuyona ibhakhodi. Inezinhlamvu, izinombolo namahayifeni kuphela.
catalog-not-an-amount = “{ $text }” akulona inani lemali.
catalog-amount-range = Intengo noma izindleko azikwazi ukuba ngaphansi kukaziro noma zibe ningi kangako.
catalog-edit-late = Kukhona oshintshe lo mkhiqizo kusukela lapho. Uhlala njengoba unjalo manje.
audit-product-changed = Umkhiqizo ushintshiwe
