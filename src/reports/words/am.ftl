## How the shop is doing

reports-title = እንዴት እየሠራን ነው
reports-period = ጊዜ
reports-7-days = 7 ቀናት
reports-30-days = 30 ቀናት
reports-90-days = 90 ቀናት
reports-year = ዓመት
reports-all = ሁሉም
reports-filter = አጣራ
reports-from = ከ
reports-to = እስከ
reports-show = አሳይ
reports-storefront = የድር ሱቅ
reports-all-storefronts = ሁሉም የድር ሱቆች
reports-all-countries = ሁሉም አገሮች
reports-country-unknown = አገሩ አይታወቅም
reports-dates = ከ{ $from } እስከ { $to }
reports-dates-against = { $days ->
    [one] { $from }፣ ከቀዳሚው ቀን ጋር ሲነጻጸር
   *[other] ከ{ $from } እስከ { $to }፣ ከቀዳሚዎቹ { $days } ቀናት ጋር ሲነጻጸር
 }
reports-dates-wrong = እነዚህን ቀናት መጠቀም አይቻልም። የመጀመሪያና የመጨረሻ ቀን ይምረጡ፣ የመጀመሪያው የሚቀድም ይሁን።
reports-as-of = እስከ { $time } ድረስ።
reports-whole-days = ሙሉ ቀናት ብቻ ይቆጠራሉ፦ ዛሬ ከነገ ጀምሮ ይቆጠራል።
reports-see-today = ዛሬን ይመልከቱ
reports-ends-with-last = የመጨረሻው ትዕዛዝ የመጣው { $day } ነበር፤ ቀናቱም በእሱ ያበቃሉ።

## The figures

reports-figure = ቁጥር
reports-this-period = በዚህ ጊዜ
reports-before = ቀደም ሲል
reports-revenue = ገቢ
reports-revenue-before = የቀድሞ ገቢ
reports-orders = ትዕዛዞች
reports-customers = ደንበኞች
reports-repeat-rate = ተመልሰው የመጡ
reports-average = አማካይ ትዕዛዝ
reports-returned = የተመለሰ
reports-repeat-means = ተመልሰው የመጡ፦ ከእነዚህ ደንበኞች መካከል ቀደም ሲል የገዙ ወይም ቢያንስ ሁለት ጊዜ የገዙ ድርሻ።
reports-guests = የእንግዶች ትዕዛዝ እንደ ትዕዛዝ ይቆጠራል፣ እንደ ደንበኛ ግን አይቆጠርም።
reports-elsewhere = { $orders ->
    [one] አልተካተተም፦ በሌላ ገንዘብ ከ{ $orders } ትዕዛዝ { $amount }።
   *[other] አልተካተተም፦ በሌላ ገንዘብ ከ{ $orders } ትዕዛዞች { $amount }።
 }
reports-nothing = የለም
reports-change-unknown = የሚነጻጸር ነገር የለም
reports-change-same = እንደ ቀድሞው
reports-change-more = በ{ $by } ይበልጣል
reports-change-less = በ{ $by } ያንሳል
reports-change-points-more = በ{ $by } ነጥብ ይበልጣል
reports-change-points-less = በ{ $by } ነጥብ ያንሳል

## The line

reports-by-day = ገቢ በቀን
reports-by-week = ገቢ በሳምንት
reports-by-month = ገቢ በወር
reports-finding-more = { $total }፣ በ{ $by } ይበልጣል
reports-finding-less = { $total }፣ በ{ $by } ያንሳል
reports-finding-same = { $total }፣ እንደ ቀድሞው
reports-key-now = በዚህ ጊዜ
reports-key-before = ቀደም ሲል
reports-line-said = ገቢ በጊዜ ሂደት፦ በድምሩ { $total }። ምርጡ ቀን { $day } ሲሆን { $best } ገብቷል።
reports-line-said-short = ገቢ በጊዜ ሂደት፦ በድምሩ { $total }።
reports-exact = { $day }፦ { $amount }
reports-exact-before = { $day }፦ { $amount }፣ ቀደም ሲል { $before }
reports-exact-none = { $day }፦ ቁጥር የለም
reports-day = ቀን
reports-first-day = የመጀመሪያ ቀን
reports-last-day = የመጨረሻ ቀን

## In plain words

reports-plain-words = በቀላል ቋንቋ
reports-plain-none = ስለ እነዚህ ቀናት የሚባል በቂ ነገር የለም።
reports-found-country-more = { $country } ከቀዳሚው ጊዜ በ{ $by } የበለጠ አስገብቷል፣ ይህም ከሁሉም አገሮች ትልቁ ለውጥ ነው።
reports-found-country-less = { $country } ከቀዳሚው ጊዜ በ{ $by } ያነሰ አስገብቷል፣ ይህም ከሁሉም አገሮች ትልቁ ለውጥ ነው።
reports-found-largest = { $country } ከገቢው { $share } አስገብቷል፣ ከማንኛውም አገር ይበልጣል።
reports-found-day = { $orders ->
    [one] ምርጡ ቀን { $day } ነበር፦ ከ{ $orders } ትዕዛዝ { $amount }።
   *[other] ምርጡ ቀን { $day } ነበር፦ ከ{ $orders } ትዕዛዞች { $amount }።
 }
reports-found-product = { $product } በጣም ጨምሯል፦ ከቀዳሚው ጊዜ በ{ $by } ይበልጣል።
reports-found-best-product = { $product } ብዙ አስገብቷል፦ { $amount }።
reports-found-returning = ቀደም ሲል የገዙ ደንበኞች ከገቢው { $share } አስገብተዋል።
reports-found-returned = ከተሸጠው { $share } ተመልሷል።
reports-found-returned-before = ከተሸጠው { $share } ተመልሷል። በቀዳሚው ጊዜ { $before } ነበር።
reports-act-country = ይህን አገር ብቻ
reports-act-day = ያንን ቀን ተመልከት
reports-act-product = ምርቱን ክፈት
reports-act-customers = ደንበኞችን ተመልከት
reports-act-orders = ትዕዛዞችን ተመልከት

## Products, countries, customers

reports-products = ምርጥ ምርቶች
reports-by-revenue = በገቢ
reports-products-said = ብዙ ያስገቡ ምርቶች፣ በአሞሌ።
reports-products-none = በእነዚህ ቀናት ምንም ምርት አልተሸጠም።
reports-product = ምርት
reports-pieces = ብዛት
reports-pieces-short = { $count ->
    [one] { $count } ዕቃ
   *[other] { $count } ዕቃዎች
 }
reports-countries = አገሮች
reports-share-of-revenue = እና ከገቢው ያላቸው ድርሻ
reports-countries-said = ብዙ ያስገቡ አገሮች፣ በአሞሌ።
reports-country = አገር
reports-share = ድርሻ
reports-cohorts = ማን ተመልሶ ይመጣል
reports-cohorts-sub = ከወራት በኋላ እንደገና የሚገዙ አዲስ ደንበኞች ድርሻ
reports-cohorts-said = እንደገና የገዙ አዲስ ደንበኞች ድርሻ፣ በመጀመሪያ ትዕዛዝ ወር
reports-cohort-exact = ከ{ $all } { $count }
reports-first-order = የመጀመሪያ ትዕዛዝ
reports-months-later = { $count ->
    [one] { $count } ወር
   *[other] { $count } ወራት
 }
reports-running = የመጨረሻው ወር ገና አላለቀም፣ ስለዚህ የእያንዳንዱ ረድፍ የመጨረሻ ቁጥር ይጨምራል።
reports-months = አዲስና ተመላሽ ደንበኞች
reports-months-said = ደንበኞች በወር፦ { $new } ጊዜ አዲስ፣ { $returning } ጊዜ ቀድሞ የሚታወቁ።
reports-month-exact = { $month }፦ { $new } አዲስ፣ { $returning } ተመላሽ
reports-month = ወር
reports-new = አዲስ
reports-returning = ተመላሽ

## Files

reports-csv-figures = ቁጥሮች በCSV
reports-csv-days = ገቢ በCSV
reports-csv-products = ምርቶች በCSV
reports-csv-countries = አገሮች በCSV
reports-csv-cohorts = ማን ተመልሶ ይመጣል በCSV
reports-csv-months = አዲስና ተመላሽ በCSV

## Nothing to show

reports-first-title = እስካሁን ምንም አልተሸጠም
reports-first-text = እዚህ ሱቁ እንዴት እየሠራ እንደሆነ ያያሉ፦ ምን እንደሚሸጥ፣ የት እና ማን ተመልሶ እንደሚመጣ። ትዕዛዞችዎን ያስገቡ፣ ቁጥሮቹ ወዲያው ይታያሉ።
reports-first-import = ትዕዛዞችን አስገባ
reports-none-title = በእነዚህ ቀናት ትዕዛዝ የለም
reports-none-last = የመጨረሻው ትዕዛዝ { $day } ነበር።
reports-none-show-last = እስከዚያ ያሉትን ቀናት አሳይ
reports-none-filter = ለእነዚህ ቀናትና ማጣሪያዎች የሚስማማ ነገር የለም።
reports-none-all = ያለፉትን 30 ቀናት ሁሉ አሳይ
