//! What a file has and this version of the program has no place for: kept as it came, so that a newer program finds it again.

use serde_json::Value;

use super::RowId;

/// A key of a file that this version does not know, with what stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownKey {
    /// Where it stands.
    pub place: UnknownPlace,
    /// The key.
    pub key: String,
    /// What stands there.
    pub value: Value,
}

/// Where an unknown key stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnknownPlace {
    /// Beside the form.
    File,
    /// In the form, below these known keys.
    Form(Vec<String>),
    /// In an indicator, below these known keys. It goes with the row, wherever that is moved, and is gone with it.
    Row(RowId, Vec<String>),
    /// In an item of another list of the form.
    Item {
        /// The known keys down to the list.
        list: Vec<String>,
        /// Which item it is.
        at: usize,
        /// The item as it was without unknown keys: in another one the key would mean something else.
        item: Value,
    },
}
