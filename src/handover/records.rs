//! The form as records: one for each indicator and period, one for each line of the funds and period. Tables of data (CSV) and NDJSON are written of them.
//!
//! Numbers are exact decimals as text. What is not there is nothing, never 0.

use serde_json::{Value, json};

use crate::evaluate::{Assessed, Evaluation, FigureResult, LineExecution, Origin, RowScore, amount};
use crate::figures::{Amount, Percent, Rate};
use crate::form::{
    Cause, ExpenditureLine, Field, Form, IncomeSource, IncomeTotal, Likelihood, Period, read_year, terms,
};
use crate::target::Target;

/// What a record is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RecordKind {
    Indicator,
    Fund,
}

impl RecordKind {
    pub const ALL: [Self; 2] = [Self::Indicator, Self::Fund];

    fn code(self) -> &'static str {
        match self {
            Self::Indicator => "indicator",
            Self::Fund => "fund",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Indicator => "指标",
            Self::Fund => "资金",
        }
    }
}

/// A value of a record.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// Its name for programs.
    pub key: &'static str,
    /// Its name for people.
    pub head: String,
    /// What it is for programs: a word of the file format, a text, or `null`.
    pub value: Value,
    /// What it is for people; empty for nothing.
    pub shown: String,
    /// Whether it is an exact number.
    pub is_number: bool,
}

/// A record.
pub(super) struct Record {
    pub kind: RecordKind,
    pub entries: Vec<Entry>,
}

/// A text as it was typed.
fn text(key: &'static str, head: impl Into<String>, text: impl Into<String>) -> Entry {
    let shown = text.into();
    Entry { key, head: head.into(), value: json!(shown), shown, is_number: false }
}

/// A choice: its word in the file format, and what people call it.
fn choice(key: &'static str, head: impl Into<String>, of: Option<(&str, &str)>) -> Entry {
    let (value, shown) = of.map_or((Value::Null, ""), |(code, label)| (json!(code), label));
    Entry { key, head: head.into(), value, shown: shown.to_owned(), is_number: false }
}

/// A number, where there is one.
fn number(key: &'static str, head: impl Into<String>, of: Option<String>) -> Entry {
    let value = of.as_ref().map_or(Value::Null, |number| json!(number));
    Entry { key, head: head.into(), value, shown: of.unwrap_or_default(), is_number: true }
}

/// All records of a form: the indicators in its order, then the funds.
pub(super) fn records(form: &Form, evaluation: &Evaluation) -> Vec<Record> {
    let indicators = evaluation.assessed(form).flat_map(|row| {
        let of = |period| indicator(form, evaluation, &row, period);
        Period::ALL.map(of)
    });
    let mut records: Vec<Record> = indicators.collect();
    records.extend(income(form, evaluation));
    for line in ExpenditureLine::ALL.into_iter().map(Some).chain([None]) {
        records.extend(Period::ALL.map(|period| expenditure(form, evaluation, line, period)));
    }
    records
}

/// What every record begins with.
fn common(form: &Form, kind: RecordKind, period: Period) -> Vec<Entry> {
    let year = read_year(&form.year).map_or_else(|| form.year.trim().to_owned(), |year| year.to_string());
    vec![
        choice("kind", "类别", Some((kind.code(), kind.label()))),
        text("year", Field::Year.label(), year),
        text("unit", Field::Unit.label(), form.profile.unit.as_str()),
        choice("stage", "阶段", Some((form.stage.code(), form.stage.label()))),
        choice("period", "期间", Some((period.code(), period.label()))),
    ]
}

fn indicator(form: &Form, evaluation: &Evaluation, of: &Assessed<'_>, period: Period) -> Record {
    let row = of.row;
    let in_period = of.evaluation.periods.get(period);
    let target = match &in_period.target {
        Target::Number(target) => Some(target),
        _ => None,
    };
    let assessment = &in_period.assessment;
    let mut entries = common(form, RecordKind::Indicator, period);
    entries.extend([
        number("id", "编号", Some(row.id.0.to_string())),
        choice("level1", terms::LEVEL1, Some((of.level1.code(), of.level1.label()))),
        text("level2", terms::LEVEL2, of.level2.name.as_str()),
        text("keyTask", terms::KEY_TASK, row.key_task.as_str()),
        text("name", terms::NAME, row.name.as_str()),
        text("target", terms::TARGET, row.target.get(period).as_str()),
        choice("targetSign", "目标符号", target.map(|target| (target.op.as_sign(), target.op.as_sign()))),
        number("targetNumber", "目标数值", target.map(|target| target.quantity.number.to_string())),
        text("targetUnit", "目标单位", target.map_or("", |target| &target.quantity.unit.text)),
        text("actual", terms::ACTUAL, of.achieved_text(period)),
        choice("actualOrigin", "完成值来源", Some(origin(in_period.achieved.origin))),
        choice("status", terms::STATUS, Some((assessment.status.code(), assessment.status.label()))),
        choice("deviates", "偏离", assessment.deviates.then_some(("yes", "是"))),
        number("completionPercent", "完成率（%）", completion(of, period)),
        text("explanation", "偏差说明或改进措施", row.explanation.get(period).as_str()),
    ]);
    entries.extend(of_stage(evaluation, of, period));
    Record { kind: RecordKind::Indicator, entries }
}

fn origin(origin: Origin) -> (&'static str, &'static str) {
    use Origin as Is;
    match origin {
        Is::Typed => (origin.code(), "填写"),
        Is::Computed => (origin.code(), "计算"),
        Is::Overridden => (origin.code(), "手填代替计算"),
    }
}

fn completion(of: &Assessed<'_>, period: Period) -> Option<String> {
    let completion = of.assessment(period).completion.as_ref()?;
    completion.percent().map(|percent| percent.trim_end_matches('%').to_owned())
}

/// What is asked of a row at mid-year stands in its record of the half year, what it scores in that of the year.
fn of_stage(evaluation: &Evaluation, of: &Assessed<'_>, period: Period) -> [Entry; 6] {
    let row = of.row;
    let half = period == Period::HalfYear;
    let scored = evaluation.score.row(row.id).filter(|_| !half);
    let likelihood = row.monitoring.likelihood.filter(|_| half);
    let causes: Vec<Cause> = if half { row.monitoring.causes.clone() } else { Vec::new() };
    let labels: Vec<&str> = causes.iter().copied().map(Cause::label).collect();
    let codes: Vec<&str> = causes.iter().copied().map(Cause::code).collect();
    let share = scored.and_then(RowScore::share).map(|share| Percent::of(share.ratio));
    [
        text("expected", terms::EXPECTED, if half { row.monitoring.expected.as_str() } else { "" }),
        choice("likelihood", terms::LIKELIHOOD, likelihood.map(|of| (Likelihood::code(of), of.label()))),
        Entry {
            key: "causes",
            head: terms::CAUSES.to_owned(),
            value: json!(codes),
            shown: labels.join("、"),
            is_number: false,
        },
        number("weight", terms::WEIGHT, of.evaluation.weight_entered().filter(|_| !half).map(|of| of.to_string())),
        number("pointsPercent", "得分率（%）", share.map(|share| share.figure().to_string())),
        number("points", terms::POINTS, scored.and_then(|row| row.score).map(|score| score.normalize().to_string())),
    ]
}

/// 收入 has a budget for the year alone.
fn income(form: &Form, evaluation: &Evaluation) -> Vec<Record> {
    let record = |item: &'static str, label: &'static str, typed: &str, budget: Option<String>| {
        let mut entries = common(form, RecordKind::Fund, Period::FullYear);
        entries.extend(fund(("income", "收入"), (item, label), typed, [budget, None, None, None, None]));
        Record { kind: RecordKind::Fund, entries }
    };
    let totals = IncomeTotal::ALL.map(|total| {
        let budget = plain(evaluation.figures.income(total));
        record(total.code(), total.label(), "", budget)
    });
    let sources = IncomeSource::ALL.map(|source| {
        let field = Field::Income(source);
        let typed = form.text(field).unwrap_or_default();
        record(source.code(), source.label(), typed, plain(&amount(form, field)))
    });
    totals.into_iter().chain(sources).collect()
}

fn expenditure(form: &Form, evaluation: &Evaluation, line: Option<ExpenditureLine>, period: Period) -> Record {
    let execution = &evaluation.figures.execution;
    let of: &LineExecution = line.map_or(&execution.total, |line| execution.line(line));
    let in_period = of.periods.get(period);
    let planned = match (line, period) {
        (Some(line), period) => plain(&amount(form, Field::Planned(line, period))),
        (None, period) => plain(evaluation.figures.expenditure.get(period)),
    };
    let typed = line.and_then(|line| form.text(Field::Planned(line, period))).unwrap_or_default();
    let (code, label) = line.map_or(("total", "合计"), |line| (line.code(), line.label()));
    let figures = [
        planned,
        plain(&in_period.adjustment),
        plain(&in_period.adjusted),
        plain(&in_period.executed),
        percent(&in_period.rate),
    ];
    let mut entries = common(form, RecordKind::Fund, period);
    entries.extend(fund(("expenditure", "支出"), (code, label), typed, figures));
    Record { kind: RecordKind::Fund, entries }
}

/// The entries of a line of the funds: its side, its name, the budget as typed, and its figures.
fn fund(side: (&str, &str), item: (&str, &str), typed: &str, figures: [Option<String>; 5]) -> [Entry; 8] {
    let [budget, adjustment, adjusted, executed, rate] = figures;
    let in_money = |term: &str| format!("{term}（万元）");
    [
        choice("side", "收支", Some(side)),
        choice("item", "资金项目", Some(item)),
        text("budgetText", "预算数原文", typed),
        number("budget", in_money("预算数"), budget),
        number("adjustment", in_money(terms::ADJUSTMENT), adjustment),
        number("adjusted", in_money(terms::ADJUSTED_BUDGET), adjusted),
        number("executed", in_money(terms::EXECUTED), executed),
        number("executionPercent", format!("{}（%）", terms::EXECUTION_RATE), rate),
    ]
}

fn plain(amount: &FigureResult<Amount>) -> Option<String> {
    amount.as_ref().ok().map(ToString::to_string)
}

fn percent(rate: &FigureResult<Rate>) -> Option<String> {
    rate.as_ref().ok().map(|rate| rate.percent().figure().to_string())
}
