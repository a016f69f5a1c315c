//! How a computed figure came about, as a line of an audit.

/// A computed figure that explains itself (domain §4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What is computed: 预算执行率（半年）.
    pub title: String,
    /// The formula in words.
    pub formula: String,
    /// The formula with the form's numbers; empty where there are none yet.
    pub numbers: String,
    /// What it gives, or why it gives nothing.
    pub result: String,
    /// Where the rule comes from.
    pub source: &'static str,
    /// The assumption in it that is to be confirmed: 口径待确认.
    pub assumption: Option<&'static str>,
}
