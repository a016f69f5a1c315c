//! Sentences and button texts of the screens, in one place: plain official Chinese, no exclamation marks, no blame.

pub mod about;
pub mod approved;
pub mod busy;
pub mod carried;
pub mod cells;
pub mod execution;
pub mod explained;
pub mod exported;
pub mod files;
pub mod find;
pub mod form;
pub mod glossary;
pub mod hand_over;
pub mod help;
pub mod hint;
pub mod import;
pub mod indicators;
pub mod monitoring;
pub mod overview;
pub mod parts;
pub mod print;
pub mod progress;
pub mod ranges;
pub mod review;
pub mod self_evaluation;
pub mod settings;
pub mod shortcuts;
pub mod snapshots;
pub mod start;
pub mod storage;
pub mod tasks;
pub mod versions;
pub mod windows;

use crate::form::Settings;

pub const APP: &str = "部门整体预算绩效目标表";

/// A sentence about the settings, with the default of each in place of its name in braces.
pub fn with_defaults(sentence: &str) -> String {
    let partial_from = Settings::PARTIAL_FROM.to_string();
    let deviation_from = Settings::DEVIATION_FROM.to_string();
    sentence.replace("{partialFrom}", &partial_from).replace("{deviationFrom}", &deviation_from)
}

/// The unit as a title has it: its name, or a word for one that has none yet.
pub fn unit_title(unit: &str) -> &str {
    let unit = unit.trim();
    if unit.is_empty() { start::UNNAMED } else { unit }
}
