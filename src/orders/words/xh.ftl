# orders

## The list of orders

orders-counted = { $n ->
        [one] I‑odolo: { $n }
       *[other] Ii‑odolo: { $n }
 }
orders-counted-more = Ii‑odolo ezingaphezu kwezi‑{ $n }
orders-search = Inombolo ye‑odolo
orders-show = Bonisa
orders-show-all = Bonisa zonke ii‑odolo
orders-export = Khuphela njenge‑CSV
orders-bring-in = Ngenisa ifayile
orders-sort = Ulandelelwano loluhlu
orders-sort-time-down = Ezamva kuqala
orders-sort-time-up = Ezakudala kuqala
orders-sort-total-down = Esona sixa sikhulu kuqala
orders-sort-total-up = Esona sixa sincinci kuqala
orders-status = Apho imi khona
orders-any-status = Nasiphi na isimo
orders-kind = Uhlobo
orders-any-kind = Naluphi na uhlobo
orders-storefront = Ivenkile yewebhu
orders-any-storefront = Nayiphi na ivenkile yewebhu
orders-place = Indawo
orders-country = Ilizwe
orders-any-country = Naliphi na ilizwe
orders-buyer = Umthengi
orders-any-buyer = Abathengi neendwendwe
orders-who-customer = Enomthengi
orders-who-guest = Iindwendwe kuphela
orders-from = Ukususela ngolu suku
orders-to = Ukuya kolu suku
orders-asked-number = Inombolo { $number }
orders-asked-from = Ukususela { $date }
orders-asked-to = Ukuya { $date }
orders-number = Inombolo
orders-placed = Ifakwe
orders-pieces-head = Amaqhekeza
orders-total = Isixa sisonke
orders-guest = Undwendwe
orders-none-yet = Akukabikho ii‑odolo
orders-none-yet-text = Ngenisa ifayile eneeodolo, ziya kuvela apha emva komzuzu.
orders-none = Akukho odolo ifanelekileyo
orders-none-text = Cela okuncinci, okanye ujonge inombolo.

## Where an order stands, and what it is

orders-status-placed = Ifakiwe
orders-status-paid = Ihlawulwe
orders-status-fulfilled = Ithunyelwe
orders-status-cancelled = Irhoxisiwe
orders-status-refunded = Imali ibuyisiwe
orders-status-partly-refunded = Inxalenye yemali ibuyisiwe
orders-kind-sale = Intengiso
orders-kind-credit = Inqaku letyala
orders-kind-adjustment = Ulungiso lweencwadi
orders-credit-plainly = Inqaku letyala: imali, okanye impahla nemali, ebuyiselwe umthengi kwintengiso yale venkile.
orders-credit-plainly-alone = Inqaku letyala: imali, okanye impahla nemali, ebuyiselwe umthengi. Ifayile evela kuyo ayitsho ukuba ivela kweyiphi na intengiso.
orders-adjustment-plainly = Okubhalwe ezincwadini okungeyontengiso okanye ityala, njengenqaku lesitokhwe okanye ityala elingahlawulwanga.
orders-credit-withdrawn = Irhoxisiwe

## The lines of an order

orders-lines = Okuthengiweyo
orders-line = Into
orders-quantity = Ubungakanani
orders-price = Ixabiso lenye
orders-discount = Isaphulelo
orders-line-shipping = Okokuposa
orders-line-fee = Umrhumo
orders-line-discount = Isaphulelo
orders-line-sample = Isampulu
orders-line-voucher = Ivawutsha yesipho
orders-line-manual = Ifakwe ngesandla
orders-line-stock-note = Inqaku lesitokhwe
orders-line-bad-debt = Ityala elingenakuhlawulwa
orders-line-test = Uvavanyo
orders-line-amount = Isixa‑mali esingenampahla
orders-line-untitled = Akukho mazwi kulo mgca
orders-went-back = { $n ->
        [one] Ibuyile: { $n }
       *[other] Zibuyile: { $n }
 }
orders-sum-goods = Impahla
orders-sum-discount = Isaphulelo
orders-sum-shipping = Okokuposa
orders-sum-tax = Irhafu, iqukiwe kwisixa
orders-gone-back = Kule, ebuyileyo

## What became of it

orders-history = Okwenzekileyo ngayo
orders-step-placed = I‑odolo ifakiwe
orders-step-adjusted = Ibhalwe ezincwadini
orders-step-credited = Kubhalwe inqaku letyala
orders-step-paid = Ihlawulwe
orders-step-fulfilled = Impahla ithunyelwe
orders-step-unfulfilled = Ayithunyelwanga kanti
orders-step-cancelled = I‑odolo irhoxisiwe
orders-step-restored = I‑odolo ibuyile kwakhona
orders-step-refunded = Imali ibuyiselwe
orders-step-refund-withdrawn = Ukubuyiswa kwemali kurhoxisiwe
orders-step-note = Inqaku
orders-step-said = Ifayile ithi “{ $word }”
orders-note = Bhalela iqela inqaku
orders-note-add = Yongeza
orders-note-remove = Susa

## Beside the order

orders-guest-text = Akukho mthengi waziwayo wale odolo.
orders-made-up = Igama lenzelwe ukuziqhelanisa
orders-buyer-number = Inombolo
orders-buyer-orders = Ii‑odolo
orders-buyer-spent = Echithiweyo
orders-sale = Intengiso
orders-credits = Amanqaku etyala
orders-source = Apho ivela khona
orders-file-lines = Imigca yefayile
orders-import = Ukungeniswa I‑{ $number }, { $file }
orders-recent = Ii‑odolo zakutshanje
orders-none-with-product = Akukabikho odolo inale nto.
orders-pieces = { $n ->
        [one] Iqhekeza: { $n }
       *[other] Amaqhekeza: { $n }
 }

## Acts

orders-fulfil = Phawula njengethunyelweyo
orders-cancel = Rhoxisa i‑odolo
orders-restore = Yibuyise kwakhona
orders-withdraw = Rhoxisa oku kubuyiswa
orders-refund = Buyisa imali
orders-refund-left = Kungabuyiswa imali engafikelela ku‑{ $amount }.
orders-refund-pieces-title = Amaqhekeza abuyayo
orders-refund-pieces-of = Amaqhekeza e‑{ $title } abuyayo
orders-pieces-left = Ezi‑{ $n } kwezi‑{ $all } zisekumthengi
orders-refund-amount = Okanye isixa‑mali esingenampahla
orders-refund-amount-hint = Ukuba ubhala isixa apha, amaqhekeza angentla akabalwa.
orders-refund-reason = Kutheni, okweqela
orders-refund-give = Buyisa
orders-done-cancelled = I‑odolo { $number } irhoxisiwe.
orders-done-restored = I‑odolo { $number } ibuyile kwakhona.
orders-done-fulfilled = I‑odolo { $number } iphawulwe njengethunyelweyo.
orders-done-unfulfilled = I‑odolo { $number } ayisaphawulwanga njengethunyelweyo.
orders-done-refunded = Kubuyiswa { $amount }.
orders-done-withdrawn = Ukubuyiswa kwemali kurhoxisiwe.
orders-done-noted = Inqaku longezwe.
orders-done-note-removed = Inqaku lisusiwe.

## What can go wrong

orders-cannot-cancel = Le odolo ayisenakurhoxiswa: impahla iphumile, imali ibuyile, okanye sele irhoxisiwe. Endaweni yoko buyisa imali.
orders-cannot-restore = Le odolo ayirhoxiswanga.
orders-cannot-fulfil = Le odolo ayilindanga kuthunyelwa.
orders-cannot-unfulfil = Le odolo ayiphawulwanga njengethunyelweyo.
orders-cannot-withdraw = Oku asikokubuyiswa kwemali okunokurhoxiswa, okanye sele kurhoxisiwe.
orders-nothing-left = Akusekho nto inokubuyiswa kule odolo.
orders-refund-nothing = Khetha amaqhekeza, okanye ubhale isixa esingaphezu kweqanda.
orders-refund-too-much = Oko kungaphezulu kokuhlawulweyo nokungekabuyiswa. Akukho nto ibuyisiweyo.
orders-refund-pieces = Umthengi akanawo amaqhekeza angako. Akukho nto ibuyisiweyo.
orders-not-an-amount = “{ $text }” asiyomali. Yibhale ngolu hlobo: 120.50.
orders-not-pieces = “{ $text }” asilonani lamaqhekeza. Libhale ngolu hlobo: 2.
orders-note-empty = Bhala into kuqala.
orders-note-long = Oko kude kakhulu. Sebenzisa oonobumba aba‑{ $most } ubuninzi.
orders-number-taken = Loo nombolo ithathiwe. Zama kwakhona.
audit-orders-exported = Ii‑odolo zikhutshiwe
