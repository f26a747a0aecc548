# channels



## What cannot be used

channels-key-unusable = አንድ መልእክት ከ200 ፊደላት ያልበለጠ ቁልፍ ያስፈልገዋል።
channels-way-out = እነዚህን መልእክቶች ከእንግዲህ አይፈልጉም? ከምዝገባ ይውጡ
channels-suppressed-no-mailbox = የኢሜይል ሰርቨሩ እንዲህ ያለ ሳጥን የለም ብሏል
channels-suppressed-bounced = ኢሜይሉ ተመልሷል፤ ሊደርስ አይችልም
channels-suppressed-complained = ተቀባዩ መልእክታችንን አይፈለጌ ብለውታል

## What is wrong with a channel

channels-trouble-dns = ሰርቨሩ { $host } አልተገኘም ({ $said })። ምንም አይጠፋም፤ መልእክቶቹ ይጠብቃሉ፣ እንደገናም ይሞከራሉ።
channels-trouble-private = { $host } በግል አውታር ውስጥ ነው። ይህን ፕሮግራም የሚያስተዳድረው ኢሜይል ወደዚያ እንዲሄድ private_networks በሚለው ቅንብር ይፈቅዳል። ምንም አይጠፋም፤ መልእክቶቹ ይጠብቃሉ፣ እንደገናም ይሞከራሉ።
channels-trouble-connection = ሰርቨሩ { $host }፣ ፖርት { $port }፣ በሚገባ አይመልስም ({ $said })። ምንም አይጠፋም፤ መልእክቶቹ ይጠብቃሉ፣ እንደገናም ይሞከራሉ።
channels-trouble-tls = ወደ { $host } ያለው መስመር ሊመሰጠር አልቻለም ({ $said })። ምንም አይጠፋም፤ መልእክቶቹ ይጠብቃሉ፣ እንደገናም ይሞከራሉ።
channels-trouble-certificate = { $host } ማንም የማያረጋግጠው ሰርተፊኬት ያሳያል ({ $said })። ይህ የራስዎ ሰርቨር ከሆነ፣ ሰርተፊኬቱን “የሚታመን ሰርተፊኬት” ውስጥ ይለጥፉ። ምንም አይጠፋም፤ መልእክቶቹ ይጠብቃሉ፣ እንደገናም ይሞከራሉ።
channels-trouble-certificate-name = የ{ $host } ሰርተፊኬት ለሌላ ስም ነው ({ $said })። በውስጡ ያለውን ስም ይጻፉ፣ ወይም “የሚታመን ሰርተፊኬት” ውስጥ ይለጥፉት። ምንም አይጠፋም፤ መልእክቶቹ ይጠብቃሉ፣ እንደገናም ይሞከራሉ።
channels-trouble-certificate-dates = የ{ $host } ሰርተፊኬት ጊዜው አልፎበታል ({ $said })። ሰርቨሩን የሚያስተዳድረው ማደስ አለበት። ምንም አይጠፋም፤ መልእክቶቹ ይጠብቃሉ፣ እንደገናም ይሞከራሉ።
channels-trouble-no-sign-in = { $host } በዚህ መስመር ላይ መግቢያ አይሰጥም። የተመሰጠረ መስመር ይምረጡ፣ ወይም የተጠቃሚ ስሙን ባዶ ይተዉ። ምንም አይጠፋም፤ መልእክቶቹ ይጠብቃሉ፣ እንደገናም ይሞከራሉ።
channels-trouble-sign-in = { $host } የተጠቃሚ ስሙንና የይለፍ ቃሉን አልተቀበለም ({ $said })። ምንም አይጠፋም፤ መልእክቶቹ ይጠብቃሉ፣ እንደገናም ይሞከራሉ።
channels-trouble-wants-sign-in = { $host } መስመሩ ሳይመሰጠርና ሳንገባ ኢሜይል አይቀበልም ({ $said })። ምንም አይጠፋም፤ መልእክቶቹ ይጠብቃሉ፣ እንደገናም ይሞከራሉ።
channels-trouble-sender = { $host } ከአድራሻችን ኢሜይል አይቀበልም ({ $said })። ምንም አይጠፋም፤ መልእክቶቹ ይጠብቃሉ፣ እንደገናም ይሞከራሉ።

## Signing

channels-dkim-key-unusable = ይህ ልንፈርምበት የምንችል የግል ቁልፍ አይደለም። በPEM ቅርጽ የRSA ወይም Ed25519 ቁልፍ ይለጥፉ።

## The list

channels-search = አድራሻ ወይም ስም
channels-show = አሳይ
channels-show-all = ሁሉንም መልእክቶች አሳይ
channels-export = እንደ CSV አውርድ
channels-subject = ርዕስ
channels-no-subject = ገና ርዕስ የለም
channels-to = ለ
channels-from = ከ
channels-for = ለምን
channels-for-any = ለማንኛውም
channels-for-service = ትዕዛዝና አገልግሎት
channels-for-marketing = ዜናና ቅናሾች
channels-channel = የተላከበት
channels-any-channel = ማንኛውም መንገድ
channels-state = ያለበት ሁኔታ
channels-when = መቼ
channels-nothing = የሚስማማ መልእክት የለም
channels-nothing-yet = ገና ምንም አልተላከም
channels-nothing-yet-text = ሱቁ ለደንበኞች የሚልከው ሁሉ ከውጤቱ ጋር እዚህ ይታያል።
channels-none-yet = ኢሜይል የሚላክበት መንገድ ገና የለም፤ እስኪዘጋጅ ድረስ መልእክቶች ይጠብቃሉ።
channels-is-paused = { $name } ለጊዜው ቆሟል፤ መልእክቶቹ ይጠብቃሉ።
channels-tab-all = ሁሉም
channels-tab-waiting = በመጠበቅ ላይ
channels-tab-sent = የተላኩ
channels-tab-bounced = የተመለሱ
channels-tab-failed = ያልተሳኩ
channels-tab-left-out = የተተዉ
channels-tab-cancelled = የተሰረዙ
channels-tab-twice = ምናልባት ሁለት ጊዜ
channels-state-waiting = በመጠበቅ ላይ
channels-state-sending = በመላክ ላይ
channels-state-sent = ተልኳል
channels-state-delivered = ደርሷል
channels-state-bounced = ተመልሷል
channels-state-complained = አይፈለጌ ተብሏል
channels-state-failed = አልተሳካም
channels-state-left-out = ተትቷል
channels-state-cancelled = ተሰርዟል
channels-why-suppressed = ወደዚህ አድራሻ ምንም አይላክም
channels-why-never-given = ለእንዲህ ያለ መልእክት ፈቃድ ሰጥተው አያውቁም
channels-why-withdrawn = እንዲህ ያለ መልእክት አልፈልግም ብለዋል
channels-why-no-address = አድራሻ የለም
channels-why-erased = ሰውየው ተሰርዘዋል
channels-why-too-late = በጣም ስለቆየ ይዘገይ ነበር
channels-why-unwritable = ቅጹ ሊሞላ አልቻለም
channels-again-at = { $n } ጊዜ ተሞክሯል፣ ቀጣዩ { $time }

## One message

channels-facts = ስለዚህ መልእክት
channels-why = ምክንያት
channels-written = የተጻፈው
channels-accepted = ሰርቨሩ የተቀበለው
channels-words = ምን እንደሚል
channels-attempts = ሙከራዎች
channels-no-attempts = ገና አልተሞከረም።
channels-outcome-accepted = ተቀብሎታል
channels-outcome-deferred = ሰርቨሩ አሁን አይሆንም ብሏል
channels-outcome-refused = ተከልክሏል
channels-outcome-lost = ከመረከቡ በፊት መስመሩ ተቋርጧል
channels-outcome-unsure = መልሱ ከመምጣቱ በፊት መስመሩ ተቋርጧል፤ ደርሶ ሊሆን ይችላል
channels-outcome-crashed = በመላክ ላይ ሳለ ፕሮግራሙ ቆሟል፤ ደርሶ ሊሆን ይችላል
channels-outcome-unwritable = ሊጻፍ አልቻለም
channels-twice-text = የመጀመሪያው ሙከራ መድረሱ ስላልታወቀ አንድ ጊዜ እንደገና ተልኳል። ሁለት ጊዜ ደርሶ ሊሆን ይችላል።
channels-returned = የተመለሰው
channels-verdict-hard = እንዲህ ያለ ሳጥን የለም
channels-verdict-soft = በዚህ ጊዜ ሊደርስ አልቻለም
channels-verdict-complaint = ተቀባዩ አይፈለጌ ብለውታል
channels-verdict-delivered = ደርሷል
channels-verdict-reply = የማሽን መልስ
channels-verdict-unknown = የማንረዳው ኢሜይል
channels-others = ሌሎች መላኪያዎቹ
channels-cancel = አይላክ
channels-again = እንደገና ላክ
channels-again-done = እንደገና ይላካል።
channels-cancelled-done = ተሰርዟል።
channels-too-late-to-cancel = ከእንግዲህ ስለማይጠብቅ ሊሰረዝ አይችልም።
channels-not-again = ገና በመንገድ ላይ ነው ወይም ቃሎቹ ተሰርዘዋል፤ እንደገና ሊላክ አይችልም።
channels-reason-erased = ሰውየው ተሰርዘዋል

## The catcher

channels-caught = የተያዙ ኢሜይሎች
channels-caught-search = አድራሻ
channels-caught-clear = አጽዳ
channels-caught-cleared = የተያዙ ኢሜይሎች ሁሉ ተወግደዋል።
channels-caught-none = ገና ኢሜይል አልተያዘም
channels-caught-none-text = ይህ ማሳያ ነው፤ ለደንበኞች የሚላክ ኢሜይል እዚህ ይቀራል፣ ለማንም አይደርስም።
channels-download = አውርድ
channels-text = ጽሑፍ
channels-headers = ራስጌዎች
channels-source = ምንጭ

## Setting up

channels-none = ኢሜይል የሚላክበት መንገድ ገና የለም
channels-none-text = የኢሜይል ሰርቨር ይጥቀሱ፤ የሚጠብቁ መልእክቶች ወዲያው ይላካሉ።
channels-new = የኢሜይል መንገድ ጨምር
channels-works = ይሠራል
channels-untried = አልተሞከረም
channels-paused = ለጊዜው ቆሟል
channels-troubled = አይሠራም
channels-pause = ለጊዜው አቁም
channels-resume = ቀጥል
channels-paused-done = ለጊዜው ቆሟል። መልእክቶች ይጠብቃሉ።
channels-resumed-done = ቀጥሏል። የጠበቁ መልእክቶች ይላካሉ።
channels-retry-at = በ{ $time } እንደገና ይሞከራል።
channels-test = ለእኔ ሙከራ ላክ
channels-test-card = ሙከራው
channels-test-subject = የ{ $name } ሙከራ
channels-test-text = ይህ መልእክት ሱቁ ኢሜይል መላክ እንደሚችል ያሳያል።
channels-test-refused = ሰርቨሩ ሙከራውን አልተቀበለም፦ { $said }
channels-step-dns = ሰርቨሩ ተገኝቷል
channels-step-connection = ይመልሳል
channels-step-tls = መስመሩ ተመስጥሯል
channels-step-sign-in = ያውቀናል
channels-step-accepted = ሙከራውን ተቀብሏል
channels-built-in = ይህ የማሳያው መያዣ ነው፤ ኢሜይል ሁሉ ይቀበላል፣ አያስተላልፍም።
channels-checks = የተሠራውና የጎደለው
channels-check-tested = ሰርቨሩ ሙከራ ተቀብሏል
channels-check-tested-hint = ለራስዎ ሙከራ ይላኩ።
channels-check-encrypted = መስመሩ ተመስጥሯል
channels-check-encrypted-hint = ያለዚህ በመንገድ ያለ ሁሉ ሊያነብ ይችላል። በዚሁ ማሽን ላለ ሰርቨር ብቻ ይሁን።
channels-check-signs = መልእክቶች ይፈረማሉ (DKIM)
channels-check-signs-hint = ብዙ ተቀባዮች የተፈረመ ኢሜይል ብቻ ያምናሉ። ሰርቨርዎ የሚፈርም ከሆነ አያስፈልግም።
channels-check-bounces = የሚመለስ ኢሜይል ይታወቃል
channels-check-bounces-hint = ኢሜይሉ ወደዚህ ፕሮግራም የሚመጣ ጎራ ይጥቀሱ።
channels-sender = የሚጽፈው
channels-from-name = የላኪው ስም
channels-reply-to = መልሶች የሚሄዱት ወደ
channels-reply-to-hint = ባዶ፦ ወደ ላኪው
channels-name = የዚህ መንገድ ስም
channels-name-hint = ለቡድንዎ ብቻ
channels-server = የኢሜይል ሰርቨር
channels-host = ሰርቨር
channels-port = ፖርት
channels-security = ምስጠራ
channels-security-starttls = STARTTLS (ብዙ ጊዜ ፖርት 587)
channels-security-tls = ከመጀመሪያው TLS (ብዙ ጊዜ ፖርት 465)
channels-security-none = የለም (በዚሁ ማሽን ላለ ሰርቨር)
channels-login = የተጠቃሚ ስም
channels-password = የይለፍ ቃል
channels-password-hint = በዳታቤዙ ውስጥ የታሸገ። ባዶ፦ እንደነበረ።
channels-more = ተጨማሪ
channels-connections = በአንድ ጊዜ መስመሮች
channels-per-minute = በደቂቃ ከፍተኛ መልእክቶች
channels-per-minute-hint = ባዶ፦ ሰርቨሩ በሚቀበለው ፍጥነት
channels-bounce-domain = ለሚመለስ ኢሜይል ጎራ
channels-bounce-domain-hint = ኢሜይሉ ወደዚህ ፕሮግራም መድረስ አለበት (ቅንብር mail_listen)።
channels-certificate = የሚታመን ሰርተፊኬት
channels-certificate-hint = ለራስዎ ሰርቨር ብቻ፦ የእርሱ ሰርተፊኬት፣ ወይም የፈረመለት ባለሥልጣን ሰርተፊኬት፣ በPEM።
channels-signing = መፈረም (DKIM)
channels-signing-text = ፊርማ መልእክቱ በእርግጥ የእርስዎ መሆኑን ያሳያል። ቁልፍ ይሥሩ፣ መዝገቡን ጎራዎ በሚተዳደርበት ቦታ ያትሙ፣ ከዚያ ይፈርሙ።
channels-record-name = የመዝገቡ ስም
channels-record-kind = ዓይነት
channels-record-value = ዋጋ
channels-key-kind = አዲስ ቁልፍ
channels-key-rsa = RSA፣ 2048 ቢት፦ ሁሉም ተቀባዮች ያነቡታል
channels-key-ed25519 = Ed25519፦ በጣም በፍጥነት ይፈርማል፣ ግን ብዙ ተቀባዮች ገና አያነቡትም
channels-key = የራስዎ የግል ቁልፍ
channels-key-hint = ካለዎት ብቻ፦ በPEM፣ ቢያንስ 2048 ቢት RSA ወይም Ed25519። ባዶ ከሆነ አዲስ ቁልፍ እዚህ ይሠራል።
channels-key-make = ይህን ቁልፍ ተጠቀም ወይም ሥራ
channels-key-kept = ቁልፉ ተቀምጧል። መዝገቡን ያትሙ፣ ከዚያ ይፈርሙ።
channels-sign = መዝገቡ ታትሟል፤ ፈርም
channels-sign-no-more = ከእንግዲህ አትፈርም
channels-signs-done = ከአሁን ጀምሮ መልእክቶች ይፈረማሉ።
channels-signs-no-more = ከእንግዲህ መልእክቶች አይፈረሙም።
channels-no-key = ገና የሚፈረምበት ቁልፍ የለም።
channels-added = መንገዱ ተጨምሯል። ለራስዎ ሙከራ ይላኩ።
channels-saved = ተቀምጧል።
channels-crossed = ሌላ ሰው ይህን መንገድ በመሃል ለውጧል። ያለውን ይመልከቱ፣ ከዚያ እንደገና ያስቀምጡ።
channels-from-unusable = ላኪው እንደ hello@shop.example ያለ አድራሻ ያስፈልገዋል።
channels-reply-to-unusable = የመልሶች አድራሻ የኢሜይል አድራሻ አይደለም።
channels-host-unusable = የኢሜይል ሰርቨሩን ይጥቀሱ፣ ለምሳሌ smtp.example.org።
channels-port-unusable = ፖርቱ ከ1 እስከ 65535 ያለ ቁጥር ነው፣ ብዙ ጊዜ 587 ወይም 465።
channels-connections-unusable = በአንድ ጊዜ ከ1 እስከ 50 መስመሮች።
channels-rate-unusable = በደቂቃ መልእክቶች፦ ሙሉ ቁጥር፣ ወይም ገደብ ከሌለ ባዶ።
channels-bounce-domain-unusable = ለሚመለስ ኢሜይል የተጻፈው ጎራ አይደለም።
channels-certificate-unusable = ሰርተፊኬቱ በPEM ቅርጽ መሆን አለበት፣ በBEGIN CERTIFICATE የሚጀምር።

## The way out

channels-leave = ከምዝገባ ውጣ
channels-leave-title = እነዚህ መልእክቶች ይቁሙ?
channels-leave-text = ከእንግዲህ ዜናና ቅናሾችን ወደ { $address } አንልክም። ስለ ትዕዛዞችዎ የሚላኩ መልእክቶች ይቀጥላሉ።
channels-left = ከእንግዲህ ዜናና ቅናሾች አይደርስዎትም።
channels-left-title = ከምዝገባ ወጥተዋል
channels-left-text = ከእንግዲህ ዜናና ቅናሾች ወደ { $address } አይላኩም።
channels-come-back = መልስ፦ እፈልጋቸዋለሁ
channels-came-back = ዜናና ቅናሾች እንደገና ይደርስዎታል።
channels-leave-nothing = የሚወጡበት ምዝገባ የለም
channels-leave-nothing-text = ይህ አገናኝ ያልተሟላ ነው፣ ወይም ስለዚህ አድራሻ ከእንግዲህ ምንም አናውቅም።
job-kind-understand-inbound = የተመለሰ ኢሜይል መረዳት

audit-channel-added = የመልእክት መንገድ ተጨመረ
audit-channel-changed = የመልእክት መንገድ ተቀየረ
audit-channel-key-made = የኢሜይል መፈረሚያ ቁልፍ ተሠራ
audit-delivery-cancelled = መልእክት ተሰረዘ
audit-delivery-sent-again = መልእክት እንደገና ተላከ
audit-messages-exported = መልእክቶች ወደ ፋይል ወጡ
