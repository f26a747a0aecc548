# catalog

## Storefronts and places

catalog-name-taken = { $name } የሚባል አስቀድሞ አለ። ሌላ ስም ይምረጡ።
catalog-name-missing = ስም ይስጡት።
catalog-name-long = ስሙ በጣም ረዝሟል። ቢበዛ { $most } ፊደላት ይጠቀሙ።

## The list of products

catalog-counted = { $n ->
        [one] { $n } ምርት
       *[other] { $n } ምርቶች
 }
catalog-search = ስም፣ ኮድ ወይም ባርኮድ
catalog-sort = የዝርዝሩ ቅደም ተከተል
catalog-sort-revenue = ብዙ ያስገኘው መጀመሪያ
catalog-sort-sold = ብዙ የተሸጠው መጀመሪያ
catalog-sort-title = በስም
catalog-sort-last = በቅርቡ የተሸጠው መጀመሪያ
catalog-col-title = ምርት
catalog-col-sold = የተሸጠ
catalog-col-revenue = ገቢ
catalog-col-last = መጨረሻ የተሸጠበት
catalog-variants-counted = { $n ->
        [one] { $n } ዓይነት
       *[other] { $n } ዓይነቶች
 }
catalog-export = እንደ CSV አውርድ
catalog-none-yet = እስካሁን ምርት የለም
catalog-none-yet-text = ምርቶች ከመጀመሪያዎቹ ትዕዛዞች ጋር በራሳቸው ይመጣሉ።
catalog-bring-in = ትዕዛዞችን አስገባ
catalog-none = የሚስማማ ምርት የለም
catalog-none-text = ያነሱ ፊደላትን ወይም ኮዱን ይሞክሩ።
catalog-show-all = ሁሉንም ምርቶች አሳይ

## One product

catalog-its-orders = የያዙት ትዕዛዞች
catalog-all-orders = ሁሉም
catalog-recent-orders = የቅርብ ትዕዛዞች
catalog-each = አንዱ ያስገኘው
catalog-by-month = ሽያጭ በወር
catalog-chart-said = { $amount } በአሥራ ሁለት ወራት
catalog-month = ወር
catalog-variants = ዓይነቶች
catalog-sku = ኮድ
catalog-barcode = ባርኮድ
catalog-price = የመጨረሻ ዋጋ
catalog-cost = ወጪ

## The settings of web shops and places

catalog-shops = የድር ሱቆችና ቦታዎች
catalog-storefronts = የድር ሱቆች
catalog-storefronts-text = እያንዳንዱ በራሱ ስም ይሸጣል።
catalog-storefront-orders = { $n ->
        [one] { $n } ትዕዛዝ፣ በ{ $currency }
       *[other] { $n } ትዕዛዞች፣ በ{ $currency }
 }
catalog-places = ቦታዎች
catalog-places-text = ዕቃ የሚያስረክቡ መደብሮች፣ መጋዘኖችና መረከቢያ ቦታዎች።
catalog-new-storefront = የአዲስ የድር ሱቅ ስም
catalog-new-place = የአዲስ ቦታ ስም
catalog-currency = ገንዘብ
catalog-add = ጨምር
catalog-rename = ስም ቀይር
catalog-added = { $name } ተጨምሯል።
catalog-renamed = { $before } አሁን { $name } ይባላል።
catalog-currency-unknown = የገንዘብ ዓይነት ሦስት ፊደላት ነው፣ እንደ ZAR።
