//! Text from a stranger, made fit for a terminal.

/// Replaces what could steer a terminal: C0 and C1 controls but newline and tab, DEL, and the
/// characters that turn the direction of writing or hide.
pub fn printable(text: &str) -> String {
    text.chars().map(|c| if steers(c) { '\u{fffd}' } else { c }).collect()
}

/// A program's last word to a person: what went wrong, and behind an empty line what to do.
pub fn complaint(program: &str, message: &str, hint: &str) -> String {
    let told = format!("{program}: {}", printable(message));
    if hint.is_empty() { told } else { format!("{told}\n\nhint: {}", printable(hint)) }
}

fn steers(c: char) -> bool {
    matches!(c,
        '\0'..='\x08' | '\x0b'..='\x1f' | '\x7f'..='\u{9f}'
        | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
        | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_steers_a_terminal_gets_through() {
        assert_eq!(printable("a\x1b[2Jb\u{9b}c\u{202e}d\re\n\tä"), "a\u{fffd}[2Jb\u{fffd}c\u{fffd}d\u{fffd}e\n\tä");
    }
}
