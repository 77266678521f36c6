//! The committed code in `crates/clf-proto/src/gen` is what `proto/` says. To renew it after a change there:
//! `CLF_REGENERATE=1 cargo test -p clf-tests --test generated`.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a test stops where it fails")]

use std::path::Path;

use prost_build::Config;

const FILES: [&str; 5] = [
    "clf/v1/job.proto",
    "clf/v1/operator.proto",
    "clf/v1/bootstrap.proto",
    "clf/v1/error.proto",
    "clf/sealed/v1/grant.proto",
];

/// Messages that carry a token, a session key or plaintext get no `Debug`.
const NOT_PRINTABLE: [&str; 5] = [
    "clf.v1.RedeemRequest",
    "clf.v1.AcknowledgeRequest",
    "clf.v1.AppendLogRequest",
    "clf.v1.ReportResultRequest",
    "clf.sealed.v1.Grant",
];

fn generate(into: &Path) {
    let proto = Path::new(env!("CARGO_MANIFEST_DIR")).join("../proto");
    let set = protox::compile(FILES, [proto]).expect("proto/ compiles");
    let mut config = Config::new();
    config
        .out_dir(into)
        .compile_well_known_types()
        .extern_path(".google.protobuf.Timestamp", "crate::Timestamp")
        .extern_path(".google.protobuf.Duration", "crate::Duration")
        .bytes([".clf.v1"])
        .skip_debug(NOT_PRINTABLE)
        .btree_map(["."]);
    config.compile_fds(set.clone()).expect("messages are generated");
    let mut json = pbjson_build::Builder::new();
    for file in &set.file {
        json.register_file_descriptor(file.clone());
    }
    json.emit_fields().out_dir(into).build(&[".clf.v1"]).expect("their JSON is generated");
}

#[test]
fn the_generated_code_is_in_step_with_proto() {
    let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/clf-proto/src/gen");
    let fresh = tempfile::tempdir().unwrap();
    generate(fresh.path());
    for file in ["clf.v1.rs", "clf.v1.serde.rs", "clf.sealed.v1.rs"] {
        let new = std::fs::read_to_string(fresh.path().join(file)).unwrap();
        if std::env::var_os("CLF_REGENERATE").is_some() {
            std::fs::write(committed.join(file), &new).unwrap();
        }
        let old = std::fs::read_to_string(committed.join(file)).unwrap_or_default();
        assert!(old == new, "clf-proto/src/gen/{file} is not what proto/ gives; renew it with CLF_REGENERATE=1");
    }
}
