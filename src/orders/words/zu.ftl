# orders

## The list of orders

orders-counted = { $n ->
        [one] I‑oda: { $n }
       *[other] Ama‑oda: { $n }
 }
orders-counted-more = Ama‑oda angaphezu kwangu‑{ $n }
orders-search = Inombolo ye‑oda
orders-show = Bonisa
orders-show-all = Bonisa wonke ama‑oda
orders-export = Landa njenge‑CSV
orders-bring-in = Ngenisa ifayela
orders-sort = Ukuhleleka kohlu
orders-sort-time-down = Okwakamuva kuqala
orders-sort-time-up = Okudala kuqala
orders-sort-total-down = Isamba esikhulu kuqala
orders-sort-total-up = Isamba esincane kuqala
orders-status = Lapho ime khona
orders-any-status = Noma yisiphi isimo
orders-kind = Uhlobo
orders-any-kind = Noma yiluphi uhlobo
orders-storefront = Isitolo sewebhu
orders-any-storefront = Noma yisiphi isitolo sewebhu
orders-place = Indawo
orders-country = Izwe
orders-any-country = Noma yiliphi izwe
orders-buyer = Ikhasimende
orders-any-buyer = Amakhasimende nezivakashi
orders-who-customer = Enekhasimende
orders-who-guest = Izivakashi kuphela
orders-from = Kusukela ngalolu suku
orders-to = Kuze kube yilolu suku
orders-asked-number = Inombolo { $number }
orders-asked-from = Kusukela { $date }
orders-asked-to = Kuze kube { $date }
orders-number = Inombolo
orders-placed = Ifakwe
orders-pieces-head = Izingcezu
orders-total = Isamba
orders-guest = Isivakashi
orders-none-yet = Awekho ama‑oda okwamanje
orders-none-yet-text = Ngenisa ifayela elinama‑oda, azovela lapha emva komzuzu.
orders-none = Ayikho i‑oda efanelekile
orders-none-text = Cela okuncane, noma uhlole inombolo.

## Where an order stands, and what it is

orders-status-placed = Ifakiwe
orders-status-paid = Ikhokhiwe
orders-status-fulfilled = Ithunyelwe
orders-status-cancelled = Ikhanseliwe
orders-status-refunded = Imali ibuyisiwe
orders-status-partly-refunded = Ingxenye yemali ibuyisiwe
orders-kind-sale = Ukuthengisa
orders-kind-credit = Inothi yekhredithi
orders-kind-adjustment = Ukulungiswa kwezincwadi
orders-credit-plainly = Inothi yekhredithi: imali, noma izimpahla nemali, ebuyiselwe ikhasimende ekuthengisweni kwalesi sitolo.
orders-credit-plainly-alone = Inothi yekhredithi: imali, noma izimpahla nemali, ebuyiselwe ikhasimende. Ifayela evela kulo alisho ukuthi ivela kukuphi ukuthengisa.
orders-adjustment-plainly = Okubhalwe ezincwadini okungekona ukuthengisa noma ikhredithi, njengenothi yesitoko noma isikweletu esingakhokhwanga.
orders-credit-withdrawn = Ihoxisiwe

## The lines of an order

orders-lines = Okuthengiwe
orders-line = Into
orders-quantity = Inani
orders-price = Inani leyodwa
orders-discount = Isaphulelo
orders-line-shipping = Okokuposa
orders-line-fee = Imali ekhokhwayo
orders-line-discount = Isaphulelo
orders-line-sample = Isampula
orders-line-voucher = Ivawusha yesipho
orders-line-manual = Kufakwe ngesandla
orders-line-stock-note = Inothi yesitoko
orders-line-bad-debt = Isikweletu esingeke sikhokhwe
orders-line-test = Isivivinyo
orders-line-amount = Imali engenazimpahla
orders-line-untitled = Awekho amagama kulo mugqa
orders-went-back = { $n ->
        [one] Okubuyile: { $n }
       *[other] Okubuyile: { $n }
 }
orders-sum-goods = Izimpahla
orders-sum-discount = Isaphulelo
orders-sum-shipping = Okokuposa
orders-sum-tax = Intela, ikhona kusamba
orders-gone-back = Kulokhu, okubuyile

## What became of it

orders-history = Okwenzekile ngayo
orders-step-placed = I‑oda ifakiwe
orders-step-adjusted = Kubhalwe ezincwadini
orders-step-credited = Kubhalwe inothi yekhredithi
orders-step-paid = Kukhokhiwe
orders-step-fulfilled = Izimpahla zithunyelwe
orders-step-unfulfilled = Akuthunyelwanga nokho
orders-step-cancelled = I‑oda ikhanseliwe
orders-step-restored = I‑oda isibuyile futhi
orders-step-refunded = Imali ibuyiselwe
orders-step-refund-withdrawn = Ukubuyiselwa kwemali kuhoxisiwe
orders-step-note = Inothi
orders-step-said = Ifayela lithi “{ $word }”
orders-note = Bhalela ithimba inothi
orders-note-add = Engeza
orders-note-remove = Susa

## Beside the order

orders-guest-text = Alikho ikhasimende elaziwayo lale oda.
orders-made-up = Igama lenzelwe ukuzilolonga
orders-buyer-number = Inombolo
orders-buyer-orders = Ama‑oda
orders-buyer-spent = Okusetshenzisiwe
orders-sale = Ukuthengisa
orders-credits = Amanothi ekhredithi
orders-source = Lapho ivela khona
orders-file-lines = Imigqa yefayela
orders-import = Ukungenisa I‑{ $number }, { $file }
orders-recent = Ama‑oda akamuva
orders-none-with-product = Ayikho i‑oda enalokhu okwamanje.
orders-pieces = { $n ->
        [one] Ucezu: { $n }
       *[other] Izingcezu: { $n }
 }

## Acts

orders-fulfil = Phawula njengethunyelwe
orders-cancel = Khansela i‑oda
orders-restore = Yibuyise futhi
orders-withdraw = Hoxisa lokhu kubuyiselwa
orders-refund = Buyisela imali
orders-refund-left = Kungabuyiselwa imali engafika ku‑{ $amount }.
orders-refund-pieces-title = Izingcezu ezibuyayo
orders-refund-pieces-of = Izingcezu ze‑{ $title } ezibuyayo
orders-pieces-left = Ezingu‑{ $n } kwezingu‑{ $all } zisekhona kwikhasimende
orders-refund-amount = Noma imali engenazimpahla
orders-refund-amount-hint = Uma ubhala imali lapha, izingcezu ezingenhla azibalwa.
orders-refund-reason = Kungani, okwethimba
orders-refund-give = Buyisela
orders-done-cancelled = I‑oda { $number } ikhanseliwe.
orders-done-restored = I‑oda { $number } isibuyile futhi.
orders-done-fulfilled = I‑oda { $number } iphawulwe njengethunyelwe.
orders-done-unfulfilled = I‑oda { $number } ayisaphawuliwe njengethunyelwe.
orders-done-refunded = Kubuyiselwa { $amount }.
orders-done-withdrawn = Ukubuyiselwa kwemali kuhoxisiwe.
orders-done-noted = Inothi yengeziwe.
orders-done-note-removed = Inothi isusiwe.

## What can go wrong

orders-cannot-cancel = Le oda ayisakwazi ukukhanselwa: izimpahla ziphumile, imali ibuyile, noma isivele ikhanseliwe. Esikhundleni salokho buyisela imali.
orders-cannot-restore = Le oda ayikhanseliwe.
orders-cannot-fulfil = Le oda ayilindile ukuthunyelwa.
orders-cannot-unfulfil = Le oda ayiphawuliwe njengethunyelwe.
orders-cannot-withdraw = Lokhu akukona ukubuyiselwa okungahoxiswa, noma sekuhoxisiwe.
orders-nothing-left = Akusekho okungabuyiselwa kule oda.
orders-refund-nothing = Khetha izingcezu, noma ubhale imali engaphezu kukaziro.
orders-refund-too-much = Lokho kungaphezu kwalokho okukhokhiwe okungakabuyiselwa. Akukho okubuyiselwe.
orders-refund-pieces = Ikhasimende alinazo izingcezu ezingaka. Akukho okubuyiselwe.
orders-not-an-amount = “{ $text }” akulona inani lemali. Libhale kanje: 120.50.
orders-not-pieces = “{ $text }” akulona inani lezingcezu. Libhale kanje: 2.
orders-note-empty = Bhala okuthile kuqala.
orders-note-long = Lokho kude kakhulu. Sebenzisa izinhlamvu ezingu‑{ $most } ubuningi.
orders-number-taken = Leyo nombolo isithathiwe. Zama futhi.
audit-orders-exported = Ama‑oda akhishiwe
