### Ukuqala kokuqala, iisetingi zevenkile, imisebenzi.

## Ukuqala kokuqala

settings-start-title = Lungiselela ivenkile yakho
settings-start-lead = Amanyathelo amathathu amafutshane. Konke ngaphandle kwemali kungatshintshwa kamva.
settings-start-shop = Ivenkile
settings-start-money = Imali nexesha
settings-start-owner = Wena
settings-start-next = Okulandelayo
settings-start-back = Emva
settings-start-open = Vula ivenkile
settings-start-your-name = Igama lakho
settings-start-email-hint = Ungena ngayo.
settings-start-done = Ubani othile usandul’ ukulungiselela le venkile. Ngena endaweni yoko.

## Ivenkile

settings-shop = Ivenkile
settings-shop-name = Igama levenkile
settings-shop-name-hint = Njengoko abathengi bakho belazi.
settings-shop-language = Ulwimi lwevenkile
settings-shop-language-hint = Ivenkile ebhala ngalo kakhulu. Wonke umntu uzikhethela olwakhe.
settings-shop-country = Ilizwe
settings-shop-country-hint = Iinombolo zefowuni ezingenakhowudi yelizwe zifundwa njengezalapha.
settings-country-unknown = Khetha ilizwe kuluhlu.
settings-shop-zone = Ummandla wexesha
settings-shop-zone-hint = Bhala oonobumba abambalwa besixeko esikufutshane nawe.
settings-zone-unknown = Akukho mmandla wexesha ubizwa ngokuba “{ $typed }”. Khetha omnye kuluhlu, njengo‑Africa/Johannesburg.
settings-shop-currency = Imali
settings-shop-currency-hint = Onke amanani abalwa ngayo. Ayisatshintshi xa sele kukho iiodolo.
settings-currency-locked = Imali ayitshintshi, kuba iiodolo zibhalwe ngayo.
settings-currency-unknown = Akukho mali ibizwa ngokuba “{ $typed }”. Khetha enye kuluhlu.
settings-name-missing = Kusweleka igama.
settings-search = Khangela iisetingi
settings-more = Okunye okulungiswayo
settings-me-hint = Ulwimi lwakho, ikhalenda, iwotshi, igama lokugqitha
settings-none = Akukho nto ihambelanayo. Zama oonobumba abambalwa.

## Imisebenzi

settings-jobs-none = Akukho nto ilindileyo
settings-jobs-none-hint = Umsebenzi wangasemva ubonakala apha xa usalindile, naxa usilela.
settings-jobs-parked = Okuyekiweyo
settings-jobs-parked-hint = Zilinde wena
settings-jobs-waiting = Ezilindileyo okanye ezisebenzayo
settings-job-tries =
    { $count ->
        [one] Kuzanywe kanye
       *[other] Kuzanywe amaxesha: { $count }
    }
settings-job-retried = Umsebenzi uza kuzanywa kwakhona
settings-job-discard = Lahla
settings-job-discarded = Umsebenzi umkile ngokupheleleyo. Ukho kwirekhodi yezenzo.
settings-job-discard-hint = Okulahliweyo akubuyiseki. Kubhalwa kwirekhodi yezenzo.
