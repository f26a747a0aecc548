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
