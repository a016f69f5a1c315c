//! 已核对: somebody looked at a finding of 审核 and says why it may stand.

use serde::{Deserialize, Serialize};

/// An answer to a finding. It counts as long as the finding is about the same content (`crate::check::Finding::is_accepted_by`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Acceptance {
    /// The code of the rule: `A05`.
    pub code: String,
    /// The address of the place that the finding is about; empty for the form as a whole.
    pub field: String,
    /// The sentence of the finding, as it was read when it was answered.
    pub finding: String,
    /// What the finding was about then, as a fingerprint: when that changes, the finding comes back.
    pub content: String,
    /// Why it may stand, as typed.
    pub reason: String,
}
