//! What whoever shows a form can watch, and what an edit wakes.
//!
//! Thousands of rows must not watch one thing: whoever runs again is first taken out of the list of all that it watched, which takes the longer the
//! more there are, and what is gone stays in the list. So what the whole form decides of a row is told by a topic of the row.

use std::collections::HashSet;

use crate::edit::Touched;
use crate::form::{Field, Form, Level1, Level2Id, RowId};

/// A topic that whoever shows a form can watch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Topic {
    /// The text at a field.
    Text(Field),
    /// Anything that stands in one row.
    Row(RowId),
    /// Whatever the figures and verdicts of one row depend on: what stands in it, the settings, the year; of 过程 the amounts too.
    Evaluated(RowId),
    /// Whatever decides how one row is shown, beside what stands in it: the stage, last year's form, the targets that were approved, the name of its
    /// 二级指标, and what part the row has among the others.
    Shown(RowId),
    /// What 绩效自评 says of one row: its weight, its score.
    Scored(RowId),
    /// Which rows a 一级指标 has, and in which order.
    RowsOf(Level1),
    /// Any amount, or a setting that figures depend on.
    Figures,
    /// Any of the settings.
    Settings,
    /// The stage of the form.
    Stage,
    /// Last year's form beside this one.
    LastYear,
    /// The targets that were approved.
    Approved,
    /// The lines an import could not place.
    Unplaced,
    /// Anything at all; an edit of any kind wakes it.
    Anything,
    /// Everything, once typing pauses: for what is computed from the whole form.
    Settled,
    /// The findings of the checks.
    Findings,
    /// What is said of a field by the checks, or that it is still to be filled in.
    SaidOf(Field),
    /// What the stage still wants.
    Progress,
    /// The message shown last.
    Message,
}

impl Topic {
    /// The row it is about, if it is about one.
    pub fn row(self) -> Option<RowId> {
        match self {
            Self::Text(field) | Self::SaidOf(field) => field.row(),
            Self::Row(row) | Self::Evaluated(row) | Self::Shown(row) | Self::Scored(row) => Some(row),
            _ => None,
        }
    }

    /// The 二级指标 it is about, if it is about one.
    pub fn level2(self) -> Option<Level2Id> {
        match self {
            Self::Text(Field::Level2Name(id)) | Self::SaidOf(Field::Level2Name(id)) => Some(id),
            _ => None,
        }
    }

    /// Whether edits of the form wake it, and not what is found about the form once they pause.
    fn is_of_the_form(self) -> bool {
        !matches!(
            self,
            Self::Findings | Self::SaidOf(_) | Self::Scored(_) | Self::Progress | Self::Settled | Self::Message
        )
    }
}

/// The topics that an edit wakes, each once; `watched` gives all that are watched now. Which rows there are comes first: what shows a row that is gone
/// is then taken away before it would draw the row again.
pub fn touched_topics<W: Iterator<Item = Topic>>(
    touched: &[Touched],
    form: &Form,
    watched: impl Fn() -> W,
) -> Vec<Topic> {
    let mut topics: HashSet<Topic> = if touched.contains(&Touched::Everything) {
        watched().filter(|topic| topic.is_of_the_form()).collect()
    } else {
        touched.iter().flat_map(|touched| topics_of(*touched, form)).chain([Topic::Anything]).collect()
    };
    let has = |topic: Topic| topics.contains(&topic);
    let every_evaluated = has(Topic::Settings) || has(Topic::Text(Field::Year));
    let every_shown = has(Topic::Stage) || has(Topic::LastYear) || has(Topic::Approved);
    let figures = has(Topic::Figures);
    if every_evaluated || every_shown {
        // The rows to come are no rows of the form, and are shown all the same.
        topics.extend(watched().filter(|topic| match topic {
            Topic::Evaluated(_) => every_evaluated,
            Topic::Shown(_) => every_shown,
            _ => false,
        }));
    }
    if figures {
        // Only rows of 过程 are computed from the amounts.
        let process = form.indicators.group(Level1::Process).iter().flat_map(|level2| &level2.rows);
        topics.extend(process.map(|row| Topic::Evaluated(row.id)));
    }
    let mut topics: Vec<Topic> = topics.into_iter().collect();
    topics.sort_by_key(|topic| !matches!(topic, Topic::RowsOf(_)));
    topics
}

fn topics_of(touched: Touched, form: &Form) -> Vec<Topic> {
    match touched {
        Touched::Text(field) => {
            let mut topics = vec![Topic::Text(field)];
            topics.extend(field.row().into_iter().flat_map(|row| [Topic::Row(row), Topic::Evaluated(row)]));
            topics.extend(field.is_figure().then_some(Topic::Figures));
            if let Field::Level2Name(id) = field {
                let rows = form.indicators.level2(id).into_iter().flat_map(|level2| &level2.rows);
                topics.extend(rows.map(|row| Topic::Shown(row.id)));
            }
            topics
        }
        Touched::Row(row, _) => vec![Topic::Row(row), Topic::Evaluated(row)],
        Touched::RowsOf(level1) => vec![Topic::RowsOf(level1)],
        Touched::Stage => vec![Topic::Stage],
        Touched::Settings => vec![Topic::Settings, Topic::Figures],
        Touched::LastYear => vec![Topic::LastYear],
        Touched::Approved => vec![Topic::Approved],
        Touched::Unplaced => vec![Topic::Unplaced],
        // Whoever shows findings watches those; they are looked for anew.
        Touched::Acceptances => Vec::new(),
        Touched::Everything => vec![Topic::Anything],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Period;

    fn woken(form: &Form, touched: &[Touched]) -> Vec<Topic> {
        let rows = form.indicators.rows().map(|(_, _, row)| row.id).chain([RowId(9_999)]);
        let watched: Vec<Topic> = rows
            .flat_map(|row| [Topic::Row(row), Topic::Evaluated(row), Topic::Shown(row)])
            .chain([Topic::Findings])
            .collect();
        touched_topics(touched, form, || watched.iter().copied())
    }

    fn rows_of(form: &Form, level1: Level1) -> Vec<RowId> {
        form.indicators.group(level1).iter().flat_map(|level2| &level2.rows).map(|row| row.id).collect()
    }

    fn form() -> Form {
        crate::form::standard_form("2025")
    }

    #[test]
    fn a_text_of_a_row_wakes_that_row_and_no_other() {
        let form = form();
        let row = rows_of(&form, Level1::Process)[0];
        let field = Field::Target(row, Period::HalfYear);
        let mut topics = woken(&form, &[Touched::Text(field)]);
        topics.retain(|topic| topic.row().is_some());
        assert_eq!(topics.len(), 3, "{topics:?}");
        assert!(
            [Topic::Text(field), Topic::Row(row), Topic::Evaluated(row)].iter().all(|topic| topics.contains(topic))
        );
    }

    #[test]
    fn which_rows_there_are_is_told_first() {
        let form = form();
        let gone = (0..50).map(|row| Touched::Text(Field::Name(RowId(8_000 + row))));
        let touched: Vec<Touched> = gone.chain([Touched::RowsOf(Level1::Duty)]).collect();
        assert_eq!(woken(&form, &touched)[0], Topic::RowsOf(Level1::Duty));
    }

    /// Each of these edits wakes one topic of every row that is shown, also of one that is no row of the form, and no other topic of rows.
    fn wakes_of_every_row(edits: &[Touched], topic: fn(RowId) -> Topic) {
        let form = form();
        for edit in edits {
            let topics = woken(&form, &[*edit]);
            assert!(topics.contains(&topic(RowId(9_999))), "{edit:?}");
            assert!(topics.iter().all(|one| one.row().is_none_or(|row| *one == topic(row))), "{edit:?}");
        }
    }

    #[test]
    fn a_setting_and_the_year_wake_what_is_evaluated_of_every_row_shown() {
        wakes_of_every_row(&[Touched::Settings, Touched::Text(Field::Year)], Topic::Evaluated);
    }

    #[test]
    fn an_amount_wakes_what_is_evaluated_of_the_rows_of_the_process() {
        let form = form();
        let field = Field::Executed(crate::form::ExpenditureLine::Basic, Period::HalfYear);
        let topics = woken(&form, &[Touched::Text(field)]);
        for level1 in Level1::ALL {
            let all = rows_of(&form, level1).into_iter().all(|row| topics.contains(&Topic::Evaluated(row)));
            assert_eq!(all, level1 == Level1::Process, "{level1:?}");
        }
    }

    #[test]
    fn an_amount_wakes_them_in_one_step_with_the_stage_too() {
        let form = form();
        let field = Field::Executed(crate::form::ExpenditureLine::Basic, Period::HalfYear);
        let topics = woken(&form, &[Touched::Stage, Touched::Text(field)]);
        assert!(topics.contains(&Topic::Evaluated(rows_of(&form, Level1::Process)[0])));
    }

    #[test]
    fn the_stage_last_year_and_what_was_approved_wake_how_every_row_is_shown() {
        wakes_of_every_row(&[Touched::Stage, Touched::LastYear, Touched::Approved], Topic::Shown);
    }

    #[test]
    fn the_name_of_a_level2_wakes_how_its_rows_are_shown() {
        let form = form();
        let level2 = &form.indicators.group(Level1::Process)[0];
        let mut topics = woken(&form, &[Touched::Text(Field::Level2Name(level2.id))]);
        topics.retain(|topic| matches!(topic, Topic::Shown(_)));
        assert_eq!(topics.len(), level2.rows.len());
    }

    #[test]
    fn a_form_taken_over_whole_wakes_all_that_hangs_on_it() {
        let form = form();
        let topics = woken(&form, &[Touched::Everything]);
        assert!(topics.contains(&Topic::Shown(RowId(9_999))) && !topics.contains(&Topic::Findings));
    }
}
