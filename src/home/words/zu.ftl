nav-today = Namuhla
home-orders = Ama‑oda anamuhla
home-revenue = Okuthengiswe namuhla
home-yesterday = Izolo { $value }
home-messages = Imiyalezo ethunyelwe namuhla
home-messages-failed = { $n ->
    [one] Awukwazanga ukulethwa: { $n }
   *[other] Ayikwazanga ukulethwa: { $n }
 }
home-messages-waiting = { $n ->
    [0] Akukho olindile
    [one] Olindile: { $n }
   *[other] Elindile: { $n }
 }
home-now = Abasesitolo manje
home-now-count = { $n ->
    [0] akekho
    [one] isivakashi: { $n }
   *[other] izivakashi: { $n }
 }
home-now-nobody = Akekho umuntu esitolo.
home-now-demo = Zulazula esitolo sokubonisa
home-now-install = Faka iskripthi esitolo sakho
home-visitor = Isivakashi
home-cart = { $n ->
    [one] Into: { $n }, { $value }
   *[other] Izinto: { $n }, { $value }
 }
home-from = evela ku‑{ $from }
home-since = kusukela ngo‑{ $time }
home-now-more = { $n ->
    [one] Omunye osesitolo: { $n }.
   *[other] Abanye abasesitolo: { $n }.
 }
home-latest = Ama‑oda akamuva
home-all-orders = Wonke ama‑oda
home-no-orders = Awekho ama‑oda okwamanje.
home-guest = isihambi
