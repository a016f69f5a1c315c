//! Questions to the page itself that every browser answers in a roundabout way: what has the focus, what an event is about, what fits a selector.

use leptos::prelude::{StoredValue, UpdateValue, document, on_cleanup, window};
use leptos::wasm_bindgen::closure::Closure;
use leptos::wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, NodeList, ResizeObserver};

/// The boxes of one column begin at the same place, to within this many pixels.
pub const SAME_COLUMN: f64 = 4.0;

/// The element with the focus; the body where nothing has it.
pub fn active() -> Option<HtmlElement> {
    document().active_element()?.dyn_into().ok()
}

/// What an event is about, where it is of that kind.
pub fn target<T: JsCast>(event: &Event) -> Option<T> {
    event.target()?.dyn_into().ok()
}

/// What is in the middle of the window.
pub fn in_the_middle() -> Option<Element> {
    let page = document().document_element()?;
    let half = |length: i32| f32::from(i16::try_from(length / 2).unwrap_or(i16::MAX));
    document().element_from_point(half(page.client_width()), half(page.client_height()))
}

/// The element itself or the nearest one around it that fits the selector.
pub fn closest(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok().flatten()
}

/// What a search in the page has found, of one kind.
pub fn all<T: JsCast>(found: Result<NodeList, JsValue>) -> Vec<T> {
    let Ok(found) = found else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}

/// Acts whenever the page or any box in it is scrolled, until what asks for it goes. Only on its way down to the box is that heard at the window.
pub fn on_any_scroll(act: impl Fn() + 'static) {
    let heard = Closure::<dyn Fn()>::new(act);
    let listen = |heard: &Closure<dyn Fn()>| {
        window().add_event_listener_with_callback_and_bool("scroll", heard.as_ref().unchecked_ref(), true)
    };
    if listen(&heard).is_err() {
        return;
    }
    let heard = StoredValue::new_local(Some(heard));
    on_cleanup(move || {
        if let Some(heard) = heard.try_update_value(Option::take).flatten() {
            let callback = heard.as_ref().unchecked_ref();
            drop(window().remove_event_listener_with_callback_and_bool("scroll", callback, true));
        }
    });
}

/// Acts whenever the content of the page becomes higher or lower, until what asks for it goes: what stands above a place moves it then, and nothing is scrolled.
pub fn on_new_height(act: impl Fn() + 'static) {
    let heard = Closure::<dyn Fn()>::new(act);
    let Ok(observer) = ResizeObserver::new(heard.as_ref().unchecked_ref()) else { return };
    if let Some(body) = document().body() {
        observer.observe(&body);
    }
    let kept = StoredValue::new_local(Some((observer, heard)));
    on_cleanup(move || {
        if let Some((observer, _)) = kept.try_update_value(Option::take).flatten() {
            observer.disconnect();
        }
    });
}

/// The elements of the page that fit a selector and are drawn.
pub fn drawn_elements(of: &str) -> Vec<HtmlElement> {
    let mut found: Vec<HtmlElement> = all(document().query_selector_all(of));
    found.retain(|element| element.offset_width() > 0);
    found
}
