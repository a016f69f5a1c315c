//! 设置 of the form: the choices that computed figures depend on, each with its default and with what it does to this form now.

use leptos::prelude::*;

use crate::edit::Edit;
use crate::evaluate::{StandardIndicator, Status, assess_all, computed, execution, rate_text, score_of};
use crate::figures::points;
use crate::form::{Choice, Field, Form, Grade, Period, Settings};
use crate::ui::fields::{CheckedField, element_id};
use crate::ui::session::{Session, Topic};
use crate::ui::texts::settings as texts;

#[component]
pub fn SettingsScreen(session: Session) -> impl IntoView {
    let effects = Memo::new(move |_| session.watched(Topic::Settled, Effects::of));
    view! {
        <p class="note">{texts::HELP}</p>
        <table class="grid settings">
            <caption class="unseen">{texts::TITLE}</caption>
            <thead>
                <tr>
                    <th scope="col" class="what">{texts::WHAT}</th>
                    <th scope="col" class="value">{texts::VALUE}</th>
                    <th scope="col" class="default">{texts::DEFAULT}</th>
                    <th scope="col">{texts::EFFECT}</th>
                </tr>
            </thead>
            <tbody>
                {Choice::all()
                    .map(|all| {
                        let effect = all.first().map(|choice| effect_of(*choice));
                        let effect = Signal::derive(move || effects.with(|effects| effect.map_or_else(String::new, |of| of(effects).clone())));
                        view! { <ChoiceRow session all effect /> }
                    })
                    .into_iter()
                    .collect_view()}
                <ThresholdRow session field=Field::PartialFrom unit="%" default="60"
                    effect=Signal::derive(move || effects.with(|e| e.statuses.clone())) />
                <ThresholdRow session field=Field::DeviationFrom unit="%" default="130"
                    effect=Signal::derive(move || effects.with(|e| e.deviating.clone())) />
                {Grade::BOUNDED
                    .map(|grade| {
                        let default = match grade { Grade::Excellent => "90", Grade::Good => "80", _ => "60" };
                        view! {
                            <ThresholdRow session field=Field::GradeFrom(grade) unit="分" default
                                effect=Signal::derive(move || effects.with(|e| e.grade.clone())) />
                        }
                    })
                    .collect_view()}
            </tbody>
        </table>
        <button type="button" on:click=move |_| restore(session)>{texts::RESTORE}</button>
        <super::theme::ThemeChoice />
    }
}

/// A setting that is chosen.
#[component]
fn ChoiceRow(session: Session, all: Vec<Choice>, effect: Signal<String>) -> impl IntoView {
    let Some(default) = all.first().copied() else { return ().into_any() };
    let name = default.label();
    let id = format!("setting-{name}");
    let options = StoredValue::new(all);
    let chosen = Memo::new(move |_| {
        session.watched(Topic::Settings, |form| {
            let choices = form.settings.choices();
            options.with_value(|all| all.iter().position(|choice| choices.contains(choice)))
        })
    });
    let choose = move |event| {
        let at = event_target_value(&event).parse::<usize>().ok();
        if let Some(choice) = at.and_then(|at| options.with_value(|all| all.get(at).copied())) {
            session.edit(Edit::Choose(choice));
        }
    };
    let list = options.with_value(|all| {
        let option = |(at, choice): (usize, &Choice)| {
            view! { <option value=at.to_string() selected=move || chosen.get() == Some(at)>{choice.chosen()}</option> }
        };
        all.iter().enumerate().map(option).collect_view()
    });
    view! {
        <tr>
            <th scope="row"><label for=id.clone()>{name}</label></th>
            <td class="value"><select id=id on:change=choose>{list}</select></td>
            <td class="note">{default.chosen()}</td>
            <td class="note" aria-live="polite">{effect}</td>
        </tr>
    }
    .into_any()
}

/// A setting that is typed.
#[component]
fn ThresholdRow(
    session: Session,
    field: Field,
    unit: &'static str,
    default: &'static str,
    effect: Signal<String>,
) -> impl IntoView {
    let most = if matches!(field, Field::GradeFrom(_)) { 100 } else { 1000 };
    let unread = Memo::new(move |_| {
        let why = match points(&session.text(field)) {
            Ok(Some(_)) => return None,
            Ok(None) => texts::EMPTY.to_owned(),
            Err(error) => error.advice(most),
        };
        Some(format!("{why}；{}{default}{unit}", texts::MEANWHILE))
    });
    view! {
        <tr>
            <th scope="row"><label for=element_id(field)>{field.label()}</label></th>
            <td class="value threshold">
                <CheckedField session field label=field.label() error=unread class="boxed" />
                <span>{unit}</span>
            </td>
            <td class="note">{format!("{default}{unit}")}</td>
            <td class="note" aria-live="polite">{effect}</td>
        </tr>
    }
}

/// What the settings come to in this form.
#[derive(Clone, PartialEq, Eq)]
struct Effects {
    execution: String,
    progress: String,
    deviation: String,
    carry_over: String,
    statuses: String,
    deviating: String,
    waived: String,
    grade: String,
}

/// Where a setting shows.
fn effect_of(choice: Choice) -> fn(&Effects) -> &String {
    match choice {
        Choice::ExecutionBase(_) => |effects| &effects.execution,
        Choice::ProgressBase(_) => |effects| &effects.progress,
        Choice::HalfYearDeviation(_) => |effects| &effects.deviation,
        Choice::CarryOverBase(_) => |effects| &effects.carry_over,
        Choice::EqualRule(_) | Choice::ReverseRule(_) => |effects| &effects.statuses,
        Choice::WaivedWeight(_) => |effects| &effects.waived,
    }
}

impl Effects {
    fn of(form: &Form) -> Self {
        let rows = assess_all(form);
        let count = |status, period| rows.iter().filter(|row| row.assessments.get(period).status == status).count();
        let deviating = |period| rows.iter().filter(|row| row.assessments.get(period).deviates).count();
        let per_period = |tell: &dyn Fn(Period) -> String| {
            Period::ALL.map(|period| format!("{}{}", period.label(), tell(period))).join("；")
        };
        let total = execution(form).total;
        let score = score_of(form, &rows);
        let usual = if score.thresholds.as_typed { String::new() } else { format!("，{}", texts::USUAL_GRADES) };
        let grade = match score.total().zip(score.grade()) {
            Some((total, grade)) => format!("总分 {total}，等级 {}{usual}", grade.label()),
            None => format!("{}{usual}", texts::NO_GRADE),
        };
        let rate = |standard, period| rate_text(&computed(form, standard, period).map(|computed| computed.rate));
        let spreads: Vec<String> = score.spreads.iter().map(ToString::to_string).collect();
        Self {
            execution: per_period(&|period| format!("执行率 {}", rate_text(&total.periods.get(period).rate))),
            progress: format!("半年支付进度 {}", rate_text(&total.periods.half_year.progress)),
            deviation: format!("半年预算偏差率 {}", rate(StandardIndicator::BudgetDeviation, Period::HalfYear)),
            carry_over: per_period(&|period| format!("结转结余率 {}", rate(StandardIndicator::CarryOverRate, period))),
            waived: if spreads.is_empty() { texts::NOTHING_SPREAD.to_owned() } else { spreads.join("；") },
            statuses: per_period(&|period| {
                let counts = [Status::Met, Status::Partial, Status::Missed]
                    .map(|status| format!("{} {}", status.label(), count(status, period)));
                format!("：{}", counts.join("，"))
            }),
            grade,
            deviating: per_period(&|period| format!("偏离 {} 个", deviating(period))),
        }
    }
}

/// Back to the defaults, as one step. Group shares belong to the weights and stay.
fn restore(session: Session) {
    let default = Settings::default();
    let mut edits = default.choices().map(Edit::Choose).to_vec();
    edits.push(Edit::SetText(Field::PartialFrom, default.partial_from));
    edits.push(Edit::SetText(Field::DeviationFrom, default.deviation_from));
    for grade in Grade::BOUNDED {
        if let Some(from) = default.grade_from.get(grade) {
            edits.push(Edit::SetText(Field::GradeFrom(grade), from.to_owned()));
        }
    }
    session.edit(Edit::Several(texts::RESTORE.to_owned(), edits));
}
