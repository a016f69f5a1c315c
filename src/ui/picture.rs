//! Pictures of the form: a table whose last column holds the bars, so that the figures are text for everyone.

use std::collections::HashMap;

use leptos::ev;
use leptos::prelude::*;

use crate::picture::{Picture, Row, drawn, patterns, swatch};
use crate::ui::page;

/// The pictures that somebody has folded or unfolded, and whether they are unfolded.
#[derive(Clone, Copy)]
struct Unfolded(StoredValue<HashMap<String, bool>>);

/// Keeps in mind which pictures are folded away, for as long as the form is open.
pub fn remember() {
    provide_context(Unfolded(StoredValue::new(HashMap::new())));
}

/// A picture under its title, by which it folds away. One that has little to compare is folded until somebody wants to see it; it does not unfold by itself
/// while figures are typed above it.
#[component]
pub fn PictureFigure(picture: Memo<Picture>) -> impl IntoView {
    let Unfolded(unfolded) = expect_context();
    // These stay as they are, whatever the figures become.
    let compares = picture.with_untracked(Picture::compares);
    let Picture { code, title, about, .. } = picture.get_untracked();
    let id = format!("picture-{code}");
    let heading = id.clone();
    let open = unfolded.with_value(|unfolded| unfolded.get(&code).copied().unwrap_or(compares));
    let on_toggle = move |event: ev::Event| {
        let open = page::target::<web_sys::Element>(&event).is_some_and(|details| details.has_attribute("open"));
        unfolded.try_update_value(|unfolded| unfolded.insert(code.clone(), open));
    };
    view! {
        <figure class="picture" aria-labelledby=heading>
            <details open=open on:toggle=on_toggle>
                <summary><span id=id.clone()>{title}</span><span class="note">{about}</span></summary>
                {move || picture.with(|picture| body(picture, &id))}
            </details>
        </figure>
    }
}

fn body(picture: &Picture, title: &str) -> AnyView {
    let key = picture.key.iter().map(|(bar, words)| {
        view! { <li><span inner_html=swatch(bar, &picture.code) />{words.clone()}</li> }
    });
    let key = (!picture.key.is_empty()).then(|| view! { <ul class="key">{key.collect_view()}</ul> });
    let table = (!picture.rows.is_empty()).then(|| table(picture, title));
    let notes = picture.notes.iter().map(|note| view! { <p class="note">{note.clone()}</p> }).collect_view();
    view! { {key}{table}{notes} }.into_any()
}

fn table(picture: &Picture, title: &str) -> impl IntoView {
    let bars = picture.heads.len().saturating_sub(1);
    let heads = picture.heads.iter().enumerate().map(|(at, head)| {
        let class = if at > 0 && at < bars { "number" } else { "" };
        view! { <th scope="col" class=class>{*head}</th> }
    });
    view! {
        <div inner_html=patterns(&picture.code) />
        <table aria-labelledby=title.to_owned()>
            <thead><tr>{heads.collect_view()}</tr></thead>
            <tbody>{picture.rows.iter().map(|of| row(of, &picture.code)).collect_view()}</tbody>
        </table>
    }
}

fn row(row: &Row, code: &str) -> impl IntoView {
    let figures = row.figures.iter().map(|figure| view! { <td class="number">{figure.clone()}</td> });
    let bar = row.bar.as_ref().map(|bar| drawn(bar, code)).unwrap_or_default();
    let below = row.below.iter().map(|words| view! { <li>{words.clone()}</li> });
    let below = (!row.below.is_empty()).then(|| view! { <ul class="pieces">{below.collect_view()}</ul> });
    let beside = (!row.beside.is_empty()).then(|| view! { <span class="beside">{row.beside.clone()}</span> });
    view! {
        <tr class:total=row.total>
            <th scope="row">{row.label.clone()}</th>
            {figures.collect_view()}
            <td class="drawn"><div><span inner_html=bar />{beside}</div>{below}</td>
        </tr>
    }
}
