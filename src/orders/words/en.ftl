# orders

## The list of orders

orders-counted = { $n ->
        [one] 1 order
       *[other] { $n } orders
 }
orders-counted-more = More than { $n } orders
orders-search = Order number
orders-show = Show
orders-show-all = Show all orders
orders-export = Download as CSV
orders-bring-in = Bring in a file
orders-sort = Order of the list
orders-sort-time-down = Latest first
orders-sort-time-up = Oldest first
orders-sort-total-down = Largest total first
orders-sort-total-up = Smallest total first
orders-status = Where it stands
orders-any-status = Any state
orders-kind = Kind
orders-any-kind = Any kind
orders-storefront = Web shop
orders-any-storefront = Any web shop
orders-place = Place
orders-country = Country
orders-any-country = Any country
orders-buyer = Customer
orders-any-buyer = Customers and guests
orders-who-customer = With a customer
orders-who-guest = Guests only
orders-from = From this day
orders-to = Up to this day
orders-asked-number = Number { $number }
orders-asked-from = From { $date }
orders-asked-to = Up to { $date }
orders-number = Number
orders-placed = Placed
orders-pieces-head = Pieces
orders-total = Total
orders-guest = Guest
orders-none-yet = No orders yet
orders-none-yet-text = Bring in a file with orders, and they stand here a minute later.
orders-none = No order fits
orders-none-text = Ask for less at once, or check the number.

## Where an order stands, and what it is

orders-status-placed = Placed
orders-status-paid = Paid
orders-status-fulfilled = Sent
orders-status-cancelled = Cancelled
orders-status-refunded = Money back
orders-status-partly-refunded = Part of the money back
orders-kind-sale = Sale
orders-kind-credit = Credit note
orders-kind-adjustment = Book entry
orders-credit-plainly = A credit note: money, or goods and money, that went back to the customer from a sale of this shop.
orders-credit-plainly-alone = A credit note: money, or goods and money, that went back to the customer. The file it came from does not say from which sale.
orders-adjustment-plainly = An entry in the books that is neither a sale nor a credit note, such as a stock note or a bad debt.
orders-credit-withdrawn = Taken back

## The lines of an order

orders-lines = What was bought
orders-line = Item
orders-quantity = Quantity
orders-price = Price of one
orders-discount = Discount
orders-line-shipping = Postage
orders-line-fee = Fee
orders-line-discount = Discount
orders-line-sample = Sample
orders-line-voucher = Gift voucher
orders-line-manual = Entered by hand
orders-line-stock-note = Stock note
orders-line-bad-debt = Bad debt
orders-line-test = Test
orders-line-amount = An amount without goods
orders-line-untitled = No words on this line
orders-went-back = { $n ->
        [one] 1 came back
       *[other] { $n } came back
 }
orders-sum-goods = Goods
orders-sum-discount = Discount
orders-sum-shipping = Postage
orders-sum-tax = Tax, contained in the total
orders-gone-back = Of this, went back

## What became of it

orders-history = What became of it
orders-step-placed = Order placed
orders-step-adjusted = Written into the books
orders-step-credited = Credit note written
orders-step-paid = Paid
orders-step-fulfilled = Goods sent
orders-step-unfulfilled = Not sent after all
orders-step-cancelled = Order cancelled
orders-step-restored = Order is on again
orders-step-refunded = Money given back
orders-step-refund-withdrawn = Refund taken back
orders-step-note = Note
orders-step-said = The file says “{ $word }”
orders-note = Write a note for the team
orders-note-add = Add
orders-note-remove = Remove

## Beside the order

orders-guest-text = No customer is known for this order.
orders-made-up = Name made up for practice
orders-buyer-number = Number
orders-buyer-orders = Orders
orders-buyer-spent = Spent
orders-sale = The sale
orders-credits = Credit notes
orders-source = Where it comes from
orders-file-lines = Lines of the file
orders-import = Import I-{ $number }, { $file }
orders-recent = Recent orders
orders-none-with-product = No order holds this yet.
orders-pieces = { $n ->
        [one] { $n } piece
       *[other] { $n } pieces
 }

## Acts

orders-fulfil = Mark as sent
orders-cancel = Cancel the order
orders-restore = Put it on again
orders-withdraw = Take this refund back
orders-refund = Give money back
orders-refund-left = Up to { $amount } can go back.
orders-refund-pieces-title = Pieces that come back
orders-refund-pieces-of = Pieces of { $title } that come back
orders-pieces-left = { $n } of { $all } are still with the customer
orders-refund-amount = Or an amount without goods
orders-refund-amount-hint = If you write an amount here, the pieces above do not count.
orders-refund-reason = Why, for the team
orders-refund-give = Give back
orders-done-cancelled = Order { $number } is cancelled.
orders-done-restored = Order { $number } is on again.
orders-done-fulfilled = Order { $number } is marked as sent.
orders-done-unfulfilled = Order { $number } is not marked as sent any more.
orders-done-refunded = { $amount } goes back.
orders-done-withdrawn = The refund is taken back.
orders-done-noted = Note added.
orders-done-note-removed = Note removed.

## What can go wrong

orders-cannot-cancel = This order cannot be cancelled any more: goods went out, money went back, or it is cancelled already. Give money back instead.
orders-cannot-restore = This order is not cancelled.
orders-cannot-fulfil = This order does not wait to be sent.
orders-cannot-unfulfil = This order is not marked as sent.
orders-cannot-withdraw = This is no refund that could be taken back, or it is taken back already.
orders-nothing-left = Nothing is left to give back on this order.
orders-refund-nothing = Choose pieces, or write an amount above zero.
orders-refund-too-much = That is more than was paid and has not gone back. Nothing was given back.
orders-refund-pieces = So many pieces of a line are not with the customer. Nothing was given back.
orders-not-an-amount = “{ $text }” is not an amount. Write it like 120,50.
orders-not-pieces = “{ $text }” is not a number of pieces. Write it like 2.
orders-note-empty = Write something first.
orders-note-long = That is too long. Use at most { $most } characters.
orders-number-taken = That number is taken. Try again.
audit-orders-exported = Orders exported
