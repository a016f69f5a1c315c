//! The example: a unit's form as it might be published, read by the same import as any other.

use super::published;
use crate::form::{Form, standard_form};

/// The text of the example; the tests of the import know it to be read completely.
const TEXT: &str = include_str!("../../tests/published/texts/centre.copied.txt");

/// The example form.
pub fn form() -> Form {
    // Were the text ever not read, a new form is a better answer than none.
    published::read(TEXT).map_or_else(|_| standard_form("2025"), |imported| imported.form)
}
