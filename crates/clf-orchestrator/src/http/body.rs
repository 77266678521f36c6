//! Bodies: the chunked framing of requests, followed to find their end, and the type of answers.

use std::convert::Infallible;

use bytes::Bytes;
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{Either, Full};

/// The body of an answer: all at once, or a stream.
pub(crate) type Body = Either<Full<Bytes>, UnsyncBoxBody<Bytes, Infallible>>;

/// A body that is all there.
pub(crate) fn whole(bytes: impl Into<Bytes>) -> Body {
    Either::Left(Full::new(bytes.into()))
}

/// Follows a chunked body. No extensions, no trailers, sizes of at most eight hex digits.
#[derive(Default)]
pub(crate) struct Chunks {
    at: At,
}

#[derive(Clone, Copy, Default)]
enum At {
    /// In a size: digits so far, and the number they give.
    #[default]
    Start,
    Size(u8, u32),
    SizeEnd(u32),
    Data(u32),
    DataReturn,
    DataFeed,
    LastReturn,
    LastFeed,
}

impl Chunks {
    /// How many bytes belong to the body, and whether it ended with them.
    pub(crate) fn advance(&mut self, bytes: &[u8]) -> Result<(usize, bool), ()> {
        let mut count = 0;
        while let Some(byte) = bytes.get(count) {
            if let At::Data(left) = self.at {
                let here = (bytes.len() - count).min(left as usize);
                count += here;
                let left = left - u32::try_from(here).map_err(|_| ())?;
                self.at = if left == 0 { At::DataReturn } else { At::Data(left) };
                continue;
            }
            count += 1;
            self.at = match (self.at, byte) {
                (At::Start, digit) => At::Size(1, hex(*digit)?),
                (At::Size(_, size), b'\r') => At::SizeEnd(size),
                (At::Size(digits, size), digit) if digits < 8 => At::Size(digits + 1, size * 16 + hex(*digit)?),
                (At::SizeEnd(0), b'\n') => At::LastReturn,
                (At::SizeEnd(size), b'\n') => At::Data(size),
                (At::DataReturn, b'\r') => At::DataFeed,
                (At::DataFeed, b'\n') => At::Start,
                (At::LastReturn, b'\r') => At::LastFeed,
                (At::LastFeed, b'\n') => return Ok((count, true)),
                _ => return Err(()),
            };
        }
        Ok((count, false))
    }
}

fn hex(digit: u8) -> Result<u32, ()> {
    char::from(digit).to_digit(16).ok_or(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_is_found_however_the_bytes_arrive() {
        let body = b"3\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\nNEXT";
        let end = body.len() - 4;
        assert_eq!(Chunks::default().advance(body), Ok((end, true)));
        let mut chunks = Chunks::default();
        for (at, byte) in body[..end].iter().enumerate() {
            assert_eq!(chunks.advance(&[*byte]), Ok((1, at + 1 == end)));
        }
    }

    #[test]
    fn what_two_parsers_might_read_differently_is_refused() {
        for bad in [
            "3;x=y\r\n",
            "3\nabc",
            " 3\r\n",
            "+3\r\n",
            "\r\n",
            "123456789\r\n",
            "3\r\nabcX",
            "0\r\nA: b\r\n\r\n",
            "g\r\n",
        ] {
            assert!(Chunks::default().advance(bad.as_bytes()).is_err(), "{bad:?}");
        }
    }
}
