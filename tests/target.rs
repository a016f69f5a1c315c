//! Target values read one by one: a table of real and realistic values, each judged by hand.

use budget_form::target::{Target, parse};

/// text ⇥ kind ⇥ operator ⇥ number, date or reason ⇥ unit
const VECTORS: &str = include_str!("target_vectors.tsv");

/// The row that a value gives, in the columns of the table.
fn row(text: &str, target: &Target) -> String {
    let columns = match target {
        Target::Empty => ["empty", "", "", ""].map(str::to_owned),
        Target::Number(n) => [
            "number".to_owned(),
            n.op.as_sign().to_owned(),
            n.figure(),
            n.quantity.unit.text.clone(),
        ],
        Target::Date(d) => ["date".to_owned(), d.op.as_sign().to_owned(), d.shown(), String::new()],
        Target::Phrase(_) => ["phrase", "", "", ""].map(str::to_owned),
        Target::Check(d) => [
            "check".to_owned(),
            String::new(),
            format!("{:?}", d.reason),
            String::new(),
        ],
    };
    format!("{text}\t{}", columns.join("\t"))
}

#[test]
fn every_value_of_the_table_reads_as_judged() {
    let lines = VECTORS.lines().filter(|line| !line.starts_with("# "));
    let wrong: Vec<String> = lines
        .filter_map(|line| {
            let text = line.split('\t').next().unwrap_or_default();
            let found = row(text, &parse(text));
            (found != line).then(|| format!("wanted {line}\nfound  {found}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
