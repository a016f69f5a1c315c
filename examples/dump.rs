//! dev only
use budget_form::exchange::published::read;
fn main() {
    let t = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    match read(&t) {
        Err(e) => println!("{e}"),
        Ok(i) => {
            let f = &i.form;
            println!("{:?} year={} unit={}", i.report.layout, f.year, f.profile.unit);
            println!("F {}\nO {}\nL {}\nA {}", f.profile.functions, f.profile.organisation, f.goals.long_term, f.goals.annual);
            println!("{:?}", f.funds);
            for (l, l2, r) in f.indicators.rows() {
                println!("{} | {} | {} | {} | {} | {}", l.label(), l2.name, r.key_task, r.name, r.target.half_year, r.target.full_year);
            }
            for g in i.report.groups { println!("{g:?}"); }
            for n in &i.report.notes { println!("NOTE {:?} {}{}", n.lines, if n.check {"! "} else {""}, n.text); }
            for n in &i.report.skipped { println!("SKIP {n:?}"); }
            for n in &i.report.unplaced { println!("UNPL {n:?}"); }
        }
    }
}
