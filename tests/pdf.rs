//! PDF files as forms.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that goes wrong stops there"
)]

mod published;

use budget_form::grid::read_pdf;
use budget_form::table_form::{Imported, read};

fn imported(path: &str) -> Imported {
    let bytes = std::fs::read(path).unwrap();
    read(&read_pdf(&bytes).unwrap_or_else(|e| panic!("{path}: {e}"))).unwrap_or_else(|e| panic!("{path}: {e}"))
}

fn packed(text: &str) -> String {
    published::packed(text)
}

#[test]
fn measure() {
    let dir = std::env::var("PDFS").unwrap_or_default();
    if dir.is_empty() {
        return;
    }
    for form in published::FORMS {
        let truth = published::truth(form);
        let wanted = published::true_rows(&truth);
        for path in [format!("{dir}/{form}.chromium.pdf"), format!("{dir}/c/{form}.pdf"), format!("{dir}/w/{form}.pdf")]
        {
            if !std::path::Path::new(&path).exists() {
                println!("{path} missing");
                continue;
            }
            let result = std::panic::catch_unwind(|| imported(&path));
            let Ok(got) = result else {
                println!("{path}: FAILED");
                continue;
            };
            let f = &got.form;
            let rows = published::read_rows(f);
            let wrong: Vec<_> = wanted.iter().filter(|row| !rows.contains(row)).collect();
            let more: Vec<_> = rows.iter().filter(|row| !wanted.contains(row)).collect();
            let mut texts = Vec::new();
            for (key, text) in [
                ("functions", &f.profile.functions),
                ("organisation", &f.profile.organisation),
                ("longTerm", &f.goals.long_term),
                ("annual", &f.goals.annual),
                ("unit", &f.profile.unit),
                ("year", &f.year),
            ] {
                if packed(text) != packed(truth[key].as_str().unwrap()) {
                    texts.push(format!("{key}: {text:?}\n   truth {:?}", truth[key].as_str().unwrap()));
                } else if text != truth[key].as_str().unwrap().trim() {
                    texts.push(format!("{key}: only blanks differ {text:?} / {:?}", truth[key]));
                }
            }
            use budget_form::form::*;
            for s in IncomeSource::ALL {
                let t = truth["income"][s.code()].as_str().unwrap();
                if f.funds.income.get(s) != t {
                    texts.push(format!("{}: {} / {t}", s.code(), f.funds.income.get(s)));
                }
            }
            for l in ExpenditureLine::ALL {
                for (i, p) in Period::ALL.into_iter().enumerate() {
                    let t = truth["expenditure"][l.code()][i].as_str().unwrap();
                    if f.funds.planned(l, p) != t {
                        texts.push(format!("{} {}: {} / {t}", l.code(), p.code(), f.funds.planned(l, p)));
                    }
                }
            }
            println!(
                "{path}: rows {} wrong {} more {} order {} texts {} doubts {} skipped {} unplaced {}",
                wanted.len(),
                wrong.len(),
                more.len(),
                rows == wanted,
                texts.len(),
                got.report.doubts.len(),
                got.report.skipped.len(),
                got.report.unplaced.len()
            );
            for w in wrong.iter().take(6) {
                println!("   missing {w:?}");
            }
            for w in more.iter().take(6) {
                println!("   extra   {w:?}");
            }
            for t in &texts {
                println!("   {t}");
            }
            for d in got.report.doubts.iter().take(8) {
                println!("   ? {:?} {}", d.place.as_ref().map(ToString::to_string), d.sentence);
            }
            for d in got.report.unplaced.iter().take(8) {
                println!("   ! {} {:?} {}", d.place, d.text, d.why);
            }
        }
    }
}
