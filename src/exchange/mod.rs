//! Ways a form comes in and goes out.

pub mod published;
