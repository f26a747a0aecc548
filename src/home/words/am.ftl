nav-today = ዛሬ
home-orders = የዛሬ ትዕዛዞች
home-revenue = ዛሬ የተሸጠ
home-yesterday = ትናንት { $value }
home-messages = ዛሬ የተላኩ መልእክቶች
home-messages-failed = { $n ->
    [one] { $n } ሊደርስ አልቻለም
   *[other] { $n } ሊደርሱ አልቻሉም
 }
home-messages-waiting = { $n ->
    [0] የሚጠብቅ የለም
    [one] { $n } ይጠብቃል
   *[other] { $n } ይጠብቃሉ
 }
home-now = አሁን በሱቁ ውስጥ
home-now-count = { $n ->
    [0] ማንም የለም
    [one] { $n } ጎብኚ
   *[other] { $n } ጎብኚዎች
 }
home-now-nobody = በሱቁ ማንም የለም።
home-now-demo = የማሳያውን ሱቅ ይመልከቱ
home-now-install = ስክሪፕቱን በሱቅዎ ላይ ያስገቡ
home-visitor = ጎብኚ
home-cart = { $n ->
    [one] { $n } ዕቃ፣ { $value }
   *[other] { $n } ዕቃዎች፣ { $value }
 }
home-from = ከ{ $from }
home-since = ከ{ $time } ጀምሮ
home-now-more = { $n ->
    [one] ተጨማሪ { $n } በሱቁ አለ።
   *[other] ተጨማሪ { $n } በሱቁ አሉ።
 }
home-latest = የቅርብ ትዕዛዞች
home-all-orders = ሁሉም ትዕዛዞች
home-no-orders = እስካሁን ትዕዛዝ የለም።
home-guest = እንግዳ
