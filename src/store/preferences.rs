//! What is chosen in a browser and belongs to no form.

use super::Shelf;

/// The key that says that the first hint was shown in this browser.
const HINTED: &str = "budget-form/hinted";

/// The key of the colours chosen in this browser.
const THEME: &str = "budget-form/theme";

/// The key of the way in which a form was handed over last.
const HANDED: &str = "budget-form/handed";

impl Shelf {
    /// The word for the way in which a form was handed over last; empty before the first time.
    pub fn handed_over(&self) -> String {
        self.storage.get(HANDED).ok().flatten().unwrap_or_default()
    }

    /// Remembers it, as far as the browser lets it.
    pub fn set_handed_over(&self, way: &str) {
        drop(self.storage.set(HANDED, way));
    }

    /// Whether the first hint was shown in this browser. Where that cannot be known it was: a hint too many is worse than one that is missing.
    pub fn is_hinted(&self) -> bool {
        self.storage.get(HINTED).map_or(true, |text| text.is_some())
    }

    /// Remembers that the first hint was shown, as far as the browser lets it.
    pub fn set_hinted(&self) {
        drop(self.storage.set(HINTED, "1"));
    }

    /// The colours chosen in this browser: `light`, `dark`, or empty for those of the system.
    pub fn theme(&self) -> String {
        self.storage.get(THEME).ok().flatten().unwrap_or_default()
    }

    /// Remembers them, as far as the browser lets it.
    pub fn set_theme(&self, theme: &str) {
        drop(self.storage.set(THEME, theme));
    }
}
