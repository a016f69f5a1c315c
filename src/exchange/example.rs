//! The example: a unit's form as it might be published.

use super::json;
use crate::form::{Form, standard_form};

/// The form as a file. It is kept as the published text gives it (a test compares the two) rather than read from that text each time: an example
/// shall open at once, and the search for columns is the one long piece of work that a browser may do badly (see DESIGN, Published text).
const FILE: &str = include_str!("example.json");

/// The example form. The figures are a real unit's, its words are not; it has a name that nobody takes for that unit's.
pub fn form() -> Form {
    // Were the file ever not read, a new form is a better answer than none.
    json::read(FILE).map_or_else(|_| standard_form("2025"), |opened| opened.form)
}
