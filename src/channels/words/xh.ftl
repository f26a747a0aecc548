# channels



## What cannot be used

channels-key-unusable = Umyalezo ufuna isitshixo esinoonobumba abangadlulanga ku‑200.
channels-way-out = Awusayifuni le miyalezo? Zikhuphe kuluhlu
channels-suppressed-no-mailbox = Iseva ye‑imeyile ithe ayikho ibhokisi enjalo
channels-suppressed-bounced = I‑imeyile ibuyile: ayikwazi ukufika
channels-suppressed-complained = Umamkeli uthe umyalezo wethu yi‑spam

## What is wrong with a channel

channels-trouble-dns = Iseva { $host } ayifumanekanga ({ $said }). Akukho nto ilahlekayo: imiyalezo iyalinda kwaye iyazanywa kwakhona.
channels-trouble-connection = Iseva { $host }, iphothi { $port }, ayiphenduli kakuhle ({ $said }). Akukho nto ilahlekayo: imiyalezo iyalinda kwaye iyazanywa kwakhona.
channels-trouble-tls = Umgca oya ku‑{ $host } awukwazanga kuguqulelwa kwikhowudi ({ $said }). Akukho nto ilahlekayo: imiyalezo iyalinda kwaye iyazanywa kwakhona.
channels-trouble-sign-in = I‑{ $host } ayilamkelanga igama lomsebenzisi nephasiwedi ({ $said }). Akukho nto ilahlekayo: imiyalezo iyalinda kwaye iyazanywa kwakhona.
channels-trouble-sender = I‑{ $host } ayamkeli imeyile evela kwidilesi yethu ({ $said }). Akukho nto ilahlekayo: imiyalezo iyalinda kwaye iyazanywa kwakhona.

## Signing

channels-dkim-key-unusable = Esi asisosi sitshixo sabucala esinokusayina ngaso. Ncamathisela isitshixo se‑RSA okanye se‑Ed25519 kwifomu ye‑PEM.
