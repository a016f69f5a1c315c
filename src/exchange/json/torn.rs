//! Reading JSON that is damaged: whatever of it is whole is read, and each piece that is not is given as it stands.
//!
//! What this program writes has one entry a line, each as far to the right as it is deep. So a damaged line costs itself alone: the next one says by
//! where it begins which group it belongs to, though a bracket before it may be gone.

use serde_json::{Map, Value};

use super::path::PathStep;

/// Values within values at most; deeper ones are lost. It is also what the other reader allows.
const MOST_DEEP: usize = 64;
/// Pieces that are given one by one at most; others are counted by nobody, for a text with so many is none of ours.
const MOST_LOST: usize = 500;
/// How far to the right one step into a group goes, in blanks.
const INDENT: usize = 2;
/// The key of a group whose own is lost.
pub(super) const NAMELESS: &str = "";

/// What could be read of a text.
pub(super) struct Torn {
    /// What is whole; `None` where nothing is.
    pub value: Option<Value>,
    /// The pieces that are none, in the order of the text.
    pub lost: Vec<LostPiece>,
}

/// A piece of a text that is no JSON where it stands.
pub(super) struct LostPiece {
    /// Where it would belong.
    pub at: Vec<PathStep>,
    /// The line of the text that it begins in, counted from 1.
    pub line: usize,
    /// The piece, verbatim.
    pub text: String,
}

/// A group that has begun and not ended.
enum Group {
    /// Its entries, and the key whose value comes next.
    Object(Map<String, Value>, Option<String>),
    List(Vec<Value>),
}

impl Group {
    fn value(self) -> Value {
        match self {
            Self::Object(entries, _) => Value::Object(entries),
            Self::List(items) => Value::Array(items),
        }
    }

    fn step(&self) -> Option<PathStep> {
        match self {
            Self::Object(_, key) => key.clone().map(PathStep::Key),
            Self::List(items) => Some(PathStep::Index(items.len())),
        }
    }
}

/// One piece of a line.
enum Token<'a> {
    Mark(char),
    Text(String),
    Scalar(Value),
    Junk(&'a str),
}

/// Reads what can be read.
pub(super) fn read(text: &str) -> Torn {
    let mut reader = Reader { stack: Vec::new(), whole: None, lost: Vec::new(), line: 0 };
    // A text in a single line says nothing about depth by where its lines begin.
    let indented = text.lines().nth(2).is_some();
    for line in text.lines() {
        reader.line += 1;
        if indented && !reader.goes_on_at(line) {
            reader.lose(line.trim());
            continue;
        }
        let mut rest = line;
        while let Some((token, after)) = next_token(rest) {
            reader.take(token);
            rest = after;
        }
    }
    while !reader.stack.is_empty() {
        reader.end_group();
    }
    Torn { value: reader.whole, lost: reader.lost }
}

struct Reader {
    stack: Vec<Group>,
    whole: Option<Value>,
    lost: Vec<LostPiece>,
    line: usize,
}

impl Reader {
    /// Goes back to the group that a line belongs to by where it begins. Where only the head of that group is lost, it begins here without a name; `false`
    /// where more is lost, and so is the line.
    fn goes_on_at(&mut self, line: &str) -> bool {
        let entry = line.trim_start_matches(' ');
        let blanks = line.len() - entry.len();
        if entry.is_empty() || !blanks.is_multiple_of(INDENT) {
            return true;
        }
        let depth = blanks / INDENT + usize::from(entry.starts_with(['}', ']']));
        // A line that is no entry says nothing by where it begins; the whole ends with its last bracket only.
        let is_entry = entry.starts_with(|first: char| "\"{}[]-tfn".contains(first) || first.is_ascii_digit());
        if !is_entry || depth == 0 {
            return true;
        }
        while self.stack.len() > depth {
            self.end_group();
        }
        if self.stack.len() + 1 == depth {
            self.begin_nameless(entry.starts_with(['{', '[']));
        }
        self.stack.len() == depth
    }

    fn begin_nameless(&mut self, list: bool) {
        match self.stack.last_mut() {
            Some(Group::Object(_, key)) => *key = Some(NAMELESS.to_owned()),
            Some(Group::List(_)) => {}
            None if self.whole.is_none() => {}
            None => return,
        }
        self.stack.push(if list { Group::List(Vec::new()) } else { Group::Object(Map::new(), None) });
    }

    fn take(&mut self, token: Token<'_>) {
        match token {
            Token::Mark('{') => self.begin(Group::Object(Map::new(), None), "{"),
            Token::Mark('[') => self.begin(Group::List(Vec::new()), "["),
            Token::Mark('}') => self.end(false),
            Token::Mark(']') => self.end(true),
            Token::Mark(',') => self.lose_key(),
            Token::Mark(_) => {}
            Token::Text(text) => match self.stack.last_mut() {
                Some(Group::Object(_, key @ None)) => *key = Some(text),
                _ => self.put(Value::String(text)),
            },
            Token::Scalar(value) => self.put(value),
            Token::Junk(piece) => {
                self.lose(piece);
                drop(self.take_key());
            }
        }
    }

    fn begin(&mut self, group: Group, mark: &str) {
        let has_place = match self.stack.last() {
            None => self.whole.is_none(),
            Some(Group::Object(_, key)) => key.is_some(),
            Some(Group::List(_)) => true,
        };
        if has_place && self.stack.len() < MOST_DEEP { self.stack.push(group) } else { self.lose(mark) }
    }

    /// Ends the nearest group of the kind that a bracket belongs to, and those in it.
    fn end(&mut self, list: bool) {
        let is_meant = |group: &Group| matches!(group, Group::List(_)) == list;
        if self.stack.iter().any(is_meant) {
            while self.stack.last().is_some_and(|group| !is_meant(group)) {
                self.end_group();
            }
            self.end_group();
        }
    }

    fn end_group(&mut self) {
        self.lose_key();
        if let Some(group) = self.stack.pop() {
            self.put(group.value());
        }
    }

    /// The key whose value would come next.
    fn take_key(&mut self) -> Option<String> {
        if let Some(Group::Object(_, key)) = self.stack.last_mut() { key.take() } else { None }
    }

    /// A key without a value may be a text whose list has lost its head.
    fn lose_key(&mut self) {
        if let Some(key) = self.take_key() {
            self.lose(&key);
        }
    }

    fn put(&mut self, value: Value) {
        match self.stack.last_mut() {
            None if self.whole.is_none() => self.whole = Some(value),
            Some(Group::List(items)) => items.push(value),
            Some(Group::Object(entries, key)) if key.is_some() => {
                if let Some(key) = key.take() {
                    entries.insert(key, value);
                }
            }
            _ => self.lose(&value.to_string()),
        }
    }

    fn lose(&mut self, piece: &str) {
        if self.lost.len() < MOST_LOST && !piece.is_empty() {
            let at = self.stack.iter().filter_map(Group::step).collect();
            self.lost.push(LostPiece { at, line: self.line, text: piece.to_owned() });
        }
    }
}

/// The next piece of a line, and what stands behind it. What is no JSON goes to the end of the line, for nothing says where it ends.
fn next_token(line: &str) -> Option<(Token<'_>, &str)> {
    let line = line.trim_start();
    let first = line.chars().next()?;
    if "{}[]:,".contains(first) {
        return Some((Token::Mark(first), line.strip_prefix(first).unwrap_or_default()));
    }
    let end =
        if first == '"' { end_of_text(line) } else { Some(line.find([',', '}', ']', ':', ' ']).unwrap_or(line.len())) };
    let (piece, rest) = end.and_then(|end| line.split_at_checked(end)).unwrap_or((line, ""));
    let token = match serde_json::from_str(piece) {
        Ok(Value::String(text)) => Token::Text(text),
        Ok(value) => Token::Scalar(value),
        Err(_) => return Some((Token::Junk(line.trim_end()), "")),
    };
    Some((token, rest))
}

/// Where a text in quotation marks ends, behind its last mark.
fn end_of_text(line: &str) -> Option<usize> {
    let mut escaped = false;
    for (at, character) in line.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return Some(at + 1),
            _ => {}
        }
    }
    None
}
