//! 批复稿: freezing the targets that were approved, and what differs from them now, with the reason that is asked for.

use leptos::html::Input;
use leptos::prelude::*;

use super::jump::put_focus;
use crate::compare::{Adjustment, ChangeKind, adjustments};
use crate::edit::Edit;
use crate::form::{Approved, Field, Form, Part, Period, terms};
use crate::route::Route;
use crate::ui::browser;
use crate::ui::field_elements::focus;
use crate::ui::fields::TextField;
use crate::ui::session::{Session, Topic};
use crate::ui::texts::approved as texts;

const TITLE_ID: &str = "approved-title";

#[component]
pub fn ApprovedSection(session: Session) -> impl IntoView {
    let set = Memo::new(move |_| session.watched(Topic::Approved, |form| form.approved.as_deref().map(texts::summary)));
    // Setting it anew is asked for first: it takes the place of what was approved.
    let setting = RwSignal::new(false);
    let freeze = move |name: String, date: String| {
        let approved = session.with(|form| Approved::of(form, &name, &date));
        setting.set(false);
        session.edit(Edit::SetApproved(Some(Box::new(approved))));
        session.show_step_message();
        // The button goes with what it was for.
        focus(TITLE_ID);
    };
    let let_go = move |_| {
        session.edit(Edit::SetApproved(None));
        session.show_step_message();
    };
    view! {
        <section class="approved" aria-labelledby=TITLE_ID>
            <h2 id=TITLE_ID tabindex="-1">{terms::APPROVED}</h2>
            <p class="note">{texts::HELP}</p>
            {move || {
                let shown = set.get();
                let none = shown.is_none();
                let tools = shown
                    .map(|summary| {
                        view! {
                            <div class="tools">
                                <span>{summary}</span>
                                <button type="button" on:click=move |_| setting.update(|of| *of = !*of)>
                                    {texts::SET_AGAIN}
                                </button>
                                <button type="button" on:click=let_go>{texts::LET_GO}</button>
                            </div>
                        }
                    });
                view! {
                    {tools}
                    <Show when=move || none || setting.get()>
                        <Freeze on_freeze=freeze />
                    </Show>
                }
            }}
            <Adjustments session />
        </section>
    }
}

/// The name and the date, and the button that freezes.
#[component]
fn Freeze(on_freeze: impl Fn(String, String) + Copy + Send + Sync + 'static) -> impl IntoView {
    let (name, date) = (NodeRef::<Input>::new(), NodeRef::<Input>::new());
    let value = |node: NodeRef<Input>| node.get_untracked().map(|input| input.value()).unwrap_or_default();
    let today: String = browser::date_time(browser::now()).chars().take(10).collect();
    view! {
        <div class="tools">
            <label><span>{texts::NAME}</span>" "<input type="text" class="boxed" node_ref=name value=terms::APPROVED /></label>
            <label><span>{texts::DATE}</span>" "<input type="text" class="boxed short" node_ref=date value=today /></label>
            <button type="button" on:click=move |_| on_freeze(value(name), value(date))>{texts::FREEZE}</button>
        </div>
    }
}

/// What differs, row by row. It is made anew when typing pauses, and a reason that is being typed stays where it is.
#[component]
fn Adjustments(session: Session) -> impl IntoView {
    let set = Memo::new(move |_| session.watched(Topic::Approved, |form| form.approved.is_some()));
    // A reason is no part of what differs: the list stays while it is typed.
    let list = Memo::new(move |_| {
        session.watch(Topic::Approved);
        session.watched(Topic::Settled, |form: &Form| {
            let mut all = adjustments(form);
            for one in &mut all {
                one.reason.clear();
            }
            all
        })
    });
    view! {
        <Show when=move || set.get()>
            {move || {
                let list = list.get();
                if list.is_empty() {
                    return view! { <p role="status">{texts::SAME}</p> }.into_any();
                }
                view! {
                    <p role="status">{texts::count(&list)}</p>
                    <table class="grid adjustments">
                        <thead>
                            <tr>
                                <th scope="col">{terms::NAME}</th>
                                <th scope="col">{texts::APPROVED_TARGETS}</th>
                                <th scope="col">{texts::TARGETS_NOW}</th>
                                <th scope="col">{terms::ADJUSTMENT_REASON}</th>
                            </tr>
                        </thead>
                        <tbody>{list.into_iter().map(|one| row(session, one)).collect_view()}</tbody>
                    </table>
                }
                    .into_any()
            }}
        </Show>
    }
}

fn row(session: Session, adjustment: Adjustment) -> impl IntoView {
    let Adjustment { kind, row, level2, name, approved_name, approved, now, periods, .. } = adjustment;
    let called = if name.trim().is_empty() { level2 } else { name };
    let was = approved_name.map(|old| view! { <span class="note">{texts::was_called(&old)}</span> });
    let at = periods.last().copied();
    let link = row.map(|row| {
        let field = at.map_or(Field::Name(row), |period| Field::Target(row, period));
        let href = Route::Form(session.slot(), Part::Indicators).hash();
        view! { <a href=href on:click=move |_| put_focus(session, field)>{called.clone()}</a> }
    });
    let head = match link {
        Some(link) => link.into_any(),
        None => view! { <span>{called.clone()}</span> }.into_any(),
    };
    let reason = match row {
        Some(row) => {
            let field = Field::AdjustmentReason(row);
            let label = format!("{called} {}", field.label());
            view! { <TextField session field label multiline=true class="boxed" /> }.into_any()
        }
        None => view! { <span class="note">{texts::GONE}</span> }.into_any(),
    };
    let targets = |of: crate::form::PerPeriod<String>, missing: &'static str| {
        Period::ALL.map(|period| {
            let text = of.get(period).trim().to_owned();
            let text = if text.is_empty() { missing.to_owned() } else { text };
            let differs = periods.contains(&period);
            view! { <div class:changed=differs>{format!("{}　{text}", period.label())}</div> }
        })
    };
    let none = if kind == ChangeKind::Added { texts::NOT_APPROVED } else { texts::NOT_FILLED };
    let no_more = if kind == ChangeKind::Removed { texts::NO_MORE } else { texts::NOT_FILLED };
    view! {
        <tr>
            <th scope="row">{head}{was}</th>
            <td>{targets(approved, none)}</td>
            <td>{targets(now, no_more)}</td>
            <td>{reason}</td>
        </tr>
    }
}
