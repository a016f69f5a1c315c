//! Computed figures on the screen: each explains itself when it gets the focus or is clicked; a choice
//! that a person makes only when it is clicked, or by the key for it (`form::side_controls`).

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use crate::evaluate::{Assumption, Explanation, Figure, explain, explain_money, explain_row_status};
use crate::form::Part;
use crate::route::Route;
use crate::ui::glossary::{term_of, topic_of};
use crate::ui::page;
use crate::ui::session::{Session, Topic};
use crate::ui::texts;
use card_position::{CardPosition, card_position_of};

mod card_position;

/// A cell of a table with a computed figure.
#[component]
pub fn ComputedCell(
    session: Session,
    figure: Figure,
    #[prop(into)] text: Signal<String>,
    /// Whose figure it is, for screen readers, where the heads of the table do not say it.
    #[prop(optional, into)]
    of: Signal<String>,
    #[prop(default = None)] rows: Option<String>,
    #[prop(optional)] class: &'static str,
) -> impl IntoView {
    view! {
        <td class=format!("number computed holds-figure {class}") rowspan=rows>
            <ExplainedFigure session figure text of beside_fields=true />
        </td>
    }
}

/// A computed figure, and beside it, while it is looked at, how it came about.
#[component]
pub fn ExplainedFigure(
    session: Session,
    figure: Figure,
    #[prop(into)] text: Signal<String>,
    #[prop(optional, into)] of: Signal<String>,
    /// Whether it stands among fields: Tab goes past it then, and a key leads to it (`form::side_controls`).
    #[prop(optional)]
    beside_fields: bool,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let label = move || {
        let of = of.get();
        (!of.is_empty()).then(|| format!("{of} {}", text.get()))
    };
    view! {
        <span
            class="explained"
            on:focusin=move |_| open.set(true)
            on:focusout=move |event| close_when_left(&event, open)
            on:keydown=move |event| close_on_escape(&event, open)
        >
            <button
                type="button"
                class="figure-button"
                tabindex=beside_fields.then_some("-1")
                aria-label=label
                aria-expanded=move || open.get().to_string()
                on:click=move |_| open.set(true)
            >
                {text}
            </button>
            <Explained session figure open />
        </span>
    }
}

/// How a figure came about, watched. What hangs on one row or on the amounts follows at once; what hangs on all rows follows when typing pauses, as
/// the figure itself does.
fn explanation_of(session: Session, figure: Figure) -> Option<Explanation> {
    match figure {
        Figure::Status(row, _) | Figure::Forecast(row) => {
            session.watch(Topic::Anything);
            let evaluation = session.evaluated(row)?;
            session.with(|form| explain_row_status(form, &evaluation, figure))
        }
        figure if figure.is_money() => {
            session.watch(Topic::Anything);
            session.watched_figures(|figures| session.with(|form| explain_money(form, figures, figure)))
        }
        figure => session.settled(|form, evaluation| explain(form, evaluation, figure)),
    }
}

/// The explanation itself, as long as it is open.
#[component]
pub fn Explained(session: Session, figure: Figure, open: RwSignal<bool>) -> impl IntoView {
    let explanation = move || explanation_of(session, figure);
    let node = NodeRef::<html::Div>::new();
    let position = RwSignal::new(None::<CardPosition>);
    // When the focus goes to a link in it, it is said to be open once more; then it must stay where it is, or the click on the link misses.
    let shown = Memo::new(move |_| open.get());
    let put = move || position.set(node.get_untracked().and_then(|card| card_position_of(&card)));
    Effect::new(move |_| {
        let opened = node.get().is_some() && shown.get();
        put();
        if opened {
            stay_in_place(position, put);
        }
    });
    let px = move |of: fn(CardPosition) -> Option<f64>| {
        move || position.get().and_then(of).map_or_else(String::new, |length| format!("{length}px"))
    };
    let cut = Memo::new(move |_| position.get().is_some_and(|position| position.height.is_some()));
    // A cut card is a stop of the keyboard. It stays one until it is closed: scrolling to it may give it room enough, and what has the focus must not
    // stop being a stop, or the focus is lost.
    let stop =
        Memo::new(move |before: Option<&bool>| shown.get() && (cut.get() || before.is_some_and(|before| *before)));
    // A figure of a row that is gone has nothing to explain.
    move || {
        let explanation = shown.get().then(explanation).flatten()?;
        let title = explanation.title.clone();
        Some(view! {
            <div
                class="explanation"
                class:placed=move || position.get().is_some()
                class:fixed=move || position.get().is_none_or(|position| position.fixed)
                class:cut=cut
                style:left=px(|position| Some(position.left))
                style:top=px(|position| Some(position.top))
                style:max-height=px(|position| position.height)
                role=move || if stop.get() { "region" } else { "note" }
                tabindex=move || stop.get().then_some("0")
                aria-label=move || stop.get().then(|| title.clone())
                node_ref=node
            >
                <Lines session explanation term=session.with(|form| term_of(form, figure)) />
            </div>
        })
    }
}

/// Puts the card anew when its surroundings change: what is said at the foot comes a frame later, and what stands in the window must follow a figure
/// that is scrolled, with the page or in a box of its own.
fn stay_in_place(position: RwSignal<Option<CardPosition>>, put: impl Fn() + Copy + 'static) {
    let again = move |_: ev::UiEvent| put();
    let resized = window_event_listener(ev::resize, again);
    page::on_any_scroll(move || {
        if position.try_get_untracked().flatten().is_some_and(|position| position.fixed) {
            put();
        }
    });
    request_animation_frame(move || {
        request_animation_frame(move || {
            if position.try_get_untracked().flatten().is_some() {
                put();
            }
        });
    });
    on_cleanup(move || resized.remove());
}

/// The links come up by themselves with the explanation, so Tab goes past them, and a key leads to them.
#[component]
fn Lines(session: Session, explanation: Explanation, term: Option<&'static str>) -> impl IntoView {
    let Explanation { title, formula, numbers, result, source, assumption } = explanation;
    let line =
        |label: &'static str, text: String| (!text.is_empty()).then(|| view! { <dt>{label}</dt><dd>{text}</dd> });
    let settings = Route::Form(session.slot(), Part::Settings).hash();
    view! {
        <p class="title">{title}</p>
        <dl>
            {line(texts::explained::FORMULA, formula)}
            {line(texts::explained::NUMBERS, numbers)}
            {line(texts::explained::RESULT, result)}
            {line(texts::explained::SOURCE, source.to_owned())}
            {assumption
                .map(|Assumption { text, setting }| {
                    let link = setting
                        .map(|name| view! { " "<a tabindex="-1" href=settings>{texts::explained::TO_SETTING}{name}</a> });
                    view! { <dt class="confirm">{texts::explained::ASSUMPTION}</dt><dd>{text}{link}</dd> }
                })}
            {term
                .map(|term| {
                    let href = Route::of_help(session.slot(), &topic_of(term));
                    view! { <dt>{texts::explained::HELP}</dt><dd><a tabindex="-1" href=href>{texts::help::TERMS}</a></dd> }
                })}
        </dl>
    }
}

/// The explanation stays while the focus is on the figure or in the explanation.
pub fn close_when_left(event: &ev::FocusEvent, open: RwSignal<bool>) {
    let cell = event.current_target().and_then(|cell| cell.dyn_into::<web_sys::Node>().ok());
    let next = event.related_target().and_then(|next| next.dyn_into::<web_sys::Node>().ok());
    let inside = cell.zip(next).is_some_and(|(cell, next)| cell.contains(Some(&next)));
    // An element that is taken out of the page with the focus in it sends this event when nothing of it is there any more.
    if !inside && open.try_get_untracked() == Some(true) {
        open.set(false);
    }
}

/// Escape puts the explanation away. The focus goes from a link in it to its figure; where that stands among fields, the same key takes it on to the
/// field (`form::side_controls`).
pub fn close_on_escape(event: &ev::KeyboardEvent, open: RwSignal<bool>) {
    if event.key() != "Escape" || open.try_get_untracked() != Some(true) {
        return;
    }
    // Said to be taken, or it would put away more than this.
    event.prevent_default();
    let link = page::target::<web_sys::Element>(event);
    let within = |place: &str| link.as_ref().and_then(|link| page::closest(link, place));
    let figure = within(".explanation")
        .and(within(".explained"))
        .and_then(|figure| figure.query_selector("button, select").ok()?);
    if let Some(figure) = figure.and_then(|figure| figure.dyn_into::<web_sys::HtmlElement>().ok()) {
        drop(figure.focus());
    }
    open.set(false);
}
