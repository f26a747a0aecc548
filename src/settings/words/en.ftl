### The first start, the shop's settings, jobs.

## The first start

settings-start-title = Set up your shop
settings-start-lead = Three short steps. All but the currency can be changed later.
settings-start-shop = Shop
settings-start-money = Money and time
settings-start-owner = You
settings-start-next = Next
settings-start-back = Back
settings-start-open = Open the shop
settings-start-your-name = Your name
settings-start-email-hint = You sign in with it.
settings-start-done = Someone has just set up this shop. Sign in instead.

## The shop

settings-shop = Shop
settings-shop-name = Name of the shop
settings-shop-name-hint = As your customers know it.
settings-shop-language = Language of the shop
settings-shop-language-hint = What the shop mostly writes in. Everyone chooses their own for the console.
settings-shop-country = Country
settings-shop-country-hint = Phone numbers without a country code are read as from here.
settings-country-unknown = Choose a country from the list.
settings-shop-zone = Time zone
settings-shop-zone-hint = Type a few letters of a city near you.
settings-zone-unknown = There is no time zone { $typed }. Choose one from the list, such as Africa/Johannesburg.
settings-shop-currency = Currency
settings-shop-currency-hint = All figures are counted in it. It stays once there are orders.
settings-currency-locked = The currency stays, because orders were booked in it.
settings-currency-unknown = There is no currency { $typed }. Choose one from the list.
settings-name-missing = A name is missing.
settings-search = Search settings
settings-more = More to set up
settings-me-hint = Your language, calendar, clock, password
settings-none = Nothing fits. Try fewer letters.

## Jobs

settings-jobs-none = Nothing is waiting
settings-jobs-none-hint = Work in the background shows here while it waits, and when it fails.
settings-jobs-parked = Given up
settings-jobs-parked-hint = They wait for you
settings-jobs-waiting = Waiting or running
settings-job-tries =
    { $count ->
        [one] Tried once
       *[other] Tried { $count } times
    }
settings-job-retried = The job will be tried again
settings-job-discard = Discard
settings-job-discarded = The job is gone for good. It stands in the audit log.
settings-job-discard-hint = What is discarded cannot be taken back. It is written into the audit log.
