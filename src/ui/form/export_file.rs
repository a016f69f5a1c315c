//! A form as a file: that of the program, or one in a foreign format.

use js_sys::Uint8Array;

use crate::evaluate::{self, Detail, Evaluation};
use crate::exchange::file_name::{file_name, file_name_of};
use crate::exchange::json;
use crate::form::Form;
use crate::handover::Format;
use crate::paper::Paper;
use crate::ui::session::Session;
use crate::ui::{browser, carried, reading, texts};
use crate::worker::Request;

/// Downloads the open form as a file, after the notice where that takes a while.
pub fn export_soon(session: Session) {
    session.busy(session.is_long(), texts::busy::EXPORTING, move || {
        let file = session.with_evaluation(export);
        session.note_handed_over(true);
        session.show_message(format!("{} {file}", texts::form::EXPORTED), None);
    });
}

/// Writes the open form in a format beside the page, and downloads it.
pub fn write_soon(session: Session, format: Format, paper: Option<Paper>) {
    let (text, name) = session
        .with(|form| (json::write(form, None), format.file_name(form, paper.unwrap_or_else(|| Paper::of(form.stage)))));
    let request = Request::Write { format, paper };
    reading::begin(request, Uint8Array::from(text.as_bytes()), move |answer| {
        let said = match answer {
            Ok(bytes) => {
                browser::download_bytes(&name, format.mime(), &bytes);
                session.note_handed_over(false);
                format!("{} {name}", texts::hand_over::MADE)
            }
            Err(failure) => failure.writing_sentence(),
        };
        session.show_message(said, None);
    });
}

/// Downloads the file of the program with the open form in it, maybe only to be read.
pub fn page_soon(session: Session, to_read: bool) {
    session.busy(true, texts::busy::EXPORTING_PAGE, move || {
        let what = if to_read { "带数据的网页（只读）" } else { "带数据的网页" };
        let (text, name) = session.with(|form| (json::write(form, None), file_name_of(form, what, "html")));
        let said = match carried::file_with(&text, to_read) {
            Some(file) => {
                browser::download(&name, "text/html;charset=utf-8", &file);
                session.note_handed_over(true);
                format!("{} {name}", texts::hand_over::MADE)
            }
            None => texts::hand_over::NO_PAGE.to_owned(),
        };
        session.show_message(said, None);
    });
}

/// Downloads the form as a file, with what was computed from it, and gives the name of the file.
pub fn export(form: &Form, evaluation: &Evaluation) -> String {
    let text = json::write(form, Some(evaluate::results(form, evaluation, Detail::Explained)));
    let name = file_name(form);
    browser::download(&name, "application/json", &text);
    name
}
