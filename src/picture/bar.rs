//! A bar: how long, and how it looks.

use core::fmt;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::evaluate::Status;
use crate::figures::round;

/// A place along the frame of a picture, in thousandths of its width. Never outside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Length(u16);

impl Length {
    /// The left end.
    pub const START: Self = Self(0);
    /// The right end.
    pub const WHOLE: Self = Self(1000);

    /// How far `part` reaches where `whole` fills the frame. Less than nothing is nothing, more than the whole is the whole; the least amount
    /// can be seen. `None` where the whole is nothing.
    pub fn of(part: Decimal, whole: Decimal) -> Option<Self> {
        if whole.is_zero() || whole.is_sign_negative() {
            return None;
        }
        if part.is_zero() || part.is_sign_negative() {
            return Some(Self::START);
        }
        // Out of range can only be far too long.
        let quotient = part.checked_div(whole).unwrap_or(Decimal::ONE).min(Decimal::ONE);
        let thousandths = quotient.checked_mul(Decimal::ONE_THOUSAND).map(|figure| round(figure, 0));
        Some(Self(thousandths.and_then(|figure| figure.to_u16()).unwrap_or(1000).clamp(1, 1000)))
    }

    /// Thousandths of the frame.
    pub fn thousandths(self) -> u16 {
        self.0
    }
}

impl fmt::Display for Length {
    /// As SVG writes a share of the width: `44.8%`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}%", self.0 / 10, self.0 % 10)
    }
}

/// How a piece of a bar is filled. Colours go with it, but the pattern alone tells them apart on any printer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Look {
    /// Where there is only one.
    Plain,
    /// That of a status.
    Status(Status),
}

impl Look {
    /// All.
    pub const ALL: [Self; 7] = [
        Self::Plain,
        Self::Status(Status::Met),
        Self::Status(Status::Partial),
        Self::Status(Status::Missed),
        Self::Status(Status::Undecided),
        Self::Status(Status::Missing),
        Self::Status(Status::NotApplicable),
    ];

    /// The word that stands for it in names of styles.
    pub fn code(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Status(status) => status.code(),
        }
    }
}

/// A piece of a bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it begins.
    pub from: Length,
    /// Where it ends; never before that.
    pub to: Length,
    /// How it is filled.
    pub look: Look,
}

/// A bar.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Bar {
    /// The outline of the whole that the pieces are a part of.
    pub frame: Option<Length>,
    /// Its pieces, from left to right.
    pub pieces: Vec<Piece>,
}

impl Bar {
    /// An outline filled from the left, as far as it goes.
    pub(super) fn filled(frame: Length, to: Length) -> Self {
        let piece = Piece { from: Length::START, to: to.min(frame), look: Look::Plain };
        let pieces = Some(piece).filter(|piece| piece.from < piece.to).into_iter().collect();
        Self { frame: Some(frame), pieces }
    }

    /// An outline alone.
    pub(super) fn outline(frame: Length) -> Self {
        Self { frame: Some(frame), ..Self::default() }
    }

    /// All of one look, to explain it.
    pub(super) fn of(look: Look) -> Self {
        let piece = Piece { from: Length::START, to: Length::WHOLE, look };
        Self { pieces: vec![piece], ..Self::default() }
    }
}
