//! What waits in each part of the form: the cells that the stage still wants and the findings about it; and the next missing cell from a part on.

use crate::check::{Finding, Severity};
use crate::form::{Field, Level1, Part, Stage};
use crate::progress::{Cell, Need, Progress};

/// How many cells are filled in, and how many the stage still wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CellCount {
    /// The number of cells that are filled in.
    pub filled: usize,
    /// How much is still to be filled in or chosen in them.
    pub missing: usize,
}

impl CellCount {
    fn add(&mut self, cell: &Cell) {
        self.filled = self.filled.saturating_add(usize::from(cell.need == Need::Filled));
        self.missing = self.missing.saturating_add(cell.open);
    }

    fn any(self) -> bool {
        self.filled > 0 || self.missing > 0
    }
}

/// Counts items below the keys that they belong to, in one pass: a long form has many of them. An item of another key is not counted.
fn count_by<K: Copy + PartialEq, C: Copy + Default, T, const N: usize>(
    keys: [K; N],
    items: impl Iterator<Item = (K, T)>,
    add: impl Fn(&mut C, T),
) -> Vec<(K, C)> {
    let mut counts = keys.map(|key| (key, C::default()));
    for (key, item) in items {
        if let Some((_, count)) = counts.iter_mut().find(|(of, _)| *of == key) {
            add(count, item);
        }
    }
    counts.to_vec()
}

/// The parts that the stage has cells in, in the order of the work.
pub fn cells_by_part(progress: &Progress) -> Vec<(Part, CellCount)> {
    let cells = progress.cells().iter().map(|cell| (Part::of_field(cell.field), cell));
    let mut counts = count_by(Part::ALL, cells, CellCount::add);
    counts.retain(|(_, count)| count.any());
    counts
}

/// The cells of [`Part::Indicators`] by 一级指标, those without any left out.
pub fn cells_by_group(progress: &Progress) -> Vec<(Level1, CellCount)> {
    let here = |cell: &&Cell| Part::of_field(cell.field) == Part::Indicators;
    let cells = progress.cells().iter().filter(here).filter_map(|cell| Some((cell.level1?, cell)));
    let mut counts = count_by(Level1::ALL, cells, CellCount::add);
    counts.retain(|(_, count)| count.any());
    counts
}

/// How many findings of each severity there are, in the order of [`Severity::ALL`].
pub type FindingCounts = [usize; Severity::ALL.len()];

/// Counts findings by severity. What is only to be filled in is counted by cell ([`cells_by_part`]) and not again.
pub fn count_findings<'a>(findings: impl Iterator<Item = &'a Finding>) -> FindingCounts {
    let mut counts = FindingCounts::default();
    findings.for_each(|finding| add_finding(&mut counts, finding));
    counts
}

fn add_finding(counts: &mut FindingCounts, finding: &Finding) {
    let at = Severity::ALL.iter().position(|severity| *severity == finding.severity());
    if let Some(count) = at.and_then(|at| counts.get_mut(at)).filter(|_| !finding.is_only_to_fill()) {
        *count += 1;
    }
}

/// The findings about each part, as [`count_findings`] counts them.
pub fn findings_by_part(findings: &[Finding]) -> Vec<(Part, FindingCounts)> {
    count_by(Part::ALL, findings.iter().map(|finding| (part_of_finding(finding), finding)), add_finding)
}

/// The findings about [`Part::Indicators`] by 一级指标, as [`count_findings`] counts them.
pub fn findings_by_group(findings: &[Finding]) -> Vec<(Level1, FindingCounts)> {
    let here = |finding: &&Finding| part_of_finding(finding) == Part::Indicators;
    let by_group = findings.iter().filter(here).filter_map(|finding| Some((finding.group?, finding)));
    count_by(Level1::ALL, by_group, add_finding)
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
    /// The number of cells that are still to be filled in there; for 审核, which looks at the whole form, those of all parts.
    pub missing: usize,
    /// For 审核 the number of errors and warnings that wait for an answer, beside what is only to be filled in.
    pub findings: usize,
}

/// The part that is no step of the work and yet may ask for something: the reasons of the targets that differ from the 批复稿. It then stands before
/// 审核, which looks at the whole form.
pub const ASIDE: Part = Part::Compare;

/// What a stage asks for, in the order of the work: its own parts, before them whatever an earlier stage has left to fill in, then
/// [`ASIDE`] where something is missing there, 审核 and 交表.
pub fn tasks(stage: Stage, progress: &Progress, findings: &[Finding]) -> Vec<Task> {
    let own: &[Part] = match stage {
        Stage::Declaration => &[Part::Profile, Part::Funds, Part::Goals, Part::Indicators],
        Stage::Monitoring => &[Part::Execution, Part::Monitoring],
        Stage::SelfEvaluation => &[Part::Execution, Part::SelfEvaluation],
    };
    let counts = cells_by_part(progress);
    let missing = |part: Part| counts.iter().find(|(of, _)| *of == part).map_or(0, |(_, count)| count.missing);
    let asked = |part: &Part| own.contains(part) || missing(*part) > 0 || matches!(part, Part::Review | Part::HandOver);
    let in_order =
        Part::STEPS.iter().flat_map(|step| (*step == Part::Review).then_some(ASIDE).into_iter().chain([*step]));
    let [errors, warnings, _] = count_findings(findings.iter());
    let task = |part| Task {
        part,
        missing: if part == Part::Review { progress.count_missing() } else { missing(part) },
        findings: if part == Part::Review { errors.saturating_add(warnings) } else { 0 },
    };
    in_order.filter(asked).map(task).collect()
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
