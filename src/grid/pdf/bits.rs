//! Packed data read by bits, and the codes of Flate among them.

/// The codes of a table by the bits that stand next: how many bits they have, and what they stand for.
pub(super) struct Codes {
    of: Vec<(u8, u16)>,
    longest: usize,
}

impl Codes {
    /// The codes of which these are the lengths.
    pub fn of(lengths: &[u8]) -> Self {
        let longest = usize::from(lengths.iter().copied().max().unwrap_or(0)).max(1);
        let mut of = vec![(0, 0); 1 << longest];
        let mut next = 0_u32;
        for length in 1..=u8::try_from(longest).unwrap_or(u8::MAX) {
            for (value, _) in (0_u16..).zip(lengths).filter(|(_, own)| **own == length) {
                let turned = next.reverse_bits() >> (32 - u32::from(length));
                for slot in of.iter_mut().skip(turned as usize).step_by(1 << length) {
                    *slot = (length, value);
                }
                next += 1;
            }
            next <<= 1;
        }
        Self { of, longest }
    }
}

/// Data read by bits.
pub(super) struct Bits<'a> {
    rest: &'a [u8],
    kept: u32,
    count: usize,
}

impl<'a> Bits<'a> {
    pub fn of(rest: &'a [u8]) -> Self {
        Self { rest, kept: 0, count: 0 }
    }

    fn byte(&mut self) -> Option<u8> {
        let (&byte, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(byte)
    }

    pub fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }

    /// The next bits, where those of a byte begin with the highest, as in LZW.
    pub fn left(&mut self, count: usize) -> Option<usize> {
        while self.count < count {
            self.kept = self.kept << 8 | u32::from(self.byte()?);
            self.count += 8;
        }
        self.count -= count;
        let bits = self.kept >> self.count & ((1 << count) - 1);
        usize::try_from(bits).ok()
    }

    /// The next bits, where those of a byte begin with the least, as in Flate.
    pub fn right(&mut self, count: usize) -> Option<usize> {
        while self.count < count {
            self.kept |= u32::from(self.byte()?) << self.count;
            self.count += 8;
        }
        let bits = self.kept & ((1 << count) - 1);
        self.kept >>= count;
        self.count -= count;
        usize::try_from(bits).ok()
    }

    /// The code that stands next. At the end of the data the bits that are left may be one.
    pub fn code(&mut self, codes: &Codes) -> Option<usize> {
        while self.count < codes.longest
            && let Some(byte) = self.byte()
        {
            self.kept |= u32::from(byte) << self.count;
            self.count += 8;
        }
        let (length, value) = *codes.of.get(self.kept as usize & (codes.of.len() - 1))?;
        let length = usize::from(length);
        if length == 0 || self.count < length {
            return None;
        }
        self.kept >>= length;
        self.count -= length;
        Some(usize::from(value))
    }

    /// The next whole bytes; the rest of the present one is passed over.
    pub fn bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        (self.kept, self.count) = (0, 0);
        let (bytes, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(bytes)
    }

    /// Passes over bytes; how many there were.
    pub fn skip(&mut self, count: usize) -> usize {
        let there = count.min(self.rest.len());
        self.rest = self.rest.get(there..).unwrap_or_default();
        there
    }
}
