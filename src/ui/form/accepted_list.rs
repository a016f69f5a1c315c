//! The findings that somebody lets stand, below those that wait: with the reason, and the way to take the answer back.

use leptos::prelude::*;

use crate::check::Accepted;
use crate::edit::withdraw;
use crate::parts::part_of_finding;
use crate::ui::session::Session;
use crate::ui::texts::review as texts;

/// The head of a table of findings, for those who cannot see it.
#[component]
pub fn ReviewHead() -> impl IntoView {
    view! {
        <thead class="unseen">
            <tr>
                <th scope="col">{texts::PLACE}</th>
                <th scope="col">{texts::WHAT}</th>
                <th scope="col">{texts::ANSWER}</th>
            </tr>
        </thead>
    }
}

#[component]
pub fn AcceptedList(session: Session) -> impl IntoView {
    let accepted = Memo::new(move |_| session.findings().accepted().to_vec());
    let row = move |accepted: Accepted| {
        let Accepted { finding, reason } = accepted;
        let entry = finding.rule.entry();
        let place = session.with(|form| finding.place_in_words(form));
        let part = part_of_finding(&finding).label();
        let sentence = finding.sentence.clone();
        let take_back = move |_| {
            if let Some(edit) = session.with(|form| withdraw(form, &finding)) {
                session.edit(edit);
            }
        };
        view! {
            <tr>
                <td class="place"><span class="note">{part}</span>{place}</td>
                <td>{sentence}<span class="code" title=entry.title>{entry.code}</span><span class="reason">{texts::REASON}"："{reason}</span></td>
                <td class="answers"><button type="button" on:click=take_back>{texts::WITHDRAW}</button></td>
            </tr>
        }
    };
    view! {
        <Show when=move || accepted.with(|accepted| !accepted.is_empty())>
            <h2 class="severity advice">{texts::ACCEPTED}" "{move || accepted.with(Vec::len)}</h2>
            <table class="grid review">
                <ReviewHead />
                <tbody>{move || accepted.get().into_iter().map(row).collect_view()}</tbody>
            </table>
        </Show>
    }
}
