//! 导出: a form as a file.

use crate::evaluate::{self, Detail, Evaluation};
use crate::exchange::file_name::file_name;
use crate::exchange::json;
use crate::form::Form;
use crate::ui::browser;
use crate::ui::session::Session;
use crate::ui::texts;

/// Downloads the open form as a file, after the notice where that takes a while.
pub fn export_soon(session: Session) {
    session.busy(session.is_long(), texts::busy::EXPORTING, move || {
        let file = session.with_evaluation(export);
        session.note_exported();
        session.show_message(format!("{} {file}", texts::form::EXPORTED), None);
    });
}

/// Downloads the form as a file, with what was computed from it, and gives the name of the file.
pub fn export(form: &Form, evaluation: &Evaluation) -> String {
    let text = json::write(form, Some(evaluate::results(form, evaluation, Detail::Explained)));
    let name = file_name(form);
    browser::download(&name, "application/json", &text);
    name
}
