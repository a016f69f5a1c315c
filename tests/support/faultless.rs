//! A form without a finding: what the cases of the checks begin with.

use std::sync::LazyLock;

use budget_form::evaluate::StandardIndicator;
use budget_form::form::{Field, Form, Period, Stage};
use budget_form::target::{Target, parse};

use super::{Unit, declared_form};

/// The example with everything mended that a reviewer would say about it, filled in for the whole year, all targets met.
pub fn faultless(stage: Stage) -> Unit {
    static MENDED: LazyLock<Form> = LazyLock::new(|| mended().form().clone());
    Unit::open(Form { stage, ..MENDED.clone() })
}

fn mended() -> Unit {
    let mut unit = Unit::open(declared_form());
    unit.run(&[
        "funds/expenditure/project/halfYear=0.2",
        "@高新技术税收优惠政策/target/halfYear=知晓面扩大",
        "@高新技术税收优惠政策/target/fullYear=知晓面扩大",
        "@服务企业满意度/target/halfYear=≥95%",
        "@服务企业满意度/target/fullYear=≥95%",
        "@生态效益/target/fullYear=不适用",
        "@可持续影响/target/fullYear=不适用",
    ]);
    for name in ["企业创新能力", "企业研发成本", "企业研发周期", "企业技术进步", "企业成果转化效率"]
    {
        for period in Period::ALL {
            unit.type_into(unit.field(&format!("@{name}/target/{}", period.code())), "较显著");
        }
    }
    for period in Period::ALL {
        report(&mut unit, period);
    }
    unit.run(&["@全市技术合同成交额/actual/halfYear=460 亿元", "@全市技术合同成交额/actual/fullYear=950 亿元"]);
    unit
}

/// Fills in what a period has to report, just as it was planned.
fn report(unit: &mut Unit, period: Period) {
    let mut actuals = Vec::new();
    for (level1, _, row) in unit.form().indicators.filled() {
        let target = row.target.get(period);
        let actual = match parse(target) {
            Target::Number(number) => format!("{}{}", number.quantity.number, number.quantity.unit.text),
            _ => target.clone(),
        };
        if StandardIndicator::of(level1, row).is_none() && !row.name.is_empty() {
            actuals.push((Field::Actual(row.id, period), actual));
        }
    }
    for (field, actual) in actuals {
        unit.type_into(field, &actual);
    }
    let spent = if period == Period::HalfYear { ["294.58", "0.2"] } else { ["657.89", "0.4"] };
    unit.spend("基本支出", period, spent[0]).spend("项目支出", period, spent[1]).adjust("基本支出", period, "0");
    for (item, figure) in [
        ("plannedPayment", "294.58"),
        ("actualPayment", "294.58"),
        ("carryOver", "0"),
        ("publicExpenseBudget", "45.76"),
        ("publicExpenseSpent", "45.76"),
        ("threePublicThisYear", "3.12"),
        ("threePublicLastYear", "4.5"),
        ("procurementBudget", "10"),
        ("procurementSpent", "10"),
        ("nonTaxBudget", "0"),
        ("nonTaxReceived", "0"),
        ("staffQuota", "15人"),
        ("staffEmployed", "15"),
        ("assetsTotal", "120"),
        ("assetsInUse", "120"),
    ] {
        unit.type_into(format!("baseData/{item}/{}", period.code()).parse().unwrap(), figure);
    }
}
