# orders

## The list of orders

orders-counted = { $n ->
        [one] { $n } ትዕዛዝ
       *[other] { $n } ትዕዛዞች
 }
orders-counted-more = ከ{ $n } በላይ ትዕዛዞች
orders-search = የትዕዛዝ ቁጥር
orders-show = አሳይ
orders-show-all = ሁሉንም ትዕዛዞች አሳይ
orders-export = እንደ CSV አውርድ
orders-bring-in = ፋይል አስገባ
orders-sort = የዝርዝሩ ቅደም ተከተል
orders-sort-time-down = የቅርቡ መጀመሪያ
orders-sort-time-up = የቆየው መጀመሪያ
orders-sort-total-down = ትልቁ ድምር መጀመሪያ
orders-sort-total-up = ትንሹ ድምር መጀመሪያ
orders-status = ያለበት ደረጃ
orders-any-status = ማንኛውም ደረጃ
orders-kind = ዓይነት
orders-any-kind = ማንኛውም ዓይነት
orders-storefront = የድር ሱቅ
orders-any-storefront = ማንኛውም የድር ሱቅ
orders-place = ቦታ
orders-country = አገር
orders-any-country = ማንኛውም አገር
orders-buyer = ደንበኛ
orders-any-buyer = ደንበኞችና እንግዶች
orders-who-customer = ደንበኛ ያለው
orders-who-guest = እንግዶች ብቻ
orders-from = ከዚህ ቀን ጀምሮ
orders-to = እስከዚህ ቀን
orders-asked-number = ቁጥር { $number }
orders-asked-from = ከ{ $date } ጀምሮ
orders-asked-to = እስከ { $date }
orders-number = ቁጥር
orders-placed = የታዘዘበት
orders-pieces-head = ብዛት
orders-total = ጠቅላላ
orders-guest = እንግዳ
orders-none-yet = እስካሁን ትዕዛዝ የለም
orders-none-yet-text = የትዕዛዞች ፋይል ያስገቡ፤ ከደቂቃ በኋላ እዚህ ይታያሉ።
orders-none = የሚስማማ ትዕዛዝ የለም
orders-none-text = ያነሰ ይጠይቁ ወይም ቁጥሩን ያረጋግጡ።

## Where an order stands, and what it is

orders-status-placed = ታዝዟል
orders-status-paid = ተከፍሏል
orders-status-fulfilled = ተልኳል
orders-status-cancelled = ተሰርዟል
orders-status-refunded = ገንዘቡ ተመልሷል
orders-status-partly-refunded = የተወሰነው ገንዘብ ተመልሷል
orders-kind-sale = ሽያጭ
orders-kind-credit = የተመላሽ ሰነድ
orders-kind-adjustment = የሂሳብ ማስተካከያ
orders-credit-plainly = የተመላሽ ሰነድ፦ ከዚህ ሱቅ ሽያጭ ለደንበኛው የተመለሰ ገንዘብ፣ ወይም ዕቃና ገንዘብ።
orders-credit-plainly-alone = የተመላሽ ሰነድ፦ ለደንበኛው የተመለሰ ገንዘብ፣ ወይም ዕቃና ገንዘብ። የመጣበት ፋይል ከየትኛው ሽያጭ እንደሆነ አይናገርም።
orders-adjustment-plainly = ሽያጭም ተመላሽም ያልሆነ የሂሳብ መዝገብ፣ ለምሳሌ የክምችት ማስታወሻ ወይም የማይከፈል ዕዳ።
orders-credit-withdrawn = ተሽሯል

## The lines of an order

orders-lines = የተገዛው
orders-line = ዕቃ
orders-quantity = ብዛት
orders-price = የአንዱ ዋጋ
orders-discount = ቅናሽ
orders-line-shipping = ማጓጓዣ
orders-line-fee = ክፍያ
orders-line-discount = ቅናሽ
orders-line-sample = ናሙና
orders-line-voucher = የስጦታ ቫውቸር
orders-line-manual = በእጅ የገባ
orders-line-stock-note = የክምችት ማስታወሻ
orders-line-bad-debt = የማይሰበሰብ ዕዳ
orders-line-test = ሙከራ
orders-line-amount = ያለ ዕቃ የተመለሰ ገንዘብ
orders-line-untitled = በዚህ መስመር ላይ ጽሑፍ የለም
orders-went-back = { $n ->
        [one] { $n } ተመልሷል
       *[other] { $n } ተመልሰዋል
 }
orders-sum-goods = ዕቃዎች
orders-sum-discount = ቅናሽ
orders-sum-shipping = ማጓጓዣ
orders-sum-tax = ታክስ፣ በጠቅላላው ውስጥ ያለ
orders-gone-back = ከዚህ የተመለሰ

## What became of it

orders-history = የሆነው ሁሉ
orders-step-placed = ትዕዛዙ ተሰጠ
orders-step-adjusted = በሂሳብ መዝገብ ላይ ተጻፈ
orders-step-credited = የተመላሽ ሰነድ ተጻፈ
orders-step-paid = ተከፈለ
orders-step-fulfilled = ዕቃዎቹ ተላኩ
orders-step-unfulfilled = አልተላከም ተባለ
orders-step-cancelled = ትዕዛዙ ተሰረዘ
orders-step-restored = ትዕዛዙ እንደገና ጸና
orders-step-refunded = ገንዘብ ተመለሰ
orders-step-refund-withdrawn = ተመላሹ ተሻረ
orders-step-note = ማስታወሻ
orders-step-said = ፋይሉ “{ $word }” ይላል
orders-note = ለቡድኑ ማስታወሻ ይጻፉ
orders-note-add = ጨምር
orders-note-remove = አስወግድ

## Beside the order

orders-guest-text = ለዚህ ትዕዛዝ የሚታወቅ ደንበኛ የለም።
orders-made-up = ስሙ ለልምምድ የተፈጠረ ነው
orders-buyer-number = ቁጥር
orders-buyer-orders = ትዕዛዞች
orders-buyer-spent = ያወጣው
orders-sale = ሽያጩ
orders-credits = የተመላሽ ሰነዶች
orders-source = ከየት እንደመጣ
orders-file-lines = የፋይሉ መስመሮች
orders-import = ማስገቢያ I-{ $number }፣ { $file }
orders-recent = የቅርብ ትዕዛዞች
orders-none-with-product = እስካሁን ይህን የያዘ ትዕዛዝ የለም።
orders-pieces = { $n ->
        [one] { $n } ፍሬ
       *[other] { $n } ፍሬዎች
 }

## Acts

orders-fulfil = እንደተላከ ምልክት አድርግ
orders-cancel = ትዕዛዙን ሰርዝ
orders-restore = እንደገና አጽና
orders-withdraw = ይህን ተመላሽ ሻር
orders-refund = ገንዘብ መልስ
orders-refund-left = እስከ { $amount } መመለስ ይቻላል።
orders-refund-pieces-title = የሚመለሱ ዕቃዎች
orders-refund-pieces-of = የሚመለሱ የ{ $title } ፍሬዎች
orders-pieces-left = ከ{ $all } ውስጥ { $n } አሁንም ደንበኛው ዘንድ ናቸው
orders-refund-amount = ወይም ያለ ዕቃ የተወሰነ ገንዘብ
orders-refund-amount-hint = እዚህ መጠን ከጻፉ ከላይ ያሉት ፍሬዎች አይቆጠሩም።
orders-refund-reason = ለምን፣ ለቡድኑ
orders-refund-give = መልስ
orders-done-cancelled = ትዕዛዝ { $number } ተሰርዟል።
orders-done-restored = ትዕዛዝ { $number } እንደገና ጸንቷል።
orders-done-fulfilled = ትዕዛዝ { $number } እንደተላከ ተመዝግቧል።
orders-done-unfulfilled = ትዕዛዝ { $number } ከእንግዲህ እንደተላከ አልተመዘገበም።
orders-done-refunded = { $amount } ይመለሳል።
orders-done-withdrawn = ተመላሹ ተሽሯል።
orders-done-noted = ማስታወሻ ተጨምሯል።
orders-done-note-removed = ማስታወሻ ተወግዷል።

## What can go wrong

orders-cannot-cancel = ይህን ትዕዛዝ ከእንግዲህ መሰረዝ አይቻልም፦ ዕቃ ወጥቷል፣ ገንዘብ ተመልሷል፣ ወይም አስቀድሞ ተሰርዟል። በምትኩ ገንዘብ ይመልሱ።
orders-cannot-restore = ይህ ትዕዛዝ አልተሰረዘም።
orders-cannot-fulfil = ይህ ትዕዛዝ ለመላክ እየጠበቀ አይደለም።
orders-cannot-unfulfil = ይህ ትዕዛዝ እንደተላከ አልተመዘገበም።
orders-cannot-withdraw = ይህ ሊሻር የሚችል ተመላሽ አይደለም፣ ወይም አስቀድሞ ተሽሯል።
orders-nothing-left = በዚህ ትዕዛዝ ላይ የሚመለስ ምንም አልቀረም።
orders-refund-nothing = ፍሬዎችን ይምረጡ፣ ወይም ከዜሮ በላይ የሆነ መጠን ይጻፉ።
orders-refund-too-much = ይህ ከተከፈለውና ካልተመለሰው ይበልጣል። ምንም አልተመለሰም።
orders-refund-pieces = ይህን ያህል ፍሬ ደንበኛው ዘንድ የለም። ምንም አልተመለሰም።
orders-not-an-amount = “{ $text }” የገንዘብ መጠን አይደለም። እንደ 120.50 ይጻፉት።
orders-not-pieces = “{ $text }” የፍሬ ብዛት አይደለም። እንደ 2 ይጻፉት።
orders-note-empty = መጀመሪያ የሆነ ነገር ይጻፉ።
orders-note-long = ይህ በጣም ረዝሟል። ቢበዛ { $most } ፊደላት ይጠቀሙ።
orders-number-taken = ቁጥሩ ተይዟል። እንደገና ይሞክሩ።
audit-orders-exported = የትዕዛዞች ዝርዝር ወጥቷል
