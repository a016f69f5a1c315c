//! Which way an indicator is better.

/// Which way a figure is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The more the better: ≥ ＞ 以上.
    Higher,
    /// The less the better: ≤ ＜ 以内.
    Lower,
    /// The nearer to the target the better.
    Nearer,
}
