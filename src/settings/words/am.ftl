### የመጀመሪያ ጅማሬ፣ የሱቁ ቅንብሮች፣ ሥራዎች።

## የመጀመሪያ ጅማሬ

settings-start-title = ሱቅዎን ያዘጋጁ
settings-start-lead = ሦስት አጭር ደረጃዎች። ከገንዘቡ በስተቀር ሁሉም በኋላ መቀየር ይችላል።
settings-start-shop = ሱቅ
settings-start-money = ገንዘብና ሰዓት
settings-start-owner = እርስዎ
settings-start-next = ቀጣይ
settings-start-back = ተመለስ
settings-start-open = ሱቁን ክፈት
settings-start-your-name = ስምዎ
settings-start-email-hint = በእሱ ይገባሉ።
settings-start-done = አንድ ሰው ይህን ሱቅ አሁን አዘጋጅቷል። በምትኩ ይግቡ።

## ሱቁ

settings-shop = ሱቅ
settings-shop-name = የሱቁ ስም
settings-shop-name-hint = ደንበኞችዎ እንደሚያውቁት።
settings-shop-language = የሱቁ ቋንቋ
settings-shop-language-hint = ሱቁ በአብዛኛው የሚጽፍበት። እያንዳንዱ ሰው የራሱን ይመርጣል።
settings-shop-country = አገር
settings-shop-country-hint = የአገር ኮድ የሌላቸው ስልኮች ከዚህ እንደሆኑ ይነበባሉ።
settings-country-unknown = ከዝርዝሩ አገር ይምረጡ።
settings-shop-zone = የሰዓት ክልል
settings-shop-zone-hint = በአቅራቢያዎ ያለ ከተማ ጥቂት ፊደላት ይጻፉ።
settings-zone-unknown = { $typed } የሚባል የሰዓት ክልል የለም። ከዝርዝሩ ይምረጡ፣ ለምሳሌ Africa/Johannesburg።
settings-shop-currency = ገንዘብ
settings-shop-currency-hint = ሁሉም ቁጥሮች በእሱ ይቆጠራሉ። ትዕዛዞች ሲኖሩ አይቀየርም።
settings-currency-locked = ትዕዛዞች በእሱ ስለተመዘገቡ ገንዘቡ አይቀየርም።
settings-currency-unknown = { $typed } የሚባል ገንዘብ የለም። ከዝርዝሩ ይምረጡ።
settings-name-missing = ስም ይጎድላል።
settings-search = ቅንብሮችን ፈልግ
settings-more = ሌሎች ቅንብሮች
settings-me-hint = ቋንቋዎ፣ የቀን መቁጠሪያ፣ ሰዓት፣ የይለፍ ቃል
settings-none = የሚስማማ የለም። ጥቂት ፊደላት ይሞክሩ።

## ሥራዎች

settings-jobs-none = የሚጠብቅ የለም
settings-jobs-none-hint = ከበስተጀርባ ያለ ሥራ ሲጠብቅና ሲሳሳት እዚህ ይታያል።
settings-jobs-parked = የተተዉ
settings-jobs-parked-hint = እርስዎን ይጠብቃሉ
settings-jobs-waiting = እየጠበቁ ወይም እየሠሩ
settings-job-tries =
    { $count ->
        [one] { $count } ጊዜ ተሞክሯል
       *[other] { $count } ጊዜ ተሞክሯል
    }
settings-job-retried = ሥራው እንደገና ይሞከራል
settings-job-discard = ጣል
settings-job-discarded = ሥራው ለዘለዓለም ሄዷል። በሥራ መዝገቡ ላይ አለ።
settings-job-discard-hint = የተጣለ መልሶ አይመጣም። በሥራ መዝገቡ ላይ ይጻፋል።
