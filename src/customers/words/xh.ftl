# customers

## What can go wrong, and why two may be one

customers-nobody = Akukho nto apha enokuchaza umthengi. Faka i‑imeyile, inombolo yefowuni okanye inombolo yevenkile.
customers-email-unusable = “{ $written }” ayiyodilesi ye‑imeyile enokusetyenziswa. Yibhale ngolu hlobo: name@example.com.
customers-phone-unusable = “{ $written }” ayiyonombolo yefowuni enokutsalelwa. Yibhale nekhowudi yelizwe, ngolu hlobo: +27 82 555 0101.
customers-identity-unusable = “{ $written }” ayichazi mntu. Bhala inombolo njengoko enye inkqubo iyibonisa.
customers-identity-too-many = Lo mthengi sele enazo ezi‑{ $limit }. Susa enye kuqala.
customers-identity-elsewhere = Oku kungqinwe njengokomnye umntu okwangoku. Akunakubuyela apha.
customers-address-unusable = “{ $written }” ayiyodilesi yale ndlela.
customers-note-empty = Bhala into ngaphambi kokugcina inqaku.
customers-note-too-long = Inqaku linoonobumba aba‑{ $limit } ubuninzi. Lenze lifutshane okanye ubhale amabini.
customers-merge-same = Aba babini sele bengumthengi omnye.
customers-merge-undone = Aba babini sele behlukanisiwe.
customers-merge-erasing = U‑{ $number } uza kucinywa ekupheleni kosuku. Rhoxisa ukucima kuqala.
customers-merge-recognised = Undwendwe lufunyaniswe lungulo mthengi.
customers-duplicate-decided = Omnye umntu sele egqibile ngaba babini.
customers-duplicate-email = Bobabini bane‑imeyile efanayo: { $email }.
customers-duplicate-phone = Bobabini banenombolo yefowuni efanayo: { $phone }.
customers-duplicate-identity = Bobabini banenombolo efanayo kwenye inkqubo.
customers-duplicate-said = Ivenkile ye‑intanethi ithi bobabini bangumntu omnye.
customers-duplicate-name-city = Bobabini banegama elinye nesixeko esinye: { $name }, { $city }.
customers-duplicate-name-country = Bobabini banegama elinye, { $name }, kwaye bahlala kwilizwe elinye.
customers-duplicate-name = Bobabini banegama elinye: { $name }.
customers-duplicate-near = U‑{ $name } no‑{ $other } babhalwa phantse ngokufanayo, neefowuni zabo ziphela ngokufanayo.
customers-field-unusable = Igama lendawo linoonobumba abancinci, amanani nomgca ongaphantsi kuphela.
customers-name-too-long = Oku kunoonobumba aba‑{ $limit } ubuninzi.
customers-value-too-long = Inkcukacha inoonobumba aba‑{ $limit } ubuninzi.
customers-edit-crossed = Omnye umntu utshintshe u‑{ $name } ngelixa ubhala. Akukho nto igciniweyo. Thelekisa zombini, uze ugcine kwakhona.
customers-erasure-asked = Lo mthengi sele eza kucinywa ekupheleni kosuku.
customers-erasure-none = Akukho kucima kunokurhoxiswa: kwenziwe, okanye sele kurhoxisiwe.
