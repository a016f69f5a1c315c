//! The words of the published form: labels with the variants in use, column heads, names every unit's form has.

use std::collections::HashMap;

use super::lines::Word;
use super::value::unglued;
use crate::form::{IncomeSource, IncomeTotal, Level1, standard_form};

/// A box of the form's upper part, in the order of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Label {
    Unit,
    Functions,
    Organisation,
    Funds,
    LongTerm,
    Annual,
}

impl Label {
    pub const ALL: [Self; 6] =
        [Self::Unit, Self::Functions, Self::Organisation, Self::Funds, Self::LongTerm, Self::Annual];

    /// The published name first, then what other forms print in its place.
    pub fn names(self) -> &'static [&'static str] {
        match self {
            Self::Unit => &["单位名称", "部门名称", "部门（单位）名称", "单位（部门）名称", "预算单位名称", "预算单位"],
            Self::Functions => &[
                "单位主要职能",
                "部门主要职能",
                "部门（单位）主要职能",
                "主要职能",
                "单位主要职责",
                "部门主要职责",
                "主要职责",
                "单位职能",
                "部门职能",
                "单位职能概述",
                "部门职能概述",
            ],
            Self::Organisation => &[
                "机构设置及人员配置",
                "机构设置及人员配备",
                "机构设置和人员配置",
                "机构设置与人员配置",
                "机构设置及人员情况",
                "机构设置及人员编制",
                "机构设置",
            ],
            Self::Funds => &[
                "部门整体资金（万元）",
                "部门整体资金(万元)",
                "单位整体资金（万元）",
                "部门（单位）整体资金（万元）",
                "部门整体资金",
                "整体资金（万元）",
            ],
            Self::LongTerm => &["中长期目标", "中长期绩效目标", "中长期总体目标", "长期目标"],
            Self::Annual => &["年度目标", "年度绩效目标", "年度总体目标", "本年度目标"],
        }
    }
}

/// What a word of the 资金 block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FundsWord {
    Total(IncomeTotal),
    Source(IncomeSource),
    Basic,
    Project,
    /// A heading of the block or a piece of one.
    Heading,
}

/// The beginnings by which labels of amounts are known, and how the label goes on; longer ones first.
const AMOUNTS: &[(&str, FundsWord)] = &[
    ("资金总额", FundsWord::Total(IncomeTotal::Total)),
    ("收入总额", FundsWord::Total(IncomeTotal::Total)),
    ("收入合计", FundsWord::Total(IncomeTotal::Total)),
    ("财政拨款小计", FundsWord::Total(IncomeTotal::Appropriation)),
    ("小计", FundsWord::Total(IncomeTotal::Appropriation)),
    ("一般公共预算", FundsWord::Source(IncomeSource::GeneralPublicBudget)),
    ("政府性基金", FundsWord::Source(IncomeSource::GovernmentFund)),
    ("财政专户", FundsWord::Source(IncomeSource::FiscalSpecialAccount)),
    ("国有资本", FundsWord::Source(IncomeSource::StateCapital)),
    ("社保基金", FundsWord::Source(IncomeSource::SocialInsurance)),
    ("社会保险", FundsWord::Source(IncomeSource::SocialInsurance)),
    ("社会保障基金", FundsWord::Source(IncomeSource::SocialInsurance)),
    ("上年结转", FundsWord::Source(IncomeSource::CarryOver)),
    ("其他资金", FundsWord::Source(IncomeSource::Other)),
    ("其他收入", FundsWord::Source(IncomeSource::Other)),
    ("基本支出", FundsWord::Basic),
    ("项目支出", FundsWord::Project),
];
/// What may stand behind a beginning, whole or in part.
const AMOUNT_TAILS: &[&str] = &[
    "管理资金",
    "经营预算资金",
    "经营预算",
    "经营收益",
    "预算资金",
    "预算拨款",
    "预算收入",
    "基金预算",
    "资金",
    "基金",
    "预算",
    "收入",
    "拨款",
    "金",
    "结余资金",
    "和结余",
    "及结余资金",
    "结余",
];
const FUNDS_HEADINGS: &[&str] = &[
    "部门整体资金（万元）",
    "部门整体资金(万元)",
    "单位整体资金（万元）",
    "部门（单位）整体资金（万元）",
    "收入",
    "支出",
    "财政拨款",
    "半年计划执行数",
    "全年预算数",
    "半年计划",
    "全年预算",
    "（单位：万元）",
    "单位：万元",
    "管理资金",
    "经营预算资金",
    "预算资金",
    "资金总额",
    "收入预算",
    "支出预算",
    "金额",
];

/// What a word of the 资金 block is; `None` for numbers and for what does not belong there.
pub(crate) fn funds_word(text: &str) -> Option<FundsWord> {
    let amount = AMOUNTS.iter().find_map(|&(beginning, word)| {
        let tail = text.strip_prefix(beginning)?;
        (tail.is_empty() || AMOUNT_TAILS.contains(&tail)).then_some(word)
    });
    amount.or_else(|| FUNDS_HEADINGS.iter().any(|heading| heading.contains(text)).then_some(FundsWord::Heading))
}

/// Heads of the indicator columns.
const COLUMN_HEADS: [&str; 12] = [
    "一级指标",
    "二级指标",
    "三级指标",
    "重点工作",
    "半年指标值",
    "全年指标值",
    "半年目标值",
    "全年目标值",
    "半年度指标值",
    "年度指标值",
    "半年值",
    "全年值",
];

/// Whether the text could be a piece of a wrapped head.
pub(super) fn is_head_piece(text: &str) -> bool {
    COLUMN_HEADS.iter().any(|head| head.contains(text))
}

/// How many of the texts, from the first on, put together are a label, a column head or a 一级指标; the most that are.
pub(super) fn spelled<'a>(texts: impl Iterator<Item = &'a str>) -> usize {
    let labels = Label::ALL.into_iter().flat_map(Label::names).chain(FUNDS_HEADINGS).chain(&COLUMN_HEADS);
    let names: Vec<&str> = labels.chain(Level1::ALL.into_iter().flat_map(level1_names)).copied().collect();
    let (mut whole, mut count) = (String::new(), 0);
    for (at, text) in texts.enumerate() {
        whole.push_str(text);
        if !names.iter().any(|name| name.starts_with(&whole)) {
            break;
        }
        if names.contains(&whole.as_str()) {
            count = at + 1;
        }
    }
    count
}

/// 一级指标 as published and in the short or long form some units print.
pub(crate) fn level1_names(level1: Level1) -> &'static [&'static str] {
    match level1 {
        Level1::Decision => &["决策", "决策指标"],
        Level1::Process => &["过程", "过程指标", "管理过程"],
        Level1::Duty => &["履职", "履职指标", "部门履职", "履职效能"],
        Level1::Benefit => &["效益指标", "效益", "履职效益"],
        Level1::Satisfaction => &["满意度指标", "满意度"],
    }
}

/// How many texts, from the first on, make a whole when put together: the most of which `is_whole` says so, told their number and what they are
/// together; 0 where none are.
pub(super) fn most_together<'a>(texts: impl Iterator<Item = &'a str>, is_whole: impl Fn(usize, &str) -> bool) -> usize {
    let mut together = String::new();
    let counts = texts.enumerate().filter_map(|(at, text)| {
        together.push_str(text);
        is_whole(at + 1, &together).then_some(at + 1)
    });
    counts.last().unwrap_or(0)
}

/// Characters of a name that forms share.
const MOST_CHARACTERS: usize = 20;
/// Lines of a wrapped name that forms share.
const MOST_LINES_OF_NAME: usize = 6;

/// Names that every unit's form has, for telling cells apart.
pub(crate) struct Vocabulary {
    /// 三级指标 of the standard template with their 二级指标.
    names: HashMap<String, (Level1, String)>,
    level2: HashMap<String, Level1>,
}

impl Vocabulary {
    pub fn new() -> Self {
        let form = standard_form("");
        let (mut names, mut level2) = (HashMap::new(), HashMap::new());
        for (level1, group, row) in form.indicators.rows() {
            if !group.name.is_empty() {
                level2.insert(group.name.clone(), level1);
            }
            if !row.name.is_empty() {
                names.insert(row.name.clone(), (level1, group.name.clone()));
            }
        }
        for name in ["生态效益指标", "经济效益指标", "社会效益指标", "可持续影响指标"] {
            level2.insert(name.to_owned(), Level1::Benefit);
        }
        level2.insert("满意度".to_owned(), Level1::Satisfaction);
        level2.insert("服务对象满意度指标".to_owned(), Level1::Satisfaction);
        Self { names, level2 }
    }

    /// The group and 二级指标 of a standard 三级指标.
    pub fn standard_name(&self, name: &str) -> Option<(Level1, &str)> {
        self.names.get(name).map(|(level1, level2)| (*level1, level2.as_str()))
    }

    /// The group of a 二级指标 that forms share.
    pub fn level2(&self, name: &str) -> Option<Level1> {
        self.level2.get(name).copied()
    }

    /// How many of the texts, from the first on, put together are a 二级指标 that forms share; the most that are.
    pub fn level2_in<'a>(&self, texts: impl Iterator<Item = &'a str>) -> usize {
        most_together(texts.take(MOST_CHARACTERS), |_, whole| self.level2.contains_key(whole))
    }

    /// The longest standard 三级指标 with which a text begins.
    pub fn standard_in<'a>(&self, text: &'a str) -> Option<&'a str> {
        let ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).take(MOST_CHARACTERS);
        ends.filter_map(|end| text.get(..end)).filter(|name| self.names.contains_key(*name)).last()
    }

    /// How many of the texts, from the first on, put together are a name that forms share; nothing for a single one.
    pub fn wrapped<'a>(&self, texts: impl Iterator<Item = &'a str>) -> usize {
        most_together(texts.take(MOST_LINES_OF_NAME), |count, whole| {
            count > 1 && (self.level2.contains_key(whole) || self.names.contains_key(whole))
        })
    }

    /// Takes a word apart where cells stood so close that no blank was kept: a 一级指标 before a 二级指标 that forms share, and values.
    pub(super) fn unglued(&self, word: &Word) -> Vec<Word> {
        let group = Level1::ALL.into_iter().flat_map(level1_names).find_map(|name| {
            let rest = word.text.strip_prefix(name).filter(|rest| self.level2(rest).is_some())?;
            (self.level2(&word.text).is_none()).then(|| vec![(*name).to_owned(), rest.to_owned()])
        });
        let parts = group.unwrap_or_else(|| unglued(&word.text));
        parts.into_iter().map(|text| Word { text, line: word.line }).collect()
    }
}
