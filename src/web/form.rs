//! Forms: what a page sends, as a type.

use axum::extract::{FromRequest, Request};
use serde::de::DeserializeOwned;

use crate::app::App;
use crate::base::{Error, Result};

/// The fields of a form, repeated ones as lists.
pub struct Form<T>(pub T);

impl<T: DeserializeOwned> FromRequest<App> for Form<T> {
    type Rejection = Error;
    async fn from_request(request: Request, app: &App) -> Result<Self> {
        match axum_extra::extract::Form::<T>::from_request(request, app).await {
            Ok(axum_extra::extract::Form(it)) => Ok(Form(it)),
            // The error may hold what was typed, so only the form is named.
            Err(_) => {
                tracing::info!(form = std::any::type_name::<T>(), "a form could not be read");
                Err(Error::invalid("base-form-unreadable"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use axum::body::Body;

    use super::*;
    use crate::testing::TestApp;

    #[derive(Debug, serde::Deserialize)]
    struct Weighed {
        #[expect(dead_code, reason = "it is never read")]
        weight: i64,
    }

    #[derive(Clone, Default)]
    struct Log(Arc<Mutex<Vec<u8>>>);

    impl std::io::Write for Log {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[tokio::test]
    async fn what_was_typed_into_a_form_stays_out_of_the_log() {
        let (app, log) = (TestApp::sqlite(), Log::default());
        let kept = log.clone();
        let lines = tracing_subscriber::fmt().with_writer(move || kept.clone()).finish();
        let _here = tracing::subscriber::set_default(lines);
        let request = Request::post("/").header("content-type", "application/x-www-form-urlencoded");
        let request = request.body(Body::from("weight=my+secret+password")).unwrap();
        let refused = Form::<Weighed>::from_request(request, &app.app).await.err().expect("it is no number");
        assert!(matches!(refused, Error::Invalid(_)));
        let told = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
        assert!(told.contains("Weighed") && !told.contains("secret"), "{told}");
    }
}
