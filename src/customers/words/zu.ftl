# customers

## What can go wrong, and why two may be one

customers-nobody = Akukho lutho lapha olungakhomba ikhasimende. Faka i‑imeyili, inombolo yocingo noma inombolo yesitolo.
customers-email-unusable = “{ $written }” akulona ikheli le‑imeyili elingasebenza. Libhale kanje: name@example.com.
customers-phone-unusable = “{ $written }” akuyona inombolo yocingo engashayelwa. Yibhale nekhodi yezwe, kanje: +27 82 555 0101.
customers-identity-unusable = “{ $written }” ayikhombi muntu. Bhala inombolo njengoba olunye uhlelo luyibonisa.
customers-identity-too-many = Leli khasimende selinazo kakade ezingu‑{ $limit }. Susa eyodwa kuqala.
customers-identity-elsewhere = Lokhu kuqinisekiswe njengokomunye umuntu okwamanje. Akukwazi ukubuyela lapha.
customers-address-unusable = “{ $written }” akulona ikheli laleli shaneli.
customers-note-empty = Bhala okuthile ngaphambi kokulondoloza inothi.
customers-note-too-long = Inothi linezinhlamvu ezingu‑{ $limit } ubuningi. Lifinyeze noma ubhale amabili.
customers-merge-same = Laba ababili sebeyikhasimende elilodwa.
customers-merge-undone = Laba ababili sebehlukanisiwe kakade.
customers-merge-erasing = U‑{ $number } uzosulwa ekupheleni kosuku. Hoxisa ukusula kuqala.
customers-merge-recognised = Isivakashi sitholakale siyileli khasimende.
customers-duplicate-decided = Omunye usenqume kakade ngalaba ababili.
customers-duplicate-email = Bobabili bane‑imeyili efanayo: { $email }.
customers-duplicate-phone = Bobabili banenombolo yocingo efanayo: { $phone }.
customers-duplicate-identity = Bobabili banenombolo efanayo kolunye uhlelo.
customers-duplicate-said = Isitolo se‑inthanethi sithi bobabili bangumuntu oyedwa.
customers-duplicate-name-city = Bobabili banegama elifanayo nedolobha elifanayo: { $name }, { $city }.
customers-duplicate-name-country = Bobabili banegama elifanayo, { $name }, futhi bahlala ezweni elilodwa.
customers-duplicate-name = Bobabili banegama elifanayo: { $name }.
customers-duplicate-near = U‑{ $name } no‑{ $other } babhalwa cishe ngokufanayo, nezingcingo zabo ziphela ngokufanayo.
customers-field-unusable = Igama lenkundla linezinhlamvu ezincane, izinombolo nomugqa ongaphansi kuphela.
customers-name-too-long = Lokhu kunezinhlamvu ezingu‑{ $limit } ubuningi.
customers-value-too-long = Imininingwane inezinhlamvu ezingu‑{ $limit } ubuningi.
customers-edit-crossed = Omunye ushintshe u‑{ $name } ngenkathi ubhala. Akukho okulondoloziwe. Qhathanisa kokubili, bese ulondoloza futhi.
customers-erasure-asked = Leli khasimende selizosulwa ekupheleni kosuku.
customers-erasure-none = Akukho ukusula okungahoxiswa: kwenziwe, noma sekuhoxisiwe.
