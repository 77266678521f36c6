//! Spans of time as people write them: `90s`, `5m`, `2h`, `7d`.

use std::time::Duration;

/// A text that is no span.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a span of time is a whole number and one of s, m, h, d, like 90s, 5m, 2h or 7d")]
pub struct NotASpan;

/// Reads a span: one to nine digits, then one of `s m h d`; nothing before, between or after.
pub fn parse(text: &str) -> Result<Duration, NotASpan> {
    let unit = match text.as_bytes().last() {
        Some(b's') => 1,
        Some(b'm') => 60,
        Some(b'h') => 3_600,
        Some(b'd') => 86_400,
        _ => return Err(NotASpan),
    };
    let digits = &text[..text.len() - 1];
    if digits.is_empty() || digits.len() > 9 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(NotASpan);
    }
    let number: u64 = digits.parse().map_err(|_| NotASpan)?;
    Ok(Duration::from_secs(number * unit))
}

/// Writes a span in its largest whole unit.
pub fn format(span: Duration) -> String {
    let seconds = span.as_secs();
    let (number, unit) = match seconds {
        0 => (0, 's'),
        s if s % 86_400 == 0 => (s / 86_400, 'd'),
        s if s % 3_600 == 0 => (s / 3_600, 'h'),
        s if s % 60 == 0 => (s / 60, 'm'),
        s => (s, 's'),
    };
    format!("{number}{unit}")
}

/// For `#[serde(with = "span::text")]`: a span as text.
pub mod text {
    use super::{Duration, format, parse};
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    /// Writes it as in [`format()`].
    pub fn serialize<S: Serializer>(span: &Duration, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(&format(*span))
    }

    /// Reads it as in [`parse`].
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Duration, D::Error> {
        parse(&String::deserialize(from)?).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_read_and_written_the_same_way() {
        for text in ["0s", "90s", "5m", "2h", "7d"] {
            assert_eq!(format(parse(text).unwrap()), text);
        }
    }

    #[test]
    fn what_is_almost_a_span_is_refused() {
        for text in ["", "s", "2", "2 h", " 2h", "2h ", "-1h", "+1h", "1.5h", "2H", "2w", "9999999999s", "2hh", "٢h"] {
            assert_eq!(parse(text), Err(NotASpan), "{text:?}");
        }
    }
}
