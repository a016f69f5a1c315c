//! Formats in which a form comes and goes.

pub mod carried;
pub mod cells;
pub mod example;
pub mod file_name;
pub mod incoming;
pub mod json;
pub mod published;
