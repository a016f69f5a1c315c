//! How the second module of the shipped file is packed: LZMA that begins with the wasm of the app as what is already known. Before it stands how long the result is and its
//! CRC-32, both little-endian, and LZMA's own parameters in one byte. The tool that packs (`.ci/pack`) is compiled with this file too, and reads back what it wrote.

use lzma_rust2::{LzmaReader, Read};

/// No module is nearly as large. A damaged head must not ask for more memory than there is.
pub const MOST: u32 = 64 << 20;

/// How far back LZMA may look: over all that is known and all of the result.
pub fn window(known: &[u8], length: u32) -> Option<u32> {
    u32::try_from(known.len()).ok()?.checked_add(length)
}

/// What was packed beside those known bytes; `None` where one of the two is not what it was.
pub fn unpacked(packed: &[u8], known: &[u8]) -> Option<Vec<u8>> {
    let (length, rest) = packed.split_first_chunk()?;
    let (expected, rest) = rest.split_first_chunk()?;
    let (parameters, body) = rest.split_first()?;
    let length = u32::from_le_bytes(*length);
    if length > MOST {
        return None;
    }
    let mut reader =
        LzmaReader::new_with_props(body, u64::from(length), *parameters, window(known, length)?, Some(known)).ok()?;
    reader.set_relaxed_end_condition(false);
    let mut result = vec![0; usize::try_from(length).ok()?];
    reader.read_exact(&mut result).ok()?;
    (checksum(&result) == u32::from_le_bytes(*expected)).then_some(result)
}

/// CRC-32 as in gzip and zip.
pub fn checksum(bytes: &[u8]) -> u32 {
    let ahead: [u32; 256] = std::array::from_fn(|byte| {
        (0..8).fold(u32::try_from(byte).unwrap_or_default(), |crc, _| (crc >> 1) ^ (0xedb8_8320 * (crc & 1)))
    });
    let of = |crc: u32, byte: u8| {
        let [low, ..] = crc.to_le_bytes();
        ahead.get(usize::from(low ^ byte)).copied().unwrap_or_default() ^ (crc >> 8)
    };
    !bytes.iter().fold(!0, |crc, byte| of(crc, *byte))
}
