//! How a computed figure came about, in the words of an audit (domain §4): every figure can explain itself.

/// One figure explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What the figure is.
    pub title: String,
    /// The formula in words.
    pub formula: String,
    /// The formula with the numbers of the form.
    pub numbers: String,
    /// What came of it, as it is shown.
    pub result: String,
    /// Where the rule comes from.
    pub source: &'static str,
    /// The assumption in it that is to be confirmed (口径待确认), if there is one.
    pub assumption: Option<&'static str>,
}
