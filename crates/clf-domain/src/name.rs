//! Names that cannot be wrong: read at the door, trusted afterwards.

use serde::{Deserialize, Serialize};

/// A text that does not follow the grammar of the name it should be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a {what} is {grammar}")]
pub struct NotAName {
    what: &'static str,
    grammar: &'static str,
}

macro_rules! name {
    ($(#[$doc:meta])* $type:ident, $what:literal, $grammar:literal, $check:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $type(String);

        impl $type {
            #[doc = concat!("Accepts ", $grammar, ".")]
            pub fn parse(text: &str) -> Result<Self, NotAName> {
                let check: fn(&[u8]) -> bool = $check;
                if check(text.as_bytes()) {
                    Ok($type(text.to_owned()))
                } else {
                    Err(NotAName { what: $what, grammar: $grammar })
                }
            }

            /// The name as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $type {
            type Error = NotAName;
            fn try_from(text: String) -> Result<Self, NotAName> {
                $type::parse(&text)
            }
        }

        impl From<$type> for String {
            fn from(name: $type) -> String {
                name.0
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

/// A lower-case DNS label of at most `max` bytes, not ending in a dash.
fn label(text: &[u8], max: usize) -> bool {
    (1..=max).contains(&text.len())
        && text[0].is_ascii_lowercase()
        && text[text.len() - 1] != b'-'
        && text.iter().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || *b == b'-')
}

name!(
    /// Who asks, as the configuration calls it.
    PrincipalName, "principal", "1 to 32 of a-z, 0-9 and -, starting with a letter and not ending in -",
    |text| label(text, 32)
);
name!(
    /// What a machine is to be. Part of the machine's host name.
    PersonaName, "persona", "1 to 32 of a-z, 0-9 and -, starting with a letter and not ending in -",
    |text| label(text, 32)
);
name!(
    /// Which fleet owns a machine. A label at the provider.
    FleetId, "fleet id", "1 to 32 of a-z, 0-9 and -, starting with a letter and not ending in -",
    |text| label(text, 32)
);
name!(
    /// The caller's own name for a task.
    TaskId, "task id", "1 to 64 of A-Z, a-z, 0-9, '.', '_' and -, starting with a letter or digit",
    |text| (1..=64).contains(&text.len())
        && text[0].is_ascii_alphanumeric()
        && text.iter().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'))
);
name!(
    /// An environment variable that a task may get.
    EnvName, "variable", "1 to 64 of A-Z, 0-9 and _, starting with a letter, and none that steers the loader, a shell or an interpreter",
    |text| (1..=64).contains(&text.len())
        && text[0].is_ascii_uppercase()
        && text.iter().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || *b == b'_')
        && !steers_the_loader(text)
);
name!(
    /// A credential file: one plain file name, never a path.
    CredentialName, "credential", "1 to 64 of a-z, 0-9, '.', '_' and -, starting with a letter or digit",
    |text| (1..=64).contains(&text.len())
        && (text[0].is_ascii_lowercase() || text[0].is_ascii_digit())
        && text.iter().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'_' | b'-'))
);
name!(
    /// A file laid beside a task: one plain file name, never a path.
    FileName, "file name", "1 to 64 of A-Z, a-z, 0-9, '.', '_' and -, starting with a letter or digit",
    |text| (1..=64).contains(&text.len())
        && text[0].is_ascii_alphanumeric()
        && text.iter().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'))
);
name!(
    /// The caller's word for "this very request".
    IdempotencyKey, "idempotency key", "1 to 128 printable ASCII characters without blanks",
    |text| (1..=128).contains(&text.len()) && text.iter().all(u8::is_ascii_graphic)
);

fn steers_the_loader(name: &[u8]) -> bool {
    const EXACT: [&[u8]; 9] =
        [b"PATH", b"HOME", b"IFS", b"ENV", b"SHELLOPTS", b"NODE_OPTIONS", b"PYTHONSTARTUP", b"PERL5OPT", b"RUBYOPT"];
    const PREFIX: [&[u8]; 4] = [b"LD_", b"CLF_", b"BASH_", b"DYLD_"];
    EXACT.contains(&name) || PREFIX.iter().any(|prefix| name.starts_with(prefix))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_persona_is_a_host_label() {
        assert!(PersonaName::parse("web-research2").is_ok());
        for bad in ["", "-a", "a-", "A", "a b", "ä", "2a", "a.b", "../x", &"a".repeat(33)] {
            assert!(PersonaName::parse(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn a_variable_cannot_steer_the_loader() {
        assert!(EnvName::parse("OPENAI_API_KEY").is_ok());
        for bad in ["LD_PRELOAD", "PATH", "BASH_ENV", "CLF_TASK_FILE", "lower", "A-B", "A=B", "1A", ""] {
            assert!(EnvName::parse(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn a_credential_is_never_a_path() {
        assert!(CredentialName::parse("demo_secret").is_ok());
        for bad in ["..", ".", ".hidden", "a/b", "/etc/passwd", "a\0b", ""] {
            assert!(CredentialName::parse(bad).is_err(), "{bad:?}");
        }
    }
}
