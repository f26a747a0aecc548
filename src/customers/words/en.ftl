# customers

## What can go wrong, and why two may be one

customers-nobody = There is nothing here by which a customer can be recognised. Add an email, a phone number or a shop id.
customers-email-unusable = “{ $written }” is not an email address that can be used. Write it like name@example.com.
customers-phone-unusable = “{ $written }” is not a phone number that can be called. Write it with its country, like +27 82 555 0101.
customers-identity-unusable = “{ $written }” names nobody. Write the id as the other system shows it.
customers-identity-too-many = This customer has { $limit } of these already. Remove one first.
customers-identity-elsewhere = This was shown to belong to someone else meanwhile. It cannot come back here.
customers-address-unusable = “{ $written }” is no address for this channel.
customers-note-empty = Write something before saving the note.
customers-note-too-long = A note has at most { $limit } characters. Make it shorter or write two.
customers-merge-same = These two are one customer already.
customers-merge-undone = These two were parted already.
customers-merge-erasing = { $number } will be erased at the end of the day. Take the erasure back first.
customers-merge-recognised = The visitor turned out to be this customer.
customers-duplicate-decided = Someone has decided about this pair already.
customers-duplicate-email = Both have the email { $email }.
customers-duplicate-phone = Both have the phone { $phone }.
customers-duplicate-identity = Both have the same id in another system.
customers-duplicate-said = The web shop says that both are the same person.
customers-duplicate-name-city = Both are called { $name } and live in { $city }.
customers-duplicate-name-country = Both are called { $name } and live in the same country.
customers-duplicate-name = Both are called { $name }.
customers-duplicate-near = { $name } and { $other } are written nearly alike, and their phones end alike.
customers-field-unusable = A field’s name has only small letters, digits and underscores.
customers-name-too-long = This has at most { $limit } characters.
customers-value-too-long = A detail has at most { $limit } characters.
customers-edit-crossed = Someone else changed { $name } while you were writing. Nothing was saved. Compare both, then save again.
customers-erasure-asked = This customer will be erased at the end of the day already.
customers-erasure-none = There is no erasure to take back: it was done, or taken back already.
