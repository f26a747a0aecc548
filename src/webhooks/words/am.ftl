## ዌብሁኮች፦ የሚሆነው የሚነገራቸው ሌሎች ፕሮግራሞች

nav-webhooks = ዌብሁኮች
webhooks-told = የሚነገራቸው
webhooks-none = እስካሁን ለማንም አይነገርም
webhooks-none-hint = ዌብሁክ እዚህ የሚሆነውን ወዲያው ለሌላ ፕሮግራም ይናገራል።
webhooks-add = ዌብሁክ ይጨምሩ
webhooks-url = አድራሻ
webhooks-url-hint = የምንልክበት፣ ለምሳሌ https://other.example/indaba።
webhooks-url-unusable = ይህ ጥቅም ላይ ሊውል የሚችል አድራሻ አይደለም። እንዲህ ይጻፉት፦ https://other.example/indaba።
webhooks-url-ours = ይህ የእኛው አድራሻ ነው። የሌላውን ፕሮግራም አድራሻ ይስጡ።
webhooks-description = ለምን እንደሆነ
webhooks-description-hint = ለቡድኑ፤ ባዶ ሊተው ይችላል።
webhooks-description-long = ይህ በጣም ረጅም ነው። እስከ { $most } ፊደላት ይጠቀሙ።
webhooks-kinds = የሚነገረው
webhooks-kinds-hint = ሁሉም እንዲነገር ምንም አይምረጡ።
webhooks-all-kinds = ሁሉም
webhooks-some-kinds =
    { $n ->
        [one] { $n } የክስተት ዓይነት
       *[other] { $n } የክስተት ዓይነቶች
    }
webhooks-standing = ሁኔታው
webhooks-is-on = በሥራ ላይ
webhooks-is-paused = ለጊዜው ቆሟል
webhooks-is-given-up = ተትቷል
webhooks-is-failing = እየከሸፈ ነው
webhooks-waiting =
    { $n ->
        [one] { $n } ይጠብቃል
       *[other] { $n } ይጠብቃሉ
    }
webhooks-made = ዌብሁኩ ተጨምሯል።
webhooks-made-by = በ{ $name } በ{ $date } የተጨመረ
webhooks-changed = ዌብሁኩ ተለውጧል
webhooks-secret = ሚስጥር
webhooks-secret-title = ሚስጥሩ
webhooks-secret-lead = በእሱ ሌላው ፕሮግራም መልእክቱ የእኛ መሆኑን ያውቃል። አሁን ይቅዱት። የሚታየው ይህን አንድ ጊዜ ብቻ ነው።
webhooks-secret-before = የቀደመው ሚስጥር ለተጨማሪ 24 ሰዓታት ይሠራል፣ ለመለወጥ ጊዜ አለ።
webhooks-secret-changed = አዲስ ሚስጥር አለ።
webhooks-secret-kept = አስቀምጬዋለሁ
webhooks-old-secret = የቀደመው ሚስጥር እስከ { $time } ይሠራል።
webhooks-settings = ቅንብሮች
webhooks-trial = ሙከራ ይላኩ
webhooks-trial-well = { $status } ብሎ መልሷል። ሁሉም ደህና ነው
webhooks-trial-badly = { $status } ብሎ መልሷል፣ ይህ ስኬት አይደለም
webhooks-trial-away = አልመለሰም፤ ሙከራውን ከታች ይመልከቱ
webhooks-rotate = ሚስጥሩን ይለውጡ
webhooks-pause = ለጊዜው ያቁሙ
webhooks-resume = ይቀጥሉ
webhooks-end = ያብቃ
webhooks-paused = { $name } ለጊዜው ቆሟል
webhooks-resumed = ለ{ $name } እንደገና ይነገራል
webhooks-ended = ለ{ $name } ከእንግዲህ ምንም አይነገርም
webhooks-returned = ለ{ $name } እንደገና ይነገራል
webhooks-paused-note = በ{ $time } ለጊዜው ቆሟል። እስከዚያ የሚሆነው ይጠብቃል።
webhooks-given-up-note =
    { $n ->
        [one] ከ{ $time } ጀምሮ ምንም አይላክም፤ { $n } ሙከራ ከሽፏል።
       *[other] ከ{ $time } ጀምሮ ምንም አይላክም፤ { $n } ሙከራዎች በተከታታይ ከሽፈዋል። ሌላውን ወገን ያስተካክሉ፣ ከዚያ ይቀጥሉ።
    }
webhooks-sends = የተላከው
webhooks-sends-none = እስካሁን ምንም የለም
webhooks-sends-none-hint = ከአሁን ጀምሮ የሚሆነው ለ30 ቀናት እዚህ ይዘረዘራል።
webhooks-state-waiting = ይጠብቃል
webhooks-state-again = እንደገና ይሞከራል
webhooks-state-delivered = ደርሷል
webhooks-state-given-up = ተትቷል
webhooks-next = ቀጣዩ ሙከራ በ{ $time } ነው።
webhooks-try-answered = ከ{ $ms } ሚሊ ሰከንድ በኋላ { $status } ብሎ መልሷል
webhooks-try-failed = ከ{ $ms } ሚሊ ሰከንድ በኋላ መልስ የለም፦ { $why }
webhooks-body = የተላከው
webhooks-again = እንደገና ይላኩ
webhooks-sent-again = እንደገና እየተላከ ነው
webhooks-send-waits = ይህ አስቀድሞ በመንገድ ላይ ነው።
job-kind-send-webhooks = ለሌሎች ፕሮግራሞች መንገር
job-kind-forget-sends = ለሌሎች ፕሮግራሞች የተነገረውን መርሳት
audit-webhook-made = ዌብሁክ ተጨምሯል
audit-webhook-changed = ዌብሁክ ተለውጧል
audit-webhook-secret-changed = የዌብሁክ ሚስጥር ተለውጧል
audit-webhook-paused = ዌብሁክ ለጊዜው ቆሟል
audit-webhook-resumed = ዌብሁክ ቀጥሏል
audit-webhook-ended = ዌብሁክ አብቅቷል
audit-webhook-returned = ዌብሁክ ተመልሷል
