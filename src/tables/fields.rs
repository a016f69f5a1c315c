//! The fields of the form in the order in which they stand on the screens: those of tables as the tables have them.

use super::{Column, Content, Line, Table};
use crate::form::{Field, Form, Grade, IncomeTotal, Level1, Period, RowId};

/// Every column in which a text of a row is typed, in the order of the year.
const COLUMNS_OF_ROW: [Column; 11] = [
    Column::KeyTask,
    Column::Name,
    Column::Target(Period::HalfYear),
    Column::Target(Period::FullYear),
    Column::Actual(Period::HalfYear),
    Column::Explanation(Period::HalfYear),
    Column::Actual(Period::FullYear),
    Column::Explanation(Period::FullYear),
    Column::Expected,
    Column::Weight,
    Column::Rating,
];

/// The fields of a row in the order of the year, each once. The reason for a value typed over a computed one follows that value, and the one
/// for an adjusted target the targets.
pub fn fields_of_row(row: RowId) -> impl Iterator<Item = Field> {
    COLUMNS_OF_ROW.into_iter().filter_map(move |column| column.field(row)).flat_map(|field| {
        let reason = match field {
            Field::Actual(row, period) => Some(Field::OverrideReason(row, period)),
            Field::Target(row, Period::FullYear) => Some(Field::AdjustmentReason(row)),
            _ => None,
        };
        [Some(field), reason].into_iter().flatten()
    })
}

impl Table {
    /// A field that it shows of every row that it shows, and of no other.
    pub fn field_of_row(self, row: RowId) -> Field {
        match self {
            Self::Monitoring => Field::Actual(row, Period::HalfYear),
            Self::SelfEvaluation => Field::Weight(row),
            _ => Field::Name(row),
        }
    }

    /// The texts that are typed in it, line by line.
    pub fn fields(self, form: &Form) -> Vec<Field> {
        self.fields_in(form, self.lines(form))
    }

    /// Whether a text is typed in it, be it in the row to come.
    pub fn holds(self, form: &Form, field: Field) -> bool {
        self.fields_in(form, self.lines_to_type_in(form)).contains(&field)
    }

    /// Whether it has a column in which this text of a row, or the name of a 二级指标, is typed. The reason for a value typed over a computed one stands
    /// in the cell of that value.
    pub fn has_column_of(self, form: &Form, field: Field) -> bool {
        let shows = |column: &Column| match field {
            Field::Level2Name(_) => *column == Column::Level2,
            Field::OverrideReason(_, period) => *column == Column::Actual(period),
            _ => field.row().is_some_and(|row| column.field(row) == Some(field)),
        };
        self.columns(form).iter().any(|column| shows(column) && self.takes(*column))
    }

    fn fields_in(self, form: &Form, lines: Vec<Line>) -> Vec<Field> {
        let columns = self.columns(form);
        let typed = |line| {
            columns.iter().filter_map(move |column| match self.cell(line, *column).content {
                Content::Text(field) => Some(field),
                _ => None,
            })
        };
        lines.into_iter().flat_map(typed).collect()
    }
}

/// The fields that stand before the indicators in the published form.
pub fn fields_before_indicators(form: &Form) -> Vec<Field> {
    let mut fields = vec![Field::Year, Field::Unit, Field::Functions, Field::Organisation];
    fields.extend(Table::Income.fields(form));
    fields.extend(IncomeTotal::ALL.map(Field::PublishedTotal));
    fields.extend(Table::Expenditure.fields(form));
    fields.extend([Field::LongTermGoal, Field::AnnualGoal]);
    fields
}

/// The fields that stand behind the indicators: those of the year's reports, then those of the settings.
pub fn fields_after_indicators(form: &Form) -> Vec<Field> {
    let mut fields = Table::BaseData.fields(form);
    for period in Period::ALL {
        fields.extend(Table::Execution(period).fields(form));
        fields.extend([Field::AdjustmentNote(period), Field::ExecutionNote(period)]);
    }
    fields.extend([Field::Problems, Field::Measures]);
    fields.extend(Level1::ALL.map(Field::GroupShare));
    fields.extend(thresholds());
    fields
}

/// The settings that are typed, as they stand one below the other.
pub(super) fn thresholds() -> impl Iterator<Item = Field> {
    [Field::PartialFrom, Field::DeviationFrom].into_iter().chain(Grade::BOUNDED.map(Field::GradeFrom))
}
