//! The form in a file that carries its data (带数据的网页): JSON in a block that no browser runs.

/// The id of the block; `src/boot/api.js` writes it.
pub const CARRIED_ID: &str = "carried-form";

/// The JSON text of the form that a page carries; `None` for any other text.
///
/// ```
/// use budget_form::exchange::carried::form_in;
/// let page = r#"<!DOCTYPE html><body><script type="application/json" id="carried-form" data-made="1">{"year":"2025"}</script></body>"#;
/// assert_eq!(form_in(page), Some(r#"{"year":"2025"}"#));
/// assert_eq!(form_in("<!DOCTYPE html><body></body>"), None);
/// assert_eq!(form_in("苏州市市级部门整体预算绩效目标表"), None);
/// ```
pub fn form_in(page: &str) -> Option<&str> {
    if !page.trim_start_matches('\u{feff}').trim_start().starts_with("<!DOCTYPE html") {
        return None;
    }
    let (_, block) = page.split_once(&format!("id=\"{CARRIED_ID}\""))?;
    let (_, content) = block.split_once('>')?;
    content.split_once("</script>").map(|(form, _)| form)
}
