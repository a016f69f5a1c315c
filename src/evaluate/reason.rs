//! Why an indicator stands as it does, as a value. `Assessment::sentence` makes the sentence from it when somebody looks.

use std::borrow::Cow;

use super::Absent;
use super::comparison::Compared;
use crate::form::Judgement;
use crate::target::{ActualDoubt, DoubtReason, UnitConflict};

/// Why an indicator stands as it does, and what a person said about it where no figure decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// What decided, or what is in the way of a decision.
    pub why: Why,
    /// The part of a person in it.
    pub judging: Judging,
}

/// The part that a person's judgement has in a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judging {
    /// None: figures or dates decide, or what is to be judged is not there yet.
    NotAsked,
    /// A judgement is waited for.
    Asked,
    /// A person judged that it stands so.
    Given(Judgement),
}

/// What decided how an indicator stands, or what is in the way of a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The row itself is filled in as 不适用.
    RowWaived,
    /// The actual value is filled in as 不适用.
    ActualWaived,
    /// What it is computed from does not exist, in words: 本年无政府采购预算，不适用.
    NotApplicable(&'static str),
    /// It cannot be computed from 基础数据.
    NotComputed(Absent),
    /// Neither target nor actual value is filled in.
    NothingFilled,
    /// The target is not filled in.
    TargetMissing,
    /// The actual value of a figure or a date is not filled in.
    ActualMissing,
    /// What was done about a target in words is not filled in.
    AccountMissing,
    /// The actual value cannot be understood with certainty.
    ActualUnclear(ActualDoubt),
    /// The target cannot be understood with certainty.
    TargetUnclear(DoubtReason),
    /// The target is words, which a person judges; the words, shortened.
    Words(Cow<'static, str>),
    /// A target in words was judged although nothing says what was done; the words, shortened.
    JudgedWords(Cow<'static, str>),
    /// The actual value is the very words of the target, shortened.
    SameWords(Cow<'static, str>),
    /// The target is a date and the actual value is none.
    NotADate,
    /// The target is a number and the actual value is none.
    NotANumber,
    /// Of target and actual value one is a ratio and the other is not.
    OneRatio,
    /// Target and actual value measure different things.
    Units(UnitConflict),
    /// The target says 左右 without a bound.
    NoBound,
    /// The figures are too large to be brought to one measure.
    TooLargeToCompare,
    /// The figures are too large to compute with.
    TooLargeToCompute,
    /// Completed within the deadline.
    InTime,
    /// Completed after the deadline.
    Late,
    /// A date has no year, and neither has the form.
    NoYear,
    /// The day of completion is not told precisely enough.
    DayNotPrecise,
    /// The deadline counts from a day that the form does not name.
    CountedFromElsewhere,
    /// Two figures were compared.
    Compared(Box<Compared>),
}

impl Why {
    /// The word that stands for it in JSON.
    pub fn code(&self) -> &'static str {
        match self {
            Self::RowWaived => "rowWaived",
            Self::ActualWaived => "actualWaived",
            Self::NotApplicable(_) => "baseNotApplicable",
            Self::NotComputed(_) => "notComputed",
            Self::NothingFilled => "nothingFilled",
            Self::TargetMissing => "targetMissing",
            Self::ActualMissing => "actualMissing",
            Self::AccountMissing => "accountMissing",
            Self::ActualUnclear(_) => "actualUnclear",
            Self::TargetUnclear(_) => "targetUnclear",
            Self::Words(_) | Self::JudgedWords(_) => "words",
            Self::SameWords(_) => "sameWords",
            Self::NotADate => "notADate",
            Self::NotANumber => "notANumber",
            Self::OneRatio => "oneRatio",
            Self::Units(_) => "unitsDiffer",
            Self::NoBound => "noBound",
            Self::TooLargeToCompare | Self::TooLargeToCompute => "tooLarge",
            Self::InTime => "inTime",
            Self::Late => "late",
            Self::NoYear => "noYear",
            Self::DayNotPrecise => "dayNotPrecise",
            Self::CountedFromElsewhere => "countedFromElsewhere",
            Self::Compared(_) => "compared",
        }
    }
}
