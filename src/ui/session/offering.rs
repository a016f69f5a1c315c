//! What is offered for the text at a field, and taking it.

use super::{Session, Topic};
use crate::edit::{offer_at, take_offer};
use crate::figures::Offer;
use crate::form::{Field, IncomeSource};

impl Session {
    /// What is offered for the text at a field, watched.
    pub fn offer(self, field: Field) -> Option<Offer> {
        // What is known of 基础数据 already hangs on amounts elsewhere.
        if matches!(field, Field::Base(..)) {
            self.watch(Topic::Figures);
        }
        // Whether it can only be in 元 hangs on the other amounts, and is known when the form has been checked.
        if field.is_figure() {
            self.watch(Topic::SaidOf(field));
        }
        if field == Field::Income(IncomeSource::CarryOver) {
            self.watch(Topic::LastYear);
            self.watch(Topic::Text(Field::Year));
        }
        self.watched(Topic::Text(field), |form| offer_at(form, field))
    }

    /// Takes what is offered for the text at a field; whether there was an offer.
    pub fn take_offer(self, field: Field) -> bool {
        let edit = self.with(|form| take_offer(form, field));
        let taken = edit.is_some();
        if let Some(edit) = edit {
            self.edit(edit);
        }
        taken
    }
}
