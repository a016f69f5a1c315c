//! What every place of the app shares: where the forms are kept, which place is shown, and the form that is open.

use leptos::prelude::*;

use super::browser;
use super::busy::{MUCH_TEXT, busy};
use super::other_form::OtherForm;
use super::session::Session;
use super::texts;
use crate::form::Part;
use crate::route::Route;
use crate::store::{Shelf, SlotId};

/// What a form is to be compared with when it is opened.
#[derive(Clone, Debug)]
pub enum CompareWith {
    /// A kept form, of which the open one is a later version.
    Kept(SlotId),
    /// What was read of a file, as a version that the open one may become.
    Read(Box<OtherForm>),
}

/// What every place of the app shares.
#[derive(Clone)]
pub struct Context {
    /// Where the forms are kept.
    pub shelf: StoredValue<Shelf, LocalStorage>,
    /// Changes when forms that could not be saved before were saved, or came from the durable copies.
    pub shelf_changed: RwSignal<u32>,
    /// Changes with the list of snapshots.
    pub snapshots_changed: RwSignal<u32>,
    /// The place that is shown.
    pub route: RwSignal<Route>,
    /// What the next form opened is to be compared with.
    pub compare_with: StoredValue<Option<CompareWith>>,
    /// The form that is open.
    pub session: StoredValue<Option<Session>, LocalStorage>,
    /// The place asked for last: the one shown, or the one that a notice stands for.
    pub(super) asked: StoredValue<Route>,
}

impl Context {
    /// Tries again to save whatever the browser did not take.
    pub fn try_again(&self) {
        let open = self.session.get_value();
        let shelf = self.shelf.get_value();
        if shelf.has_held() {
            if let Some(open) = open {
                open.save_again();
            }
            if shelf.retry(open.map(Session::slot).as_ref()) {
                self.say_shelf_changed();
            }
        }
        shelf.copies().retry();
    }

    /// Has the list of forms made anew, where it is shown.
    pub fn say_shelf_changed(&self) {
        self.shelf_changed.update(|n| *n = n.wrapping_add(1));
    }

    /// Goes to another place of the app, now: the event that the address sends comes later.
    pub fn go(&self, route: Route) {
        browser::go(&route.hash());
        self.show(route);
    }

    /// Shows a place; where that takes a while, after the notice that says so.
    pub(super) fn show(&self, route: Route) {
        let before = self.asked.get_value();
        if before == route {
            // The event after `go`, while the notice stands or later; or another topic of 帮助, which is the same place.
            if self.route.with_untracked(|shown| *shown == route) {
                self.route.set(route);
            }
            return;
        }
        let long = match (route.slot(), route.part()) {
            (Some(slot), part) if before.slot() == Some(slot) => {
                let shows_rows = part.is_some_and(Part::shows_rows) && before.part() != part;
                shows_rows && self.session.get_value().is_some_and(Session::is_long)
            }
            (Some(slot), _) => self.shelf.with_value(|shelf| shelf.length(slot)) > MUCH_TEXT,
            (None, _) => false,
        };
        let (shown, asked) = (self.route, self.asked);
        asked.set_value(route);
        // Of two that come one after the other the later one stays.
        busy(long, texts::busy::OPENING, move || shown.set(asked.get_value()));
    }
}
