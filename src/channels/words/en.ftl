# channels



## What cannot be used

channels-key-unusable = A message needs a key of at most 200 characters.
channels-way-out = Do you not want these messages any more? Unsubscribe
channels-suppressed-no-mailbox = The mail server said that there is no such mailbox
channels-suppressed-bounced = Mail came back: it cannot be delivered
channels-suppressed-complained = The recipient called a message of ours spam

## What is wrong with a channel

channels-trouble-dns = The server { $host } was not found ({ $said }). Nothing is lost: messages wait and are tried again.
channels-trouble-connection = The server { $host }, port { $port }, does not answer as it should ({ $said }). Nothing is lost: messages wait and are tried again.
channels-trouble-tls = The line to { $host } could not be encrypted ({ $said }). Nothing is lost: messages wait and are tried again.
channels-trouble-sign-in = { $host } did not accept the user name and password ({ $said }). Nothing is lost: messages wait and are tried again.
channels-trouble-sender = { $host } takes no mail from our address ({ $said }). Nothing is lost: messages wait and are tried again.

## Signing

channels-dkim-key-unusable = This is no private key that we can sign with. Paste an RSA or Ed25519 key in PEM form.
