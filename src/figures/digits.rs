//! A number written in digits, with a sign, separators and a point, and how many digits it may have.

use rust_decimal::Decimal;

use super::AmountError;

/// Decimals that a number may have. In 万元 that is enough for 1 分, which is 0.000001 万元.
pub(super) const MAX_FRACTION_DIGITS: u32 = 6;

/// Digits that a number may have before the point. With these two bounds, a million amounts add up without loss.
pub(super) const MAX_WHOLE_DIGITS: usize = 15;

/// Digits of a number that is read at once: as many as a whole number of 64 bits surely holds.
const PLAIN_DIGITS: usize = 15;

/// A number that is nothing but digits, at most 15, with a point among them or without: what nearly all numbers are. `None` for what is written otherwise
/// or has more decimals, which is to be read at length; a unit test holds both against each other.
pub(crate) fn plain_number(text: &str, most_decimals: u32) -> Option<Decimal> {
    plain_start(text, most_decimals).filter(|(_, rest)| rest.is_empty()).map(|(number, _)| number)
}

/// Such a number at the start of a text, with what follows it.
pub(crate) fn plain_start(text: &str, most_decimals: u32) -> Option<(Decimal, &str)> {
    let (mut value, mut digits, mut decimals, mut length) = (0_i64, 0, None, 0);
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' => {
                value = value * 10 + i64::from(byte - b'0');
                digits += 1;
                decimals = decimals.map(|decimals| decimals + 1);
            }
            b'.' if decimals.is_none() && digits > 0 => decimals = Some(0_u32),
            _ => break,
        }
        if digits > PLAIN_DIGITS {
            return None;
        }
        length += 1;
    }
    let scale = decimals.unwrap_or(0);
    if digits == 0 || decimals == Some(0) || scale > most_decimals {
        return None;
    }
    Some((Decimal::new(value, scale), text.get(length..)?))
}

/// A number of digits with a sign, separators and a point.
pub(super) fn digits(folded: &str) -> Result<Decimal, AmountError> {
    let digits = without_grouping(folded)?;
    let unsigned = digits.strip_prefix(['+', '-']).unwrap_or(&digits);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    if whole.len() + fraction.len() == 0 || !whole.chars().chain(fraction.chars()).all(|c| c.is_ascii_digit()) {
        return Err(AmountError::NotANumber);
    }
    if whole.trim_start_matches('0').len() > MAX_WHOLE_DIGITS {
        return Err(AmountError::TooLarge);
    }
    if fraction.len() > MAX_FRACTION_DIGITS as usize {
        return Err(AmountError::TooPrecise);
    }
    Decimal::from_str_exact(&digits).map_err(|_| AmountError::NotANumber)
}

/// Removes thousands separators, but only where they separate thousands.
fn without_grouping(number: &str) -> Result<String, AmountError> {
    if !number.contains(',') {
        return Ok(number.to_owned());
    }
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let mut groups = whole.trim_start_matches(['+', '-']).split(',');
    let first = groups.next().map_or(0, str::len);
    if !(1..=3).contains(&first) || !groups.all(|group| group.len() == 3) || fraction.contains(',') {
        return Err(AmountError::Grouping);
    }
    Ok(number.replace(',', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_at_once_is_read_the_same_at_length() {
        let plain =
            ["0", "0.0", "00", "007", "0.50", "12", "658.29", "123456789012345", "999999999.999999", "1.000000"];
        for text in plain {
            let at_length = digits(text).ok();
            let read = plain_number(text, 6);
            assert_eq!(read.map(|n| (n.mantissa(), n.scale())), at_length.map(|n| (n.mantissa(), n.scale())), "{text}");
            assert!(read.is_some());
        }
        for text in
            ["", ".", ".5", "5.", "1.2.3", "-1", "+1", "1,234", " 1", "1e3", "１", "1234567890123456", "0.1234567"]
        {
            assert_eq!(plain_number(text, 6), None, "{text}");
        }
    }
}
