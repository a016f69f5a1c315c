//! A form beside the one that is open.

use crate::form::Form;

/// A form that is looked at, not opened.
#[derive(Clone, Debug, PartialEq)]
pub struct OtherForm {
    /// The form to look at.
    pub form: Form,
    /// Where it comes from: the time it was kept, or the name of the file.
    pub origin: String,
    /// Sentences about the reading of a file.
    pub notes: Vec<String>,
}
