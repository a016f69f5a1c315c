//! The column 上年: what last year's form asked for in this row, and what came of it. There only while such a form is loaded.

use std::sync::Arc;

use leptos::prelude::*;

use crate::form::{Field, LastYearIndex, Level1, Level2Id, RowId};
use crate::ui::session::{Session, Topic};
use crate::ui::texts;

/// Last year's rows by name, made once for all rows of the table; and whether anything of that year was reported, or its line would make every row
/// higher for nothing.
#[derive(Clone, Copy)]
struct LastYears(Memo<Option<Arc<LastYearIndex>>>, Memo<bool>);

/// Looks last year's rows up for the cells of the table that is being made.
pub fn provide(session: Session) {
    let index = Memo::new(move |_| {
        session.watched(Topic::LastYear, |form| form.last_year.as_ref().map(|last| Arc::new(last.index().into_owned())))
    });
    let reported = Memo::new(move |_| {
        session.watched(Topic::LastYear, |form| {
            let last = form.last_year.as_ref();
            last.is_some_and(|last| last.indicators.iter().any(|row| !row.actual.trim().is_empty()))
        })
    });
    provide_context(LastYears(index, reported));
}

/// The head of the column 上年.
#[component]
pub fn LastYearHead() -> impl IntoView {
    let LastYears(index, reported) = expect_context();
    let loaded = Memo::new(move |_| index.with(Option::is_some));
    view! {
        <Show when=move || loaded.get()>
            <th scope="col" class="last-year">
                <span>{texts::versions::LAST_TARGET}</span>
                <Show when=move || reported.get()>
                    <span>{texts::versions::LAST_ACTUAL}</span>
                </Show>
            </th>
        </Show>
    }
}

/// 全年指标值 of last year, and below it 实际完成值.
#[component]
pub fn LastYearCell(session: Session, level1: Level1, level2: Level2Id, row: RowId) -> impl IntoView {
    let LastYears(index, reported) = expect_context();
    let loaded = Memo::new(move |_| {
        session.watch(Topic::Shown(row));
        index.with_untracked(Option::is_some)
    });
    let reported = Memo::new(move |_| {
        session.watch(Topic::Shown(row));
        reported.get_untracked()
    });
    let values = Memo::new(move |_| {
        session.watch(Topic::Shown(row));
        session.watch(Topic::Text(Field::Name(row)));
        index.with_untracked(|index| {
            let last = session.with(|form| {
                let (level2, row) = (form.indicators.level2(level2)?, form.indicators.row(row)?);
                index.as_ref()?.row(level1, &level2.name, row).cloned()
            });
            last.map(|last| [last.target, last.actual])
        })
    });
    let value = move |at: usize| {
        let text = values.with(|values| values.as_ref().and_then(|values| values.get(at).cloned()));
        text.map(|text| if text.trim().is_empty() { "–".to_owned() } else { text })
    };
    view! {
        <Show when=move || loaded.get()>
            <td class="last-year">
                <span><span class="unseen">{texts::versions::LAST_TARGET}" "</span>{move || value(0)}</span>
                <Show when=move || reported.get()>
                    <span><span class="unseen">{texts::versions::LAST_ACTUAL}" "</span>{move || value(1)}</span>
                </Show>
            </td>
        </Show>
    }
}
