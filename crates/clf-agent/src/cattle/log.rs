//! The task's output on its way home: in order, at its own offset, however often it is sent.

use clf_client::CattleClient;
use clf_proto::v1::AppendLogRequest;

use super::AgentError;
use super::outcome::PATIENCE;
use super::patience::Patience;

/// Most bytes sent at once.
const PIECE: usize = 64 * 1024;

/// What was written and not yet taken by the daemon.
pub(super) struct Log {
    session: String,
    /// Where `waiting` begins in the log.
    offset: u64,
    waiting: Vec<u8>,
    full: bool,
}

impl Log {
    pub(super) fn new(session: &str) -> Self {
        Log { session: session.to_owned(), offset: 0, waiting: Vec::new(), full: false }
    }

    pub(super) fn push(&mut self, bytes: &[u8]) {
        if !self.full {
            self.waiting.extend_from_slice(bytes);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// Sends one piece; sends it again until the daemon has it.
    pub(super) async fn send(&mut self, client: &mut CattleClient) -> Result<(), AgentError> {
        let piece = &self.waiting[..self.waiting.len().min(PIECE)];
        let ask = AppendLogRequest { session: self.session.clone(), offset: self.offset, data: piece.to_vec().into() };
        let mut patience = Patience::of(PATIENCE);
        let answer = loop {
            match client.append_log(&ask).await {
                Ok(answer) => break answer,
                Err(error) if error.is_passing() => patience.wait(error).await.map_err(AgentError::Dismissed)?,
                Err(error) => return Err(AgentError::Dismissed(error)),
            }
        };
        let taken =
            usize::try_from(answer.next_offset.saturating_sub(self.offset)).unwrap_or(0).min(self.waiting.len());
        self.waiting.drain(..taken);
        self.offset += taken as u64;
        if answer.full {
            self.full = true;
            self.waiting.clear();
        }
        Ok(())
    }
}
