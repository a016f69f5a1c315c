//! The form on paper: tables of cells, ready to be drawn. What stands in them comes from the form and from [`crate::evaluate`]; how wide, where
//! merged and in which order is said here, so that a host test can look at a paper.

mod adjustment;
mod base_data;
mod column;
mod decimals;
mod execution;
mod findings;
mod indicators;
mod monitoring;
mod pages;
mod parts;
mod self_evaluation;
mod target;
mod upper;

pub use base_data::{BASE_DATA, base_data};
pub use pages::{BlockHeights, Lines, Measures, RowHeight, pages};
pub(crate) use parts::GOES_ON;
#[cfg(feature = "files")]
pub(crate) use parts::columns_of;

use serde::{Deserialize, Serialize};

use crate::evaluate::Evaluation;
use crate::form::{Form, Stage, read_year, year_number};
use crate::tables::{Content, TableTexts};
use column::PaperColumn;

/// The papers a form is printed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Paper {
    /// 目标表: the form as it is published.
    Target,
    /// 监控表: how it stood at mid-year.
    Monitoring,
    /// 自评表: what became of it in the year.
    SelfEvaluation,
    /// 调整表: what differs from the 批复稿. It belongs to no stage.
    Adjustment,
    /// 审核意见: what the checks found. It belongs to no stage.
    Findings,
}

impl Paper {
    /// Those of the stages, in the order of the year.
    pub const ALL: [Self; 3] = [Self::Target, Self::Monitoring, Self::SelfEvaluation];

    /// The papers that a form can be printed on: a 调整表 only where there is a 批复稿.
    pub fn offered(form: &Form) -> Vec<Self> {
        let adjustment = form.approved.is_some().then_some(Self::Adjustment);
        Self::ALL.into_iter().chain(adjustment).chain([Self::Findings]).collect()
    }

    /// The paper that a stage is about.
    pub fn of(stage: Stage) -> Self {
        match stage {
            Stage::Declaration => Self::Target,
            Stage::Monitoring => Self::Monitoring,
            Stage::SelfEvaluation => Self::SelfEvaluation,
        }
    }

    /// Its name in short.
    pub fn label(self) -> &'static str {
        match self {
            Self::Target => "目标表",
            Self::Monitoring => "监控表",
            Self::SelfEvaluation => "自评表",
            Self::Adjustment => "调整表",
            Self::Findings => "审核意见",
        }
    }

    /// What a file of it is called. What the checks find depends on the stage, so 审核意见 of the three stages can lie beside each other.
    pub fn name_of_file(self, form: &Form) -> String {
        let stage = if self == Self::Findings { form.stage.label() } else { "" };
        format!("{stage}{}", self.label())
    }

    /// The word that scripts have for it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Target => "target",
            Self::Monitoring => "monitoring",
            Self::SelfEvaluation => "selfEvaluation",
            Self::Adjustment => "adjustment",
            Self::Findings => "findings",
        }
    }

    /// What stands at its head. That of the 目标表 is the published one; the others are named after it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Target => "苏州市市级部门整体预算绩效目标表",
            Self::Monitoring => "苏州市市级部门整体预算绩效运行监控表",
            Self::SelfEvaluation => "苏州市市级部门整体预算绩效自评表",
            Self::Adjustment => "苏州市市级部门整体预算绩效目标调整表",
            Self::Findings => self.label(),
        }
    }

    /// Whether A4 lies on its long side: the tables with explanations are too wide for it to stand.
    pub fn is_wide(self) -> bool {
        self != Self::Target
    }

    /// The paper of a form.
    pub fn of_form(self, form: &Form) -> Sheet {
        self.of_evaluated(form, &Evaluation::of(form))
    }

    /// The paper of a form that is evaluated already.
    pub fn of_evaluated(self, form: &Form, evaluation: &Evaluation) -> Sheet {
        let texts = TableTexts::new(form, evaluation);
        let mut blocks = match self {
            Self::Target => target::blocks(&texts, &evaluation.figures),
            Self::Monitoring => monitoring::blocks(&texts),
            Self::SelfEvaluation => self_evaluation::blocks(&texts),
            Self::Adjustment => adjustment::blocks(form),
            Self::Findings => vec![findings::block(form, evaluation)],
        };
        decimals::align(&mut blocks);
        let signatures: &[_] = match self {
            // The published form has no such line.
            Self::Target => &[],
            Self::Findings => &REVIEWED,
            Self::Monitoring | Self::SelfEvaluation | Self::Adjustment => &SIGNATURES,
        };
        // 审核意见 names the unit, of which nothing else stands on it, and the stage, on which it depends what is found.
        let findings = || format!("{}　{}", unit_and_year(form), form.stage.label());
        let year = if self == Self::Findings { findings() } else { year(form) };
        Sheet { title: self.title(), year, blocks, signatures }
    }
}

/// `市图书馆　2025年度`
fn unit_and_year(form: &Form) -> String {
    format!("{}　{}", form.profile.unit.trim(), year(form)).trim_start_matches('　').to_owned()
}

/// What is filled in by hand below a paper that is handed in.
const SIGNATURES: [&str; 4] = ["单位负责人（签字）：", "填表人：", "联系电话：", "填表日期：　　　年　　月　　日"];

/// What is filled in by hand below 审核意见: by whom it was reviewed, and who took note of it.
const REVIEWED: [&str; 4] =
    ["审核单位（盖章）：", "审核人（签字）：", "单位负责人（签字）：", "审核日期：　　　年　　月　　日"];

/// A paper with what stands on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// What stands at its head.
    pub title: &'static str,
    /// Below that: 2025年度.
    pub year: String,
    /// Its tables, one below the other.
    pub blocks: Vec<Block>,
    /// The line at its end.
    pub signatures: &'static [&'static str],
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it holds, for those who listen; the paper itself has no captions.
    pub caption: &'static str,
    /// The width of each column, in per cent.
    pub widths: Vec<u8>,
    /// Rows that stand again on every page.
    pub head: Vec<Row>,
    /// The other rows.
    pub rows: Vec<Row>,
}

/// A row of a table: what begins in it. Cells that reach into it from above are not repeated.
pub type Row = Vec<Cell>;

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// What stands in it; `\n` begins a new line.
    pub text: String,
    /// How many columns it takes.
    pub columns: usize,
    /// How many rows it takes.
    pub rows: usize,
    /// What it is.
    pub kind: CellKind,
    /// What of the form stands in it; [`Content::Nothing`] for words of the paper itself. A spreadsheet finds the parts of a sum by it.
    pub content: Content,
}

/// What a cell is, for how it is set and what is read out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellKind {
    /// The head of a column.
    ColumnHead,
    /// The head of a row.
    RowHead,
    /// The head of several rows: 一级指标, 二级指标.
    GroupHead,
    /// Something short, in the middle.
    Short,
    /// An amount or a rate: from the right, so that digits of one worth stand below each other.
    Figure,
    /// A long text: from the left, and a page may end in it.
    Long,
}

impl Cell {
    fn new(kind: CellKind, text: impl Into<String>) -> Self {
        Self { text: text.into().trim().to_owned(), columns: 1, rows: 1, kind, content: Content::Nothing }
    }

    pub(crate) fn column_head(text: impl Into<String>) -> Self {
        Self::new(CellKind::ColumnHead, text)
    }

    pub(crate) fn row_head(text: impl Into<String>) -> Self {
        Self::new(CellKind::RowHead, text)
    }

    pub(crate) fn group_head(text: impl Into<String>) -> Self {
        Self::new(CellKind::GroupHead, text)
    }

    pub(crate) fn short(text: impl Into<String>) -> Self {
        Self::new(CellKind::Short, text)
    }

    pub(crate) fn figure(text: impl Into<String>) -> Self {
        let figure = Self::new(CellKind::Figure, text);
        // A word instead of a figure stands as words do.
        if figure.text.contains(|char: char| char.is_ascii_digit()) {
            return figure;
        }
        Self { kind: CellKind::Short, ..figure }
    }

    pub(crate) fn long(text: impl Into<String>) -> Self {
        Self::new(CellKind::Long, text)
    }

    pub(crate) fn wide(self, columns: usize) -> Self {
        Self { columns, ..self }
    }

    pub(crate) fn high(self, rows: usize) -> Self {
        Self { rows, ..self }
    }

    /// The cell with what of the form stands in it.
    pub(crate) fn holding(self, content: Content) -> Self {
        Self { content, ..self }
    }
}

/// `2025年度`, however it was typed.
pub(crate) fn year(form: &Form) -> String {
    let year = read_year(&form.year).map_or_else(|| year_number(&form.year).to_owned(), |year| year.to_string());
    format!("{year}年度")
}
