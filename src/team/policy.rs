//! Who may do what: the one function that every route, stream, search and
//! export asks.

use serde::{Deserialize, Serialize};

/// What a staff member is to the shop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Looks, changes nothing.
    Viewer,
    /// Serves customers.
    Staff,
    /// Runs the shop: imports, exports, merges, settings of the shop.
    Manager,
    /// May do everything, also decide who works here.
    Owner,
}

impl Role {
    /// From the least to the most.
    pub const ALL: [Role; 4] = [Role::Viewer, Role::Staff, Role::Manager, Role::Owner];

    /// As stored, and as the end of its key in the catalogue.
    pub fn code(self) -> &'static str {
        match self {
            Role::Viewer => "viewer",
            Role::Staff => "staff",
            Role::Manager => "manager",
            Role::Owner => "owner",
        }
    }

    /// From its code.
    pub fn parse(code: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|it| it.code() == code)
    }
}

/// Something that not everyone may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// See customers and their history, phones masked.
    SeeCustomers,
    /// See whole phone numbers and email addresses.
    SeeContacts,
    /// Change a customer, write notes, record consent.
    EditCustomers,
    /// Join two customers into one, and part them again.
    MergeCustomers,
    /// Take customers' data out of the shop.
    ExportCustomers,
    /// Erase a person for ever.
    EraseCustomers,
    /// See orders and products.
    SeeOrders,
    /// Change orders.
    EditOrders,
    /// Change products: names, prices, costs.
    EditProducts,
    /// See the figures.
    SeeReports,
    /// Bring files in.
    Import,
    /// Change the shop's settings.
    ManageSettings,
    /// Decide who works here and as what.
    ManageTeam,
    /// Read who did what.
    SeeAudit,
    /// See what was sent to customers, and what became of it.
    SeeMessages,
    /// Write the templates of messages.
    EditTemplates,
    /// Set up the ways by which messages go out.
    ManageChannels,
    /// Make and end the keys with which shops send what visitors do.
    ManageTracking,
    /// Make and end the tokens and webhooks of other programs.
    ManageApi,
    /// See jobs, try parked ones again or discard them.
    ManageJobs,
}

impl Act {
    /// All of them.
    pub const ALL: [Act; 20] = [
        Act::SeeCustomers,
        Act::SeeContacts,
        Act::EditCustomers,
        Act::MergeCustomers,
        Act::ExportCustomers,
        Act::EraseCustomers,
        Act::SeeOrders,
        Act::EditOrders,
        Act::EditProducts,
        Act::SeeReports,
        Act::Import,
        Act::ManageSettings,
        Act::ManageTeam,
        Act::SeeAudit,
        Act::SeeMessages,
        Act::EditTemplates,
        Act::ManageChannels,
        Act::ManageTracking,
        Act::ManageApi,
        Act::ManageJobs,
    ];
}

/// The least role that may do `act`.
pub fn least_role(act: Act) -> Role {
    match act {
        Act::SeeCustomers | Act::SeeOrders | Act::SeeReports => Role::Viewer,
        Act::SeeContacts | Act::EditCustomers | Act::EditOrders | Act::SeeMessages => Role::Staff,
        Act::MergeCustomers | Act::ExportCustomers | Act::Import | Act::ManageJobs | Act::SeeAudit => Role::Manager,
        Act::EditProducts | Act::ManageSettings | Act::EditTemplates => Role::Manager,
        Act::ManageChannels | Act::ManageTracking => Role::Manager,
        Act::EraseCustomers | Act::ManageTeam | Act::ManageApi => Role::Owner,
    }
}

/// The policy.
pub fn allows(role: Role, act: Act) -> bool {
    role >= least_role(act)
}
