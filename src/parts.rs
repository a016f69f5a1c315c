//! What waits in each part of the form: the cells that the stage still wants and the findings about it; and the next missing cell from a part on.

use crate::check::{Finding, Severity};
use crate::form::{Field, Level1, Part, Stage};
use crate::progress::{Cell, Need, Progress};

/// How many cells are filled in, and how many the stage still wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CellCount {
    /// The number of cells that are filled in.
    pub filled: usize,
    /// The number of cells that are still to be filled in.
    pub missing: usize,
}

impl CellCount {
    /// Those of the cells that are wanted.
    fn of<'a>(cells: impl Iterator<Item = &'a Cell>) -> Self {
        let mut count = Self::default();
        for cell in cells {
            match cell.need {
                Need::Filled => count.filled = count.filled.saturating_add(1),
                Need::Missing => count.missing = count.missing.saturating_add(1),
                Need::Free => {}
            }
        }
        count
    }

    fn any(self) -> bool {
        self.filled > 0 || self.missing > 0
    }
}

/// The parts that the stage has cells in, in the order of the work.
pub fn cells_by_part(progress: &Progress) -> Vec<(Part, CellCount)> {
    let of = |part: Part| progress.cells().iter().filter(move |cell| Part::of_field(cell.field) == part);
    Part::ALL.map(|part| (part, CellCount::of(of(part)))).into_iter().filter(|(_, count)| count.any()).collect()
}

/// The cells of [`Part::Indicators`] by 一级指标, those without any left out.
pub fn cells_by_group(progress: &Progress) -> Vec<(Level1, CellCount)> {
    let of = |level1: Level1| {
        let here = move |cell: &&Cell| Part::of_field(cell.field) == Part::Indicators && cell.level1 == Some(level1);
        progress.cells().iter().filter(here)
    };
    Level1::ALL.map(|level1| (level1, CellCount::of(of(level1)))).into_iter().filter(|(_, count)| count.any()).collect()
}

/// How many findings of each severity there are, in the order of [`Severity::ALL`].
pub type FindingCounts = [usize; Severity::ALL.len()];

/// The findings about each part. What is only to be filled in is counted by cell ([`cells_by_part`]) and not again.
pub fn findings_by_part(findings: &[Finding]) -> Vec<(Part, FindingCounts)> {
    Part::ALL.map(|part| (part, count(findings, |finding| part_of_finding(finding) == part))).to_vec()
}

/// The findings about [`Part::Indicators`] by 一级指标.
pub fn findings_by_group(findings: &[Finding]) -> Vec<(Level1, FindingCounts)> {
    let of =
        |level1| move |finding: &Finding| part_of_finding(finding) == Part::Indicators && finding.group == Some(level1);
    Level1::ALL.map(|level1| (level1, count(findings, of(level1)))).to_vec()
}

fn count(findings: &[Finding], is_there: impl Fn(&Finding) -> bool) -> FindingCounts {
    let to_answer = |finding: &&Finding| finding.to_fill().next().is_none() && is_there(finding);
    Severity::ALL
        .map(|severity| findings.iter().filter(to_answer).filter(|finding| finding.severity() == severity).count())
}

/// The part that shows what a finding is about; what is about the form as a whole is shown first.
pub fn part_of_finding(finding: &Finding) -> Part {
    finding.field.map_or(Part::Profile, Part::of_field)
}

/// A step of the work of a stage, with what is left of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Task {
    /// Where it is done.
    pub part: Part,
    /// The number of cells that are still to be filled in there.
    pub missing: usize,
    /// For 审核 the number of errors and warnings that wait for an answer, beside what is only to be filled in.
    pub findings: usize,
}

/// What a stage asks for, in the order of the work: its own parts, before them whatever an earlier stage has left to fill in, then 审核 and 交表.
pub fn tasks(stage: Stage, progress: &Progress, findings: &[Finding]) -> Vec<Task> {
    let own: &[Part] = match stage {
        Stage::Declaration => &[Part::Profile, Part::Funds, Part::Goals, Part::Indicators],
        Stage::Monitoring => &[Part::Execution, Part::Monitoring],
        Stage::SelfEvaluation => &[Part::Execution, Part::SelfEvaluation],
    };
    let counts = cells_by_part(progress);
    let missing = |part: Part| counts.iter().find(|(of, _)| *of == part).map_or(0, |(_, count)| count.missing);
    let asked = |part: &Part| own.contains(part) || missing(*part) > 0 || matches!(part, Part::Review | Part::HandOver);
    let to_answer = |finding: &&Finding| finding.severity() != Severity::Advice && finding.to_fill().next().is_none();
    let task = |part| Task {
        part,
        missing: missing(part),
        findings: if part == Part::Review { findings.iter().filter(to_answer).count() } else { 0 },
    };
    Part::STEPS.into_iter().filter(asked).map(task).collect()
}

/// The missing cell after (or before) a field. From a field that the stage is not about, or from none: the first one of the part that is shown, else
/// of those that follow (or come before) it; after the last one the first comes again.
pub fn next_missing(progress: &Progress, at: Option<Field>, shown: Part, backwards: bool) -> Option<Cell> {
    if progress.cells().iter().any(|cell| Some(cell.field) == at) {
        return progress.next(at, backwards);
    }
    let order = |part: Part| Part::ALL.iter().position(|of| *of == part);
    let from = order(shown);
    let of = |cell: &&Cell| order(Part::of_field(cell.field));
    let found = if backwards {
        progress.missing().rev().find(|cell| of(cell) <= from)
    } else {
        progress.missing().find(|cell| of(cell) >= from)
    };
    found.copied().or_else(|| progress.next(None, backwards))
}
