//! What the settings come to in a form: the figures that each has a part in, and what another choice would change, from what to what.

use super::row::Assessed;
use super::{Evaluation, Execution, Figure, Origin, Score, StandardIndicator, Status, rate_text};
use crate::brief::brief;
use crate::form::{Choice, ExpenditureLine, Field, Form, GradeFrom, Period, RowId, Settings};

/// A computed figure as it is shown, with what it is called in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Which one; it explains itself.
    pub figure: Figure,
    /// What it is called: 半年执行率.
    pub name: String,
    /// What it comes to: 45.57%.
    pub text: String,
}

/// What another choice would make of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The figure as it is now.
    pub now: Shown,
    /// What it would come to.
    pub then: String,
}

/// What a setting does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingEffect {
    /// The figures that it has a part in, as they are now.
    pub now: Vec<Shown>,
    /// Every other choice, in words, with all that it would change.
    pub others: Vec<(String, Vec<Change>)>,
}

/// A setting of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// One that is chosen, by any of its choices.
    Chosen(Choice),
    /// One that is typed.
    Typed(Field),
}

/// What the settings do in a form; made once for all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingEffects {
    figures: Vec<Shown>,
    counts: Vec<Shown>,
    with_rows: Vec<StandardIndicator>,
    waived: Vec<RowId>,
    deviating: Vec<(RowId, Period)>,
}

impl SettingEffects {
    /// Looks at a form that is evaluated.
    pub fn of(form: &Form, evaluation: &Evaluation) -> Self {
        let counted = Period::ALL.into_iter().flat_map(|period| {
            [Status::Met, Status::Partial, Status::Missed].map(|status| Shown {
                figure: Figure::Count(None, period, Some(status)),
                name: format!("{}{}", period.label(), status.label()),
                text: format!("{} 个", evaluation.counts.count(None, period, Some(status))),
            })
        });
        let rows = evaluation.rows();
        let waived = rows.iter().filter(|row| row.assessment(Period::FullYear).status == Status::NotApplicable);
        let deviating = rows.iter().flat_map(|row| {
            let periods = Period::ALL.into_iter().filter(|period| row.assessment(*period).deviates);
            periods.map(|period| (row.id, period))
        });
        Self {
            counts: counted.collect(),
            with_rows: rows.iter().filter_map(|row| row.standard).collect(),
            waived: waived.map(|row| row.id).collect(),
            deviating: deviating.collect(),
            figures: figures(form, evaluation),
        }
    }

    /// What one setting does. Of a form that has been looked at, this very one.
    pub fn effect(&self, form: &Form, setting: Setting) -> SettingEffect {
        let others = others(&form.settings, setting).into_iter().map(|(words, settings)| {
            let other = Form { settings, ..form.clone() };
            let then = figures(&other, &Evaluation::of(&other));
            let pairs =
                self.figures.iter().zip(then).filter(|(now, then)| now.text != then.text && !self.is_told(now.figure));
            (words, pairs.map(|(now, then)| Change { now: now.clone(), then: then.text }).collect())
        });
        SettingEffect { now: self.now(setting), others: others.collect() }
    }

    /// What a computed indicator comes to is told by its row, where there is one.
    fn is_told(&self, figure: Figure) -> bool {
        matches!(figure, Figure::Standard(standard, _) if self.with_rows.contains(&standard))
    }

    fn now(&self, setting: Setting) -> Vec<Shown> {
        let of = |wanted: &dyn Fn(Figure) -> bool| -> Vec<Shown> {
            self.figures.iter().filter(|shown| wanted(shown.figure)).cloned().collect()
        };
        let standard = |of: StandardIndicator, at: &'static [Period]| move |figure: Figure| matches!(figure, Figure::Standard(is, period) if is == of && at.contains(&period));
        match setting {
            Setting::Chosen(Choice::ExecutionBase(_)) => of(&|figure| matches!(figure, Figure::ExecutionRate(None, _))),
            Setting::Chosen(Choice::ProgressBase(_)) => of(&|figure| matches!(figure, Figure::Progress(None))),
            Setting::Chosen(Choice::HalfYearDeviation(_)) => {
                of(&standard(StandardIndicator::BudgetDeviation, &[Period::HalfYear]))
            }
            Setting::Chosen(Choice::CarryOverBase(_)) => of(&standard(StandardIndicator::CarryOverRate, &Period::ALL)),
            Setting::Chosen(Choice::WaivedWeight(_)) => {
                of(&|figure| matches!(figure, Figure::RowScore(row) if self.waived.contains(&row)))
            }
            Setting::Typed(Field::DeviationFrom) => {
                of(&|figure| matches!(figure, Figure::Status(row, period) if self.deviating.contains(&(row, period))))
            }
            Setting::Typed(Field::GradeFrom(_)) => of(&|figure| figure == Figure::TotalScore),
            Setting::Chosen(Choice::EqualRule(_) | Choice::ReverseRule(_)) | Setting::Typed(_) => self.counts.clone(),
        }
    }
}

/// The other choices of a setting, in words; of one that is typed its default, where that is another.
fn others(settings: &Settings, setting: Setting) -> Vec<(String, Settings)> {
    let with = |change: &dyn Fn(&mut Settings)| {
        let mut other = settings.clone();
        change(&mut other);
        other
    };
    match setting {
        Setting::Chosen(choice) => {
            let all = Choice::all().into_iter().find(|all| all.iter().any(|of| of.label() == choice.label()));
            let open = |other: &Choice| !settings.choices().contains(other);
            let others = all.unwrap_or_default().into_iter().filter(open);
            let chosen = |other: Choice| {
                with(&|of| {
                    of.choose(other);
                })
            };
            others.map(|other| (format!("若为“{}”", other.chosen()), chosen(other))).collect()
        }
        Setting::Typed(field) => {
            let default = Settings::default();
            let usual = with(&|of| match field {
                Field::PartialFrom => of.partial_from.clone_from(&default.partial_from),
                Field::DeviationFrom => of.deviation_from.clone_from(&default.deviation_from),
                _ => of.grade_from.clone_from(&default.grade_from),
            });
            let words =
                if matches!(field, Field::GradeFrom(_)) { "若各等级起点均为默认" } else { "若为默认" };
            if usual == *settings { Vec::new() } else { vec![(words.to_owned(), usual)] }
        }
    }
}

/// All figures that settings have a part in, those of the whole form before those of its rows. Two settings of one form give as many, in the same order.
fn figures(form: &Form, evaluation: &Evaluation) -> Vec<Shown> {
    let mut figures = vec![total(&evaluation.score)];
    figures.extend(of_money(&evaluation.figures.execution));
    for standard in StandardIndicator::ALL {
        for period in Period::ALL {
            let computed = evaluation.figures.computed(standard, period).clone();
            let name = format!("{}{}", period.label(), standard.label());
            let text = rate_text(&computed.map(|computed| computed.rate));
            figures.push(Shown { figure: Figure::Standard(standard, period), name, text });
        }
    }
    figures.extend(evaluation.score.rows.iter().map(|row| Shown {
        figure: Figure::RowScore(row.indicator.id),
        name: format!("“{}”得分", brief(&row.indicator.name)),
        text: row.points(),
    }));
    for row in evaluation.assessed(form) {
        figures.extend(Period::ALL.map(|period| status(&row, period)));
    }
    figures
}

fn of_money(execution: &Execution) -> Vec<Shown> {
    let lines = [None].into_iter().chain(ExpenditureLine::ALL.map(Some));
    let mut figures = Vec::new();
    for line in lines {
        let of = line.map_or(&execution.total, |line| execution.line(line));
        let label = line.map_or("", ExpenditureLine::label);
        for period in Period::ALL {
            figures.push(Shown {
                figure: Figure::ExecutionRate(line, period),
                name: format!("{label}{}执行率", period.label()),
                text: rate_text(&of.periods.get(period).rate),
            });
        }
        figures.push(Shown {
            figure: Figure::Progress(line),
            name: format!("{label}半年支付进度"),
            text: rate_text(&of.periods.half_year.progress),
        });
    }
    figures
}

fn status(row: &Assessed<'_>, period: Period) -> Shown {
    Shown {
        figure: Figure::Status(row.row.id, period),
        name: format!("“{}”{}", brief(&row.evaluation.name), period.label()),
        text: stands(row, period),
    }
}

/// `达成 101.11% 偏离`; of a computed indicator its rate before it.
fn stands(row: &Assessed<'_>, period: Period) -> String {
    let assessment = row.assessment(period);
    let shown_too = assessment.origin == Origin::Computed && assessment.completion.is_some();
    let actual = if shown_too { format!("实际 {} ", row.achieved_text(period)) } else { String::new() };
    let rate = assessment.completion.and_then(|completion| completion.shown());
    let rate = rate.map_or_else(String::new, |rate| format!("（完成率 {rate}）"));
    let mark = if assessment.deviates { "，偏离" } else { "" };
    format!("{actual}{}{rate}{mark}", assessment.status.label())
}

fn total(score: &Score) -> Shown {
    let usual = if score.thresholds.as_typed {
        String::new()
    } else {
        let [excellent, good, medium] = GradeFrom::DEFAULT;
        format!("（等级起点没有依次降低或看不懂，暂按 {excellent}、{good}、{medium} 确定）")
    };
    let text = match score.total().zip(score.grade()) {
        Some((total, grade)) => format!("{total}，等级 {}", grade.label()),
        None => "还没有".to_owned(),
    };
    Shown { figure: Figure::TotalScore, name: "总分".to_owned(), text: format!("{text}{usual}") }
}
