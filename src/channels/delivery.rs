//! Deliveries: where the sending of a message stands. A state only moves forward.

use std::time::Duration;

/// The sending of one message.
#[derive(Clone, Copy, Debug)]
pub struct Delivery;

/// Where a delivery stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// It is due now or later.
    Waiting,
    /// A sender has it.
    Sending,
    /// The server took it.
    Sent,
    /// The mailbox has it, as we were told.
    Delivered,
    /// It came back.
    Bounced,
    /// The recipient called it spam.
    Complained,
    /// It was refused, or tried for as long as makes sense.
    Failed,
    /// It was not sent, for a stated reason.
    LeftOut,
    /// It was called off before it was sent.
    Cancelled,
}

impl State {
    /// All of them, in the order in which they are shown.
    pub const ALL: [State; 9] = [
        State::Waiting,
        State::Sending,
        State::Sent,
        State::Delivered,
        State::Bounced,
        State::Complained,
        State::Failed,
        State::LeftOut,
        State::Cancelled,
    ];

    /// As it is stored.
    pub fn code(self) -> &'static str {
        match self {
            State::Waiting => "waiting",
            State::Sending => "sending",
            State::Sent => "sent",
            State::Delivered => "delivered",
            State::Bounced => "bounced",
            State::Complained => "complained",
            State::Failed => "failed",
            State::LeftOut => "left_out",
            State::Cancelled => "cancelled",
        }
    }

    /// From how it is stored.
    pub fn parse(code: &str) -> Option<State> {
        State::ALL.into_iter().find(|it| it.code() == code)
    }

    /// How far it is. Nothing that was settled is ever open again, nothing that was told us is forgotten.
    fn rank(self) -> u8 {
        match self {
            State::Waiting | State::Sending => 0,
            State::Sent | State::Failed => 1,
            State::Delivered => 2,
            State::Bounced => 3,
            State::Complained => 4,
            State::LeftOut | State::Cancelled => 5,
        }
    }

    /// Whether it is still to be sent.
    pub fn is_open(self) -> bool {
        self.rank() == 0
    }

    /// Whether a delivery in this state may come to `next`. What a server refused may still come back as a
    /// bounce, because what it said is not always true; what never left cannot.
    pub fn may_become(self, next: State) -> bool {
        match (self, next) {
            (State::Waiting, State::Sending) | (State::Sending, State::Waiting) => true,
            // A sender that crashed has it; another one takes it over.
            (State::Sending, State::Sending) => true,
            (State::Waiting | State::Sending, State::LeftOut) | (State::Waiting, State::Cancelled) => true,
            (State::Sending, State::Sent | State::Failed) => true,
            (_, State::Waiting | State::Sending | State::Sent | State::Failed) => false,
            (_, State::LeftOut | State::Cancelled) => false,
            (State::Waiting | State::LeftOut | State::Cancelled, _) => false,
            (from, next) => next.rank() > from.rank(),
        }
    }

    /// The states from which this one may be reached, as a list for `{texts $1}`.
    pub(super) fn reached_from(self) -> String {
        let from: Vec<&str> = State::ALL.into_iter().filter(|it| it.may_become(self)).map(State::code).collect();
        crate::base::db::list(&from)
    }
}

/// Why a message was not sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Left {
    /// Nothing is sent to this address.
    Suppressed,
    /// They never agreed to get such messages.
    NeverGiven,
    /// They said no.
    Withdrawn,
    /// There is no address that could be written to.
    NoAddress,
    /// The person was erased.
    Erased,
    /// It could not leave for so long that it would do more harm than good.
    TooLate,
    /// The template could not be filled in.
    Unwritable,
}

impl Left {
    /// All of them.
    pub const ALL: [Left; 7] = [
        Left::Suppressed,
        Left::NeverGiven,
        Left::Withdrawn,
        Left::NoAddress,
        Left::Erased,
        Left::TooLate,
        Left::Unwritable,
    ];

    /// As it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Left::Suppressed => "suppressed",
            Left::NeverGiven => "never_given",
            Left::Withdrawn => "withdrawn",
            Left::NoAddress => "no_address",
            Left::Erased => "erased",
            Left::TooLate => "too_late",
            Left::Unwritable => "unwritable",
        }
    }

    /// From how it is stored.
    pub fn parse(code: &str) -> Option<Left> {
        Left::ALL.into_iter().find(|it| it.code() == code)
    }
}

/// How long a message is tried before it is given up.
pub const PATIENCE: Duration = Duration::from_secs(3 * 86_400);
/// How long a message may wait for a channel that works.
pub const TOO_LATE: Duration = Duration::from_secs(7 * 86_400);
/// Waits between tries: a minute, doubled each time, at most six hours.
const FIRST_WAIT: Duration = Duration::from_secs(60);
const LONGEST_WAIT: Duration = Duration::from_secs(6 * 3_600);

/// How long to wait after the try with this number (from 1).
pub fn wait(attempts: u32) -> Duration {
    FIRST_WAIT.saturating_mul(1 << attempts.saturating_sub(1).min(16)).min(LONGEST_WAIT)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_state() -> impl Strategy<Value = State> {
        prop::sample::select(&State::ALL[..])
    }

    proptest! {
        /// Whatever is told in whatever order: what was settled stays settled, and each step goes forward.
        #[test]
        fn a_state_only_moves_forward(told in prop::collection::vec(any_state(), 0..40)) {
            let (mut at, mut settled, mut highest) = (State::Waiting, false, 0);
            for next in told {
                if at.may_become(next) {
                    at = next;
                }
                prop_assert!(!(settled && at.is_open()), "{at:?} was opened again");
                prop_assert!(at.rank() >= highest);
                (settled, highest) = (!at.is_open(), at.rank());
            }
        }

        #[test]
        fn what_never_left_is_never_said_to_have_arrived(next in any_state()) {
            for at in [State::LeftOut, State::Cancelled] {
                prop_assert!(!at.may_become(next));
            }
        }
    }

    #[test]
    fn the_statement_asks_what_the_rule_says() {
        assert_eq!(State::Bounced.reached_from(), r#"["sending","sent","delivered","failed"]"#);
        assert_eq!(State::Cancelled.reached_from(), r#"["waiting"]"#);
    }

    #[test]
    fn waits_grow_from_a_minute_to_six_hours() {
        let minutes: Vec<u64> = (1..12).map(|it| wait(it).as_secs() / 60).collect();
        assert_eq!(minutes, [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360]);
        let all: Duration = (1..24).map(wait).sum();
        assert!(all > PATIENCE, "it is tried for three days: {all:?}");
    }

    #[test]
    fn codes_are_read_back() {
        assert!(State::ALL.into_iter().all(|it| State::parse(it.code()) == Some(it)));
        assert!(Left::ALL.into_iter().all(|it| Left::parse(it.code()) == Some(it)));
    }
}
