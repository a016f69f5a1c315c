//! 历史版本: the snapshots of the open form, to be compared with it, put in its place, handed over, or deleted.

use leptos::html::Input;
use leptos::prelude::*;

use crate::evaluate::Evaluation;
use crate::store::{Record, Snapshot, SnapshotReason};
use crate::ui::browser;
use crate::ui::context::Context;
use crate::ui::form::export;
use crate::ui::other_form::OtherForm;
use crate::ui::session::Session;
use crate::ui::texts::snapshots as texts;

/// What is done with a snapshot.
#[derive(Clone, Copy)]
enum Use {
    Compare,
    Restore,
    Export,
}

#[component]
pub fn SnapshotList(session: Session, on_chosen: impl Fn(OtherForm) + Copy + Send + Sync + 'static) -> impl IntoView {
    let context = StoredValue::new_local(expect_context::<Context>());
    let shelf = move || context.with_value(|context| context.shelf.get_value());
    let message = RwSignal::new(None::<String>);
    // Other windows take some too.
    shelf().snapshots().refresh();
    let list = move || {
        context.with_value(|context| context.snapshots_changed.track());
        shelf().snapshots().of(&session.slot())
    };
    let use_it = move |snapshot: &Snapshot, way: Use| {
        let title = title(snapshot);
        let done = move |record: Option<Record>| {
            let said = match (record, way) {
                (None, _) => Some(texts::GONE.to_owned()),
                (Some(record), Use::Compare) => {
                    on_chosen(OtherForm { form: record.form, origin: title, notes: Vec::new() });
                    None
                }
                (Some(record), Use::Restore) => {
                    session.restore(record.form, &title);
                    None
                }
                (Some(record), Use::Export) => Some(export(&record.form, &Evaluation::of(&record.form))),
            };
            message.try_set(said);
        };
        shelf().snapshots().read(snapshot, done);
    };
    let remove = move |snapshot: &Snapshot| {
        shelf().snapshots().remove(snapshot);
        message.set(Some(format!("{} {}", texts::REMOVED, title(snapshot))));
    };
    let row = move |snapshot: Snapshot| view! { <SnapshotRow snapshot use_it remove /> };
    view! {
        <section class="snapshots" aria-labelledby="snapshots-title">
            <h2 id="snapshots-title">{texts::TITLE}</h2>
            {move || {
                context.with_value(|context| context.snapshots_changed.track());
                if !shelf().snapshots().is_connected() {
                    return view! { <p class="note">{texts::NO_STORE}</p> }.into_any();
                }
                view! {
                    <p class="note">{texts::help()}</p>
                    <TakeOne session message />
                }
                    .into_any()
            }}
            <div role="status">{move || message.get().map(|message| view! { <p class="note">{message}</p> })}</div>
            {move || {
                let list = list();
                (!list.is_empty())
                    .then(|| {
                        view! {
                            <div class="scrolled" tabindex="0" role="group" aria-label=texts::TITLE>
                                <table class="grid">
                                    <thead>
                                        <tr>
                                            <th scope="col">{texts::WHEN}</th>
                                            <th scope="col">{texts::WHY}</th>
                                            <th scope="col"><span class="unseen">"操作"</span></th>
                                        </tr>
                                    </thead>
                                    <tbody>{list.into_iter().map(row).collect_view()}</tbody>
                                </table>
                            </div>
                        }
                    })
            }}
        </section>
    }
}

/// Keeps what stands now, with a name.
#[component]
fn TakeOne(session: Session, message: RwSignal<Option<String>>) -> impl IntoView {
    let name = NodeRef::<Input>::new();
    let take = move || {
        let Some(input) = name.get_untracked() else { return };
        session.flush();
        let taken = session.take_snapshot(SnapshotReason::ByHand, &input.value());
        if taken.is_ok() {
            input.set_value("");
        }
        message.set(Some(taken.map_or_else(|why| texts::not_taken(&why), |()| texts::TAKEN.to_owned())));
    };
    view! {
        <div class="tools">
            <label>
                <span>{texts::NAME}</span>
                " "
                <input
                    type="text"
                    class="boxed"
                    maxlength="40"
                    node_ref=name
                    placeholder=texts::NAME_HINT
                    on:keydown=move |event| if event.key() == "Enter" && !event.is_composing() { take() }
                />
            </label>
            <button type="button" on:click=move |_| take()>{texts::TAKE}</button>
        </div>
    }
}

#[component]
fn SnapshotRow(
    snapshot: Snapshot,
    use_it: impl Fn(&Snapshot, Use) + Copy + Send + Sync + 'static,
    remove: impl Fn(&Snapshot) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let when = browser::date_time(snapshot.taken_at);
    let why = match snapshot.name.as_str() {
        "" => snapshot.reason.label().to_owned(),
        name => format!("{}：{name}", snapshot.reason.label()),
    };
    let title = title(&snapshot);
    let snapshot = StoredValue::new(snapshot);
    let button = |label: &'static str, way: Use| {
        view! {
            <button
                type="button"
                aria-label=format!("{label} {title}")
                on:click=move |_| snapshot.with_value(|snapshot| use_it(snapshot, way))
            >
                {label}
            </button>
        }
    };
    let asking = RwSignal::new(false);
    let remove_label = StoredValue::new(format!("{} {title}", texts::REMOVE));
    view! {
        <tr>
            <th scope="row">{when}</th>
            <td>{why}</td>
            <td class="row-tools">
                {button(texts::LOOK, Use::Compare)}
                {button(texts::RESTORE, Use::Restore)}
                {button(texts::EXPORT, Use::Export)}
                {move || {
                    if asking.get() {
                        view! {
                            <span class="note">{texts::NO_WAY_BACK}</span>
                            <button type="button" class="danger" on:click=move |_| snapshot.with_value(|of| remove(of))>
                                {texts::REMOVE_SURE}
                            </button>
                            <button type="button" on:click=move |_| asking.set(false)>
                                {crate::ui::texts::start::KEEP}
                            </button>
                        }
                            .into_any()
                    } else {
                        view! {
                            <button type="button" aria-label=remove_label.get_value() on:click=move |_| asking.set(true)>
                                {texts::REMOVE}
                            </button>
                        }
                            .into_any()
                    }
                }}
            </td>
        </tr>
    }
}

/// What a snapshot is called in a sentence: its time and its name, or why it was taken.
fn title(snapshot: &Snapshot) -> String {
    let what = if snapshot.name.is_empty() { snapshot.reason.label() } else { &snapshot.name };
    format!("{} {what}", browser::date_time(snapshot.taken_at))
}
