//! A connection that hands hyper only what passed [`super::head::check`].
//!
//! A refused head is replaced by a request to [`refusal_target`], so that its answer takes the
//! same way as every other and no second HTTP writer exists.

use std::cell::RefCell;
use std::io;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, ready};

use clf_domain::Refusal;
use hyper::rt::ReadBufCursor;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use super::activity::{Activity, Doing};
use super::body::Chunks;
use super::head::{self, Framing, Head, Rules};

/// Why the connection's last request was refused. Set before its stand-in is read.
pub(crate) type Refused = Rc<RefCell<Option<(u16, Refusal)>>>;

/// The stand-in for a refused head. No caller can send it: its target does not start with `/`.
const STAND_IN: &[u8] = b"POST * HTTP/1.1\r\nhost: clf\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";

pub(crate) struct Guard<Io> {
    io: Io,
    rules: Rules,
    refused: Refused,
    activity: Rc<Activity>,
    /// Read from the peer, not yet handed on.
    bytes: Vec<u8>,
    /// How many of them may be handed on.
    passed: usize,
    state: State,
}

enum State {
    Head,
    Length(u64),
    Chunked(Chunks),
    /// The stand-in was put in place; nothing of the peer's is read any more.
    Refused,
}

impl<Io> Guard<Io> {
    pub(crate) fn new(io: Io, rules: Rules, refused: Refused, activity: Rc<Activity>) -> Self {
        Guard { io, rules, refused, activity, bytes: Vec::new(), passed: 0, state: State::Head }
    }

    /// Moves on over what has been read: decides how much of it hyper may see.
    fn advance(&mut self) {
        while self.passed < self.bytes.len() {
            let fresh = &self.bytes[self.passed..];
            match &mut self.state {
                State::Head => match head::check(fresh, &self.rules) {
                    Head::Partial => {
                        self.activity.set(Doing::Head);
                        return;
                    }
                    Head::Whole(length, framing) => {
                        self.passed += length;
                        self.activity.set(Doing::Body);
                        self.state = match framing {
                            Framing::Length(0) => self.complete(),
                            Framing::Length(length) => State::Length(length),
                            Framing::Chunked => State::Chunked(Chunks::default()),
                        };
                        // One message at a time: a next one waits until hyper asks for it.
                        if matches!(self.state, State::Head) {
                            return;
                        }
                    }
                    Head::Refused(status, refusal) => {
                        *self.refused.borrow_mut() = Some((status, refusal));
                        self.bytes.truncate(self.passed);
                        self.bytes.extend_from_slice(STAND_IN);
                        self.passed = self.bytes.len();
                        self.activity.set(Doing::Handling);
                        self.state = State::Refused;
                    }
                },
                State::Length(left) => {
                    let here = usize::try_from(*left).unwrap_or(usize::MAX).min(fresh.len());
                    self.passed += here;
                    *left -= here as u64;
                    if *left == 0 {
                        self.state = self.complete();
                        return;
                    }
                }
                State::Chunked(chunks) => match chunks.advance(fresh) {
                    Ok((here, false)) => self.passed += here,
                    Ok((here, true)) => {
                        self.passed += here;
                        self.state = self.complete();
                        return;
                    }
                    Err(()) => {
                        // hyper answers a chunk that has no size with the error of a broken body.
                        self.bytes.truncate(self.passed);
                        self.bytes.extend_from_slice(b"broken\r\n");
                        self.passed = self.bytes.len();
                        self.state = State::Refused;
                    }
                },
                State::Refused => return,
            }
        }
    }

    fn complete(&self) -> State {
        self.activity.set(Doing::Handling);
        State::Head
    }
}

impl<Io: AsyncRead + Unpin> hyper::rt::Read for Guard<Io> {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, mut out: ReadBufCursor<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        loop {
            if this.passed > 0 {
                let count = this.passed.min(out.remaining());
                out.put_slice(&this.bytes[..count]);
                this.bytes.drain(..count);
                this.passed -= count;
                return Poll::Ready(Ok(()));
            }
            if !this.bytes.is_empty() {
                this.advance();
                if this.passed > 0 {
                    continue;
                }
            }
            if matches!(this.state, State::Refused) {
                return Poll::Ready(Ok(()));
            }
            // hyper asks for a next head only once the answer to the last one is written.
            if matches!(this.state, State::Head) && this.bytes.is_empty() {
                this.activity.set(Doing::Idle);
            }
            let mut space = [0u8; 4 * 1024];
            let mut buffer = ReadBuf::new(&mut space);
            ready!(Pin::new(&mut this.io).poll_read(cx, &mut buffer))?;
            if buffer.filled().is_empty() {
                return Poll::Ready(Ok(()));
            }
            this.bytes.extend_from_slice(buffer.filled());
            this.advance();
        }
    }
}

impl<Io: AsyncWrite + Unpin> hyper::rt::Write for Guard<Io> {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let written = Pin::new(&mut this.io).poll_write(cx, bytes);
        this.activity.write_blocked(written.is_pending());
        written
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().io).poll_flush(cx)
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().io).poll_shutdown(cx)
    }
}
