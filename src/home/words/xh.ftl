nav-today = Namhlanje
home-orders = Ii‑odolo zanamhlanje
home-revenue = Okuthengiswe namhlanje
home-yesterday = Izolo { $value }
home-messages = Imiyalezo ethunyelwe namhlanje
home-messages-failed = { $n ->
    [one] Awukwazanga ukusiwa: { $n }
   *[other] Ayikwazanga ukusiwa: { $n }
 }
home-messages-waiting = { $n ->
    [0] Akukho ulindileyo
    [one] Olindileyo: { $n }
   *[other] Elindileyo: { $n }
 }
home-now = Abasevenkileni ngoku
home-now-count = { $n ->
    [0] akukho mntu
    [one] undwendwe: { $n }
   *[other] iindwendwe: { $n }
 }
home-now-nobody = Akukho mntu evenkileni.
home-now-demo = Jonga ivenkile yomboniso
home-now-install = Faka iskripthi kwivenkile yakho
home-visitor = Undwendwe
home-cart = { $n ->
    [one] Into: { $n }, { $value }
   *[other] Izinto: { $n }, { $value }
 }
home-from = esuka ku‑{ $from }
home-since = ukususela ngo‑{ $time }
home-now-more = { $n ->
    [one] Omnye osevenkileni: { $n }.
   *[other] Abanye abasevenkileni: { $n }.
 }
home-latest = Ii‑odolo zamva nje
home-all-orders = Zonke ii‑odolo
home-no-orders = Akukabikho zi‑odolo.
home-guest = undwendwe
