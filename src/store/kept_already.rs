//! Which kept forms a form that comes in from outside stands beside: the very same one, or others of its unit and year.

use super::{Entry, Kept, Record, Shelf, SlotId};
use crate::form::{Form, plain, read_year};

/// The kept forms that a form from outside resembles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeptAlready {
    /// A kept form that is the same to the last character; the one saved last, if there are several.
    pub same: Option<(SlotId, Record)>,
    /// The forms of the same unit and year that differ, the one saved last first.
    pub others: Vec<(SlotId, Record)>,
}

impl Shelf {
    /// Looks for a form among those that are kept.
    pub fn kept_already(&self, form: &Form) -> KeptAlready {
        let mut found = KeptAlready::default();
        for Entry { slot, kept, .. } in self.list() {
            let Kept::Form(record) = kept else { continue };
            if record.form == *form {
                found.same.get_or_insert((slot, *record));
            } else if of_one_unit(&record.form, form) {
                found.others.push((slot, *record));
            }
        }
        found
    }
}

/// Whether both are of one unit and year, however these are written. Two forms without a name have nothing in common yet.
fn of_one_unit(one: &Form, other: &Form) -> bool {
    let [unit, its] = [one, other].map(|form| plain(&form.profile.unit));
    let year = read_year(&one.year);
    !unit.is_empty() && unit == its && year.is_some() && year == read_year(&other.year)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::standard_form;
    use crate::store::MemoryStorage;

    fn form(unit: &str, year: &str, functions: &str) -> Form {
        let mut form = standard_form(year);
        form.profile.unit = unit.to_owned();
        form.profile.functions = functions.to_owned();
        form
    }

    fn shelf(forms: &[Form]) -> Shelf {
        let shelf = Shelf::new(MemoryStorage::default(), "w");
        for (at, form) in (1_u64..).zip(forms) {
            shelf.add(&Record { saved_at: at, form: form.clone() }, at).1.unwrap();
        }
        shelf
    }

    /// The slots of the same form and of the others.
    fn seen(shelf: &Shelf, form: &Form) -> (Option<String>, Vec<String>) {
        let KeptAlready { same, others } = shelf.kept_already(form);
        (same.map(|(slot, _)| slot.to_string()), others.into_iter().map(|(slot, _)| slot.to_string()).collect())
    }

    #[test]
    fn finds_the_same_form_and_others_of_the_unit_and_year() {
        let came = form("市图书馆", "2025", "借阅");
        let shelf = shelf(&[
            came.clone(),
            form("市图书馆", "2025年", "借阅、展览"),
            form("市图书馆", "2024", "借阅"),
            form("市博物馆", "2025", "借阅"),
        ]);
        assert_eq!(seen(&shelf, &came), (Some("1".into()), vec!["2".into()]));
        let edited = form(" 市图书馆", "2025", "借阅、讲座");
        assert_eq!(seen(&shelf, &edited), (None, vec!["2".into(), "1".into()]));
        assert_eq!(seen(&shelf, &form("市图书馆", "2023", "借阅")), (None, Vec::new()));
    }

    #[test]
    fn forms_without_a_unit_or_a_year_are_only_the_same_or_nothing() {
        let shelf = shelf(&[form("", "2025", "甲"), form("市图书馆", "", "甲")]);
        assert_eq!(seen(&shelf, &form("", "2025", "乙")), (None, Vec::new()));
        assert_eq!(seen(&shelf, &form("市图书馆", "", "乙")), (None, Vec::new()));
        assert_eq!(seen(&shelf, &form("", "2025", "甲")), (Some("1".into()), Vec::new()));
    }
}
