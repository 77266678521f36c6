//! `google.protobuf.Timestamp` and `Duration` with their canonical JSON, to the letter: `Z`, and
//! 0, 3, 6 or 9 digits behind the point. (The ready-made types write `+00:00` and take more.)

use std::fmt;

use chrono::{DateTime, SecondsFormat, Utc};
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::ser::{Serialize, Serializer};

/// A point in time: seconds since 1970, and nanoseconds of 0 to 999,999,999.
#[derive(Clone, Copy, PartialEq, Eq, Hash, prost::Message)]
#[allow(missing_docs, reason = "as in the protobuf message")]
pub struct Timestamp {
    #[prost(int64, tag = "1")]
    pub seconds: i64,
    #[prost(int32, tag = "2")]
    pub nanos: i32,
}

/// A span of time: seconds, and nanoseconds of the same sign.
#[derive(Clone, Copy, PartialEq, Eq, Hash, prost::Message)]
#[allow(missing_docs, reason = "as in the protobuf message")]
pub struct Duration {
    #[prost(int64, tag = "1")]
    pub seconds: i64,
    #[prost(int32, tag = "2")]
    pub nanos: i32,
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let at = u32::try_from(self.nanos).ok().and_then(|nanos| DateTime::<Utc>::from_timestamp(self.seconds, nanos));
        let at = at.ok_or_else(|| serde::ser::Error::custom("a time that cannot be written"))?;
        out.serialize_str(&at.to_rfc3339_opts(SecondsFormat::AutoSi, true))
    }
}

impl Serialize for Duration {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let sign = if self.seconds < 0 || self.nanos < 0 { "-" } else { "" };
        let (seconds, nanos) = (self.seconds.unsigned_abs(), self.nanos.unsigned_abs());
        let fraction = match nanos {
            0 => String::new(),
            n if n % 1_000_000 == 0 => format!(".{:03}", n / 1_000_000),
            n if n % 1_000 == 0 => format!(".{:06}", n / 1_000),
            n => format!(".{n:09}"),
        };
        out.serialize_str(&format!("{sign}{seconds}{fraction}s"))
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_str(Text("a time like \"2026-12-01T09:00:00Z\"", parse_timestamp))
    }
}

impl<'de> Deserialize<'de> for Duration {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_str(Text("a duration like \"7200s\"", parse_duration))
    }
}

struct Text<T>(&'static str, fn(&str) -> Option<T>);

impl<T> Visitor<'_> for Text<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        (self.1)(text).ok_or_else(|| E::custom(self.0))
    }
}

fn parse_timestamp(text: &str) -> Option<Timestamp> {
    let shape = text.is_ascii() && text.as_bytes().get(10) == Some(&b'T') && !text.contains([' ', 't', 'z']);
    // A tenth digit would be dropped.
    let digits = text.get(20..).unwrap_or("").bytes().take_while(u8::is_ascii_digit).count();
    let at = DateTime::parse_from_rfc3339(text).ok().filter(|_| shape && digits <= 9)?.to_utc();
    let nanos = i32::try_from(at.timestamp_subsec_nanos()).ok().filter(|nanos| *nanos < 1_000_000_000)?;
    Some(Timestamp { seconds: at.timestamp(), nanos })
}

fn parse_duration(text: &str) -> Option<Duration> {
    let body = text.strip_suffix('s')?;
    let (negative, body) = body.strip_prefix('-').map_or((false, body), |rest| (true, rest));
    let (whole, fraction) = body.split_once('.').map_or((body, None), |(whole, fraction)| (whole, Some(fraction)));
    let digits = |text: &str, most: usize| (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole, 12) || fraction.is_some_and(|fraction| !digits(fraction, 9)) {
        return None;
    }
    let sign = if negative { -1 } else { 1 };
    let nanos: i32 = format!("{:0<9}", fraction.unwrap_or("")).parse().ok()?;
    Some(Duration { seconds: whole.parse::<i64>().ok()? * i64::from(sign), nanos: nanos * sign })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_as_the_protobuf_specification_says() {
        for (seconds, nanos, text) in [
            (1_796_115_600, 0, "\"2026-12-01T09:00:00Z\""),
            (1_796_115_600, 500_000_000, "\"2026-12-01T09:00:00.500Z\""),
            (1_796_115_600, 1_000, "\"2026-12-01T09:00:00.000001Z\""),
        ] {
            let at = Timestamp { seconds, nanos };
            assert_eq!(serde_json::to_string(&at).unwrap(), text);
            assert_eq!(serde_json::from_str::<Timestamp>(text).unwrap(), at);
        }
        let shifted: Timestamp = serde_json::from_str("\"2026-12-01T10:00:00+01:00\"").unwrap();
        assert_eq!(shifted.seconds, 1_796_115_600);
        for bad in [
            "2026-12-01",
            "2026-12-01 09:00:00Z",
            "2026-12-01t09:00:00z",
            "2026-12-01T09:00:00",
            "2026-12-01T23:59:60Z",
            "2026-12-01T09:00:00.1234567890Z",
            "now",
            "",
        ] {
            assert!(serde_json::from_str::<Timestamp>(&format!("\"{bad}\"")).is_err(), "{bad}");
        }
    }

    #[test]
    fn durations_are_written_as_the_protobuf_specification_says() {
        for (seconds, nanos, text) in
            [(7200, 0, "\"7200s\""), (0, 5_000_000, "\"0.005s\""), (-1, -500_000_000, "\"-1.500s\"")]
        {
            let span = Duration { seconds, nanos };
            assert_eq!(serde_json::to_string(&span).unwrap(), text);
            assert_eq!(serde_json::from_str::<Duration>(text).unwrap(), span);
        }
        for bad in ["7200", "s", "1.s", ".5s", "+1s", "1e3s", " 1s", "1.0000000001s", "1234567890123s"] {
            assert!(serde_json::from_str::<Duration>(&format!("\"{bad}\"")).is_err(), "{bad}");
        }
    }
}
