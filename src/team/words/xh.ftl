### Ukungena, iqela, iprofayile yakho, irekhodi yezenzo.

## Amagama okugqitha

team-password-short = Lifutshane kakhulu. Thatha ubuncinane oonobumba aba‑{ $least }, isivakalisi silungile.
team-password-long = Lide kakhulu. Thatha oonobumba abangadluli ku‑{ $most }.
team-password-one-letter = Ngunobumba omnye ophindaphindwayo. Thatha isivakalisi endaweni yawo.
team-password-hint = Ubuncinane oonobumba aba‑{ $least }. Isivakalisi silungile.
team-password-same = Leli gama lokugqitha unalo ngoku. Khetha elinye.
team-password = Igama lokugqitha
team-password-new = Igama lokugqitha elitsha
team-password-now = Igama lokugqitha onalo ngoku
team-password-wrong = Eli asilogama lokugqitha onalo ngoku.

## Ukungena

team-sign-in = Ngena
team-email = I‑imeyile
team-sign-in-wrong = I‑imeyile negama lokugqitha azihambelani. Khangela zombini uze uzame kwakhona.
team-sign-in-wait =
    { $minutes ->
        [one] Kuzanywe kaninzi kakhulu. Linda umzuzu omnye, uze uzame kwakhona.
       *[other] Kuzanywe kaninzi kakhulu. Linda imizuzu: { $minutes }, uze uzame kwakhona.
    }
team-sign-in-late = Kuthathe ixesha elide, okanye igama lakho lokugqitha litshintshile. Ngena kwakhona.
team-sign-in-forgotten = Ulilibele igama lokugqitha? Umnini angakunika elitsha.
team-sign-in-other = Ngena njengomnye umntu
team-signed-out = Uphumile
team-continue = Qhubeka
team-code-title = Inyathelo lesibini
team-code-lead = Bhala amanani amathandathu avela kwi‑app yakho yokuqinisekisa, okanye enye yeekhowudi zakho zokuhlangula.
team-code = Ikhowudi
team-code-wrong = Le khowudi ayihambelani, okanye yakhe yasetyenziswa. Linda elandelayo.
team-own-password-title = Khetha igama lokugqitha elilelakho
team-own-password-lead = Onalo likhethwe ngomnye umntu. Ukusukela ngoku liya kwaziwa nguwe wedwa.

## Abantu

team-email-wrong = Le ayiyodilesi ye‑imeyile. Ifana no‑name@shop.example.
team-email-taken = { $email } sele esebenza apha.
team-email-unknown = Akukho mntu ungena apha ngo‑{ $email }.
team-name-missing = Kusweleka igama.
team-last-owner = U‑{ $name } ngumnini wokugqibela. Qala wenze omnye umntu abe ngumnini.
