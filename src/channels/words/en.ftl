# channels



## What cannot be used

channels-key-unusable = A message needs a key of at most 200 characters.
channels-way-out = Do you not want these messages any more? Unsubscribe
channels-suppressed-no-mailbox = The mail server said that there is no such mailbox
channels-suppressed-bounced = Mail came back: it cannot be delivered
channels-suppressed-complained = The recipient called a message of ours spam

## What is wrong with a channel

channels-trouble-dns = The server { $host } was not found ({ $said }). Nothing is lost: messages wait and are tried again.
channels-trouble-private = { $host } lies inside a private network. Whoever runs this program lets mail go there with the setting private_networks. Nothing is lost: messages wait and are tried again.
channels-trouble-connection = The server { $host }, port { $port }, does not answer as it should ({ $said }). Nothing is lost: messages wait and are tried again.
channels-trouble-tls = The line to { $host } could not be encrypted ({ $said }). Nothing is lost: messages wait and are tried again.
channels-trouble-certificate = { $host } shows a certificate that nobody vouches for ({ $said }). If this is a server of your own, paste its certificate under “Certificate to trust”. Nothing is lost: messages wait and are tried again.
channels-trouble-certificate-name = The certificate of { $host } is for another name ({ $said }). Type the name that stands in it, or paste it under “Certificate to trust”. Nothing is lost: messages wait and are tried again.
channels-trouble-certificate-dates = The certificate of { $host } is out of date ({ $said }). Whoever runs the server must renew it. Nothing is lost: messages wait and are tried again.
channels-trouble-no-sign-in = { $host } offers no way to sign in on this line. Choose an encrypted line, or leave the user name empty. Nothing is lost: messages wait and are tried again.
channels-trouble-sign-in = { $host } did not accept the user name and password ({ $said }). Nothing is lost: messages wait and are tried again.
channels-trouble-wants-sign-in = { $host } takes no mail before the line is encrypted and we have signed in ({ $said }). Nothing is lost: messages wait and are tried again.
channels-trouble-sender = { $host } takes no mail from our address ({ $said }). Nothing is lost: messages wait and are tried again.

## Signing

channels-dkim-key-unusable = This is no private key that we can sign with. Paste an RSA or Ed25519 key in PEM form.

## The list

channels-search = Address or name
channels-show = Show
channels-show-all = Show all messages
channels-export = Download as CSV
channels-subject = Subject
channels-no-subject = No subject yet
channels-to = To
channels-from = From
channels-for = For
channels-for-any = For anything
channels-for-service = Orders and service
channels-for-marketing = News and offers
channels-channel = Sent through
channels-any-channel = Any channel
channels-state = Where it stands
channels-when = When
channels-nothing = No messages fit
channels-nothing-yet = Nothing was sent yet
channels-nothing-yet-text = Whatever the shop sends to customers stands here, with what became of it.
channels-none-yet = There is no way to send email yet: messages wait until one is set up.
channels-is-paused = { $name } is paused: its messages wait.
channels-tab-all = All
channels-tab-waiting = Waiting
channels-tab-sent = Sent
channels-tab-bounced = Came back
channels-tab-failed = Failed
channels-tab-left-out = Left out
channels-tab-cancelled = Called off
channels-tab-twice = Perhaps twice
channels-state-waiting = Waiting
channels-state-sending = Being sent
channels-state-sent = Sent
channels-state-delivered = Delivered
channels-state-bounced = Came back
channels-state-complained = Called spam
channels-state-failed = Failed
channels-state-left-out = Left out
channels-state-cancelled = Called off
channels-why-suppressed = Nothing is sent to this address
channels-why-never-given = They never agreed to such messages
channels-why-withdrawn = They said no to such messages
channels-why-no-address = There is no address
channels-why-erased = The person was erased
channels-why-too-late = It waited for so long that it would have come too late
channels-why-unwritable = The template could not be filled in
channels-again-at = Tried { $n } times, next on { $time }

## One message

channels-facts = About this message
channels-why = Why
channels-written = Written
channels-accepted = Taken by the server
channels-words = What it says
channels-attempts = Attempts
channels-no-attempts = It was not tried yet.
channels-outcome-accepted = Taken
channels-outcome-deferred = Not now, said the server
channels-outcome-refused = Refused
channels-outcome-lost = The line was lost before it was handed over
channels-outcome-unsure = The line was lost before the answer came: it may have arrived
channels-outcome-crashed = The program ended while it was being sent: it may have arrived
channels-outcome-unwritable = It could not be written
channels-twice-text = Nobody heard whether the first try arrived, so it was sent once more. It may have arrived twice.
channels-returned = What came back
channels-verdict-hard = There is no such mailbox
channels-verdict-soft = It could not be delivered this time
channels-verdict-complaint = The recipient called it spam
channels-verdict-delivered = It arrived
channels-verdict-reply = An answer of a machine
channels-verdict-unknown = A mail that says nothing we understand
channels-others = Other sendings of it
channels-cancel = Do not send
channels-again = Send again
channels-again-done = It is sent once more.
channels-cancelled-done = It was called off.
channels-too-late-to-cancel = It does not wait any more, so it cannot be called off.
channels-not-again = It is still under way, or its words were erased: it cannot be sent again.
channels-reason-erased = The person was erased

## The catcher

channels-caught = Caught mail
channels-caught-search = Address
channels-caught-clear = Clear
channels-caught-cleared = All caught mail is gone.
channels-caught-none = No mail was caught yet
channels-caught-none-text = This is a demonstration: mail to customers stays here and goes to nobody.
channels-download = Download
channels-text = Text
channels-headers = Headers
channels-source = Source

## Setting up

channels-none = No way to send email yet
channels-none-text = Name a mail server, and messages that wait go out at once.
channels-new = Add an email channel
channels-works = Works
channels-untried = Not tested
channels-paused = Paused
channels-troubled = Does not work
channels-pause = Pause
channels-resume = Go on
channels-paused-done = It is paused. Messages wait.
channels-resumed-done = It goes on. Messages that waited are sent.
channels-retry-at = It is tried again at { $time }.
channels-test = Send a test to me
channels-test-card = The test
channels-test-subject = A test of { $name }
channels-test-text = This message shows that the shop can send email.
channels-test-refused = The server did not take the test: { $said }
channels-step-dns = The server was found
channels-step-connection = It answers
channels-step-tls = The line is encrypted
channels-step-sign-in = It knows us
channels-step-accepted = It took the test
channels-built-in = This is the catcher of the demonstration: it takes all mail and sends none on.
channels-checks = What is done, and what is missing
channels-check-tested = A test was taken by the server
channels-check-tested-hint = Send a test to yourself.
channels-check-encrypted = The line is encrypted
channels-check-encrypted-hint = Without it anyone on the way can read along. Only right for a server on this machine.
channels-check-signs = Messages are signed (DKIM)
channels-check-signs-hint = Many receivers trust signed mail only. Not needed where your mail server signs.
channels-check-bounces = Mail that comes back is noticed
channels-check-bounces-hint = Name a domain whose mail comes to this program.
channels-sender = Who writes
channels-from-name = Name of the sender
channels-reply-to = Answers go to
channels-reply-to-hint = Empty: to the sender
channels-name = Name of this channel
channels-name-hint = For your team only
channels-server = The mail server
channels-host = Server
channels-port = Port
channels-security = Encryption
channels-security-starttls = STARTTLS (usually port 587)
channels-security-tls = TLS from the start (usually port 465)
channels-security-none = None (for a server on this machine)
channels-login = User name
channels-password = Password
channels-password-hint = Sealed in the database. Empty: as it was.
channels-more = More
channels-connections = Lines at once
channels-per-minute = Messages in a minute, at most
channels-per-minute-hint = Empty: as fast as the server takes them
channels-bounce-domain = Domain for mail that comes back
channels-bounce-domain-hint = Its mail must reach this program (the setting mail_listen).
channels-certificate = Certificate to trust
channels-certificate-hint = Only for a server of your own: its certificate, or that of the authority that signed it, as PEM.
channels-signing = Signing (DKIM)
channels-signing-text = A signature shows receivers that a message is really yours. Make a key, publish its record where your domain is managed, then sign.
channels-record-name = Name of the record
channels-record-kind = Kind
channels-record-value = Value
channels-key-kind = New key
channels-key-rsa = RSA, 2048 bits: every receiver reads it
channels-key-ed25519 = Ed25519: signs much faster, but many receivers do not read it yet
channels-key = Own private key
channels-key-hint = Only if you have one: as PEM, RSA of at least 2048 bits or Ed25519. Empty: a new key is made here.
channels-key-make = Use this key, or make one
channels-key-kept = The key is kept. Publish its record, then sign.
channels-sign = The record is published: sign
channels-sign-no-more = Sign no more
channels-signs-done = Messages are signed from now on.
channels-signs-no-more = Messages are not signed any more.
channels-no-key = There is no key to sign with yet.
channels-added = The channel is there. Send a test to yourself.
channels-saved = Saved.
channels-crossed = Someone else changed this channel meanwhile. Look at what is there now, then save again.
channels-from-unusable = The sender needs an address such as hello@shop.example.
channels-reply-to-unusable = The address for answers is no email address.
channels-host-unusable = Name the mail server, such as smtp.example.org.
channels-port-unusable = The port is a number from 1 to 65535, usually 587 or 465.
channels-connections-unusable = Between 1 and 50 lines at once.
channels-rate-unusable = Messages in a minute: a whole number, or nothing for no limit.
channels-bounce-domain-unusable = The domain for mail that comes back is no domain.
channels-certificate-unusable = The certificate must be in PEM form, as it begins with BEGIN CERTIFICATE.

## The way out

channels-leave = Unsubscribe
channels-leave-title = No more of these messages?
channels-leave-text = We will not send news and offers to { $address } any more. Messages about your orders still come.
channels-left = You get no more news and offers.
channels-left-title = You are unsubscribed
channels-left-text = No news and offers go to { $address } any more.
channels-come-back = Undo: I want them after all
channels-came-back = You get news and offers again.
channels-leave-nothing = There is nothing to unsubscribe from
channels-leave-nothing-text = This link is not complete, or we know nothing of this address any more.
job-kind-understand-inbound = Understand mail that came back

audit-channel-added = Channel added
audit-channel-changed = Channel changed
audit-channel-key-made = Key for signing mail made
audit-delivery-cancelled = Message called off
audit-delivery-sent-again = Message sent again
audit-messages-exported = Messages exported
