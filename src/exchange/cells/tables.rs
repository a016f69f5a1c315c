//! The tables of the form, in the order of their lines and columns on the screen.

use super::grid::{Cell, Grid, Holds, TableLine};
use super::row_to_come::with_row_to_come;
use super::{indicators, monitoring, scoring};
use crate::evaluate::{
    BASE_DATA, FormFigures, LineExecution, StandardIndicator, amount_text, execution, expenditure_total, income_total,
    rate_text,
};
use crate::form::{BaseItem, ExpenditureLine, Field, Form, IncomeSource, IncomeTotal, Level1, Part, Period, RowId};

/// A table that people type into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Table {
    /// 收入
    Income,
    /// 支出
    Expenditure,
    /// 基础数据
    BaseData,
    /// 预算执行 to the end of a period.
    Execution(Period),
    /// The indicators of a 一级指标.
    Indicators(Level1),
    /// 运行监控
    Monitoring,
    /// 绩效自评
    SelfEvaluation,
}

impl Table {
    /// All, in the order of the form.
    pub const ALL: [Self; 12] = [
        Self::Income,
        Self::Expenditure,
        Self::Indicators(Level1::Decision),
        Self::Indicators(Level1::Process),
        Self::Indicators(Level1::Duty),
        Self::Indicators(Level1::Benefit),
        Self::Indicators(Level1::Satisfaction),
        Self::BaseData,
        Self::Execution(Period::HalfYear),
        Self::Execution(Period::FullYear),
        Self::Monitoring,
        Self::SelfEvaluation,
    ];

    /// The name of the table.
    pub fn label(self) -> &'static str {
        match self {
            Self::Income => "收入",
            Self::Expenditure => "支出",
            Self::BaseData => "基础数据",
            Self::Execution(Period::HalfYear) => "半年预算执行",
            Self::Execution(Period::FullYear) => "全年预算执行",
            Self::Indicators(level1) => level1.label(),
            Self::Monitoring => "运行监控",
            Self::SelfEvaluation => "绩效自评",
        }
    }

    /// The part of the form that shows it.
    pub fn part(self) -> Part {
        match self {
            Self::Income | Self::Expenditure => Part::Funds,
            Self::BaseData => Part::BaseData,
            Self::Execution(_) => Part::Execution,
            Self::Indicators(level1) => Part::of_group(level1),
            Self::Monitoring => Part::Monitoring,
            Self::SelfEvaluation => Part::SelfEvaluation,
        }
    }

    /// A field that it shows of every row it shows, and of no other.
    pub fn field_of_row(self, row: RowId) -> Field {
        match self {
            Self::Monitoring => Field::Actual(row, Period::HalfYear),
            Self::SelfEvaluation => Field::Weight(row),
            _ => Field::Name(row),
        }
    }

    /// Whether a field stands in it, be it in the row to come.
    pub fn holds(self, form: &Form, field: Field) -> bool {
        let place = |form: &Form| self.grid(form).place(field).is_some();
        with_row_to_come(form, field).map_or_else(|| place(form), |(_, _, form)| place(&form))
    }

    /// The cells of the table, with the columns of the form's stage.
    pub fn grid(self, form: &Form) -> Grid {
        match self {
            Self::Income => income(form),
            Self::Expenditure => expenditure(form),
            Self::BaseData => base_data(form),
            Self::Execution(period) => execution_of(form, period),
            Self::Indicators(level1) => indicators::grid(form, level1),
            Self::Monitoring => monitoring::grid(form),
            Self::SelfEvaluation => scoring::grid(form),
        }
    }
}

/// A table whose lines are the same in every form.
fn grid(head: Vec<String>, label_column: usize, lines: Vec<(String, Vec<Cell>)>) -> Grid {
    let line = |(label, cells)| TableLine { label, row: None, heads: false, cells };
    Grid::new(head, label_column, lines.into_iter().map(line).collect())
}

fn label(text: &str) -> Cell {
    Cell::fixed(Holds::Label, text)
}

fn sum(text: String) -> Cell {
    Cell::fixed(Holds::Computed, text)
}

fn income(form: &Form) -> Grid {
    let (inside, outside) = IncomeSource::ALL.split_at(IncomeTotal::Appropriation.parts().len());
    let total = |of: IncomeTotal| sum(amount_text(&income_total(form, of)));
    let source = |of: &IncomeSource| Cell::text(form, Field::Income(*of));
    let merged = || Cell::fixed(Holds::Merged, "");
    let mut lines = vec![
        (
            IncomeTotal::Total.label().to_owned(),
            vec![label(IncomeTotal::Total.label()), label(""), total(IncomeTotal::Total)],
        ),
        ("小计".to_owned(), vec![label("财政拨款"), label("小计"), total(IncomeTotal::Appropriation)]),
    ];
    lines.extend(inside.iter().map(|of| (of.label().to_owned(), vec![merged(), label(of.label()), source(of)])));
    lines.extend(outside.iter().map(|of| (of.label().to_owned(), vec![label(of.label()), label(""), source(of)])));
    grid(vec!["资金来源".into(), String::new(), "全年预算数".into()], 1, lines)
}

fn expenditure(form: &Form) -> Grid {
    let mut lines: Vec<_> = ExpenditureLine::ALL
        .map(|of| {
            let [half, full] = Period::ALL.map(|period| Cell::text(form, Field::Planned(of, period)));
            (of.label().to_owned(), vec![label(of.label()), half, full])
        })
        .to_vec();
    let [half, full] = Period::ALL.map(|period| sum(amount_text(&expenditure_total(form, period))));
    lines.push(("合计".to_owned(), vec![label("合计"), half, full]));
    grid(vec!["支出类别".into(), "半年计划执行数".into(), "全年预算数".into()], 0, lines)
}

fn base_data(form: &Form) -> Grid {
    let head = ["计算的指标", "基础数据", "单位", "半年", "全年", "半年结果", "全年结果"].map(str::to_owned).to_vec();
    let figures = FormFigures::of(form);
    grid(head, 1, BASE_DATA.into_iter().flat_map(|standard| base_lines(form, &figures, standard)).collect())
}

/// The figures of a computed indicator, and what they give, merged over them.
fn base_lines(form: &Form, figures: &FormFigures, standard: StandardIndicator) -> Vec<(String, Vec<Cell>)> {
    let result = |first: bool, period| {
        let text = || rate_text(&figures.computed(standard, period).clone().map(|computed| computed.rate));
        if first { sum(text()) } else { Cell::fixed(Holds::Merged, "") }
    };
    let line = |at: usize, item: Option<BaseItem>| {
        let first = at == 0;
        let mut cells = vec![if first { label(standard.label()) } else { Cell::fixed(Holds::Merged, "") }];
        match item {
            Some(item) => {
                cells.push(label(item.label()));
                cells.push(label(item.unit()));
                cells.extend(Period::ALL.map(|period| Cell::text(form, Field::Base(item, period))));
            }
            None => cells.extend([const { "" }; 4].map(label)),
        }
        cells.extend(Period::ALL.map(|period| result(first, period)));
        (item.map_or(standard.label(), BaseItem::label).to_owned(), cells)
    };
    match standard.base_items() {
        [] => vec![line(0, None)],
        items => items.iter().enumerate().map(|(at, item)| line(at, Some(*item))).collect(),
    }
}

fn execution_of(form: &Form, period: Period) -> Grid {
    let half = period == Period::HalfYear;
    let execution = execution(form);
    let mut head = vec!["支出类别".to_owned(), "年初预算".into(), "调整数".into(), "调整后预算".into()];
    head.extend(half.then(|| "半年计划".into()));
    head.extend([format!("{}执行", period.label()), format!("{}执行率", period.label())]);
    head.extend(half.then(|| "支付进度".into()));
    let mut lines: Vec<_> =
        ExpenditureLine::ALL.map(|of| execution_line(form, of.label(), period, execution.line(of), Some(of))).to_vec();
    lines.push(execution_line(form, "合计", period, &execution.total, None));
    grid(head, 0, lines)
}

fn execution_line(
    form: &Form,
    name: &str,
    period: Period,
    line: &LineExecution,
    typed: Option<ExpenditureLine>,
) -> (String, Vec<Cell>) {
    let half = period == Period::HalfYear;
    let figures = line.periods.get(period);
    let money = |field: fn(ExpenditureLine, Period) -> Field, total: String| match typed {
        Some(line) => Cell::text(form, field(line, period)),
        None => sum(total),
    };
    let mut cells = vec![
        label(name),
        sum(amount_text(&line.initial)),
        money(Field::Adjustment, amount_text(&figures.adjustment)),
        sum(amount_text(&figures.adjusted)),
    ];
    cells.extend(half.then(|| sum(amount_text(&figures.planned))));
    cells.push(money(Field::Executed, amount_text(&figures.executed)));
    cells.push(sum(rate_text(&figures.rate)));
    cells.extend(half.then(|| sum(rate_text(&figures.progress))));
    (name.to_owned(), cells)
}
