//! JSON as a tree of values, with what a plain reader would drop without a word: keys that stand twice. Depth and size are bounded, because a file may
//! come from anywhere.

use core::fmt;
use std::cell::{Cell, RefCell};

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::ReadError;
use super::path::{PathStep, Step, Way};

/// Longest text that is read, in bytes. A form takes about a tenth of a megabyte; all that a browser keeps for a page, some 5 million characters, fits.
pub const MAX_BYTES: usize = 20 << 20;
/// Values within values; a form with its results has a dozen.
pub(super) const MOST_DEEP: usize = 64;
/// Values of all kinds; a form of 10 000 rows with its results has less.
pub(super) const MOST_VALUES: usize = 2_000_000;
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
    let found = ParsedValue::default();
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let read = Node { found: &found, way: None }
        .deserialize(&mut deserializer)
        .and_then(|value| deserializer.end().map(|()| value));
    match read {
        Ok(value) => Ok(Tree { value, repeated: found.repeated.into_inner() }),
        Err(_) if found.deepest.get() > MOST_DEEP => Err(ReadError::TooDeep),
        Err(_) if found.values.get() > MOST_VALUES => Err(ReadError::TooLarge(text.len())),
        Err(error) if error.is_eof() => Err(ReadError::Truncated(error.line(), error.column())),
        Err(error) => Err(ReadError::NotJson(error.line(), error.column())),
    }
}

/// What is found out about all values while they are read.
#[derive(Default)]
struct ParsedValue {
    values: Cell<usize>,
    deepest: Cell<usize>,
    repeated: RefCell<Vec<Vec<PathStep>>>,
}

/// Reads one value and what is below it.
struct Node<'a> {
    found: &'a ParsedValue,
    way: Option<&'a Way<'a>>,
}

impl Node<'_> {
    /// Counts one more value, and fails where there are too many or too many within each other.
    fn count<E: serde::de::Error>(&self) -> Result<(), E> {
        let (values, depth) = (self.found.values.get() + 1, self.way.map_or(0, Way::depth));
        self.found.values.set(values);
        self.found.deepest.set(self.found.deepest.get().max(depth));
        if values > MOST_VALUES || depth > MOST_DEEP { Err(E::custom("too much")) } else { Ok(()) }
    }

    fn repeats(&self, key: &str) {
        let path = Way::on(self.way, Step::Key(key)).steps();
        let mut repeated = self.found.repeated.borrow_mut();
        if repeated.len() < MOST_TOLD && !repeated.contains(&path) {
            repeated.push(path);
        }
    }

    fn below<'b>(&'b self, way: &'b Way<'b>) -> Node<'b> {
        Node { found: self.found, way: Some(way) }
    }
}

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        self.count()?;
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
        while let Some(value) = seq.next_element_seed(self.below(&Way::on(self.way, Step::Index(values.len()))))? {
            values.push(value);
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            if map.contains_key(&key) {
                self.repeats(&key);
            }
            let value = entries.next_value_seed(self.below(&Way::on(self.way, Step::Key(&key))))?;
            map.insert(key, value);
        }
        Ok(Value::Object(map))
    }
}
