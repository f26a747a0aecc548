## Lists
customers-counted =
    { $n ->
        [one] { $n } person
       *[other] { $n } people
    }
customers-search = Name, phone, email or order number
customers-search-do = Search
customers-sort = Order
customers-country = Country
customers-language = Language
customers-any-country = Any country
customers-any-language = Any language
customers-any-consent = May we write: any
customers-any-time = Seen: any time
customers-agreed-to = Agreed to { $channel }
customers-seen-7d = Seen in the last 7 days
customers-seen-30d = Seen in the last 30 days
customers-seen-90d = Seen in the last 90 days
customers-seen-older = Not seen for 90 days
customers-least-orders = Orders from
customers-least-spent = Spent from
customers-asked-words = “{ $words }”
customers-asked-orders =
    { $n ->
        [one] At least { $n } order
       *[other] At least { $n } orders
    }
customers-asked-spent = Spent at least { $amount }
customers-show-all = Show everyone
customers-without = Without { $filter }
customers-none-found = Nobody found
customers-none-found-text = Nobody fits all that is asked. Drop one filter, or try fewer letters.
customers-none-yet = Nobody here yet
customers-none-yet-text = Here stands everyone who buys from you, each on one page.
customers-bring-in = Bring in your customers
customers-export-list = Export this list
customers-new = New customer
customers-duplicates = Same person?
customers-erasures = Erasures
customers-may-we-write = May we write?
customers-made-up = Made up for the demonstration

## Columns and orders of the list
customers-col-name = Name
customers-col-number = Number
customers-col-email = Email
customers-col-phone = Phone
customers-col-place = Where
customers-col-language = Language
customers-col-seen = Last seen
customers-col-orders = Orders
customers-col-spent = Spent
customers-col-last-order = Last order
customers-col-created = Known since
customers-sort-seen-down = Last seen first
customers-sort-seen-up = Longest not seen first
customers-sort-name-down = Name, Z to A
customers-sort-name-up = Name, A to Z
customers-sort-spent-down = Most spent first
customers-sort-spent-up = Least spent first
customers-sort-orders-down = Most orders first
customers-sort-orders-up = Fewest orders first
customers-sort-last-order-down = Latest order first
customers-sort-last-order-up = Oldest order first
customers-sort-created-down = Newest customers first
customers-sort-created-up = Oldest customers first

## Channels
customers-channel-email = Email
customers-channel-sms = SMS
customers-channel-whatsapp = WhatsApp
customers-channel-phone = Calls

## How long ago
customers-ago-now = just now
customers-ago-minutes = { $n } min ago
customers-ago-hours = { $n } h ago
customers-ago-yesterday = yesterday
customers-ago-days = { $n } days ago
customers-seen-ago = Seen { $ago }
customers-seen-on = Seen on { $date }
customers-today = Today
customers-yesterday = Yesterday

## One person
customers-edit = Edit
customers-merge-with = Merge with another
customers-export-person = Export what we hold
customers-erase = Erase this person
customers-figure-spent = Spent
customers-figure-usual = Usual order
customers-figure-every = Buys every
customers-figure-last = Last order
customers-orders-since =
    { $n ->
        [one] { $n } order since { $since }
       *[other] { $n } orders since { $since }
    }
customers-no-orders = no orders yet
customers-shop-average = shop average { $amount }
customers-every-days =
    { $n ->
        [one] { $n } day
       *[other] { $n } days
    }
customers-every-weeks =
    { $n ->
        [one] { $n } week
       *[other] { $n } weeks
    }
customers-every-months =
    { $n ->
        [one] { $n } month
       *[other] { $n } months
    }
customers-every-unknown = known from the third order on
customers-next-about = next about { $date }
customers-next-overdue = away longer than usual
customers-glance = A year at a glance
customers-glance-week = Week from
customers-glance-returns = Sent back
customers-glance-others = Other events
customers-glance-none = The last 52 weeks: no orders, { $others } other events.
customers-glance-sentence = The last 52 weeks: orders { $orders }, sent back { $returns }, other events { $others }. The busiest week began on { $date }.
customers-history = History
customers-history-none = Nothing has happened yet
customers-history-none-text = Orders, notes and changes will stand here, the newest first.
customers-part-everything = Everything
customers-part-orders = Orders
customers-part-notes = Notes
customers-part-changes = Changes
customers-something = something
customers-part-visits = Visits
customers-cart = Cart
customers-cart-empty = The cart is empty.
customers-on-shop-now = On the shop now
customers-cart-touched = Last changed { $ago }
customers-cart-checkout = At the checkout
customers-show-earlier = Show { $month } and earlier
customers-newer =
    { $n ->
        [one] { $n } new
       *[other] { $n } new
    }
customers-same-person = Same person?
customers-pair-figures =
    { $n ->
        [one] { $n } order, { $amount }
       *[other] { $n } orders, { $amount }
    }
customers-merge = Merge
customers-keep-apart = Keep apart
customers-kept-apart = Kept apart
customers-known-by = Known by
customers-known-by-nothing = Nothing that we could recognise them by.
customers-kind-email = Email
customers-kind-phone = Phone
customers-kind-shop = Number in the shop
customers-kind-external = Other number
customers-kind-anonymous = Device
customers-verified = Verified
customers-identity-add = Add an email, a phone or a number
customers-identity-added = Added
customers-identity-remove = Remove { $value }
customers-identity-removed = Removed
customers-add = Add
customers-details = Details
customers-merged-in = Merged in
customers-merged-on = Merged on { $date }
customers-merged-recognised = Recognised on { $date }
customers-part = Part again
customers-parted = Parted. Two histories again.
customers-merged = Merged. One history now.
customers-note-write = Write a note for the team
customers-note-add = Add
customers-note-added = Note added
customers-note-remove = Remove
customers-note-removed = Note removed

## The history, sentence by sentence. link and end stand around the words that lead to the order.
customers-event-order-placed = Placed { $link }order { $number }{ $end }, { $amount }
customers-event-order-extended = More came to { $link }order { $number }{ $end }, { $amount } in all
customers-event-order-adjusted = { $link }Book entry { $number }{ $end }, { $amount }
customers-event-order-fulfilled = { $link }Order { $number }{ $end } was sent
customers-event-order-paid = { $link }Order { $number }{ $end } was paid
customers-event-order-unfulfilled = { $link }Order { $number }{ $end } was not sent after all
customers-event-order-cancelled = { $link }Order { $number }{ $end } was cancelled, { $amount }
customers-event-order-restored = { $link }Order { $number }{ $end } is on again, { $amount }
customers-event-order-refunded = Got { $amount } back, { $link }credit note { $number }{ $end }
customers-event-order-refund-withdrawn = Refund of { $amount } was taken back, { $link }credit note { $number }{ $end }
customers-event-order-noted = 
    { $by ->
        [staff] { $who } wrote a note on { $link }order { $number }{ $end }
       *[other] A note was written on { $link }order { $number }{ $end }
    }
customers-event-order-note-removed = 
    { $by ->
        [staff] { $who } took a note off { $link }order { $number }{ $end }
       *[other] A note was taken off { $link }order { $number }{ $end }
    }
customers-items-more = { $items } and { $n } more
customers-event-note = 
    { $by ->
        [staff] { $who } wrote
       *[other] A note
    }
customers-event-merged = 
    { $by ->
        [staff] { $who } merged { $link }{ $name }{ $end } into this person
       *[other] { $link }{ $name }{ $end } turned out to be this person
    }
customers-event-parted = 
    { $by ->
        [staff] { $who } parted { $link }{ $name }{ $end } from this person
       *[other] { $link }{ $name }{ $end } was parted from this person
    }
customers-event-consent-given = 
    { $by ->
        [staff] { $who } noted: yes to { $channel }
        [import] From an imported file: yes to { $channel }
       *[other] Noted: yes to { $channel }
    }
customers-event-consent-withdrawn = 
    { $by ->
        [staff] { $who } noted: no more { $channel }
        [import] From an imported file: no more { $channel }
       *[other] Noted: no more { $channel }
    }
customers-event-message-sent = Was sent { $link }“{ $subject }”{ $end } by email
customers-event-message-failed = { $link }An email{ $end } could not be delivered
customers-event-message-left-out = { $link }An email{ $end } was not sent: { $why ->
        [suppressed] nothing is sent to this address
        [never_given] there is no consent
        [withdrawn] they said no
        [no_address] there is no address
        [too_late] it would have come too late
       *[other] it could not be written
    }
customers-event-message-bounced = { $link }“{ $subject }”{ $end } came back: it cannot be delivered
customers-event-message-complained = Called { $link }“{ $subject }”{ $end } spam
customers-event-message-unsubscribed = Unsubscribed through { $link }“{ $subject }”{ $end }
customers-event-page-viewed = Looked at the page { $what }
customers-event-screen-viewed = Looked at { $what } in the app
customers-event-identified = Told the shop who they are
customers-event-aliased = Was known as { $what } before
customers-event-group-joined = Joined the group { $what }
customers-event-tracked = { $what }
customers-event-searched = Searched for “{ $what }”
customers-event-list-viewed = Looked through { $what }
customers-event-list-filtered = Narrowed down { $what }
customers-event-product-viewed = Looked at { $what }
customers-event-product-clicked = Chose { $what }
customers-event-product-shared = Shared { $what }
customers-event-product-reviewed = Wrote a review of { $what }
customers-event-promotion-viewed = Saw the offer { $what }
customers-event-promotion-clicked = Opened the offer { $what }
customers-event-cart-added = Put { $what } in the cart
customers-event-cart-removed = Took { $what } out of the cart
customers-event-cart-viewed = Looked at the cart
customers-event-cart-shared = Shared the cart
customers-event-checkout-started = Went to the checkout
customers-event-checkout-step = Went on with the checkout
customers-event-checkout-payment = Chose how to pay
customers-event-checkout-completed = Finished the checkout
customers-event-coupon-entered = Typed the coupon { $what }
customers-event-coupon-applied = Used the coupon { $what }
customers-event-coupon-denied = The coupon { $what } did not work
customers-event-coupon-removed = Took the coupon { $what } away
customers-event-wishlist-added = Put { $what } on the wish list
customers-event-wishlist-removed = Took { $what } off the wish list
customers-event-other = 
    { $by ->
        [staff] { $kind }, by { $who }
        [import] { $kind }, from an imported file
       *[other] { $kind }
    }
customers-someone = someone

## Consent
customers-consent-change = Change, history
customers-consent-history = History
customers-consent-now = Now
customers-consent-about = News and offers. Messages about an order need no consent.
customers-consent-yes = Yes
customers-consent-no = No
customers-consent-unknown = Not asked
customers-consent-channel = Channel
customers-consent-state = What they say
customers-consent-given = Yes, write
customers-consent-withdrawn = No, do not write
customers-consent-reason = How we know
customers-consent-reason-hint = Kept as evidence: who said it, when and where.
customers-consent-reason-missing = Say in a few words how we know.
customers-consent-state-missing = Say first whether they want it or not.
customers-consent-record = Write this down
customers-consent-never = Nothing was ever said.
customers-consent-gave = 
    { $purpose ->
        [marketing] Yes to news and offers: { $channel }
        [service] Yes to messages about orders: { $channel }
       *[other] Yes to { $purpose }: { $channel }
    }
customers-consent-withdrew = 
    { $purpose ->
        [marketing] No to news and offers: { $channel }
        [service] No to messages about orders: { $channel }
       *[other] No to { $purpose }: { $channel }
    }
customers-consent-source = 
    { $source ->
        [staff] Told to the team: { $evidence }
        [import] From line { $line } of an imported file
        [shop] From the web shop
       *[other] { $source }
    }
customers-consent-saved-given = Written down: we may write
customers-consent-saved-withdrawn = Written down: we do not write

## Writing down and changing
customers-field-name = Name
customers-field-call_me = Call me
customers-field-call_me-hint = How they like to be greeted.
customers-field-email = Email
customers-field-phone = Phone
customers-field-phone-hint = In any writing; numbers from abroad with + and the country.
customers-field-city = City
customers-field-country = Country
customers-field-language = Language
customers-field-number = Number
customers-field-since = Known since
customers-language-unknown = Not known
customers-country-unknown = Not known
customers-new-save = Write down
customers-new-done = Written down
customers-new-empty = Write at least a name, an email or a phone.
customers-new-known = { $name } has this email or phone already. Nothing was written down.
customers-new-known-open = Open { $name }
customers-edit-saved = Saved
customers-edit-both = Both versions
customers-edit-theirs = There now
customers-edit-yours = What you wrote
customers-edit-both-hint = Below stands what you wrote. Save to keep yours, or change it first.

## Merging
customers-merge-who = Who is the same person?
customers-merge-who-text = Search by name, phone, email or number. Nothing is merged before you have seen both.
customers-merge-choose = Compare
customers-merge-title = Merge two into one
customers-merge-text = Both histories become one. Nothing is lost, and they can be parted again exactly.
customers-merge-stays = What is shown then
customers-merge-reason = Why they are one
customers-merge-reason-usual = The same person
customers-merge-turn = Merge into { $name } instead
customers-duplicates-text = Pairs that may be one person, the likeliest first.
customers-duplicates-none = Everyone is one person
customers-duplicates-none-text = No pair looks like the same person.
customers-compare = Compare

## Erasing
customers-erase-text = { $name } is removed from everywhere: name, addresses, notes and history. The sums of orders stay for the books, without the person.
customers-erase-when = It happens at the end of today. Until then it can be taken back.
customers-erase-reason = Reason
customers-erase-reason-hint = Kept on the receipt. Name no one here.
customers-erase-number = Type { $number } to go on
customers-erase-number-wrong = This is not { $number }. Nothing has changed.
customers-erase-do = Erase at the end of today
customers-erasure-scheduled = Will be erased at the end of today
customers-erasure-due = This person will be erased on { $date }.
customers-erasure-cancel = Do not erase
customers-erasure-cancelled = Not erased
customers-erasures-none = Nobody was erased
customers-erasures-none-text = Each erasure leaves a receipt here, which names no one.
customers-receipt = Receipt
customers-receipt-when = Erased
customers-receipt-removed = Rows removed
customers-stops = Nothing is sent to
customers-stops-counted = { $n ->
    [one] { $n } address
   *[other] { $n } addresses
}
customers-stops-search = Any part of an address
customers-stops-any-channel = All ways
customers-stops-none = No address is on this list
customers-stops-none-text = Whoever wants no more mail, and addresses that are dead, stand here with a reason.
customers-stops-none-found = No such address
customers-stops-none-found-text = Try fewer letters, or another way.
customers-stops-add = Add addresses
customers-stops-lead = Nothing goes to these addresses any more, whoever they belong to and whatever they agreed to.
customers-stops-addresses = Addresses
customers-stops-addresses-hint = One a line, or with commas between them. A whole column can be pasted.
customers-stops-address = Address
customers-stops-why = Why
customers-stops-why-hint = Such as: asked for it on the phone, mail came back
customers-stops-since = Since
customers-stops-by = By
customers-stops-nameless = Address of someone who was erased
customers-stops-export = Save as a file
customers-stops-none-written = Write at least one address.
customers-stops-too-many = At most { $most } addresses go in at once.
customers-stops-reason-missing = Say why: whoever looks at it later must understand it.
customers-stops-wrong = { $n ->
    [one] Nothing was saved: { $some } is no address for this way.
   *[other] Nothing was saved: { $n } are no addresses for this way, among them { $some }.
}
customers-stops-added = { $n ->
    [0] All of them were on the list already
    [one] Nothing is sent to { $n } more address
   *[other] Nothing is sent to { $n } more addresses
}
customers-stops-remove = Take off
customers-stops-remove-one = Take { $address } off the list
customers-stops-remove-title = Take off the list
customers-stops-remove-lead = From then on things may be sent there again, if its owner agrees.
customers-stops-remove-why = Why it may be written to again
customers-stops-remove-do = Take off
customers-stops-removed = Taken off the list
customers-stopped = No { $channel }
audit-suppression-added = Addresses that nothing is sent to: added
audit-suppression-withdrawn = Addresses that nothing is sent to: adding undone
audit-suppression-lifted = Addresses that nothing is sent to: one taken off
audit-suppression-restored = Addresses that nothing is sent to: one put back
audit-suppressions-exported = Addresses that nothing is sent to: exported
audit-customer-erased = Person erased
audit-customer-exported = Person exported
audit-customers-exported = Customers exported
audit-erasure-asked = Erasure asked for
audit-erasure-cancelled = Erasure called off
