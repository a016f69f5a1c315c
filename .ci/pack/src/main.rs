//! Packs the wasm of the shipped file (called by `.ci/one_file.mjs`). The same bytes come out on every machine.
//!
//! ```text
//! pack gzip MODULE PACKED                what browsers unpack by themselves, packed as well as that can be
//! pack beside KNOWN MODULE PACKED        what our own unpacker reads, packed beside a module that is known where it is read
//! pack beside-quickly KNOWN MODULE PACKED
//! ```

#[path = "../../../src/unpack/src/packing.rs"]
mod packing;

use lzma_rust2::{EncodeMode, LzmaOptions, LzmaWriter, MfType, Write as _};
use std::{env, fs, num::NonZeroU64, process::ExitCode};
use zopfli::{BlockType, GzipEncoder, Options, Write as _};

/// What is packed is taken in pieces of a million bytes, as the tool zopfli does: larger ones take much more memory and gain nothing.
const PIECE: usize = 1_000_000;

/// How much work the packing may be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Effort {
    Quick,
    Most,
}

/// gzip made by zopfli.
fn gzip(module: &[u8]) -> Result<Vec<u8>, String> {
    let says = |problem: zopfli::Error| format!("zopfli: {problem}");
    let options = Options { iteration_count: NonZeroU64::MIN.saturating_add(14), ..Options::default() };
    let mut encoder = GzipEncoder::new(options, BlockType::Dynamic, Vec::new()).map_err(says)?;
    for piece in module.chunks(PIECE) {
        encoder.write_all(piece).map_err(says)?;
    }
    encoder.finish().map_err(says)
}

/// What stands before LZMA.
fn head(module: &[u8], parameters: u8) -> Option<Vec<u8>> {
    let length = u32::try_from(module.len()).ok().filter(|length| *length <= packing::MOST)?;
    let mut head = length.to_le_bytes().to_vec();
    head.extend(packing::checksum(module).to_le_bytes());
    head.push(parameters);
    Some(head)
}

/// LZMA of a module beside a known one, with the head that says what the result is (`src/unpack/src/packing.rs`).
fn beside(known: &[u8], module: &[u8], effort: Effort) -> Result<Vec<u8>, String> {
    let says = |problem: lzma_rust2::Error| format!("lzma: {problem:?}");
    let length = u32::try_from(module.len()).map_err(|_| "the module is too large")?;
    let mut options = match effort {
        Effort::Quick => LzmaOptions::with_preset(1),
        Effort::Most => LzmaOptions { mode: EncodeMode::Normal, mf: MfType::Bt4, ..LzmaOptions::with_preset(9) },
    };
    options.dict_size = packing::window(known, length).ok_or("the modules are too large")?;
    options.preset_dict = Some(known.to_vec());
    let head = head(module, options.get_props()).ok_or("the module is too large")?;
    let mut writer = LzmaWriter::new_no_header(head, &options, false).map_err(says)?;
    writer.write_all(module).map_err(says)?;
    let packed = writer.finish().map_err(says)?;
    if packing::unpacked(&packed, known).as_deref() == Some(module) {
        Ok(packed)
    } else {
        Err("lzma: what was packed does not come back".to_owned())
    }
}

fn read(path: &str) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|problem| format!("{path}: {problem}"))
}

fn run(arguments: &[&str]) -> Result<(), String> {
    let (packed, to) = match *arguments {
        ["gzip", module, to] => (gzip(&read(module)?)?, to),
        ["beside", known, module, to] => (beside(&read(known)?, &read(module)?, Effort::Most)?, to),
        ["beside-quickly", known, module, to] => (beside(&read(known)?, &read(module)?, Effort::Quick)?, to),
        _ => return Err("usage: pack gzip MODULE PACKED | pack beside|beside-quickly KNOWN MODULE PACKED".to_owned()),
    };
    fs::write(to, packed).map_err(|problem| format!("{to}: {problem}"))
}

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("pack: {problem}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bytes with repetitions in them, the same in every run.
    fn some_bytes(length: usize, seed: u32) -> Vec<u8> {
        let mut state = seed;
        let mut bytes = Vec::with_capacity(length);
        while bytes.len() < length {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let [.., low, high] = state.to_le_bytes();
            let from = usize::from(low) * 7 % (bytes.len() + 1);
            if high < 100 {
                bytes.push(low);
            } else {
                let again: Vec<u8> = bytes[from..].iter().take(usize::from(high % 40)).copied().collect();
                bytes.extend(again);
            }
        }
        bytes.truncate(length);
        bytes
    }

    /// A damage at which nothing of the result depends does no harm.
    fn is_right_or_refused(read: Option<Vec<u8>>, module: &[u8]) -> bool {
        read.is_none_or(|read| read == module)
    }

    #[test]
    fn what_is_packed_comes_back_beside_the_same_bytes_only() {
        let known = some_bytes(50_000, 1);
        let mut module = known[10_000..40_000].to_vec();
        module.extend(some_bytes(20_000, 2));
        for effort in [Effort::Quick, Effort::Most] {
            let packed = beside(&known, &module, effort).unwrap();
            assert!(packed.len() < module.len() / 2, "{} bytes", packed.len());
            assert_eq!(packing::unpacked(&packed, &known).as_deref(), Some(module.as_slice()));
            let mut other = known.clone();
            other[20_000] ^= 1;
            assert!(is_right_or_refused(packing::unpacked(&packed, &other), &module));
            assert_eq!(packing::unpacked(&packed, &known[..known.len() - 1]), None);
            assert_eq!(packing::unpacked(&packed, &[]), None);
        }
        for module in [&[][..], b"a", &known] {
            let packed = beside(&known, module, Effort::Most).unwrap();
            assert_eq!(packing::unpacked(&packed, &known).as_deref(), Some(module));
        }
    }

    #[test]
    fn each_damage_is_found() {
        let known = some_bytes(1_000, 3);
        let module = some_bytes(1_000, 4);
        let packed = beside(&known, &module, Effort::Most).unwrap();
        for at in 0..packed.len() {
            assert_eq!(packing::unpacked(&packed[..at], &known), None, "cut at {at}");
            for bit in 0..8 {
                let mut damaged = packed.clone();
                damaged[at] ^= 1 << bit;
                assert!(is_right_or_refused(packing::unpacked(&damaged, &known), &module), "bit {bit} of {at}");
            }
        }
    }

    #[test]
    fn gzip_names_its_length_and_its_checksum() {
        let module = some_bytes(200_000, 5);
        let packed = gzip(&module).unwrap();
        assert_eq!(packed[..4], [31, 139, 8, 0]);
        let length = packed.last_chunk::<4>().copied().map(u32::from_le_bytes);
        assert_eq!(length, u32::try_from(module.len()).ok());
        assert!(packed.len() < module.len() / 2);
    }
}
