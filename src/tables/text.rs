//! The text of a cell, from the form and from what is computed from it.

use std::collections::HashMap;

use super::{Content, Question};
use crate::evaluate::{Assessment, Completion, DEVIATES, Evaluation, Figure, RowScore, computed_share};
use crate::figures::Percent;
use crate::form::{Field, Form, Indicator, LastYearIndex, LastYearRow, Level1, Level2, Period, RowId};

/// What stands where there is nothing to show and nothing is missing.
const NOTHING: &str = "–";

/// The texts of all cells of a form. Made once for many cells: it finds a row without walking through all of them.
pub struct TableTexts<'a> {
    form: &'a Form,
    evaluation: &'a Evaluation,
    rows: HashMap<RowId, (Level1, &'a Level2, &'a Indicator)>,
    last_year: Option<LastYearIndex<&'a LastYearRow>>,
}

impl<'a> TableTexts<'a> {
    /// The texts of `form`, of which `evaluation` is.
    pub fn new(form: &'a Form, evaluation: &'a Evaluation) -> Self {
        let rows = form.indicators.rows().map(|(level1, level2, row)| (row.id, (level1, level2, row))).collect();
        Self { form, evaluation, rows, last_year: form.last_year.as_deref().map(|last| last.index()) }
    }

    /// The form that the texts are of.
    pub fn form(&self) -> &'a Form {
        self.form
    }

    /// What is computed from it.
    pub fn evaluation(&self) -> &'a Evaluation {
        self.evaluation
    }

    /// A row of the form.
    pub fn row(&self, id: RowId) -> Option<&'a Indicator> {
        self.rows.get(&id).map(|(_, _, row)| *row)
    }

    /// The text of a cell as its table shows it. Empty for a row that is gone.
    pub fn of(&self, content: Content) -> String {
        match content {
            Content::Text(field) | Content::Elsewhere(field) => self.text(field),
            Content::Amount(field) => self.evaluation.figures.amount_text(field),
            Content::Figure(figure) => self.figure(figure),
            Content::Choice(row, question) => self.answer(row, question),
            Content::LastYear(row) => self.last_year(row),
            Content::AdjustedWeight(row) => {
                self.scored(row).and_then(RowScore::weighs).map_or_else(String::new, |weight| weight.to_string())
            }
            Content::Completion(row) => {
                let completion = self.scored(row).map(|row| row.assessment().completion.as_ref());
                completion.map_or_else(String::new, |completion| or_nothing(completion.and_then(Completion::shown)))
            }
            Content::Words(words) => words.to_owned(),
            Content::Counted(of) => self.counted(of),
            Content::SumRemark(of) => self.evaluation.score.remark(of),
            Content::Remark(_) | Content::FromAbove | Content::FromBefore | Content::Nothing => String::new(),
        }
    }

    /// A text as it was typed; where nothing is typed and the program computes one, that.
    fn text(&self, field: Field) -> String {
        let row = field.row().and_then(|row| self.row(row));
        match (field, row) {
            (Field::Actual(_, period), Some(row)) => self.evaluation.achieved_text(row, period),
            (Field::Rating(_), Some(row)) => self.rating(row),
            (field, Some(row)) => row.text(field).unwrap_or_default().to_owned(),
            (field, None) => self.form.text(field).unwrap_or_default().to_owned(),
        }
    }

    /// 得分率: open and 不适用 rows have nothing to rate.
    fn rating(&self, row: &Indicator) -> String {
        let Some(scored) = self.scored(row.id).filter(|scored| scored.is_rated()) else { return NOTHING.to_owned() };
        let computed = computed_share(scored.assessment()).filter(|_| row.rating.is_empty());
        computed.map_or_else(|| row.rating.clone(), |ratio| Percent::of(ratio).figure().to_string())
    }

    /// The text of a cell as the figure that it counts as: an amount of 预算执行 is written out also where it was typed otherwise. An adjustment that was not entered counts
    /// as 0, but a paper must not claim a 0 that nobody stated.
    pub fn counted_as(&self, content: Content) -> String {
        match content {
            Content::Text(Field::Adjustment(..)) if self.of(content).trim().is_empty() => String::new(),
            Content::Text(field @ (Field::Adjustment(..) | Field::Executed(..))) => {
                self.evaluation.figures.amount_text(field)
            }
            content => self.of(content),
        }
    }

    fn figure(&self, figure: Figure) -> String {
        let Evaluation { figures, score, .. } = self.evaluation;
        match figure {
            Figure::Status(row, period) => {
                let filled = self.row(row).is_some_and(|row| !row.is_blank());
                let assessment = self.evaluation.assessment(row, period).filter(|_| filled);
                assessment.map_or_else(String::new, status_in_words)
            }
            figure => figures.text(figure).or_else(|| score.text(figure)).unwrap_or_default(),
        }
    }

    fn answer(&self, row: RowId, question: Question) -> String {
        self.row(row).map_or_else(String::new, |row| question.answer(&row.monitoring))
    }

    /// Target and actual value of last year, one below the other.
    fn last_year(&self, row: RowId) -> String {
        let found = self.last_year.as_ref().zip(self.rows.get(&row));
        let last = found.and_then(|(index, (level1, level2, row))| index.row(*level1, &level2.name, row));
        let shown = |text: &String| if text.trim().is_empty() { NOTHING.to_owned() } else { text.clone() };
        last.map_or_else(String::new, |last| [&last.target, &last.actual].map(shown).join("\n"))
    }

    fn counted(&self, of: Option<Level1>) -> String {
        let count = self.evaluation.score.tally(of).map_or(0, |tally| tally.indicators);
        format!("{}（{count} 个指标）", of.map_or("合计", Level1::label))
    }

    fn scored(&self, row: RowId) -> Option<&'a RowScore> {
        self.evaluation.score.row(row)
    }

    /// Whether a person may judge the status of a row.
    pub fn is_judged(&self, row: RowId, period: Period) -> bool {
        let filled = self.row(row).is_some_and(|row| !row.is_blank());
        filled && self.evaluation.assessment(row, period).is_some_and(|assessment| assessment.judgeable)
    }

    /// Whether a row has a 得分率 to give.
    pub fn is_rated(&self, row: RowId) -> bool {
        self.scored(row).is_some_and(RowScore::is_rated)
    }
}

fn or_nothing(text: Option<String>) -> String {
    text.unwrap_or_else(|| NOTHING.to_owned())
}

/// A status with its sign, its 完成率 and whether the row deviates.
fn status_in_words(assessment: &Assessment) -> String {
    let mut text = assessment.status.to_string();
    let rate = assessment.completion.as_ref().and_then(Completion::shown);
    for more in rate.iter().map(String::as_str).chain(assessment.deviates.then_some(DEVIATES)) {
        text.push(' ');
        text.push_str(more);
    }
    text
}
