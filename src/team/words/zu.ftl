### Ukungena, ithimba, iphrofayela yakho, irekhodi lezenzo.

## Amaphasiwedi

team-password-short = Lifushane kakhulu. Thatha okungenani izinhlamvu ezingu‑{ $least }, umusho nawo ulungile.
team-password-long = Lide kakhulu. Thatha izinhlamvu ezingevi ku‑{ $most }.
team-password-one-letter = Lona uhlamvu olulodwa oluphindaphindiwe. Thatha umusho esikhundleni salo.
