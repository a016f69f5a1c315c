//! What is found about a whole form at one moment: all findings, which of them are about a field, and what the stage still wants. Whoever shows a form
//! takes it from here, so that lists, marks and numbers say the same.

use std::collections::{HashMap, HashSet, VecDeque};

use crate::check::{Accepted, Checked, Finding, RowFindings, Rule, check_with};
use crate::evaluate::Evaluation;
use crate::form::{Field, Form, is_untouched};
use crate::progress::Progress;

/// What is said of a cell that the stage wants and no finding names.
pub const WANTED: &str = "本阶段还没填";

/// All findings of a form, which of them are about a field, and what the stage still wants.
#[derive(Debug, PartialEq)]
pub struct Found {
    list: Vec<Finding>,
    accepted: Vec<Accepted>,
    at: HashMap<Field, Vec<usize>>,
    /// Cells that the stage wants and no finding names.
    wanted: HashSet<Field>,
    progress: Progress,
}

/// What is said of a field: the mark in its corner, and the sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The code of the worst severity; `missing` where nothing but the content is wanted.
    pub mark: &'static str,
    /// Each with the word of its severity before it, and its own mark.
    pub sentences: Vec<(&'static str, String)>,
}

impl Said {
    /// All sentences, one a line.
    pub fn text(&self) -> String {
        let sentences: Vec<&str> = self.sentences.iter().map(|(_, sentence)| sentence.as_str()).collect();
        sentences.join("\n")
    }
}

impl Found {
    /// Checks a form. `year` is the present year, where it is known; the core has no clock. In a new form in which nothing was typed yet nothing is found,
    /// and everything is missing.
    pub fn of(form: &Form, evaluation: &Evaluation, year: Option<i32>) -> Self {
        Self::with(form, evaluation, &mut RowFindings::default(), year)
    }

    /// The same for an open form, of which `rows` are the findings in single rows as far as they are known.
    pub fn with(form: &Form, evaluation: &Evaluation, rows: &mut RowFindings, year: Option<i32>) -> Self {
        let Checked { open, accepted } = check_with(form, evaluation, rows, year);
        let progress = Progress::of(form, &open);
        // Nobody has said anything yet that could be wrong; what is to be filled in is known without being found.
        let list = if is_untouched(form) { Vec::new() } else { open };
        let mut at: HashMap<Field, Vec<usize>> = HashMap::new();
        for (position, finding) in list.iter().enumerate() {
            // One finding may ask for many cells. Each of them has its mark, as each of them is gone to.
            let fields: HashSet<Field> = finding.field.into_iter().chain(finding.to_fill()).collect();
            for field in fields {
                at.entry(field).or_default().push(position);
            }
        }
        let wanted = progress.missing().map(|cell| cell.field).filter(|field| !at.contains_key(field)).collect();
        Self { list, accepted, at, wanted, progress }
    }

    /// All findings that nobody has answered, in the order of the form.
    pub fn list(&self) -> &[Finding] {
        &self.list
    }

    /// The findings that somebody lets stand, the worst first.
    pub fn accepted(&self) -> &[Accepted] {
        &self.accepted
    }

    /// What the stage still wants.
    pub fn progress(&self) -> &Progress {
        &self.progress
    }

    /// Whether the same is marked at the fields as in another moment: the same findings, and the same cells that are wanted.
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.list == other.list && self.wanted == other.wanted && self.accepted == other.accepted
    }

    /// The fields of which something else is said than in another moment. Of many thousand fields one that is typed into changes a few.
    pub fn fields_said_otherwise(&self, other: &Self) -> Vec<Field> {
        let fields: HashSet<Field> =
            [self, other].into_iter().flat_map(|found| found.at.keys().chain(&found.wanted)).copied().collect();
        let in_other = self.positions_in(other);
        let differs = |field: &Field| {
            let ours = self.positions(*field).map(|at| in_other.get(at).copied().flatten());
            !ours.eq(other.positions(*field).map(Some)) || self.wanted.contains(field) != other.wanted.contains(field)
        };
        fields.into_iter().filter(differs).collect()
    }

    /// Where each finding stands in the list of another moment, in the order of this one; `None` for one that is not there. One finding may be about
    /// thousands of fields, so it is compared once, and not at each of them.
    fn positions_in(&self, other: &Self) -> Vec<Option<usize>> {
        let mut alike: HashMap<(Rule, Option<Field>), VecDeque<usize>> = HashMap::new();
        for (at, finding) in other.list.iter().enumerate() {
            alike.entry((finding.rule, finding.field)).or_default().push_back(at);
        }
        let position = |finding: &Finding| {
            let left = alike.get_mut(&(finding.rule, finding.field))?;
            let is_same = |at: &usize| other.list.get(*at) == Some(finding);
            left.remove(left.iter().position(is_same)?)
        };
        self.list.iter().map(position).collect()
    }

    /// The worst first, those alike in the order of the form: as one goes through them.
    pub fn by_severity(&self) -> Vec<&Finding> {
        let mut findings: Vec<&Finding> = self.list.iter().collect();
        findings.sort_by_key(|finding| finding.severity());
        findings
    }

    /// Where the findings about a field stand in the list.
    fn positions(&self, field: Field) -> impl Iterator<Item = usize> {
        self.at.get(&field).into_iter().flatten().copied()
    }

    /// The findings about a field, in the order of the form.
    pub fn about(&self, field: Field) -> impl Iterator<Item = &Finding> {
        self.positions(field).filter_map(|position| self.list.get(position))
    }

    /// What is said of a field; `None` where nothing is.
    pub fn at(&self, field: Field) -> Option<Said> {
        let Some(worst) = self.about(field).map(Finding::severity).min() else {
            let missing = Said { mark: "missing", sentences: vec![("missing", WANTED.to_owned())] };
            return self.wanted.contains(&field).then_some(missing);
        };
        let sentence = |finding: &Finding| {
            let severity = finding.severity();
            (severity.code(), format!("{}：{}", severity.label(), finding.sentence))
        };
        Some(Said { mark: worst.code(), sentences: self.about(field).map(sentence).collect() })
    }
}
