//! The names of the files that are made of a form.

use crate::form::{Form, Stage};

/// Characters that the name of a unit has in a file name at most.
const LONGEST_UNIT: usize = 60;

/// The name of the exported file. It names the stage, so that the files of the three stages can lie beside each other.
///
/// ```
/// use budget_form::exchange::file_name::file_name;
/// use budget_form::form::standard_form;
/// let mut form = standard_form("2025年");
/// assert_eq!(file_name(&form), "未填单位-2025-绩效目标表.json");
/// form.profile.unit = " 市图书馆/分馆 ".to_owned();
/// assert_eq!(file_name(&form), "市图书馆分馆-2025-绩效目标表.json");
/// ```
pub fn file_name(form: &Form) -> String {
    let stage = if form.stage == Stage::Declaration { "绩效目标表" } else { form.stage.label() };
    format!("{}-{stage}.json", file_stem(form))
}

/// Unit and year, as the name of a file begins; characters that no file system takes are left out.
pub fn file_stem(form: &Form) -> String {
    let unit: String =
        form.profile.unit.trim().chars().filter(|c| !r#"\/:*?"<>|"#.contains(*c)).take(LONGEST_UNIT).collect();
    let unit = if unit.is_empty() { "未填单位".to_owned() } else { unit };
    let year: String = form.year.chars().filter(char::is_ascii_digit).collect();
    format!("{unit}-{year}")
}
