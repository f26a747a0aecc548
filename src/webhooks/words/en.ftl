## Webhooks: other programs that are told of what happens

nav-webhooks = Webhooks
webhooks-told = Who is told
webhooks-none = Nobody is told yet
webhooks-none-hint = A webhook tells another program of what happens here, as soon as it happens.
webhooks-add = Add a webhook
webhooks-url = Address
webhooks-url-hint = Where we send to, such as https://other.example/indaba.
webhooks-url-unusable = This is no address that can be used. Write it like https://other.example/indaba.
webhooks-url-ours = This is our own address. Give that of the other program.
webhooks-description = What it is for
webhooks-description-hint = For the team; may be left empty.
webhooks-description-long = This is too long. Use up to { $most } letters.
webhooks-kinds = What it is told of
webhooks-kinds-hint = Choose none to tell of everything.
webhooks-all-kinds = Everything
webhooks-some-kinds =
    { $n ->
        [one] { $n } kind of event
       *[other] { $n } kinds of events
    }
webhooks-standing = How it goes
webhooks-is-on = On
webhooks-is-paused = Paused
webhooks-is-given-up = Given up
webhooks-is-failing = Failing
webhooks-waiting =
    { $n ->
        [one] { $n } waits
       *[other] { $n } wait
    }
webhooks-made = The webhook is added.
webhooks-made-by = Added by { $name } on { $date }
webhooks-changed = The webhook is changed
webhooks-secret = Secret
webhooks-secret-title = The secret
webhooks-secret-lead = With it the other program knows that a message is ours. Copy it now. It is shown only this once.
webhooks-secret-before = The secret before it is good for 24 hours more, so there is time to change over.
webhooks-secret-changed = There is a new secret.
webhooks-secret-kept = I have kept it
webhooks-old-secret = The secret before is good until { $time }.
webhooks-settings = Settings
webhooks-trial = Send a trial
webhooks-trial-well = It answered { $status }. All is well
webhooks-trial-badly = It answered { $status }, which is no success
webhooks-trial-away = It did not answer; see the trial below
webhooks-rotate = Change the secret
webhooks-pause = Pause
webhooks-resume = Go on
webhooks-end = End it
webhooks-paused = { $name } is paused
webhooks-resumed = { $name } is told again
webhooks-ended = { $name } is told nothing any more
webhooks-returned = { $name } is told again
webhooks-paused-note = Paused on { $time }. What happens meanwhile waits.
webhooks-given-up-note =
    { $n ->
        [one] Nothing is sent since { $time }: { $n } try failed.
       *[other] Nothing is sent since { $time }: { $n } tries failed in a row. Mend the other side, then go on.
    }
webhooks-sends = What was sent
webhooks-sends-none = Nothing yet
webhooks-sends-none-hint = What happens from now on is listed here for 30 days.
webhooks-state-waiting = Waits
webhooks-state-again = Will try again
webhooks-state-delivered = Delivered
webhooks-state-given-up = Given up
webhooks-next = The next try is at { $time }.
webhooks-try-answered = Answered { $status } after { $ms } ms
webhooks-try-failed = No answer after { $ms } ms: { $why }
webhooks-body = What was sent
webhooks-again = Send again
webhooks-sent-again = It is sent again
webhooks-send-waits = This is on its way already.
job-kind-send-webhooks = Tell other programs
job-kind-forget-sends = Forget what other programs were told
audit-webhook-made = Webhook added
audit-webhook-changed = Webhook changed
audit-webhook-secret-changed = Webhook's secret changed
audit-webhook-paused = Webhook paused
audit-webhook-resumed = Webhook goes on
audit-webhook-ended = Webhook ended
audit-webhook-returned = Webhook brought back
