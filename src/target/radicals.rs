//! Radical code points to plain characters.
//!
//! Text copied out of a PDF often carries Kangxi radicals (U+2F00–2FD5) and characters of the CJK radicals
//! supplement (U+2E80–2EF3) where the page shows an ordinary character: ⼈ for 人, ⻔ for 门. Nothing that is
//! read matches until they are folded. The table is NFKC for the Kangxi block and Unicode's
//! `Equivalent_Unified_Ideograph` (14.0) for the supplement, which NFKC leaves nearly untouched. Three entries
//! differ on purpose: ⼾ ⾭ ⿈ give 户 青 黄, the forms a mainland text has, where NFKC gives 戶 靑 黃.

/// First code point of the CJK radicals supplement.
const SUPPLEMENT_START: u32 = 0x2E80;
/// First code point of the Kangxi radicals.
const KANGXI_START: u32 = 0x2F00;

/// U+2E80–2EF3 in order; `\0` stands for an unassigned code point, ⺀ has no plain character and stays.
#[rustfmt::skip]
const SUPPLEMENT: [char; 116] = [
    '⺀', '厂', '乛', '乚', '乙', '亻', '冂', '𠘨', '刀', '刂', '卜', '㔾', '小', '小', '兀', '尣',
    '尢', '𡯂', '巳', '幺', '彑', '彐', '忄', '心', '扌', '攵', '\0', '旡', '日', '月', '歺', '母',
    '民', '氵', '氺', '灬', '爫', '爫', '丬', '牛', '犭', '王', '𤴔', '目', '示', '礻', '𥫗', '糹',
    '纟', '罓', '罒', '㓁', '冗', '𦉫', '羊', '𦍌', '𦍋', '耂', '肀', '聿', '肉', '𦥑', '艹', '艹',
    '艹', '虎', '衤', '覀', '西', '见', '角', '𧢲', '讠', '贝', '𧾷', '车', '辶', '辶', '辶', '邑',
    '钅', '長', '镸', '长', '门', '𨸏', '阝', '雨', '青', '韦', '页', '风', '飞', '食', '𩙿', '飠',
    '饣', '𩠐', '马', '骨', '鬼', '鱼', '鸟', '卤', '麦', '黄', '黾', '斉', '齐', '歯', '齿', '竜',
    '龙', '龜', '亀', '龟',
];

/// The characters of U+2F00–2FD5, in order.
#[rustfmt::skip]
const KANGXI: [char; 214] = [
    '一', '丨', '丶', '丿', '乙', '亅', '二', '亠', '人', '儿', '入', '八', '冂', '冖', '冫', '几',
    '凵', '刀', '力', '勹', '匕', '匚', '匸', '十', '卜', '卩', '厂', '厶', '又', '口', '囗', '土',
    '士', '夂', '夊', '夕', '大', '女', '子', '宀', '寸', '小', '尢', '尸', '屮', '山', '巛', '工',
    '己', '巾', '干', '幺', '广', '廴', '廾', '弋', '弓', '彐', '彡', '彳', '心', '戈', '户', '手',
    '支', '攴', '文', '斗', '斤', '方', '无', '日', '曰', '月', '木', '欠', '止', '歹', '殳', '毋',
    '比', '毛', '氏', '气', '水', '火', '爪', '父', '爻', '爿', '片', '牙', '牛', '犬', '玄', '玉',
    '瓜', '瓦', '甘', '生', '用', '田', '疋', '疒', '癶', '白', '皮', '皿', '目', '矛', '矢', '石',
    '示', '禸', '禾', '穴', '立', '竹', '米', '糸', '缶', '网', '羊', '羽', '老', '而', '耒', '耳',
    '聿', '肉', '臣', '自', '至', '臼', '舌', '舛', '舟', '艮', '色', '艸', '虍', '虫', '血', '行',
    '衣', '襾', '見', '角', '言', '谷', '豆', '豕', '豸', '貝', '赤', '走', '足', '身', '車', '辛',
    '辰', '辵', '邑', '酉', '釆', '里', '金', '長', '門', '阜', '隶', '隹', '雨', '青', '非', '面',
    '革', '韋', '韭', '音', '頁', '風', '飛', '食', '首', '香', '馬', '骨', '高', '髟', '鬥', '鬯',
    '鬲', '鬼', '魚', '鳥', '鹵', '鹿', '麥', '麻', '黄', '黍', '黑', '黹', '黽', '鼎', '鼓', '鼠',
    '鼻', '齊', '齒', '龍', '龜', '龠',
];

/// Replaces every radical code point by the plain character that looks the same; all else, including letters,
/// digits and punctuation, stays as it is. Folding twice changes nothing more.
///
/// ```
/// use budget_form::target::fold_radicals;
/// assert_eq!(fold_radicals("≥500⼈，⻔⼾；２场"), "≥500人，门户；２场");
/// ```
pub fn fold_radicals(text: &str) -> String {
    text.chars().map(fold_char).collect()
}

/// The plain character for one radical code point, or the character itself.
pub(super) fn fold_char(c: char) -> char {
    let code = u32::from(c);
    let (table, start): (&[char], u32) = match code {
        0x2E80..=0x2EF3 => (&SUPPLEMENT, SUPPLEMENT_START),
        0x2F00..=0x2FD5 => (&KANGXI, KANGXI_START),
        _ => return c,
    };
    let place = usize::try_from(code - start).unwrap_or(usize::MAX);
    match table.get(place) {
        Some(&plain) if plain != '\0' => plain,
        _ => c,
    }
}
