//! What a page draws: its characters with their places, and its ruling lines. A small interpreter of the operators of text and paths; colours count only as
//! far as white lines are none.

use std::collections::HashMap;
use std::rc::Rc;

use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::dict::keys::{CONTENTS, MATRIX, RESOURCES, SUBTYPE};
use hayro_syntax::object::{Array, Dict, Name, Number, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::{Page, Resources};

use super::font::Font;
use super::matrix::{Matrix, Point};
use super::path::{Bounds, Path, Rule};
use super::unpacked::work_of;

/// A character, or several that one shape stands for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Glyph {
    pub text: String,
    /// Where it begins and ends on its baseline; y grows downwards.
    pub from: Point,
    pub to: Point,
    /// How high it is.
    pub size: f64,
    /// Whether it is cut off, so that nobody sees it.
    pub hidden: bool,
}

/// What a page draws.
#[derive(Default)]
pub(super) struct Content {
    pub glyphs: Vec<Glyph>,
    pub rules: Vec<Rule>,
    pub images: usize,
    /// Shapes of which the file does not say what they mean.
    pub unknown: usize,
}

/// How much may be drawn in all pages together, so that no file takes longer than anybody waits.
pub(super) struct Budget {
    pub operators: usize,
    pub glyphs: usize,
    /// The work of unpacking, in bytes.
    pub unpacked: usize,
}

impl Budget {
    /// Takes the work of unpacking a stream out; `None` when it is more than is left.
    fn unpack(&mut self, stream: &Stream<'_>) -> Option<()> {
        self.unpacked = self.unpacked.checked_sub(work_of(stream, self.unpacked))?;
        Some(())
    }

    /// The same for all streams of a page.
    fn unpack_page(&mut self, page: &Page<'_>) -> Option<()> {
        if let Some(stream) = page.raw().get::<Stream<'_>>(CONTENTS) {
            return self.unpack(&stream);
        }
        let parts = page.raw().get::<Array<'_>>(CONTENTS);
        let streams = parts.iter().flat_map(Array::iter::<Object<'_>>).filter_map(Object::into_stream);
        streams.into_iter().try_for_each(|stream| self.unpack(&stream))
    }
}

/// What stands for a shape of which the file does not say what it means.
const UNKNOWN: &str = "\u{fffd}";

/// How deep drawings may stand in drawings.
const DEEPEST: usize = 12;

/// What holds while the operators are read; `q` keeps it and `Q` brings it back.
#[derive(Clone)]
struct State {
    ctm: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    char_space: f64,
    word_space: f64,
    scale: f64,
    leading: f64,
    rise: f64,
    white_fill: bool,
    white_stroke: bool,
    /// What is drawn outside of this is not seen: least and most of x and y.
    clip: Option<Bounds>,
}

/// The most states that are kept.
const MOST_STATES: usize = 256;

struct Interpreter<'r, 'c> {
    content: &'c mut Content,
    budget: &'c mut Budget,
    fonts: &'c mut Fonts,
    /// The drawings that are being drawn, so that none draws itself.
    within: Vec<ObjectIdentifier>,
    state: State,
    states: Vec<State>,
    text: Matrix,
    line: Matrix,
    path: Path,
    /// Whether the path cuts off what is drawn later.
    clips: bool,
    page: core::marker::PhantomData<&'r ()>,
}

/// The fonts of a file that were read already.
pub(super) type Fonts = HashMap<ObjectIdentifier, Rc<Font>>;

/// Reads a page; `false` when it would take too long.
pub(super) fn read_page(page: &Page<'_>, base: Matrix, fonts: &mut Fonts, budget: &mut Budget) -> (Content, bool) {
    let mut content = Content::default();
    if budget.unpack_page(page).is_none() {
        return (content, false);
    }
    let state = State {
        ctm: base,
        font: None,
        size: 0.0,
        char_space: 0.0,
        word_space: 0.0,
        scale: 1.0,
        leading: 0.0,
        rise: 0.0,
        white_fill: false,
        white_stroke: false,
        clip: None,
    };
    let mut interpreter = Interpreter {
        content: &mut content,
        budget,
        fonts,
        within: Vec::new(),
        state,
        states: Vec::new(),
        text: Matrix::IDENTITY,
        line: Matrix::IDENTITY,
        path: Path::default(),
        clips: false,
        page: core::marker::PhantomData,
    };
    let whole = page.page_stream().is_none_or(|stream| interpreter.run(stream, page.resources()).is_some());
    (content, whole)
}

fn number(number: Number) -> f64 {
    number.as_f64()
}

impl Interpreter<'_, '_> {
    /// Reads operators; `None` when the budget is spent.
    fn run(&mut self, stream: &[u8], resources: &Resources<'_>) -> Option<()> {
        let mut operators = TypedIter::new(stream);
        while let Some(operator) = operators.next() {
            self.budget.operators = self.budget.operators.checked_sub(1)?;
            match operator {
                Op::SaveState(_) if self.states.len() < MOST_STATES => self.states.push(self.state.clone()),
                Op::RestoreState(_) => self.state = self.states.pop().unwrap_or_else(|| self.state.clone()),
                Op::Transform(of) => {
                    let matrix = [of.0, of.1, of.2, of.3, of.4, of.5].map(number);
                    self.state.ctm = Matrix(matrix).then(self.state.ctm);
                }
                Op::XObject(of) => self.draw(of.0, resources)?,
                Op::InlineImage(_) => self.content.images += 1,
                operator => {
                    if !self.draw_path(&operator) && !self.set_colour(&operator) {
                        self.text_operator(&operator, resources)?;
                    }
                }
            }
        }
        Some(())
    }

    fn draw_path(&mut self, operator: &Op<'_, '_>) -> bool {
        let ctm = self.state.ctm;
        let at = |x: Number, y: Number| ctm.apply(Point { x: number(x), y: number(y) });
        match operator {
            Op::MoveTo(of) => self.path.move_to(at(of.0, of.1)),
            Op::LineTo(of) => self.path.line_to(at(of.0, of.1)),
            Op::CubicTo(of) => self.path.curve_to(at(of.4, of.5)),
            Op::CubicStartTo(of) => self.path.curve_to(at(of.2, of.3)),
            Op::CubicEndTo(of) => self.path.curve_to(at(of.2, of.3)),
            Op::ClosePath(_) => self.path.close(),
            Op::RectPath(of) => {
                let [x, y, width, height] = [of.0, of.1, of.2, of.3].map(number);
                let corner = |x: f64, y: f64| ctm.apply(Point { x, y });
                self.path.rectangle([
                    corner(x, y),
                    corner(x + width, y),
                    corner(x + width, y + height),
                    corner(x, y + height),
                ]);
            }
            Op::StrokePath(_) => self.paint(false, true),
            Op::CloseAndStrokePath(_) => {
                self.path.close();
                self.paint(false, true);
            }
            Op::FillPathNonZero(_) | Op::FillPathNonZeroCompatibility(_) | Op::FillPathEvenOdd(_) => {
                self.paint(true, false);
            }
            Op::FillAndStrokeNonZero(_) | Op::FillAndStrokeEvenOdd(_) => self.paint(true, true),
            Op::CloseFillAndStrokeNonZero(_) | Op::CloseFillAndStrokeEvenOdd(_) => {
                self.path.close();
                self.paint(true, true);
            }
            Op::EndPath(_) => self.paint(false, false),
            Op::ClipNonZero(_) | Op::ClipEvenOdd(_) => self.clips = true,
            _ => return false,
        }
        true
    }

    fn paint(&mut self, fill: bool, stroke: bool) {
        if fill && !self.state.white_fill {
            self.content.rules.extend(self.path.thin());
        }
        if stroke && !self.state.white_stroke {
            self.content.rules.extend(self.path.straight());
        }
        if core::mem::take(&mut self.clips)
            && let Some(bounds) = self.path.bounds()
        {
            self.state.clip = Some(self.state.clip.map_or(bounds, |clip| clip.within(bounds)));
        }
        self.path.clear();
    }

    fn set_colour(&mut self, operator: &Op<'_, '_>) -> bool {
        let light = |parts: &[Number]| !parts.is_empty() && parts.iter().all(|part| number(*part) > 0.97);
        let no_ink = |parts: &[Number]| parts.iter().all(|part| number(*part) < 0.03);
        match operator {
            Op::NonStrokeColorDeviceGray(of) => self.state.white_fill = light(&[of.0]),
            Op::NonStrokeColorDeviceRgb(of) => self.state.white_fill = light(&[of.0, of.1, of.2]),
            Op::NonStrokeColorCmyk(of) => self.state.white_fill = no_ink(&[of.0, of.1, of.2, of.3]),
            Op::NonStrokeColor(of) => self.state.white_fill = of.0.len() != 4 && light(&of.0),
            Op::NonStrokeColorNamed(of) => self.state.white_fill = of.1.is_none() && of.0.len() != 4 && light(&of.0),
            Op::StrokeColorDeviceGray(of) => self.state.white_stroke = light(&[of.0]),
            Op::StrokeColorDeviceRgb(of) => self.state.white_stroke = light(&[of.0, of.1, of.2]),
            Op::StrokeColorCmyk(of) => self.state.white_stroke = no_ink(&[of.0, of.1, of.2, of.3]),
            Op::StrokeColor(of) => self.state.white_stroke = of.0.len() != 4 && light(&of.0),
            Op::StrokeColorNamed(of) => self.state.white_stroke = of.1.is_none() && of.0.len() != 4 && light(&of.0),
            Op::ColorSpaceNonStroke(_) => self.state.white_fill = false,
            Op::ColorSpaceStroke(_) => self.state.white_stroke = false,
            _ => return false,
        }
        true
    }

    fn text_operator(&mut self, operator: &Op<'_, '_>, resources: &Resources<'_>) -> Option<()> {
        match operator {
            Op::BeginText(_) => self.set_line(Matrix::IDENTITY),
            Op::CharacterSpacing(of) => self.state.char_space = number(of.0),
            Op::WordSpacing(of) => self.state.word_space = number(of.0),
            Op::HorizontalScaling(of) => self.state.scale = number(of.0) / 100.0,
            Op::TextLeading(of) => self.state.leading = number(of.0),
            Op::TextRise(of) => self.state.rise = number(of.0),
            Op::TextFont(of) => {
                self.state.font = self.font(of.0, resources);
                self.state.size = number(of.1);
            }
            Op::NextLine(of) => self.next_line(number(of.0), number(of.1)),
            Op::NextLineAndSetLeading(of) => {
                self.state.leading = -number(of.1);
                self.next_line(number(of.0), number(of.1));
            }
            Op::SetTextMatrix(of) => self.set_line(Matrix([of.0, of.1, of.2, of.3, of.4, of.5].map(number))),
            Op::NextLineUsingLeading(_) => self.next_line(0.0, -self.state.leading),
            Op::ShowText(of) => self.show(of.0.as_bytes())?,
            Op::NextLineAndShowText(of) => {
                self.next_line(0.0, -self.state.leading);
                self.show(of.0.as_bytes())?;
            }
            Op::ShowTextWithParameters(of) => {
                (self.state.word_space, self.state.char_space) = (number(of.0), number(of.1));
                self.next_line(0.0, -self.state.leading);
                self.show(of.2.as_bytes())?;
            }
            Op::ShowTexts(of) => self.show_several(of.0)?,
            _ => {}
        }
        Some(())
    }

    fn set_line(&mut self, matrix: Matrix) {
        (self.text, self.line) = (matrix, matrix);
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.set_line(Matrix::moved(x, y).then(self.line));
    }

    fn show_several(&mut self, parts: &Array<'_>) -> Option<()> {
        for part in parts.iter::<Object<'_>>() {
            match part {
                Object::String(text) => self.show(text.as_bytes())?,
                Object::Number(back) => {
                    let by = -number(back) / 1000.0 * self.state.size;
                    let vertical = self.state.font.as_ref().is_some_and(|font| font.is_vertical());
                    self.advance(if vertical { (0.0, by) } else { (by * self.state.scale, 0.0) });
                }
                _ => {}
            }
        }
        Some(())
    }

    fn advance(&mut self, (x, y): (f64, f64)) {
        self.text = Matrix::moved(x, y).then(self.text);
    }

    fn show(&mut self, bytes: &[u8]) -> Option<()> {
        let Some(font) = self.state.font.clone() else { return Some(()) };
        let mut rest = bytes;
        while let Some((shape, behind)) = font.next(rest) {
            rest = behind;
            self.budget.glyphs = self.budget.glyphs.checked_sub(1)?;
            let State { size, scale, rise, char_space, word_space, .. } = self.state;
            let space = char_space + if shape.is_space { word_space } else { 0.0 };
            let set = Matrix([size * scale, 0.0, 0.0, size, 0.0, rise]).then(self.text).then(self.state.ctm);
            let vertical = font.is_vertical();
            let (start, end) = if vertical {
                (Point { x: -0.5, y: -0.88 }, Point { x: 0.5, y: -0.88 })
            } else {
                (Point::default(), Point { x: shape.width, y: 0.0 })
            };
            let (from, to, size_on_page) = (set.apply(start), set.apply(end), set.height());
            let middle = Point { x: f64::midpoint(from.x, to.x), y: f64::midpoint(from.y, to.y) - 0.35 * size_on_page };
            let hidden = self.state.clip.is_some_and(|clip| !clip.has(middle));
            self.content.unknown += usize::from(shape.text.is_none());
            let text = shape.text.unwrap_or_else(|| UNKNOWN.to_owned());
            self.content.glyphs.push(Glyph { text, from, to, size: size_on_page, hidden });
            self.advance(if vertical { (0.0, -size + space) } else { ((shape.width * size + space) * scale, 0.0) });
        }
        Some(())
    }

    fn font(&mut self, name: &Name<'_>, resources: &Resources<'_>) -> Option<Rc<Font>> {
        let id = resources.fonts.get_ref(name).map(ObjectIdentifier::from);
        if let Some(known) = id.and_then(|id| self.fonts.get(&id)) {
            return Some(Rc::clone(known));
        }
        let font = Rc::new(Font::of(&resources.get_font(name)?));
        if let Some(id) = id {
            self.fonts.insert(id, Rc::clone(&font));
        }
        Some(font)
    }

    /// Draws what stands under a name: another drawing, or an image.
    fn draw(&mut self, name: &Name<'_>, resources: &Resources<'_>) -> Option<()> {
        let Some(stream) = resources.get_x_object(name) else { return Some(()) };
        let kind = stream.dict().get::<Name<'_>>(SUBTYPE);
        match kind.as_deref() {
            Some(b"Image") => self.content.images += 1,
            Some(b"Form") => return self.draw_form(&stream, resources),
            _ => {}
        }
        Some(())
    }

    fn draw_form(&mut self, stream: &Stream<'_>, resources: &Resources<'_>) -> Option<()> {
        let id = stream.obj_id();
        if self.within.len() >= DEEPEST || self.within.contains(&id) {
            return Some(());
        }
        self.budget.unpack(stream)?;
        let Ok(data) = stream.decoded_data() else { return Some(()) };
        let own = stream.dict().get::<Dict<'_>>(RESOURCES).map(Resources::new);
        let matrix =
            stream.dict().get::<Array<'_>>(MATRIX).map(|array| array.iter::<Number>().map(number).collect::<Vec<_>>());
        let kept = (self.state.clone(), core::mem::take(&mut self.states), self.text, self.line);
        if let Some(matrix) = matrix.and_then(|of| <[f64; 6]>::try_from(of).ok()) {
            self.state.ctm = Matrix(matrix).then(self.state.ctm);
        }
        self.within.push(id);
        let whole = self.run(&data, own.as_ref().unwrap_or(resources));
        self.within.pop();
        (self.state, self.states, self.text, self.line) = kept;
        self.path.clear();
        whole
    }
}
