//! Starts the app in the page. All of it lives in the library, so that tests and other pages can use it.

fn main() {
    #[cfg(all(target_arch = "wasm32", feature = "screens"))]
    budget_form::ui::start();
}
