# channels



## What cannot be used

channels-key-unusable = አንድ መልእክት ከ200 ፊደላት ያልበለጠ ቁልፍ ያስፈልገዋል።
channels-way-out = እነዚህን መልእክቶች ከእንግዲህ አይፈልጉም? ከምዝገባ ይውጡ
channels-suppressed-no-mailbox = የኢሜይል ሰርቨሩ እንዲህ ያለ ሳጥን የለም ብሏል
channels-suppressed-bounced = ኢሜይሉ ተመልሷል፤ ሊደርስ አይችልም
channels-suppressed-complained = ተቀባዩ መልእክታችንን አይፈለጌ ብለውታል

## What is wrong with a channel

channels-trouble-dns = ሰርቨሩ { $host } አልተገኘም ({ $said })። ምንም አይጠፋም፤ መልእክቶቹ ይጠብቃሉ፣ እንደገናም ይሞከራሉ።
channels-trouble-connection = ሰርቨሩ { $host }፣ ፖርት { $port }፣ በሚገባ አይመልስም ({ $said })። ምንም አይጠፋም፤ መልእክቶቹ ይጠብቃሉ፣ እንደገናም ይሞከራሉ።
channels-trouble-tls = ወደ { $host } ያለው መስመር ሊመሰጠር አልቻለም ({ $said })። ምንም አይጠፋም፤ መልእክቶቹ ይጠብቃሉ፣ እንደገናም ይሞከራሉ።
channels-trouble-sign-in = { $host } የተጠቃሚ ስሙንና የይለፍ ቃሉን አልተቀበለም ({ $said })። ምንም አይጠፋም፤ መልእክቶቹ ይጠብቃሉ፣ እንደገናም ይሞከራሉ።
channels-trouble-sender = { $host } ከአድራሻችን ኢሜይል አይቀበልም ({ $said })። ምንም አይጠፋም፤ መልእክቶቹ ይጠብቃሉ፣ እንደገናም ይሞከራሉ።

## Signing

channels-dkim-key-unusable = ይህ ልንፈርምበት የምንችል የግል ቁልፍ አይደለም። በPEM ቅርጽ የRSA ወይም Ed25519 ቁልፍ ይለጥፉ።
