//! Where a finding is, in the words of the form.

use super::Finding;
use crate::form::{Field, Form};

impl Finding {
    /// The name of the row or 二级指标 and the column, as one would point at it: 「全市技术合同成交额 · 全年指标值」. Empty for the form as a whole.
    pub fn place_in_words(&self, form: &Form) -> String {
        let Some(field) = self.field else { return String::new() };
        let row = field.row().and_then(|id| form.indicators.row(id)).map(|row| row.name.trim());
        let level2 = match field {
            Field::Level2Name(id) => form.indicators.level2(id),
            field => field.row().and_then(|id| form.indicators.level2_of(id)),
        };
        // A row without a name is known by its 二级指标.
        let named = row.filter(|name| !name.is_empty()).or(level2.map(|level2| level2.name.trim()));
        match named.filter(|name| !name.is_empty()) {
            Some(name) => format!("{name} · {}", field.label()),
            None => field.label(),
        }
    }
}
