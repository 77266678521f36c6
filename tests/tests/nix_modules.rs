//! The Nix files, judged without nixpkgs and without a NixOS: they parse, the module evaluates
//! over a stub of the host, and what it renders is given to systemd's own tools and to the daemon.
//!
//! Whether a NixOS machine boots with it, only a NixOS machine can show.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "helpers of tests are test code")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

const ORCHESTRATOR: &str = "services.clawdlets.orchestrator";
const NIX_CONFIG: &str =
    "sandbox = false\nsubstituters =\nexperimental-features = nix-command flakes\nbuild-users-group =\n";

#[test]
fn every_nix_file_parses() {
    let Some(lab) = Lab::with(&["nix-instantiate"]) else { return };
    let parse = |path: &Path| lab.run("nix-instantiate", |c| c.arg("--parse").arg(path)).status.success();
    let mut files = Vec::new();
    nix_files(&root(), &mut files);
    assert!(files.len() > 10, "found only {files:?}");
    for file in &files {
        assert!(parse(file), "{} does not parse", file.display());
    }
    let broken = lab.file("broken.nix", "{ a = ; }");
    assert!(!parse(&broken), "a broken file parses: this test cannot fail");
}

#[test]
fn the_module_evaluates_over_a_stubbed_host() {
    let Some(lab) = Lab::with(&["nix-instantiate"]) else { return };
    let host = lab.evaluate("{ }");
    assert_eq!(host["failed"], serde_json::json!([]));
    assert_eq!(host["unknown"], serde_json::json!([]));
    assert_eq!(host["users"]["helper"]["uid"], 901);
    assert_eq!(host["users"]["helper"]["extraGroups"], serde_json::json!(["clf-bots"]));
    assert_eq!(host["users"]["clf"]["extraGroups"], serde_json::json!([]));
    assert_eq!(host["groups"]["clf-operators"]["members"], serde_json::json!(["alice"]));

    let misspelt = lab.evaluate(&format!("{{ {ORCHESTRATOR}.flet = \"example\"; }}"));
    assert_eq!(misspelt["unknown"], serde_json::json!([format!("{ORCHESTRATOR}.flet")]));
}

#[test]
fn a_disabled_module_changes_nothing() {
    let Some(lab) = Lab::with(&["nix-instantiate"]) else { return };
    let host = lab.evaluate(&format!("{{ lib, ... }}: {{ {ORCHESTRATOR}.enable = lib.mkForce false; }}"));
    assert_eq!(host["units"], serde_json::json!({}));
    assert_eq!(host["groups"], serde_json::json!({}));
}

#[test]
fn nixpkgs_own_lib_gives_the_same_as_the_stub() {
    let Some(lab) = Lab::with(&["nix-instantiate"]) else { return };
    let Some(real) = std::env::var_os("CLF_NIXPKGS_LIB") else {
        return println!("skipped: no nixpkgs lib (set CLF_NIXPKGS_LIB to the lib folder of one)");
    };
    let with = |lib: &Path| sorted(lab.evaluate_with(lib, "{ }", None).unwrap());
    assert_eq!(with(Path::new(&real)), with(&stub_lib()));
}

#[test]
fn a_credential_in_the_nix_store_is_refused() {
    let Some(lab) = Lab::with(&["nix-instantiate"]) else { return };
    for (path, why) in [
        ("\"/nix/store/00000000000000000000000000000000-key\"", "lies in the Nix store"),
        ("./key", "lies in the Nix store"),
        ("\"secrets/key\"", "is not an absolute path"),
        ("\"/run/secrets/a b\"", "is not an absolute path"),
        ("\"/run/secrets/%i\"", "is not an absolute path"),
    ] {
        let change = format!("{{ lib, ... }}: {{ {ORCHESTRATOR}.credentials.demo_secret = lib.mkForce {path}; }}");
        lab.assert_refused(&change, why);
    }
}

#[test]
fn two_callers_with_one_uid_are_refused() {
    let Some(lab) = Lab::with(&["nix-instantiate"]) else { return };
    lab.assert_refused(&format!("{{ {ORCHESTRATOR}.bots.twin.uid = 901; }}"), "uid 901 is given to more than one");
    lab.assert_refused(&format!("{{ {ORCHESTRATOR}.bots.admin.uid = 1000; }}"), "uid 1000 is given to more than one");
    for uid in ["0", "65534"] {
        let change = format!("{{ {ORCHESTRATOR}.bots.nobody.uid = {uid}; }}");
        let error = lab.evaluate_with(&stub_lib(), &change, None).unwrap_err();
        assert!(error.contains("uid is not a int between 1 and 65533"), "{error}");
    }
}

#[test]
fn an_operator_with_another_uid_than_its_user_is_refused() {
    let Some(lab) = Lab::with(&["nix-instantiate"]) else { return };
    let change = "{ lib, ... }: { users.users.alice.uid = lib.mkForce 1001; }";
    lab.assert_refused(change, "alice is given uid 1000, but users.users.alice.uid is 1001");
}

#[test]
fn a_bot_with_power_on_its_host_is_refused() {
    let Some(lab) = Lab::with(&["nix-instantiate"]) else { return };
    lab.assert_refused("{ users.users.helper.extraGroups = [ \"wheel\" ]; }", "helper is in wheel");
    lab.assert_refused("{ users.groups.docker.members = [ \"helper\" ]; }", "helper is in docker");
    lab.assert_refused("{ security.sudo.extraRules = [ { groups = [ \"clf-bots\" ]; } ]; }", "a sudo rule names");
    lab.assert_refused("{ security.sudo-rs.extraRules = [ { users = [ 901 ]; } ]; }", "a sudo rule names");
}

#[test]
fn a_required_credential_that_nobody_provides_is_refused() {
    let Some(lab) = Lab::with(&["nix-instantiate"]) else { return };
    let change = |required| {
        format!("{{ {ORCHESTRATOR}.personas.demo.env.OTHER = {{ credential = \"other\"; required = {required}; }}; }}")
    };
    lab.assert_refused(&change(true), "requires OTHER from the credential other");
    assert_eq!(lab.evaluate(&change(false))["failed"], serde_json::json!([]));
}

#[test]
fn systemd_finds_nothing_to_say_about_the_units() {
    let Some(lab) = Lab::with(&["nix-instantiate", "systemd-analyze"]) else { return };
    let verify = |units: &[PathBuf]| {
        let output = lab.run("systemd-analyze", |c| c.arg("verify").args(units));
        format!("{}{}", text(&output.stdout), text(&output.stderr))
    };
    let units = lab.units();
    assert_eq!(verify(&units), "");

    let misspelt = fs::read_to_string(&units[0]).unwrap().replace("SocketMode=", "SocketMod=");
    fs::write(&units[0], misspelt).unwrap();
    assert_ne!(verify(&units), "", "a misspelt key passes: this test cannot fail");
}

#[test]
fn the_service_is_exposed_by_at_most_1_5() {
    let Some(lab) = Lab::with(&["nix-instantiate", "systemd-analyze"]) else { return };
    let rate = |unit: &Path| {
        let args = ["security", "--no-pager", "--offline=yes", "--threshold=15"];
        let output = lab.run("systemd-analyze", |c| c.args(args).arg(unit));
        (output.status.success(), text(&output.stdout).lines().last().unwrap_or_default().to_owned())
    };
    let units = lab.units();
    let service = units.iter().find(|path| path.extension().is_some_and(|e| e == "service")).unwrap();
    let (good, summary) = rate(service);
    assert!(good, "{summary}");
    println!("{summary}");

    let dropped = ["NoNewPrivileges", "CapabilityBoundingSet", "SystemCallFilter", "RestrictNamespaces"];
    let whole = fs::read_to_string(service).unwrap();
    let soft: Vec<_> = whole.lines().filter(|line| !dropped.iter().any(|key| line.starts_with(key))).collect();
    fs::write(service, soft.join("\n")).unwrap();
    assert!(!rate(service).0, "a unit without its hardening passes: this test cannot fail");
}

#[test]
fn the_service_keeps_secrets_in_and_lets_the_daemon_see_who_calls() {
    let Some(lab) = Lab::with(&["nix-instantiate"]) else { return };
    let host = lab.evaluate("{ }");
    let unit = host["units"]["clf-orchestrator.service"].as_str().unwrap();
    let has = |line: &str| unit.lines().any(|have| have == line);
    for line in [
        "Type=notify",
        "LimitCORE=0",
        "LimitMEMLOCK=infinity",
        "MemorySwapMax=0",
        "WatchdogSignal=SIGKILL",
        "RestartPreventExitStatus=2",
        "LoadCredential=demo_secret:/run/secrets/demo_secret",
        "StateDirectory=clf/orchestrator",
        "StateDirectory=clf-mark",
        "StateDirectoryMode=0700",
    ] {
        assert!(has(line), "{line} is not in\n{unit}");
    }
    // In a user namespace every caller would be uid 65534; the boot id is not below /proc/PID.
    for line in ["PrivateUsers=true", "ProcSubset=pid"] {
        assert!(!has(line), "{line} is in\n{unit}");
    }
    assert!(!unit.contains("\nEnvironment"), "everybody can read a unit's environment");
}

#[test]
fn the_sockets_are_closed_to_all_but_root_and_one_group() {
    let Some(lab) = Lab::with(&["nix-instantiate"]) else { return };
    let host = lab.evaluate("{ }");
    for (unit, name, path, group) in [
        ("clf-orchestrator.socket", "bot", "/run/clf/orchestrator.sock", "clf-bots"),
        ("clf-operator.socket", "operator", "/run/clf/operator.sock", "clf-operators"),
    ] {
        let text = host["units"][unit].as_str().unwrap();
        let values = |key: &str| -> Vec<_> {
            text.lines().filter_map(|line| line.strip_prefix(key)?.strip_prefix('=')).collect()
        };
        assert_eq!(values("ListenStream"), [path]);
        assert_eq!(values("FileDescriptorName"), [name]);
        assert_eq!(values("Service"), ["clf-orchestrator.service"]);
        assert_eq!(values("SocketMode"), ["0660"]);
        assert_eq!(values("SocketUser"), ["root"]);
        assert_eq!(values("SocketGroup"), [group]);
        assert_eq!(values("DirectoryMode"), ["0755"]);
        assert_eq!(values("Accept"), ["no"]);
        assert_eq!(values("RemoveOnStop"), ["no"]);
    }
}

#[test]
fn the_daemon_accepts_the_rendered_configuration() {
    let Some(lab) = Lab::with(&["nix-instantiate"]) else { return };
    let daemon = root().join("target/release/clf-orchestrator");
    if !daemon.exists() {
        return println!("skipped: {} is not built (cargo build --release --bins)", daemon.display());
    }
    let check = |toml: &str| {
        let file = lab.file("orchestrator.toml", toml);
        lab.run(daemon.to_str().unwrap(), |c| c.arg("--check-config").arg(file))
    };
    // What TOML and JSON spell differently, or not at all.
    let odd = "fromJSON \"\\\"\\\\u007f\\\\u001f\\\\u2028 ''' #\\\\\\\\ \\\\t\\\\r\\\\n\\\"\"";
    let change = format!("{{ {ORCHESTRATOR}.personas.demo.files.odd = builtins.{odd}; }}");
    for change in ["{ }", &change] {
        let host = lab.evaluate(change);
        let output = check(host["toml"].as_str().unwrap());
        assert!(output.status.success(), "{}\n{}", host["toml"], text(&output.stderr));
    }
    let wrong = lab.evaluate(&format!("{{ {ORCHESTRATOR}.bots.helper.policy.personas = [ \"nobody\" ]; }}"));
    assert!(!check(wrong["toml"].as_str().unwrap()).status.success(), "an unknown persona passes the check");
}

#[test]
fn a_bot_that_is_only_named_gets_the_caps_of_the_daemons_own_policy() {
    let Some(lab) = Lab::with(&["nix-instantiate"]) else { return };
    let host = lab.evaluate("{ }");
    let (_, policy) = host["toml"].as_str().unwrap().split_once("[\"principals\".\"newcomer\".\"policy\"]\n").unwrap();
    let caps: Vec<_> = policy
        .lines()
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_once(" = "))
        .filter(|(_, value)| value.parse::<u32>().is_ok())
        .map(|(key, value)| format!("{}: {value},", key.trim_matches('"')))
        .collect();
    assert_eq!(caps.len(), 6, "{policy}");
    let source = fs::read_to_string(root().join("crates/clf-domain/src/policy.rs")).unwrap();
    for cap in caps {
        assert!(source.contains(&cap), "the module says {cap} and clf-domain's policy.rs does not");
    }
}

#[test]
fn the_flake_lock_agrees_with_the_flake_without_a_network() {
    let Some(lab) = Lab::with(&["nix", "unshare"]) else { return };
    let alone = if nix::unistd::geteuid().is_root() { "-n" } else { "-rn" };
    // A copy: `path:` takes the whole folder, and the repository's has build output in it.
    let metadata = |flake: &str| {
        let dir = tempfile::tempdir_in(lab.dir.path()).unwrap();
        fs::write(dir.path().join("flake.nix"), flake).unwrap();
        fs::copy(root().join("flake.lock"), dir.path().join("flake.lock")).unwrap();
        let args = ["nix", "flake", "metadata", "--json", "--no-update-lock-file", "path:."];
        let store = lab.dir.path().join("store");
        lab.run("unshare", |c| c.arg(alone).args(args).current_dir(dir.path()).env("NIX_REMOTE", store))
    };
    if !lab.run("unshare", |c| c.args([alone, "true"])).status.success() {
        return println!("skipped: this user may not make a network namespace");
    }
    let flake = fs::read_to_string(root().join("flake.nix")).unwrap();
    let output = metadata(&flake);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(answer["locks"]["version"], 7);

    let moved = flake.replace("nixos-26.05", "nixos-unstable");
    assert_ne!(moved, flake);
    assert!(!metadata(&moved).status.success(), "a lock of another branch passes: this test cannot fail");
}

/// A private home for the tools: nothing of the caller's configuration, nothing in its store.
struct Lab {
    dir: TempDir,
}

impl Lab {
    /// `None`, and a word about it, where one of `tools` is not installed.
    fn with(tools: &[&str]) -> Option<Self> {
        for tool in tools {
            if Command::new(tool).arg("--version").output().is_err() {
                let package = match *tool {
                    "systemd-analyze" => "systemd",
                    "unshare" => "util-linux",
                    _ => "nix-bin",
                };
                println!("skipped: {tool} is not installed (apt-get install {package})");
                return None;
            }
        }
        Some(Lab { dir: tempfile::tempdir().unwrap() })
    }

    fn run(&self, program: &str, arguments: impl FnOnce(&mut Command) -> &mut Command) -> Output {
        let mut command = Command::new(program);
        command
            .env("NIX_CONFIG", NIX_CONFIG)
            // Evaluating needs no store; so it needs neither root nor a /nix.
            .env("NIX_REMOTE", "dummy://")
            .env("NIX_CONF_DIR", self.dir.path())
            .env("HOME", self.dir.path())
            .env("XDG_CACHE_HOME", self.dir.path().join("cache"))
            .env_remove("NIX_PATH");
        arguments(&mut command).output().unwrap()
    }

    fn file(&self, name: &str, content: &str) -> PathBuf {
        let path = self.dir.path().join(name);
        fs::write(&path, content).unwrap();
        path
    }

    /// What the module makes of the example with `change` (a Nix module) on top.
    fn evaluate(&self, change: &str) -> Value {
        self.evaluate_with(&stub_lib(), change, None).unwrap()
    }

    fn evaluate_with(&self, lib: &Path, change: &str, program: Option<&Path>) -> Result<Value, String> {
        let output = self.run("nix-instantiate", |c| {
            c.args(["--eval", "--strict", "--json"]).arg(root().join("nix/tests/check.nix"));
            c.args(["--arg", "libPath", lib.to_str().unwrap(), "--arg", "change", change]);
            program.into_iter().for_each(|path| {
                c.args(["--argstr", "program", path.to_str().unwrap()]);
            });
            // A path literal in a change means a file beside it.
            c.current_dir(self.dir.path())
        });
        if !output.status.success() {
            return Err(text(&output.stderr));
        }
        Ok(serde_json::from_slice(&output.stdout).unwrap())
    }

    fn assert_refused(&self, change: &str, why: &str) {
        let failed = self.evaluate(change)["failed"].clone();
        let messages = failed.as_array().unwrap();
        assert!(messages.iter().any(|m| m.as_str().unwrap().contains(why)), "{change}\nfailed: {failed}");
    }

    /// The units as files, with a program that exists; the sockets come first.
    fn units(&self) -> Vec<PathBuf> {
        let package = self.dir.path().join("package");
        fs::create_dir_all(package.join("bin")).unwrap();
        std::os::unix::fs::symlink("/bin/true", package.join("bin/clf-orchestrator")).unwrap();
        let host = self.evaluate_with(&stub_lib(), "{ }", Some(&package)).unwrap();
        let mut units: Vec<_> = host["units"].as_object().unwrap().iter().collect();
        units.sort_by_key(|(name, _)| !name.ends_with(".socket"));
        units.into_iter().map(|(name, unit)| self.file(name, unit.as_str().unwrap())).collect()
    }
}

impl Drop for Lab {
    /// What nix puts into a store is read-only, folders too.
    fn drop(&mut self) {
        let _ = Command::new("chmod").args(["-R", "u+w"]).arg(self.dir.path()).status();
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn stub_lib() -> PathBuf {
    root().join("nix/tests/stub-lib.nix")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn nix_files(dir: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        let kind = entry.file_type().unwrap();
        if kind.is_dir() && !name.starts_with('.') && !["target", "node_modules"].contains(&name.as_str()) {
            nix_files(&entry.path(), files);
        } else if kind.is_file() && name.ends_with(".nix") {
            files.push(entry.path());
        }
    }
}

/// The two libs merge lists in different orders; the order has no meaning where they do.
fn sorted(value: Value) -> Value {
    match value {
        Value::Array(items) => {
            let mut items: Vec<_> = items.into_iter().map(sorted).collect();
            items.sort_by_key(Value::to_string);
            Value::Array(items)
        }
        Value::Object(map) => Value::Object(map.into_iter().map(|(key, value)| (key, sorted(value))).collect()),
        Value::String(text) => {
            let mut lines: Vec<_> = text.lines().collect();
            lines.sort_unstable();
            Value::String(lines.join("\n"))
        }
        other => other,
    }
}
