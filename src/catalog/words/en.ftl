# catalog

## Storefronts and places

catalog-name-taken = There is one called { $name } already. Choose another name.
catalog-name-missing = Give it a name.
catalog-name-long = That name is too long. Use at most { $most } characters.

## The list of products

catalog-counted = { $n ->
        [one] 1 product
       *[other] { $n } products
 }
catalog-search = Name, code or barcode
catalog-sort = Order of the list
catalog-sort-revenue = Earned most first
catalog-sort-sold = Sold most first
catalog-sort-title = By name
catalog-sort-last = Sold last first
catalog-col-title = Product
catalog-col-sold = Sold
catalog-col-revenue = Revenue
catalog-col-last = Last sold
catalog-variants-counted = { $n ->
        [one] 1 variant
       *[other] { $n } variants
 }
catalog-export = Download as CSV
catalog-none-yet = No products yet
catalog-none-yet-text = Products come by themselves with the first orders.
catalog-bring-in = Bring in orders
catalog-none = No product fits
catalog-none-text = Try fewer letters, or the code.
catalog-show-all = Show all products

## One product

catalog-its-orders = Orders with it
catalog-all-orders = All
catalog-recent-orders = Recent orders
catalog-each = Earned by one
catalog-by-month = Sales by month
catalog-chart-said = { $amount } in twelve months
catalog-month = Month
catalog-variants = Variants
catalog-sku = Code
catalog-barcode = Barcode
catalog-price = Price
catalog-cost = Cost

## The settings of web shops and places

catalog-shops = Web shops and places
catalog-storefronts = Web shops
catalog-storefronts-text = Each sells under its own name.
catalog-storefront-orders = { $n ->
        [one] 1 order, in { $currency }
       *[other] { $n } orders, in { $currency }
 }
catalog-places = Places
catalog-places-text = Stores, warehouses and pick-up points that hand goods over.
catalog-new-storefront = Name of a new web shop
catalog-new-place = Name of a new place
catalog-currency = Currency
catalog-add = Add
catalog-rename = Rename
catalog-added = { $name } is added.
catalog-renamed = { $before } is now called { $name }.
catalog-currency-unknown = A currency is three letters, such as ZAR.
catalog-edit = Edit product
catalog-name = Name
catalog-category = Category
catalog-category-hint = One that is there already, or a new one. Empty for none.
catalog-variant-name = Variant, such as its size or colour
catalog-price-in = Price in { $currency }
catalog-cost-in = Cost in { $currency }
catalog-price-hint = Empty: the price it last went for
catalog-sku-stays = Codes stay as they are: files and shop systems know the product by them.
catalog-edit-saved = Product saved
catalog-edit-crossed = Someone else changed this product while you wrote. Nothing of yours is saved yet.
catalog-edit-both = Both versions
catalog-edit-theirs = There now
catalog-edit-yours = Yours
catalog-edit-both-hint = Save once more to put yours in its place.
catalog-title-missing = A name is missing.
catalog-title-long = A name may have at most { $most } letters.
catalog-barcode-unusable = “{ $text }” is no barcode. It has letters, digits and hyphens only.
catalog-not-an-amount = “{ $text }” is no amount.
catalog-amount-range = A price or cost is nothing or more, and not that much.
catalog-edit-late = Someone changed this product since. It stays as it is now.
audit-product-changed = Product changed
