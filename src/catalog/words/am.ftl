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
catalog-price = ዋጋ
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
catalog-edit = ምርቱን አስተካክል
catalog-name = ስም
catalog-category = ምድብ
catalog-category-hint = ያለ ምድብ ወይም አዲስ። ከሌለ ባዶ ይተዉ።
catalog-variant-name = ዓይነት፣ ለምሳሌ መጠኑ ወይም ቀለሙ
catalog-price-in = ዋጋ በ{ $currency }
catalog-cost-in = ወጪ በ{ $currency }
catalog-price-hint = ባዶ ከሆነ፦ መጨረሻ የተሸጠበት ዋጋ
catalog-sku-stays = ኮዶች እንዳሉ ይቆያሉ፦ ፋይሎችና የሱቅ ሥርዓቶች ምርቱን የሚያውቁት በእነሱ ነው።
catalog-edit-saved = ምርቱ ተቀምጧል
catalog-edit-crossed = እርስዎ ሲጽፉ ሌላ ሰው ይህን ምርት ለውጧል። የእርስዎ ገና አልተቀመጠም።
catalog-edit-both = ሁለቱም ቅጂዎች
catalog-edit-theirs = አሁን ያለው
catalog-edit-yours = የእርስዎ
catalog-edit-both-hint = የእርስዎን በቦታው ለማድረግ እንደገና ያስቀምጡ።
catalog-title-missing = ስም ይጎድላል።
catalog-title-long = ስም ከ{ $most } ፊደል መብለጥ አይችልም።
catalog-barcode-unusable = “{ $text }” ባርኮድ አይደለም። ፊደል፣ አኃዝና ሰረዝ ብቻ ይኖረዋል።
catalog-not-an-amount = “{ $text }” የገንዘብ መጠን አይደለም።
catalog-amount-range = ዋጋ ወይም ወጪ ከዜሮ በታች ወይም ይህን ያህል ሊሆን አይችልም።
catalog-edit-late = ከዚያ ወዲህ ሌላ ሰው ይህን ምርት ለውጧል። አሁን እንዳለ ይቆያል።
audit-product-changed = ምርት ተለውጧል
