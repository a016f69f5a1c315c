//! An amount as it is written: a number, with a sign of the currency before it and a unit behind it.

/// A unit of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct MoneyUnit {
    pub name: &'static str,
    /// How many 元 it is, as a power of ten.
    pub power: u32,
}

/// The unit of the form.
pub(super) const FORM_UNIT: MoneyUnit = MoneyUnit { name: "万元", power: 4 };
pub(super) const YUAN: MoneyUnit = MoneyUnit { name: "元", power: 0 };

/// What may stand behind an amount. A longer ending stands before those it ends with.
const ENDINGS: [(&str, MoneyUnit); 9] = [
    ("千万元", MoneyUnit { name: "千万元", power: 7 }),
    ("百万元", MoneyUnit { name: "百万元", power: 6 }),
    ("千元", MoneyUnit { name: "千元", power: 3 }),
    ("百元", MoneyUnit { name: "百元", power: 2 }),
    ("亿元", MoneyUnit { name: "亿元", power: 8 }),
    ("亿", MoneyUnit { name: "亿元", power: 8 }),
    ("万元", FORM_UNIT),
    ("万", FORM_UNIT),
    ("元", YUAN),
];

/// A folded text taken apart: what should be the number, and the unit behind it.
pub(super) struct Written {
    pub number: String,
    pub unit: Option<MoneyUnit>,
}

impl Written {
    pub fn of(folded: &str) -> Self {
        let text = folded.trim();
        let text = text.strip_suffix("人民币").unwrap_or(text).trim_end();
        // 「658.29（万元）」
        let open = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
        let open =
            open.and_then(|(number, unit)| Some((number, unit_at_end(unit).filter(|(rest, _)| rest.is_empty())?.1)));
        let ended = || unit_at_end(text).or_else(|| unit_at_end(text.strip_suffix('整')?));
        let (number, unit) = open.or_else(ended).map_or((text, None), |(number, unit)| (number.trim_end(), Some(unit)));
        Self { number: without_currency(number), unit }
    }
}

/// The text before a unit, and the unit.
fn unit_at_end(text: &str) -> Option<(&str, MoneyUnit)> {
    let text = text.trim();
    ENDINGS.into_iter().find_map(|(ending, unit)| Some((text.strip_suffix(ending)?.trim_end(), unit)))
}

/// A number without ￥ or 人民币 before it; its sign may stand before or behind that.
fn without_currency(number: &str) -> String {
    let unsigned = number.trim_start_matches(['+', '-']);
    let sign = number.strip_suffix(unsigned).unwrap_or_default();
    let bare = unsigned.trim_start().strip_prefix("人民币").unwrap_or(unsigned);
    let bare = bare.trim_start().strip_prefix('¥').unwrap_or(bare);
    if bare == unsigned { number.to_owned() } else { format!("{sign}{}", bare.trim()) }
}
