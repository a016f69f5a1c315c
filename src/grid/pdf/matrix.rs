//! Points on a page and how they are moved, turned and scaled.

/// A point, in points of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Point {
    pub x: f64,
    pub y: f64,
}

/// A transformation `[a b c d e f]` as PDF writes it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Matrix(pub [f64; 6]);

impl Matrix {
    pub const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    pub fn moved(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// First this one, then the other.
    #[must_use]
    pub fn then(self, other: Self) -> Self {
        let [ax, ay, bx, by, left, below] = self.0;
        let along = other.turn(Point { x: ax, y: ay });
        let up = other.turn(Point { x: bx, y: by });
        let at = other.apply(Point { x: left, y: below });
        Self([along.x, along.y, up.x, up.y, at.x, at.y])
    }

    /// A direction, wherever it stands.
    fn turn(self, of: Point) -> Point {
        let [ax, ay, bx, by, ..] = self.0;
        Point { x: ax * of.x + bx * of.y, y: ay * of.x + by * of.y }
    }

    pub fn apply(self, point: Point) -> Point {
        let [.., left, below] = self.0;
        let turned = self.turn(point);
        Point { x: turned.x + left, y: turned.y + below }
    }

    /// How long a unit upwards becomes.
    pub fn height(self) -> f64 {
        let [_, _, across, up, ..] = self.0;
        across.hypot(up)
    }
}
