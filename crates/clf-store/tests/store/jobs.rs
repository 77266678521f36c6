//! Enqueue, idempotency, caps, lists, events, retention.

use clf_domain::job::{JobEventKind, JobStatus};
use clf_domain::{RefusalKind, Timestamp};
use clf_store::{Caps, Enqueue, ListJobs, Retention, Scope};

use crate::sample::{Sample, at, claim, job};

fn mine(name: &str) -> Scope {
    Scope::Mine(name.into())
}

#[tokio::test]
async fn the_same_key_and_request_give_the_same_job_and_another_request_conflicts() {
    let sample = Sample::new();
    let first = sample.store.enqueue(job("a", Some("k"))).await.unwrap();
    let again = sample.store.enqueue(job("a", Some("k"))).await.unwrap();
    assert_eq!((again.id, again.deduplicated), (first.id, true));
    let other = sample.store.enqueue(Enqueue { request: [2; 32], ..job("a", Some("k")) }).await.unwrap_err();
    assert_eq!((other.kind, other.reason), (RefusalKind::Conflict, "idempotency_conflict"));
    // Another principal's key is another key.
    assert!(!sample.store.enqueue(job("b", Some("k"))).await.unwrap().deduplicated);
}

#[tokio::test]
async fn one_refused_operation_does_not_spoil_the_others_of_its_batch() {
    let sample = Sample::new();
    sample.store.enqueue(job("a", Some("k"))).await.unwrap();
    let (good, bad, fine) = tokio::join!(
        sample.store.enqueue(job("a", None)),
        sample.store.enqueue(Enqueue { request: [2; 32], ..job("a", Some("k")) }),
        sample.store.enqueue(job("a", None)),
    );
    assert!(good.is_ok() && bad.is_err() && fine.is_ok());
}

#[tokio::test]
async fn racing_requests_never_pass_a_cap() {
    let sample = Sample::new();
    let caps = Caps { queued: 5, per_day: 0 };
    let racing: Vec<_> = (0..64)
        .map(|_| {
            let (store, job) = (sample.store.clone(), Enqueue { caps, ..job("a", None) });
            tokio::spawn(async move { store.enqueue(job).await.is_ok() })
        })
        .collect();
    let mut accepted = 0;
    for one in racing {
        accepted += u32::from(one.await.unwrap());
    }
    assert_eq!(accepted, 5);
    // One that leaves the queue makes room for one.
    sample.store.claim(claim(at(1))).await.unwrap().unwrap();
    assert!(sample.store.enqueue(Enqueue { caps, ..job("a", None) }).await.is_ok());
    assert_eq!(sample.store.enqueue(Enqueue { caps, ..job("a", None) }).await.unwrap_err().reason, "queue_cap");
}

#[tokio::test]
async fn the_daily_cap_survives_a_restart_and_ends_with_the_day() {
    let sample = Sample::new();
    let caps = Caps { queued: 0, per_day: 1 };
    sample.store.enqueue(Enqueue { caps, ..job("a", Some("k")) }).await.unwrap();
    let sample = sample.reopen().await;
    assert_eq!(sample.store.enqueue(Enqueue { caps, ..job("a", None) }).await.unwrap_err().reason, "daily_cap");
    // At the cap the same request still gets the same job.
    assert!(sample.store.enqueue(Enqueue { caps, ..job("a", Some("k")) }).await.unwrap().deduplicated);
    let tomorrow = Timestamp::from_millis(at(0).millis() + 86_400_000);
    assert!(sample.store.enqueue(Enqueue { caps, now: tomorrow, ..job("a", None) }).await.is_ok());
}

#[tokio::test]
async fn a_foreign_job_is_answered_exactly_like_an_absent_one() {
    let sample = Sample::new();
    let foreign = sample.store.enqueue(job("a", None)).await.unwrap().id;
    let absent = job("a", None).id;
    for id in [foreign, absent] {
        let refusals = [
            sample.store.job(id, mine("b")).await.unwrap_err(),
            sample.store.cancel(id, mine("b"), "b".into(), at(1)).await.unwrap_err(),
            sample.store.read_log(id, mine("b"), 0).await.err().unwrap(),
            sample.store.before_first_event(id, mine("b")).await.unwrap_err(),
        ];
        for refusal in refusals {
            assert_eq!(refusal, clf_domain::Refusal::no_such_job());
        }
    }
    assert!(sample.store.job(foreign, Scope::All).await.is_ok());
}

#[tokio::test]
async fn pages_hold_each_job_once_newest_first() {
    let sample = Sample::new();
    for n in 0..25 {
        sample.store.enqueue(job(if n % 2 == 0 { "a" } else { "b" }, None)).await.unwrap();
    }
    for (scope, count) in [(mine("a"), 13), (mine("b"), 12), (mine("c"), 0), (Scope::All, 25)] {
        let (mut seen, mut before) = (Vec::new(), None);
        loop {
            let list = ListJobs { scope: scope.clone(), before, statuses: Vec::new(), limit: 4 };
            let page = sample.store.jobs(list).await.unwrap();
            assert!(page.jobs.len() <= 4);
            seen.extend(page.jobs.into_iter().map(|job| job.id));
            before = page.next;
            if before.is_none() {
                break;
            }
        }
        assert_eq!(seen.len(), count, "{scope:?}");
        assert!(seen.windows(2).all(|pair| pair[0] > pair[1]));
    }
    let canceled = ListJobs { scope: mine("a"), before: None, statuses: vec![JobStatus::Canceled], limit: 10 };
    assert!(sample.store.jobs(canceled).await.unwrap().jobs.is_empty());
}

#[tokio::test]
async fn canceling_twice_is_once_and_an_ended_job_cannot_be_canceled() {
    let sample = Sample::new();
    let id = sample.store.enqueue(job("a", None)).await.unwrap().id;
    for _ in 0..2 {
        let job = sample.store.cancel(id, mine("a"), "a".into(), at(1)).await.unwrap();
        assert_eq!(job.status, JobStatus::Canceled);
    }
    let (events, _) = sample.store.events(0, mine("a")).await.unwrap();
    assert_eq!(
        events.iter().map(|event| event.kind).collect::<Vec<_>>(),
        [JobEventKind::Enqueued, JobEventKind::Canceled]
    );
    assert!(sample.store.claim(claim(at(2))).await.unwrap().is_none());
}

#[tokio::test]
async fn what_is_pruned_is_gone_and_its_events_are_out_of_range() {
    let sample = Sample::new();
    let old = sample.store.enqueue(job("a", None)).await.unwrap().id;
    let open = sample.store.enqueue(job("a", None)).await.unwrap().id;
    sample.store.cancel(old, mine("a"), "a".into(), at(1)).await.unwrap();
    let late = at(1_000_000);
    sample.store.prune(Retention { jobs_before: late, events_before: late, now: late }).await.unwrap();
    assert!(sample.store.job(old, Scope::All).await.is_err());
    assert!(sample.store.job(open, Scope::All).await.is_ok());
    assert_eq!(sample.store.events(1, mine("a")).await.unwrap_err().reason, "event_not_kept");
    let last = sample.store.last_event().await.unwrap();
    assert!(sample.store.events(last, mine("a")).await.unwrap().0.is_empty());
    // Numbers go on where they were, also after a restart; the audit chain is whole.
    let sample = sample.reopen().await;
    assert_eq!(sample.store.last_event().await.unwrap(), last);
    assert_eq!(sample.store.verify_audit().await.unwrap().broken, None);
}
