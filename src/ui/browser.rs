//! The few things asked of the browser: the time, downloads, the address.

use crate::ui::page;
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlDocument, HtmlTextAreaElement, Url};

/// Milliseconds since 1970 (UTC).
pub fn now() -> u64 {
    let now = js_sys::Date::now();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a clock before 1970 is not set at all, and one past 2^53 ms does not exist"
    )]
    if now.is_finite() && now > 0.0 { now as u64 } else { 0 }
}

/// A word that no other window has, but for a chance of one in 2^50.
pub fn random_word() -> String {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 2^50 is exact and positive")]
    let number = (js_sys::Math::random() * 1_125_899_906_842_624.0) as u64;
    format!("{number:x}")
}

/// What stands in a `meta` element of the page, which the build has written there (`.ci/one_file.mjs`).
pub fn said_by_page(name: &str) -> Option<String> {
    let element = document().query_selector(&format!("meta[name={name}]")).ok().flatten()?;
    element.get_attribute("content")
}

/// The year of today on the user's clock.
pub fn this_year() -> u32 {
    js_sys::Date::new_0().get_full_year()
}

/// A moment as people here write it: `2025-07-03 10:32`, on the user's clock.
pub fn date_time(at: u64) -> String {
    let date = date(at);
    format!(
        "{}-{:02}-{:02} {:02}:{:02}",
        date.get_full_year(),
        date.get_month() + 1,
        date.get_date(),
        date.get_hours(),
        date.get_minutes()
    )
}

/// Whether two moments are on one day, on the user's clock.
pub fn is_one_day(one: u64, other: u64) -> bool {
    let [one, other] = [one, other].map(date);
    one.get_full_year() == other.get_full_year()
        && one.get_month() == other.get_month()
        && one.get_date() == other.get_date()
}

/// The time of day of a moment, to the second.
pub fn clock(at: u64) -> String {
    let date = date(at);
    format!("{:02}:{:02}:{:02}", date.get_hours(), date.get_minutes(), date.get_seconds())
}

fn date(at: u64) -> js_sys::Date {
    #[expect(clippy::cast_precision_loss, reason = "exact up to the year 287396")]
    js_sys::Date::new(&JsValue::from_f64(at as f64))
}

/// Hands a text over as a file.
pub fn download(name: &str, mime: &str, text: &str) {
    download_of(name, mime, &JsValue::from_str(text));
}

/// Hands bytes over as a file.
pub fn download_bytes(name: &str, mime: &str, bytes: &[u8]) {
    download_of(name, mime, &js_sys::Uint8Array::from(bytes));
}

fn download_of(name: &str, mime: &str, content: &JsValue) {
    if let Err(error) = try_download(name, mime, content) {
        leptos::logging::error!("download refused: {error:?}");
    }
}

fn try_download(name: &str, mime: &str, content: &JsValue) -> Result<(), JsValue> {
    let parts = js_sys::Array::of1(content);
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    // Texts and bytes are parts of the same kind of list.
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    // Firefox only downloads from a link that is in the page.
    let body = document().body().ok_or(JsValue::NULL)?;
    body.append_child(&link)?;
    link.click();
    body.remove_child(&link)?;
    // The browser reads the blob after the click; it may only be let go later.
    set_timeout(move || drop(Url::revoke_object_url(&url)), std::time::Duration::from_mins(1));
    Ok(())
}

/// Puts a text on the clipboard, as a table too; whether the browser did. The modern way is closed to pages that are opened from disk, so this is the
/// old one: the text is chosen in a box that nobody sees, and the browser is told to copy what is chosen.
pub fn copy(text: &str, html: &str) -> bool {
    try_copy(text, html).unwrap_or(false)
}

fn try_copy(text: &str, html: &str) -> Result<bool, JsValue> {
    let before = page::active();
    let area: HtmlTextAreaElement = document().create_element("textarea")?.unchecked_into();
    area.set_class_name("unseen");
    area.set_value(text);
    let body = document().body().ok_or(JsValue::NULL)?;
    body.append_child(&area)?;
    area.select();
    let both = [("text/plain", text.to_owned()), ("text/html", html.to_owned())];
    let listener = window_event_listener(leptos::ev::copy, move |event| {
        if let Some(data) = event.clipboard_data()
            && both.iter().all(|(kind, text)| data.set_data(kind, text).is_ok())
        {
            event.prevent_default();
        }
    });
    let done = document().unchecked_into::<HtmlDocument>().exec_command("copy");
    listener.remove();
    body.remove_child(&area)?;
    if let Some(before) = before {
        before.focus()?;
    }
    done
}

/// The part of the address behind `#`.
pub fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// Goes to another place of the app.
pub fn go(hash: &str) {
    // Assigning a hash only fails where the page is no longer shown.
    drop(window().location().set_hash(hash));
}
