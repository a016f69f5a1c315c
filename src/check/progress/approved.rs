//! Targets that differ from the 批复稿 of the form: each asks for a reason (目标调整).

use super::super::Rule;
use super::super::finding::Findings;
use super::super::row::quoted;
use crate::brief::brief;
use crate::compare::{Adjustment, ChangeKind, adjustments};
use crate::form::{Field, Form, Period};

/// Adds the findings about all of them.
pub(super) fn form(form: &Form, findings: &mut Findings) {
    for adjustment in adjustments(form) {
        match adjustment.row {
            Some(row) if adjustment.reason.trim().is_empty() => {
                let period = adjustment.periods.iter().rev().copied().next();
                let field = period.map_or(Field::Name(row), |period| Field::Target(row, period));
                let sentence = format!("{}，请在“版本比较”中填写调整原因", difference(&adjustment));
                findings.add_related(Rule::TargetAdjusted, field, vec![Field::AdjustmentReason(row)], sentence);
            }
            Some(_) => {}
            None => {
                let sentence = format!(
                    "批复稿中的指标{}在本表中没有了，请核对；确已批准取消的，请按新的批复重新设定批复稿",
                    quoted(&adjustment.name)
                );
                findings.add(Rule::ApprovedRowGone, None, sentence);
            }
        }
    }
}

/// What differs, in words.
fn difference(adjustment: &Adjustment) -> String {
    let name = quoted(&adjustment.name);
    if adjustment.kind == ChangeKind::Added {
        return format!("批复稿中没有指标{name}");
    }
    let value =
        |text: &str| if text.trim().is_empty() { "未填".to_owned() } else { format!("“{}”", brief(text)) };
    let part = |period: &Period| {
        let [old, new] = [&adjustment.approved, &adjustment.now].map(|of| value(of.get(*period)));
        format!("{}指标值批复为{old}，现为{new}", period.label())
    };
    let renamed = adjustment.approved_name.iter().map(|old| format!("批复稿中名称为{}", quoted(old)));
    let parts: Vec<String> = renamed.chain(adjustment.periods.iter().map(part)).collect();
    format!("{name}与批复稿不同：{}", parts.join("；"))
}
