## Ama‑webhook: ezinye izinhlelo ezitshelwa okwenzekayo

nav-webhooks = Ama‑webhook
webhooks-told = Abatshelwayo
webhooks-none = Akekho otshelwayo okwamanje
webhooks-none-hint = I‑webhook itshela olunye uhlelo okwenzeka lapha, ngokushesha lapho kwenzeka.
webhooks-add = Engeza i‑webhook
webhooks-url = Ikheli
webhooks-url-hint = Lapho sithumela khona, njengo‑https://other.example/indaba.
webhooks-url-unusable = Leli akulona ikheli elingasetshenziswa. Libhale kanje: https://other.example/indaba.
webhooks-url-ours = Leli yikheli lethu. Nika elolunye uhlelo.
webhooks-description = Eyani
webhooks-description-hint = Eyethimba; ingashiywa ingenalutho.
webhooks-description-long = Lokhu kude kakhulu. Sebenzisa izinhlamvu ezingafika ku‑{ $most }.
webhooks-kinds = Lokho etshelwa ngakho
webhooks-kinds-hint = Ungakhethi lutho ukuze utshele konke.
webhooks-all-kinds = Konke
webhooks-some-kinds =
    { $n ->
        [one] Izinhlobo zezehlakalo: { $n }
       *[other] Izinhlobo zezehlakalo: { $n }
    }
webhooks-standing = Kuhamba kanjani
webhooks-is-on = Iyasebenza
webhooks-is-paused = Imisiwe
webhooks-is-given-up = Iyekiwe
webhooks-is-failing = Iyehluleka
webhooks-waiting =
    { $n ->
        [one] Okulindile: { $n }
       *[other] Okulindile: { $n }
    }
webhooks-made = I‑webhook yengeziwe.
webhooks-made-by = Yengezwe ngu‑{ $name } ngo‑{ $date }
webhooks-changed = I‑webhook ishintshiwe
webhooks-secret = Imfihlo
webhooks-secret-title = Imfihlo
webhooks-secret-lead = Ngayo olunye uhlelo lwazi ukuthi umlayezo ngowethu. Yikopishe manje. Iboniswa kanye kuphela.
webhooks-secret-before = Imfihlo engaphambili isasebenza amanye amahora angu‑24, ukuze kube nesikhathi sokushintsha.
webhooks-secret-changed = Kunemfihlo entsha.
webhooks-secret-kept = Ngiyigcinile
webhooks-old-secret = Imfihlo engaphambili isebenza kuze kube { $time }.
webhooks-settings = Izilungiselelo
webhooks-trial = Thumela okokuzama
webhooks-trial-well = Iphendule ngo‑{ $status }. Konke kuhamba kahle
webhooks-trial-badly = Iphendule ngo‑{ $status }, okungeyona impumelelo
webhooks-trial-away = Ayiphendulanga; bheka okokuzama ngezansi
webhooks-rotate = Shintsha imfihlo
webhooks-pause = Misa okwesikhashana
webhooks-resume = Qhubeka
webhooks-end = Yiphelise
webhooks-paused = I‑{ $name } imisiwe
webhooks-resumed = I‑{ $name } iyatshelwa futhi
webhooks-ended = I‑{ $name } ayisatshelwa lutho
webhooks-returned = I‑{ $name } iyatshelwa futhi
webhooks-paused-note = Imiswe ngo‑{ $time }. Okwenzeka phakathi nalesi sikhathi kuyalinda.
webhooks-given-up-note =
    { $n ->
        [one] Akukho okuthunyelwa kusukela ngo‑{ $time }. Imizamo ehlulekile: { $n }.
       *[other] Akukho okuthunyelwa kusukela ngo‑{ $time }. Imizamo ehlulekile ngokulandelana: { $n }. Lungisa olunye uhlangothi, bese uqhubeka.
    }
webhooks-sends = Okuthunyelwe
webhooks-sends-none = Akukho okwamanje
webhooks-sends-none-hint = Okwenzeka kusukela manje kubhalwa lapha izinsuku ezingu‑30.
webhooks-state-waiting = Kulindile
webhooks-state-again = Kuzozanywa futhi
webhooks-state-delivered = Kufikile
webhooks-state-given-up = Kuyekiwe
webhooks-next = Umzamo olandelayo ungo‑{ $time }.
webhooks-try-answered = Iphendule ngo‑{ $status } ngemva kuka‑{ $ms } ms
webhooks-try-failed = Ayikho impendulo ngemva kuka‑{ $ms } ms: { $why }
webhooks-body = Okuthunyelwe
webhooks-again = Thumela futhi
webhooks-sent-again = Kuthunyelwa futhi
webhooks-send-waits = Lokhu sekusendleleni.
job-kind-send-webhooks = Tshela ezinye izinhlelo
job-kind-forget-sends = Khohlwa okutshelwe ezinye izinhlelo
audit-webhook-made = I‑webhook yengeziwe
audit-webhook-changed = I‑webhook ishintshiwe
audit-webhook-secret-changed = Imfihlo ye‑webhook ishintshiwe
audit-webhook-paused = I‑webhook imisiwe
audit-webhook-resumed = I‑webhook iyaqhubeka
audit-webhook-ended = I‑webhook iphelisiwe
audit-webhook-returned = I‑webhook ibuyisiwe
