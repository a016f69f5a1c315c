//! Paths as far as they are ruling lines: straight strokes along an axis, and thin filled rectangles.

use super::content::Rule;
use super::matrix::Point;

/// A filled rectangle that is thinner than this is a line.
const THIN: f64 = 3.5;
/// What is shorter than this rules nothing.
const SHORT: f64 = 3.0;
/// How far the ends of a line along an axis may be apart across it.
const ASKEW: f64 = 0.7;

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
    let least = |of: fn(&Point) -> f64| points.iter().map(of).fold(f64::INFINITY, f64::min);
    let most = |of: fn(&Point) -> f64| points.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
    let (left, right, top, bottom) = (least(|p| p.x), most(|p| p.x), least(|p| p.y), most(|p| p.y));
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
