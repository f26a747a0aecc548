### Signing in, the team, the own profile, the audit log.

## Passwords

team-password-short = Too short. Take at least { $least } characters, a sentence is fine.
team-password-long = Too long. Take at most { $most } characters.
team-password-one-letter = This is one letter again and again. Take a sentence instead.
team-password-hint = At least { $least } characters. A sentence is fine.
team-password-same = This is the password you have now. Choose another one.
team-password = Password
team-password-new = New password
team-password-now = Password you have now
team-password-wrong = This is not the password you have now.

## Signing in

team-sign-in = Sign in
team-email = Email
team-sign-in-wrong = Email and password do not fit together. Check both and try again.
team-sign-in-wait =
    { $minutes ->
        [one] Too many tries. Wait one minute, then try again.
       *[other] Too many tries. Wait { $minutes } minutes, then try again.
    }
team-sign-in-late = That took too long, or your password has changed. Sign in again.
team-sign-in-forgotten = Password forgotten? An owner can give you a new one.
team-sign-in-other = Sign in as someone else
team-signed-out = Signed out
team-continue = Continue
team-code-title = Second step
team-code-lead = Type the six digits from your authenticator app, or one of your recovery codes.
team-code = Code
team-code-wrong = This code does not fit, or it was used before. Wait for the next one.
team-own-password-title = Choose your own password
team-own-password-lead = Someone else chose the one you have. From now on only you will know it.

## People

team-email-wrong = This is no email address. It looks like name@shop.example.
team-email-taken = { $email } works here already.
team-email-unknown = Nobody here signs in as { $email }.
team-name-missing = A name is missing.
team-last-owner = { $name } is the last owner. Make someone else an owner first.
team-people = People who work here
team-name = Name
team-role = Role
team-role-of = Role of { $name }
team-role-hint = A viewer looks. Staff serve customers. A manager runs the shop. An owner also decides who works here.
team-you = You
team-is-disabled = Cannot sign in
team-has-step = Second step
team-seen = Seen { $time }
team-not-signed-in = Not signed in
team-add = Add someone
team-added = { $name } works here now.
team-role-changed =
    { $role ->
        [owner] { $name } is an owner now
        [manager] { $name } is a manager now
        [viewer] { $name } is a viewer now
       *[staff] { $name } is staff now
    }
team-disabled = { $name } can no longer sign in
team-enabled = { $name } can sign in again
team-disable = Stop sign-in
team-enable = Allow sign-in
team-reset = Give a new password
team-password-reset = { $name } has a new password and is signed out everywhere.
team-told-title = Password to pass on
team-told-lead = Tell it to them yourself. It is shown only now, and must be changed at the first sign-in.
team-told-done = I have passed it on
team-copy = Copy
team-copied = Copied

## The own profile

team-all-pages = All pages
team-me-language = You and your language
team-me-comfort = How it works for you
team-me-signing-in = Signing in
team-me-sessions = Where you are signed in
team-me-recent = Recent
team-recent-none = What you do shows here for an hour, so that you can take it back.
team-set-name = Name
team-set-language = Language
team-set-calendar = Calendar
team-set-clock = Clock
team-set-keys = Single-letter keys
team-set-keys-hint = J and K move through lists, for example. Ctrl K works in any case.
team-set-data-saver = Save data
team-set-data-saver-hint = What is new comes seldom, or when you load the page afresh.
team-calendar-gregorian = Gregorian
team-calendar-ethiopian = Ethiopian
team-clock-western = From midnight
team-clock-ethiopian = From dawn, as in Ethiopia
team-today-is = Today is { $day }.
team-now-is = It is { $time }.
team-browser-unknown = Unknown browser
team-browser-on = { $browser } on { $system }
team-session-here = Here
team-session-end = End
team-session-ended = Signed out there
team-sessions-end = Sign out everywhere else
team-sessions-ended = Signed out everywhere else
team-password-change = Change password
team-password-change-lead = You stay signed in here, and are signed out everywhere else.
team-password-changed = Password changed
team-step-hint = A code from your phone, so that a password alone is not enough
team-step-on = On
team-step-off = Off
team-codes-left =
    { $count ->
        [one] One recovery code is left
       *[other] { $count } recovery codes are left
    }
team-step-lead = Read this picture with an authenticator app on your phone. From then on, signing in also asks for its code.
team-step-picture = Picture for the authenticator app; the same in letters stands below
team-step-typed = Or type this into the app:
team-step-code = Code that the app shows
team-step-add = Switch on
team-step-added = The second step is on.
team-step-is-on = The second step is on. Your password switches it off.
team-step-remove = Switch off
team-step-removed = The second step is off
team-codes-title = Recovery codes
team-codes-lead = Keep these codes where you find them without your phone. Each works once. They are not shown again.
team-codes-kept = I have kept them
team-codes-renew-lead = A code from your app gives you new ones; the old ones stop working.
team-codes-renew = Make new recovery codes
team-codes-renewed = These recovery codes take the place of the old ones.

## The audit log

team-log-csv = Save as CSV
team-log-act = What was done
team-log-who = Who
team-log-when = When
team-log-about = To whom or what
team-log-details = Details
team-log-all-acts = All actions
team-log-all-people = Everyone
team-log-show = Show
team-log-none = Nothing was done that fits
team-log-none-hint = Choose another action or person.
team-log-all = Show all
actor-system = The program
actor-shell = Command line
actor-job = A job
actor-import = An import
audit-staff-added = Person added
audit-staff-disabled = Sign-in stopped
audit-staff-enabled = Sign-in allowed
audit-role-changed = Role changed
audit-password-reset = New password given
audit-password-changed = Password changed
audit-second-step-added = Second step switched on
audit-second-step-removed = Second step switched off
audit-recovery-code-used = Recovery code used
audit-session-started = Signed in
audit-session-ended = Signed out
audit-session-stolen = A copied sign-in was stopped
audit-sign-in-guessed = Too many tries to sign in
audit-shop-opened = Shop opened
audit-shop-changed = Shop settings changed
audit-recovery-codes-renewed = Recovery codes renewed
audit-setting-to = { $setting }: { $value }
audit-job-retried = Job tried again
audit-job-discarded = Job discarded
