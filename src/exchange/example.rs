//! The example: a unit's form as it might be published, read by the same import as any other.

use super::published;
use crate::form::{Form, standard_form};

/// The text of the example; the tests of the import know it to be read completely.
const TEXT: &str = include_str!("../../tests/published/texts/centre.copied.txt");

/// The example form.
pub fn form() -> Form {
    let mut form = read();
    // The figures are a real unit's, its words are not; nobody shall take the example for that unit's form.
    "苏州市示例中心".clone_into(&mut form.profile.unit);
    form
}

fn read() -> Form {
    // Were the text ever not read, a new form is a better answer than none.
    published::read(TEXT).map_or_else(|_| standard_form("2025"), |imported| imported.form)
}
