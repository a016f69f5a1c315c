//! Formats in which a form comes and goes.

pub mod cells;
pub mod example;
pub mod incoming;
pub mod json;
pub mod published;
