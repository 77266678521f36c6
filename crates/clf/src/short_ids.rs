//! Short ids: an unambiguous end of a job's id stands for the whole. Never its beginning: that
//! is a clock, and the same for all jobs of a minute.

use clf_client::LocalClient;
use clf_domain::id::JobId;
use clf_proto::v1;

use crate::exit::{Exit, Failure};

/// Fewest characters of a short id.
const LEAST: usize = 4;
/// How many of the newest jobs a short id is looked up among.
const AMONG: usize = 5_000;

/// The whole id.
pub(crate) async fn resolve(client: &LocalClient, text: &str) -> Result<String, Failure> {
    if JobId::parse(text).is_some() {
        return Ok(text.to_owned());
    }
    let hex = text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b) || b == b'-');
    if !hex || !(LEAST..36).contains(&text.len()) {
        return Err(Failure::usage("invalid_job_id", format!("{text:?} is no job id"))
            .hint("give the whole id, or at least its last 4 characters, as clf jobs list shows it"));
    }
    let mut found: Vec<String> = Vec::new();
    let (mut page_token, mut looked_at) = (String::new(), 0);
    loop {
        let page = client.jobs(&v1::ListJobsRequest { page_size: 500, page_token, statuses: Vec::new() }).await?;
        looked_at += page.jobs.len();
        found.extend(page.jobs.into_iter().map(|job| job.job_id).filter(|id| id.ends_with(text)));
        page_token = page.next_page_token;
        if page_token.is_empty() || looked_at >= AMONG {
            break;
        }
    }
    match found.as_slice() {
        [one] => Ok(one.clone()),
        [] => Err(Failure::new(Exit::Refused, "job_not_found", format!("you have no job whose id ends in {text}"))),
        many => Err(Failure::usage("ambiguous_job_id", format!("{} of your jobs end in {text}", many.len()))
            .hint(format!("one of: {}", many.join(", ")))),
    }
}
