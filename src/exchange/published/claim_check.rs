//! Whether a line that was read stands in the form: the promise behind 已归位. Whatever a reader has claimed and not put anywhere is found here, and
//! becomes a line without a place.
//!
//! Blanks do not count, and neither does what the form prints by itself: labels, heads of columns, names of 一级指标, its title and its year.

use std::collections::{BTreeMap, BTreeSet};

use super::lines::Lines;
use super::pace::Pace;
use super::title::{Title, title, year_of};
use super::vocabulary::{Label, funds_word, is_head_piece, level1_names};
use crate::brief::brief;
use crate::form::{ExpenditureLine, Form, IncomeSource, IncomeTotal, Level1, Period, read_year, year_said};

/// What stands in an empty cell of amounts.
const BLANKS: [&str; 6] = ["-", "—", "/", "——", "无", "－"];
/// What the head of the paper says beside title and year.
const HEAD: [&str; 5] = ["单位：万元", "金额单位：万元", "（单位：万元）", "(单位：万元)", "万元"];
/// The words of a title beside year and unit.
const OF_TITLES: [&str; 24] = [
    "苏州市",
    "苏州",
    "市级",
    "市直",
    "区级",
    "县级",
    "部门",
    "单位",
    "整体",
    "预算",
    "支出",
    "绩效",
    "目标",
    "申报",
    "填报",
    "公开",
    "批复",
    "调整",
    "审批",
    "年度",
    "附件",
    "附表",
    "市",
    "表",
];

/// Takes the claim back from every placed line of which a word stands nowhere in the form.
pub(super) async fn withdraw_claims(form: &Form, lines: &mut Lines, pace: &Pace) {
    let paper = Printed::of(form);
    let mut sought: Vec<(usize, String)> = Vec::new();
    for index in (0..lines.len()).filter(|&index| lines.is_placed(index)) {
        let text = lines.text(index);
        if !paper.is_head(text) {
            let words = text.split_whitespace().filter(|word| !paper.has(word));
            sought.extend(words.map(|word| (index, word.to_owned())));
        }
    }
    let mut search = WordSearch::default();
    for (_, word) in &sought {
        forms_of(word).for_each(|of| search.want(of));
    }
    search.run(&texts(form), pace).await;
    for (index, word) in &sought {
        if !forms_of(word).any(|of| search.has_found(of)) {
            let why = format!("这一行的“{}”没有读入表中的任何一栏，请手工填写", brief(word));
            lines.leave(*index, why);
        }
    }
}

/// A word as it may stand in the form: whole, or behind the label it was glued to.
fn forms_of(word: &str) -> impl Iterator<Item = &str> {
    let labels = Label::ALL.into_iter().flat_map(Label::names).chain(Level1::ALL.into_iter().flat_map(level1_names));
    let rests = labels.filter_map(|label| word.strip_prefix(label)).map(|rest| rest.trim_start_matches(['：', ':']));
    core::iter::once(word).chain(rests)
}

/// All texts of a form without their blanks: those of its upper part, and its rows, whose cells may have stood without a blank between.
fn texts(form: &Form) -> Vec<Vec<char>> {
    let Form { profile, goals, .. } = form;
    let upper = [&profile.unit, &profile.functions, &profile.organisation, &goals.long_term, &goals.annual];
    let rows = form.indicators.rows().map(|(_, level2, row)| {
        let cells = [&level2.name, &row.key_task, &row.name, &row.target.half_year, &row.target.full_year];
        cells.into_iter().flat_map(|text| packed(text)).collect()
    });
    upper.into_iter().map(|text| packed(text).collect()).chain(rows).collect()
}

/// Characters by which words are looked up; longer ones are compared where these stand.
const KEY: usize = 8;

/// Words by their length.
type ByLength = BTreeMap<usize, BTreeSet<Vec<char>>>;

/// Looks for many words in many texts at once: once for each length of key, however many words there are.
#[derive(Default)]
struct WordSearch {
    /// The words to look for, by their first characters, up to `KEY`.
    wanted: [BTreeMap<Vec<char>, ByLength>; KEY],
    found: BTreeSet<Vec<char>>,
}

impl WordSearch {
    fn want(&mut self, word: &str) {
        let word: Vec<char> = word.chars().collect();
        let key: Vec<char> = word.iter().copied().take(KEY).collect();
        if let Some(of_key) = key.len().checked_sub(1).and_then(|at| self.wanted.get_mut(at)) {
            of_key.entry(key).or_default().entry(word.len()).or_default().insert(word);
        }
    }

    /// Nothing stands everywhere.
    fn has_found(&self, word: &str) -> bool {
        word.is_empty() || self.found.contains(&word.chars().collect::<Vec<char>>())
    }

    async fn run(&mut self, texts: &[Vec<char>], pace: &Pace) {
        for (at, wanted) in self.wanted.iter_mut().enumerate().filter(|(_, wanted)| !wanted.is_empty()) {
            for text in texts {
                for (start, key) in text.windows(at + 1).enumerate() {
                    for (length, words) in wanted.get_mut(key).into_iter().flatten() {
                        let here = text.get(start..start + *length);
                        self.found.extend(here.and_then(|here| words.take(here)));
                    }
                }
            }
            pace.rest().await;
        }
    }
}

/// What the form prints by itself, and its short texts.
struct Printed {
    amounts: BTreeSet<String>,
    year: Option<i32>,
    unit: String,
}

impl Printed {
    fn of(form: &Form) -> Self {
        Self { amounts: amounts(form), year: read_year(&form.year), unit: packed(&form.profile.unit).collect() }
    }

    fn has(&self, word: &str) -> bool {
        is_printed(word) || self.is_year(word) || self.amounts.iter().any(|amount| amount.contains(word))
    }

    fn is_year(&self, word: &str) -> bool {
        self.year.is_some() && (year_said(word) == self.year || read_year(word) == self.year)
    }

    /// A line with the year alone, or the title with nothing more in it than year and unit.
    fn is_head(&self, line: &str) -> bool {
        let said = year_of(line);
        if title(line) != Some(Title::Own) {
            return said.is_some() && said == self.year;
        }
        if said.is_some() && said != self.year {
            return false;
        }
        let mut rest: String = packed(line).collect();
        let unit = core::iter::once(self.unit.as_str()).filter(|unit| !unit.is_empty());
        for word in unit.chain(OF_TITLES) {
            rest = rest.replace(word, "");
        }
        rest.chars().all(|c| c.is_ascii_digit() || ('０'..='９').contains(&c) || IN_TITLES.contains(c))
    }
}

/// Characters of numbers, years and brackets in titles.
const IN_TITLES: &str = "年〇零○一二三四五六七八九十（）()：:-";

fn amounts(form: &Form) -> BTreeSet<String> {
    let funds = &form.funds;
    let income = IncomeSource::ALL.map(|source| funds.income.get(source));
    let totals = [IncomeTotal::Total, IncomeTotal::Appropriation].map(|total| funds.published_totals.get(total));
    let planned = ExpenditureLine::ALL.map(|line| Period::ALL.map(|period| funds.planned(line, period))).into_iter();
    let all = income.into_iter().chain(totals).chain(planned.flatten());
    all.map(|text| packed(text).collect::<String>()).filter(|text| !text.is_empty()).collect()
}

fn packed(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !c.is_whitespace())
}

/// A label or a head, or a piece of one.
fn is_printed(word: &str) -> bool {
    let word = word.trim_end_matches(['：', ':']);
    let labels = Label::ALL.into_iter().flat_map(Label::names).copied();
    let sources = IncomeSource::ALL.into_iter().map(IncomeSource::label);
    let groups = Level1::ALL.into_iter().flat_map(level1_names).copied();
    let mut all = labels.chain(sources).chain(groups).chain(BLANKS).chain(HEAD);
    word.is_empty() || is_head_piece(word) || funds_word(word).is_some() || all.any(|label| label.contains(word))
}
