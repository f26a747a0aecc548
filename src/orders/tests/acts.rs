use super::*;
use crate::base::Error;
use crate::both_engines;
use crate::orders::{Order, Refund, Status};

/// A sale of 2 cups at 4,50 and one pot at 12,00: 21,00 in all.
async fn sale(app: &TestApp) -> (Id<Order>, Id<Customer>) {
    let thandi = customer(app, "Thandi Nkosi").await;
    let lines = vec![goods("JB-01", 2, 450, 2), goods("JB-02", 1, 1_200, 3)];
    let booked = book(app, Sample { customer: Some(thandi), ..Sample::sale("20418", lines) }).await;
    (booked.id, thandi)
}

async fn act<T: Send + 'static>(app: &TestApp, it: impl FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static) -> Result<T> {
    app.test.db.write(Actor::new("staff", Id::<()>::from_raw(1)), it).await
}

async fn status(app: &TestApp, id: Id<Order>) -> (Status, i64) {
    let order = app.test.db.read(move |db| orders::find(db, id)).await.unwrap();
    (order.status, order.refunded)
}

/// Orders, revenue, spent and pieces of the first variant.
async fn figures(app: &TestApp) -> Vec<Vec<i64>> {
    numbers(
        app,
        "SELECT CAST(SUM(sales) AS BIGINT), CAST(SUM(revenue) AS BIGINT), (SELECT spent FROM customers),
                (SELECT sold FROM variants WHERE sku = 'JB-01')
           FROM sales_days",
        4,
    )
    .await
}

both_engines! {
    async fn a_sale_that_is_called_off_counts_nowhere_until_it_is_on_again(app: TestApp) {
        let (id, _) = sale(&app).await;
        act(&app, move |tx| orders::cancel(tx, id)).await.unwrap();
        assert_eq!(status(&app, id).await.0, Status::Cancelled);
        assert_eq!(figures(&app).await, [[0, 0, 0, 0]]);
        let again = act(&app, move |tx| orders::cancel(tx, id)).await;
        assert!(matches!(again, Err(Error::Conflict(_))));
        act(&app, move |tx| orders::restore(tx, id)).await.unwrap();
        assert_eq!(figures(&app).await, [[1, 2_100, 2_100, 2]]);
        assert_eq!(app.events().await, ["order.placed", "order.cancelled", "order.restored"]);
    }

    async fn goods_that_went_out_are_refunded_and_not_called_off(app: TestApp) {
        let (id, _) = sale(&app).await;
        act(&app, move |tx| orders::fulfil(tx, id)).await.unwrap();
        assert_eq!(status(&app, id).await.0, Status::Fulfilled);
        assert!(act(&app, move |tx| orders::cancel(tx, id)).await.is_err());
        act(&app, move |tx| orders::unfulfil(tx, id)).await.unwrap();
        assert_eq!(status(&app, id).await.0, Status::Placed);
    }

    async fn pieces_go_back_by_a_credit_and_that_can_be_taken_back(app: TestApp) {
        let (id, _) = sale(&app).await;
        let pieces = Refund::Pieces(vec![(1, 1), (2, 0)]);
        let credit = act(&app, move |tx| orders::refund(tx, id, &pieces, "One was cracked")).await.unwrap();
        assert_eq!(status(&app, id).await, (Status::PartlyRefunded, 450));
        assert_eq!(figures(&app).await, [[1, 1_650, 1_650, 1]]);
        let found = app.test.db.read(move |db| orders::find(db, credit)).await.unwrap();
        assert_eq!((found.number.as_str(), found.sums.total, found.sale), ("20418-R1", -450, Some(id)));

        // Only one is left of that line.
        let two = Refund::Pieces(vec![(1, 2)]);
        assert!(matches!(act(&app, move |tx| orders::refund(tx, id, &two, "")).await, Err(Error::Conflict(_))));
        let rest = Refund::Pieces(vec![(1, 1), (2, 1)]);
        act(&app, move |tx| orders::refund(tx, id, &rest, "")).await.unwrap();
        assert_eq!(status(&app, id).await, (Status::Refunded, 2_100));
        assert_eq!(figures(&app).await, [[1, 0, 0, 0]]);

        act(&app, move |tx| orders::withdraw_refund(tx, credit)).await.unwrap();
        assert_eq!(status(&app, id).await, (Status::PartlyRefunded, 1_650));
        assert_eq!(figures(&app).await, [[1, 450, 450, 1]]);
        assert!(act(&app, move |tx| orders::withdraw_refund(tx, credit)).await.is_err());
        assert_eq!(
            app.events().await,
            ["order.placed", "order.refunded", "order.refunded", "order.refund_withdrawn"]
        );
    }

    async fn refunds_at_once_never_give_back_more_than_was_paid(app: TestApp) {
        let (id, _) = sale(&app).await;
        let tries = (0..8).map(|_| act(&app, move |tx| orders::refund(tx, id, &Refund::Amount(800), "")));
        let outcomes = futures::future::join_all(tries).await;
        assert_eq!(outcomes.iter().filter(|it| it.is_ok()).count(), 2, "{outcomes:?}");
        assert!(outcomes.iter().filter_map(|it| it.as_ref().err()).all(|it| matches!(it, Error::Conflict(_))));
        assert_eq!(status(&app, id).await, (Status::PartlyRefunded, 1_600));
        assert_eq!(figures(&app).await, [[1, 500, 500, 2]]);
        for wrong in [0, -5, 501, i64::MAX, i64::MIN] {
            assert!(act(&app, move |tx| orders::refund(tx, id, &Refund::Amount(wrong), "")).await.is_err(), "{wrong}");
        }
    }

    async fn a_note_stands_in_the_history_until_it_is_taken_away(app: TestApp) {
        let (id, _) = sale(&app).await;
        let at = act(&app, move |tx| orders::add_note(tx, id, " Rang: wants it on Friday ")).await.unwrap();
        let states = app.test.db.read(move |db| orders::states(db, id)).await.unwrap();
        assert_eq!(states[1].note, "Rang: wants it on Friday");
        act(&app, move |tx| orders::remove_note(tx, id, at)).await.unwrap();
        assert!(act(&app, move |tx| orders::remove_note(tx, id, 0)).await.is_err(), "a step is no note");
        assert!(act(&app, move |tx| orders::add_note(tx, id, "  ")).await.is_err());
    }
}
