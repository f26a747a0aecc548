## Ii‑webhook: ezinye iinkqubo ezixelelwa okwenzekayo

nav-webhooks = Ii‑webhook
webhooks-told = Abaxelelwayo
webhooks-none = Akukabikho mntu uxelelwayo
webhooks-none-hint = I‑webhook ixelela enye inkqubo okwenzeka apha, ngoko nangoko kusenzeka.
webhooks-add = Yongeza i‑webhook
webhooks-url = Idilesi
webhooks-url-hint = Apho sithumela khona, umzekelo https://other.example/indaba.
webhooks-url-unusable = Le asiyodilesi enokusetyenziswa. Yibhale ngolu hlobo: https://other.example/indaba.
webhooks-url-ours = Le yidilesi yethu. Nika eyenye inkqubo.
webhooks-description = Yeyantoni
webhooks-description-hint = Yeyeqela; ingashiywa ingenanto.
webhooks-description-long = Oku kude kakhulu. Sebenzisa oonobumba abangafikelela ku‑{ $most }.
webhooks-kinds = Oko ixelelwa ngako
webhooks-kinds-hint = Sukukhetha nto ukuze uxele yonke into.
webhooks-all-kinds = Yonke into
webhooks-some-kinds =
    { $n ->
        [one] Iintlobo zeziganeko: { $n }
       *[other] Iintlobo zeziganeko: { $n }
    }
webhooks-standing = Kuhamba njani
webhooks-is-on = Iyasebenza
webhooks-is-paused = Imisiwe
webhooks-is-given-up = Iyekiwe
webhooks-is-failing = Iyasilela
webhooks-waiting =
    { $n ->
        [one] Okulindileyo: { $n }
       *[other] Okulindileyo: { $n }
    }
webhooks-made = I‑webhook yongeziwe.
webhooks-made-by = Yongezwe ngu‑{ $name } ngo‑{ $date }
webhooks-changed = I‑webhook itshintshiwe
webhooks-secret = Imfihlo
webhooks-secret-title = Imfihlo
webhooks-secret-lead = Ngayo enye inkqubo iyazi ukuba umyalezo ngowethu. Yikope ngoku. Iboniswa kube kanye kuphela.
webhooks-secret-before = Imfihlo yangaphambili isasebenza iiyure ezingama‑24, ukuze kubekho ixesha lokutshintsha.
webhooks-secret-changed = Kukho imfihlo entsha.
webhooks-secret-kept = Ndiyigcinile
webhooks-old-secret = Imfihlo yangaphambili isebenza kude kube { $time }.
webhooks-settings = Iisetingi
webhooks-trial = Thumela okokuzama
webhooks-trial-well = Iphendule nge‑{ $status }. Konke kuhamba kakuhle
webhooks-trial-badly = Iphendule nge‑{ $status }, engeyompumelelo
webhooks-trial-away = Ayiphendulanga; jonga okokuzama ngezantsi
webhooks-rotate = Tshintsha imfihlo
webhooks-pause = Misa okwethutyana
webhooks-resume = Qhubeka
webhooks-end = Yiphelise
webhooks-paused = I‑{ $name } imisiwe
webhooks-resumed = I‑{ $name } iyaxelelwa kwakhona
webhooks-ended = I‑{ $name } ayisaxelelwa nto
webhooks-returned = I‑{ $name } iyaxelelwa kwakhona
webhooks-paused-note = Imiswe ngo‑{ $time }. Okwenzeka ngeli xesha kuyalinda.
webhooks-given-up-note =
    { $n ->
        [one] Akukho nto ithunyelwayo ukusuka ngo‑{ $time }. Imizamo engaphumelelanga: { $n }.
       *[other] Akukho nto ithunyelwayo ukusuka ngo‑{ $time }. Imizamo engaphumelelanga ngokulandelelana: { $n }. Lungisa elinye icala, uze uqhubeke.
    }
webhooks-sends = Okuthunyelweyo
webhooks-sends-none = Akukabikho nto
webhooks-sends-none-hint = Okwenzeka ukususela ngoku kudweliswa apha iintsuku ezingama‑30.
webhooks-state-waiting = Kulindile
webhooks-state-again = Kuza kuzanywa kwakhona
webhooks-state-delivered = Kufikile
webhooks-state-given-up = Kuyekiwe
webhooks-next = Umzamo olandelayo ngo‑{ $time }.
webhooks-try-answered = Iphendule nge‑{ $status } emva kwe‑{ $ms } ms
webhooks-try-failed = Akukho mpendulo emva kwe‑{ $ms } ms: { $why }
webhooks-body = Okuthunyelweyo
webhooks-again = Thumela kwakhona
webhooks-sent-again = Kuthunyelwa kwakhona
webhooks-send-waits = Oku sele kusendleleni.
job-kind-send-webhooks = Xelela ezinye iinkqubo
job-kind-forget-sends = Libala okuxelelwe ezinye iinkqubo
audit-webhook-made = I‑webhook yongeziwe
audit-webhook-changed = I‑webhook itshintshiwe
audit-webhook-secret-changed = Imfihlo ye‑webhook itshintshiwe
audit-webhook-paused = I‑webhook imisiwe
audit-webhook-resumed = I‑webhook iyaqhubeka
audit-webhook-ended = I‑webhook iphelisiwe
audit-webhook-returned = I‑webhook ibuyisiwe
