//! 设置 of the form: the choices that computed figures depend on, each with its default and with what it does to this form now.

use leptos::prelude::*;

use crate::check::Severity;
use crate::edit::Edit;
use crate::evaluate::{Change, Setting, SettingEffect, SettingEffects, Shown};
use crate::figures::points;
use crate::form::{Choice, Field, Form, Grade, Settings};
use crate::ui::explained::ExplainedFigure;
use crate::ui::field_elements::element_id;
use crate::ui::fields::CheckedField;
use crate::ui::session::{Session, Topic};
use crate::ui::texts::settings as texts;

#[component]
pub fn SettingsScreen(session: Session) -> impl IntoView {
    let effects = Memo::new(move |_| session.settled(SettingEffects::of));
    // While a setting is typed, no row is told anew: rows would become higher or lower, and nothing may move then. A line above the table, which stays where it is,
    // tells what the setting does now. A box that only has the focus is not typed in: an undo puts it there, and what it brought back is told.
    let typing = RwSignal::new(None::<Field>);
    Effect::new(move |_| {
        // A message that goes because one types is none of an undo.
        if session.message().is_some() {
            typing.set(None);
        }
    });
    view! {
        <p class="note">{texts::HELP}</p>
        // Above the table, whose rows may become higher when a box in it is left: a button that moves away from the mouse is not clicked.
        <div class="settings-head">
            <button type="button" class="restore" on:click=move |_| restore(session)>{texts::RESTORE}</button>
            <TypedNow session effects typing />
        </div>
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
                {THRESHOLDS
                    .map(|(field, unit)| view! { <ThresholdRow session field unit effects typing /> })
                    .collect_view()}
                {Choice::all()
                    .map(|all| view! { <ChoiceRow session all effects typing /> })
                    .into_iter()
                    .collect_view()}
            </tbody>
        </table>
        <super::theme::ThemeChoice />
    }
}

/// The settings that are typed, each with its unit.
const THRESHOLDS: [(Field, &str); 5] = [
    (Field::PartialFrom, "%"),
    (Field::DeviationFrom, "%"),
    (Field::GradeFrom(Grade::Excellent), "分"),
    (Field::GradeFrom(Grade::Good), "分"),
    (Field::GradeFrom(Grade::Medium), "分"),
];

/// What the setting that is typed does so far, on one line.
#[component]
fn TypedNow(session: Session, effects: Memo<SettingEffects>, typing: RwSignal<Option<Field>>) -> impl IntoView {
    let told = Memo::new(move |_| {
        let field = typing.get()?;
        session.watch(Topic::Settled);
        let SettingEffect { now, others } =
            effects.with(|effects| session.with(|form| effects.effect(form, Setting::Typed(field))));
        let now: Vec<String> = now.iter().take(SHOWN).map(in_words).collect();
        let now = if now.is_empty() { nothing(Setting::Typed(field)).to_owned() } else { now.join("　") };
        let count: usize = others.iter().map(|(_, changes)| changes.len()).sum();
        let others = if count > 0 { texts::differs_from_default(count) } else { String::new() };
        Some((field.label(), format!("{now}{others}")))
    });
    view! {
        <p class="typed-now" role="status">
            {move || told.get().map(|(name, now)| view! { <b>{name}</b>"　"{now} })}
        </p>
    }
}

/// The row of a setting that is chosen.
#[component]
fn ChoiceRow(
    session: Session,
    all: Vec<Choice>,
    effects: Memo<SettingEffects>,
    typing: RwSignal<Option<Field>>,
) -> impl IntoView {
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
            <EffectCell session effects setting=Setting::Chosen(default) typing said=Signal::stored(Vec::new()) />
        </tr>
    }
    .into_any()
}

/// The row of a setting that is typed.
#[component]
fn ThresholdRow(
    session: Session,
    field: Field,
    unit: &'static str,
    effects: Memo<SettingEffects>,
    typing: RwSignal<Option<Field>>,
) -> impl IntoView {
    let most = if matches!(field, Field::GradeFrom(_)) { 100 } else { 1000 };
    // As the rules have it: a text that cannot be read is an error, a grade without its start a remark.
    let mark = Memo::new(move |_| {
        let is_left_out = matches!(field, Field::GradeFrom(_)) && session.text(field).trim().is_empty();
        if is_left_out { Severity::Warning } else { Severity::Error }.code()
    });
    let default = StoredValue::new(Form::default().text(field).unwrap_or_default().to_owned());
    let unread = Memo::new(move |_| {
        let why = match points(&session.text(field)) {
            Ok(Some(_)) => return None,
            Ok(None) => texts::EMPTY.to_owned(),
            Err(error) => error.advice(most),
        };
        Some(format!("{why}；{}{default}{unit}", texts::MEANWHILE, default = default.get_value()))
    });
    // Below the box it is seen only as long as the focus is there, where it floats; in the row it has its room.
    let said = Signal::derive(move || match (unread.get(), session.said_of(field)) {
        (Some(unread), _) => vec![(mark.get(), unread)],
        (None, Some(said)) => said.sentences,
        (None, None) => Vec::new(),
    });
    view! {
        <tr class="typed">
            <th scope="row"><label for=element_id(field)>{field.label()}</label></th>
            <td
                class=move || format!("value threshold {}", mark.get())
                // Before the box takes the text, or its row would be told anew in between.
                on:input:capture=move |_| typing.set(Some(field))
                on:focusout=move |_| {
                    // The box may be going with the screen.
                    let _gone = typing.try_set(None);
                }
            >
                <CheckedField session field label=field.label() error=unread class="boxed says" />
                <span>{unit}</span>
            </td>
            <td class="note">{format!("{}{unit}", default.get_value())}</td>
            <EffectCell session effects setting=Setting::Typed(field) typing said />
        </tr>
    }
}

/// What a setting does in this form, and what its other choices would do, if anything. The figures explain themselves.
#[component]
fn EffectCell(
    session: Session,
    effects: Memo<SettingEffects>,
    setting: Setting,
    /// The setting that is typed: meanwhile what is told stays as it is.
    typing: RwSignal<Option<Field>>,
    /// What is said of the text of the setting, each sentence with its mark.
    said: Signal<Vec<(&'static str, String)>>,
) -> impl IntoView {
    let is_held = move || typing.with(Option::is_some);
    let said = Memo::new(move |before: Option<&Vec<(&'static str, String)>>| match before {
        Some(before) if is_held() => before.clone(),
        _ => said.get(),
    });
    let effect = Memo::new(move |before: Option<&SettingEffect>| {
        if let Some(before) = before.filter(|_| is_held()) {
            return before.clone();
        }
        // Also where what is shown stays the same: another choice might now do something else.
        session.watch(Topic::Settled);
        effects.with(|effects| session.with(|form| effects.effect(form, setting)))
    });
    let figure = move |shown: Shown, more: String| {
        let text = format!("{}{more}", in_words(&shown));
        view! { <li><ExplainedFigure session figure=shown.figure text=Signal::stored(text) /></li> }
    };
    let more = |count: usize| (count > SHOWN).then(|| view! { <li class="note">{format!("共 {count} 处")}</li> });
    let cell = move || {
        let SettingEffect { now, others } = effect.get();
        let nothing = now.is_empty().then(|| view! { <li class="note">{nothing(setting)}</li> });
        let count = now.len();
        let others = others.into_iter().filter(|(_, changes)| !changes.is_empty()).map(|(words, changes)| {
            let count = changes.len();
            let changes = changes.into_iter().take(SHOWN);
            let list = changes.map(|Change { now, then }| figure(now, format!(" → {then}"))).collect_view();
            view! { <p class="note">{words}</p><ul>{list}{more(count)}</ul> }
        });
        let others = others.collect_view();
        let now = now.into_iter().take(SHOWN).map(|shown| figure(shown, String::new())).collect_view();
        view! { <ul class="now">{now}{nothing}{more(count)}</ul>{others} }
    };
    let said = move || {
        said.get()
            .into_iter()
            .map(|(mark, sentence)| view! { <p class=format!("severity {mark}")>{sentence}</p> })
            .collect_view()
    };
    view! { <td class="effect"><div class="told" aria-live="polite">{said}{cell}</div></td> }
}

fn in_words(shown: &Shown) -> String {
    format!("{} {}", shown.name, shown.text)
}

/// How many figures are listed for each choice; the others are counted.
const SHOWN: usize = 6;

/// What is said where a setting has a part in no figure yet.
fn nothing(setting: Setting) -> &'static str {
    match setting {
        Setting::Typed(Field::DeviationFrom) => texts::NOTHING_DEVIATES,
        _ => texts::NOTHING_SPREAD,
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
