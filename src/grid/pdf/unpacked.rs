//! How much work unpacking a stream is, found out without unpacking it. A few bytes may stand for gigabytes, and `hayro-syntax` unpacks whatever it meets.
//!
//! Only lengths are followed, in the way in which `hayro-syntax` reads damaged data, so that what it would write is never more than what is counted here.

use std::borrow::Cow;

use hayro_syntax::Filter;
use hayro_syntax::object::Stream;

use super::bits::{Bits, Codes};

/// What a block of a stream counts beside its bytes, and one with tables of its own: a file may hold millions of empty ones.
const BLOCK: usize = 64;
const BLOCK_WITH_TABLES: usize = 4096;
/// The most times that a filter makes its data longer.
const FLATE_FACTOR: usize = 1032;
const LZW_FACTOR: usize = 2600;
const RUN_FACTOR: usize = 64;
const ASCII_FACTOR: usize = 4;

/// The data of a stream, if unpacking it is no more work than `most` bytes are.
pub(super) fn unpacked<'a>(stream: &Stream<'a>, most: usize) -> Option<Cow<'a, [u8]>> {
    (work_of(stream, most) <= most).then(|| stream.decoded_data().ok()).flatten()
}

/// The work of unpacking a stream, in bytes; where it is more than `most`, only that it is more.
pub(super) fn work_of(stream: &Stream<'_>, most: usize) -> usize {
    work(&stream.raw_data(), &stream.filters(), most)
}

/// The work of unpacking data, in bytes; where it is more than `most`, only that it is more.
pub(super) fn work(data: &[u8], filters: &[Filter], most: usize) -> usize {
    let Some((filter, rest)) = filters.split_first() else { return data.len() };
    let own = match filter {
        Filter::FlateDecode => flate(data, most),
        Filter::LzwDecode => lzw(data, most),
        Filter::RunLengthDecode => runs(data, most),
        Filter::Ascii85Decode if !rest.is_empty() => return work(&ascii_85(data), rest, most),
        Filter::AsciiHexDecode if !rest.is_empty() => return work(&ascii_hex(data), rest, most),
        Filter::Ascii85Decode => data.len().saturating_mul(ASCII_FACTOR),
        Filter::Crypt => return work(data, rest, most),
        // Pictures are never unpacked.
        _ => data.len(),
    };
    rest.iter().fold(own, |work, filter| work.saturating_mul(factor(*filter)))
}

fn factor(filter: Filter) -> usize {
    match filter {
        Filter::FlateDecode => FLATE_FACTOR,
        Filter::LzwDecode => LZW_FACTOR,
        Filter::RunLengthDecode => RUN_FACTOR,
        Filter::Ascii85Decode => ASCII_FACTOR,
        _ => 1,
    }
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

/// Takes data apart that are written in 85 letters. What is wrong in them ends them.
fn ascii_85(data: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(data.len());
    let (mut value, mut count) = (0_u32, 0_usize);
    for &byte in data.iter().filter(|byte| !is_blank(**byte)) {
        match byte {
            b'!'..=b'u' => {
                value = value.wrapping_mul(85).wrapping_add(u32::from(byte - b'!'));
                count += 1;
            }
            b'z' => out.extend([0; 4]),
            _ => break,
        }
        if count == 5 {
            out.extend(value.to_be_bytes());
            (value, count) = (0, 0);
        }
    }
    if count > 1 {
        let filled = (count..5).fold(value, |value, _| value.wrapping_mul(85).wrapping_add(84));
        out.extend(filled.to_be_bytes().into_iter().take(count - 1));
    }
    out
}

/// Takes data apart that are written in hexadecimal digits. What is wrong in them ends them.
fn ascii_hex(data: &[u8]) -> Vec<u8> {
    let digit = |byte: &u8| char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let digits: Vec<u8> = data.iter().filter(|byte| !is_blank(**byte)).map_while(digit).collect();
    digits
        .chunks(2)
        .map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit) << (4 * (2 - pair.len())))
        .collect()
}

/// The work of data packed as runs.
fn runs(data: &[u8], most: usize) -> usize {
    let (mut at, mut work) = (0, 0);
    while let Some(&length) = data.get(at) {
        let length = usize::from(length);
        match length {
            128 => break,
            0..128 => (at, work) = (at + length + 2, work + length + 1),
            _ => (at, work) = (at + 2, work + 257 - length),
        }
        if work > most {
            break;
        }
    }
    work
}

/// The work of data packed with LZW.
fn lzw(data: &[u8], most: usize) -> usize {
    const CLEAR: usize = 256;
    const END: usize = 257;
    const MOST_ENTRIES: usize = 4096;
    // Whether codes get longer one code early, the stream says; what is counted is the longer way of both.
    let read = |early: usize| {
        let mut bits = Bits::of(data);
        let mut lengths: Vec<usize> = vec![1; 258];
        let mut before: Option<usize> = None;
        let mut work = 0;
        loop {
            let width = [512, 1024, 2048].iter().filter(|size| lengths.len() + early >= **size).count() + 9;
            let Some(code) = bits.left(width) else { break };
            match code {
                CLEAR => {
                    lengths.truncate(258);
                    before = None;
                    continue;
                }
                END => break,
                _ => {}
            }
            let entry = before.and_then(|before| lengths.get(before)).map(|length| length + 1);
            let length = lengths.get(code).copied().or(entry.filter(|_| code == lengths.len()));
            let Some(length) = length else { break };
            work += length;
            if let Some(entry) = entry.filter(|_| lengths.len() < MOST_ENTRIES) {
                lengths.push(entry);
            }
            before = Some(code);
            if work > most {
                break;
            }
        }
        work
    };
    read(0).max(read(1))
}

/// The work of data packed with Flate.
fn flate(data: &[u8], most: usize) -> usize {
    let zlib = matches!(data, [method, flags, ..]
        if method & 15 == 8 && (u16::from(*method) << 8 | u16::from(*flags)).is_multiple_of(31) && flags & 32 == 0);
    let data = if zlib { data.get(2..).unwrap_or_default() } else { data };
    let mut flate = Flate { bits: Bits::of(data), length: 0, work: 0, most };
    let fixed = Tables::fixed();
    while !flate.bits.is_at_end() && flate.work <= most {
        if flate.block(&fixed).is_none() {
            break;
        }
    }
    flate.work
}

struct Flate<'a> {
    bits: Bits<'a>,
    /// How many bytes would be written.
    length: usize,
    work: usize,
    most: usize,
}

/// How long the copy that a code stands for is, and how many bits say more of it.
const LENGTHS: [(usize, usize); 29] = [
    (3, 0),
    (4, 0),
    (5, 0),
    (6, 0),
    (7, 0),
    (8, 0),
    (9, 0),
    (10, 0),
    (11, 1),
    (13, 1),
    (15, 1),
    (17, 1),
    (19, 2),
    (23, 2),
    (27, 2),
    (31, 2),
    (35, 3),
    (43, 3),
    (51, 3),
    (59, 3),
    (67, 4),
    (83, 4),
    (99, 4),
    (115, 4),
    (131, 5),
    (163, 5),
    (195, 5),
    (227, 5),
    (258, 0),
];
/// Where the lengths of the codes for lengths stand.
const ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

impl Flate<'_> {
    /// Reads a block; `None` after the last one, and where the data end or make no sense.
    fn block(&mut self, fixed: &Tables) -> Option<()> {
        let head = self.bits.right(3)?;
        let last = head & 1 == 1;
        self.work += BLOCK;
        match head >> 1 {
            0 => self.stored()?,
            1 => self.packed(fixed)?,
            2 => {
                self.work += BLOCK_WITH_TABLES;
                let tables = self.tables()?;
                self.packed(&tables)?;
            }
            _ => return None,
        }
        (!last).then_some(())
    }

    fn write(&mut self, length: usize) {
        self.length += length;
        self.work += length;
    }

    fn stored(&mut self) -> Option<()> {
        let [low, high, _, _] = self.bits.bytes(4)? else { return None };
        let length = usize::from(*low) | usize::from(*high) << 8;
        let there = self.bits.skip(length);
        self.write(there);
        (there == length).then_some(())
    }

    fn tables(&mut self) -> Option<Tables> {
        let (literals, distances) = (self.bits.right(5)? + 257, self.bits.right(5)? + 1);
        let mut of_lengths = [0_u8; 19];
        for place in ORDER.iter().take(self.bits.right(4)? + 4) {
            let length = u8::try_from(self.bits.right(3)?).ok()?;
            *of_lengths.get_mut(*place)? = length;
        }
        let codes = Codes::of(&of_lengths);
        let all = literals + distances;
        let mut lengths: Vec<u8> = Vec::with_capacity(all);
        while lengths.len() < all {
            let (length, times) = match self.bits.code(&codes)? {
                16 => (lengths.last().copied().unwrap_or(0), self.bits.right(2)? + 3),
                17 => (0, self.bits.right(3)? + 3),
                18 => (0, self.bits.right(7)? + 11),
                length => (u8::try_from(length).ok()?, 1),
            };
            lengths.extend(core::iter::repeat_n(length, times.min(all - lengths.len())));
        }
        let (literals, distances) = lengths.split_at_checked(literals)?;
        Some(Tables { literals: Codes::of(literals), distances: Codes::of(distances) })
    }

    /// Reads what stands between the tables and the end of a block.
    fn packed(&mut self, tables: &Tables) -> Option<()> {
        while self.work <= self.most {
            let code = self.bits.code(&tables.literals)?;
            match code {
                0..256 => self.write(1),
                256 => return Some(()),
                _ => {
                    let (length, more) = LENGTHS.get(code - 257).copied().unwrap_or_default();
                    let length = length + self.bits.right(more)?;
                    let distance = self.bits.code(&tables.distances)?;
                    // 1, 2, 3, 4, 5–6, 7–8, 9–12 …
                    let more = (distance / 2).saturating_sub(1);
                    let base = if distance < 2 { distance } else { (2 + distance % 2) << more };
                    let distance = (distance < 30).then_some(base)? + 1 + self.bits.right(more)?;
                    self.work += 1;
                    // What lies before the beginning is left out.
                    if distance <= self.length {
                        self.write(length);
                    }
                }
            }
        }
        Some(())
    }
}

struct Tables {
    literals: Codes,
    distances: Codes,
}

impl Tables {
    fn fixed() -> Self {
        let of = |(count, length): (usize, u8)| core::iter::repeat_n(length, count);
        let literals: Vec<u8> = [(144, 8), (112, 9), (24, 7), (8, 8)].into_iter().flat_map(of).collect();
        Self { literals: Codes::of(&literals), distances: Codes::of(&[5; 30]) }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that goes wrong stops there")]
mod tests {
    use hayro_syntax::Pdf;
    use hayro_syntax::object::Object;
    use proptest::prelude::*;

    use super::*;

    /// A file with these data in a stream that has a filter.
    fn file(filter: &str, data: &[u8]) -> Vec<u8> {
        let mut file =
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
                .to_vec();
        file.extend(format!("3 0 obj<</Length {}/Filter{filter}>>stream\n", data.len()).into_bytes());
        file.extend(data);
        file.extend(b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n");
        file
    }

    /// For each stream of a file how long it becomes, and the work that is counted.
    fn streams(file: Vec<u8>) -> Vec<(usize, usize)> {
        let Ok(pdf) = Pdf::new(file) else { return Vec::new() };
        let streams = pdf.objects().into_iter().filter_map(Object::into_stream);
        streams
            .map(|stream| (stream.decoded_data().map_or(0, |data| data.len()), work_of(&stream, usize::MAX)))
            .collect()
    }

    #[test]
    fn the_streams_of_files_are_about_as_much_work_as_they_become_long() {
        let mut count = 0;
        for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/pdf")).unwrap() {
            for (length, work) in streams(std::fs::read(entry.unwrap().path()).unwrap()) {
                assert!(length <= work && work <= 2 * length + 2 * BLOCK_WITH_TABLES, "{length} {work}");
                count += 1;
            }
        }
        assert!(count > 50, "{count}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        /// Also of data that are damaged or mean nothing.
        #[test]
        fn no_stream_becomes_longer_than_is_counted(
            filter in prop::sample::select(vec!["/FlateDecode", "/LZWDecode", "/RunLengthDecode", "/ASCII85Decode", "/ASCIIHexDecode", "[/ASCII85Decode/RunLengthDecode]", "[/ASCIIHexDecode/LZWDecode]", "[/RunLengthDecode/FlateDecode]"]),
            first in prop::sample::select(vec![vec![], vec![0x78, 0x9c], vec![0x80, 0x0b], b"87cURD]i,\"Ebo80zz".to_vec(), b"4f8080".to_vec()]),
            data in prop::collection::vec(any::<u8>(), 0..400),
        ) {
            let data = [first, data].concat();
            for (length, work) in streams(file(filter, &data)) {
                prop_assert!(length <= work, "{} {}", length, work);
            }
        }
    }
}
