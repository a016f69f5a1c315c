//! 部门整体预算绩效目标表 as a program: the form, its arithmetic and its exchange formats.
//!
//! Everything outside [`ui`] and the browser half of [`store`] is pure Rust: it knows no browser, no clock and no
//! random numbers, and `cargo test` runs it on the host. The browser half exists only for `wasm32`.
//!
//! Two programs are made of it: the screens (`main.rs`), and the second module (`bin/files.rs`), which reads and writes foreign formats beside the page. A third, which unpacks the
//! second, is a package of its own (`src/unpack`).

pub mod brief;
pub mod check;
pub mod compare;
pub mod edit;
pub mod engine;
pub mod evaluate;
pub mod exchange;
pub mod figures;
#[cfg(feature = "files")]
pub mod files;
pub mod filter;
pub mod find;
pub mod form;
pub mod found;
pub mod grid;
pub mod handover;
pub mod live;
pub mod paper;
pub mod parts;
pub mod picture;
pub mod progress;
pub mod route;
pub mod spreadsheet_text;
pub mod store;
pub mod summary;
pub mod table_form;
pub mod tables;
pub mod target;
pub mod topics;
#[cfg(all(target_arch = "wasm32", feature = "screens"))]
pub mod ui;
pub mod worker;
