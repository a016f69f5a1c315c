//! Formats in which a form comes and goes.

pub mod json;
