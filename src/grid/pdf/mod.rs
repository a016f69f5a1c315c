//! PDF files with text as grids: characters with their places, the lines that rule tables, and the cells these bound.
//!
//! The file itself is read by `hayro-syntax`; what it draws is read here ([`content`]), because only text and straight lines count. A page is turned as it is
//! looked at. Where nothing is ruled, rows and columns are guessed from white space and the grid says so.

mod bits;
mod content;
mod encoding;
mod font;
mod lattice;
mod lines;
mod loose;
mod loose_rows;
mod matrix;
mod pages;
mod path;
mod streams;
mod unpacked;

use hayro_syntax::{LoadPdfError, Pdf};

use super::{FileKind, Grid, GridError};
use content::{Budget, Content, Fonts, read_page};
use matrix::Matrix;

/// The longest PDF that is read, in bytes.
pub const MAX_BYTES: usize = 40 << 20;
/// The most pages. A form has ten; the largest of a whole city stays below this.
const MOST_PAGES: usize = 300;
/// The most operators, characters and bytes of operators of all pages.
const MOST_OPERATORS: usize = 1_000_000;
const MOST_GLYPHS: usize = 600_000;
const MOST_UNPACKED: usize = 64 << 20;

/// What says whether a row of texts is the head of a table, for tables that no lines part.
pub type IsHead<'a> = &'a dyn Fn(&Grid) -> bool;

/// Reads a PDF: a grid for each table of each page, with the text before it. What is a head, those say who read tables.
///
/// # Errors
/// [`GridError`] for a file that is no PDF or is damaged, asks for a password, has pictures in place of text, fonts without meaning, or more in it than any form.
pub fn read_pdf(bytes: &[u8], is_head: IsHead<'_>) -> Result<Vec<Grid>, GridError> {
    if bytes.is_empty() {
        return Err(GridError::Empty(FileKind::Pdf));
    }
    if bytes.len() > MAX_BYTES {
        return Err(GridError::TooMuch(FileKind::Pdf));
    }
    let bounded = streams::bounded(bytes.to_vec()).ok_or(GridError::TooMuch(FileKind::Pdf))?;
    let pdf = Pdf::new(bounded).map_err(|error| match error {
        LoadPdfError::Decryption(_) => GridError::Encrypted(FileKind::Pdf),
        LoadPdfError::Invalid => GridError::Damaged(FileKind::Pdf),
    })?;
    let count = pdf.pages().len();
    if count > MOST_PAGES {
        return Err(GridError::TooMuch(FileKind::Pdf));
    }
    let mut fonts = Fonts::new();
    let mut budget = Budget { operators: MOST_OPERATORS, glyphs: MOST_GLYPHS, unpacked: MOST_UNPACKED };
    let mut grids = Vec::new();
    let (mut shown, mut unknown, mut images) = (0, 0, 0);
    for (page, number) in pdf.pages().iter().zip(1..) {
        let base = Matrix(page.initial_transform(true).as_coeffs());
        let (content, whole) = read_page(page, base, &mut fonts, &mut budget);
        if !whole {
            return Err(GridError::TooMuch(FileKind::Pdf));
        }
        let Content { glyphs, unknown: of_page, images: pictures, .. } = &content;
        shown += glyphs.iter().filter(|glyph| !glyph.text.trim().is_empty()).count();
        unknown += of_page;
        images += pictures;
        grids.extend(pages::grids(content, number, is_head));
    }
    match (shown, unknown * 2 > shown, images) {
        (0, _, 0) => Err(GridError::Empty(FileKind::Pdf)),
        (0, _, _) => Err(GridError::Scanned(count)),
        (_, true, _) => Err(GridError::Unreadable),
        _ => Ok(grids),
    }
}
