//! What is told of the program's own files where they are read back: nothing that the program gives anew, everything that somebody wrote there.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that goes wrong stops there"
)]

use budget_form::evaluate::Evaluation;
use budget_form::exchange::example;
use budget_form::files::{Content, open};
use budget_form::form::{Form, Stage};
use budget_form::grid::{Grid, GridCell, Part};
use budget_form::handover::{Format, write};
use budget_form::table_form::read;

fn grids(format: Format) -> Vec<Grid> {
    let form = Form { stage: Stage::SelfEvaluation, ..example::form() };
    let bytes = write(&form, &Evaluation::of(&form), format, None).unwrap();
    let Content::Grids(_, grids) = open("表", &bytes).unwrap() else { panic!("no tables") };
    grids
}

/// What is told as left out, with the reason.
fn told(grids: &[Grid]) -> Vec<(String, String)> {
    let report = read(grids).unwrap_or_else(|error| panic!("{error}")).report;
    assert_eq!(report.unplaced, []);
    report.skipped.into_iter().map(|left| (left.text, left.why)).collect()
}

fn sheet<'a>(grids: &'a mut [Grid], name: &str) -> &'a mut Grid {
    grids.iter_mut().find(|grid| grid.part == Part::Sheet(name.to_owned())).expect("the sheet")
}

#[test]
fn figures_and_heads_of_own_papers_are_not_told_as_left_out() {
    let of = |format| told(&grids(format)).into_iter().map(|(text, _)| text).collect::<Vec<_>>();
    assert_eq!(of(Format::Xlsx), ["审核意见"]);
    assert_eq!(of(Format::Docx), [""; 0]);
    assert_eq!(of(Format::Html), [""; 0]);
}

#[test]
fn what_somebody_wrote_over_a_figure_is_told() {
    let mut grids = grids(Format::Xlsx);
    let of = sheet(&mut grids, "自评表");
    let rate = of.cells.iter_mut().find(|cell| cell.text == "96.00%").expect("a rate of completion");
    "97.00%".clone_into(&mut rate.text);
    let told = told(&grids);
    assert!(told.contains(&("97.00%".to_owned(), "由程序计算".to_owned())), "{told:?}");
}

#[test]
fn signatures_and_reasons_beside_findings_are_told() {
    let mut grids = grids(Format::Xlsx);
    let signed = "单位负责人（签字）：张三　填表人：李四";
    for cell in sheet(&mut grids, "自评表").cells.iter_mut().filter(|cell| cell.text.contains("填表人：")) {
        signed.clone_into(&mut cell.text);
    }
    let findings = sheet(&mut grids, "审核意见");
    let head = findings.cells.iter().find(|cell| cell.text == "已核对的原因").expect("the head").clone();
    findings.cells.retain(|cell| cell.row <= head.row);
    findings.cells.push(GridCell { text: "按批复口径".to_owned(), row: head.row + 1, ..head });
    let texts: Vec<String> = told(&grids).into_iter().map(|(text, _)| text).collect();
    assert_eq!(texts, [signed, "审核意见", "按批复口径"]);
}
