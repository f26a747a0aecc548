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
            Err(error) => {
                tracing::info!(%error, "a form could not be read");
                Err(Error::invalid("base-form-unreadable"))
            }
        }
    }
}
