//! The example: a unit's form as it might be published, read by the same import as any other.

use crate::form::{Form, standard_form};

/// The example form.
pub fn form() -> Form {
    standard_form("2025")
}
