//! `clf jobs logs`.

use std::time::Duration;

use clf_client::LocalClient;

use crate::exit::Failure;
use crate::printing;

const POLL: Duration = Duration::from_millis(200);

pub(super) async fn run(client: &LocalClient, id: &str, follow: bool, json: bool) -> Result<(), Failure> {
    let mut offset = 0;
    loop {
        let piece = client.read_log(id, offset).await?;
        if json && !piece.data.is_empty() {
            let text = String::from_utf8_lossy(&piece.data);
            printing::line(&serde_json::json!({ "offset": offset, "text": text }).to_string())?;
        } else if !json {
            printing::untrusted(&piece.data)?;
        }
        offset = piece.next_offset;
        if piece.complete {
            if piece.truncated && !json {
                printing::line("(later output was dropped: the log had reached its limit)")?;
            }
            return Ok(());
        }
        match (piece.data.is_empty(), follow) {
            (false, _) => {}
            (true, true) => tokio::time::sleep(POLL).await,
            (true, false) => return Ok(()),
        }
    }
}
