//! 查找: a box at the foot of the window with all places where the words stand, and going from one to the next, whatever part shows them.
//!
//! The box keeps the focus while one goes through the places, as in a browser; closing it puts the focus into the place one has come to.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, HtmlTextAreaElement, Node};

use super::reveal;
use crate::find::{Hit, HitKind, find, find_computed};
use crate::form::{Field, Part};
use crate::route::Route;
use crate::ui::busy::is_going_on;
use crate::ui::context::Context;
use crate::ui::field_elements::{box_of, element, focus, place_of};
use crate::ui::page;
use crate::ui::session::{Session, Topic};
use crate::ui::texts::find as texts;

pub use bar::FindBar;

mod bar;

/// The box that the words are typed into.
const BOX_ID: &str = "find-words";

/// The mark of the place one is at, and of the page while the box is open; the style knows both.
const MARK: &str = "data-hit";
const OPEN: &str = "data-find";

/// The copy of a text behind it in which the words are marked.
const WORDS: &str = "hit-words";

/// How long typing may pause before the form is searched.
const SEARCH_AFTER: Duration = Duration::from_millis(150);

/// How many frames a part may take to be drawn; a long one takes long frames, not many.
const PATIENCE: u8 = 12;

/// A place that was gone to. Hits come and go before it while one types, so it is known by its field and not by its number.
#[derive(Clone, Copy, PartialEq)]
struct Here {
    field: Field,
    kind: HitKind,
    nth: usize,
    /// Which hit it was when it was gone to.
    was: usize,
}

impl Here {
    fn is(self, hit: &Hit) -> bool {
        (hit.field, hit.kind, hit.nth) == (self.field, self.kind, self.nth)
    }
}

/// The search in an open form. A handle: copies are the same search.
#[derive(Clone, Copy)]
pub struct Finder {
    session: Session,
    context: StoredValue<Context, LocalStorage>,
    part: Memo<Part>,
    open: RwSignal<bool>,
    words: RwSignal<String>,
    hits: Memo<Arc<Vec<Hit>>>,
    /// The place one has come to; none before the first was gone to.
    here: RwSignal<Option<Here>>,
    /// Which hit that is; none where what stood there is gone.
    at: Memo<Option<usize>>,
    /// What had the focus before.
    before: StoredValue<Option<HtmlElement>, LocalStorage>,
    /// What was typed and has not been searched for yet.
    typing: StoredValue<Option<(String, TimeoutHandle)>, LocalStorage>,
}

impl Finder {
    /// Makes the search of the form that is being opened.
    pub fn new(session: Session, part: Memo<Part>) -> Self {
        let (open, words) = (RwSignal::new(false), RwSignal::new(String::new()));
        let hits = Memo::new(move |_| {
            session.watch(Topic::Settled);
            session.watch(Topic::Stage);
            let words = if open.get() { words.get() } else { String::new() };
            // What was typed comes first: it can be mended where it is found.
            Arc::new(session.with_evaluation(|form, evaluation| {
                [find(form, &words), find_computed(form, evaluation, &words)].concat()
            }))
        });
        let here = RwSignal::new(None::<Here>);
        let at = Memo::new(move |_| {
            let here = here.get()?;
            hits.with(|hits| hits.iter().position(|hit| here.is(hit)))
        });
        let finder = Self {
            session,
            context: StoredValue::new_local(expect_context::<Context>()),
            part,
            open,
            words,
            hits,
            here,
            at,
            before: StoredValue::new_local(None),
            typing: StoredValue::new_local(None),
        };
        Effect::new(move |_| {
            let hit = at.get().and_then(|at| hits.with(|hits| hits.get(at).cloned()));
            mark_words_again(hit.as_ref());
        });
        on_cleanup(|| {
            unmark();
            mark_page(false);
        });
        finder
    }

    /// Opens the box, or goes back to it; whether it did. From the box itself the key is the browser's: its own search comes up.
    pub fn show(self) -> bool {
        let focused = page::active();
        if focused.as_ref().is_some_and(|focused| focused.id() == BOX_ID) {
            return false;
        }
        if !self.open.get_untracked() {
            self.before.set_value(focused);
            self.here.set(None);
            self.open.set(true);
            mark_page(true);
        }
        request_animation_frame(|| {
            focus(BOX_ID);
            if let Some(field) = element(BOX_ID) {
                drop(field.unchecked_into::<web_sys::HtmlInputElement>().set_selection_range(0, u32::MAX >> 1));
            }
        });
        true
    }

    /// Closes the box. The focus goes to the place one has come to, else to where it was.
    pub fn close(self) {
        self.search_now();
        let hit = self.hit();
        self.here.set(None);
        self.open.set(false);
        unmark();
        mark_page(false);
        let shown = hit.and_then(|hit| Some((box_of(hit.field)?, hit)));
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
            self.here.set(None);
            self.words.set(words);
        }
    }

    fn forget_typing(self) -> Option<String> {
        // The form may have been closed meanwhile.
        let (words, timer) = self.typing.try_update_value(Option::take).flatten()?;
        timer.clear();
        Some(words)
    }

    /// The hit that was gone to last.
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
        let Some(last) = count.checked_sub(1) else { return true };
        // Where the place one was at is gone, the next one has its number.
        let was = self.here.get_untracked().map(|here| here.was);
        let to = match (self.at.get_untracked(), was, forward) {
            (Some(at), _, true) => Some(at + 1),
            (None, was, true) => Some(was.unwrap_or_else(|| self.first())),
            (Some(at), _, false) | (None, Some(at), false) => at.checked_sub(1),
            (None, None, false) => self.first().checked_sub(1),
        };
        self.go(match to {
            Some(to) if to <= last => to,
            Some(_) if forward => 0,
            _ => last,
        });
        true
    }

    /// Goes to the hit of this number, on whatever part shows it.
    fn go(self, to: usize) {
        let Some(hit) = self.hits.with_untracked(|hits| hits.get(to).cloned()) else { return };
        self.here.set(Some(Here { field: hit.field, kind: hit.kind, nth: hit.nth, was: to }));
        let back = page::active();
        let back = back.filter(|element| page::closest(element, ".find").is_some());
        if place_of(hit.field).is_none() {
            let part = Part::of_field(hit.field);
            if self.part.get_untracked() != part {
                self.context.with_value(|context| context.go(Route::Form(self.session.slot(), part)));
            }
        }
        self.session.show_row_of(hit.field);
        self.show_hit(hit, back, PATIENCE);
    }

    /// The first hit from the place on where one was when the search was opened; where none comes after it, the first of all.
    fn first(self) -> usize {
        let order = |part: Part| Part::ALL.iter().position(|of| *of == part);
        let here = self.part.get_untracked();
        let comes_later = |part: Part| order(part) > order(here);
        let from = self.before.try_get_value().flatten().filter(|from| from.is_connected());
        // A field that another part begins with may have a box on this one too. What stands on this page below the caret comes before what other pages
        // have: the list goes row by row, and a row may have fields on several pages.
        let below = |hit: &Hit| {
            let follows = |area: HtmlElement, from: &HtmlElement| {
                area.compare_document_position(from) & Node::DOCUMENT_POSITION_FOLLOWING == 0
            };
            place_of(hit.field).is_some_and(|area| from.as_ref().is_none_or(|from| follows(area, from)))
        };
        let elsewhere = |hit: &Hit| place_of(hit.field).is_none() && comes_later(Part::of_field(hit.field));
        self.hits
            .with_untracked(|hits| hits.iter().position(below).or_else(|| hits.iter().position(elsewhere)).unwrap_or(0))
    }

    /// Marks the field once the part has been drawn. The heading of a new part takes the focus; it goes back to the box.
    fn show_hit(self, hit: Hit, back: Option<HtmlElement>, patience: u8) {
        request_animation_frame(move || {
            let here = self.here.try_get_untracked().flatten();
            if here.is_none_or(|here| !here.is(&hit)) {
                return;
            }
            match (box_of(hit.field), patience.checked_sub(1)) {
                // Where the part is drawn in portions, the row comes with one of them.
                (None, _) if is_going_on() => return self.show_hit(hit, back, patience),
                (None, Some(left)) => return self.show_hit(hit, back, left),
                (Some(element), _) => mark(&element, Some(&hit)),
                (None, _) => self.nearest(hit.field),
            }
            if let Some(back) = back.filter(|back| back.is_connected()) {
                drop(back.focus());
            }
        });
    }

    /// Marks the row of a field that has no box because the stage does not ask for it.
    fn nearest(self, field: Field) {
        unmark();
        let row = field.row().and_then(|row| Part::first_fields(row).into_iter().find_map(box_of));
        if let Some(element) = row {
            mark(&element, None);
        }
        self.session.show_message(texts::NOT_SHOWN, None);
    }
}

/// Shows which field it is, and into sight; in its text the words are marked by a copy of the text behind it, of which only they are seen.
fn mark(element: &HtmlElement, hit: Option<&Hit>) {
    unmark();
    drop(element.set_attribute(MARK, ""));
    if let (Some(area), Some(hit)) =
        (element.dyn_ref::<HtmlTextAreaElement>(), hit.filter(|hit| hit.kind == HitKind::Typed))
    {
        drop(mark_words(area, hit.excerpt.range));
    }
    reveal::scroll_to(element);
}

fn mark_words(area: &HtmlTextAreaElement, (start, end): (u32, u32)) -> Result<(), JsValue> {
    let text = js_sys::JsString::from(area.value());
    let (copy, words) = (document().create_element("span")?, document().create_element("mark")?);
    copy.set_class_name(WORDS);
    copy.set_attribute("aria-hidden", "true")?;
    words.set_text_content(text.substring(start, end).as_string().as_deref());
    copy.set_text_content(text.substring(0, start).as_string().as_deref());
    copy.append_child(&words)?;
    copy.insert_adjacent_text("beforeend", &text.substring(end, text.length()).as_string().unwrap_or_default())?;
    if let Some(parent) = area.parent_element() {
        parent.insert_before(&copy, Some(area))?;
    }
    Ok(())
}

/// What was typed may have moved the words in the field that is marked, or taken them away.
fn mark_words_again(hit: Option<&Hit>) {
    unmark_words();
    let hit = hit.filter(|hit| hit.kind == HitKind::Typed);
    let element = hit.and_then(|hit| place_of(hit.field)).filter(|element| element.has_attribute(MARK));
    if let (Some(hit), Some(area)) = (hit, element.and_then(|element| element.dyn_into().ok())) {
        drop(mark_words(&area, hit.excerpt.range));
    }
}

fn unmark() {
    unmark_words();
    if let Some(marked) = document().query_selector(&format!("[{MARK}]")).ok().flatten() {
        drop(marked.remove_attribute(MARK));
    }
}

fn unmark_words() {
    if let Some(copy) = document().query_selector(&format!(".{WORDS}")).ok().flatten() {
        copy.remove();
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
    // What nobody typed is not in the box.
    if let Some(area) = element.dyn_ref::<HtmlTextAreaElement>().filter(|_| hit.kind == HitKind::Typed) {
        let (start, end) = hit.excerpt.range;
        drop(area.set_selection_range(start, end));
    }
}
