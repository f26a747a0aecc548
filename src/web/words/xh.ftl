### isiXhosa. Prefix and loan word join with the no‑break hyphen U+2011. Every message is whole; none is built from pieces.

## The frame of every page

shell-skip = Tsibela kumxholo
shell-find = Khangela okanye wenze
shell-theme = Okukhanyayo okanye okumnyama
shell-language = Ulwimi
shell-close = Vala
shell-cancel = Yiyeke
shell-save = Gcina
shell-saved = Igciniwe { $time }
shell-undo = Buyisa
shell-undone = Ibuyisiwe
shell-more = Okunye
shell-try-again = Zama kwakhona
shell-reconnecting = Iqhagamshela kwakhona
shell-failed = Khange kusebenze, akukho nto itshintshileyo. Zama kwakhona, okanye uvule iphepha ngokutsha.
shell-offline = Akukho netwekhi okwangoku. Akukho nto itshintshileyo. Zama kwakhona xa ibuyile.
shell-demo = Idemo: ii‑odolo zokwenene zevenkile yezipho yaseBritani (Online Retail II, D. Chen, CC BY 4.0), zishenxiswe ngeeveki ezipheleleyo. Amagama needilesi ziqanjiwe.
shell-demo-short = Idemo: ii‑odolo zokwenene, amagama aqanjiweyo.

## Where one can go

nav-main = Eyona
nav-short = Eyona, emfutshane
nav-shop-menu = Imenyu yevenkile
nav-know = Yazi
nav-sell = Thengisa
nav-reach = Fikelela
nav-messages = Imiyalezo
nav-channels = I‑imeyile
nav-learn = Funda
nav-customers = Abathengi
nav-orders = Iiodolo
nav-products = Iimveliso
nav-reports = Iingxelo
nav-settings = Iisetingi
nav-team = Iqela
nav-imports = Okungenisiweyo
nav-jobs = Imisebenzi
nav-audit = Irekhodi yezenzo
nav-me = Iprofayile yam
nav-sign-out = Phuma
nav-more = Okunye

## The palette

palette-ask = Khangela umthengi, iodolo okanye isenzo
palette-results = Iziphumo
palette-here = Kweli phepha
palette-go = Vula iphepha
palette-none = Akufunyenwanga nto. Zama oonobumba abambalwa.
palette-move = hamba
palette-open = vula
palette-close = vala
palette-acts = izenzo
palette-orders = iiodolo
palette-people = abantu

## The keys

keys-title = Ikhibhodi
keys-everywhere = Kuyo yonke indawo
keys-lists = Izintlu neefomu
keys-search = Khangela kolu luhlu
keys-this = Olu luhlu lwamaqhosha
keys-undo = Buyisa isenzo sokugqibela
keys-back = Vala, buyela umva
keys-next = Okulandelayo, okwangaphambili
keys-open = Vula
keys-send = Thumela ifomu
keys-off-hint = Oonobumba abanye bangacinywa kwiprofayile yakho.
keys-are-off = Oonobumba abanye bacinyiwe kwiprofayile yakho. U‑Ctrl K usasebenza.

## Lists

list-counted = { $shown } kwezi‑{ $all }
list-more = Bonisa okunye
list-columns = Iikholamu
list-columns-show = Bonisa ezi
list-drop-filter = Susa esi sihluzi

## Forms, work that runs, charts

form-faults =
    { $count ->
        [one] Indawo enye ifuna ukujongwa.
       *[other] Iindawo ezifuna ukujongwa: { $count }
    }
job-counted = { $done } kwezi‑{ $all }
job-so-far = Ukuza kuthi ga ngoku: { $done }
job-left-seconds = Kusele malunga nemizuzwana: { $count }
job-left-minutes = Kusele malunga nemizuzu: { $count }
job-leave = Ungaphuma kweli phepha.
job-stop = Misa
chart-as-table = Bonisa njengetheyibhile
chart-as-csv = Khuphela nge‑CSV

## What can go wrong, and who may do what

base-busy = Kuninzi okwenzekayo ngaxeshanye. Akukho nto itshintshileyo. Zama kwakhona emva komzuzwana.
base-disk-full = Idiski yomatshini wevenkile igcwele. Akukho nto igciniweyo. Khulula indawo, uze uzame kwakhona.
base-too-slow = Oko kuthathe ixesha elide kakhulu, kwamiswa. Akukho nto itshintshileyo. Cela okuncinci, okanye uzame kwakhona.
base-database-away = Isiseko sedatha asiphenduli. Akukho nto itshintshileyo. Kuza kuzanywa kwakhona ngokwako.
base-perhaps-saved = Unxibelelwano nesiseko sedatha luqhawukile ngelixa oku kugcinwa. Jonga ukuba sele kukho na phambi kokuba ukwenze kwakhona.
base-forbidden = { $role ->
    [owner] Ngumnini kuphela onokwenza oku. Mcele.
    [manager] Ngumphathi okanye umnini kuphela onokwenza oku. Mcele.
   *[staff] Umbukeli akanako ukwenza oku. Cela ugxa wakho.
 }
base-other-site = Oku kuvela kwenye iwebhusayithi, ngoko akwenziwanga.
base-stale-form = Eli phepha belivuliwe ixesha elide. Lilayishe ngokutsha uze wenze kwakhona.
base-form-too-large = Oku kude kakhulu ukuba kuthunyelwe ngaxeshanye.
base-file-too-large = Le fayile inkulu kune‑{ $most } MB. Yahlule, uze ungenise amacandelo ngalinye.
base-file-broke-off = Ifayile iqhawuke isendleleni, ngoko akukho nto yayo igciniweyo. Yithumele kwakhona.
base-form-unreadable = Ifomu ayifundekanga. Layisha iphepha ngokutsha uze uzame kwakhona.
base-not-found = Eli phepha okanye le nto ayikho apha. Isenokuba idityanisiwe okanye icinyiwe.
base-not-found-title = Ayikho apha
base-forbidden-title = Akuvunyelwanga
base-failed-title = Akuphumelelanga
base-signed-out = Nceda ungene.
base-internal = Kukho into engahambanga kakuhle kwicala lethu. Akukho nto itshintshileyo. Zama kwakhona; ukuba iyaqhubeka, xelela lowo uphethe lo matshini.
base-home = Buyela ekuqaleni
role-viewer = Umbukeli
role-staff = Umsebenzi
role-manager = Umphathi
role-owner = Umnini
