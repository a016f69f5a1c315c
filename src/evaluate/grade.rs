//! 评价等级 of a total: thresholds are a setting of the form (usually 优 ≥ 90, 良 ≥ 80, 中 ≥ 60, 差 < 60, as in 财预〔2020〕10号).

use rust_decimal::Decimal;

use crate::figures::points;
use crate::form::{Grade, GradeFrom, Settings};

/// The scores the grades start at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thresholds {
    /// 优, 良, 中.
    from: [Decimal; 3],
    /// Whether what was typed could be used; if not, the usual thresholds hold.
    pub as_typed: bool,
}

impl Thresholds {
    /// Those of a form; the usual ones where what was typed cannot be read, does not descend, or lies above 100.
    pub fn of(settings: &Settings) -> Self {
        match typed(&settings.grade_from) {
            Some(from) => Self { from, as_typed: true },
            None => Self { from: GradeFrom::DEFAULT.map(Decimal::from), as_typed: false },
        }
    }

    /// What a finding about a start that cannot be used adds: which ones count meanwhile.
    pub fn meanwhile(&self) -> String {
        format!("；改正之前按{}评定", self.in_words())
    }

    /// The grade of a total.
    pub fn grade(&self, total: Decimal) -> Grade {
        let reached = Grade::BOUNDED.into_iter().zip(self.from).find(|(_, from)| total >= *from);
        reached.map_or(Grade::Poor, |(grade, _)| grade)
    }

    /// The thresholds in words: `优 ≥ 90，良 ≥ 80，中 ≥ 60，差 < 60`.
    pub fn in_words(&self) -> String {
        let bounded = Grade::BOUNDED.into_iter().zip(self.from);
        let mut words: Vec<String> =
            bounded.map(|(grade, from)| format!("{} ≥ {}", grade.label(), from.normalize())).collect();
        let [.., lowest] = self.from;
        words.push(format!("{} < {}", Grade::Poor.label(), lowest.normalize()));
        words.join("，")
    }
}

fn typed(from: &GradeFrom) -> Option<[Decimal; 3]> {
    let read = |grade| points(from.get(grade)?).ok().flatten();
    let [excellent, good, medium] = Grade::BOUNDED.map(read);
    let (excellent, good, medium) = (excellent?, good?, medium?);
    let descending = Decimal::ONE_HUNDRED >= excellent && excellent > good && good > medium;
    descending.then_some([excellent, good, medium])
}
