# customers

## What can go wrong, and why two may be one

customers-nobody = Akukho lutho lapha olungakhomba ikhasimende. Faka i‑imeyili, inombolo yocingo noma inombolo yesitolo.
customers-email-unusable = U‑“{ $written }” akalona ikheli le‑imeyili elingasebenza. Libhale kanje: name@example.com.
customers-phone-unusable = U‑“{ $written }” akayona inombolo yocingo engashayelwa. Yibhale nekhodi yezwe, njengo +27 82 555 0101.
customers-identity-unusable = U‑“{ $written }” akakhombi muntu. Bhala inombolo njengoba olunye uhlelo luyibonisa.
customers-identity-too-many = Leli khasimende selinezingu { $limit }. Susa eyodwa kuqala.
customers-address-unusable = U‑“{ $written }” akalona ikheli lalo mzila.
customers-note-empty = Bhala okuthile ngaphambi kokulondoloza inothi.
customers-note-too-long = Inothi linezinhlamvu ezingu { $limit } ubuningi. Lifinyeze noma ubhale amabili.
customers-merge-same = Laba ababili sebeyikhasimende elilodwa.
customers-merge-undone = Laba ababili sebehlukanisiwe kakade.
customers-merge-erasing = U‑{ $number } uzosulwa ekupheleni kosuku. Hoxisa ukusula kuqala.
customers-merge-recognised = Isivakashi sitholakale siyileli khasimende.
customers-duplicate-decided = Omunye usenqume kakade ngalaba ababili.
customers-duplicate-email = Bobabili bane‑imeyili ethi { $email }.
customers-duplicate-phone = Bobabili banocingo olungu { $phone }.
customers-duplicate-identity = Bobabili banenombolo efanayo kolunye uhlelo.
customers-duplicate-name-city = Bobabili babizwa ngo { $name } futhi bahlala e { $city }.
customers-duplicate-name-country = Bobabili babizwa ngo { $name } futhi bahlala ezweni elifanayo.
customers-duplicate-name = Bobabili babizwa ngo { $name }.
customers-duplicate-near = U‑{ $name } no { $other } babhalwa cishe ngokufanayo, nezingcingo zabo ziphela ngokufanayo.
customers-field-unusable = Igama lenkundla linezinhlamvu ezincane, izinombolo nomugqa ongaphansi kuphela.
customers-name-too-long = Lokhu kunezinhlamvu ezingu { $limit } ubuningi.
customers-value-too-long = Imininingwane inezinhlamvu ezingu { $limit } ubuningi.
customers-edit-crossed = Omunye ushintshe u‑{ $name } ngenkathi ubhala. Akukho okulondoloziwe. Qhathanisa kokubili, bese ulondoloza futhi.
customers-erasure-asked = Leli khasimende selizosulwa ekupheleni kosuku.
customers-erasure-none = Akukho ukusula okungahoxiswa: kwenziwe, noma sekuhoxisiwe.
