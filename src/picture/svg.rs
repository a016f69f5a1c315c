//! Bars as SVG. Only numbers and our own words go into the text, so nothing has to be escaped.
//!
//! Lengths are shares of the width and everything else is in pixels, so a bar is as wide as its column while lines and patterns keep their
//! shape. Fills are patterns and not backgrounds of a style, because browsers print those without being asked.

use core::fmt::Write;

use super::{Bar, Look, Piece};
use crate::evaluate::Status;

/// How high a bar is drawn, in pixels, and what is left free above and below it.
const HEIGHT: u8 = 20;
const EDGE: u8 = 4;
/// How wide a bar is in the key.
const SWATCH: u8 = 24;

/// A bar as wide as what it stands in. `picture` names the patterns it uses.
pub fn drawn(bar: &Bar, picture: &str) -> String {
    svg(bar, picture, "100%")
}

/// A bar of the key.
pub fn swatch(bar: &Bar, picture: &str) -> String {
    svg(bar, picture, &SWATCH.to_string())
}

/// What the bars of a picture are filled with; drawn itself, it is nothing. Not `display: none`, or the fills would be gone too.
pub fn patterns(picture: &str) -> String {
    let mut out =
        "<svg class=\"patterns\" width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\"><defs>".to_owned();
    for look in Look::ALL {
        let Some((size, turned, lines)) = lines(look) else { continue };
        let code = look.code();
        let turned = if turned { " patternTransform=\"rotate(45)\"" } else { "" };
        let ground = format!("<rect class=\"ground\" width=\"{size}\" height=\"{size}\"/>");
        add(
            &mut out,
            format_args!(
                "<pattern id=\"picture-{picture}-{code}\" class=\"look-{code}\" width=\"{size}\" height=\"{size}\" patternUnits=\"userSpaceOnUse\"{turned}>{ground}{lines}</pattern>"
            ),
        );
    }
    out + "</defs></svg>"
}

/// The pattern of a look: its size, whether it is turned, and what is on it. `None` for what is filled whole or left empty.
fn lines(look: Look) -> Option<(u8, bool, &'static str)> {
    match look {
        Look::Plain | Look::Status(Status::Met | Status::Missing) => None,
        Look::Status(Status::Partial) => Some((6, true, "<rect width=\"3\" height=\"6\"/>")),
        Look::Status(Status::Missed) => {
            Some((6, true, "<rect width=\"1.5\" height=\"6\"/><rect width=\"6\" height=\"1.5\"/>"))
        }
        Look::Status(Status::Undecided) => Some((6, false, "<circle cx=\"3\" cy=\"3\" r=\"1.5\"/>")),
        Look::Status(Status::NotApplicable) => Some((4, false, "<rect width=\"4\" height=\"1\"/>")),
    }
}

fn svg(bar: &Bar, picture: &str, width: &str) -> String {
    let mut out = format!(
        "<svg class=\"strip\" width=\"{width}\" height=\"{HEIGHT}\" overflow=\"visible\" aria-hidden=\"true\" focusable=\"false\">"
    );
    let depth = HEIGHT - 2 * EDGE;
    if let Some(frame) = bar.frame {
        add(&mut out, format_args!("<rect class=\"whole\" y=\"{EDGE}\" width=\"{frame}\" height=\"{depth}\"/>"));
    }
    for Piece { from, to, look } in &bar.pieces {
        let length = to.thousandths().saturating_sub(from.thousandths());
        let (tens, tenths) = (length / 10, length % 10);
        let code = look.code();
        let fill = lines(*look).map_or_else(String::new, |_| format!(" fill=\"url(#picture-{picture}-{code})\""));
        add(
            &mut out,
            format_args!(
                "<rect class=\"piece look-{code}\" x=\"{from}\" y=\"{EDGE}\" width=\"{tens}.{tenths}%\" height=\"{depth}\"{fill}/>"
            ),
        );
    }
    out + "</svg>"
}

/// Writing to a text cannot fail.
fn add(out: &mut String, what: core::fmt::Arguments<'_>) {
    out.write_fmt(what).unwrap_or_default();
}
