//! The upper part of the form: labels with the texts beside, behind or below them.

use std::collections::BTreeSet;

use super::cells::{Cells, compact, one_line};
use super::draft::{Entered, From};
use super::finish::COMPUTED;
use super::funds;
use super::names::money_unit;
use super::passed_over::passed_over;
use super::reading::Reading;
use super::sections::Section;
use crate::exchange::published::vocabulary::Label;
use crate::form::{Field, Period, read_year, terms, year_said};
use crate::grid::{Certainty, Grid, Part};

/// What stands beside a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Labelled {
    /// A text of the form, whether it is a long one.
    Text(Field, bool),
    Year,
    /// 期间 of a paper.
    Period,
    /// 预算调整说明, 预算执行说明.
    AdjustmentNote,
    ExecutionNote,
    /// What the program computes or prints: the rest of the row is left out.
    Computed,
}

/// Labels that are not in the list of the published form.
const OTHER_LABELS: [(&str, Labelled); 26] = [
    ("年度", Labelled::Year),
    ("预算年度", Labelled::Year),
    ("填报年度", Labelled::Year),
    ("申报年度", Labelled::Year),
    ("期间", Labelled::Period),
    ("填报单位", Labelled::Text(Field::Unit, false)),
    ("申报单位", Labelled::Text(Field::Unit, false)),
    ("编制单位", Labelled::Text(Field::Unit, false)),
    ("单位（盖章）", Labelled::Text(Field::Unit, false)),
    ("填报单位（盖章）", Labelled::Text(Field::Unit, false)),
    ("填报单位(盖章)", Labelled::Text(Field::Unit, false)),
    ("部门职责", Labelled::Text(Field::Functions, true)),
    ("部门职能概述", Labelled::Text(Field::Functions, true)),
    ("机构设置及人员配置情况", Labelled::Text(Field::Organisation, true)),
    ("年度绩效总目标", Labelled::Text(Field::AnnualGoal, true)),
    ("年度总目标", Labelled::Text(Field::AnnualGoal, true)),
    ("总体目标", Labelled::Text(Field::AnnualGoal, true)),
    ("整体绩效目标", Labelled::Text(Field::AnnualGoal, true)),
    ("预算调整说明", Labelled::AdjustmentNote),
    ("预算执行说明", Labelled::ExecutionNote),
    (terms::PROBLEMS, Labelled::Text(Field::Problems, true)),
    (terms::MEASURES, Labelled::Text(Field::Measures, true)),
    ("权重合计", Labelled::Computed),
    ("半年运行情况", Labelled::Computed),
    ("不适用指标的权重", Labelled::Computed),
    ("总分", Labelled::Computed),
];

/// What a label asks for; `None` for a text that is none.
fn label(text: &str) -> Option<Labelled> {
    let name = compact(text);
    let name = name.trim_end_matches(['：', ':']).trim_start_matches(['*', '＊']);
    if name.is_empty() || name.chars().count() > 16 {
        return None;
    }
    if let Some((_, labelled)) = OTHER_LABELS.into_iter().find(|(of, _)| *of == name) {
        return Some(labelled);
    }
    let of = Label::ALL.into_iter().find(|label| label.names().contains(&name))?;
    Some(match of {
        Label::Unit => Labelled::Text(Field::Unit, false),
        Label::Functions => Labelled::Text(Field::Functions, true),
        Label::Organisation => Labelled::Text(Field::Organisation, true),
        Label::LongTerm => Labelled::Text(Field::LongTermGoal, true),
        Label::Annual => Labelled::Text(Field::AnnualGoal, true),
        Label::Funds => return None,
    })
}

/// Whether a text is a label of the upper part.
pub(super) fn is_label(text: &str) -> bool {
    label(text).is_some()
}

/// A label with its text behind a colon: 单位名称：甲中心.
fn inline(text: &str) -> Option<(Labelled, &str)> {
    let (name, rest) = text.split_once(['：', ':'])?;
    let labelled = label(name).filter(|labelled| !matches!(labelled, Labelled::Computed))?;
    Some((labelled, rest.trim())).filter(|(_, rest)| !rest.is_empty())
}

/// The longest line that is taken apart, in characters; a longer one is a text.
const LONGEST_LINE: usize = 100;

/// The labelled parts of a line, with whatever blanks stand between them: 单位名称：甲中心 2026年度 单位：万元.
fn parts(text: &str) -> Vec<String> {
    if text.contains('\n') || text.chars().count() > LONGEST_LINE {
        return vec![text.to_owned()];
    }
    // Most words have no sign of any of these, which is seen sooner than what they say.
    let begins = |word: &str| {
        let labelled =
            word.split_once(['：', ':']).is_some_and(|(name, _)| label(name).is_some() || passed_over(word).is_some());
        labelled
            || word.contains('元') && money_unit(word).is_some()
            || word.contains('年') && year_said(word).is_some()
    };
    let mut parts: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match parts.last_mut().filter(|last| !begins(word) && !last.ends_with("年度")) {
            Some(last) => {
                last.push(' ');
                last.push_str(word);
            }
            None => parts.push(word.to_owned()),
        }
    }
    parts
}

/// The 单位名称 that a grid names, in a cell or before its table.
pub(super) fn unit_of(grid: &Grid) -> Option<String> {
    let is_unit = |labelled: &Labelled| *labelled == Labelled::Text(Field::Unit, false);
    let within = |text: &str| {
        let parts = if text.contains(['：', ':']) { parts(text) } else { Vec::new() };
        let mut units = parts.iter().filter_map(|part| inline(part).filter(|(labelled, _)| is_unit(labelled)));
        units.next().map(|(_, rest)| compact(rest))
    };
    let before = grid.before.iter().find_map(|line| within(&line.text));
    before.or_else(|| {
        grid.cells.iter().find_map(|cell| {
            if label(&cell.text).is_some_and(|labelled| is_unit(&labelled)) {
                let beside =
                    grid.cells.iter().find(|other| other.row == cell.row && other.column == cell.column + cell.columns);
                return beside.map(|other| compact(&other.text)).filter(|name| !name.is_empty());
            }
            within(&cell.text)
        })
    })
}

/// Reads the labels of a row with what they ask for; whether there were any.
pub(super) fn labels(reading: &mut Reading, cells: &mut Cells<'_>, row: usize) -> bool {
    let begun = cells.begun(row);
    // The label of a merged row stands first; below a head of indicators the others are looked at only where that is one.
    let in_table = !matches!(reading.section, Section::Upper);
    let mut found = false;
    let (before, last) = (reading.draft.found.len(), reading.upper.last);
    let at_top = reading.upper.at_top && row == 0 && matches!(cells.grid.part, Part::Page(_));
    for (nth, &index) in begun.iter().enumerate() {
        if in_table && nth > 0 && !found {
            break;
        }
        if !cells.is_open(index) {
            continue;
        }
        let text = cells.text(index).to_owned();
        if parts(&text).len() > 1 && line(reading, &text, &Reading::from(cells, index)) {
            cells.placed(index);
            reading.upper.last = None;
            found = true;
            continue;
        }
        if let Some((labelled, rest)) = inline(&text) {
            if enter(reading, labelled, rest, &Reading::from(cells, index)) {
                cells.placed(index);
                reading.upper.last = None;
                found = true;
            }
            continue;
        }
        let Some(labelled) = label(&text) else { continue };
        // A head or a value with the same word as a label has no text beside it.
        if beside_label(reading, cells, index, labelled) {
            found = true;
        }
    }
    // A row that is printed again on each page interrupts nothing.
    if found && at_top && reading.draft.found.len() == before {
        reading.upper.last = last;
    } else if found {
        if in_table && begun.first().is_some_and(|first| !cells.is_open(*first)) {
            reading.section = Section::Upper;
        }
        reading.upper.at_top = false;
    }
    found
}

/// Reads what stands beside a label, or below it; whether there was something that a label may have.
fn beside_label(reading: &mut Reading, cells: &mut Cells<'_>, index: usize, labelled: Labelled) -> bool {
    let Some(cell) = cells.cell(index) else { return false };
    let (rows, end) = (cell.row..cell.row + cell.rows.max(1), cell.column + cell.columns.max(1));
    let (mut values, mut seen): (Vec<usize>, BTreeSet<usize>) = Default::default();
    for row in rows.clone() {
        let right =
            cells.row(row).iter().copied().filter(|other| cells.cell(*other).is_some_and(|of| of.column >= end));
        let right: Vec<usize> = right.collect();
        let stop = right.iter().position(|other| label(cells.text(*other)).is_some() && cells.is_open(*other));
        let until = stop.unwrap_or(right.len());
        // Where cells are guessed, words of the block of amounts may seem to stand beside a label.
        let is_guessed = cells.grid.certainty == Certainty::Guessed && labelled != Labelled::Computed;
        let is_text = |other: &usize| !is_guessed || !funds::is_heading(cells.text(*other));
        let open = right.into_iter().take(until).filter(|other| cells.is_open(*other) && !seen.contains(other));
        let mut filled = open.filter(is_text);
        match labelled {
            Labelled::Computed => values.extend(filled),
            _ => values.extend(filled.next()),
        }
        seen.extend(values.iter().skip(seen.len()));
    }
    if labelled == Labelled::Computed {
        cells.placed(index);
        for row in rows {
            for other in cells.begun(row) {
                cells.skip(other, COMPUTED);
            }
        }
        return true;
    }
    let alone =
        cells.row(cell.row).iter().all(|other| *other == index || cells.cell(*other).is_none_or(|of| of.column < end));
    if values.is_empty() && alone {
        values.extend(below(cells, index));
    }
    let from = values.first().map_or_else(|| Reading::from(cells, index), |value| Reading::from(cells, *value));
    let text = values.iter().map(|value| cells.text(*value)).collect::<Vec<_>>().join("\n");
    if matches!(labelled, Labelled::Year) && read_year(&text).is_none() && year_said(&text).is_none() {
        return false;
    }
    cells.placed(index);
    let waiting =
        reading.upper.waiting.take().filter(|_| reading.upper.at_top && matches!(labelled, Labelled::Text(_, true)));
    let text = match waiting {
        Some((above, _)) => format!("{above}{}{text}", between(&above)),
        None => text,
    };
    if !text.is_empty() && !enter(reading, labelled, &text, &from) {
        cells.skip_all(values.iter().copied(), "与前面读到的内容不同，没有采用");
        return true;
    }
    cells.place_all(values.iter().copied());
    if let (Labelled::Text(field, true), Some(value)) = (labelled, values.last()) {
        reading.upper.last = Some((field, cells.range(*value)));
    }
    true
}

/// The cell below a label that stands alone in its row.
fn below(cells: &Cells<'_>, index: usize) -> Option<usize> {
    let cell = cells.cell(index)?;
    let next = cells.begun(cell.row + cell.rows.max(1));
    let [only] = next.as_slice() else { return None };
    (cells.is_open(*only) && label(cells.text(*only)).is_none()).then_some(*only)
}

/// Enters a text at what its label asks for; whether it stands there now.
fn enter(reading: &mut Reading, labelled: Labelled, text: &str, from: &From) -> bool {
    let period = reading.period.unwrap_or(Period::FullYear);
    let field = match labelled {
        Labelled::Text(field, true) => return reading.draft.enter(field, text, from) == Entered::Yes,
        Labelled::Text(field, false) => field,
        Labelled::Year => {
            let year = read_year(text).or_else(|| year_said(text));
            let Some(year) = year else { return false };
            return reading.draft.enter(Field::Year, &year.to_string(), from) == Entered::Yes;
        }
        Labelled::Period => {
            reading.period = Some(if text.contains("12月") { Period::FullYear } else { Period::HalfYear });
            return true;
        }
        Labelled::AdjustmentNote => Field::AdjustmentNote(period),
        Labelled::ExecutionNote => Field::ExecutionNote(period),
        Labelled::Computed => return false,
    };
    let text = if field == Field::Unit { one_line(text) } else { text.to_owned() };
    reading.draft.enter(field, &text, from) == Entered::Yes
}

/// Reads a line outside of tables that has a label in it; whether it has. 「单位名称：甲中心　　单位：万元」 has two.
pub(super) fn line(reading: &mut Reading, text: &str, from: &From) -> bool {
    let mut read = false;
    for part in &parts(text) {
        if let Some((labelled, rest)) = inline(part) {
            read |= enter(reading, labelled, rest, from);
        } else if let Some(power) = money_unit(part) {
            reading.power = power;
            read = true;
        } else if let Some(year) = year_said(part) {
            read |= reading.draft.enter(Field::Year, &year.to_string(), from) == Entered::Yes;
        }
    }
    read
}

/// A long text may go on at the top of the next page, and one at the end of a page may have its label on the next one.
pub(super) fn goes_on(reading: &mut Reading, cells: &mut Cells<'_>, row: usize) {
    let open: Vec<usize> = cells.begun(row).into_iter().filter(|index| cells.is_open(*index)).collect();
    let [only] = open.as_slice() else {
        if !open.is_empty() {
            reading.upper.at_top = false;
        }
        return;
    };
    let (text, from, range) = (cells.text(*only).to_owned(), Reading::from(cells, *only), cells.range(*only));
    let first = cells.row(row).first() == Some(only) && cells.row(row).len() > 1;
    if first
        || super::kind::own_title(&text).is_some()
        || year_said(&text).is_some()
        || money_unit(&text).is_some()
        || passed_over(&compact(&text)).is_some()
    {
        return;
    }
    let over = |of: (i32, i32)| range.0 < of.1 && of.0 < range.1;
    if let Some((field, last)) = reading.upper.last.filter(|(_, last)| reading.upper.at_top && over(*last)) {
        let before = reading.draft.form.text(field).unwrap_or_default().to_owned();
        reading.draft.append(field, &text, between(&before), &from);
        reading.draft.doubt(Some(field), Some(&from), format!("{}分在两页，已接在一起", field.label()));
        reading.upper.last = Some((field, last));
        cells.placed(*only);
    } else if cells.row(row).len() > 1 && text.chars().count() > 8 && row + 1 == cells.height() {
        cells.placed(*only);
        reading.upper.give_up();
        reading.upper.waiting = Some((text, from));
    }
    reading.upper.at_top = false;
}

/// What stands between two pieces of a text that a page end parted: a line end where the first ends a sentence.
fn between(above: &str) -> &'static str {
    if above.ends_with(['。', '；', '！', '？', ';']) { "\n" } else { "" }
}
