//! Bounds on JSON, checked before a parser builds anything from it, and what the generated parser
//! does not see: a field that is given twice, the first time as `null`.

use clf_domain::Refusal;

/// Deepest nesting taken.
const DEPTH: usize = 32;
/// Most values and keys taken.
const NODES: usize = 10_000;
/// Longest key taken, in bytes.
const KEY: usize = 64;
/// Most keys of one object.
const KEYS: usize = 64;

/// Says which bound the text breaks. Whether it is JSON at all is the parser's to find.
pub(crate) fn check(text: &[u8]) -> Result<(), Refusal> {
    let bound = |why: &'static str| Err(Refusal::invalid("json_out_of_bounds", why));
    if std::str::from_utf8(text).is_err() {
        return bound("the body is not UTF-8");
    }
    if text.starts_with(b"\xef\xbb\xbf") {
        return bound("the body starts with a byte order mark");
    }
    let (mut depth, mut nodes, mut at) = (0usize, 0usize, 0usize);
    // Keys of the objects that are open, each with its depth.
    let mut keys: Vec<(usize, &[u8])> = Vec::new();
    while let Some(byte) = text.get(at) {
        match byte {
            b'{' | b'[' => {
                depth += 1;
                nodes += 1;
                if depth > DEPTH {
                    return bound("the body nests deeper than 32 levels");
                }
            }
            b'}' | b']' => {
                while keys.last().is_some_and(|(of, _)| *of >= depth) {
                    keys.pop();
                }
                depth = depth.saturating_sub(1);
            }
            b',' => nodes += 1,
            b'"' => {
                let end = string_end(text, at + 1);
                if text[end..].iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b':') {
                    add_key(&mut keys, depth, &text[at + 1..end - 1])?;
                }
                at = end;
                continue;
            }
            _ => {}
        }
        if nodes > NODES {
            return bound("the body has more than 10000 values");
        }
        at += 1;
    }
    Ok(())
}

fn add_key<'a>(keys: &mut Vec<(usize, &'a [u8])>, depth: usize, key: &'a [u8]) -> Result<(), Refusal> {
    if key.len() > KEY {
        return Err(Refusal::invalid("json_out_of_bounds", "the body has a field name longer than 64 bytes"));
    }
    if key.contains(&b'\\') {
        return Err(Refusal::invalid("unknown_field", "there is a field whose name is written with escapes"));
    }
    let siblings = keys.iter().rev().take_while(|(of, _)| *of == depth);
    let mut count = 0;
    for (_, other) in siblings {
        count += 1;
        if same_field(other, key) {
            // Equal to one of ours or not at all: quoting it tells the caller nothing new.
            return Err(Refusal::invalid("duplicate_field", "a field is given twice"));
        }
    }
    if count == KEYS {
        return Err(Refusal::invalid("json_out_of_bounds", "the body has an object with more than 64 fields"));
    }
    keys.push((depth, key));
    Ok(())
}

/// `runAt` and `run_at` are one field.
fn same_field(one: &[u8], other: &[u8]) -> bool {
    let plain = |key: &'_ [u8]| key.iter().filter(|b| **b != b'_').map(u8::to_ascii_lowercase).collect::<Vec<u8>>();
    one == other || (one.contains(&b'_') != other.contains(&b'_') && plain(one) == plain(other))
}

/// The position after the closing quote, or the end of the text.
fn string_end(text: &[u8], mut at: usize) -> usize {
    while let Some(byte) = text.get(at) {
        match byte {
            b'\\' => at += 2,
            b'"' => return at + 1,
            _ => at += 1,
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_hold_at_their_edges() {
        let nest = |n: usize| format!("{}{}", "[".repeat(n), "]".repeat(n));
        assert!(check(nest(32).as_bytes()).is_ok());
        assert!(check(nest(33).as_bytes()).is_err());
        assert!(check(format!("[{}0]", "0,".repeat(9_998)).as_bytes()).is_ok());
        assert!(check(format!("[{}0]", "0,".repeat(10_001)).as_bytes()).is_err());
        assert!(check(format!("{{\"{}\":1}}", "k".repeat(64)).as_bytes()).is_ok());
        assert!(check(format!("{{\"{}\" :1}}", "k".repeat(65)).as_bytes()).is_err());
        assert!(check(format!("[\"{}\"]", "v".repeat(1000)).as_bytes()).is_ok());
        let fields = |n: usize| (0..n).map(|n| format!("\"k{n}\":0")).collect::<Vec<_>>().join(",");
        assert!(check(format!("{{{}}}", fields(64)).as_bytes()).is_ok());
        assert!(check(format!("{{{}}}", fields(65)).as_bytes()).is_err());
    }

    #[test]
    fn a_field_given_twice_is_found_whatever_its_value_and_spelling() {
        for twice in [
            r#"{"a":null,"a":1}"#,
            r#"{"runAt":null,"run_at":"x"}"#,
            r#"{"a":{"b":1},"c":[{"d":1}],"a":{}}"#,
            r#"{"x":{"a":1,"a":2}}"#,
        ] {
            assert_eq!(check(twice.as_bytes()).unwrap_err().reason, "duplicate_field", "{twice}");
        }
        for once in [r#"{"a":{"a":1},"b":{"a":1}}"#, r#"[{"a":1},{"a":1}]"#, r#"{"ab":1,"a":"ab"}"#] {
            assert!(check(once.as_bytes()).is_ok(), "{once}");
        }
    }

    #[test]
    fn brackets_inside_strings_do_not_count() {
        assert!(check(format!("{{\"a\":\"{}\\\"{}\"}}", "[".repeat(99), "{".repeat(99)).as_bytes()).is_ok());
    }

    #[test]
    fn broken_text_ends_the_scan_without_a_panic() {
        for text in [&b"\"abc\\"[..], b"\"", b"\\", b"]]]]", b"\xff", b"\xef\xbb\xbf{}", b"\"\\", b"\":", b"\"\\\":"] {
            let _ = check(text);
        }
    }
}
