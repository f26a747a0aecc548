nav-today = Today
home-orders = Orders today
home-revenue = Sold today
home-yesterday = Yesterday { $value }
home-messages = Messages sent today
home-messages-failed = { $n ->
    [one] { $n } could not be delivered
   *[other] { $n } could not be delivered
 }
home-messages-waiting = { $n ->
    [0] None waits
    [one] { $n } waits
   *[other] { $n } wait
 }
home-now = On the shop now
home-now-count = { $n ->
    [0] nobody
    [one] { $n } visitor
   *[other] { $n } visitors
 }
home-now-nobody = Nobody is on the shop.
home-now-demo = Look around in the demo shop
home-now-install = Put the script on your shop
home-visitor = A visitor
home-cart = { $n ->
    [one] { $n } piece, { $value }
   *[other] { $n } pieces, { $value }
 }
home-from = from { $from }
home-since = since { $time }
home-now-more = { $n ->
    [one] { $n } more is on the shop.
   *[other] { $n } more are on the shop.
 }
home-latest = Latest orders
home-all-orders = All orders
home-no-orders = No orders yet.
home-guest = a guest
