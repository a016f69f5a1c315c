//! What waits in each part of the form: the cells that the stage still wants and the findings about it; and the next missing cell from a part on.

use crate::check::{Finding, Severity};
use crate::form::{Field, Part};
use crate::progress::{Cell, Need, Progress};

/// How many cells of a part are filled in, and how many the stage still wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellCount {
    /// The part.
    pub part: Part,
    /// The number of its cells that are filled in.
    pub filled: usize,
    /// The number of its cells that are still to be filled in.
    pub missing: usize,
}

/// The parts that the stage has cells in, in the order of the work.
pub fn cells_by_part(progress: &Progress) -> Vec<CellCount> {
    let mut counts = Part::ALL.map(|part| CellCount { part, filled: 0, missing: 0 });
    for cell in progress.cells() {
        let part = Part::of_field(cell.field, cell.level1);
        let Some(count) = counts.iter_mut().find(|count| count.part == part) else { continue };
        match cell.need {
            Need::Filled => count.filled = count.filled.saturating_add(1),
            Need::Missing => count.missing = count.missing.saturating_add(1),
            Need::Free => {}
        }
    }
    counts.into_iter().filter(|count| count.filled > 0 || count.missing > 0).collect()
}

/// How many findings of each severity a part has, in the order of [`Severity::ALL`].
pub type FindingCounts = [usize; Severity::ALL.len()];

/// The findings about each part. What is only to be filled in is counted by cell ([`cells_by_part`]) and not again.
pub fn findings_by_part(findings: &[Finding]) -> Vec<(Part, FindingCounts)> {
    let mut counts = Part::ALL.map(|part| (part, FindingCounts::default()));
    for finding in findings.iter().filter(|finding| finding.to_fill().next().is_none()) {
        let part = part_of_finding(finding);
        let of_part = counts.iter_mut().find(|(of, _)| *of == part).map(|(_, counts)| counts);
        let at = Severity::ALL.iter().position(|severity| *severity == finding.severity());
        if let Some(count) = of_part.zip(at).and_then(|(counts, at)| counts.get_mut(at)) {
            *count += 1;
        }
    }
    counts.to_vec()
}

/// The part that shows what a finding is about; what is about the form as a whole is shown first.
pub fn part_of_finding(finding: &Finding) -> Part {
    finding.field.map_or(Part::Profile, |field| Part::of_field(field, finding.group))
}

/// The missing cell after (or before) a field. From a field that the stage is not about, or from none: the first one of the part that is shown, else
/// of those that follow (or come before) it; after the last one the first comes again.
pub fn next_missing(progress: &Progress, at: Option<Field>, shown: Part, backwards: bool) -> Option<Cell> {
    if progress.cells().iter().any(|cell| Some(cell.field) == at) {
        return progress.next(at, backwards);
    }
    let order = |part: Part| Part::ALL.iter().position(|of| *of == part);
    let from = order(shown);
    let of = |cell: &&Cell| match Part::of_field(cell.field, cell.level1) {
        part if shown.covers(part) => from,
        part => order(part),
    };
    let found = if backwards {
        progress.missing().rev().find(|cell| of(cell) <= from)
    } else {
        progress.missing().find(|cell| of(cell) >= from)
    };
    found.copied().or_else(|| progress.next(None, backwards))
}
