//! A number of a workbook as it is shown: `0.45` with the format `0%` is 45%.
//!
//! Digits that a format merely hides are kept, because they count in sums; a quotient is cut where its format ends. Amounts of money are stored in a
//! workbook as binary numbers; with their 15 digits they are what was typed.

/// Most decimals of what was typed: amounts have six at most.
const TYPED_DECIMALS: usize = 6;

/// A number as a format shows it. Formats of dates are for [`date`].
///
/// ```
/// use budget_form::files::number_format::shown;
/// assert_eq!(shown(0.4475, "0%"), "44.75%");
/// assert_eq!(shown(294.58 / 658.29, "0.00%"), "44.75%");
/// assert_eq!(shown(1234.5, "#,##0.00"), "1,234.50");
/// assert_eq!(shown(450.0, "\"≥\"0\" 亿元\""), "≥450 亿元");
/// ```
pub fn shown(value: f64, format: &str) -> String {
    let Some(shape) = Shape::of(section(format, value)) else { return plain(value, 0) };
    let value = if shape.absolute { value.abs() } else { value };
    let scaled = value * 100_f64.powi(i32::try_from(shape.per_cents).unwrap_or_default());
    let exact = plain(scaled, shape.decimals);
    let kept = if decimals(&exact) > shape.decimals.max(TYPED_DECIMALS) {
        format!("{:.*}", shape.decimals, scaled)
    } else {
        exact
    };
    let number = if shape.thousands { with_thousands(&kept) } else { kept };
    format!("{}{number}{}", shape.before, shape.after)
}

/// A number with the 15 digits that a workbook holds, at least so many of them decimals.
fn plain(value: f64, at_least: usize) -> String {
    if value == 0.0 || !value.is_finite() {
        return format!("{:.*}", at_least, 0.0);
    }
    #[expect(clippy::cast_possible_truncation, reason = "the exponent of a double is below 400")]
    let before_point = value.abs().log10().floor() as i32 + 1;
    let places = usize::try_from(15 - before_point).unwrap_or_default().min(30);
    let digits = format!("{value:.places$}");
    let Some((whole, fraction)) = digits.split_once('.') else { return digits };
    let fraction = fraction.trim_end_matches('0');
    let fraction = format!("{fraction}{}", "0".repeat(at_least.saturating_sub(fraction.len())));
    if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") }
}

fn decimals(digits: &str) -> usize {
    digits.split_once('.').map_or(0, |(_, fraction)| fraction.len())
}

fn with_thousands(digits: &str) -> String {
    let (sign, rest) = digits.strip_prefix('-').map_or(("", digits), |rest| ("-", rest));
    let (whole, fraction) = rest.split_once('.').map_or((rest, None), |(whole, fraction)| (whole, Some(fraction)));
    let length = whole.len();
    let grouped: String = whole
        .chars()
        .enumerate()
        .flat_map(|(at, digit)| {
            let comma = (at > 0 && (length - at).is_multiple_of(3)).then_some(',');
            comma.into_iter().chain([digit])
        })
        .collect();
    let fraction = fraction.map(|fraction| format!(".{fraction}")).unwrap_or_default();
    format!("{sign}{grouped}{fraction}")
}

/// The part of a format for such a value: for what is positive, negative and 0, where it has several. A negative value has a minus unless its part is its own.
fn section(format: &str, value: f64) -> (&str, bool) {
    let mut parts = Vec::new();
    let (mut quoted, mut escaped, mut start) = (false, false, 0);
    for (at, sign) in format.char_indices() {
        match sign {
            _ if escaped => escaped = false,
            '\\' if !quoted => escaped = true,
            '"' => quoted = !quoted,
            ';' if !quoted => {
                parts.push(format.get(start..at).unwrap_or_default());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(format.get(start..).unwrap_or_default());
    let first = parts.first().copied().unwrap_or_default();
    match (parts.get(1), parts.get(2)) {
        (Some(negative), _) if value < 0.0 => (negative, true),
        (_, Some(zero)) if value == 0.0 && zero.contains(['0', '#', '?']) => (zero, false),
        _ => (first, false),
    }
}

/// What a part of a format says.
#[derive(Default)]
struct Shape {
    before: String,
    after: String,
    decimals: usize,
    thousands: bool,
    per_cents: usize,
    absolute: bool,
}

impl Shape {
    /// `None` for what shows a number in no usual way: General, fractions, powers of ten, text.
    fn of((format, own_of_negative): (&str, bool)) -> Option<Self> {
        let mut shape = Self { absolute: own_of_negative, ..Self::default() };
        let (mut digits, mut after_point, mut digits_after_comma) = (false, false, false);
        let mut signs = format.chars();
        while let Some(sign) = signs.next() {
            let literal: Option<String> = match sign {
                '"' => Some(signs.by_ref().take_while(|c| *c != '"').collect()),
                '\\' => signs.next().map(String::from),
                // A blank as wide as the next sign, and a sign that fills the cell.
                '_' | '*' => {
                    signs.next();
                    None
                }
                '[' => {
                    signs.by_ref().find(|c| *c == ']');
                    None
                }
                '0' | '#' | '?' => {
                    digits = true;
                    shape.decimals += usize::from(after_point && sign == '0');
                    digits_after_comma |= shape.thousands;
                    None
                }
                '.' => {
                    after_point = true;
                    None
                }
                ',' if digits && !after_point => {
                    shape.thousands = true;
                    None
                }
                '%' => {
                    shape.per_cents += 1;
                    Some("%".to_owned())
                }
                '/' | 'E' | 'e' | 'G' | '@' => return None,
                other => Some(other.to_string()),
            };
            if let Some(literal) = literal {
                if digits { shape.after.push_str(&literal) } else { shape.before.push_str(&literal) }
            }
        }
        // A comma behind the last digit divides by a thousand; nobody writes forms so, and the plain number says more.
        (digits && shape.thousands == digits_after_comma).then_some(shape)
    }
}

/// A day as a format shows it, in words: with its day, or only its month or year where the format has no more.
pub fn date((year, month, day): (u16, u8, u8), format: &str) -> String {
    let has = |letter: char| format.to_ascii_lowercase().contains(letter);
    match (has('y'), has('d')) {
        (true, false) if has('m') => format!("{year}年{month}月"),
        (true, false) => format!("{year}年"),
        (false, true) => format!("{month}月{day}日"),
        _ => format!("{year}年{month}月{day}日"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_their_formats_say() {
        for (value, format, expected) in [
            (0.45, "0%", "45%"),
            (1.0, "0%", "100%"),
            (0.995, "0.0%", "99.5%"),
            (658.29, "General", "658.29"),
            (658.2, "0.00", "658.20"),
            // What is hidden counts in sums.
            (658.294_5, "0.00", "658.2945"),
            (10.0 / 3.0, "0.00", "3.33"),
            (0.1 + 0.2, "General", "0.3"),
            (15_500.0, "#,##0", "15,500"),
            (1_234_567.891, "#,##0.00", "1,234,567.891"),
            (-3.5, "0.00", "-3.50"),
            (-3.5, "0.00;(0.00)", "(3.50)"),
            (0.0, "0.00", "0.00"),
            (0.0, "#,##0.00;-#,##0.00;\"-\"", "0.00"),
            (5.0, "0\"个\"", "5个"),
            (12.0, "_(* #,##0_)", "12"),
            (2.0, "[Red]0.0", "2.0"),
            (0.5, "# ?/?", "0.5"),
            (1e20, "0.00E+00", "100000000000000000000"),
            (7.0, "@", "7"),
            (7.0, "", "7"),
        ] {
            assert_eq!(shown(value, format), expected, "{value} {format}");
        }
    }

    #[test]
    fn dates_are_written_in_words() {
        assert_eq!(date((2025, 6, 30), "yyyy/m/d"), "2025年6月30日");
        assert_eq!(date((2025, 12, 31), "yyyy\"年\"m\"月\""), "2025年12月");
    }
}
