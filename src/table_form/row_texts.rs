//! The texts of a row of indicators, entered at their fields; a row that a page end cut is put together again.

use rust_decimal::Decimal;

use super::cells::{Cells, compact, one_line};
use super::columns::Role;
use super::draft::{Entered, Said};
use super::finish::COMPUTED;
use super::names::is_blank;
use super::reading::Reading;
use super::row_cells::{RowCells, from_of, is_page, is_value};
use super::sections::Section;
use crate::brief::brief;
use crate::figures::{Amount, plain_amount};
use crate::form::{Cause, Field, Likelihood, Period, RowId};
use crate::paper::GOES_ON;
use crate::target::{self, Target};

/// A row with its names.
pub(super) struct Named {
    pub row: usize,
    /// Its 二级指标 by its number in the draft.
    pub level2: usize,
    pub key_task: String,
    pub name: String,
}

/// The first row of a page that only goes on with the last one of the page before: its long text, or the rest of its cells. Whether it was that.
pub(super) fn joined(reading: &mut Reading, cells: &mut Cells<'_>, of: &RowCells, row: usize) -> bool {
    let Section::Indicators(table) = &reading.section else { return false };
    let Some(last) = table.last_row else { return false };
    let name = of.text(cells, |role| role == Role::Name).unwrap_or_default();
    let Some(before) = reading.draft.rows.get(last) else { return false };
    let goes_on = table.goes_on && is_page(cells);
    if let Some(bare) = name.strip_suffix(GOES_ON)
        && compact(bare) == compact(&before.row.name)
    {
        append(reading, cells, of, (row, last), false);
        return true;
    }
    if !goes_on {
        return false;
    }
    let values = of.text(cells, |role| is_value(role) && role != Role::Computed).unwrap_or_default();
    let begins_filled = |role: Role| {
        of.cells(move |of| of == role).any(|index| cells.begins(index, row) && !cells.text(index).is_empty())
    };
    let named_anew = begins_filled(Role::Level1) || begins_filled(Role::Level2);
    let task = begins_filled(Role::KeyTask);
    let complete = !before.row.target.full_year.is_empty() || !before.row.target.half_year.is_empty();
    // The rest of a name has no values beside it, and the rest of values no name; a 重点工作 alone has neither.
    let rest = match (name.is_empty(), values.is_empty()) {
        (false, true) => complete && !task,
        (true, false) => true,
        (true, true) => task,
        (false, false) => torn_values(reading, cells, of, last),
    };
    if !rest || named_anew {
        return false;
    }
    if task {
        append_task(reading, cells, of, (row, last));
    }
    append(reading, cells, of, (row, last), true);
    true
}

/// Whether the targets of a row are the rest of those of the row before: alone they say nothing, and together with those a number.
fn torn_values(reading: &Reading, cells: &Cells<'_>, of: &RowCells, last: usize) -> bool {
    let Some(before) = reading.draft.rows.get(last) else { return false };
    let mut torn = 0;
    for period in Period::ALL {
        let text = of.text(cells, |role| role == Role::Target(Some(period))).unwrap_or_default();
        let above = before.row.target.get(period);
        if text.is_empty() || above.is_empty() {
            continue;
        }
        let is_number = |text: &str| matches!(target::parse(text), Target::Number(_));
        if is_number(above) || is_number(&text) || !is_number(&format!("{above}{text}")) {
            return false;
        }
        torn += 1;
    }
    torn > 0
}

/// The rest of a 重点工作 over a page end: it is that of all rows that shared its cell.
fn append_task(reading: &mut Reading, cells: &mut Cells<'_>, of: &RowCells, (row, last): (usize, usize)) {
    let rest = of.text(cells, |role| role == Role::KeyTask).unwrap_or_default();
    let Some(before) = reading.draft.rows.get(last) else { return };
    let (level2, first) = (before.level2, before.row.key_task.clone());
    let whole = format!("{first}{rest}");
    let shared = reading.draft.rows.iter().rev();
    let shared = shared.take_while(|of| of.level2 == level2 && of.row.key_task == first).count();
    let count = reading.draft.rows.len();
    for at in count - shared..count {
        let id = RowId(u32::try_from(at).unwrap_or(u32::MAX));
        let from = from_of(cells, of, row);
        reading.draft.append(Field::KeyTask(id), &rest, "", &from);
    }
    let id = RowId(u32::try_from(last).unwrap_or(u32::MAX));
    let from = from_of(cells, of, row);
    reading.draft.doubt(
        Some(Field::KeyTask(id)),
        Some(&from),
        format!("重点工作“{}”分在两页，已接在一起，请核对", brief(&whole)),
    );
    let at: Vec<usize> = of.cells(|role| role == Role::KeyTask).collect();
    cells.place_all(at);
    if let Section::Indicators(table) = &mut reading.section {
        table.key_task = whole;
    }
}

fn append(reading: &mut Reading, cells: &mut Cells<'_>, of: &RowCells, (row, last): (usize, usize), told: bool) {
    let id = RowId(u32::try_from(last).unwrap_or(u32::MAX));
    for (role, at) in &of.of_columns {
        let Some(field) = field_of(reading, *role, id).filter(|_| *role != Role::KeyTask) else { continue };
        for &index in at {
            if !cells.begins(index, row) {
                continue;
            }
            let text = cells.text(index).to_owned();
            if text.ends_with(GOES_ON) || text.is_empty() || !cells.is_open(index) {
                cells.placed(index);
                continue;
            }
            let from = Reading::from(cells, index);
            let before = reading.draft.rows.get(last).and_then(|row| row.row.text(field)).unwrap_or_default();
            let between =
                if before.ends_with(['。', '；']) && matches!(field, Field::Explanation(..)) { "\n" } else { "" };
            reading.draft.append(field, &text, between, &from);
            if told {
                reading.draft.doubt(
                    Some(field),
                    Some(&from),
                    format!("这一行分在两页，{}已接在一起，请核对", field.label()),
                );
            }
            cells.placed(index);
        }
    }
    for index in cells.begun(row) {
        if cells.text(index).ends_with(GOES_ON) {
            cells.placed(index);
        }
    }
    if let Section::Indicators(table) = &mut reading.section {
        table.goes_on = false;
    }
}

/// The field that a column of texts is for.
fn field_of(reading: &Reading, role: Role, id: RowId) -> Option<Field> {
    let Section::Indicators(table) = &reading.section else { return None };
    let monitoring = table.columns.iter().any(|column| matches!(column.role, Role::Expected | Role::Likelihood));
    let of_table = reading.period.unwrap_or(if monitoring { Period::HalfYear } else { Period::FullYear });
    Some(match role {
        Role::KeyTask => Field::KeyTask(id),
        Role::Name => Field::Name(id),
        Role::Target(period) => Field::Target(id, period.unwrap_or(Period::FullYear)),
        Role::Actual(period) => Field::Actual(id, period.unwrap_or(of_table)),
        Role::Expected => Field::Expected(id),
        Role::Explanation(period) => Field::Explanation(id, period.unwrap_or(of_table)),
        Role::Weight => Field::Weight(id),
        Role::Rating => Field::Rating(id),
        _ => return None,
    })
}

/// Enters a row: one that an earlier table told of, or a new one. A row with nothing in it stands for a 二级指标 without 三级指标.
pub(super) fn enter(reading: &mut Reading, cells: &mut Cells<'_>, of: &RowCells, named: Named) {
    let Named { row, level2, key_task, name } = named;
    let values = of.text(cells, |role| is_value(role) && role != Role::Computed).unwrap_or_default();
    if name.is_empty() && key_task.is_empty() && is_blank(&values) {
        of.cells(|_| true).for_each(|index| cells.placed(index));
        return;
    }
    let from = from_of(cells, of, row);
    let Some((level1, level2_name)) = reading.draft.level2s.get(level2).map(|of| (of.level1, of.name.clone())) else {
        return;
    };
    let known = reading.draft.known_row(level1, &level2_name, &key_task, &name);
    let at = known.unwrap_or_else(|| reading.draft.push_row(level2, &key_task, &name, &from));
    let id = RowId(u32::try_from(at).unwrap_or(u32::MAX));
    if name.is_empty() {
        reading.draft.doubt(Some(Field::Name(id)), Some(&from), "这一行没有三级指标的名称");
    }
    of.cells(|role| matches!(role, Role::Name | Role::Number)).for_each(|index| cells.placed(index));
    let target = target_parts(cells, of);
    for (role, at) in &of.of_columns {
        column(reading, cells, (id, *role), at, &target);
    }
    if let Section::Indicators(table) = &mut reading.section {
        table.last_row = Some(usize::try_from(id.0).unwrap_or_default());
    }
}

/// The sign and the unit of a target, where they stand in columns of their own.
struct TargetParts {
    sign: String,
    unit: String,
}

/// Words for the signs that the national system has.
const SIGNS: [(&str, &str); 19] = [
    ("≥", "≥"),
    (">=", "≥"),
    ("≧", "≥"),
    ("＞", "＞"),
    (">", "＞"),
    ("＝", "＝"),
    ("=", "＝"),
    ("≤", "≤"),
    ("<=", "≤"),
    ("≦", "≤"),
    ("＜", "＜"),
    ("<", "＜"),
    ("大于等于", "≥"),
    ("大于或等于", "≥"),
    ("小于等于", "≤"),
    ("小于或等于", "≤"),
    ("大于", "＞"),
    ("小于", "＜"),
    ("等于", "＝"),
];

fn target_parts(cells: &mut Cells<'_>, of: &RowCells) -> TargetParts {
    let sign = compact(&of.text(cells, |role| role == Role::Operator).unwrap_or_default());
    let sign = SIGNS.into_iter().find(|(written, _)| *written == sign).map(|(_, sign)| sign.to_owned());
    let unit = of.text(cells, |role| role == Role::Unit).unwrap_or_default();
    let parts =
        TargetParts { sign: sign.unwrap_or_default(), unit: if is_blank(&unit) { String::new() } else { unit } };
    let targets: Vec<String> = of
        .of_columns
        .iter()
        .filter(|(role, _)| matches!(role, Role::Target(_)))
        .map(|(_, at)| parts.whole(&joined_text(cells, at)))
        .collect();
    for (role, at) in of.of_columns.iter().filter(|(role, _)| matches!(role, Role::Operator | Role::Unit)) {
        for &index in at {
            let text = cells.text(index).to_owned();
            let stands = |text: &str| targets.iter().any(|target| target.contains(text));
            match role {
                _ if is_blank(&text) => cells.placed(index),
                Role::Operator if !parts.sign.is_empty() && stands(&parts.sign) => cells.placed(index),
                Role::Operator => cells.skip(index, "指标性质，本表没有这一栏"),
                _ if stands(&one_line(&text)) => cells.placed(index),
                _ => cells.leave(index, "指标值不是单独的数，没有加上这个单位"),
            }
        }
    }
    parts
}

/// The text of some cells in one line.
fn joined_text(cells: &Cells<'_>, at: &[usize]) -> String {
    at.iter().map(|index| one_line(cells.text(*index))).collect()
}

/// Whether a character is the sign of a target.
fn is_sign(c: char) -> bool {
    "≥≧>＞＝=≤≦<＜".contains(c)
}

impl TargetParts {
    /// A target with its sign and unit: only a bare number takes them, and one with a sign before it takes the unit.
    fn whole(&self, text: &str) -> String {
        let number = text.trim_start_matches(is_sign).trim_start();
        if number.is_empty() || !number.chars().all(|c| c.is_ascii_digit() || ".,，".contains(c)) {
            return text.to_owned();
        }
        let sign = if number.len() == text.len() { self.sign.as_str() } else { "" };
        format!("{sign}{text}{}", self.unit)
    }
}

/// Enters what stands in a column.
fn column(reading: &mut Reading, cells: &mut Cells<'_>, (id, role): (RowId, Role), at: &[usize], target: &TargetParts) {
    let text = if matches!(role, Role::Explanation(_)) {
        at.iter().map(|index| cells.text(*index)).collect::<Vec<_>>().join("\n")
    } else {
        joined_text(cells, at)
    };
    let Some(&first) = at.iter().find(|index| !cells.text(**index).is_empty()) else { return };
    let from = Reading::from(cells, first);
    let at_all = |cells: &mut Cells<'_>, entered: bool| {
        for index in at {
            if entered {
                cells.placed(*index);
            } else {
                cells.skip(*index, "与前面读到的内容不同，没有采用");
            }
        }
    };
    match role {
        Role::Target(_) | Role::Actual(_) | Role::Expected | Role::Explanation(_) | Role::Weight => {
            let Some(field) = field_of(reading, role, id) else { return };
            let text = match role {
                Role::Target(_) => target.whole(&text),
                Role::Weight => weight(&text),
                _ if is_blank(&text) => String::new(),
                _ => text,
            };
            if text.is_empty() {
                return at_all(cells, true);
            }
            let entered = reading.draft.enter(field, &text, &from);
            at_all(cells, entered == Entered::Yes);
            let name =
                reading.draft.rows.get(usize::try_from(id.0).unwrap_or_default()).map_or("", |of| of.row.name.as_str());
            if matches!(role, Role::Target(_) | Role::Actual(_)) && is_bare_share(name, &text) {
                let sentence = format!("“{text}”没有单位，可能是一个百分数（文件没有说明数字怎样显示），请核对");
                reading.draft.doubt(Some(field), Some(&from), sentence);
            }
            if at.len() > 1 && matches!(role, Role::Target(_)) {
                reading.draft.doubt(Some(field), Some(&from), format!("{}由几格合成，请核对", field.label()));
            }
        }
        Role::Likelihood | Role::Causes => choose(reading, cells, (id, role), (&text, at)),
        Role::Status(period) => said(reading, cells, id, (at, Said { text, from }), period),
        Role::Rating => {
            if let Some(row) = row_mut(reading, id) {
                row.rating = Some(Said { text, from });
            }
            at_all(cells, true);
        }
        Role::Computed => at.iter().for_each(|index| cells.skip(*index, COMPUTED)),
        Role::Foreign => at.iter().for_each(|index| cells.leave(*index, "本表没有这一栏")),
        _ => {}
    }
}

/// Whether the value of a rate is a number up to 1 with nothing beside it: xls files hold 95% so and do not say how it is shown.
fn is_bare_share(name: &str, text: &str) -> bool {
    // A sign of a target before it is no formula, and what has a sign of per cent is no fraction.
    let bare = text.trim_start_matches(is_sign).trim();
    let is_plain = bare.chars().all(|c| c.is_ascii_digit() || c == '.');
    let number = is_plain.then(|| Decimal::from_str_exact(bare).ok()).flatten();
    let is_share = number.is_some_and(|number| number > Decimal::ZERO && number <= Decimal::ONE);
    is_share && ["率", "满意度", "比例", "比重", "覆盖面"].iter().any(|end| name.ends_with(end))
}

fn said(reading: &mut Reading, cells: &mut Cells<'_>, id: RowId, (at, said): (&[usize], Said), period: Option<Period>) {
    let period = period.or(reading.period).unwrap_or(Period::FullYear);
    if let Some(row) = row_mut(reading, id) {
        row.status.insert(period, said);
    }
    cells.place_all(at.iter().copied());
}

fn row_mut(reading: &mut Reading, id: RowId) -> Option<&mut super::draft::DraftRow> {
    reading.draft.rows.get_mut(usize::try_from(id.0).ok()?)
}

/// A weight as a plain figure: 5%, 5分.
fn weight(text: &str) -> String {
    let text = text.trim();
    let bare = text.trim_end_matches(['%', '％', '分']).trim_end();
    let number = matches!(Amount::parse(bare), Ok(Some(_)));
    match (is_blank(text), number) {
        (true, _) => String::new(),
        (false, true) => plain_amount(bare).unwrap_or_else(|| bare.to_owned()),
        (false, false) => text.to_owned(),
    }
}

/// Reads 完成目标可能性 and 偏差原因 by their words.
fn choose(reading: &mut Reading, cells: &mut Cells<'_>, (id, role): (RowId, Role), (text, at): (&str, &[usize])) {
    let words: Vec<String> =
        text.split(['、', '，', ',', '；', ';', '/']).map(compact).filter(|word| !word.is_empty()).collect();
    let Some(row) = row_mut(reading, id) else { return };
    let mut strange = Vec::new();
    for word in &words {
        if role == Role::Likelihood {
            match Likelihood::ALL.into_iter().find(|of| of.label() == word) {
                Some(likelihood) => row.row.monitoring.likelihood = Some(likelihood),
                None => strange.push(word.clone()),
            }
        } else {
            match Cause::ALL.into_iter().find(|of| of.label() == word || of.label().starts_with(word.as_str())) {
                Some(cause) => drop(row.row.monitoring.set_cause(cause, true)),
                None => strange.push(word.clone()),
            }
        }
    }
    for index in at {
        if strange.is_empty() || is_blank(text) {
            cells.placed(*index);
        } else {
            cells.leave(*index, format!("“{}”不是这一栏可选的内容", brief(&strange.join("、"))));
        }
    }
}
