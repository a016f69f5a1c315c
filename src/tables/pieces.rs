//! Long tables are shown in pieces, each a table of its own with the same columns. A browser lays a table out as a whole: with thousands of rows each
//! key would take as long as the whole table does.

use crate::form::{Field, Level1, Level2Id, RowId};

/// How many rows stand in the first piece before the table is cut at all. The forms of most units have fewer.
const FIRST: usize = 120;

/// Beyond those, a piece begins at each row whose number is a multiple of this.
const EVERY: u32 = 20;

/// A body of a table of indicators: rows that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Body {
    /// The rows of a group.
    Group(Level1),
    /// The rows of a 二级指标.
    Level2(Level1, Level2Id),
    /// The totals of a group, or those of the whole form; without rows of its own.
    Totals(Option<Level1>),
}

/// The rows of one body of the table that stand in one piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PiecePart {
    /// The body that the rows belong to.
    pub body: Body,
    /// The rows of it that stand in this piece, from the top.
    pub rows: Vec<RowId>,
    /// Whether it goes on from the piece before.
    pub goes_on: bool,
}

impl PiecePart {
    /// Whether the head of a group stands in it, which is seen also where its rows are folded away.
    pub fn has_head(&self) -> bool {
        match self.body {
            Body::Group(_) => !self.goes_on,
            Body::Level2(..) => false,
            Body::Totals(_) => true,
        }
    }

    /// Whether the row of a field stands in it, or the box for the name of a 二级指标, which is typed where its first row stands.
    pub fn shows(&self, field: Field) -> bool {
        match (field, self.body) {
            (Field::Level2Name(id), Body::Level2(_, of)) => id == of && !self.goes_on,
            _ => field.row().is_some_and(|row| self.rows.contains(&row)),
        }
    }
}

/// A piece of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The row it begins at; `None` for the first piece.
    pub from: Option<RowId>,
    /// What stands in it, from the top.
    pub parts: Vec<PiecePart>,
}

/// The pieces of a table whose bodies have these rows. A cut stands before a row by its number, not by its position: so rows stay in their piece, with
/// whatever has the focus there, when others come, go or move.
pub fn pieces(bodies: impl IntoIterator<Item = (Body, Vec<RowId>)>) -> Vec<Piece> {
    let mut done: Vec<Piece> = Vec::new();
    let mut piece = Piece { from: None, parts: Vec::new() };
    let mut position = 0;
    for (body, rows) in bodies {
        let mut part = PiecePart { body, rows: Vec::new(), goes_on: false };
        for row in rows {
            if position >= FIRST && row.0.is_multiple_of(EVERY) {
                let goes_on = !part.rows.is_empty() || part.goes_on;
                let before = core::mem::replace(&mut part, PiecePart { body, rows: Vec::new(), goes_on });
                if goes_on {
                    piece.parts.push(before);
                }
                done.push(core::mem::replace(&mut piece, Piece { from: Some(row), parts: Vec::new() }));
            }
            part.rows.push(row);
            position += 1;
        }
        piece.parts.push(part);
    }
    done.push(piece);
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(number: u32) -> Body {
        Body::Level2(Level1::Duty, Level2Id(number))
    }

    fn rows(range: core::ops::Range<u32>) -> Vec<RowId> {
        range.map(RowId).collect()
    }

    /// The bodies that the pieces are made of, put together again.
    fn joined(pieces: &[Piece]) -> Vec<(Body, Vec<RowId>)> {
        let mut bodies: Vec<(Body, Vec<RowId>)> = Vec::new();
        for part in pieces.iter().flat_map(|piece| &piece.parts) {
            match bodies.last_mut().filter(|_| part.goes_on) {
                Some((body, rows)) => {
                    assert_eq!(*body, part.body, "what goes on is the same body");
                    rows.extend(&part.rows);
                }
                None => bodies.push((part.body, part.rows.clone())),
            }
        }
        bodies
    }

    #[test]
    fn a_form_of_usual_length_is_one_table() {
        let bodies = vec![(body(1), rows(1..60)), (body(2), Vec::new()), (body(3), rows(60..121))];
        let cut = pieces(bodies.clone());
        assert_eq!(cut.len(), 1);
        assert_eq!(joined(&cut), bodies);
    }

    #[test]
    fn nothing_is_lost_or_moved_by_the_cuts() {
        let bodies =
            vec![(body(1), rows(1..90)), (body(2), rows(90..400)), (body(3), Vec::new()), (body(4), rows(400..407))];
        let cut = pieces(bodies.clone());
        assert_eq!(
            cut.iter().map(|piece| piece.from).collect::<Vec<_>>()[1..4],
            [140, 160, 180].map(|id| Some(RowId(id)))
        );
        assert_eq!(joined(&cut), bodies);
        assert!(cut.iter().all(|piece| piece.parts.iter().any(|part| !part.rows.is_empty())));
    }

    #[test]
    fn a_body_that_begins_at_a_cut_does_not_go_on() {
        let cut = pieces(vec![(body(1), rows(1..140)), (body(2), rows(140..150))]);
        assert_eq!(cut.len(), 2);
        assert!(!cut[1].parts[0].goes_on);
        assert_eq!(cut[0].parts.len(), 1, "and leaves nothing empty behind");
    }

    #[test]
    fn a_field_is_shown_by_the_piece_of_its_row_and_a_level2_is_named_where_it_begins() {
        let cut = pieces(vec![(body(1), rows(1..90)), (body(2), rows(90..200))]);
        let showing = |field: Field| {
            let shows = |piece: &Piece| piece.parts.iter().any(|part| part.shows(field));
            cut.iter().enumerate().filter(|(_, piece)| shows(piece)).map(|(at, _)| at).collect::<Vec<_>>()
        };
        assert_eq!(showing(Field::Name(RowId(1))), [0]);
        assert_eq!(showing(Field::Weight(RowId(199))), [cut.len() - 1]);
        assert_eq!(showing(Field::Name(RowId(200))), [0; 0]);
        assert_eq!(showing(Field::Level2Name(Level2Id(2))), [0], "it goes on in the pieces after it");
        assert_eq!(showing(Field::Unit), [0; 0]);
    }

    #[test]
    fn a_row_that_comes_moves_no_other_into_another_piece() {
        let before = pieces(vec![(body(1), rows(1..500))]);
        let mut more = rows(1..500);
        more.insert(130, RowId(501));
        let after = pieces(vec![(body(1), more)]);
        let at = |cut: &[Piece], id| {
            cut.iter()
                .find(|piece| piece.parts.iter().any(|part| part.rows.contains(&RowId(id))))
                .map(|piece| piece.from)
        };
        assert!((1..500).all(|id| at(&before, id) == at(&after, id)));
    }
}
