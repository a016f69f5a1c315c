//! Pieces of long tables that are drawn only when they come near the window, or when something that they hold is asked for. Each row takes time and
//! memory to draw, and as much time again to take away, and few people look at all rows of a form of thousands.
//!
//! Whoever looks for an element goes by `field_elements` or `form::table`, which have the piece drawn that holds it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::ev;
use leptos::html;
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::reactive::owner::WeakOwner;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

use super::page;
use crate::form::Field;

/// The attribute of a piece that is not drawn; the style gives it the height that its rows will have.
const WAITS: &str = "data-waits";

/// How far from the window a piece is drawn: one height of the window above and below it, so that nobody who scrolls sees an empty place.
const MARGIN: &str = "100% 0px";

/// A piece that is not drawn.
struct Waiting {
    /// The element that it will be drawn into.
    place: HtmlElement,
    /// Whether it is near the window.
    is_near: Cell<bool>,
    /// Which fields it holds.
    holds: Holds,
    draw: Box<dyn Fn()>,
}

/// Which fields a piece holds.
#[derive(Clone, Copy)]
pub struct Holds {
    /// Whether the row, or the 二级指标, of a field stands in it.
    pub row_of: Callback<Field, bool>,
    /// Whether its table has a column for a field.
    pub column_of: Callback<Field, bool>,
}

thread_local! {
    static WAITING: RefCell<Vec<Rc<Waiting>>> = const { RefCell::new(Vec::new()) };
    /// Tells when a piece comes near the window; none in a browser that cannot tell, where all are drawn at once.
    static OBSERVER: Option<IntersectionObserver> = observe();
    /// Whether the next piece is going to be drawn with the next frame.
    static GOING: Cell<bool> = const { Cell::new(false) };
    static DRAWN: ArcTrigger = ArcTrigger::new();
}

/// A piece that is drawn late. It keeps its place, with about the height that it will have.
#[component]
pub fn DeferredPiece(
    /// How many rows it has, for its height.
    #[prop(into)]
    rows: Signal<String>,
    holds: Holds,
    /// Whether nothing of it is seen because it is folded away.
    #[prop(into)]
    unseen: Signal<bool>,
    /// Draws what stands in it.
    content: Callback<(), AnyView>,
) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    // Weak: what waits would keep its own owner otherwise, and with it the piece, after the table has let go of it.
    let owner = Owner::current().map(|owner| owner.downgrade());
    // It is taken away, with all that watches the form, when the piece is.
    let drawn = StoredValue::new_local(None);
    let kept = StoredValue::new_local(None::<Rc<Waiting>>);
    node.on_load(move |place| {
        let place: HtmlElement = place.unchecked_into();
        let into = place.clone();
        let draw = move || {
            let Some(owner) = owner.as_ref().and_then(WeakOwner::upgrade) else { return };
            kept.set_value(None);
            drawn.set_value(Some(owner.with(|| mount_to(into.clone(), move || content.run(())))));
        };
        let waiting = Rc::new(Waiting { place, is_near: Cell::new(false), holds, draw: Box::new(draw) });
        kept.set_value(Some(Rc::clone(&waiting)));
        wait(&waiting);
    });
    on_cleanup(move || {
        if let Some(waiting) = kept.try_update_value(Option::take).flatten() {
            forget(&waiting);
        }
    });
    view! {
        <div
            class="piece"
            data-waits=""
            data-unseen=move || unseen.get().then_some("")
            style:--rows=rows
            node_ref=node
        ></div>
    }
}

fn wait(waiting: &Rc<Waiting>) {
    let observed = OBSERVER.with(|observer| observer.as_ref().map(|observer| observer.observe(&waiting.place)));
    WAITING.with_borrow_mut(|all| all.push(Rc::clone(waiting)));
    if observed.is_none() {
        draw(waiting);
    }
}

/// Begins to look which pieces come near the window, and whether the page is going to be printed.
fn observe() -> Option<IntersectionObserver> {
    // A browser prints what is drawn.
    window_event_listener_untyped("beforeprint", |_: ev::Event| draw_all());
    observer()
}

/// Takes a piece out of those that wait; whether it was among them.
fn forget(waiting: &Rc<Waiting>) -> bool {
    OBSERVER.with(|observer| observer.as_ref().map(|observer| observer.unobserve(&waiting.place)));
    WAITING.with_borrow_mut(|all| {
        let before = all.len();
        all.retain(|of| !Rc::ptr_eq(of, waiting));
        all.len() < before
    })
}

fn draw(waiting: &Rc<Waiting>) {
    if forget(waiting) {
        drop(waiting.place.remove_attribute(WAITS));
        // Whoever looks for an element in what he computes does not watch what is drawn for it.
        untrack(|| (waiting.draw)());
        DRAWN.with(ArcTrigger::notify);
    }
}

/// Draws something, and keeps what is seen in its place. Not every browser does that when something above it becomes higher; where one does, this moves
/// by nothing.
fn keep_in_sight(draw: impl FnOnce()) {
    let seen = looked_at().map(|seen| (top_of(&seen), seen));
    draw();
    if let Some((top, seen)) = seen {
        window().scroll_by_with_x_and_y(0.0, top_of(&seen) - top);
    }
}

/// What the reader looks at: the place that was searched for, the field that has the focus, else what is in the middle of the window.
fn looked_at() -> Option<Element> {
    let page = document().document_element()?;
    let height = f64::from(page.client_height());
    let is_seen = |element: &Element| (0.0..height).contains(&top_of(element));
    let marked = ["main [data-hit]", "main td :focus"].into_iter();
    let marked = marked.filter_map(|of| document().query_selector(of).ok().flatten()).find(is_seen);
    marked.or_else(page::in_the_middle)
}

fn top_of(element: &Element) -> f64 {
    element.get_bounding_client_rect().top()
}

fn observer() -> Option<IntersectionObserver> {
    let heard = Closure::<dyn Fn(js_sys::Array)>::new(|entries: js_sys::Array| {
        for entry in entries.iter().filter_map(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok()) {
            let target = entry.target();
            WAITING.with_borrow(|all| {
                if let Some(waiting) = all.iter().find(|waiting| waiting.place.is_same_node(Some(&target))) {
                    waiting.is_near.set(entry.is_intersecting());
                }
            });
        }
        draw_soon();
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin(MARGIN);
    let observer = IntersectionObserver::new_with_options(heard.as_ref().unchecked_ref(), &options).ok();
    heard.forget();
    observer
}

/// Draws the pieces near the window, one with each frame, from the middle of the window outwards.
fn draw_soon() {
    if WAITING.with_borrow(|all| all.iter().any(|waiting| waiting.is_near.get())) && !GOING.replace(true) {
        request_animation_frame(|| {
            GOING.set(false);
            let nearest = WAITING.with_borrow(|all| {
                let near = all.iter().filter(|waiting| waiting.is_near.get());
                near.min_by(|one, other| from_window(&one.place).total_cmp(&from_window(&other.place))).cloned()
            });
            if let Some(waiting) = nearest {
                keep_in_sight(|| draw(&waiting));
            }
            draw_soon();
        });
    }
}

/// How far an element is from the window; 0 where a part of it is in the window.
fn from_window(element: &HtmlElement) -> f64 {
    let place = element.get_bounding_client_rect();
    let height = document().document_element().map_or(0.0, |page| f64::from(page.client_height()));
    (-place.bottom()).max(place.top() - height).max(0.0)
}

/// An element that `look` finds. Where it is not in the page, the piece that holds its field is drawn first.
pub fn find_drawn(
    look: impl Fn() -> Option<HtmlElement>,
    field: impl FnOnce() -> Option<Field>,
) -> Option<HtmlElement> {
    look().or_else(|| draw_holding(field()?).then(look)?)
}

/// Draws the piece that holds a row, or the name of a 二级指标, now; whether there was one. One of which nothing is seen stays as it is.
fn draw_holding(field: Field) -> bool {
    let held = find(|waiting| waiting.holds.row_of.run(field)).filter(|waiting| waiting.place.offset_width() > 0);
    held.inspect(|waiting| keep_in_sight(|| draw(waiting))).is_some()
}

/// The place of the piece that will show a field, and is not drawn.
pub fn place_of(field: Field) -> Option<HtmlElement> {
    let waiting = find(|waiting| waiting.holds.row_of.run(field))?;
    waiting.holds.column_of.run(field).then(|| waiting.place.clone())
}

fn find(fits: impl Fn(&Waiting) -> bool) -> Option<Rc<Waiting>> {
    WAITING.with_borrow(|all| all.iter().find(|waiting| fits(waiting)).cloned())
}

fn draw_all() {
    keep_in_sight(|| {
        while let Some(waiting) = find(|_| true) {
            draw(&waiting);
        }
    });
}

/// Has whoever watches this run again when a piece has been drawn.
pub fn track_drawn() {
    DRAWN.with(Track::track);
}

/// Whether an element is a piece that is not drawn.
pub fn is_waiting(piece: &Element) -> bool {
    piece.has_attribute(WAITS)
}
