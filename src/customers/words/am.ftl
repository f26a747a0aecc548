# customers

## What can go wrong, and why two may be one

customers-nobody = ደንበኛውን ለማወቅ የሚያስችል ነገር እዚህ የለም። ኢሜይል፣ ስልክ ቁጥር ወይም የሱቅ መለያ ያስገቡ።
customers-email-unusable = “{ $written }” የሚሠራ የኢሜይል አድራሻ አይደለም። እንደ name@example.com ይጻፉት።
customers-phone-unusable = “{ $written }” ሊደወልበት የሚችል ስልክ ቁጥር አይደለም። ከነአገር መለያው ይጻፉት፣ እንደ +27 82 555 0101።
customers-identity-unusable = “{ $written }” ማንንም አይገልጽም። መለያውን ሌላው ሥርዓት እንደሚያሳየው ይጻፉ።
customers-identity-too-many = ይህ ደንበኛ ቀድሞውኑ { $limit } አሉት። መጀመሪያ አንዱን ያስወግዱ።
customers-identity-elsewhere = ይህ በዚህ መካከል የሌላ ሰው መሆኑ ተረጋግጧል። ወደዚህ ሊመለስ አይችልም።
customers-address-unusable = “{ $written }” ለዚህ መንገድ የሚሆን አድራሻ አይደለም።
customers-note-empty = ማስታወሻውን ከማስቀመጥዎ በፊት የሆነ ነገር ይጻፉ።
customers-note-too-long = ማስታወሻ ቢበዛ { $limit } ፊደላት ይይዛል። ያሳጥሩት ወይም ሁለት ይጻፉ።
customers-merge-same = እነዚህ ሁለቱ ቀድሞውኑ አንድ ደንበኛ ናቸው።
customers-merge-undone = እነዚህ ሁለቱ ቀድሞውኑ ተለያይተዋል።
customers-merge-erasing = { $number } በቀኑ መጨረሻ ይሰረዛል። መጀመሪያ ስረዛውን ይሰርዙ።
customers-merge-recognised = ጎብኚው ይህ ደንበኛ ሆኖ ተገኝቷል።
customers-duplicate-decided = ስለዚህ ጥንድ ሌላ ሰው ቀድሞ ወስኗል።
customers-duplicate-email = ሁለቱም { $email } የሚለው ኢሜይል አላቸው።
customers-duplicate-phone = ሁለቱም ስልካቸው { $phone } ነው።
customers-duplicate-identity = ሁለቱም በሌላ ሥርዓት አንድ ዓይነት መለያ አላቸው።
customers-duplicate-said = የድር ሱቁ ሁለቱም አንድ ሰው ናቸው ይላል።
customers-duplicate-name-city = ሁለቱም { $name } ይባላሉ፣ የሚኖሩትም { $city } ነው።
customers-duplicate-name-country = ሁለቱም { $name } ይባላሉ፣ የሚኖሩትም በአንድ አገር ነው።
customers-duplicate-name = ሁለቱም { $name } ይባላሉ።
customers-duplicate-near = { $name } እና { $other } በጣም ተቀራራቢ ስሞች ናቸው፤ የስልኮቻቸው መጨረሻም ተመሳሳይ ነው።
customers-field-unusable = የመስክ ስም ትንንሽ የላቲን ፊደላት፣ ቁጥሮች እና የግርጌ መስመር ብቻ ይይዛል።
customers-name-too-long = ይህ ቢበዛ { $limit } ፊደላት ይይዛል።
customers-value-too-long = አንድ ዝርዝር ቢበዛ { $limit } ፊደላት ይይዛል።
customers-edit-crossed = እርስዎ ሲጽፉ ሌላ ሰው { $name } ላይ ለውጥ አድርጓል። ምንም አልተቀመጠም። ሁለቱን ያነጻጽሩና እንደገና ያስቀምጡ።
customers-erasure-asked = ይህ ደንበኛ ቀድሞውኑ በቀኑ መጨረሻ እንዲሰረዝ ተጠይቋል።
customers-erasure-none = የሚመለስ ስረዛ የለም፦ ተፈጽሟል ወይም ቀድሞውኑ ተመልሷል።
