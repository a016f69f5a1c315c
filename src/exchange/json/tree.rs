//! JSON as a tree of values, with what a plain reader would drop without a word: keys that stand twice. Depth and size are bounded, because a file may
//! come from anywhere.

use core::fmt;
use std::cell::{Cell, RefCell};

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::ReadError;
use super::path::PathStep;

/// Longest text that is read, in bytes. A form takes about a tenth of a megabyte; all that a browser keeps for a page, some 5 million characters, fits.
pub const MAX_BYTES: usize = 20 << 20;
/// Values within values; a form with its results has a dozen.
const MOST_DEEP: usize = 64;
/// Values of all kinds; a form of 10 000 rows with its results has less.
const MOST_VALUES: usize = 2_000_000;
/// How many keys that stand twice are reported.
const MOST_TOLD: usize = 20;

/// A JSON text as a tree of values.
pub(super) struct Tree {
    pub value: Value,
    /// Keys that stand more than once in one object, with the way to them. The last one counts.
    pub repeated: Vec<Vec<PathStep>>,
}

/// Reads a text as JSON.
pub(super) fn read(text: &str) -> Result<Tree, ReadError> {
    if text.len() > MAX_BYTES {
        return Err(ReadError::TooLarge(text.len()));
    }
    if is_too_deep(text) {
        return Err(ReadError::TooDeep);
    }
    let found = ParsedValue::default();
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let read = Node(&found).deserialize(&mut deserializer).and_then(|value| deserializer.end().map(|()| value));
    match read {
        Ok(value) => Ok(Tree { value, repeated: found.repeated.into_inner() }),
        Err(_) if found.values.get() > MOST_VALUES => Err(ReadError::TooLarge(text.len())),
        Err(error) if error.is_eof() => Err(ReadError::Truncated(error.line(), error.column())),
        Err(error) => Err(ReadError::NotJson(error.line(), error.column())),
    }
}

/// Whether the brackets outside of texts stand in each other too deep.
fn is_too_deep(text: &str) -> bool {
    let (mut depth, mut inside, mut escaped) = (0_usize, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if inside => escaped = true,
            b'"' => inside = !inside,
            b'{' | b'[' if !inside => depth += 1,
            b'}' | b']' if !inside => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MOST_DEEP {
            return true;
        }
    }
    false
}

#[derive(Default)]
struct ParsedValue {
    values: Cell<usize>,
    path: RefCell<Vec<PathStep>>,
    repeated: RefCell<Vec<Vec<PathStep>>>,
}

impl ParsedValue {
    /// Counts one more value, and fails where there are too many.
    fn count<E: serde::de::Error>(&self) -> Result<(), E> {
        self.values.set(self.values.get() + 1);
        if self.values.get() > MOST_VALUES { Err(E::custom("too many values")) } else { Ok(()) }
    }

    /// Reads what stands at a step.
    fn at<T>(&self, step: PathStep, read: impl FnOnce() -> T) -> T {
        self.path.borrow_mut().push(step);
        let read = read();
        self.path.borrow_mut().pop();
        read
    }

    fn repeats(&self, key: &str) {
        let mut repeated = self.repeated.borrow_mut();
        let mut path = self.path.borrow().clone();
        path.push(PathStep::Key(key.to_owned()));
        if repeated.len() < MOST_TOLD && !repeated.contains(&path) {
            repeated.push(path);
        }
    }
}

/// Reads one value and what is below it.
struct Node<'a>(&'a ParsedValue);

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        self.0.count()?;
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        // Shown where it stands in place of a text; nothing is computed from it.
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = self.0.at(PathStep::Index(values.len()), || seq.next_element_seed(Node(self.0)))? {
            values.push(value);
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            if map.contains_key(&key) {
                self.0.repeats(&key);
            }
            let value = self.0.at(PathStep::Key(key.clone()), || entries.next_value_seed(Node(self.0)))?;
            map.insert(key, value);
        }
        Ok(Value::Object(map))
    }
}
