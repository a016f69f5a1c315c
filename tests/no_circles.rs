//! The modules of a folder do not use each other in a circle, and neither do the folders: each can be read and tested without those that use it.
//!
//! What a file uses is read from its paths that begin with `crate::` or `super::`. A module and its parent may use each other.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that goes wrong stops there"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// A module as its path in the crate: `["form", "field", "address"]`. The crate itself is the empty path.
type Module = Vec<String>;

/// The text of every module below a folder.
fn read(folder: &Path, parent: &Module, modules: &mut BTreeMap<Module, String>) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("an entry of the folder").path();
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let child: Module = parent.iter().cloned().chain([name.clone()]).collect();
        // The programs use the crate from outside.
        if parent.is_empty() && (name == "main" || name == "bin") {
            continue;
        }
        if path.is_dir() {
            read(&path, &child, modules);
        } else if name == "mod" {
            modules.insert(parent.clone(), fs::read_to_string(path).expect("a text"));
        } else if parent.is_empty() && name == "lib" {
            modules.insert(Module::new(), fs::read_to_string(path).expect("a text"));
        } else if path.extension().is_some_and(|end| end == "rs") {
            modules.insert(child, fs::read_to_string(path).expect("a text"));
        }
    }
}

/// The paths that a use tree such as `form::{Field, Level1}` stands for, and what follows it.
fn tree<'a>(before: &Module, mut text: &'a str, paths: &mut Vec<Module>) -> &'a str {
    let mut path = before.clone();
    loop {
        text = text.trim_start();
        if let Some(mut inner) = text.strip_prefix('{') {
            loop {
                inner = tree(&path, inner, paths).trim_start();
                match inner.strip_prefix(',') {
                    Some(rest) if !rest.trim_start().starts_with('}') => inner = rest,
                    rest => return rest.unwrap_or(inner).trim_start().trim_start_matches('}'),
                }
            }
        }
        let end = text.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(text.len());
        path.push(text[..end].to_owned());
        text = &text[end..];
        match text.strip_prefix("::") {
            Some(rest) => text = rest,
            None => break,
        }
    }
    paths.push(path);
    // `as` and the new name.
    match text.strip_prefix(" as ") {
        Some(rest) => rest.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_'),
        None => text,
    }
}

/// The file from which the text of a folder's module hands an item on: `row` for `RowEvaluation` in `pub use row::{InPeriod, RowEvaluation};`.
fn handed_on(folder: &str, item: &str) -> Option<String> {
    folder.split("pub use ").skip(1).find_map(|rest| {
        let (file, items) = rest.split(';').next()?.split_once("::")?;
        let mut names = items.split(|c: char| !(c.is_alphanumeric() || c == '_'));
        names.any(|name| name == item).then(|| file.to_owned())
    })
}

/// The modules that the text of a module uses.
fn used(module: &Module, text: &str, modules: &BTreeMap<Module, String>) -> BTreeSet<Module> {
    let shipped = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let code: String =
        shipped.lines().map(|line| line.split("//").next().unwrap_or_default().to_owned() + "\n").collect();
    let mut used = BTreeSet::new();
    for start in ["crate::", "super::"] {
        for (at, _) in code.match_indices(start) {
            if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':') {
                continue;
            }
            let mut paths = Vec::new();
            tree(&Module::new(), &code[at..], &mut paths);
            for path in paths {
                let up = path.iter().take_while(|name| *name == "super").count();
                let base = if up > 0 { &module[..module.len() - up] } else { &[] };
                let mut path: Module = base.iter().chain(path.iter().skip(up.max(1))).cloned().collect();
                let mut item = None;
                while !modules.contains_key(&path) {
                    item = path.pop();
                }
                // What a folder hands on from one of its files is used from that file.
                let file = item.and_then(|item| handed_on(modules.get(&path)?, &item));
                let from = file.map(|file| path.iter().cloned().chain([file]).collect::<Module>());
                used.insert(from.filter(|from| modules.contains_key(from)).unwrap_or(path));
            }
        }
    }
    used
}

/// Which modules and folders that have one parent use each other, directly or through others of that parent: one line for each use in a circle.
fn circles(modules: &BTreeMap<Module, String>) -> Vec<String> {
    let mut uses: BTreeMap<Module, BTreeMap<Module, String>> = BTreeMap::new();
    for (module, text) in modules {
        for other in used(module, text, modules) {
            let shared = module.iter().zip(&other).take_while(|(one, other)| one == other).count();
            if let (Some(from), Some(to)) = (module.get(..=shared), other.get(..=shared)) {
                let line = format!("{} uses {}", module.join("/"), other.join("/"));
                uses.entry(from.to_vec()).or_default().entry(to.to_vec()).or_insert(line);
            }
        }
    }
    let reaches = |from: &Module, to: &Module| {
        let (mut seen, mut next) = (BTreeSet::new(), vec![from]);
        while let Some(at) = next.pop() {
            if at == to {
                return true;
            }
            if seen.insert(at) {
                next.extend(uses.get(at).into_iter().flat_map(BTreeMap::keys));
            }
        }
        false
    };
    let edges = uses.iter().flat_map(|(from, to)| to.iter().map(move |(to, line)| (from, to, line)));
    edges.filter(|(from, to, _)| reaches(to, from)).map(|(.., line)| line.clone()).collect()
}

#[test]
fn no_modules_use_each_other_in_a_circle() {
    let mut modules = BTreeMap::new();
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &Module::new(), &mut modules);
    let found = circles(&modules);
    assert!(found.is_empty(), "these uses make circles:\n{}", found.join("\n"));
}

#[test]
fn circles_are_found_between_files_and_between_folders() {
    let module = |path: &str, text: &str| (path.split('/').map(str::to_owned).collect::<Module>(), text.to_owned());
    let circles = |modules: &[(Module, String)]| {
        let crate_itself = (Module::new(), String::new());
        circles(&modules.iter().cloned().chain([crate_itself]).collect())
    };
    let parent_and_child = [module("a", "use b::C;"), module("a/b", "use super::D;\nuse crate::a::E;")];
    assert_eq!(circles(&parent_and_child), [""; 0]);
    let siblings = [
        module("a", ""),
        module("a/b", "use super::{\n    c::{self, D},\n    E,\n};"),
        module("a/c", "fn f() -> crate::a::b::G {}"),
    ];
    assert_eq!(circles(&siblings), ["a/b uses a/c", "a/c uses a/b"]);
    let folders = [
        module("a", ""),
        module("a/b", "use crate::{c::D as E, f};"),
        module("c", "use crate::g::h;"),
        module("f", ""),
        module("g", "// use crate::f;"),
        module("g/h", "use crate::a;"),
    ];
    assert_eq!(circles(&folders), ["a/b uses c", "c uses g/h", "g/h uses a"]);
    let only_in_tests = [module("a", "use crate::b;"), module("b", "#[cfg(test)]\nmod tests {\n    use crate::a;\n}")];
    assert_eq!(circles(&only_in_tests), [""; 0]);
}
