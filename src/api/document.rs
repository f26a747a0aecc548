//! The description of the API: OpenAPI 3.1, made of the same lines as the routes.

use std::collections::BTreeMap;

use axum::http::Method;
use utoipa::openapi::path::{HttpMethod, OperationBuilder, Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::request_body::RequestBodyBuilder;
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme};
use utoipa::openapi::tag::TagBuilder;
use utoipa::openapi::{
    ComponentsBuilder, ContentBuilder, InfoBuilder, LicenseBuilder, OpenApi, OpenApiBuilder, PathItem, PathsBuilder,
    Ref, RefOr, Required, Response, ResponseBuilder, ResponsesBuilder, Schema, ServerBuilder,
};
use utoipa::{IntoParams, ToSchema};

use super::endpoint::{About, NoBody};
use super::sections::SECTIONS;
use super::shapes::ProblemView;
use crate::team::Scope;
use crate::web::problem::{KINDS, PROBLEM};

/// How ids look in addresses and answers.
pub const ID_PATTERN: &str = "^[0-9a-hjkmnp-tv-z]{1,13}$";

/// What is said of the operations, growing.
#[derive(Default)]
pub struct Document {
    operations: Vec<(&'static str, HttpMethod, OperationBuilder)>,
    schemas: BTreeMap<String, RefOr<Schema>>,
}

/// The problems that every operation can answer with, those of one with an id in its path, and those of one with a body.
const ALWAYS: &[u16] = &[401, 403, 422, 429, 500, 503];
const WITH_ID: &[u16] = &[404];
const WITH_BODY: &[u16] = &[400, 404, 409, 413, 415];

impl Document {
    /// Says what an operation is that changes nothing.
    pub fn read<Q: IntoParams, T: ToSchema>(&mut self, path: &'static str, scope: Scope, about: About) {
        let query = Q::into_params(|| Some(ParameterIn::Query));
        let answers = ResponsesBuilder::new().response("200", self.answer::<T>("What was asked for."));
        let problems = [ALWAYS, if path.contains('{') { WITH_ID } else { &[] }].concat();
        let operation = self.operation(path, scope, about, problems_of(answers, &problems)).parameters(Some(query));
        self.operations.push((path, HttpMethod::Get, operation));
    }

    /// Says what an operation is that acts.
    pub fn write<B: ToSchema, T: ToSchema>(&mut self, method: &Method, path: &'static str, scope: Scope, about: About) {
        let answers = ResponsesBuilder::new().response("200", self.answer::<T>("It was done, or was so already."));
        let answers = match *method {
            Method::POST => answers.response("201", self.answer::<T>("Something is there now that was not.")),
            _ => answers,
        };
        let problems = [ALWAYS, WITH_BODY].concat();
        let mut operation =
            self.operation(path, scope, about, problems_of(answers, &problems)).parameter(idempotency_key());
        if std::any::type_name::<B>() != std::any::type_name::<NoBody>() {
            let content = ContentBuilder::new().schema(Some(self.schema::<B>())).build();
            let body = RequestBodyBuilder::new().content("application/json", content).required(Some(Required::True));
            operation = operation.request_body(Some(body.build()));
        }
        let method = match *method {
            Method::PATCH => HttpMethod::Patch,
            Method::DELETE => HttpMethod::Delete,
            _ => HttpMethod::Post,
        };
        self.operations.push((path, method, operation));
    }

    fn operation(&self, path: &str, scope: Scope, about: About, answers: ResponsesBuilder) -> OperationBuilder {
        let mut operation = OperationBuilder::new()
            .operation_id(Some(about.id))
            .tag(about.section)
            .summary(Some(about.summary))
            .description(Some(about.text))
            .security(SecurityRequirement::new("token", [scope.code()]))
            .responses(answers.build());
        for name in path.split('/').filter_map(|it| it.strip_prefix('{')?.strip_suffix('}')) {
            operation = operation.parameter(id_in_path(name));
        }
        operation
    }

    fn schema<T: ToSchema>(&mut self) -> RefOr<Schema> {
        let mut found = Vec::new();
        T::schemas(&mut found);
        found.push((T::name().into_owned(), T::schema()));
        self.schemas.extend(found);
        RefOr::Ref(Ref::from_schema_name(T::name()))
    }

    fn answer<T: ToSchema>(&mut self, said: &str) -> Response {
        let content = ContentBuilder::new().schema(Some(self.schema::<T>())).build();
        ResponseBuilder::new().description(said).content("application/json", content).build()
    }

    /// The whole description.
    pub fn finish(mut self, base: &url::Url) -> OpenApi {
        self.schema::<ProblemView>();
        let mut components = ComponentsBuilder::new().security_scheme("token", security());
        for (name, schema) in self.schemas {
            components = components.schema(name, schema);
        }
        let statuses: BTreeMap<u16, Vec<&str>> = KINDS.iter().fold(BTreeMap::new(), |mut all, it| {
            all.entry(it.1).or_insert_with(Vec::new).push(it.3);
            all
        });
        for (status, said) in statuses {
            let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
            let response = ResponseBuilder::new().description(said.join(" ")).content(PROBLEM, content);
            components = components.response(problem_name(status), response.build());
        }
        let mut paths = PathsBuilder::new();
        for (path, method, operation) in self.operations {
            paths = paths.path(path, PathItem::new(method, operation.build()));
        }
        let tags = SECTIONS.iter().map(|it| TagBuilder::new().name(it.name).description(Some(it.text)).build());
        OpenApiBuilder::new()
            .info(
                InfoBuilder::new()
                    .title("Indaba API")
                    .version(env!("CARGO_PKG_VERSION"))
                    .description(Some(INTRODUCTION))
                    .license(Some(LicenseBuilder::new().name("Apache-2.0").identifier(Some("Apache-2.0")).build()))
                    .build(),
            )
            .servers(Some([ServerBuilder::new().url(base.as_str().trim_end_matches('/')).build()]))
            .paths(paths.build())
            .components(Some(components.build()))
            .tags(Some(tags))
            .build()
    }
}

const INTRODUCTION: &str = "Customers, their identities and consents, events, orders, products and messages of one \
    shop. Times are RFC 3339 in UTC; amounts are whole minor units (cents) with their currency; ids are the short texts \
    that stand in the addresses of the console. Fields that an operation does not know are refused.";

fn problems_of(answers: ResponsesBuilder, statuses: &[u16]) -> ResponsesBuilder {
    statuses.iter().fold(answers, |answers, status| {
        answers.response(status.to_string(), RefOr::Ref(Ref::from_response_name(problem_name(*status))))
    })
}

fn problem_name(status: u16) -> String {
    format!("Problem{status}")
}

fn id_in_path(name: &str) -> Parameter {
    let schema = ObjectBuilder::new().schema_type(Type::String).pattern(Some(ID_PATTERN));
    let said = if name == "id" { "Which one.".to_owned() } else { format!("Which {name}.") };
    let it = ParameterBuilder::new().name(name).parameter_in(ParameterIn::Path).required(Required::True);
    it.description(Some(said)).schema(Some(schema.build())).build()
}

fn idempotency_key() -> Parameter {
    let schema = ObjectBuilder::new()
        .schema_type(Type::String)
        .min_length(Some(1))
        .max_length(Some(255))
        .pattern(Some("^[!-~]{1,255}$"));
    ParameterBuilder::new()
        .name("Idempotency-Key")
        .parameter_in(ParameterIn::Header)
        .required(Required::False)
        .description(Some("The same request under the same key within 24 hours is done once and answered alike."))
        .schema(Some(schema.build()))
        .build()
}

fn security() -> SecurityScheme {
    let said = "A token made on the page Settings, API. It begins with ind_.";
    let http = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("ind_…").description(Some(said));
    SecurityScheme::Http(http.build())
}
