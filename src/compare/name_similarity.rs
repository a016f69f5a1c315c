//! How much two names have in common: the share of neighbouring pairs of characters that both have.

/// Names are compared up to this many characters; names that are the same so far are taken to be alike.
const LONGEST: usize = 60;

/// The pairs of characters of a name, sorted.
#[derive(Debug, Default)]
pub(super) struct Shape(Vec<(char, char)>);

impl Shape {
    /// Takes a name without spaces and punctuation.
    pub(super) fn of(name: &str) -> Self {
        let chars: Vec<char> = name.chars().take(LONGEST).collect();
        let mut pairs: Vec<(char, char)> = match chars.as_slice() {
            // A single character is its own pair.
            [only] => vec![(*only, '\0')],
            chars => chars.iter().copied().zip(chars.iter().copied().skip(1)).collect(),
        };
        pairs.sort_unstable();
        Self(pairs)
    }

    /// 1000 for the same pairs, 0 for none in common.
    pub(super) fn resembles(&self, other: &Self) -> usize {
        let all = self.0.len() + other.0.len();
        let (mut here, mut there) = (self.0.iter().peekable(), other.0.iter().peekable());
        let mut common = 0_usize;
        while let (Some(a), Some(b)) = (here.peek(), there.peek()) {
            match a.cmp(b) {
                core::cmp::Ordering::Less => drop(here.next()),
                core::cmp::Ordering::Greater => drop(there.next()),
                core::cmp::Ordering::Equal => {
                    common += 1;
                    here.next();
                    there.next();
                }
            }
        }
        (2000 * common).checked_div(all).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn like_names_resemble_and_unlike_ones_do_not() {
        let resemble = |a, b| Shape::of(a).resembles(&Shape::of(b));
        assert_eq!(resemble("图书购置数量", "图书购置数量"), 1000);
        assert!(resemble("图书购置数量", "馆藏图书购置数量") > 800);
        assert!(resemble("图书购置数量", "读者满意度") < 100);
        assert_eq!(resemble("", ""), 0);
    }
}
