//! Paths as far as they are ruling lines: straight strokes along an axis, and thin filled rectangles.

use super::matrix::Point;

/// A straight line along an axis of the page, or a thin rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rule {
    pub from: Point,
    pub to: Point,
}

/// A filled rectangle that is thinner than this is a line.
const THIN: f64 = 3.5;
/// What is shorter than this rules nothing.
const SHORT: f64 = 3.0;
/// How far the ends of a line along an axis may be apart across it.
const ASKEW: f64 = 0.7;

/// A box along the axes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Bounds {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl Bounds {
    fn of(points: impl Iterator<Item = Point>) -> Option<Self> {
        points.fold(None, |bounds: Option<Self>, point| {
            let of = bounds.unwrap_or(Self { left: point.x, right: point.x, top: point.y, bottom: point.y });
            Some(Self {
                left: of.left.min(point.x),
                right: of.right.max(point.x),
                top: of.top.min(point.y),
                bottom: of.bottom.max(point.y),
            })
        })
    }

    /// What lies in both.
    #[must_use]
    pub fn within(self, other: Self) -> Self {
        Self {
            left: self.left.max(other.left),
            right: self.right.min(other.right),
            top: self.top.max(other.top),
            bottom: self.bottom.min(other.bottom),
        }
    }

    /// Whether a point lies in it or at its edge.
    pub fn has(self, point: Point) -> bool {
        let edge = 1.0;
        (self.left - edge..=self.right + edge).contains(&point.x)
            && (self.top - edge..=self.bottom + edge).contains(&point.y)
    }
}

/// The pieces of a path.
#[derive(Default)]
pub(super) struct Path {
    pieces: Vec<Piece>,
}

#[derive(Default)]
struct Piece {
    points: Vec<Point>,
    curved: bool,
}

/// The most points of a path that are looked at.
const MOST_POINTS: usize = 20_000;

impl Path {
    pub fn move_to(&mut self, to: Point) {
        if self.pieces.len() < MOST_POINTS {
            self.pieces.push(Piece { points: vec![to], curved: false });
        }
    }

    pub fn line_to(&mut self, to: Point) {
        match self.pieces.last_mut() {
            Some(piece) if piece.points.len() < MOST_POINTS => piece.points.push(to),
            Some(_) => {}
            None => self.move_to(to),
        }
    }

    pub fn curve_to(&mut self, to: Point) {
        self.line_to(to);
        if let Some(piece) = self.pieces.last_mut() {
            piece.curved = true;
        }
    }

    pub fn close(&mut self) {
        if let Some(piece) = self.pieces.last_mut()
            && let Some(first) = piece.points.first().copied()
        {
            piece.points.push(first);
        }
    }

    pub fn rectangle(&mut self, corners: [Point; 4]) {
        let [first, ..] = corners;
        if self.pieces.len() < MOST_POINTS {
            self.pieces.push(Piece { points: corners.into_iter().chain([first]).collect(), curved: false });
        }
    }

    pub fn clear(&mut self) {
        self.pieces.clear();
    }

    /// The box around it.
    pub fn bounds(&self) -> Option<Bounds> {
        Bounds::of(self.pieces.iter().flat_map(|piece| piece.points.iter().copied()))
    }

    /// The strokes along an axis.
    pub fn straight(&self) -> Vec<Rule> {
        let pieces = self.pieces.iter().filter(|piece| !piece.curved);
        let lines = pieces.flat_map(|piece| piece.points.iter().zip(piece.points.iter().skip(1)));
        lines.filter_map(|(from, to)| along_axis(*from, *to)).collect()
    }

    /// The filled rectangles that are thin enough to be lines.
    pub fn thin(&self) -> Vec<Rule> {
        let boxes = self.pieces.iter().filter(|piece| !piece.curved && (4..=5).contains(&piece.points.len()));
        boxes.filter_map(|piece| middle(&piece.points)).collect()
    }
}

fn along_axis(from: Point, to: Point) -> Option<Rule> {
    let (across, along) = ((to.x - from.x).abs(), (to.y - from.y).abs());
    (across.min(along) <= ASKEW && across.max(along) >= SHORT).then_some(Rule { from, to })
}

/// The line in the middle of a thin rectangle.
fn middle(points: &[Point]) -> Option<Rule> {
    let Bounds { left, right, top, bottom } = Bounds::of(points.iter().copied())?;
    let (width, height) = (right - left, bottom - top);
    if height <= THIN && width >= SHORT && width > height {
        let y = f64::midpoint(top, bottom);
        Some(Rule { from: Point { x: left, y }, to: Point { x: right, y } })
    } else if width <= THIN && height >= SHORT && height > width {
        let x = f64::midpoint(left, right);
        Some(Rule { from: Point { x, y: top }, to: Point { x, y: bottom } })
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(x: f64, y: f64) -> Point {
        Point { x, y }
    }

    #[test]
    fn lines_are_strokes_along_an_axis_and_thin_rectangles() {
        let mut path = Path::default();
        path.rectangle([at(0.0, 0.0), at(100.0, 0.0), at(100.0, 0.5), at(0.0, 0.5)]);
        path.rectangle([at(0.0, 0.0), at(100.0, 0.0), at(100.0, 50.0), at(0.0, 50.0)]);
        assert_eq!(path.thin(), [Rule { from: at(0.0, 0.25), to: at(100.0, 0.25) }]);
        assert_eq!(path.straight().len(), 6);
        path.clear();
        path.move_to(at(0.0, 0.0));
        path.line_to(at(30.0, 30.0));
        path.curve_to(at(30.0, 90.0));
        assert_eq!((path.thin(), path.straight()), (vec![], vec![]));
    }
}
