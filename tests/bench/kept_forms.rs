//! The core alone for the bench, in the profile that is shipped: forms that stay read, and are evaluated over and over, as a roll-up of many forms does.
//! The shipped file keeps no forms for scripts, so this is measured in a module of its own.

#[cfg(target_arch = "wasm32")]
mod exported {
    use std::cell::RefCell;

    use budget_form::evaluate::Evaluation;
    use budget_form::exchange::json;
    use budget_form::form::{Form, Period};
    use wasm_bindgen::prelude::*;

    thread_local! {
        static FORMS: RefCell<Vec<Form>> = const { RefCell::new(Vec::new()) };
    }

    /// Reads a form and keeps it.
    ///
    /// # Errors
    /// A sentence when the text is no form.
    #[wasm_bindgen]
    pub fn keep(text: &str) -> Result<(), JsError> {
        let form = json::read(text).map_err(|error| JsError::new(&error.to_string()))?.form;
        FORMS.with_borrow_mut(|forms| forms.push(form));
        Ok(())
    }

    /// Evaluates all forms and gives how many rows they have, so that nothing can be left out as unused.
    #[wasm_bindgen]
    pub fn evaluate() -> usize {
        FORMS.with_borrow(|forms| forms.iter().map(|form| Evaluation::of(form).rows().len()).sum())
    }

    /// The statuses of all forms, row by row, half year and year, with commas between.
    #[wasm_bindgen]
    pub fn statuses() -> String {
        let of = |form: &Form| {
            let evaluation = Evaluation::of(form);
            let rows = evaluation.rows().iter();
            rows.flat_map(|row| Period::ALL.map(|period| row.assessment(period).status.code())).collect::<Vec<_>>()
        };
        FORMS.with_borrow(|forms| forms.iter().flat_map(of).collect::<Vec<_>>().join(","))
    }
}

fn main() {}
