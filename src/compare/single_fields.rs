//! The changes of what the form has once: profile, funds, goals, 基础数据, 预算执行, settings; and the sums that follow from them.

use std::collections::HashMap;

use super::same_meaning::{self, Nature};
use super::{Change, ChangeKind, Section};
use crate::evaluate::{FigureResult, FormFigures};
use crate::figures::Amount;
use crate::form::{
    Approved, BaseItem, ExpenditureLine, Field, Form, Grade, IncomeSource, IncomeTotal, Level1, Period, terms,
};

/// Adds the changes of what stands before the indicators: 基本信息, 资金, 目标.
pub(super) fn head(old: &Form, new: &Form, figures: &[FormFigures; 2], changes: &mut Vec<Change>) {
    texts(
        old,
        new,
        (Section::Profile, Nature::Text),
        [Field::Year, Field::Unit, Field::Functions, Field::Organisation],
        changes,
    );
    word(Section::Profile, "阶段", old.stage.label(), new.stage.label(), changes);
    approved(old, new, changes);
    let published = IncomeTotal::ALL.map(Field::PublishedTotal);
    texts(
        old,
        new,
        (Section::Funds, Nature::Amount),
        IncomeSource::ALL.map(Field::Income).into_iter().chain(published),
        changes,
    );
    texts(old, new, (Section::Funds, Nature::Amount), per_line_and_period(Field::Planned), changes);
    for total in IncomeTotal::ALL {
        follows(
            Section::Funds,
            total.label(),
            figures.each_ref().map(|figures| amount(figures.income(total))),
            changes,
        );
    }
    for period in Period::ALL {
        let column = match period {
            Period::HalfYear => "支出合计半年计划执行数",
            Period::FullYear => "支出合计全年预算数",
        };
        follows(
            Section::Funds,
            column,
            figures.each_ref().map(|figures| amount(figures.expenditure.get(period))),
            changes,
        );
    }
    texts(old, new, (Section::Goals, Nature::Text), [Field::LongTermGoal, Field::AnnualGoal], changes);
}

/// Adds whether another 批复稿 was set: its name and date, and its targets as a whole.
fn approved(old: &Form, new: &Form, changes: &mut Vec<Change>) {
    let [old, new] = [old, new].map(|form| form.approved.as_deref());
    if old == new {
        return;
    }
    let title = |approved: Option<&Approved>| {
        approved.map_or_else(String::new, |of| match of.title() {
            title if title.is_empty() => terms::APPROVED.to_owned(),
            title => title,
        })
    };
    let (before, after) = (title(old), title(new));
    // Under the same name other targets were approved.
    let column = if before == after { "批复的指标值" } else { terms::APPROVED };
    let (before, after) = if before == after { (format!("{before}（原）"), after) } else { (before, after) };
    word(Section::Profile, column, &before, &after, changes);
}

/// Adds the changes of what stands behind them: 基础数据, 预算执行, 设置.
pub(super) fn tail(old: &Form, new: &Form, figures: &[FormFigures; 2], changes: &mut Vec<Change>) {
    let base = BaseItem::ALL.into_iter().flat_map(|item| Period::ALL.map(|period| Field::Base(item, period)));
    texts(old, new, (Section::BaseData, Nature::Amount), base, changes);
    texts(old, new, (Section::Execution, Nature::Amount), per_line_and_period(Field::Adjustment), changes);
    texts(old, new, (Section::Execution, Nature::Amount), per_line_and_period(Field::Executed), changes);
    let notes = Period::ALL.into_iter().flat_map(|at| [Field::AdjustmentNote(at), Field::ExecutionNote(at)]);
    texts(old, new, (Section::Execution, Nature::Text), notes, changes);
    executed(figures, changes);
    texts(old, new, (Section::SelfEvaluation, Nature::Text), [Field::Problems, Field::Measures], changes);
    for (old, new) in old.settings.choices().into_iter().zip(new.settings.choices()) {
        word(Section::Settings, old.label(), old.chosen(), new.chosen(), changes);
    }
    let thresholds = [Field::PartialFrom, Field::DeviationFrom].into_iter();
    let grades = Grade::BOUNDED.map(Field::GradeFrom);
    texts(
        old,
        new,
        (Section::Settings, Nature::Text),
        thresholds.chain(grades).chain(Level1::ALL.map(Field::GroupShare)),
        changes,
    );
}

/// Lines an import could not place: those that came and those that went. Their numbers in the text they came from do not matter.
pub(super) fn unplaced(old: &Form, new: &Form, changes: &mut Vec<Change>) {
    let mut lines: HashMap<&str, isize> = HashMap::new();
    for line in &old.unplaced {
        *lines.entry(&line.text).or_default() += 1;
    }
    let mut added = Vec::new();
    for line in &new.unplaced {
        let left = lines.entry(&line.text).or_default();
        *left -= 1;
        if *left < 0 {
            added.push(line.text.clone());
        }
    }
    for line in old.unplaced.iter().rev() {
        if let Some(left) = lines.get_mut(line.text.as_str())
            && *left > 0
        {
            *left -= 1;
            let old = line.text.clone();
            changes.push(Change { kind: ChangeKind::Removed, old, ..whole(Section::Unplaced, "未归位的文字") });
        }
    }
    let added = added.into_iter().map(|new| Change {
        kind: ChangeKind::Added,
        new,
        ..whole(Section::Unplaced, "未归位的文字")
    });
    changes.extend(added);
}

/// A change of something that has no row.
pub(super) fn whole(section: Section, column: impl Into<String>) -> Change {
    Change {
        section,
        level2: String::new(),
        name: String::new(),
        column: column.into(),
        kind: ChangeKind::Changed,
        old: String::new(),
        new: String::new(),
        old_field: None,
        new_field: None,
    }
}

fn per_line_and_period(make: fn(ExpenditureLine, Period) -> Field) -> impl Iterator<Item = Field> {
    ExpenditureLine::ALL.into_iter().flat_map(move |line| Period::ALL.map(|period| make(line, period)))
}

fn texts(
    old: &Form,
    new: &Form,
    (section, nature): (Section, Nature),
    fields: impl IntoIterator<Item = Field>,
    changes: &mut Vec<Change>,
) {
    for field in fields {
        let (before, after) = (old.text(field).unwrap_or_default(), new.text(field).unwrap_or_default());
        if let Some(kind) = same_meaning::of_text(nature, before, after) {
            changes.push(Change {
                kind,
                old: before.to_owned(),
                new: after.to_owned(),
                old_field: Some(field),
                new_field: Some(field),
                ..whole(section, field.label())
            });
        }
    }
}

/// Adds the change of a choice, which is compared by its word.
fn word(section: Section, column: &str, old: &str, new: &str, changes: &mut Vec<Change>) {
    if old != new {
        changes.push(Change { old: old.to_owned(), new: new.to_owned(), ..whole(section, column) });
    }
}

/// A computed figure that is another now. As a key, the figure without trailing zeros; for people, as it is.
fn follows(section: Section, column: &str, figures: [(String, String); 2], changes: &mut Vec<Change>) {
    let [(old_key, old), (new_key, new)] = figures;
    if old_key != new_key {
        changes.push(Change { kind: ChangeKind::Follows, old, new, ..whole(section, column) });
    }
}

fn amount(outcome: &FigureResult<Amount>) -> (String, String) {
    match outcome {
        Ok(amount) => (amount.decimal().normalize().to_string(), amount.grouped()),
        Err(absent) => (absent.word().to_owned(), absent.word().to_owned()),
    }
}

/// 预算执行 in total.
fn executed(figures: &[FormFigures; 2], changes: &mut Vec<Change>) {
    for period in Period::ALL {
        let [before, after] = figures.each_ref().map(|figures| figures.execution.total.periods.get(period));
        let column = |what: &str| format!("合计{}{what}", period.label());
        let adjusted = [before, after].map(|of| amount(&of.adjusted));
        follows(Section::Execution, &column(terms::ADJUSTED_BUDGET), adjusted, changes);
        let spent = [before, after].map(|of| amount(&of.executed));
        follows(Section::Execution, &column(terms::EXECUTED), spent, changes);
        let rate = [before, after].map(|of| {
            let shown =
                of.rate.as_ref().map_or_else(|absent| absent.word().to_owned(), |rate| rate.percent().to_string());
            (shown.clone(), shown)
        });
        follows(Section::Execution, &column(terms::EXECUTION_RATE), rate, changes);
    }
}
