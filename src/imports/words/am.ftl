# imports

## The list of imports

imports-new = ፋይል አስገባ
imports-all = ሁሉም ያስገቧቸው ፋይሎች
imports-none-title = የሚያውቁትን ያስገቡ
imports-none-text = ደንበኞችና ትዕዛዞች ከሱቅ ሥርዓትዎ፣ በCSV ፋይል። ማንኛውም ነገር ከመቀመጡ በፊት የሚሆነውን ያያሉ።
imports-bring-customers = ደንበኞችን አስገባ
imports-bring-orders = ትዕዛዞችን አስገባ
imports-file = ፋይል
imports-what = የያዘው
imports-state = ያለበት ደረጃ
imports-came = የመጣበት
imports-kind-customers = ደንበኞች
imports-kind-orders = ትዕዛዞች
imports-state-mapping = ዓምዶች ይመረጡ
imports-state-checking = በመፈተሽ ላይ
imports-state-checked = ተፈትሿል
imports-state-running = በመግባት ላይ
imports-state-stopped = ቆሟል
imports-state-done = ተጠናቋል
imports-state-failed = መቀጠል አልቻለም

## Choosing a file

imports-what-rows = በእያንዳንዱ ረድፍ ያለው
imports-choose-file = ፋይል ይምረጡ
imports-file-hint = CSV ወይም በትር የተለየ ጽሑፍ፣ በgzip የታሸገ ወይም ያልታሸገ። ከሥራ መጽሐፍ ከሆነ መጀመሪያ ገጹን እንደ CSV ያስቀምጡ።
imports-upload = ስቀል
imports-file-missing = መጀመሪያ ፋይል ይምረጡ። ባዶ መሆን የለበትም።
imports-file-workbook = ይህ የሥራ መጽሐፍ ነው። ገጹን እንደ CSV ያስቀምጡና ያንን ፋይል ይምረጡ።
imports-file-no-table = ይህ ፋይል ሰንጠረዥ የለውም። የCSV ፋይል ይምረጡ።
imports-file-gone = ፋይሉ አሁን እዚህ የለም፤ ስለዚህ የቀረው ሊገባ አይችልም። ፋይሉን እንደገና ያስገቡ፤ ቀድሞ ያለው ምንም አይለወጥም።
imports-file-shorter = ፋይሉ ከዚህ በፊት ከተነበበው ያጠረ ነው። ከመጀመሪያው እንደገና ያስገቡት።
imports-demo-other-shop = ይህ አቃፊ የራሱ ሱቅ ይዟል። ለማሳያው ሌላ አቃፊ በ --data ይምረጡ።

## Saying what the columns mean

imports-mapping-title = የዓምዶቹ ትርጉም
imports-columns = ዓምዶች
imports-columns-hint = ከስማቸውና ከያዙት የተገመተ። የተሳሳተውን ያስተካክሉ።
imports-column = ዓምድና የመጀመሪያ ረድፎች
imports-means = ትርጉሙ
imports-use-nothing = ተወው
imports-use-attribute = ከደንበኛው ጋር በራሱ ስም ይቀመጥ
imports-written = ፋይሉ የተጻፈበት መንገድ
imports-written-hint = በራሱ የታወቀ። ከላይ ያሉት ረድፎች የተሳሳቱ ከመሰሉ ብቻ ይለውጡ።
imports-dates = የቀኖች ቅደም ተከተል
imports-dates-dmy = ቀን፣ ወር፣ ዓመት
imports-dates-mdy = ወር፣ ቀን፣ ዓመት
imports-dates-ymd = ዓመት፣ ወር፣ ቀን
imports-dates-open = ቀኖቹ በሁለት መንገድ ሊነበቡ ይችላሉ፤ ለምሳሌ 1/2/2024። ቀን ወይስ ወር እንደሚቀድም ይምረጡ።
imports-numbers = የአስርዮሽ ምልክት
imports-numbers-point = ነጥብ፣ እንደ 1,234.50
imports-numbers-comma = ነጠላ ሰረዝ፣ እንደ 1.234,50
imports-numbers-unsure = ሁለቱም፤ ሁለት ትርጉም ያለውን አትቀበል
imports-numbers-open = መጠኖቹ የአስርዮሽ ምልክታቸውን አያሳዩም። የሚያውቁ ከሆነ ይምረጡት።
imports-currency = የመጠኖቹ ገንዘብ
imports-storefront = የድር ሱቅ
imports-storefront-hint = የደንበኛና የትዕዛዝ ቁጥሮች የዚህ የድር ሱቅ ናቸው።
imports-no-currency = ገንዘብ በሦስት ፊደል ይጻፋል፣ እንደ ZAR ወይም ETB።
imports-zone = የሰዓቶቹ የሰዓት ክልል
imports-no-zone = እንዲህ ያለ የሰዓት ክልል የለም። እንደ Africa/Addis_Ababa ይጻፉት።
imports-no-storefront = ይህ የድር ሱቅ አሁን እዚህ የለም። ሌላ ይምረጡ።
imports-unsearched = ሌሎቹ ፋይሎች ሲፈተሹ አዲስ ፋይል መጣ። ስረዛው በራሱ እንደገና ይሞከራል።
imports-codes = ምርት ያልሆኑ ኮዶች
imports-codes-plain = የሉም፤ ሁሉም ኮድ ምርት ነው
imports-codes-online-retail = እንደ Online Retail፦ POST, DOT, M, D እና ሌሎች
imports-delimiter = በሕዋሶች መካከል
imports-delimiter-comma = ነጠላ ሰረዝ
imports-delimiter-semicolon = ድርብ ሰረዝ
imports-delimiter-tab = ትር
imports-delimiter-pipe = ቀጥ ያለ መስመር
imports-encoding = ፊደላት የተጻፉበት
imports-quote = ሕዋሶች የተጠቀለሉበት
imports-quote-double = ድርብ ትእምርተ ጥቅስ
imports-quote-single = ነጠላ ትእምርተ ጥቅስ
imports-quote-none = ምንም
imports-header = የመጀመሪያ ረድፍ
imports-header-yes = የዓምዶችን ስም ይዟል
imports-header-no = እንደ ሌሎቹ ረድፍ ነው
imports-read-again = ፋይሉን እንደገና አንብብ
imports-check = ፋይሉን ፈትሽ
imports-later = በኋላ
imports-remove = ይህን አስወግድ
imports-removed-said = ተወግዷል።

## Fields

imports-field-number = የትዕዛዝ ቁጥር
imports-field-date = ቀን
imports-field-sku = የምርት ኮድ
imports-field-title = የምርት ስም
imports-field-quantity = ብዛት
imports-field-unit-price = የአንዱ ዋጋ
imports-field-discount = ቅናሽ
imports-field-tax = ግብር
imports-field-line-total = የመስመሩ መጠን
imports-field-shipping = የትዕዛዙ የመላኪያ ክፍያ
imports-field-currency = ገንዘብ
imports-field-status = የትዕዛዙ ሁኔታ
imports-field-customer-id = የደንበኛ ቁጥር
imports-field-email = ኢሜይል
imports-field-phone = ስልክ
imports-field-name = ስም
imports-field-country = አገር
imports-field-city = ከተማ
imports-field-language = ቋንቋ
imports-field-tags = መለያዎች
imports-field-created-at = ደንበኛ የሆነበት
imports-field-consent-email = ለኢሜይል ተስማምቷል
imports-field-consent-sms = ለኤስኤምኤስ ተስማምቷል
imports-field-consent-whatsapp = ለWhatsApp ተስማምቷል
imports-needs-number = የትዕዛዝ ቁጥር የያዘውን ዓምድ ይምረጡ።
imports-needs-date = ቀን የያዘውን ዓምድ ይምረጡ።
imports-needs-price = የአንዱን ዋጋ ወይም የመስመሩን መጠን የያዘውን ዓምድ ይምረጡ።
imports-needs-person = የደንበኛ ቁጥር፣ ኢሜይል ወይም ስልክ የያዘውን ዓምድ ይምረጡ። ሰውን ለመለየት ስም ብቻ አይበቃም።
imports-twice = ሁለት ዓምዶች አንድ ትርጉም አላቸው፦ { $field }። አንዱን ይተዉ።

## What became of it

imports-title-mapping = የዓምዶቹ ትርጉም
imports-title-checking = ፋይሉ በመፈተሽ ላይ
imports-title-checked = ለመግባት ዝግጁ
imports-title-running = በማስገባት ላይ
imports-title-stopped = ከ{ $n } ረድፎች በኋላ ቆሟል
imports-title-done = { $n } ገብቷል
imports-title-failed = ማስገባቱ መቀጠል አልቻለም
imports-checked-text = እስካሁን ምንም አልተቀመጠም። ማስገባቱ የሚያመጣው ይህ ነው።
imports-import =
    { $n ->
        [one] { $n } ረድፍ አስገባ
       *[other] { $n } ረድፎችን አስገባ
    }
imports-map-again = ዓምዶቹን ቀይር
imports-go-on = የቀረውን አስገባ
imports-stopped-said = ቆሟል። የተቀመጠው ይቆያል፤ የቀረው ሊቀጥል ይችላል።
imports-at-work = ይህ በመግባት ላይ ነው።
imports-done-already = ይህ ቀድሞ ተጠናቋል።
imports-has-begun = ረድፎች ስለተቀመጡ ዓምዶቹ ሊለወጡ አይችሉም። በሌላ መንገድ ለማንበብ ፋይሉን እንደገና ያስገቡ።
imports-rate = በሰከንድ { $n } ረድፎች
imports-rows = ረድፎች
imports-rows-read = የተነበቡ ረድፎች
imports-rows-stored = የተቀመጡ
imports-rows-explained = ምንም የማይለውጡ
imports-rows-faulty = ሊታዩ የሚገባቸው
imports-orders = ትዕዛዞች
imports-new-customers = አዲስ ደንበኞች
imports-new-products = አዲስ ምርቶች
imports-account = እያንዳንዱ ረድፍ ተቆጥሯል
imports-account-hint = የተነበቡት ረድፎች የተቀመጡት፣ ምንም የማይለውጡትና ሊታዩ የሚገባቸው ድምር ናቸው።
imports-as = የተመዘገበው እንደ
imports-line-kind = የረድፍ ዓይነት
imports-amount = መጠን
imports-exact = ፋይሉ ራሱ { $currency } { $exact } ይሆናል። የተመዘገበና ቀድሞ የነበረ፦ { $booked }።
imports-order-sale = ሽያጭ
imports-order-credit = ተመላሽ
imports-order-adjustment = ማስተካከያ
imports-order-customer = ደንበኛ
imports-order-nothing = አልተመዘገበም
imports-line-goods = ዕቃዎች
imports-line-shipping = የመላኪያ ክፍያ
imports-line-fee = ክፍያዎች
imports-line-discount = ቅናሽ
imports-line-sample = ናሙናዎች
imports-line-voucher = የስጦታ ኩፖኖች
imports-line-manual = በእጅ የተጻፈ
imports-line-stock-note = ስለ ክምችት ማስታወሻ
imports-line-bad-debt = የማይመለስ ዕዳ
imports-line-test = ሙከራዎች
imports-line-new = አዲስ
imports-line-changed = የተለወጠ
imports-line-read = የተነበበ
imports-explained-already = ቀድሞ የነበረ
imports-explained-moved = ቀድሞ የነበረ፤ የትዕዛዙ ሁኔታ ተራምዷል
imports-standing = ትዕዛዞቹ ያሉበት ሁኔታ
imports-standing-hint = ፋይሉ እንደሚለው። የተሰረዘ በምንም አኃዝ ውስጥ አይቆጠርም።
imports-standing-state = ሁኔታ
imports-standing-orders = ትዕዛዞች
imports-standing-said = እዚህ የማይታወቅ ቃል
imports-standing-note = { $n ->
    [one] የአንድ ትዕዛዝ ሁኔታ ሊተገበር አይችልም። እንደታዘዘ ይቆጠራል፤ ቃሉም በታሪኩ ውስጥ ተጽፏል።
   *[other] የ{ $n } ትዕዛዞች ሁኔታ ሊተገበር አይችልም። እንደታዘዙ ይቆጠራሉ፤ ቃሉም በእያንዳንዱ ታሪክ ውስጥ ተጽፏል።
}
imports-explained-blank = ባዶ ረድፍ
imports-source-online-retail = የዩናይትድ ኪንግደም የስጦታ ሱቅ እውነተኛ ትዕዛዞች፣ ከ2009 እስከ 2011፦ Online Retail II, D. Chen, UCI Machine Learning Repository, DOI 10.24432/C5CG6D, CC BY 4.0። ሁሉም ቀኖች በ{ $weeks } ሳምንታት ተወስደዋል። ስሞችና ኢሜይሎች የተፈጠሩ ናቸው።

## Rows that need a look

imports-faults-said =
    { $n ->
        [one] { $n } ረድፍ ሊታይ ይገባዋል
       *[other] { $n } ረድፎች ሊታዩ ይገባቸዋል
    }
imports-faults-file = ሁሉንም አውርድ
imports-line = መስመር
imports-reason = ስህተቱ
imports-row = ረድፉ
imports-row-too-few = ረድፉ { $found } ሕዋሶች አሉት፤ የሚጠበቁት { $expected } ናቸው።
imports-row-too-many = ረድፉ { $found } ሕዋሶች አሉት፤ የሚጠበቁት { $expected } ናቸው።
imports-row-too-wide = ረድፉ { $found } ዓምዶች አሉት፤ የሚነበቡት ቢበዛ { $limit } ናቸው።
imports-row-cell-too-long = የዚህ ረድፍ አንድ ሕዋስ ከአንድ ሜጋባይት ይረዝማል።
imports-row-row-too-long = ይህ ረድፍ ከአራት ሜጋባይት ይረዝማል።
imports-row-undecodable = ይህ ረድፍ ሊነበቡ የማይችሉ ፊደላት አሉት። ፊደላት የተጻፉበትን ቀዳሚው ገጽ ላይ ይምረጡ።
imports-row-unclosed-quote = ትእምርተ ጥቅስ እዚህ ተከፍቶ አልተዘጋም።
imports-fault-blank = { $column }፦ ይህ ሕዋስ ባዶ ነው።
imports-fault-not-a-number = { $column }፦ ይህ ቁጥር አይደለም።
imports-fault-ambiguous-number = { $column }፦ ይህ ቁጥር በሁለት መንገድ ሊነበብ ይችላል። የአስርዮሽ ምልክቱን ቀዳሚው ገጽ ላይ ይምረጡ።
imports-fault-shortened = { $column }፦ የሰንጠረዥ ፕሮግራም ይህን ቁጥር አሳጥሮታል። ሙሉውን ያውጡ።
imports-fault-too-precise = { $column }፦ ይህ ቁጥር የአስርዮሽ አሃዞቹ በዝተዋል።
imports-fault-out-of-range = { $column }፦ ይህ ቁጥር በጣም ትልቅ ነው።
imports-fault-not-a-date = { $column }፦ ይህ ቀን አይደለም።
imports-fault-ambiguous-date = { $column }፦ ቀንና ወር መለየት አይቻልም። የቀኖችን ቅደም ተከተል ቀዳሚው ገጽ ላይ ይምረጡ።
imports-fault-no-such-date = { $column }፦ እንዲህ ያለ ቀን ወይም ሰዓት የለም።
imports-fault-not-yes-or-no = { $column }፦ ይህ አዎም አይደለምም አይደለም።
imports-fault-not-an-email = { $column }፦ ይህ የኢሜይል አድራሻ አይደለም።
imports-fault-too-long = { $column }፦ ይህ ጽሑፍ በጣም ረጅም ነው።
imports-fault-not-a-currency = { $column }፦ ይህ ገንዘብ አይደለም። እንደ ETB ሦስት ፊደላት አሉት።
imports-fault-two-currencies = ትዕዛዝ { $number } በሁለት ገንዘቦች መጠን አለው። ለእያንዳንዱ ገንዘብ የራሱን ትዕዛዝ ይስጡ።
imports-fault-nobody = ይህ ረድፍ ሰውየውን ለመለየት የደንበኛ ቁጥር፣ ኢሜይል ወይም ስልክ የለውም።
audit-import-received = ፋይል ደርሷል
audit-import-started = ማስገባት ተጀምሯል
