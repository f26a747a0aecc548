# imports

## The list of imports

imports-new = Import a file
imports-all = All imports
imports-none-title = Bring in what you know
imports-none-text = Customers and orders from your shop system, as a CSV file. You see what would happen before anything is stored.
imports-bring-customers = Bring in customers
imports-bring-orders = Bring in orders
imports-file = File
imports-what = What it holds
imports-state = Where it stands
imports-came = Came
imports-kind-customers = Customers
imports-kind-orders = Orders
imports-state-mapping = Columns to choose
imports-state-checking = Being checked
imports-state-checked = Checked
imports-state-running = Being imported
imports-state-stopped = Stopped
imports-state-done = Done
imports-state-failed = Could not go on

## Choosing a file

imports-what-rows = What is in each row
imports-choose-file = Choose a file
imports-file-hint = CSV or text with tabs, packed with gzip or not. From a workbook, save the sheet as CSV first.
imports-upload = Upload
imports-file-missing = Choose a file first. It must not be empty.
imports-file-workbook = This is a workbook. Save the sheet as CSV, then choose that file.
imports-file-no-table = This file holds no table. Choose a CSV file.
imports-file-gone = The file is no longer here, so the rest cannot be imported. Import the file once more: what is there already changes nothing.
imports-file-shorter = The file is shorter than what was read of it before. Import it once more from the beginning.
imports-demo-other-shop = This folder holds a shop of its own. Choose another folder for the demo with --data.

## Saying what the columns mean

imports-mapping-title = What the columns mean
imports-columns = Columns
imports-columns-hint = Guessed from their names and what is in them. Change what is wrong.
imports-column = Column and first rows
imports-means = Means
imports-use-nothing = Leave out
imports-use-attribute = Keep with the customer, under its own name
imports-written = How the file is written
imports-written-hint = Found out by itself. Change it only if the rows above look wrong.
imports-dates = Order of dates
imports-dates-dmy = Day, month, year
imports-dates-mdy = Month, day, year
imports-dates-ymd = Year, month, day
imports-dates-open = The dates can be read in two ways, such as 1/2/2024. Say which comes first, day or month.
imports-numbers = Decimal mark
imports-numbers-point = Point, as in 1,234.50
imports-numbers-comma = Comma, as in 1.234,50
imports-numbers-unsure = Either; refuse what could be both
imports-numbers-open = The amounts do not show their decimal mark. Choose it if you know it.
imports-currency = Currency of the amounts
imports-storefront = Web shop
imports-storefront-hint = Customer numbers and order numbers are those of this web shop.
imports-no-currency = A currency is three letters, such as ZAR or ETB.
imports-zone = Time zone of the times
imports-no-zone = There is no such time zone. Write it like Africa/Johannesburg.
imports-no-storefront = This web shop is not here any more. Choose another.
imports-unsearched = A file came while the others were looked through. The erasure is tried again by itself.
imports-codes = Codes that are no products
imports-codes-plain = None: every code is a product
imports-codes-online-retail = As in Online Retail: POST, DOT, M, D and others
imports-delimiter = Between cells
imports-delimiter-comma = Comma
imports-delimiter-semicolon = Semicolon
imports-delimiter-tab = Tab
imports-delimiter-pipe = Upright line
imports-encoding = Letters written as
imports-quote = Cells wrapped in
imports-quote-double = Double quotes
imports-quote-single = Single quotes
imports-quote-none = Nothing
imports-header = First row
imports-header-yes = Names the columns
imports-header-no = Is a row like the others
imports-read-again = Read the file again
imports-check = Check the file
imports-later = Later
imports-remove = Remove this import
imports-removed-said = The import was removed.

## Fields

imports-field-number = Order number
imports-field-date = Date
imports-field-sku = Product code
imports-field-title = Product name
imports-field-quantity = Quantity
imports-field-unit-price = Price of one
imports-field-discount = Discount
imports-field-tax = Tax
imports-field-line-total = Amount of the line
imports-field-shipping = Postage of the order
imports-field-currency = Currency
imports-field-status = State of the order
imports-field-customer-id = Customer number
imports-field-email = Email
imports-field-phone = Phone
imports-field-name = Name
imports-field-country = Country
imports-field-city = City
imports-field-language = Language
imports-field-tags = Tags
imports-field-created-at = Customer since
imports-field-consent-email = Agreed to email
imports-field-consent-sms = Agreed to SMS
imports-field-consent-whatsapp = Agreed to WhatsApp
imports-needs-number = Say which column holds the order number.
imports-needs-date = Say which column holds the date.
imports-needs-price = Say which column holds the price of one, or the amount of the line.
imports-needs-person = Say which column holds the customer number, the email or the phone. A name alone is not enough to know someone again.
imports-twice = Two columns have the same meaning: { $field }. Leave one out.

## What became of it

imports-title-mapping = What the columns mean
imports-title-checking = Checking the file
imports-title-checked = Ready to import
imports-title-running = Importing
imports-title-stopped = Stopped after { $n } rows
imports-title-done = Imported { $n }
imports-title-failed = The import could not go on
imports-checked-text = Nothing is stored yet. This is what the import would come to.
imports-import =
    { $n ->
        [one] Import { $n } row
       *[other] Import { $n } rows
    }
imports-map-again = Change the columns
imports-go-on = Import the rest
imports-stopped-said = Stopped. What was stored stays, and the rest can follow.
imports-at-work = This import is running already.
imports-done-already = This import is done already.
imports-has-begun = Rows are stored already, so the columns cannot change any more. Import the file once more to read it another way.
imports-rate = { $n } rows a second
imports-rows = Rows
imports-rows-read = Rows read
imports-rows-stored = Stored
imports-rows-explained = Change nothing
imports-rows-faulty = Need a look
imports-orders = Orders
imports-new-customers = New customers
imports-new-products = New products
imports-account = Every row accounted for
imports-account-hint = Rows read are rows stored, rows that change nothing and rows that need a look.
imports-as = Booked as
imports-line-kind = Kind of row
imports-amount = Amount
imports-exact = The file itself adds up to { $currency } { $exact }. Booked and already there: { $booked }.
imports-order-sale = Sale
imports-order-credit = Credit
imports-order-adjustment = Adjustment
imports-order-customer = Customer
imports-order-nothing = Not booked
imports-line-goods = Goods
imports-line-shipping = Postage
imports-line-fee = Fees
imports-line-discount = Discount
imports-line-sample = Samples
imports-line-voucher = Gift vouchers
imports-line-manual = Written by hand
imports-line-stock-note = Notes about stock
imports-line-bad-debt = Bad debt
imports-line-test = Tests
imports-line-new = New
imports-line-changed = Changed
imports-line-read = Read
imports-explained-already = Was there already
imports-explained-moved = Was there already; where the order stands has moved on
imports-standing = Where the orders stand
imports-standing-hint = As the file says it. What is cancelled counts in no figure.
imports-standing-state = State
imports-standing-orders = Orders
imports-standing-said = A word that is not known here
imports-standing-note = { $n ->
    [one] One order has a state that cannot be acted on. It counts as placed, and the word stands in its history.
   *[other] { $n } orders have a state that cannot be acted on. They count as placed, and the word stands in the history of each.
}
imports-explained-blank = Empty row
imports-source-online-retail = Real orders of a gift shop in the United Kingdom, 2009 to 2011: Online Retail II, D. Chen, UCI Machine Learning Repository, DOI 10.24432/C5CG6D, CC BY 4.0. All dates are moved by { $weeks } weeks. Names and email addresses are made up.

## Rows that need a look

imports-faults-said =
    { $n ->
        [one] { $n } row needs a look
       *[other] { $n } rows need a look
    }
imports-faults-file = Download all of them
imports-line = Line
imports-reason = What is wrong
imports-row = The row
imports-row-too-few = The row has { $found } cells where { $expected } are expected.
imports-row-too-many = The row has { $found } cells where { $expected } are expected.
imports-row-too-wide = The row has { $found } columns; at most { $limit } are read.
imports-row-cell-too-long = A cell of this row is longer than one megabyte.
imports-row-row-too-long = This row is longer than four megabytes.
imports-row-undecodable = This row has letters that cannot be read. Say on the page before how letters are written.
imports-row-unclosed-quote = A quotation mark is opened here and never closed.
imports-fault-blank = { $column }: this cell is empty.
imports-fault-not-a-number = { $column }: this is no number.
imports-fault-ambiguous-number = { $column }: this number can be read in two ways. Choose the decimal mark on the page before.
imports-fault-shortened = { $column }: a spreadsheet has shortened this number. Export it in full.
imports-fault-too-precise = { $column }: this number has too many decimals.
imports-fault-out-of-range = { $column }: this number is too large.
imports-fault-not-a-date = { $column }: this is no date.
imports-fault-ambiguous-date = { $column }: day and month cannot be told apart. Choose the order of dates on the page before.
imports-fault-no-such-date = { $column }: there is no such day or time.
imports-fault-not-yes-or-no = { $column }: this is neither yes nor no.
imports-fault-not-an-email = { $column }: this is no email address.
imports-fault-too-long = { $column }: this text is too long.
imports-fault-not-a-currency = { $column }: this is no currency. It has three letters, such as ZAR.
imports-fault-two-currencies = Order { $number } has amounts in two currencies. Give each currency an order of its own.
imports-fault-nobody = This row has no customer number, email or phone to know the person again by.
audit-import-received = File received
audit-import-started = Import started
