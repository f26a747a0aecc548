### Amharic. Every message is whole; none is built from pieces.

## The frame of every page

shell-skip = ወደ ይዘቱ ዝለል
shell-find = ፈልግ ወይም አድርግ
shell-theme = ብሩህ ወይም ጨለማ
shell-language = ቋንቋ
shell-close = ዝጋ
shell-cancel = ተወው
shell-save = አስቀምጥ
shell-saved = ተቀምጧል { $time }
shell-undo = መልስ
shell-undone = ተመልሷል
shell-more = ተጨማሪ
shell-try-again = እንደገና ሞክር
shell-reconnecting = እንደገና በመገናኘት ላይ
shell-failed = አልተሳካም፣ ምንም አልተለወጠም። እንደገና ይሞክሩ ወይም ገጹን እንደ አዲስ ይክፈቱ።
shell-offline = አሁን መስመር የለም። ምንም አልተለወጠም። መስመሩ ሲመለስ እንደገና ይሞክሩ።
shell-demo = ማሳያ፦ የአንድ የእንግሊዝ ስጦታ ሱቅ እውነተኛ ትዕዛዞች (Online Retail II, D. Chen, CC BY 4.0)፣ በሙሉ ሳምንታት የተወሰዱ። ስሞችና አድራሻዎች የተፈጠሩ ናቸው።
shell-demo-short = ማሳያ፦ እውነተኛ ትዕዛዞች፣ የተፈጠሩ ስሞች።

## Where one can go

nav-main = ዋና
nav-short = ዋና፣ አጭር
nav-shop-menu = የሱቁ ምናሌ
nav-know = እወቅ
nav-sell = ሽጥ
nav-reach = ድረስ
nav-messages = መልእክቶች
nav-channels = ኢሜይል
nav-learn = ተማር
nav-customers = ደንበኞች
nav-orders = ትዕዛዞች
nav-products = ምርቶች
nav-reports = ሪፖርቶች
nav-settings = ቅንብሮች
nav-team = ቡድን
nav-imports = ማስገቢያዎች
nav-jobs = ሥራዎች
nav-audit = የክንውን መዝገብ
nav-me = የእኔ መገለጫ
nav-sign-out = ውጣ
nav-more = ተጨማሪ

## The palette

palette-ask = ደንበኛ፣ ትዕዛዝ ወይም ተግባር ፈልግ
palette-results = ውጤቶች
palette-here = በዚህ ገጽ
palette-go = ወደ
palette-none = ምንም አልተገኘም። በጥቂት ፊደላት ይሞክሩ።
palette-move = ተንቀሳቀስ
palette-open = ክፈት
palette-close = ዝጋ
palette-acts = ተግባራት
palette-orders = ትዕዛዞች
palette-people = ሰዎች

## The keys

keys-title = የቁልፍ ሰሌዳ
keys-everywhere = በየትኛውም ቦታ
keys-lists = ዝርዝሮችና ቅጾች
keys-search = ይህን ዝርዝር ፈልግ
keys-this = ይህ የቁልፎች ዝርዝር
keys-undo = የመጨረሻውን ተግባር መልስ
keys-back = ዝጋ፣ ተመለስ
keys-next = ቀጣይ፣ ቀዳሚ
keys-open = ክፈት
keys-send = ቅጹን ላክ
keys-off-hint = ነጠላ ፊደላትን በመገለጫዎ ማጥፋት ይችላሉ።
keys-are-off = ነጠላ ፊደላት በመገለጫዎ ጠፍተዋል። Ctrl K አሁንም ይሠራል።

## Lists

list-counted = ከ{ $all } { $shown }
list-more = ተጨማሪ አሳይ
list-columns = ዓምዶች
list-columns-show = እነዚህን አሳይ
list-drop-filter = ይህን ማጣሪያ አንሳ

## Forms, work that runs, charts

form-faults =
    { $count ->
        [one] አንድ መስክ መታየት አለበት።
       *[other] { $count } መስኮች መታየት አለባቸው።
    }
job-counted = ከ{ $all } { $done }
job-so-far = እስካሁን { $done }
job-left-seconds = { $count } ሰከንድ ያህል ቀርቷል
job-left-minutes = { $count } ደቂቃ ያህል ቀርቷል
job-leave = ከዚህ ገጽ መውጣት ይችላሉ።
job-stop = አቁም
chart-as-table = እንደ ሠንጠረዥ አሳይ
chart-as-csv = በCSV አውርድ

## What can go wrong, and who may do what

base-busy = በአንድ ጊዜ ብዙ ሥራ አለ። ምንም አልተቀየረም። ከጥቂት ጊዜ በኋላ ይሞክሩ።
base-disk-full = የሱቁ ማሽን ዲስክ ሞልቷል። ምንም አልተቀመጠም። ቦታ ያስለቅቁና እንደገና ይሞክሩ።
base-too-slow = ረጅም ጊዜ ስለወሰደ ቆሟል። ምንም አልተቀየረም። ያነሰ ይጠይቁ ወይም እንደገና ይሞክሩ።
base-database-away = የውሂብ ጎታው አይመልስም። ምንም አልተቀየረም። በራሱ እንደገና ይሞከራል።
base-perhaps-saved = ይህ በመቀመጥ ላይ ሳለ ከውሂብ ጎታው ጋር ያለው መስመር ተቋረጠ። እንደገና ከማድረግዎ በፊት መቀመጡን ይመልከቱ።
base-forbidden = { $role ->
    [owner] ይህን ማድረግ የሚችለው ባለቤት ብቻ ነው። ይጠይቁ።
    [manager] ይህን ማድረግ የሚችለው አስተዳዳሪ ወይም ባለቤት ብቻ ነው። ይጠይቁ።
   *[staff] ተመልካች ይህን ማድረግ አይችልም። ባልደረባ ይጠይቁ።
 }
base-other-site = ይህ የመጣው ከሌላ ድረ ገጽ ስለሆነ አልተደረገም።
base-stale-form = ይህ ገጽ ለረጅም ጊዜ ተከፍቶ ነበር። እንደገና ይጫኑትና ይሞክሩ።
base-form-too-large = ይህ በአንድ ጊዜ ለመላክ በጣም ረጅም ነው።
base-file-too-large = ይህ ፋይል ከ{ $most } ሜባ ይበልጣል። ከፋፍለው ክፍሎቹን አንድ በአንድ ያስገቡ።
base-file-broke-off = ፋይሉ በመንገድ ላይ ስለተቋረጠ ምንም አልተቀመጠም። እንደገና ይላኩት።
base-form-unreadable = ቅጹ ሊነበብ አልቻለም። ገጹን እንደገና ይጫኑና ይሞክሩ።
base-not-found = ይህ ገጽ ወይም ነገር እዚህ የለም። ተዋህዶ ወይም ተሰርዞ ሊሆን ይችላል።
base-not-found-title = እዚህ የለም
base-forbidden-title = አልተፈቀደም
base-failed-title = አልሠራም
base-signed-out = እባክዎ ይግቡ።
base-internal = በእኛ በኩል ችግር ተፈጥሯል። ምንም አልተቀየረም። እንደገና ይሞክሩ፤ ካልተስተካከለ ለማሽኑ ኃላፊ ይንገሩ።
base-home = ወደ መጀመሪያ
role-viewer = ተመልካች
role-staff = ሠራተኛ
role-manager = አስተዳዳሪ
role-owner = ባለቤት
