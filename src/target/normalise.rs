//! Folding of a typed or copied text into the one spelling that the rest of the module reads.
//!
//! Full-width digits and signs, the many shapes of ≥ and ≤, odd spaces, traditional glyphs. This is for
//! reading only: the text of the form itself is never changed.

use super::radicals::fold_char;

/// The mainland form of the traditional glyphs met in units and operators; any other character as it is.
#[rustfmt::skip]
fn simplified(c: char) -> char {
    match c {
        '萬' => '万', '億' => '亿', '個' | '箇' => '个', '臺' => '台', '場' => '场', '項' => '项', '戶' => '户', '頭' => '头',
        '隻' => '只', '條' => '条', '噸' => '吨', '畝' => '亩', '圓' => '元', '內' => '内', '於' => '于', '達' => '达',
        '數' => '数', '門' => '门', '間' => '间', '張' => '张', '輛' => '辆', '會' => '会', '課' => '课', '種' => '种',
        '雙' => '双', '樓' => '楼', '處' => '处', '鄉' => '乡', '鎮' => '镇', '縣' => '县', '區' => '区', '點' => '点',
        '時' => '时', '鐘' | '鍾' => '钟', '週' => '周', '學' => '学', '冊' => '册', '顆' => '颗', '棟' => '栋', '輪' => '轮',
        '節' => '节', '釐' => '厘', '筆' => '笔', '檔' => '档', '過' => '过', '約' => '约', '長' => '长', '級' => '级',
        '類' => '类', '層' => '层', '農' => '农', '險' => '险', '貨' => '货', '幣' => '币',
        _ => c,
    }
}

/// Characters that stand for several.
const LIGATURES: &[(char, &str)] = &[
    ('㎡', "m2"),
    ('㎥', "m3"),
    ('㎞', "km"),
    ('㎏', "kg"),
    ('㎎', "mg"),
    ('㎜', "mm"),
    ('㎝', "cm"),
    ('㎢', "km2"),
    ('㎾', "kW"),
    ('㎿', "MW"),
    ('㏄', "cc"),
    ('≈', "约"),
    ('≒', "约"),
    ('≃', "约"),
    ('℅', "%"),
];

/// Folds widths, signs, radicals, spaces and the traditional glyphs of units, and trims. Reading only.
///
/// Runs of any white space become one plain space, invisible characters go, m² becomes m2.
///
/// ```
/// use budget_form::target::normalise;
/// assert_eq!(normalise(" ≧４５０　億元 "), "≥450 亿元");
/// assert_eq!(normalise("＜=３０㎡"), "<=30m2");
/// ```
pub fn normalise(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut space = false;
    for c in text.chars().map(fold_char) {
        if is_invisible(c) {
            continue;
        }
        if c.is_whitespace() || c.is_control() {
            space = true;
            continue;
        }
        if space && !folded.is_empty() {
            folded.push(' ');
        }
        space = false;
        push_folded(&mut folded, c);
    }
    folded
}

/// One character as [`normalise`] spells it, for what compares texts character by character; `None` for white space and for what has no width.
///
/// ```
/// use budget_form::target::fold;
/// assert_eq!(['≧', '４', '⼈', '　'].map(fold), [Some('≥'), Some('4'), Some('人'), None]);
/// ```
pub fn fold(c: char) -> Option<char> {
    let passes = !(is_invisible(c) || c.is_whitespace() || c.is_control());
    passes.then(|| fold_sign(fold_width(fold_char(c))))
}

fn push_folded(folded: &mut String, c: char) {
    if let Some((_, several)) = LIGATURES.iter().find(|(from, _)| may_be_ligature(c) && *from == c) {
        folded.push_str(several);
        return;
    }
    let after_unit = folded.chars().next_back().is_some_and(|last| last.is_ascii_alphabetic() || last == '米');
    folded.push(match c {
        '²' if after_unit => '2',
        '³' if after_unit => '3',
        _ => fold_sign(fold_width(c)),
    });
}

/// Whether a character is of the blocks in which [`LIGATURES`] are: most are not, and need not be compared with each.
fn may_be_ligature(c: char) -> bool {
    matches!(c, '\u{2100}'..='\u{22FF}' | '\u{3300}'..='\u{33FF}')
}

/// Characters without width of their own.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}' | '\u{FE0E}' | '\u{FE0F}' | '\u{202A}'..='\u{202E}')
}

/// Full-width ASCII to ASCII, traditional to simplified.
fn fold_width(c: char) -> char {
    let code = u32::from(c);
    if (0xFF01..=0xFF5E).contains(&code) {
        return char::from_u32(code - 0xFEE0).unwrap_or(c);
    }
    simplified(c)
}

/// Gives each sign one shape, whatever its width.
fn fold_sign(c: char) -> char {
    match c {
        '≧' | '⩾' | '≮' | '⪈' => '≥',
        '≦' | '⩽' | '≯' | '⪇' => '≤',
        '﹥' | '›' | '❯' | '〉' | '⟩' => '>',
        '﹤' | '‹' | '❮' | '〈' | '⟨' => '<',
        '═' | '﹦' | '⩵' | '゠' | '〓' => '=',
        '﹪' | '٪' => '%',
        '−' | '–' | '—' | '―' | '‐' | '‑' | '‒' | '﹣' | '─' | '━' | '﹘' => '-',
        '﹢' | '✚' => '+',
        '〜' | '∼' | '～' | '˜' | '〰' => '~',
        '∶' | '︰' | '꞉' | '﹕' => ':',
        '•' | '・' | '∙' | '⋅' | '‧' | '˙' => '·',
        '✕' | '✖' | '╳' | '⨯' => '×',
        '﹐' | '٬' => ',',
        '﹒' => '.',
        '﹔' => ';',
        '﹙' => '(',
        '﹚' => ')',
        '∕' | '⁄' => '/',
        'μ' | 'µ' => 'μ',
        _ => c,
    }
}

/// The longest start of the text whose characters all pass.
pub(super) fn run(text: &str, passes: impl Fn(char) -> bool) -> &str {
    let end = text.find(|c| !passes(c)).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}
