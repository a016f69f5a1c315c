//! What can be said only when everything is read: judgements, ratings, values that the program computes itself, sums, and the report.

use super::Imported;
use super::cells::{Cells, Fate};
use super::draft::{Finished, Said, SaidOfRow};
use super::printed::Printed;
use super::reading::Reading;
use super::report::{LeftOut, Report};
use crate::brief::brief;
use crate::evaluate::{Evaluation, income_total};
use crate::exchange::published::{Level1Count, TotalMismatch};
use crate::figures::{Amount, Percent, plain_amount};
use crate::form::{Field, Form, IncomeTotal, Indicator, Judgement, Level1, Period, RowId, UnplacedLine};
use crate::grid::Certainty;

/// Makes the form and the report of what was read.
pub(super) fn finish(mut reading: Reading, all: &[Cells<'_>]) -> Imported {
    reading.upper.finish();
    settle_unit(&mut reading);
    let waiting = core::mem::take(&mut reading.upper.left);
    let (stage, tables) = (reading.stage, core::mem::take(&mut reading.tables));
    let outside = core::mem::take(&mut reading.outside);
    let Finished { mut form, mut found, mut doubts, said } = reading.draft.finish();
    form.stage = stage;
    settle_computed(&mut form);
    settle_said(&mut form, &said);
    found.retain(|found| form.text(found.field).is_some_and(|text| !text.is_empty()));
    if all.iter().any(|cells| cells.grid.certainty == Certainty::Guessed) {
        doubts.insert(0, guessed());
    }
    // Figures on papers of this program that the form gives too are not left out.
    let own = tables.iter().any(|title| title.contains(OWN_TITLE));
    let printed = if own { Printed::of(&form) } else { Printed::default() };
    let (mut placed, mut skipped, mut unplaced) = (0_usize, Vec::new(), Vec::new());
    for of in outside {
        let line =
            |why| LeftOut { file: of.from.file.clone(), place: of.from.place.clone(), text: of.text.clone(), why };
        match of.left {
            None => placed += 1,
            Some((true, why)) => skipped.push(line(why)),
            Some((false, why)) => unplaced.push(line(why)),
        }
    }
    for cells in all {
        for (index, fate) in cells.fates() {
            let text = cells.text(index).to_owned();
            let out = |why: &str| LeftOut {
                file: cells.grid.file.clone(),
                place: cells.place(index),
                text: text.clone(),
                why: why.to_owned(),
            };
            match fate {
                _ if text.is_empty() => {}
                Fate::Placed => placed += 1,
                Fate::Skipped(why) if is_computed(why) && printed.says(cells, index) => placed += 1,
                Fate::Skipped(why) => skipped.push(out(why)),
                Fate::Unplaced(why) => unplaced.push(out(why)),
                Fate::Open => unplaced.push(out("没有认出这一格属于哪一栏")),
            }
        }
    }
    for (text, from) in waiting {
        placed = placed.saturating_sub(1);
        unplaced.push(LeftOut {
            file: from.file,
            place: from.place,
            text,
            why: "没有找到这段文字的栏目名称".to_owned(),
        });
    }
    form.unplaced = unplaced_lines(&unplaced);
    let (groups, mismatches) = (groups(&form), mismatches(&form));
    let report = Report { tables, groups, placed, found, doubts, skipped, unplaced, mismatches };
    Imported { form, report }
}

/// The unit and the year that some tables name, as they stand there; empty where they name none.
pub(super) fn unit_and_year(mut reading: Reading) -> (String, String) {
    settle_unit(&mut reading);
    let form = reading.draft.form;
    (form.profile.unit, form.year)
}

/// Takes the unit from the title of tables that name it nowhere else.
fn settle_unit(reading: &mut Reading) {
    let titled = reading.titled_unit.take().filter(|_| reading.draft.form.profile.unit.is_empty());
    if let Some((unit, from)) = titled {
        reading.draft.enter(Field::Unit, &unit, &from);
        let sentence = format!("表中没有单位名称一栏，按标题读作“{}”，请核对", brief(&unit));
        reading.draft.doubt(Some(Field::Unit), Some(&from), sentence);
    }
}

/// What the titles of the papers of this program have in common.
pub(super) const OWN_TITLE: &str = "市级部门整体预算绩效";

/// Whether a reason for leaving a cell out says that the program computes it.
fn is_computed(why: &str) -> bool {
    matches!(why, COMPUTED | COMPUTED_SUM)
}

/// Why figures that the program computes are left out.
pub(super) const COMPUTED: &str = "由程序计算";
pub(super) const COMPUTED_SUM: &str = "合计由程序计算";

fn guessed() -> super::report::Doubt {
    super::report::Doubt {
        field: None,
        file: String::new(),
        place: None,
        sentence: "表格没有框线，行和列是按空白推断的，请逐项核对".to_owned(),
    }
}

fn unplaced_lines(unplaced: &[LeftOut]) -> Vec<UnplacedLine> {
    let line = |(nth, of): (usize, &LeftOut)| UnplacedLine {
        line: nth + 1,
        text: of.text.clone(),
        reason: format!("{}：{}", of.place, of.why),
    };
    unplaced.iter().enumerate().map(line).collect()
}

/// A paper prints what the program computes in the place of what was typed. Where it computes the same of what was read, nothing was typed.
fn settle_computed(form: &mut Form) {
    let mut without = form.clone();
    let ids: Vec<RowId> = form.indicators.rows().map(|(_, _, row)| row.id).collect();
    for id in &ids {
        if let Some(row) = without.indicators.row_mut(*id) {
            row.actual = crate::form::PerPeriod::default();
        }
    }
    let evaluation = Evaluation::of(&without);
    for id in ids {
        for period in Period::ALL {
            let computed = without.indicators.row(id).map(|row| evaluation.achieved_text(row, period));
            let Some(row) = form.indicators.row_mut(id) else { continue };
            if computed.is_some_and(|text| !text.is_empty() && text == *row.actual.get(period)) {
                row.actual.get_mut(period).clear();
            }
        }
    }
}

/// What status and 得分率 say counts where a person decides: phrases, and ratings that the figures do not give.
fn settle_said(form: &mut Form, said: &[SaidOfRow]) {
    let evaluation = Evaluation::of(form);
    for (id, statuses, _) in said {
        for (period, said) in statuses {
            let stands = evaluation.assessment(*id, *period);
            let judged = stands.filter(|of| of.judgeable).and_then(|of| {
                let judgement = judgement(&said.text)?;
                (of.status.label() != judgement_label(judgement)).then_some(judgement)
            });
            if let (Some(judgement), Some(row)) = (judged, form.indicators.row_mut(*id)) {
                *row.judgement.get_mut(*period) = Some(judgement);
            }
        }
    }
    let evaluation = Evaluation::of(form);
    for (id, _, rating) in said {
        let Some(typed) = rating.as_ref().and_then(rating_of) else { continue };
        let printed = evaluation.score.row(*id).and_then(crate::evaluate::RowScore::share);
        let same = printed.is_some_and(|share| Percent::of(share.ratio).figure().to_string() == typed);
        if let Some(row) = form.indicators.row_mut(*id).filter(|_| !same) {
            row.rating = typed;
        }
    }
}

fn rating_of(said: &Said) -> Option<String> {
    let bare = said.text.trim().trim_end_matches(['%', '％']).trim_end();
    let number = matches!(Amount::parse(bare), Ok(Some(_)));
    number.then(|| plain_amount(bare).unwrap_or_else(|| bare.to_owned()))
}

/// The judgement that a status says in words: the last word counts, for 部分达成 and 未达成 end with 达成.
fn judgement(status: &str) -> Option<Judgement> {
    let words = ["部分达成", "未达成", "达成"];
    let said = words.into_iter().find(|word| status.contains(word))?;
    Some(match said {
        "部分达成" => Judgement::Partial,
        "未达成" => Judgement::Missed,
        _ => Judgement::Met,
    })
}

fn judgement_label(judgement: Judgement) -> &'static str {
    match judgement {
        Judgement::Met => "达成",
        Judgement::Partial => "部分达成",
        Judgement::Missed => "未达成",
    }
}

fn groups(form: &Form) -> [Level1Count; 5] {
    Level1::ALL.map(|level1| {
        let level2s = form.indicators.group(level1);
        let filled = |rows: &[Indicator]| rows.iter().filter(|row| !row.is_blank()).count();
        Level1Count {
            level1,
            level2: level2s.len(),
            empty_level2: level2s.iter().filter(|level2| filled(&level2.rows) == 0).count(),
            indicators: level2s.iter().map(|level2| filled(&level2.rows)).sum(),
        }
    })
}

fn mismatches(form: &Form) -> Vec<TotalMismatch> {
    let of = |total: IncomeTotal| {
        let published = form.funds.published_totals.get(total);
        let stated = Amount::parse(published).ok().flatten()?;
        let computed = income_total(form, total).ok()?;
        (stated != computed).then(|| TotalMismatch {
            total,
            published: published.to_owned(),
            computed: computed.to_string(),
        })
    };
    IncomeTotal::ALL.into_iter().filter_map(of).collect()
}
