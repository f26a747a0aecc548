//! What a column can mean, and how merchants call it.

use serde::{Deserialize, Serialize};
use sheet::{FieldSpec, Kind as Cells};

use super::model::Kind;

macro_rules! fields {
    ($($name:ident $code:literal $cells:ident [$($synonym:literal),*];)*) => {
        /// What a column can mean.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        #[allow(missing_docs)]
        pub enum Field { $($name),* }

        impl Field {
            /// As in forms, and as the end of its key in the catalogue.
            pub fn code(self) -> &'static str {
                match self { $(Field::$name => $code),* }
            }

            /// From its code.
            pub fn parse(code: &str) -> Option<Field> {
                match code { $($code => Some(Field::$name),)* _ => None }
            }

            /// How to recognise its column.
            pub fn spec(self) -> FieldSpec<'static> {
                match self {
                    $(Field::$name => FieldSpec { key: $code, synonyms: &[$($synonym),*], kind: Cells::$cells }),*
                }
            }
        }
    };
}

fields! {
    Number "number" Text ["order number", "order no", "order id", "invoice", "invoice no", "order", "receipt", "bestellnummer", "commande", "pedido"];
    Date "date" Date ["order date", "invoice date", "created at", "placed at", "date created", "time", "ordered at", "datum", "fecha"];
    Sku "sku" Text ["stock code", "lineitem sku", "product code", "item code", "article", "variant sku", "product id", "artikelnummer"];
    Title "title" Text ["description", "lineitem name", "product", "product name", "item", "item name", "product title"];
    Quantity "quantity" Number ["qty", "lineitem quantity", "units", "pieces", "count", "menge"];
    UnitPrice "unit-price" Number ["unit price", "price", "lineitem price", "item price", "price each", "preis", "prix"];
    Discount "discount" Number ["line discount", "discount amount", "lineitem discount", "rabatt"];
    Tax "tax" Number ["line tax", "vat", "taxes", "tax amount", "mwst"];
    LineTotal "line-total" Number ["line total", "line amount", "row total", "item total", "line price"];
    Shipping "shipping" Number ["shipping amount", "shipping cost", "delivery", "postage", "freight", "versand"];
    Currency "currency" Text ["currency code", "waehrung", "devise"];
    Status "status" Text ["order status", "financial status", "payment status", "fulfillment status", "state"];
    CustomerId "customer-id" Text ["customer id", "customer number", "customer no", "client id", "user id", "account number", "external id", "kundennummer", "id"];
    Email "email" Email ["e-mail", "email address", "customer email", "mail", "correo", "iimeyili", "imeyile"];
    Phone "phone" Phone ["telephone", "mobile", "cell", "phone number", "cellphone", "tel", "whatsapp", "msisdn"];
    Name "name" Text ["customer name", "full name", "billing name", "customer", "shipping name", "igama", "nom", "nombre", "ስም"];
    Country "country" Text ["country code", "billing country", "shipping country", "customer country", "land", "pays"];
    City "city" Text ["town", "billing city", "shipping city", "place", "stadt", "ville", "ciudad"];
    Language "language" Text ["locale", "lang", "preferred language", "sprache", "langue"];
    Tags "tags" Text ["tag", "labels", "groups", "segments"];
    CreatedAt "created-at" Date ["created at", "customer since", "since", "known since", "registered", "signup date", "date created", "first seen"];
    ConsentEmail "consent-email" YesNo ["agreed to email", "accepts email marketing", "email consent", "accepts marketing", "email opt in", "newsletter", "subscribed"];
    ConsentSms "consent-sms" YesNo ["agreed to sms", "accepts sms marketing", "sms consent", "sms opt in"];
    ConsentWhatsapp "consent-whatsapp" YesNo ["agreed to whatsapp", "whatsapp consent", "accepts whatsapp", "whatsapp opt in"];
}

impl Field {
    /// The fields of a kind, in the order in which forms offer them.
    pub fn of(kind: Kind) -> &'static [Field] {
        use Field::*;
        match kind {
            Kind::Orders => &[
                Number, Date, Sku, Title, Quantity, UnitPrice, Discount, Tax, LineTotal, Shipping, Currency, Status,
                CustomerId, Email, Phone, Name, Country,
            ],
            Kind::Customers => &[
                CustomerId,
                Name,
                Email,
                Phone,
                Language,
                Country,
                City,
                Tags,
                CreatedAt,
                ConsentEmail,
                ConsentSms,
                ConsentWhatsapp,
            ],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guess(kind: Kind, headers: &[&str]) -> Vec<(&'static str, usize)> {
        let headers: Vec<String> = headers.iter().map(ToString::to_string).collect();
        let specs: Vec<_> = Field::of(kind).iter().map(|it| it.spec()).collect();
        let found = sheet::guess_columns(&headers, &[], &specs);
        Field::of(kind).iter().zip(found).filter_map(|(field, at)| Some((field.code(), at?))).collect()
    }

    #[test]
    fn the_columns_of_a_retail_file_are_recognised() {
        let headers =
            ["Invoice", "StockCode", "Description", "Quantity", "InvoiceDate", "Price", "Customer ID", "Country"];
        let wanted = [
            ("number", 0),
            ("date", 4),
            ("sku", 1),
            ("title", 2),
            ("quantity", 3),
            ("unit-price", 5),
            ("customer-id", 6),
            ("country", 7),
        ];
        assert_eq!(guess(Kind::Orders, &headers), wanted);
    }

    #[test]
    fn the_columns_are_recognised_by_our_own_words_too() {
        let headers = ["Customer number", "Name", "Customer since", "Agreed to email", "Agreed to SMS"];
        let wanted = [("customer-id", 0), ("name", 1), ("created-at", 2), ("consent-email", 3), ("consent-sms", 4)];
        assert_eq!(guess(Kind::Customers, &headers), wanted);
    }

    #[test]
    fn the_columns_of_a_shop_export_are_recognised() {
        let headers = ["Name", "Email", "Phone", "Accepts Email Marketing", "City", "Country", "Tags"];
        let wanted =
            [("name", 0), ("email", 1), ("phone", 2), ("country", 5), ("city", 4), ("tags", 6), ("consent-email", 3)];
        assert_eq!(guess(Kind::Customers, &headers), wanted);
    }
}
