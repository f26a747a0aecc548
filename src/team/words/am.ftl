### መግባት፣ ቡድኑ፣ የራስ መገለጫ፣ የሥራ መዝገብ።

## የይለፍ ቃል

team-password-short = በጣም አጭር ነው። ቢያንስ { $least } ፊደላት ይውሰዱ፤ ዓረፍተ ነገርም ይሆናል።
team-password-long = በጣም ረጅም ነው። ቢበዛ { $most } ፊደላት ይውሰዱ።
team-password-one-letter = ይህ አንድ ፊደል ብቻ የተደጋገመ ነው። በምትኩ ዓረፍተ ነገር ይውሰዱ።
