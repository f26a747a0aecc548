### isiZulu. Prefix and loan word join with the no‑break hyphen U+2011. Every message is whole; none is built from pieces.

## The frame of every page

shell-skip = Yeqela kokuqukethwe
shell-find = Thola noma wenze
shell-theme = Okukhanyayo noma okumnyama
shell-language = Ulimi
shell-close = Vala
shell-cancel = Kuyeke
shell-save = Londoloza
shell-saved = Kulondoloziwe { $time }
shell-undo = Hlehlisa
shell-undone = Kuhlehlisiwe
shell-more = Okunye
shell-try-again = Zama futhi
shell-reconnecting = Iyaxhuma futhi
shell-failed = Akusebenzanga, akukho okushintshile. Zama futhi, noma uvule ikhasi kabusha.
shell-offline = Ayikho inethiwekhi okwamanje. Akukho okushintshile. Zama futhi uma isibuyile.
shell-demo = Idemo: ama‑oda angempela esitolo sezipho saseBrithani (Online Retail II, D. Chen, CC BY 4.0), ahanjiswe ngamaviki aphelele. Amagama namakheli aqanjiwe.
shell-demo-short = Idemo: ama‑oda angempela, amagama aqanjiwe.

## Where one can go

nav-main = Okuyinhloko
nav-short = Okuyinhloko, okufushane
nav-shop-menu = Imenyu yesitolo
nav-know = Yazi
nav-sell = Thengisa
nav-reach = Finyelela
nav-messages = Imiyalezo
nav-channels = I‑imeyili
nav-learn = Funda
nav-customers = Amakhasimende
nav-orders = Ama‑oda
nav-products = Imikhiqizo
nav-reports = Imibiko
nav-settings = Izilungiselelo
nav-team = Ithimba
nav-imports = Okungenisiwe
nav-jobs = Imisebenzi
nav-audit = Irekhodi lezenzo
nav-me = Iphrofayela yami
nav-sign-out = Phuma
nav-more = Okunye

## The palette

palette-ask = Thola ikhasimende, i‑oda noma isenzo
palette-results = Imiphumela
palette-here = Kuleli khasi
palette-go = Vula ikhasi
palette-none = Akutholakalanga lutho. Zama izinhlamvu ezimbalwa.
palette-move = hamba
palette-open = vula
palette-close = vala
palette-acts = izenzo
palette-orders = ama‑oda
palette-people = abantu

## The keys

keys-title = Ikhibhodi
keys-everywhere = Yonke indawo
keys-lists = Uhlu namafomu
keys-search = Sesha kulolu hlu
keys-this = Lolu hlu lwezinkinobho
keys-undo = Hlehlisa isenzo sokugcina
keys-back = Vala, buyela emuva
keys-next = Okulandelayo, okwangaphambili
keys-open = Vula
keys-send = Thumela ifomu
keys-off-hint = Izinhlamvu ezizodwa zingavalwa kuphrofayela yakho.
keys-are-off = Izinhlamvu ezizodwa zivaliwe kuphrofayela yakho. U‑Ctrl K usasebenza.

## Lists

list-counted = { $shown } kwezingu‑{ $all }
list-more = Bonisa okunye
list-columns = Amakholomu
list-columns-show = Bonisa lezi
list-drop-filter = Susa lesi sihlungi

## Forms, work that runs, charts

form-faults =
    { $count ->
        [one] Inkambu eyodwa idinga ukubhekwa.
       *[other] Izinkambu ezidinga ukubhekwa: { $count }
    }
job-counted = { $done } kwezingu‑{ $all }
job-so-far = Kuze kube manje: { $done }
job-left-seconds = Kusele cishe imizuzwana: { $count }
job-left-minutes = Kusele cishe imizuzu: { $count }
job-leave = Ungaphuma kuleli khasi.
job-stop = Misa
chart-as-table = Bonisa njengethebula
chart-as-csv = Dawuniloda nge‑CSV

## What can go wrong, and who may do what

base-busy = Kuningi okwenzeka kanyekanye. Akukho okushintshile. Zama futhi emva kwesikhashana.
base-disk-full = Idiski yomshini wesitolo igcwele. Akukho okulondoloziwe. Khulula isikhala, bese uzama futhi.
base-too-slow = Kuthathe isikhathi eside kakhulu, kwamiswa. Akukho okushintshile. Cela okuncane, noma uzame futhi.
base-database-away = Isizindalwazi asiphenduli. Akukho okushintshile. Kuzazama futhi ngokwakho.
base-perhaps-saved = Ukuxhumana nesizindalwazi kunqamukile ngenkathi lokhu kulondolozwa. Bheka ukuthi sekukhona yini ngaphambi kokukwenza futhi.
base-forbidden = { $role ->
    [owner] Umnikazi kuphela ongenza lokhu. Mcele.
    [manager] Umphathi noma umnikazi kuphela ongenza lokhu. Mcele.
   *[staff] Umbukeli akakwazi ukwenza lokhu. Cela uzakwenu.
 }
base-other-site = Lokhu kuvele kwenye iwebhusayithi, ngakho akwenziwanga.
base-stale-form = Leli khasi belivulwe isikhathi eside. Lilayishe kabusha bese wenza futhi.
base-form-too-large = Lokhu kude kakhulu ukuthunyelwa kanyekanye.
base-file-too-large = Leli fayela likhulu kuno‑{ $most } MB. Lihlukanise, bese ungenisa izingxenye ngayinye.
base-file-broke-off = Ifayela linqamuke lisendleleni, ngakho akukho okugciniwe kulo. Lithumele futhi.
base-form-unreadable = Ifomu ayifundekanga. Layisha ikhasi kabusha bese uzama futhi.
base-not-found = Leli khasi noma le nto ayikho lapha. Kungenzeka ihlanganisiwe noma isuliwe.
base-not-found-title = Akukho lapha
base-forbidden-title = Akuvunyelwe
base-failed-title = Akuphumelelanga
base-signed-out = Sicela ungene.
base-internal = Kukhona okungahambanga kahle ngakithi. Akukho okushintshile. Zama futhi; uma kuqhubeka, tshela ophethe lo mshini.
base-home = Buyela ekuqaleni
role-viewer = Umbukeli
role-staff = Isisebenzi
role-manager = Umphathi
role-owner = Umnikazi
