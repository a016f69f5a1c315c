//! Amounts of a form that was read back from a paper.

use budget_form::form::{BaseItem, ExpenditureLine, Form, IncomeSource, Period, PublishedTotals};

/// Zeros at the end of an amount and separators of thousands are a matter of format.
pub fn amounts_as_numbers(form: &mut Form) {
    let plain = |text: &mut String| {
        text.retain(|c| c != ',');
        if text.contains('.') {
            *text = text.trim_end_matches('0').trim_end_matches('.').to_owned();
        }
    };
    for source in IncomeSource::ALL {
        plain(form.funds.income.get_mut(source));
    }
    for (line, period) in ExpenditureLine::ALL.into_iter().flat_map(|line| Period::ALL.map(|period| (line, period))) {
        plain(form.funds.expenditure.get_mut(line).get_mut(period));
        plain(form.progress.get_mut(line).executed.get_mut(period));
        plain(form.progress.get_mut(line).adjustment.get_mut(period));
    }
    for (item, period) in BaseItem::ALL.into_iter().flat_map(|item| Period::ALL.map(|period| (item, period))) {
        form.base_data.get_mut(item, period).into_iter().for_each(plain);
    }
    // Totals are worked out from their parts.
    form.funds.published_totals = PublishedTotals::default();
}
