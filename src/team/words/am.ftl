### መግባት፣ ቡድኑ፣ የራስ መገለጫ፣ የሥራ መዝገብ።

## የይለፍ ቃል

team-password-short = በጣም አጭር ነው። ቢያንስ { $least } ፊደላት ይውሰዱ፤ ዓረፍተ ነገርም ይሆናል።
team-password-long = በጣም ረጅም ነው። ቢበዛ { $most } ፊደላት ይውሰዱ።
team-password-one-letter = ይህ አንድ ፊደል ብቻ የተደጋገመ ነው። በምትኩ ዓረፍተ ነገር ይውሰዱ።
team-password-hint = ቢያንስ { $least } ፊደላት። ዓረፍተ ነገር ይሆናል።
team-password-same = ይህ አሁን ያለዎት የይለፍ ቃል ነው። ሌላ ይምረጡ።
team-password = የይለፍ ቃል
team-password-new = አዲስ የይለፍ ቃል
team-password-now = አሁን ያለዎት የይለፍ ቃል
team-password-wrong = ይህ አሁን ያለዎት የይለፍ ቃል አይደለም።

## መግባት

team-sign-in = ግባ
team-email = ኢሜይል
team-sign-in-wrong = ኢሜይሉና የይለፍ ቃሉ አይዛመዱም። ሁለቱንም አይተው እንደገና ይሞክሩ።
team-sign-in-wait =
    { $minutes ->
        [one] ብዙ ጊዜ ተሞክሯል። አንድ ደቂቃ ይጠብቁ፤ ከዚያ እንደገና ይሞክሩ።
       *[other] ብዙ ጊዜ ተሞክሯል። { $minutes } ደቂቃ ይጠብቁ፤ ከዚያ እንደገና ይሞክሩ።
    }
team-sign-in-late = በጣም ቆይቷል፣ ወይም የይለፍ ቃልዎ ተቀይሯል። እንደገና ይግቡ።
team-sign-in-forgotten = የይለፍ ቃል ረሱ? ባለቤቱ አዲስ ሊሰጥዎ ይችላል።
team-sign-in-other = እንደ ሌላ ሰው ግባ
team-signed-out = ወጥተዋል
team-continue = ቀጥል
team-code-title = ሁለተኛ ደረጃ
team-code-lead = ከማረጋገጫ መተግበሪያዎ ስድስቱን ቁጥሮች፣ ወይም ከመጠባበቂያ ኮዶችዎ አንዱን ይጻፉ።
team-code = ኮድ
team-code-wrong = ይህ ኮድ አይስማማም፣ ወይም ከዚህ በፊት ጥቅም ላይ ውሏል። ቀጣዩን ይጠብቁ።
team-own-password-title = የራስዎን የይለፍ ቃል ይምረጡ
team-own-password-lead = ያለዎትን የመረጠው ሌላ ሰው ነው። ከአሁን ጀምሮ የሚያውቁት እርስዎ ብቻ ይሆናሉ።

## ሰዎች

team-email-wrong = ይህ የኢሜይል አድራሻ አይደለም። name@shop.example ይመስላል።
team-email-taken = { $email } አስቀድሞ እዚህ ይሠራል።
team-email-unknown = እዚህ በ{ $email } የሚገባ ማንም የለም።
team-name-missing = ስም ይጎድላል።
team-last-owner = { $name } የመጨረሻው ባለቤት ነው። መጀመሪያ ሌላ ሰው ባለቤት ያድርጉ።
team-people = እዚህ የሚሠሩ ሰዎች
team-name = ስም
team-role = ሚና
team-role-of = የ{ $name } ሚና
team-role-hint = ተመልካች ያያል። ሠራተኛ ደንበኞችን ያገለግላል። ሥራ አስኪያጅ ሱቁን ይመራል። ባለቤት እዚህ የሚሠራውንም ይወስናል።
team-you = እርስዎ
team-is-disabled = መግባት አይችልም
team-has-step = ሁለተኛ ደረጃ
team-seen = { $time } ታይቷል
team-not-signed-in = አልገባም
team-add = ሰው ጨምር
team-added = { $name } አሁን እዚህ ይሠራል።
team-role-changed =
    { $role ->
        [owner] { $name } አሁን ባለቤት ነው
        [manager] { $name } አሁን ሥራ አስኪያጅ ነው
        [viewer] { $name } አሁን ተመልካች ነው
       *[staff] { $name } አሁን ሠራተኛ ነው
    }
team-disabled = { $name } ከእንግዲህ መግባት አይችልም
team-enabled = { $name } እንደገና መግባት ይችላል
team-disable = መግባትን አቁም
team-enable = መግባትን ፍቀድ
team-reset = አዲስ የይለፍ ቃል ስጥ
team-password-reset = { $name } አዲስ የይለፍ ቃል አለው፤ ከሁሉም ቦታ ወጥቷል።
team-told-title = ለማስተላለፍ የይለፍ ቃል
team-told-lead = እራስዎ ይንገሯቸው። የሚታየው አሁን ብቻ ነው፤ በመጀመሪያው መግባት መቀየር አለበት።
team-told-done = አስተላልፌዋለሁ
team-copy = ቅዳ
team-copied = ተቀድቷል

## የራስ መገለጫ

team-all-pages = ሁሉም ገጾች
team-me-language = እርስዎና ቋንቋዎ
team-me-comfort = ለእርስዎ እንዴት እንደሚሠራ
team-me-signing-in = መግባት
team-me-sessions = የገቡባቸው ቦታዎች
team-me-recent = የቅርብ ጊዜ
team-recent-none = የሚሠሩት መልሰው መውሰድ እንዲችሉ ለአንድ ሰዓት እዚህ ይታያል።
team-set-name = ስም
team-set-language = ቋንቋ
team-set-calendar = የቀን መቁጠሪያ
team-set-clock = ሰዓት
team-set-keys = ባለ አንድ ፊደል ቁልፎች
team-set-keys-hint = ለምሳሌ J እና K በዝርዝር ውስጥ ያንቀሳቅሳሉ። Ctrl K ሁልጊዜ ይሠራል።
team-set-data-saver = ዳታ ቆጥብ
team-set-data-saver-hint = አዲስ ነገር አልፎ አልፎ ይመጣል፤ ወይም ገጹ እንደገና ሲከፈት።
team-calendar-gregorian = ጎርጎርዮሳዊ
team-calendar-ethiopian = የኢትዮጵያ
team-clock-western = ከእኩለ ሌሊት
team-clock-ethiopian = ከንጋት፣ እንደ ኢትዮጵያ
team-today-is = ዛሬ { $day } ነው።
team-now-is = ሰዓቱ { $time } ነው።
team-browser-unknown = ያልታወቀ አሳሽ
team-browser-on = { $browser } በ{ $system }
team-session-here = እዚህ
team-session-end = አብቃ
team-session-ended = እዚያ ወጥተዋል
team-sessions-end = ከሌላ ቦታ ሁሉ ውጣ
team-sessions-ended = ከሌላ ቦታ ሁሉ ወጥተዋል
team-password-change = የይለፍ ቃል ቀይር
team-password-change-lead = እዚህ እንደገቡ ይቆያሉ፤ ከሌላ ቦታ ሁሉ ይወጣሉ።
team-password-changed = የይለፍ ቃል ተቀይሯል
team-step-hint = የይለፍ ቃል ብቻውን እንዳይበቃ ከስልክዎ የሚመጣ ኮድ
team-step-on = በርቷል
team-step-off = ጠፍቷል
team-codes-left =
    { $count ->
        [one] { $count } የመጠባበቂያ ኮድ ቀርቷል
       *[other] { $count } የመጠባበቂያ ኮዶች ቀርተዋል
    }
team-step-lead = ይህን ሥዕል በስልክዎ ባለ ማረጋገጫ መተግበሪያ ያንብቡ። ከዚያ በኋላ ሲገቡ ኮዱም ይጠየቃል።
team-step-picture = ለማረጋገጫ መተግበሪያ ሥዕል፤ በፊደል ከታች አለ
team-step-typed = ወይም ይህን መተግበሪያው ውስጥ ይጻፉ፦
team-step-code = መተግበሪያው የሚያሳየው ኮድ
team-step-add = አብራ
team-step-added = ሁለተኛው ደረጃ በርቷል።
team-step-is-on = ሁለተኛው ደረጃ በርቷል። የይለፍ ቃልዎ ያጠፋዋል።
team-step-remove = አጥፋ
team-step-removed = ሁለተኛው ደረጃ ጠፍቷል
team-codes-title = የመጠባበቂያ ኮዶች
team-codes-lead = እነዚህን ኮዶች ያለ ስልክዎ በሚያገኙበት ቦታ ያስቀምጡ። እያንዳንዱ አንድ ጊዜ ይሠራል። እንደገና አይታዩም።
team-codes-kept = አስቀምጫቸዋለሁ
team-codes-renew-lead = ከመተግበሪያዎ የሚመጣ ኮድ አዲስ ኮዶች ይሰጥዎታል፤ የቀድሞዎቹ መሥራት ያቆማሉ።
team-codes-renew = አዲስ የማገገሚያ ኮዶች አውጣ
team-codes-renewed = እነዚህ የማገገሚያ ኮዶች የቀድሞዎቹን ተክተዋል።

## የሥራ መዝገብ

team-log-csv = እንደ CSV አስቀምጥ
team-log-act = ምን ተደረገ
team-log-who = ማን
team-log-when = መቼ
team-log-about = ለማን ወይም ለምን
team-log-details = ዝርዝር
team-log-all-acts = ሁሉም ድርጊቶች
team-log-all-people = ሁሉም ሰው
team-log-show = አሳይ
team-log-none = የሚስማማ ምንም አልተደረገም
team-log-none-hint = ሌላ ድርጊት ወይም ሰው ይምረጡ።
team-log-all = ሁሉንም አሳይ
actor-system = ፕሮግራሙ
actor-shell = የትዕዛዝ መስመር
actor-job = ሥራ
actor-import = ማስገቢያ
audit-staff-added = ሰው ተጨመረ
audit-staff-disabled = መግባት ቆመ
audit-staff-enabled = መግባት ተፈቀደ
audit-role-changed = ሚና ተቀየረ
audit-password-reset = አዲስ የይለፍ ቃል ተሰጠ
audit-password-changed = የይለፍ ቃል ተቀየረ
audit-second-step-added = ሁለተኛ ደረጃ በራ
audit-second-step-removed = ሁለተኛ ደረጃ ጠፋ
audit-recovery-code-used = የመጠባበቂያ ኮድ ጥቅም ላይ ዋለ
audit-session-started = ገባ
audit-session-ended = ወጣ
audit-session-stolen = የተቀዳ መግቢያ ቆመ
audit-sign-in-guessed = በጣም ብዙ የመግባት ሙከራ
audit-shop-opened = ሱቁ ተከፈተ
audit-shop-changed = የሱቁ ቅንብር ተቀየረ
audit-recovery-codes-renewed = የማገገሚያ ኮዶች ታደሱ
audit-setting-to = { $setting }: { $value }
audit-job-retried = ሥራ እንደገና ተሞከረ
audit-job-discarded = ሥራ ተጣለ
