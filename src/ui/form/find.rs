//! 查找: a box at the foot of the window with all places where the words stand, and going from one to the next, whatever part shows them.
//!
//! The box keeps the focus while one goes through the places, as in a browser; closing it puts the focus into the place one has come to.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlTextAreaElement};

use super::{rail, reveal};
use crate::find::{Hit, find};
use crate::form::Field;
use crate::ui::app::Context;
use crate::ui::fields::{element_id, focus};
use crate::ui::route::{Part, Route};
use crate::ui::session::{Session, Topic};
use crate::ui::texts::find as texts;

pub use bar::FindBar;

mod bar;

/// The box that the words are typed into.
const BOX_ID: &str = "find-words";

/// The mark of the place one is at, and of the page while the box is open; the style knows both.
const MARK: &str = "data-hit";
const OPEN: &str = "data-find";

/// How long typing may pause before the form is searched.
const SEARCH_AFTER: Duration = Duration::from_millis(150);

/// How many frames a part may take to be drawn; a long one takes long frames, not many.
const PATIENCE: u8 = 12;

/// The search in an open form. A handle: copies are the same search.
#[derive(Clone, Copy)]
pub struct Finder {
    session: Session,
    context: StoredValue<Context, LocalStorage>,
    part: Memo<Part>,
    open: RwSignal<bool>,
    words: RwSignal<String>,
    hits: Memo<Arc<Vec<Hit>>>,
    /// Which hit one is at; none before the first was gone to.
    at: RwSignal<Option<usize>>,
    /// What had the focus before.
    before: StoredValue<Option<HtmlElement>, LocalStorage>,
    /// What was typed and has not been searched for yet.
    typing: StoredValue<Option<(String, TimeoutHandle)>, LocalStorage>,
}

impl Finder {
    /// For the form that is being opened.
    pub fn new(session: Session, part: Memo<Part>) -> Self {
        let (open, words) = (RwSignal::new(false), RwSignal::new(String::new()));
        let hits = Memo::new(move |_| {
            session.watch(Topic::Settled);
            let words = if open.get() { words.get() } else { String::new() };
            Arc::new(session.with(|form| find(form, &words)))
        });
        let finder = Self {
            session,
            context: StoredValue::new_local(expect_context::<Context>()),
            part,
            open,
            words,
            hits,
            at: RwSignal::new(None),
            before: StoredValue::new_local(None),
            typing: StoredValue::new_local(None),
        };
        on_cleanup(|| {
            unmark();
            mark_page(false);
        });
        finder
    }

    /// Opens the box, or goes back to it; whether it did. From the box itself the key is the browser's: its own search comes up.
    pub fn show(self) -> bool {
        let focused = document().active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok());
        if focused.as_ref().is_some_and(|focused| focused.id() == BOX_ID) {
            return false;
        }
        if !self.open.get_untracked() {
            self.before.set_value(focused);
            self.at.set(None);
            self.open.set(true);
            mark_page(true);
        }
        request_animation_frame(|| {
            focus(BOX_ID);
            if let Some(field) = document().get_element_by_id(BOX_ID) {
                drop(field.unchecked_into::<web_sys::HtmlInputElement>().set_selection_range(0, u32::MAX >> 1));
            }
        });
        true
    }

    /// Closes the box. The focus goes to the place one has come to, else to where it was.
    pub fn close(self) {
        self.search_now();
        let hit = self.hit();
        self.open.set(false);
        unmark();
        mark_page(false);
        let shown = hit.and_then(|hit| Some((element_of(hit.field)?, hit)));
        let before = self.before.try_get_value().flatten();
        request_animation_frame(move || match (shown, before) {
            (Some((element, hit)), _) => select(&element, &hit),
            (None, Some(before)) if before.is_connected() && before.tag_name() != "BODY" => drop(before.focus()),
            _ => focus(reveal::HEADING_ID),
        });
    }

    /// Takes what is typed, and searches when typing pauses.
    fn type_words(self, words: String) {
        self.forget_typing();
        let timer = set_timeout_with_handle(move || self.search_now(), SEARCH_AFTER).ok();
        self.typing.set_value(timer.map(|timer| (words, timer)));
    }

    /// Searches before the pause is over.
    fn search_now(self) {
        if let Some(words) = self.forget_typing()
            && self.words.with_untracked(|before| *before != words)
        {
            self.at.set(None);
            self.words.set(words);
        }
    }

    fn forget_typing(self) -> Option<String> {
        // The form may have been closed meanwhile.
        let (words, timer) = self.typing.try_update_value(Option::take).flatten()?;
        timer.clear();
        Some(words)
    }

    /// The hit one is at.
    fn hit(self) -> Option<Hit> {
        let at = self.at.get_untracked()?;
        self.hits.with_untracked(|hits| hits.get(at).cloned())
    }

    /// Goes to the next hit or the one before, round the ends; whether the box is open.
    pub fn step(self, forward: bool) -> bool {
        if !self.open.get_untracked() {
            return false;
        }
        self.search_now();
        let count = self.hits.with_untracked(|hits| hits.len());
        let to = match (self.at.get_untracked(), count.checked_sub(1)) {
            (_, None) => return true,
            (None, Some(last)) => {
                if forward {
                    0
                } else {
                    last
                }
            }
            (Some(at), Some(last)) if forward => {
                if at < last {
                    at + 1
                } else {
                    0
                }
            }
            (Some(at), Some(last)) => at.checked_sub(1).unwrap_or(last),
        };
        self.go(to);
        true
    }

    /// Goes to a hit.
    fn go(self, to: usize) {
        self.at.set(Some(to));
        let Some(hit) = self.hit() else { return };
        let back = document().active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok());
        let back = back.filter(|element| element.closest(".find").is_ok_and(|find| find.is_some()));
        if element_of(hit.field).is_none() {
            let part = rail::part_of(hit.field, hit.level1);
            if part != self.part.get_untracked() {
                self.context.with_value(|context| context.go(Route::Form(self.session.slot(), part)));
            }
        }
        self.session.show_row_of(hit.field);
        self.show_hit(hit.field, back, PATIENCE);
    }

    /// Marks the field once the part has been drawn. The heading of a new part takes the focus; it goes back to the box.
    fn show_hit(self, field: Field, back: Option<HtmlElement>, patience: u8) {
        request_animation_frame(move || {
            if self.hit_field() != Some(field) {
                return;
            }
            match (element_of(field), patience.checked_sub(1)) {
                (None, Some(left)) => return self.show_hit(field, back, left),
                (Some(element), _) => mark(&element),
                (None, _) => self.nearest(field),
            }
            if let Some(back) = back.filter(|back| back.is_connected()) {
                drop(back.focus());
            }
        });
    }

    fn hit_field(self) -> Option<Field> {
        let at = self.at.try_get_untracked().flatten()?;
        self.hits.try_with_untracked(|hits| hits.get(at).map(|hit| hit.field)).flatten()
    }

    /// What the stage does not ask for has no box: its row is shown, where the part has it.
    fn nearest(self, field: Field) {
        unmark();
        let row = field.row().and_then(|row| {
            [Field::Name(row), Field::Expected(row), Field::Weight(row)].into_iter().find_map(element_of)
        });
        if let Some(element) = row {
            mark(&element);
        }
        self.session.tell(texts::NOT_SHOWN, None);
    }
}

fn element_of(field: Field) -> Option<HtmlElement> {
    document().get_element_by_id(&element_id(field))?.dyn_into().ok()
}

/// Shows which field it is: the mark, and into sight.
fn mark(element: &HtmlElement) {
    unmark();
    drop(element.set_attribute(MARK, ""));
    reveal::scroll_to(element);
}

fn unmark() {
    let marked: Option<Element> = document().query_selector(&format!("[{MARK}]")).ok().flatten();
    if let Some(marked) = marked {
        drop(marked.remove_attribute(MARK));
    }
}

fn mark_page(open: bool) {
    if let Some(page) = document().document_element() {
        drop(if open { page.set_attribute(OPEN, "") } else { page.remove_attribute(OPEN) });
    }
}

/// Puts the focus into a field, with the words chosen.
fn select(element: &HtmlElement, hit: &Hit) {
    drop(element.focus());
    if let Some(area) = element.dyn_ref::<HtmlTextAreaElement>() {
        let (start, end) = hit.excerpt.range;
        drop(area.set_selection_range(start, end));
    }
}
