//! Keeping the task's secrets out of its log and result: exact values become their names.
//!
//! A guard against accidents, not against a task that means to leak: that one can encode them.

use zeroize::Zeroizing;

/// Values shorter than this would mask ordinary text.
const LEAST: usize = 6;

/// Replaces values by `[NAME]` in a stream, also across the borders of its pieces.
pub(super) struct Mask {
    /// Longest first, so that a value that contains another wins.
    values: Vec<(Zeroizing<Vec<u8>>, Vec<u8>)>,
    /// The end of what was seen, if it may be the beginning of a value.
    held: Zeroizing<Vec<u8>>,
}

impl Mask {
    pub(super) fn new<'a>(env: impl Iterator<Item = (&'a String, &'a Vec<u8>)>) -> Self {
        let mut values: Vec<_> = env
            .flat_map(|(name, value)| {
                spellings(value).into_iter().map(move |value| (value, format!("[{name}]").into_bytes()))
            })
            .filter(|(value, _)| value.len() >= LEAST)
            .collect();
        values.sort_by_key(|(value, _)| std::cmp::Reverse(value.len()));
        Mask { values, held: Zeroizing::new(Vec::new()) }
    }

    /// What may be shown of the stream so far.
    pub(super) fn pass(&mut self, piece: &[u8]) -> Vec<u8> {
        self.held.extend_from_slice(piece);
        let mut shown = Vec::with_capacity(self.held.len());
        let mut at = 0;
        while at < self.held.len() {
            let rest = &self.held[at..];
            if let Some((value, name)) = self.values.iter().find(|(value, _)| rest.starts_with(value)) {
                shown.extend_from_slice(name);
                at += value.len();
            } else if self.values.iter().any(|(value, _)| value.starts_with(rest)) {
                break;
            } else {
                shown.push(rest[0]);
                at += 1;
            }
        }
        self.held.drain(..at);
        shown
    }

    /// What was held back, once nothing follows.
    pub(super) fn finish(&mut self) -> Vec<u8> {
        let rest = std::mem::take(&mut *self.held);
        // What is left may still hold a value behind the beginning of another.
        let Some((first, others)) = rest.split_first() else { return Vec::new() };
        let mut shown = vec![*first];
        shown.extend(self.pass(others));
        shown.extend(self.finish());
        shown
    }

    /// A whole text, masked.
    pub(super) fn whole(&mut self, text: &[u8]) -> Vec<u8> {
        let mut shown = self.pass(text);
        shown.extend(self.finish());
        shown
    }
}

/// The value as it is, as a JSON string holds it, and for one of many lines each line.
fn spellings(value: &[u8]) -> Vec<Zeroizing<Vec<u8>>> {
    let mut spellings = vec![Zeroizing::new(value.to_vec())];
    if let Ok(text) = std::str::from_utf8(value) {
        let quoted = Zeroizing::new(serde_json::to_vec(text).unwrap_or_default());
        spellings.push(Zeroizing::new(quoted.get(1..quoted.len().saturating_sub(1)).unwrap_or_default().to_vec()));
    }
    if value.contains(&b'\n') {
        spellings.extend(value.split(|byte| *byte == b'\n').map(|line| Zeroizing::new(line.to_vec())));
    }
    spellings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mask(values: &[(&str, &str)]) -> Mask {
        let owned: Vec<(String, Vec<u8>)> =
            values.iter().map(|(n, v)| (n.to_string(), v.as_bytes().to_vec())).collect();
        Mask::new(owned.iter().map(|(name, value)| (name, value)))
    }

    #[test]
    fn a_value_is_masked_wherever_the_stream_is_cut() {
        let text = b"key=sekret-value; again sekret-value, sekret-valu and sekret";
        let expected = b"key=[KEY]; again [KEY], sekret-valu and sekret";
        for cut in 0..text.len() {
            let mut mask = mask(&[("KEY", "sekret-value")]);
            let mut shown = mask.pass(&text[..cut]);
            shown.extend(mask.pass(&text[cut..]));
            shown.extend(mask.finish());
            assert_eq!(String::from_utf8_lossy(&shown), String::from_utf8_lossy(expected), "cut at {cut}");
        }
    }

    #[test]
    fn values_that_overlap_or_contain_each_other_do_not_get_through() {
        let mut mask = mask(&[("A", "aaaaaab"), ("LONG", "prefix-and-more"), ("SHORT", "prefix")]);
        assert_eq!(mask.whole(b"aaaaaaaab prefix-and-more prefix-and"), b"aa[A] [LONG] [SHORT]-and");
    }

    #[test]
    fn a_value_of_many_lines_is_masked_by_the_line_and_inside_json() {
        let mut mask = mask(&[("PEM", "-----BEGIN-----\nMIIBVgIBADANBgkq\n-----END-----\n")]);
        let json = br#"{"key":"-----BEGIN-----\nMIIBVgIBADANBgkq\n-----END-----\n"}"#;
        assert_eq!(mask.whole(json), br#"{"key":"[PEM]"}"#);
        assert_eq!(mask.whole(b"  MIIBVgIBADANBgkq\n"), b"  [PEM]\n");
    }

    #[test]
    fn short_values_do_not_garble_the_log() {
        assert_eq!(mask(&[("N", "1")]).whole(b"1 2 1"), b"1 2 1");
    }
}
