//! The cells of a row that mean something: target values with what was understood, actual values, status.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use super::carried_over::{Carried, ConfirmButton, carried_over};
use crate::compare::approved_otherwise;
use crate::edit::{Edit, as_planned};
use crate::evaluate::{Assessment, DEVIATES, Figure, Origin, StandardIndicator, Status};
use crate::form::{EqualRule, Field, Indicator, Judgement, Level1, Period, RowChoice, RowId};
use crate::tables::{Column, Content};
use crate::target::{Op, Target, Tolerance};
use crate::ui::explained::{Explained, close_on_escape, close_when_left};
use crate::ui::field_elements::{self, element_id, hint_id};
use crate::ui::fields::{TextField, run_of};
use crate::ui::form::choices::beside;
use crate::ui::form::table::choice_id;
use crate::ui::session::{Session, Topic};
use crate::ui::texts;
use crate::ui::texts::indicators as words;

/// A target value; what was understood is said below the cell while one is in it (`form::field_note`), and a question mark stands in the
/// cell where nothing was.
#[component]
pub fn TargetCell(
    session: Session,
    level1: Level1,
    row: RowId,
    period: Period,
    name: Signal<String>,
    /// What stands in it while it is empty.
    example: Signal<String>,
) -> impl IntoView {
    let field = Field::Target(row, period);
    let target = Memo::new(move |_| {
        session.watch(Topic::Row(row));
        session.evaluated(row).map(|row| row.periods.get(period).target.clone())
    });
    let unclear = Signal::derive(move || target.with(|target| matches!(target, Some(Target::Check(_)))));
    let rule = equal_rule(session, level1, row, target);
    let asks = Memo::new(move |_| rule.get().is_some());
    let reading = move || {
        target.with(|target| match target {
            None | Some(Target::Empty) => String::new(),
            Some(target) => {
                let remark = target.remark().map(|remark| format!("（{remark}）")).unwrap_or_default();
                let rule = rule.get().map(|rule| format!("；{}", rule.label())).unwrap_or_default();
                format!("{}{remark}{rule}", target.reading())
            }
        })
    };
    // What was approved instead, and says so in the cell and with its reading.
    let adjusted = Memo::new(move |_| {
        session.watch(Topic::Shown(row));
        session.watched(Topic::Row(row), |form| {
            let approved = form.approved.as_deref()?;
            approved_otherwise(approved, level1, form.indicators.row(row)?, period)
        })
    });
    let is_adjusted = move || adjusted.with(Option::is_some);
    let reading = move || {
        let adjusted = adjusted.get().map(|approved| texts::approved::at_target(&approved));
        [Some(reading()), adjusted].into_iter().flatten().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("；")
    };
    let carried = carried_over(session, row, period);
    let waits = move || carried.get() != Carried::No;
    let hint = hint_id(field);
    view! {
        <td class="target" class:unclear=unclear class:with-rule=asks class:adjusted=is_adjusted class:carried=waits>
            <TextField
                session
                field
                label=Signal::derive(move || format!("{} {}", name.get(), field.label()))
                described_by=hint.clone()
                placeholder=example
            />
            <span class="hint" id=hint>{reading}</span>
            <Show when=move || asks.get()>
                <RuleChoice session row rule name />
            </Show>
            <Show when=move || carried.get() == Carried::WaitsLast>
                <ConfirmButton session row period name />
            </Show>
        </td>
    }
}

/// What a ＝ target asks for; only where the indicator has no rule of its own.
fn equal_rule(session: Session, level1: Level1, row: RowId, target: Memo<Option<Target>>) -> Memo<Option<EqualRule>> {
    Memo::new(move |_| {
        let equal = target.with(|target| {
            matches!(target, Some(Target::Number(number)) if number.op == Op::Equal && number.tolerance == Tolerance::Exact)
        });
        if !equal {
            return None;
        }
        session.watched(Topic::Evaluated(row), |form| {
            let row = form.indicators.row(row)?;
            let rule = row.equal_rule.unwrap_or(form.settings.equal_rule);
            StandardIndicator::of(level1, row).is_none().then_some(rule)
        })
    })
}

/// Within its own cell, while one is in it.
#[component]
fn RuleChoice(session: Session, row: RowId, rule: Memo<Option<EqualRule>>, name: Signal<String>) -> impl IntoView {
    let choose = move |event| {
        let code = event_target_value(&event);
        if let Some(rule) = EqualRule::ALL.into_iter().find(|rule| rule.code() == code) {
            session.edit(Edit::ChooseInRow(row, RowChoice::EqualRule(Some(rule))));
        }
    };
    let title = move || format!("{}：{}", words::RULE, rule.get().map_or("", EqualRule::label));
    view! {
        <span class="rule" title=title>
            <select tabindex="-1" aria-label=move || format!("{} {}", name.get(), words::RULE) on:change=choose>
                {EqualRule::ALL
                    .map(|of| view! { <option value=of.code() selected=move || rule.get() == Some(of)>{of.label()}</option> })
                    .collect_view()}
            </select>
        </span>
    }
}

/// What was achieved, where it is only shown: as typed, else as computed.
#[component]
pub fn ReportedValue(session: Session, row: RowId, period: Period) -> impl IntoView {
    let computed = computed_value(session, row, period);
    let text = Signal::derive(move || {
        let typed = session.text(Field::Actual(row, period));
        if typed.trim().is_empty() { computed.get() } else { typed }
    });
    view! { <td class="actual fixed" data-run=move || run_of(&text.get())>{text}</td> }
}

/// The value that 基础数据 and 预算执行 give a computed indicator, or the word for why there is none; empty for other indicators.
fn computed_value(session: Session, row: RowId, period: Period) -> Signal<String> {
    Signal::derive(move || {
        session.watch(Topic::Evaluated(row));
        let found = session.evaluated(row).and_then(|row| row.periods.get(period).achieved.computed.clone());
        match found {
            Some(Ok(computed)) => computed.rate.percent().to_string(),
            Some(Err(absent)) => absent.word().to_owned(),
            None => String::new(),
        }
    })
}

/// What was achieved, as typed; for a computed indicator what 基础数据 gives, as long as nothing is typed over it.
#[component]
pub fn ActualCell(session: Session, row: RowId, period: Period, name: Signal<String>) -> impl IntoView {
    let field = Field::Actual(row, period);
    let found = Memo::new(move |_| {
        session.watch(Topic::Evaluated(row));
        session.evaluated(row).map(|row| row.periods.get(period).achieved.clone())
    });
    let computed = computed_value(session, row, period);
    let overridden =
        Memo::new(move |_| found.with(|found| found.as_ref().is_some_and(|f| f.origin == Origin::Overridden)));
    let empty = Memo::new(move |_| session.watched(Topic::Row(row), |form| as_planned(form, row, period).is_some()));
    let assumed = Memo::new(move |_| {
        session.watch(Topic::Row(row));
        session.evaluated(row)?.periods.get(period).assumed_unit().map(str::to_owned)
    });
    let computable = Memo::new(move |_| found.with(|found| found.as_ref().is_some_and(|f| f.computed.is_some())));
    // In a word below the text, in the place that every cell has for it; in full in the note of the field.
    let word = Memo::new(move |_| assumed.get().filter(|_| !computable.get()).map(|unit| words::read_in(&unit)));
    // The text does not make room for it, nor take the room back, while one is in the cell: it would move under the caret.
    let inside = RwSignal::new(false);
    let noted = Memo::new(move |before: Option<&bool>| {
        let wanted = word.with(Option::is_some);
        before.copied().filter(|_| inside.get()).unwrap_or(wanted)
    });
    let full = move || {
        let by_hand = overridden.get().then(|| format!("{} {}", words::OVERRIDDEN, computed.get()));
        let bare = assumed.get().map(|unit| format!("{}{}", words::NO_UNIT, words::read_in(&unit)));
        by_hand.into_iter().chain(bare).collect::<Vec<_>>().join("；")
    };
    let hint = hint_id(field);
    view! {
        <td
            class="actual"
            class:overridden=overridden
            class:computable=computable
            class:noted=noted
        >
            <div
                class="with-note"
                on:focusin=move |_| {
                    inside.try_set(true);
                }
                on:focusout=move |_| {
                    inside.try_set(false);
                }
            >
                <TextField
                    session
                    field
                    label=Signal::derive(move || format!("{} {}", name.get(), field.label()))
                    placeholder=computed
                    described_by=hint.clone()
                />
                <span class="below" aria-hidden="true">{move || word.get().filter(|_| noted.get())}</span>
                <span class="hint" id=hint>{full}</span>
            </div>
            <Show when=move || empty.get()>
                <button
                    type="button"
                    class="as-planned"
                    tabindex="-1"
                    title=format!("{}（{}）", words::AS_PLANNED, texts::shortcuts::AS_PLANNED_KEY)
                    aria-label=move || format!("{} {} {}", name.get(), period.label(), words::AS_PLANNED)
                    on:click=move |_| fill_as_planned(session, row, period)
                >
                    "＝"
                </button>
            </Show>
            <Show when=move || computable.get()>
                <OverrideReason session row period name overridden />
            </Show>
        </td>
    }
}

/// Why a value was typed over a computed one. It has a place before it is there, or the rows below would move at the first key.
#[component]
fn OverrideReason(
    session: Session,
    row: RowId,
    period: Period,
    name: Signal<String>,
    overridden: Memo<bool>,
) -> impl IntoView {
    let reason = Field::OverrideReason(row, period);
    view! {
        <div class="override">
            <Show when=move || overridden.get() fallback=|| view! { <span class="note">{words::COMPUTED}</span> }>
                <TextField
                    session
                    field=reason
                    label=Signal::derive(move || format!("{} {}", name.get(), reason.label()))
                    placeholder=words::OVERRIDE_REASON.to_owned()
                />
            </Show>
        </div>
    }
}

/// Takes the target as what was achieved, which is one row's own step: nobody meets all targets at one stroke.
pub fn fill_as_planned(session: Session, row: RowId, period: Period) {
    match session.with(|form| as_planned(form, row, period)) {
        Some(edit) => {
            session.edit(edit);
            field_elements::focus(&element_id(Field::Actual(row, period)));
        }
        None => session.show_message(words::NOT_AS_PLANNED, None),
    }
}

/// Word, sign and colour of the status, which explain themselves; where no figure decides, a choice for the person who does.
#[component]
pub fn StatusCell(
    session: Session,
    row: RowId,
    period: Period,
    name: Signal<String>,
    /// Whether a person judges on another page, and the status is only shown here.
    #[prop(optional)]
    shown_only: bool,
) -> impl IntoView {
    let assessment = Memo::new(move |_| {
        session.watch(Topic::Evaluated(row));
        let is_blank = session.with(|form| form.indicators.row(row).is_none_or(Indicator::is_blank));
        session.evaluated(row).filter(|_| !is_blank).map(|row| row.assessment(period).clone())
    });
    let judgeable = Memo::new(move |_| !shown_only && assessment.with(|a| a.as_ref().is_some_and(|a| a.judgeable)));
    let class = move || format!("status explained {}", assessment.with(|a| a.as_ref().map_or("", |a| a.status.code())));
    let open = RwSignal::new(false);
    // A choice is gone through with Tab, and must not open what covers the next ones: it explains itself when it is clicked, or asked by key.
    let show = move || open.set(assessment.with_untracked(Option::is_some));
    view! {
        <td
            class=class
            on:focusin=move |event| if !is_choice(event.target()) { show() }
            on:click=move |_| show()
            on:focusout=move |event| close_when_left(&event, open)
            on:keydown=move |event| close_on_escape(&event, open)
        >
            {move || {
                if judgeable.get() {
                    view! { <JudgementChoice session row period name assessment /> }.into_any()
                } else {
                    view! { <Mark assessment name period open /> }.into_any()
                }
            }}
            <Explained session figure=Figure::Status(row, period) open />
        </td>
    }
}

fn is_choice(target: Option<web_sys::EventTarget>) -> bool {
    target.is_some_and(|target| target.has_type::<web_sys::HtmlSelectElement>())
}

#[component]
fn Mark(
    assessment: Memo<Option<Assessment>>,
    name: Signal<String>,
    period: Period,
    open: RwSignal<bool>,
) -> impl IntoView {
    let rate = move || assessment.with(|a| a.as_ref()?.completion?.shown());
    let deviates = move || assessment.with(|a| a.as_ref().is_some_and(|a| a.deviates));
    let status = move || assessment.with(|a| a.as_ref().map(|a| a.status.to_string()));
    view! {
        <Show when=move || assessment.with(Option::is_some)>
            <button
                type="button"
                class="figure-button"
                tabindex="-1"
                aria-expanded=move || open.get().to_string()
                aria-label=move || {
                    let (rate, status) = (rate().unwrap_or_default(), status().unwrap_or_default());
                    let beyond = if deviates() { DEVIATES } else { "" };
                    format!("{} {} {status} {rate} {beyond}", name.get(), Column::Status(period).head())
                }
                on:click=move |_| open.set(true)
            >
                <span class="mark">{status}</span>
                <span class="second">
                    <span class="rate">{rate}</span>
                    <Show when=deviates>
                        <span class="deviates">{DEVIATES}</span>
                    </Show>
                </span>
            </button>
        </Show>
    }
}

#[component]
fn JudgementChoice(
    session: Session,
    row: RowId,
    period: Period,
    name: Signal<String>,
    assessment: Memo<Option<Assessment>>,
) -> impl IntoView {
    let given = Memo::new(move |_| {
        session.watched(Topic::Row(row), |form| form.indicators.row(row).and_then(|row| *row.judgement.get(period)))
    });
    let choose = move |event| {
        let code = event_target_value(&event);
        let judgement = Judgement::ALL.into_iter().find(|judgement| Status::from(*judgement).code() == code);
        session.edit(Edit::ChooseInRow(row, RowChoice::Judgement(period, judgement)));
    };
    // Without a judgement the box shows how the row stands by itself: 未填, 待判断, or 达成 for the very words of the target.
    let unjudged = move || {
        assessment.with(|a| match a.as_ref().map(|a| a.status) {
            Some(status @ (Status::Met | Status::Missing)) if given.get().is_none() => status.to_string(),
            _ => format!("{} {}", Status::Undecided.sign(), texts::form::JUDGE),
        })
    };
    let asked = move || assessment.with(|a| a.as_ref().is_some_and(|a| a.status == Status::Undecided));
    view! {
        <select
            id=choice_id(Content::Figure(Figure::Status(row, period)))
            aria-label=move || format!("{} {}", name.get(), Column::Status(period).head())
            data-beside=beside(Field::Actual(row, period))
            data-asked=move || asked().then_some("")
            on:change=choose
        >
            <option value="" selected=move || given.get().is_none()>{unjudged}</option>
            {Judgement::ALL
                .map(|judgement| {
                    let status = Status::from(judgement);
                    view! {
                        <option value=status.code() selected=move || given.get() == Some(judgement)>
                            {status.to_string()}
                        </option>
                    }
                })
                .collect_view()}
        </select>
    }
}
