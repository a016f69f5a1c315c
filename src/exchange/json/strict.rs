//! The quick way into a form: straight from the text, without a tree of values between. Nearly every text was written by this program and has nothing
//! in it but what a form has; at the first thing that is otherwise (a key more, a key twice, another kind of value, an older version) this way gives
//! up, and the longer one says what it is. So nothing is decided here, and no sentence is made.

use core::fmt;

use serde::de::value::StrDeserializer;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, forward_to_deserialize_any};

use super::tree::{MOST_DEEP, MOST_VALUES};
use super::wire::FormWire;
use super::{FORMAT, VERSION};

/// Longest text that is read so, in bytes. A value takes two at least, one of its own and one beside it, so no such text has too many of them.
const MOST_BYTES: usize = 2 * MOST_VALUES;

/// The form in a text, which is an envelope or a bare form. `None` wherever the longer way has to be taken.
pub(super) fn read(text: &str) -> Option<FormWire> {
    if text.len() > MOST_BYTES {
        return None;
    }
    whole(text, Envelope).or_else(|| {
        // What else is in a text with indicators is a form; whether another one is, its keys decide.
        whole(text, Within(core::marker::PhantomData::<FormWire>)).filter(FormWire::has_indicators)
    })
}

/// What a text holds, to its end.
fn whole<'de, S: DeserializeSeed<'de>>(text: &'de str, seed: S) -> Option<S::Value> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = seed.deserialize(&mut deserializer).ok()?;
    deserializer.end().ok().map(|()| value)
}

fn otherwise<E: Error>() -> E {
    E::custom("otherwise")
}

/// The envelope of the current version.
struct Envelope;

impl<'de> DeserializeSeed<'de> for Envelope {
    type Value = FormWire;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<FormWire, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Envelope {
    type Value = FormWire;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an envelope")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<FormWire, A::Error> {
        let (mut format, mut version, mut form) = (None, None, None);
        let (mut has_program, mut has_results) = (false, false);
        while let Some(key) = entries.next_key::<&str>()? {
            match key {
                "format" if format.is_none() => format = Some(entries.next_value::<&str>()? == FORMAT),
                "version" if version.is_none() => version = Some(entries.next_value::<u64>()? == VERSION),
                "form" if form.is_none() => {
                    form = Some(entries.next_value_seed(Within(core::marker::PhantomData))?);
                }
                "program" if !core::mem::replace(&mut has_program, true) => entries.next_value_seed(PassedOver(1))?,
                "results" if !core::mem::replace(&mut has_results, true) => entries.next_value_seed(PassedOver(1))?,
                _ => return Err(otherwise()),
            }
        }
        if format == Some(true) && version == Some(true) { form.ok_or_else(otherwise) } else { Err(otherwise()) }
    }
}

/// A value that is read over, within the same bounds as a tree of values; its depth.
struct PassedOver(usize);

impl<'de> DeserializeSeed<'de> for PassedOver {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if self.0 > MOST_DEEP { Err(otherwise()) } else { deserializer.deserialize_any(self) }
    }
}

impl<'de> Visitor<'de> for PassedOver {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while seq.next_element_seed(Self(self.0 + 1))?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        while entries.next_key_seed(Self(self.0))?.is_some() {
            entries.next_value_seed(Self(self.0 + 1))?;
        }
        Ok(())
    }
}

/// A part of a form, in which everything has its place: wrapped around whatever serde hands on, so that it holds at any depth.
struct Within<T>(T);

impl<'de, T: Deserialize<'de>> DeserializeSeed<'de> for Within<core::marker::PhantomData<T>> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        T::deserialize(Strict(deserializer))
    }
}

/// Gives what it wraps, but fails where serde is lenient: a key that has no place, a list for a group of values, a group for a word.
struct Strict<T>(T);

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Strict<S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        self.0.deserialize(Strict(deserializer))
    }
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Strict<D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_any(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_string(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_option(Strict(visitor))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_newtype_struct(name, Strict(visitor))
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_seq(Strict(visitor))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_map(Strict(visitor))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_map(Strict(visitor))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_str(Word(visitor))
    }

    /// The value of a key that has no place.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, D::Error> {
        Err(otherwise())
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str bytes byte_buf unit unit_struct tuple tuple_struct identifier
    }
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Strict<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(f)
    }

    fn visit_none<E: Error>(self) -> Result<V::Value, E> {
        self.0.visit_none()
    }

    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        self.0.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        self.0.visit_some(Strict(deserializer))
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        self.0.visit_newtype_struct(Strict(deserializer))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<V::Value, A::Error> {
        self.0.visit_seq(Strict(seq))
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<V::Value, A::Error> {
        self.0.visit_map(Strict(entries))
    }
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Strict<A> {
    type Error = A::Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        self.0.next_element_seed(Strict(seed))
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Strict<A> {
    type Error = A::Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        self.0.next_key_seed(seed)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        self.0.next_value_seed(Strict(seed))
    }
}

/// A choice, which stands as a word.
struct Word<V>(V);

impl<'de, V: Visitor<'de>> Visitor<'de> for Word<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(f)
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<V::Value, E> {
        self.0.visit_enum(StrDeserializer::new(word))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::tests::{collect, full};
    use super::super::{form_value, read_noting_places, write};
    use super::*;
    use crate::exchange::json;
    use crate::form::Form;

    fn is_quick(text: &str) -> bool {
        super::read(text).is_some()
    }

    #[test]
    fn what_this_program_writes_is_read_quickly_and_the_same() {
        for form in [full(), Form { year: "2025".into(), ..Form::default() }] {
            let bare = form_value(&form).to_string();
            let results = json!({ "deep": [[{ "more": [1, -2.5e3, true, null, "…"] }]] });
            let files = [write(&form, None), write(&form, Some(results)), format!(" {bare}\n")];
            for (at, text) in files.iter().enumerate() {
                // A bare form without indicators may be anything.
                assert_eq!(is_quick(text), at < 2 || form.indicators.rows().next().is_some());
                let opened = json::read(text).unwrap();
                assert!(Ok(&opened) == read_noting_places(text).as_ref());
                assert!(opened.form == form);
            }
        }
    }

    #[test]
    fn whatever_stands_at_any_place_is_read_the_same_on_both_ways() {
        let form = form_value(&full());
        let mut pointers = Vec::new();
        collect(&form, String::new(), &mut pointers);
        let others = [
            json!(null),
            json!(true),
            json!(1),
            json!(0.5),
            json!(-1),
            json!("met"),
            json!([]),
            json!([[]]),
            json!({}),
            json!({"met": null}),
        ];
        let (mut quick, mut both) = (0, 0);
        // One item of each list is like the others.
        pointers.retain(|pointer| {
            pointer.split('/').all(|step| step.parse().is_ok_and(|at: usize| at == 0) || step.parse::<usize>().is_err())
        });
        for pointer in &pointers {
            let place = form.pointer(pointer).unwrap().clone();
            let more = place.as_object().map(|entries| {
                let mut entries = entries.clone();
                entries.insert("more".to_owned(), Value::Null);
                Value::Object(entries)
            });
            let one_of_it = json!([place]);
            for other in others.iter().cloned().chain(more).chain([one_of_it]) {
                let mut changed = form.clone();
                *changed.pointer_mut(pointer).unwrap() = other;
                let text = format!(r#"{{"format":"{FORMAT}","version":{VERSION},"form":{changed}}}"#);
                assert!(
                    json::read(&text) == read_noting_places(&text),
                    "{pointer}: {}",
                    changed.pointer(pointer).unwrap()
                );
                both += 1;
                quick += usize::from(is_quick(&text));
            }
        }
        // A text where a text stood, nothing where a choice stood, an empty list: these remain forms as they are written.
        assert!(quick * 20 > both && quick * 2 < both, "{quick} of {both}");
    }

    #[test]
    fn what_is_about_the_file_is_left_to_the_longer_way() {
        let form = form_value(&full()).to_string();
        let (begins, ends) = ("[".repeat(MOST_DEEP + 1), "]".repeat(MOST_DEEP + 1));
        let tail = form.strip_prefix('{').unwrap();
        for text in [
            format!(r#"{{"format":"{FORMAT}","version":1,"form":{form}}}"#),
            format!(r#"{{"format":"{FORMAT}","version":3,"form":{form}}}"#),
            format!(r#"{{"format":"other","version":2,"form":{form}}}"#),
            format!(r#"{{"version":2,"form":{form}}}"#),
            format!(r#"{{"format":"{FORMAT}","form":{form}}}"#),
            format!(r#"{{"format":"{FORMAT}","version":2}}"#),
            format!(r#"{{"format":"{FORMAT}","version":2,"form":{form},"form":{form}}}"#),
            format!(r#"{{"format":"{FORMAT}","version":2,"form":{form},"more":1}}"#),
            format!(r#"{{"format":"{FORMAT}","version":2,"form":{form},"results":{begins}{ends}}}"#),
            format!(r#"{{"format":"{FORMAT}","version":2,"form":{form}}} 1"#),
            format!(r#"{{"format":"{FORMAT}","version":2,"form":{{"year":"",{tail}}}"#),
            r#"{"unplaced":[{"text":"indicators"}]}"#.to_owned(),
            "{}".to_owned(),
            "[]".to_owned(),
        ] {
            assert!(!is_quick(&text), "{}…", text.get(..40).unwrap_or(&text));
            assert!(json::read(&text) == read_noting_places(&text));
        }
    }
}
