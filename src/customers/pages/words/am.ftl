## Lists
customers-counted =
    { $n ->
        [one] { $n } ሰው
       *[other] { $n } ሰዎች
    }
customers-search = ስም፣ ስልክ፣ ኢሜይል ወይም የትዕዛዝ ቁጥር
customers-search-do = ፈልግ
customers-sort = ቅደም ተከተል
customers-country = አገር
customers-language = ቋንቋ
customers-any-country = ማንኛውም አገር
customers-any-language = ማንኛውም ቋንቋ
customers-any-consent = መጻፍ እንችላለን፦ ሁሉም
customers-any-time = የታዩት፦ በማንኛውም ጊዜ
customers-agreed-to = በ{ $channel } ተስማምተዋል
customers-seen-7d = ባለፉት 7 ቀናት የታዩ
customers-seen-30d = ባለፉት 30 ቀናት የታዩ
customers-seen-90d = ባለፉት 90 ቀናት የታዩ
customers-seen-older = ለ90 ቀናት ያልታዩ
customers-least-orders = ትዕዛዞች ቢያንስ
customers-least-spent = ያወጡት ቢያንስ
customers-asked-words = “{ $words }”
customers-asked-orders =
    { $n ->
        [one] ቢያንስ { $n } ትዕዛዝ
       *[other] ቢያንስ { $n } ትዕዛዞች
    }
customers-asked-spent = ቢያንስ { $amount } ያወጡ
customers-show-all = ሁሉንም አሳይ
customers-without = ያለ { $filter }
customers-none-found = ማንም አልተገኘም
customers-none-found-text = የተጠየቀውን ሁሉ የሚያሟላ የለም። አንድ ማጣሪያ ያስወግዱ ወይም ጥቂት ፊደላት ይሞክሩ።
customers-none-yet = ገና ማንም የለም
customers-none-yet-text = ከእርስዎ የሚገዛ ሁሉ እዚህ በየራሱ ገጽ ይታያል።
customers-bring-in = ደንበኞችዎን ያስገቡ
customers-export-list = ይህን ዝርዝር አውጣ
customers-new = አዲስ ደንበኛ
customers-duplicates = አንድ ሰው ናቸው?
customers-erasures = የተሰረዙ
customers-may-we-write = መጻፍ እንችላለን?
customers-made-up = ለማሳያ የተፈጠረ

## Columns and orders of the list
customers-col-name = ስም
customers-col-number = ቁጥር
customers-col-email = ኢሜይል
customers-col-phone = ስልክ
customers-col-place = የት
customers-col-language = ቋንቋ
customers-col-seen = መጨረሻ የታዩት
customers-col-orders = ትዕዛዞች
customers-col-spent = ያወጡት
customers-col-last-order = የመጨረሻ ትዕዛዝ
customers-col-created = የሚታወቁት ከ
customers-sort-seen-down = መጨረሻ የታዩት መጀመሪያ
customers-sort-seen-up = ለረጅም ያልታዩት መጀመሪያ
customers-sort-name-down = ስም፣ ከመጨረሻው
customers-sort-name-up = ስም፣ ከመጀመሪያው
customers-sort-spent-down = ብዙ ያወጡት መጀመሪያ
customers-sort-spent-up = ትንሽ ያወጡት መጀመሪያ
customers-sort-orders-down = ብዙ ያዘዙት መጀመሪያ
customers-sort-orders-up = ጥቂት ያዘዙት መጀመሪያ
customers-sort-last-order-down = የቅርብ ትዕዛዝ መጀመሪያ
customers-sort-last-order-up = የቆየ ትዕዛዝ መጀመሪያ
customers-sort-created-down = አዲስ ደንበኞች መጀመሪያ
customers-sort-created-up = የቆዩ ደንበኞች መጀመሪያ

## Channels
customers-channel-email = ኢሜይል
customers-channel-sms = ኤስኤምኤስ
customers-channel-whatsapp = ዋትስአፕ
customers-channel-phone = ጥሪ

## How long ago
customers-ago-now = አሁን
customers-ago-minutes = ከ{ $n } ደቂቃ በፊት
customers-ago-hours = ከ{ $n } ሰዓት በፊት
customers-ago-yesterday = ትናንት
customers-ago-days = ከ{ $n } ቀናት በፊት
customers-seen-ago = የታዩት { $ago }
customers-seen-on = የታዩት { $date }
customers-today = ዛሬ
customers-yesterday = ትናንት

## One person
customers-edit = አስተካክል
customers-merge-with = ከሌላ ጋር አዋህድ
customers-export-person = ያለንን መረጃ አውጣ
customers-erase = ይህን ሰው ሰርዝ
customers-figure-spent = ያወጡት
customers-figure-usual = የተለመደ ትዕዛዝ
customers-figure-every = በትዕዛዞች መካከል
customers-figure-last = የመጨረሻ ትዕዛዝ
customers-orders-since =
    { $n ->
        [one] ከ{ $since } ጀምሮ { $n } ትዕዛዝ
       *[other] ከ{ $since } ጀምሮ { $n } ትዕዛዞች
    }
customers-no-orders = ገና ትዕዛዝ የለም
customers-shop-average = የሱቁ አማካይ { $amount }
customers-every-days =
    { $n ->
        [one] { $n } ቀን
       *[other] { $n } ቀናት
    }
customers-every-weeks =
    { $n ->
        [one] { $n } ሳምንት
       *[other] { $n } ሳምንታት
    }
customers-every-months =
    { $n ->
        [one] { $n } ወር
       *[other] { $n } ወራት
    }
customers-every-unknown = ከሦስተኛው ትዕዛዝ በኋላ ይታወቃል
customers-next-about = ቀጣዩ በ{ $date } አካባቢ
customers-next-overdue = ከተለመደው በላይ ርቀዋል
customers-glance = አንድ ዓመት በጨረፍታ
customers-glance-week = ሳምንት ከ
customers-glance-returns = የተመለሱ
customers-glance-others = ሌሎች ክስተቶች
customers-glance-none = ያለፉት 52 ሳምንታት፦ ትዕዛዝ የለም፣ { $others } ሌሎች ክስተቶች።
customers-glance-sentence = ያለፉት 52 ሳምንታት፦ ትዕዛዞች { $orders }፣ የተመለሱ { $returns }፣ ሌሎች { $others }። ብዙ የተገዛበት ሳምንት የጀመረው { $date } ነው።
customers-history = ታሪክ
customers-history-none = ገና ምንም አልሆነም
customers-history-none-text = ትዕዛዞች፣ ማስታወሻዎችና ለውጦች አዲሱ አስቀድሞ እዚህ ይታያሉ።
customers-part-everything = ሁሉም
customers-part-orders = ትዕዛዞች
customers-part-notes = ማስታወሻዎች
customers-part-changes = ለውጦች
customers-something = አንድ ነገር
customers-part-visits = ጉብኝቶች
customers-cart = ጋሪ
customers-cart-empty = ጋሪው ባዶ ነው።
customers-on-shop-now = አሁን ሱቁ ላይ ናቸው
customers-cart-touched = መጨረሻ የተቀየረው { $ago }
customers-cart-checkout = ክፍያ ላይ
customers-show-earlier = { $month } እና ከዚያ በፊት አሳይ
customers-newer =
    { $n ->
        [one] { $n } አዲስ
       *[other] { $n } አዲስ
    }
customers-same-person = አንድ ሰው ናቸው?
customers-pair-figures =
    { $n ->
        [one] { $n } ትዕዛዝ፣ { $amount }
       *[other] { $n } ትዕዛዞች፣ { $amount }
    }
customers-merge = አዋህድ
customers-keep-apart = ለየብቻ ይቆዩ
customers-kept-apart = ለየብቻ ቆይተዋል
customers-known-by = የምናውቅባቸው
customers-known-by-nothing = ልናውቃቸው የምንችልበት ነገር የለም።
customers-kind-email = ኢሜይል
customers-kind-phone = ስልክ
customers-kind-shop = በሱቁ ያለ ቁጥር
customers-kind-external = ሌላ ቁጥር
customers-kind-anonymous = መሣሪያ
customers-verified = ተረጋግጧል
customers-identity-add = ኢሜይል፣ ስልክ ወይም ቁጥር ጨምር
customers-identity-added = ተጨምሯል
customers-identity-remove = { $value } አስወግድ
customers-identity-removed = ተወግዷል
customers-add = ጨምር
customers-details = ዝርዝሮች
customers-merged-in = የተዋሃዱ
customers-merged-on = { $date } ተዋህደዋል
customers-merged-recognised = { $date } ታውቀዋል
customers-part = እንደገና ለይ
customers-parted = ተለይተዋል። እንደገና ሁለት ታሪኮች ናቸው።
customers-merged = ተዋህደዋል። አሁን አንድ ታሪክ ነው።
customers-note-write = ለቡድኑ ማስታወሻ ጻፍ
customers-note-add = ጨምር
customers-note-added = ማስታወሻ ተጨምሯል
customers-note-remove = አስወግድ
customers-note-removed = ማስታወሻ ተወግዷል

## The history, sentence by sentence. link and end stand around the words that lead to the order.
customers-event-order-placed = { $link }ትዕዛዝ { $number }{ $end } አስገብተዋል፣ { $amount }
customers-event-order-extended = { $link }ትዕዛዝ { $number }{ $end } ላይ ተጨምሯል፣ በጠቅላላ { $amount }
customers-event-order-adjusted = { $link }የሂሳብ ማስተካከያ { $number }{ $end }፣ { $amount }
customers-event-order-fulfilled = { $link }ትዕዛዝ { $number }{ $end } ተልኳል
customers-event-order-paid = { $link }ትዕዛዝ { $number }{ $end } ተከፍሏል
customers-event-order-unfulfilled = { $link }ትዕዛዝ { $number }{ $end } አልተላከም ተባለ
customers-event-order-cancelled = { $link }ትዕዛዝ { $number }{ $end } ተሰርዟል፣ { $amount }
customers-event-order-restored = { $link }ትዕዛዝ { $number }{ $end } እንደገና ጸንቷል፣ { $amount }
customers-event-order-refunded = { $amount } ተመልሶላቸዋል፣ { $link }የተመላሽ ሰነድ { $number }{ $end }
customers-event-order-refund-withdrawn = የ{ $amount } ተመላሽ ተሽሯል፣ { $link }የተመላሽ ሰነድ { $number }{ $end }
customers-event-order-noted = 
    { $by ->
        [staff] { $who } በ{ $link }ትዕዛዝ { $number }{ $end } ላይ ማስታወሻ ጽፈዋል
       *[other] በ{ $link }ትዕዛዝ { $number }{ $end } ላይ ማስታወሻ ተጽፏል
    }
customers-event-order-note-removed = 
    { $by ->
        [staff] { $who } ከ{ $link }ትዕዛዝ { $number }{ $end } ማስታወሻ አስወግደዋል
       *[other] ከ{ $link }ትዕዛዝ { $number }{ $end } ማስታወሻ ተወግዷል
    }
customers-items-more = { $items } እና ሌሎች { $n }
customers-event-note = 
    { $by ->
        [staff] { $who } ጽፈዋል
       *[other] ማስታወሻ
    }
customers-event-merged = 
    { $by ->
        [staff] { $who } { $link }{ $name }ን{ $end } ከዚህ ሰው ጋር አዋህደዋል
       *[other] { $link }{ $name }{ $end } ይህ ሰው ሆነው ተገኝተዋል
    }
customers-event-parted = 
    { $by ->
        [staff] { $who } { $link }{ $name }ን{ $end } ከዚህ ሰው ለይተዋል
       *[other] { $link }{ $name }{ $end } ከዚህ ሰው ተለይተዋል
    }
customers-event-consent-given = 
    { $by ->
        [staff] ፈቅደዋል፦ { $channel }። የመዘገቡት { $who }
        [import] ፈቅደዋል፦ { $channel }። ከገባ ፋይል የተወሰደ
       *[other] ፈቅደዋል፦ { $channel }
    }
customers-event-consent-withdrawn = 
    { $by ->
        [staff] ከእንግዲህ አይፈልጉም፦ { $channel }። የመዘገቡት { $who }
        [import] ከእንግዲህ አይፈልጉም፦ { $channel }። ከገባ ፋይል የተወሰደ
       *[other] ከእንግዲህ አይፈልጉም፦ { $channel }
    }
customers-event-message-sent = { $link }“{ $subject }”{ $end } በኢሜይል ተልኮላቸዋል
customers-event-message-failed = { $link }ኢሜይል{ $end } ሊደርስ አልቻለም
customers-event-message-left-out = { $link }ኢሜይል{ $end } አልተላከም፦ { $why ->
        [suppressed] ወደዚህ አድራሻ ምንም አይላክም
        [never_given] ፈቃድ የለም
        [withdrawn] አልፈልግም ብለዋል
        [no_address] አድራሻ የለም
        [too_late] በጣም ይዘገይ ነበር
       *[other] ሊጻፍ አልቻለም
    }
customers-event-message-bounced = { $link }“{ $subject }”{ $end } ተመልሷል፤ ሊደርስ አይችልም
customers-event-message-complained = { $link }“{ $subject }”{ $end } አይፈለጌ መልእክት ነው ብለዋል
customers-event-message-unsubscribed = በ{ $link }“{ $subject }”{ $end } በኩል ከምዝገባ ወጥተዋል
customers-event-page-viewed = ገጽ አይተዋል፦ { $what }
customers-event-screen-viewed = በመተግበሪያው አይተዋል፦ { $what }
customers-event-identified = ማንነታቸውን ለሱቁ ተናግረዋል
customers-event-aliased = ከዚህ በፊት በዚህ ይታወቁ ነበር፦ { $what }
customers-event-group-joined = ቡድን ተቀላቅለዋል፦ { $what }
customers-event-tracked = { $what }
customers-event-searched = ፈልገዋል፦ “{ $what }”
customers-event-list-viewed = ተመልክተዋል፦ { $what }
customers-event-list-filtered = አጣርተዋል፦ { $what }
customers-event-product-viewed = አይተዋል፦ { $what }
customers-event-product-clicked = መርጠዋል፦ { $what }
customers-event-product-shared = አጋርተዋል፦ { $what }
customers-event-product-reviewed = አስተያየት ጽፈዋል፦ { $what }
customers-event-promotion-viewed = ቅናሽ አይተዋል፦ { $what }
customers-event-promotion-clicked = ቅናሽ ከፍተዋል፦ { $what }
customers-event-cart-added = ወደ ጋሪ ጨምረዋል፦ { $what }
customers-event-cart-removed = ከጋሪ አውጥተዋል፦ { $what }
customers-event-cart-viewed = ጋሪውን አይተዋል
customers-event-cart-shared = ጋሪውን አጋርተዋል
customers-event-checkout-started = ወደ ክፍያ ሄደዋል
customers-event-checkout-step = ክፍያውን ቀጥለዋል
customers-event-checkout-payment = የክፍያ መንገድ መርጠዋል
customers-event-checkout-completed = ክፍያውን ጨርሰዋል
customers-event-coupon-entered = ኩፖን ጽፈዋል፦ { $what }
customers-event-coupon-applied = ኩፖን ተጠቅመዋል፦ { $what }
customers-event-coupon-denied = ኩፖኑ አልሠራም፦ { $what }
customers-event-coupon-removed = ኩፖን አንስተዋል፦ { $what }
customers-event-wishlist-added = ወደ ምኞት ዝርዝር ጨምረዋል፦ { $what }
customers-event-wishlist-removed = ከምኞት ዝርዝር አውጥተዋል፦ { $what }
customers-event-other = 
    { $by ->
        [staff] { $kind }፣ በ{ $who }
        [import] { $kind }፣ ከገባ ፋይል
       *[other] { $kind }
    }
customers-someone = አንድ ሰው

## Consent
customers-consent-change = ለውጥ፣ ታሪክ
customers-consent-history = ታሪክ
customers-consent-now = አሁን
customers-consent-about = ዜናና ቅናሾች። ስለ ትዕዛዝ የሚላኩ መልእክቶች ፈቃድ አይሹም።
customers-consent-yes = አዎ
customers-consent-no = አይ
customers-consent-unknown = አልተጠየቁም
customers-consent-channel = መንገድ
customers-consent-state = የሚሉት
customers-consent-given = አዎ፣ ጻፉ
customers-consent-withdrawn = አይ፣ አትጻፉ
customers-consent-reason = እንዴት እንደምናውቅ
customers-consent-reason-hint = እንደ ማስረጃ ይቀመጣል፦ ማን፣ መቼና የት እንዳለ።
customers-consent-reason-missing = እንዴት እንደምናውቅ በጥቂት ቃላት ይግለጹ።
customers-consent-state-missing = መጀመሪያ እንደሚፈልጉ ወይም እንደማይፈልጉ ይምረጡ።
customers-consent-record = ይህን መዝግብ
customers-consent-never = ምንም አልተባለም።
customers-consent-gave = 
    { $purpose ->
        [marketing] ለዜናና ቅናሾች ፈቅደዋል፦ { $channel }
        [service] ስለ ትዕዛዝ ለሚላኩ መልእክቶች ፈቅደዋል፦ { $channel }
       *[other] ፈቅደዋል፣ { $purpose }፦ { $channel }
    }
customers-consent-withdrew = 
    { $purpose ->
        [marketing] ዜናና ቅናሾችን አይፈልጉም፦ { $channel }
        [service] ስለ ትዕዛዝ የሚላኩ መልእክቶችን አይፈልጉም፦ { $channel }
       *[other] አይፈልጉም፣ { $purpose }፦ { $channel }
    }
customers-consent-source = 
    { $source ->
        [staff] ለቡድኑ የተነገረ፦ { $evidence }
        [import] ከገባ ፋይል፣ መስመር { $line }
        [shop] ከድር ሱቁ
       *[other] { $source }
    }
customers-consent-saved-given = ተመዝግቧል፦ መጻፍ እንችላለን
customers-consent-saved-withdrawn = ተመዝግቧል፦ አንጽፍም

## Writing down and changing
customers-field-name = ስም
customers-field-call_me = መጠሪያ
customers-field-call_me-hint = ሰላምታ ሲሰጣቸው የሚመርጡት ስም።
customers-field-email = ኢሜይል
customers-field-phone = ስልክ
customers-field-phone-hint = በማንኛውም አጻጻፍ፤ የውጭ ቁጥሮች ከ+ እና ከአገር ቁጥር ጋር።
customers-field-city = ከተማ
customers-field-country = አገር
customers-field-language = ቋንቋ
customers-field-number = ቁጥር
customers-field-since = የሚታወቁት ከ
customers-language-unknown = አይታወቅም
customers-country-unknown = አይታወቅም
customers-new-save = መዝግብ
customers-new-done = ተመዝግቧል
customers-new-empty = ቢያንስ ስም፣ ኢሜይል ወይም ስልክ ይጻፉ።
customers-new-known = { $name } ይህ ኢሜይል ወይም ስልክ አስቀድሞ አላቸው። ምንም አልተመዘገበም።
customers-new-known-open = { $name } ክፈት
customers-edit-saved = ተቀምጧል
customers-edit-both = ሁለቱም ቅጂዎች
customers-edit-theirs = አሁን ያለው
customers-edit-yours = እርስዎ የጻፉት
customers-edit-both-hint = ከታች እርስዎ የጻፉት አለ። የእርስዎን ለመያዝ ያስቀምጡ፣ ወይም አስቀድመው ያስተካክሉ።

## Merging
customers-merge-who = አንድ ሰው የሆነው ማን ነው?
customers-merge-who-text = በስም፣ በስልክ፣ በኢሜይል ወይም በቁጥር ይፈልጉ። ሁለቱንም ሳያዩ ምንም አይዋሃድም።
customers-merge-choose = አነጻጽር
customers-merge-title = ሁለቱን አንድ አድርግ
customers-merge-text = ሁለቱ ታሪኮች አንድ ይሆናሉ። ምንም አይጠፋም፤ እንደገናም በትክክል ሊለዩ ይችላሉ።
customers-merge-stays = ከዚያ የሚታየው
customers-merge-reason = ለምን አንድ እንደሆኑ
customers-merge-reason-usual = አንድ ሰው
customers-merge-turn = በምትኩ ወደ { $name } አዋህድ
customers-duplicates-text = አንድ ሰው ሊሆኑ የሚችሉ ጥንዶች፣ ይበልጥ የሚመስለው አስቀድሞ።
customers-duplicates-none = ሁሉም የየራሱ ሰው ነው
customers-duplicates-none-text = አንድ ሰው የሚመስል ጥንድ የለም።
customers-compare = አነጻጽር

## Erasing
customers-erase-text = { $name } ከሁሉም ቦታ ይወገዳሉ፦ ስም፣ አድራሻዎች፣ ማስታወሻዎችና ታሪክ። የትዕዛዝ ድምሮች ያለ ሰውየው ለሂሳብ ይቀራሉ።
customers-erase-when = የሚሆነው ዛሬ መጨረሻ ላይ ነው። እስከዚያ መመለስ ይቻላል።
customers-erase-reason = ምክንያት
customers-erase-reason-hint = በደረሰኙ ላይ ይቀመጣል። እዚህ የማንንም ስም አይጻፉ።
customers-erase-number = ለመቀጠል { $number } ይጻፉ
customers-erase-number-wrong = ይህ { $number } አይደለም። ምንም አልተለወጠም።
customers-erase-do = ዛሬ መጨረሻ ላይ ሰርዝ
customers-erasure-scheduled = ዛሬ መጨረሻ ላይ ይሰረዛሉ
customers-erasure-due = ይህ ሰው { $date } ይሰረዛል።
customers-erasure-cancel = አትሰርዝ
customers-erasure-cancelled = አልተሰረዘም
customers-erasures-none = ማንም አልተሰረዘም
customers-erasures-none-text = እያንዳንዱ ስረዛ ማንንም የማይጠቅስ ደረሰኝ እዚህ ይተዋል።
customers-receipt = ደረሰኝ
customers-receipt-when = የተሰረዘው
customers-receipt-removed = የተወገዱ ረድፎች
customers-stops = ምንም የማይላክላቸው
customers-stops-counted = { $n ->
    [one] { $n } አድራሻ
   *[other] { $n } አድራሻዎች
}
customers-stops-search = የአድራሻው ማንኛውም ክፍል
customers-stops-any-channel = ሁሉም መንገዶች
customers-stops-none = በዚህ ዝርዝር ውስጥ አድራሻ የለም
customers-stops-none-text = ደብዳቤ የማይፈልጉ ሰዎችና የማይሠሩ አድራሻዎች ከነምክንያታቸው እዚህ ይቆማሉ።
customers-stops-none-found = እንዲህ ያለ አድራሻ የለም
customers-stops-none-found-text = ጥቂት ፊደላት ወይም ሌላ መንገድ ይሞክሩ።
customers-stops-add = አድራሻዎች ጨምር
customers-stops-lead = ለእነዚህ አድራሻዎች ከእንግዲህ ምንም አይላክም፤ የማንም ይሁኑ፣ ምንም ይፍቀዱ።
customers-stops-addresses = አድራሻዎች
customers-stops-addresses-hint = በየመስመሩ አንድ፣ ወይም በመካከላቸው ነጠላ ሰረዝ። ሙሉ ዓምድ መለጠፍ ይቻላል።
customers-stops-address = አድራሻ
customers-stops-why = ለምን
customers-stops-why-hint = ለምሳሌ፦ በስልክ ጠይቀዋል፣ ደብዳቤው ተመልሷል
customers-stops-since = ከ
customers-stops-by = በ
customers-stops-nameless = የተሰረዘ ሰው አድራሻ
customers-stops-export = እንደ ፋይል አስቀምጥ
customers-stops-none-written = ቢያንስ አንድ አድራሻ ይጻፉ።
customers-stops-too-many = በአንድ ጊዜ ቢበዛ { $most } አድራሻዎች ይገባሉ።
customers-stops-reason-missing = ምክንያቱን ይጻፉ፦ ኋላ የሚያየው ሰው መረዳት አለበት።
customers-stops-wrong = { $n ->
    [one] ምንም አልተቀመጠም፦ { $some } ለዚህ መንገድ አድራሻ አይደለም።
   *[other] ምንም አልተቀመጠም፦ { $n } ለዚህ መንገድ አድራሻ አይደሉም፤ ከእነሱም { $some }።
}
customers-stops-added = { $n ->
    [0] ሁሉም ቀድሞ በዝርዝሩ ውስጥ ነበሩ
    [one] ለ{ $n } ተጨማሪ አድራሻ ምንም አይላክም
   *[other] ለ{ $n } ተጨማሪ አድራሻዎች ምንም አይላክም
}
customers-stops-remove = አውጣ
customers-stops-remove-one = { $address }ን ከዝርዝሩ አውጣ
customers-stops-remove-title = ከዝርዝሩ አውጣ
customers-stops-remove-lead = ከዚያ በኋላ ባለቤቱ ከተስማማ እንደገና ሊላክለት ይችላል።
customers-stops-remove-why = ለምን እንደገና ሊጻፍለት ይችላል
customers-stops-remove-do = አውጣ
customers-stops-removed = ከዝርዝሩ ወጥቷል
customers-stopped = { $channel } አይላክም
audit-suppression-added = ምንም የማይላክላቸው አድራሻዎች፦ ተጨምረዋል
audit-suppression-withdrawn = ምንም የማይላክላቸው አድራሻዎች፦ ጭማሪው ተመልሷል
audit-suppression-lifted = ምንም የማይላክላቸው አድራሻዎች፦ አንዱ ወጥቷል
audit-suppression-restored = ምንም የማይላክላቸው አድራሻዎች፦ አንዱ ተመልሷል
audit-suppressions-exported = ምንም የማይላክላቸው አድራሻዎች፦ እንደ ፋይል ወጥተዋል
audit-customer-erased = ሰው ተሰርዟል
audit-customer-exported = የሰው መረጃ ወጥቷል
audit-customers-exported = የደንበኞች ዝርዝር ወጥቷል
audit-erasure-asked = ስረዛ ተጠይቋል
audit-erasure-cancelled = ስረዛ ተትቷል
