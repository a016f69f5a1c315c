//! All places of a form where something can be typed.

use budget_form::form::{BaseItem, ExpenditureLine, Field, Form, Grade, IncomeSource, IncomeTotal, Level1, Period};

/// Every text of a form. The program has a list of its own, and one that it left out is missed here.
pub fn fields(form: &Form) -> Vec<Field> {
    let mut fields = vec![
        Field::Year,
        Field::Unit,
        Field::Functions,
        Field::Organisation,
        Field::LongTermGoal,
        Field::AnnualGoal,
        Field::PartialFrom,
        Field::DeviationFrom,
        Field::Problems,
        Field::Measures,
    ];
    fields.extend(IncomeSource::ALL.map(Field::Income));
    fields.extend(IncomeTotal::ALL.map(Field::PublishedTotal));
    fields.extend(Grade::BOUNDED.map(Field::GradeFrom));
    fields.extend(Level1::ALL.map(Field::GroupShare));
    fields.extend(form.indicators.level2s().map(|(_, level2)| Field::Level2Name(level2.id)));
    for at in Period::ALL {
        fields.extend([Field::AdjustmentNote(at), Field::ExecutionNote(at)]);
        fields.extend(BaseItem::ALL.map(|item| Field::Base(item, at)));
        fields.extend(ExpenditureLine::ALL.map(|line| Field::Planned(line, at)));
        fields.extend(ExpenditureLine::ALL.map(|line| Field::Adjustment(line, at)));
        fields.extend(ExpenditureLine::ALL.map(|line| Field::Executed(line, at)));
    }
    for (_, _, row) in form.indicators.rows() {
        let id = row.id;
        fields.extend([Field::KeyTask(id), Field::Name(id), Field::Expected(id), Field::Weight(id), Field::Rating(id)]);
        for at in Period::ALL {
            fields.extend([Field::Target(id, at), Field::Actual(id, at)]);
            fields.extend([Field::OverrideReason(id, at), Field::Explanation(id, at)]);
        }
    }
    fields
}
