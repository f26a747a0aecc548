## How the shop is doing

reports-title = How we are doing
reports-period = Period
reports-7-days = 7 days
reports-30-days = 30 days
reports-90-days = 90 days
reports-year = Year
reports-all = All
reports-filter = Filter
reports-from = From
reports-to = To
reports-show = Show
reports-storefront = Storefront
reports-all-storefronts = All storefronts
reports-all-countries = All countries
reports-country-unknown = Country not known
reports-dates = { $from } to { $to }
reports-dates-against = { $days ->
    [one] { $from }, against the day before
   *[other] { $from } to { $to }, against the { $days } days before
 }
reports-dates-wrong = These dates cannot be used. Choose a first and a last day, the first one earlier.
reports-as-of = As of { $time }.
reports-whole-days = Whole days only: today counts from tomorrow.
reports-see-today = See today
reports-ends-with-last = The last order was on { $day }, and the days end with it.

## The figures

reports-figure = Figure
reports-this-period = This period
reports-before = Before
reports-revenue = Revenue
reports-revenue-before = Revenue before
reports-orders = Orders
reports-customers = Customers
reports-repeat-rate = Came back
reports-average = Average order
reports-returned = Sent back
reports-repeat-means = Came back: the share of these customers who had bought before, or bought at least twice.
reports-guests = Orders of guests count as orders, not as customers.
reports-elsewhere = { $orders ->
    [one] Not included: { $amount } from one order in another currency.
   *[other] Not included: { $amount } from { $orders } orders in another currency.
 }
reports-nothing = None
reports-change-unknown = Nothing to compare with
reports-change-same = As before
reports-change-more = { $by } more
reports-change-less = { $by } less
reports-change-points-more = { $by } points more
reports-change-points-less = { $by } points less

## The line

reports-by-day = Revenue a day
reports-by-week = Revenue a week
reports-by-month = Revenue a month
reports-finding-more = { $total }, { $by } more
reports-finding-less = { $total }, { $by } less
reports-finding-same = { $total }, as before
reports-key-now = this period
reports-key-before = before
reports-line-said = Revenue over time: { $total } in all. The best day was { $day } with { $best }.
reports-line-said-short = Revenue over time: { $total } in all.
reports-exact = { $day }: { $amount }
reports-exact-before = { $day }: { $amount }, before { $before }
reports-exact-none = { $day }: no figures
reports-day = Day
reports-first-day = First day
reports-last-day = Last day

## In plain words

reports-plain-words = In plain words
reports-plain-none = There is too little to say something about these days.
reports-found-country-more = { $country } brought { $by } more than in the period before, the biggest change of all countries.
reports-found-country-less = { $country } brought { $by } less than in the period before, the biggest change of all countries.
reports-found-largest = { $country } brought { $share } of the revenue, more than any other country.
reports-found-day = { $orders ->
    [one] The best day was { $day }: { $amount } from one order.
   *[other] The best day was { $day }: { $amount } from { $orders } orders.
 }
reports-found-product = { $product } rose most: { $by } more than in the period before.
reports-found-best-product = { $product } brought most: { $amount }.
reports-found-returning = Customers who had bought before brought { $share } of the revenue.
reports-found-returned = Of what was sold, { $share } was sent back.
reports-found-returned-before = Of what was sold, { $share } was sent back. In the period before it was { $before }.
reports-act-country = Only this country
reports-act-day = See that day
reports-act-product = Open the product
reports-act-customers = See customers
reports-act-orders = See orders

## Products, countries, customers

reports-products = Best products
reports-by-revenue = by revenue
reports-products-said = The products that brought most, as bars.
reports-products-none = No products were sold in these days.
reports-product = Product
reports-pieces = Pieces
reports-pieces-short = { $count ->
    [one] { $count } piece
   *[other] { $count } pieces
 }
reports-countries = Countries
reports-share-of-revenue = and their share of revenue
reports-countries-said = The countries that brought most, as bars.
reports-country = Country
reports-share = Share
reports-cohorts = Who comes back
reports-cohorts-sub = share of new customers who buy again, months later
reports-cohorts-said = Share of new customers who bought again, by month of first order
reports-cohort-exact = { $count } of { $all }
reports-first-order = First order
reports-months-later = { $count ->
    [one] { $count } month
   *[other] { $count } months
 }
reports-running = The last month is still running, so the last figure of each row will grow.
reports-months = New and returning customers
reports-months-said = Customers by month: { $new } times new, { $returning } times known before.
reports-month-exact = { $month }: { $new } new, { $returning } returning
reports-month = Month
reports-new = New
reports-returning = Returning

## Files

reports-csv-figures = Figures as CSV
reports-csv-days = Revenue as CSV
reports-csv-products = Products as CSV
reports-csv-countries = Countries as CSV
reports-csv-cohorts = Who comes back as CSV
reports-csv-months = New and returning as CSV

## Nothing to show

reports-first-title = Nothing sold yet
reports-first-text = Here you see how the shop is doing: what sells, where, and who comes back. Bring in your orders, and the figures are here at once.
reports-first-import = Bring in orders
reports-none-title = No orders in these days
reports-none-last = The last order was on { $day }.
reports-none-show-last = Show the days up to then
reports-none-filter = Nothing fits these days and filters.
reports-none-all = Show all of the last 30 days
