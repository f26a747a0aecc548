//! Orders as the API says them.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::MoneyView;
use crate::base::{Conn, Id, Result};
use crate::catalog::{self, Storefront};
use crate::customers::{Customer, root_of};
use crate::orders::{self, Order, OrderKind, State, Status};

/// Where an order stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = OrderStatus)]
pub enum StatusView {
    /// It was placed.
    Placed,
    /// The money is there.
    Paid,
    /// The goods have gone out.
    Fulfilled,
    /// It is off, and counts in no figure.
    Cancelled,
    /// All of its money went back.
    Refunded,
    /// Some of its money went back.
    PartlyRefunded,
}

impl From<Status> for StatusView {
    fn from(it: Status) -> StatusView {
        match it {
            Status::Placed => StatusView::Placed,
            Status::Paid => StatusView::Paid,
            Status::Fulfilled => StatusView::Fulfilled,
            Status::Cancelled => StatusView::Cancelled,
            Status::Refunded => StatusView::Refunded,
            Status::PartlyRefunded => StatusView::PartlyRefunded,
        }
    }
}

impl From<StatusView> for Status {
    fn from(it: StatusView) -> Status {
        match it {
            StatusView::Placed => Status::Placed,
            StatusView::Paid => Status::Paid,
            StatusView::Fulfilled => Status::Fulfilled,
            StatusView::Cancelled => Status::Cancelled,
            StatusView::Refunded => Status::Refunded,
            StatusView::PartlyRefunded => Status::PartlyRefunded,
        }
    }
}

/// What an order is in the books.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = OrderKind)]
pub enum KindView {
    /// Goods for money.
    Sale,
    /// Goods or money back; its amounts are negative.
    Credit,
    /// No sale: bad debt, stock notes.
    Adjustment,
}

impl From<OrderKind> for KindView {
    fn from(it: OrderKind) -> KindView {
        match it {
            OrderKind::Sale => KindView::Sale,
            OrderKind::Credit => KindView::Credit,
            OrderKind::Adjustment => KindView::Adjustment,
        }
    }
}

/// An order.
#[derive(Serialize, ToSchema)]
#[schema(as = Order)]
pub struct OrderView {
    /// The id, also in the address of the console.
    #[schema(example = "1hm8x2v4c0g09")]
    id: String,
    /// As the shop system says it; unique in its storefront.
    #[schema(example = "1042")]
    number: String,
    /// The key of the storefront that it came through.
    #[schema(example = "main")]
    storefront: String,
    /// What it is in the books.
    kind: KindView,
    /// Where it stands.
    status: StatusView,
    /// The customer it counts for now; null for a guest.
    #[schema(example = "1hm8x2v4c0g01")]
    customer: Option<String>,
    /// When the customer bought.
    #[schema(schema_with = super::shapes::time)]
    placed_at: String,
    /// Where it goes.
    #[schema(example = "ZA")]
    country: Option<String>,
    /// To pay: goods less discount, with shipping.
    total: MoneyView,
    /// The goods before discounts, minor units.
    #[schema(example = 26950)]
    goods: i64,
    /// What was taken off, minor units.
    #[schema(example = 2000)]
    discount: i64,
    /// Postage and carriage, minor units.
    #[schema(example = 0)]
    shipping: i64,
    /// Tax contained in the total, minor units.
    #[schema(example = 3254)]
    tax: i64,
    /// Of the total, what went back, minor units.
    #[schema(example = 0)]
    refunded: i64,
    /// The sale that a credit belongs to.
    sale: Option<String>,
}

/// The names by which the API calls storefronts and customers that orders hold as ids.
pub struct Names {
    /// The web shops.
    pub shops: Vec<Storefront>,
}

impl Names {
    /// All of them.
    pub fn of(db: &mut Conn<'_>) -> Result<Names> {
        Ok(Names { shops: catalog::storefronts(db)? })
    }

    /// An order, with the customer it counts for now.
    pub fn view(&self, it: &Order, customer: Option<Id<Customer>>) -> OrderView {
        let shop = self.shops.iter().find(|shop| shop.id == it.storefront);
        OrderView {
            id: it.id.to_string(),
            number: it.number.clone(),
            storefront: shop.map(|it| it.key.clone()).unwrap_or_default(),
            kind: it.kind.into(),
            status: it.status.into(),
            customer: customer.map(|it| it.to_string()),
            placed_at: it.placed_at.to_string(),
            country: it.country.clone(),
            total: MoneyView::new(it.sums.total, it.currency),
            goods: it.sums.goods,
            discount: it.sums.discount,
            shipping: it.sums.shipping,
            tax: it.sums.tax,
            refunded: it.refunded,
            sale: it.sale.map(|it| it.to_string()),
        }
    }
}

/// A line of an order.
#[derive(Serialize, ToSchema)]
#[schema(as = OrderLine)]
struct LineView {
    /// Its place in the order, from 1; 0 is an amount without goods.
    #[schema(example = 1)]
    position: i64,
    /// What it is about: `goods`, `shipping`, `fee`, `discount`, `sample`, `voucher`, …
    #[schema(example = "goods")]
    kind: String,
    /// The code on the line.
    #[schema(example = "JEB-01-L")]
    sku: String,
    /// The words on the line.
    #[schema(example = "Jebena, black clay, large")]
    title: String,
    /// Pieces; negative when they come back.
    #[schema(example = 1)]
    quantity: i64,
    /// Taken off already in `total`, minor units.
    #[schema(example = 2000)]
    discount: i64,
    /// Tax contained in `total`, minor units.
    #[schema(example = 3254)]
    tax: i64,
    /// To pay for this line, minor units.
    #[schema(example = 24950)]
    total: i64,
    /// How many pieces of it went back.
    #[schema(example = 0)]
    returned: i64,
}

/// A step in what became of an order.
#[derive(Serialize, ToSchema)]
#[schema(as = OrderStep)]
struct StepView {
    /// What happened: `placed`, `paid`, `fulfilled`, `cancelled`, `refunded`, …
    #[schema(example = "placed")]
    step: String,
    /// When.
    #[schema(schema_with = super::shapes::time)]
    at: String,
    /// Who did it: `staff`, `api`, `import`, …
    #[schema(example = "api")]
    by: String,
    /// The credit of a refund.
    credit: Option<String>,
    /// What was written down with it.
    #[schema(example = "")]
    note: String,
}

impl From<State> for StepView {
    fn from(it: State) -> StepView {
        StepView {
            step: it.step.code().to_owned(),
            at: it.at.to_string(),
            by: it.actor_kind,
            credit: it.credit.map(|it| it.to_string()),
            note: it.note,
        }
    }
}

/// An order with all that belongs to it.
#[derive(Serialize, ToSchema)]
#[schema(as = OrderDetails)]
pub struct DetailsView {
    #[serde(flatten)]
    order: OrderView,
    /// Its lines.
    lines: Vec<LineView>,
    /// What became of it, step by step.
    steps: Vec<StepView>,
    /// Its credits, for a sale.
    credits: Vec<OrderView>,
    /// What can still go back to the customer, minor units.
    #[schema(example = 24950)]
    left: i64,
}

fn counts_for(db: &mut Conn<'_>, order: &Order) -> Result<Option<Id<Customer>>> {
    order.customer.map(|it| root_of(db, it)).transpose()
}

/// An order with all that belongs to it.
pub fn details(db: &mut Conn<'_>, id: Id<Order>) -> Result<DetailsView> {
    let order = orders::find(db, id)?;
    let (names, customer) = (Names::of(db)?, counts_for(db, &order)?);
    let returned = orders::returned(db, id)?;
    let lines = orders::lines(db, id)?.into_iter().map(|it| LineView {
        position: it.position,
        kind: it.what.kind.code().to_owned(),
        sku: it.what.sku,
        title: it.what.title,
        quantity: it.what.quantity,
        discount: it.what.discount,
        tax: it.what.tax,
        total: it.what.total,
        returned: returned.get(&it.position).copied().unwrap_or(0),
    });
    Ok(DetailsView {
        order: names.view(&order, customer),
        lines: lines.collect(),
        steps: orders::states(db, id)?.into_iter().map(StepView::from).collect(),
        credits: orders::credits(db, id)?.iter().map(|it| names.view(it, customer)).collect(),
        left: order.left(),
    })
}
