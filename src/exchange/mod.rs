//! Formats in which a form comes and goes.

pub mod example;
pub mod json;
pub mod published;
