### Ukungena, iqela, iprofayile yakho, irekhodi yezenzo.

## Amagama okugqitha

team-password-short = Lifutshane kakhulu. Thatha ubuncinane oonobumba aba‑{ $least }, isivakalisi silungile.
team-password-long = Lide kakhulu. Thatha oonobumba abangadluli ku‑{ $most }.
team-password-one-letter = Ngunobumba omnye ophindaphindwayo. Thatha isivakalisi endaweni yawo.
