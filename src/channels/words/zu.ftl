# channels



## What cannot be used

channels-key-unusable = Umlayezo udinga ukhiye onezinhlamvu ezingevile ku‑200.
channels-way-out = Awusayifuni le miyalezo? Zikhiphe ohlwini
channels-suppressed-no-mailbox = Iseva ye‑imeyili ithe alikho ibhokisi elinjalo
channels-suppressed-bounced = I‑imeyili ibuyile: ayikwazi ukufika
channels-suppressed-complained = Umamukeli uthe umlayezo wethu uwugaxekile

## What is wrong with a channel

channels-trouble-dns = Iseva { $host } ayitholakalanga ({ $said }). Akukho okulahlekayo: imiyalezo iyalinda futhi iyazanywa futhi.
channels-trouble-connection = Iseva { $host }, iphothi { $port }, ayiphenduli kahle ({ $said }). Akukho okulahlekayo: imiyalezo iyalinda futhi iyazanywa futhi.
channels-trouble-tls = Umugqa oya ku‑{ $host } awukwazanga ukubethelwa ({ $said }). Akukho okulahlekayo: imiyalezo iyalinda futhi iyazanywa futhi.
channels-trouble-sign-in = I‑{ $host } ayilamukelanga igama lomsebenzisi nephasiwedi ({ $said }). Akukho okulahlekayo: imiyalezo iyalinda futhi iyazanywa futhi.
channels-trouble-sender = I‑{ $host } ayamukeli ma‑imeyili avela ekhelini lethu ({ $said }). Akukho okulahlekayo: imiyalezo iyalinda futhi iyazanywa futhi.

## Signing

channels-dkim-key-unusable = Lona akuwona ukhiye oyimfihlo esingasayina ngawo. Namathisela ukhiye we‑RSA noma we‑Ed25519 ngesimo se‑PEM.
