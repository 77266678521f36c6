//! `clf jobs watch`.

use clf_client::LocalClient;
use clf_proto::v1;

use crate::exit::Failure;
use crate::printing;

pub(super) async fn run(client: &LocalClient, job_id: String, after: Option<u64>, json: bool) -> Result<(), Failure> {
    let mut watch = client.watch(&v1::WatchJobsRequest { after_event_id: after.unwrap_or(0), job_id }).await?;
    while let Some(event) = watch.next().await? {
        if json {
            printing::line(&printing::json(&event)?.to_string())?;
            continue;
        }
        let short = event.job_id.get(28..).unwrap_or(&event.job_id);
        let text = format!(
            "{}  {:>6}  {short}  {:<15}  {}",
            printing::time(event.at.as_ref()),
            event.event_id,
            printing::event(&event),
            event.detail
        );
        printing::line(clf_domain::terminal::printable(&text).trim_end())?;
    }
    Ok(())
}
