### Signing in, the team, the own profile, the audit log.

## Passwords

team-password-short = Too short. Take at least { $least } characters, a sentence is fine.
team-password-long = Too long. Take at most { $most } characters.
team-password-one-letter = This is one letter again and again. Take a sentence instead.
