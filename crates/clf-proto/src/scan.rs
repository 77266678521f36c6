//! Bounds on JSON, checked before a parser builds anything from it.

/// Deepest nesting taken.
const DEPTH: usize = 32;
/// Most values and keys taken.
const NODES: usize = 10_000;
/// Longest key taken, in bytes as written.
const KEY: usize = 64;

/// Says which bound the text breaks. Whether it is JSON at all is the parser's to find.
pub(crate) fn check(text: &[u8]) -> Result<(), &'static str> {
    if std::str::from_utf8(text).is_err() {
        return Err("the body is not UTF-8");
    }
    if text.starts_with(b"\xef\xbb\xbf") {
        return Err("the body starts with a byte order mark");
    }
    let (mut depth, mut nodes, mut at) = (0usize, 0usize, 0usize);
    while let Some(byte) = text.get(at) {
        match byte {
            b'{' | b'[' => {
                depth += 1;
                nodes += 1;
                if depth > DEPTH {
                    return Err("the body nests deeper than 32 levels");
                }
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            b',' => nodes += 1,
            b'"' => {
                let end = string_end(text, at + 1);
                if end - at > KEY + 2 && text[end..].iter().find(|b| !b.is_ascii_whitespace()) == Some(&b':') {
                    return Err("the body has a field name longer than 64 bytes");
                }
                at = end;
                continue;
            }
            _ => {}
        }
        if nodes > NODES {
            return Err("the body has more than 10000 values");
        }
        at += 1;
    }
    Ok(())
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
    }

    #[test]
    fn brackets_inside_strings_do_not_count() {
        assert!(check(format!("{{\"a\":\"{}\\\"{}\"}}", "[".repeat(99), "{".repeat(99)).as_bytes()).is_ok());
    }

    #[test]
    fn broken_text_ends_the_scan_without_a_panic() {
        for text in [&b"\"abc\\"[..], b"\"", b"\\", b"]]]]", b"\xff", b"\xef\xbb\xbf{}", b"\"\\"] {
            let _ = check(text);
        }
    }
}
