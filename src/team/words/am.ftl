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
