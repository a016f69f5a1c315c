//! Whether tables are this form at all, or another one of those that units publish and hand in.

use core::fmt;

use super::cells::{Cells, compact};
use super::columns::head_at;
use crate::brief::brief;
use crate::exchange::published::table_kind::{PROJECT_LABELS, PROJECT_LEVELS};
use crate::exchange::published::title::{Title, title};
use crate::exchange::published::vocabulary::Vocabulary;
use crate::grid::{Part, Place};

/// Why tables are of another kind: what was found, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherKind {
    /// What the table calls itself, where it has a title.
    pub name: Option<String>,
    /// What shows that it is another one, for the middle of a sentence.
    pub sign: String,
    /// Where it stands; `None` where the name of the sheet shows it.
    pub place: Option<Place>,
}

impl fmt::Display for OtherKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, sign, .. } = self;
        let name = name.as_deref().map_or_else(String::new, |name| format!("“{}”，", brief(name)));
        let place = self.place.as_ref().map(Place::to_string).unwrap_or_default();
        write!(f, "这是另一种表：{name}不是部门整体预算绩效目标表（{place}{sign}）")
    }
}

/// What some tables of a file are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// This form, or one of its papers: its title, where it has one.
    Own(Option<String>),
    /// Another table.
    Other(OtherKind),
    /// Nothing that says what it is.
    Unknown,
}

/// Words in the names of sheets that belong to this form.
const OWN_SHEETS: [&str; 5] = ["目标", "自评", "监控", "整体", "基础数据"];

/// Rows at the top of a grid in which a title may stand.
const TOP: usize = 6;

/// The title that a text is; whether it is that of this form or of one of its papers.
pub(super) fn own_title(text: &str) -> Option<bool> {
    let name = compact(text);
    let of = title(text)?;
    // 部门整体预算绩效自评表 and 运行监控表 are papers of this form.
    let paper = name.contains("整体") && name.contains("绩效") && (name.contains("自评表") || name.contains("监控表"));
    Some(of == Title::Own || paper)
}

/// The titles above or at the top of a grid, with their places.
pub(super) fn titles(cells: &Cells<'_>) -> Vec<(String, bool, Place)> {
    let grid = cells.grid;
    let before = grid.before.iter().map(|line| (line.text.as_str(), grid.place_before(line)));
    let top = (0..cells.height().min(TOP)).filter_map(|row| match cells.begun(row).as_slice() {
        [only] => Some((cells.text(*only), cells.place(*only))),
        _ => None,
    });
    before.chain(top).filter_map(|(text, place)| Some((compact(text), own_title(text)?, place))).collect()
}

/// What some grids, which stand together in a file, are.
pub(super) fn kind(grids: &[&Cells<'_>], words: &Vocabulary) -> Kind {
    let titles: Vec<(String, bool, Place)> = grids.iter().flat_map(|cells| titles(cells)).collect();
    if let Some((name, ..)) = titles.iter().find(|(_, own, _)| *own) {
        return Kind::Own(Some(name.clone()));
    }
    let other = |sign: String, place: Place| {
        Kind::Other(OtherKind { name: titles.first().map(|(name, ..)| name.clone()), sign, place: Some(place) })
    };
    if let Some((_, _, place)) = titles.first() {
        return other("是它的标题".to_owned(), place.clone());
    }
    if let Some(Part::Sheet(name)) = grids.first().map(|cells| &cells.grid.part)
        && own_title(&format!("{}表", name.trim_end_matches('表'))) == Some(false)
        && !OWN_SHEETS.iter().any(|own| name.contains(own))
    {
        let sign = format!("工作表的名称是“{}”", brief(name));
        return Kind::Other(OtherKind { name: None, sign, place: None });
    }
    if let Some((label, place)) = grids.iter().find_map(|cells| project_label(cells)) {
        return other(format!("有“{label}”一栏"), place);
    }
    let texts = || grids.iter().flat_map(|cells| cells.grid.cells.iter().map(|cell| (cell, cells.grid)));
    let levels: Vec<_> =
        texts().filter(|(cell, _)| PROJECT_LEVELS.contains(&compact(&cell.text).as_str())).take(2).collect();
    let standard = texts().any(|(cell, _)| words.standard_name(&compact(&cell.text)).is_some());
    match levels.as_slice() {
        [(cell, grid), _] if !standard => {
            return other(format!("有“{}”，目标表中没有这样的指标", compact(&cell.text)), grid.place(cell));
        }
        _ => {}
    }
    let head = grids.iter().any(|cells| (0..cells.height()).any(|row| head_at(cells, row).is_some()));
    if head || standard { Kind::Own(None) } else { Kind::Unknown }
}

/// A label of tables about a single project at the head of a row.
fn project_label(cells: &Cells<'_>) -> Option<(&'static str, Place)> {
    (0..cells.height()).find_map(|row| {
        let first = cells.begun(row).first().copied()?;
        let text = compact(cells.text(first));
        let label = PROJECT_LABELS.into_iter().find(|label| {
            text.strip_prefix(label).is_some_and(|rest| rest.is_empty() || rest.starts_with(['：', ':', '（', '(']))
        })?;
        Some((label, cells.place(first)))
    })
}
