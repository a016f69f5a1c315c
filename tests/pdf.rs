//! PDF files as forms: prints of the published layout by Chromium, LibreOffice Calc and Writer, and what is no form.
//!
//! The prints in `fixtures/pdf` were made from the forms in `published/forms`; the shapes of their fonts were taken out, which nobody reads here.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that goes wrong stops there"
)]

mod published;

use std::fmt::Write as _;
use std::fs;

use budget_form::form::{ExpenditureLine, IncomeSource, Level1, Period};
use budget_form::grid::{self, Certainty, FileKind, Grid, GridError};
use budget_form::table_form::{Imported, has_head, read};
use published::{packed, read_rows, true_rows, truth};
use serde_json::Value;

fn read_pdf(bytes: &[u8]) -> Result<Vec<Grid>, GridError> {
    grid::read_pdf(bytes, &has_head)
}

fn file(name: &str) -> Vec<u8> {
    fs::read(format!("{}/tests/fixtures/pdf/{name}.pdf", env!("CARGO_MANIFEST_DIR"))).expect("a PDF")
}

fn imported(name: &str) -> Imported {
    read(&read_pdf(&file(name)).expect("grids")).expect("a form")
}

fn text<'a>(truth: &'a Value, key: &str) -> &'a str {
    truth[key].as_str().expect("a text")
}

#[test]
fn prints_of_the_published_layout_are_read_whole() {
    for (form, print) in [("sluice", "chromium"), ("centre", "calc"), ("sanitation", "writer"), ("library", "writer")] {
        let (truth, imported) = (truth(form), imported(&format!("{form}-{print}")));
        let read = &imported.form;
        assert_eq!(read_rows(read), true_rows(&truth), "{form} by {print}");
        for (key, read) in [
            ("year", &read.year),
            ("unit", &read.profile.unit),
            ("functions", &read.profile.functions),
            ("organisation", &read.profile.organisation),
            ("longTerm", &read.goals.long_term),
            ("annual", &read.goals.annual),
        ] {
            assert_eq!(packed(read), packed(text(&truth, key)), "{form} by {print}: {key}");
        }
        for source in IncomeSource::ALL {
            assert_eq!(read.funds.income.get(source), text(&truth["income"], source.code()), "{form} by {print}");
        }
        for line in ExpenditureLine::ALL {
            for (at, period) in Period::ALL.into_iter().enumerate() {
                let wanted = truth["expenditure"][line.code()][at].as_str().expect("an amount");
                assert_eq!(read.funds.planned(line, period), wanted, "{form} by {print}");
            }
        }
        assert_eq!(imported.report.unplaced, [], "{form} by {print}");
    }
}

#[test]
fn each_text_is_told_with_its_page_and_cell() {
    let imported = imported("sluice-chromium");
    let place = |text: &str| {
        let found = imported.report.found.iter().find(|found| found.text == text).expect(text);
        found.place.to_string()
    };
    assert_eq!(place("苏州市护城河水利工程管理处"), "第 1 页第 1 行第 2 格");
    assert!(place("打捞蓝藻水草").starts_with("第 3 页第"), "{}", place("打捞蓝藻水草"));
    let json = imported.report.to_json();
    assert_eq!(json["indicators"], 48);
    assert!(json["found"].as_array().unwrap().iter().all(|found| found["place"]["page"].is_u64()));
}

/// A PDF of one page that draws something, with a font of Latin letters.
fn drawn(content: &str, extra: &str) -> Vec<u8> {
    format!(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
         3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents 4 0 R/Resources<</Font<</F 5 0 R/G 6 0 R>>/XObject<</X 7 0 R/I 8 0 R>>>>{extra}>>endobj\n\
         4 0 obj<</Length {}>>stream\n{content}\nendstream endobj\n\
         5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n\
         6 0 obj<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/GBK-EUC-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000>>]>>endobj\n\
         7 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 400 400]/Resources<</XObject<</X 7 0 R>>/Font<</F 5 0 R>>>>/Length 62>>stream\nBT /F 10 Tf 20 300 Td (drawn in a form) Tj ET q /X Do Q         \nendstream endobj\n\
         8 0 obj<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>>stream\nA\nendstream endobj\n\
         trailer<</Root 1 0 R>>\n",
        content.len()
    )
    .into_bytes()
}

/// Two columns and two rows of cells from (20, 300) downwards, 100 wide and 20 high.
const FRAME: &str = "20 300 m 220 300 l S 20 280 m 220 280 l S 20 260 m 220 260 l S 20 260 m 20 300 l S 120 260 m 120 300 l S 220 260 m 220 300 l S ";

fn texts(grid: &Grid) -> Vec<(usize, usize, &str)> {
    grid.cells.iter().map(|cell| (cell.row, cell.column, cell.text.as_str())).collect()
}

#[test]
fn cells_are_bounded_by_lines_whatever_draws_the_text() {
    let content = format!(
        "{FRAME} BT /F 10 Tf 30 287 Td (A1) Tj 100 0 Td (B) Tj (1) Tj ET BT /G 10 Tf 1 0 0 1 30 267 Tm <b2bfc3c5> Tj 1 0 0 1 130 267 Tm [(4) 20 (5%)] TJ ET BT /F 10 Tf 30 330 Td (above) Tj ET"
    );
    let grids = read_pdf(&drawn(&content, "")).unwrap();
    let [grid] = grids.as_slice() else { panic!("{grids:?}") };
    assert_eq!(texts(grid), [(0, 0, "A1"), (0, 1, "B1"), (1, 0, "部门"), (1, 1, "45%")]);
    assert_eq!((grid.before[0].text.as_str(), grid.certainty), ("above", Certainty::Certain));
}

#[test]
fn pages_are_read_as_they_are_looked_at() {
    // The page is turned by its own word, or its content is.
    let turned = drawn(
        "q 0 1 -1 0 400 0 cm 20 300 m 220 300 l S 20 280 m 220 280 l S 20 260 m 220 260 l S 20 260 m 20 300 l S 120 260 m 120 300 l S 220 260 m 220 300 l S BT /F 10 Tf 30 287 Td (A1) Tj 0 -20 Td (A2) Tj ET Q",
        "",
    );
    let upright = drawn(&format!("{FRAME} BT /F 10 Tf 30 287 Td (A1) Tj 0 -20 Td (A2) Tj ET"), "/Rotate 180");
    for bytes in [turned, upright] {
        let grids = read_pdf(&bytes).unwrap();
        let filled: Vec<_> = texts(&grids[0]).into_iter().filter(|(.., text)| !text.is_empty()).collect();
        assert_eq!(filled, [(0, 0, "A1"), (1, 0, "A2")]);
    }
}

#[test]
fn a_table_without_lines_is_guessed_and_says_so() {
    let mut rows = String::new();
    for ((name, half, full), at) in
        [("name", "half", "full"), ("training", "2", "8"), ("visits", "10", "20")].iter().zip(0..)
    {
        let y = 300 - at * 20;
        for (x, text) in [(30, name), (150, half), (250, full)] {
            write!(rows, "BT /F 10 Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET ").unwrap();
        }
    }
    let grids = read_pdf(&drawn(&rows, "")).unwrap();
    let [grid] = grids.as_slice() else { panic!("{grids:?}") };
    assert_eq!(grid.certainty, Certainty::Guessed);
    assert_eq!(
        texts(grid)[3..],
        [(1, 0, "training"), (1, 1, "2"), (1, 2, "8"), (2, 0, "visits"), (2, 1, "10"), (2, 2, "20")]
    );
}

/// Texts at their places, without lines.
fn loose(texts: &[(i32, i32, &str)]) -> Vec<Grid> {
    let mut content = String::new();
    for (x, y, text) in texts {
        write!(content, "BT /F 10 Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET ").unwrap();
    }
    read_pdf(&drawn(&content, "")).unwrap()
}

#[test]
fn merged_cells_without_lines_have_their_text_in_the_middle() {
    let mut texts = vec![(30, 320, "level"), (150, 320, "name"), (250, 320, "full")];
    for (at, name) in (0..).zip(["one", "two", "three", "four", "five"]) {
        texts.extend([(150, 300 - at * 20, name), (250, 300 - at * 20, "8")]);
    }
    // Over two rows, over three, and a row of its own, in which the others have nothing.
    texts.extend([(30, 290, "first"), (30, 240, "second"), (30, 200, "third")]);
    texts.extend([(150, 180, "seven"), (250, 180, "9"), (30, 180, "fourth")]);
    let grids = loose(&texts);
    let [grid] = grids.as_slice() else { panic!("{grids:?}") };
    let levels: Vec<_> = grid.cells.iter().filter(|cell| cell.column == 0).collect();
    let of: Vec<_> = levels.iter().map(|cell| (cell.row, cell.rows, cell.text.as_str())).collect();
    assert_eq!(of, [(0, 1, "level"), (1, 2, "first"), (3, 3, "second"), (6, 1, "third"), (7, 1, "fourth")]);
}

#[test]
fn tables_without_lines_end_where_their_columns_do() {
    let wide = "a text that reaches over the columns of the table below";
    let mut texts = vec![(30, 320, "label"), (90, 320, wide), (30, 300, "goal"), (90, 300, wide)];
    for (at, name) in (0..).zip(["one", "two", "three"]) {
        let y = 280 - at * 20;
        texts.extend([(30, y, name), (130, y, "2"), (230, y, "8")]);
    }
    let grids = loose(&texts);
    let columns: Vec<(usize, usize)> = grids.iter().map(|grid| (grid.rows(), grid.columns())).collect();
    assert_eq!(columns, [(2, 2), (3, 3)]);
    assert_eq!(texts_of(&grids[0])[1], wide);
}

fn texts_of(grid: &Grid) -> Vec<&str> {
    grid.cells.iter().map(|cell| cell.text.as_str()).collect()
}

#[test]
fn what_cannot_be_read_gets_its_sentence() {
    assert_eq!(read_pdf(b""), Err(GridError::Empty(FileKind::Pdf)));
    assert_eq!(read_pdf(b"%PDF-1.7 and no more"), Err(GridError::Damaged(FileKind::Pdf)));
    assert_eq!(read_pdf(&drawn("q 400 0 0 400 0 0 cm /I Do Q", "")), Err(GridError::Scanned(1)));
    assert_eq!(read_pdf(&drawn("", "")), Err(GridError::Empty(FileKind::Pdf)));
    assert_eq!(read_pdf(&file("encrypted")), Err(GridError::Encrypted(FileKind::Pdf)));
    let endless = "q 1 0 0 1 0 0 cm Q ".repeat(350_000);
    assert_eq!(read_pdf(&drawn(&endless, "")), Err(GridError::TooMuch(FileKind::Pdf)));
    for error in [GridError::Scanned(3), GridError::Unreadable, GridError::Encrypted(FileKind::Pdf)] {
        assert!(error.to_string().contains("请"), "{error}");
    }
}

/// A drawing that draws itself, and pages that are their own parents.
#[test]
fn circles_end() {
    let grids = read_pdf(&drawn("/X Do", "")).unwrap();
    assert_eq!(grids[0].before[0].text, "drawn in a form");
    let circle = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9/Parent 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n";
    assert!(read_pdf(circle).is_err());
}

/// A file with any byte changed or cut off anywhere is read or refused.
#[test]
fn damaged_files_never_panic() {
    let whole = file("centre-calc");
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    let mut random = |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed % below as u64).unwrap()
    };
    for round in 0..60 {
        let mut bytes = whole.clone();
        for _ in 0..=round % 12 {
            let at = random(bytes.len());
            bytes[at] = u8::try_from(random(256)).unwrap();
        }
        if round % 3 == 0 {
            bytes.truncate(random(bytes.len()));
        }
        if let Ok(grids) = read_pdf(&bytes) {
            drop(read(&grids));
        }
    }
}

#[test]
fn groups_are_counted() {
    let groups = imported("centre-calc").report.groups;
    let counts: Vec<(Level1, usize, usize)> =
        groups.iter().map(|group| (group.level1, group.indicators, group.empty_level2)).collect();
    assert_eq!(
        counts,
        [
            (Level1::Decision, 6, 0),
            (Level1::Process, 26, 0),
            (Level1::Duty, 13, 0),
            (Level1::Benefit, 8, 2),
            (Level1::Satisfaction, 1, 0)
        ]
    );
}

/// Bits as Flate packs them: codes begin with their highest bit, numbers with their least.
#[derive(Default)]
struct Packed {
    bytes: Vec<u8>,
    count: usize,
}

impl Packed {
    fn bit(&mut self, bit: u32) {
        if self.count.is_multiple_of(8) {
            self.bytes.push(0);
        }
        *self.bytes.last_mut().unwrap() |= u8::try_from(bit << (self.count % 8)).unwrap();
        self.count += 1;
    }

    fn code(&mut self, code: u32, length: u32) {
        (0..length).rev().for_each(|at| self.bit(code >> at & 1));
    }

    /// So many times 258 blanks after one, in a block with the usual codes.
    fn blanks(times: usize) -> Vec<u8> {
        let mut packed = Self::default();
        for bit in [1, 1, 0] {
            packed.bit(bit);
        }
        packed.code(0x30 + 32, 8);
        for _ in 0..times {
            packed.code(0b1100_0101, 8);
            packed.code(0, 5);
        }
        packed.code(0, 7);
        packed.bytes
    }
}

/// A page whose operators are these data, and beside it an object with the same data in a stream of its own.
fn packed_page(filter: &str, data: &[u8], other: &str) -> Vec<u8> {
    let mut file = b"%PDF-1.5\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>endobj\n\
        5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
        .to_vec();
    let mut stream = |head: String, data: &[u8]| {
        file.extend(head.into_bytes());
        file.extend(b">>stream\n");
        file.extend(data);
        file.extend(b"\nendstream endobj\n");
    };
    if other.is_empty() {
        stream(format!("4 0 obj<</Length {}/Filter{filter}", data.len()), data);
    } else {
        let content = b"BT /F 10 Tf 20 300 Td (drawn) Tj ET /X Do";
        stream(format!("4 0 obj<</Length {}", content.len()), content);
        stream(format!("6 0 obj<</Length {}/Filter{filter}{other}", data.len()), data);
    }
    file.extend(b"trailer<</Root 1 0 R>>\n");
    file
}

#[test]
fn streams_that_unpack_to_gigabytes_are_not_unpacked() {
    // 1 GB.
    let bomb = Packed::blanks(4 << 20);
    let hex: Vec<u8> = bomb.iter().flat_map(|byte| format!("{byte:02x}").into_bytes()).collect();
    let runs: Vec<u8> = [129, 32].repeat(4 << 20);
    let too_much = Err(GridError::TooMuch(FileKind::Pdf));
    for (filter, data) in [
        ("/FlateDecode", &bomb),
        ("[/FlateDecode]", &bomb),
        ("[/ASCIIHexDecode/FlateDecode]", &hex),
        ("/RunLengthDecode", &runs),
        // A little of what unpacks to much that unpacks to much.
        ("[/FlateDecode/FlateDecode]", &Packed::blanks(4000)),
    ] {
        for other in ["", "/Type/XObject/Subtype/Form/BBox[0 0 400 400]", "/Type/ObjStm/N 1/First 4"] {
            assert_eq!(read_pdf(&packed_page(filter, data, other)), too_much, "{filter} {other}");
        }
    }
}

#[test]
fn a_picture_may_be_as_large_as_it_likes() {
    let picture = "/Type/XObject/Subtype /Image/Width 40000/Height 40000/BitsPerComponent 8/ColorSpace/DeviceGray";
    let grids = read_pdf(&packed_page("/FlateDecode", &Packed::blanks(4 << 20), picture)).unwrap();
    assert_eq!(grids[0].before[0].text, "drawn");
    // Packed operators are read as they are.
    let page = packed_page("/FlateDecode", &Packed::blanks(3), "");
    assert_eq!(read_pdf(&page), Err(GridError::Empty(FileKind::Pdf)));
}
