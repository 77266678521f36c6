//! Promises about the tree itself.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The text of every source file of the programs and libraries, generated code left out.
fn sources() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut look_in = vec![root().join("crates")];
    while let Some(dir) = look_in.pop() {
        for entry in std::fs::read_dir(dir).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() && !path.ends_with("gen") {
                look_in.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push((path.clone(), std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found
}

#[test]
fn the_libraries_that_were_asked_for_are_used() {
    let all: String = sources().into_iter().map(|(_, text)| text).collect();
    for name in [
        "tokio",
        "rusqlite",
        "hyper",
        "hyperlocal",
        "serde",
        "age",
        "blake3",
        "nix",
        "tokio_stream",
        "prost",
        "tracing",
    ] {
        assert!(all.contains(&format!("{name}::")), "{name} is not used");
    }
}

#[test]
fn every_dependency_says_why_it_is_here() {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let dependencies = manifest.split("[workspace.dependencies]").nth(1).unwrap().split("\n[").next().unwrap();
    for line in dependencies.lines().filter(|line| line.contains(" = ") && !line.contains("path = ")) {
        assert!(line.contains(" # "), "no reason: {line}");
    }
}

/// The string that follows each of these calls is a stable reason.
const CALLS: [&str; 6] = ["Refusal::new(", "Refusal::invalid(", "Failure::new(", "bad(", "denied(", "cap_reached("];

#[test]
fn every_stable_reason_of_the_daemon_is_documented() {
    let documented = std::fs::read_to_string(root().join("docs/api.md")).unwrap();
    let mut missing = BTreeSet::new();
    for (path, text) in sources() {
        if !["clf-domain", "clf-proto", "clf-store", "clf-orchestrator"]
            .iter()
            .any(|name| path.to_string_lossy().contains(name))
        {
            continue;
        }
        let code = text.split("#[cfg(test)]").next().unwrap();
        if path.to_string_lossy().contains("/tests/") {
            continue;
        }
        for call in CALLS {
            for (at, _) in code.match_indices(call) {
                let arguments: String = code[at + call.len()..].chars().take(120).collect();
                let Some(literal) = arguments.split('"').nth(1) else { continue };
                let is_reason = literal.contains('_') && literal.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
                if is_reason && !documented.contains(&format!("`{literal}`")) {
                    missing.insert(literal.to_owned());
                }
            }
        }
    }
    // Between the daemon's own parts only, never answered to anybody.
    for internal in ["lease_lost", "no_free_slot", "machine_exists", "reap_failed"] {
        missing.remove(internal);
    }
    assert!(missing.is_empty(), "not in docs/api.md: {missing:?}");
}
