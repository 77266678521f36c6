//! Claims: fair, capped, fenced.

use std::collections::BTreeMap;
use std::sync::Arc;

use clf_domain::job::{Failure, JobStatus};
use clf_store::{Claim, Claimed, Ending, Enqueue, JobEnd, Scope};

use crate::sample::{Sample, at, claim, job};

fn ending(claimed: &Claimed, end: JobEnd) -> Ending {
    Ending { id: claimed.id, attempt: claimed.attempt, end, actor: "daemon".into(), now: at(5) }
}

fn retry(second: i64) -> JobEnd {
    JobEnd::Retry { failure: Failure::new("machine_lost", "lost"), at: at(second), idempotent: false }
}

const DONE: JobEnd = JobEnd::Done { exit_code: Some(0), result: None };

#[tokio::test]
async fn principals_take_turns_and_priority_counts_among_ones_own() {
    let sample = Sample::new();
    for (principal, priority, key) in
        [("a", 0, "a0"), ("a", 0, "a1"), ("a", 9, "a9"), ("b", 0, "b0"), ("c", 0, "c0"), ("a", 0, "a2")]
    {
        sample.store.enqueue(Enqueue { priority, ..job(principal, Some(key)) }).await.unwrap();
    }
    let mut order = Vec::new();
    while let Some(claimed) = sample.store.claim(claim(at(1))).await.unwrap() {
        order.push(sample.store.job(claimed.id, Scope::All).await.unwrap().idempotency_key.unwrap());
    }
    assert_eq!(order, ["a9", "b0", "c0", "a0", "a1", "a2"]);
}

#[tokio::test]
async fn a_principal_at_its_cap_is_passed_over() {
    let sample = Sample::new();
    for principal in ["a", "a", "a", "b"] {
        sample.store.enqueue(job(principal, None)).await.unwrap();
    }
    let capped = Claim { active_caps: Arc::new(BTreeMap::from([("a".into(), 2)])), ..claim(at(1)) };
    let mut claimed = Vec::new();
    while let Some(one) = sample.store.claim(capped.clone()).await.unwrap() {
        claimed.push(one);
    }
    assert_eq!(claimed.iter().filter(|one| one.principal == "a").count(), 2);
    assert_eq!(claimed.len(), 3);
    let first = claimed.iter().find(|one| one.principal == "a").unwrap();
    sample.store.end(ending(first, DONE)).await.unwrap();
    assert_eq!(sample.store.claim(capped).await.unwrap().unwrap().principal, "a");
}

#[tokio::test]
async fn a_stale_attempt_has_no_say() {
    let sample = Sample::new();
    let first = sample.claimed("a").await;
    sample.store.end(ending(&first, retry(0))).await.unwrap();
    let second = sample.store.claim(claim(at(6))).await.unwrap().unwrap();
    assert_eq!((second.id, second.attempt), (first.id, 2));
    for end in [DONE, retry(0)] {
        assert_eq!(sample.store.end(ending(&first, end)).await.unwrap_err().reason, "lease_lost");
    }
    assert_eq!(sample.store.renew(first.id, 1, at(100)).await.unwrap_err().reason, "lease_lost");
    sample.store.renew(second.id, 2, at(100)).await.unwrap();
    assert_eq!(sample.store.end(ending(&second, DONE)).await.unwrap(), JobStatus::Done);
    assert_eq!(sample.store.end(ending(&second, DONE)).await.unwrap_err().reason, "lease_lost");
}

#[tokio::test]
async fn attempts_are_capped_when_claimed_and_the_last_failure_stays() {
    let sample = Sample::new();
    sample.claimed("a").await;
    let mut attempts = 1;
    let id = loop {
        let (list, _) = sample.store.events(0, Scope::All).await.unwrap();
        let id = list[0].job;
        let current = Claimed { attempt: attempts, ..fake(id) };
        if sample.store.end(ending(&current, retry(0))).await.unwrap() == JobStatus::Failed {
            break id;
        }
        attempts = sample.store.claim(claim(at(6))).await.unwrap().unwrap().attempt;
    };
    assert_eq!(attempts, 3);
    let job = sample.store.job(id, Scope::All).await.unwrap();
    assert_eq!(job.failure.unwrap().0, "machine_lost");
    assert!(sample.store.claim(claim(at(7))).await.unwrap().is_none());
}

fn fake(id: clf_domain::id::JobId) -> Claimed {
    Claimed { id, principal: "a".into(), spec: crate::sample::spec("m"), attempt: 0 }
}

#[tokio::test]
async fn a_claim_that_is_given_back_costs_no_attempt() {
    let sample = Sample::new();
    let first = sample.claimed("a").await;
    sample.store.end(ending(&first, JobEnd::Released { at: at(5) })).await.unwrap();
    assert_eq!(sample.store.claim(claim(at(6))).await.unwrap().unwrap().attempt, 1);
}

#[tokio::test]
async fn a_lease_that_runs_out_is_named_and_a_scheduled_job_becomes_ready_in_time() {
    let sample = Sample::new();
    let claimed = sample.claimed("a").await;
    let later = Enqueue { run_at: Some(at(50)), ..job("a", None) };
    sample.store.enqueue(later).await.unwrap();
    assert!(sample.store.due(at(49)).await.unwrap().is_empty());
    assert!(sample.store.claim(claim(at(49))).await.unwrap().is_none());
    sample.store.due(at(50)).await.unwrap();
    assert!(sample.store.claim(claim(at(50))).await.unwrap().is_some());
    assert_eq!(sample.store.due(at(62)).await.unwrap(), [(claimed.id, 1)]);
}

#[tokio::test]
async fn numbers_are_right_after_any_end_and_after_a_restart() {
    let sample = Sample::new();
    for _ in 0..4 {
        sample.store.enqueue(job("a", None)).await.unwrap();
    }
    let mut ends = [DONE, retry(0), JobEnd::Released { at: at(9) }].into_iter();
    for _ in 0..3 {
        let claimed = sample.store.claim(claim(at(1))).await.unwrap().unwrap();
        sample.store.end(ending(&claimed, ends.next().unwrap())).await.unwrap();
    }
    let sample = sample.reopen().await;
    let numbers = sample.store.numbers().await.unwrap();
    assert_eq!((numbers.queued, numbers.running), (3, 0));
}

#[tokio::test]
async fn once_a_machine_opened_its_env_only_an_idempotent_task_is_tried_again() {
    use clf_domain::token::SessionHash;
    use clf_store::{Redemption, Scope};
    let failure = || Failure::new("machine_lost", "lost");
    for (idempotent, expected) in [(false, JobStatus::Failed), (true, JobStatus::Scheduled)] {
        let sample = Sample::new();
        let (claimed, token, _) = sample.machine("a").await;
        let session = SessionHash::of("s");
        let now = crate::sample::now(11);
        let redemption = Redemption { token: token.hash(), recipient: "age1".into(), session, peer: "p".into(), now };
        sample.store.redeem(redemption).await.unwrap();
        sample.store.acknowledge(session, at(12)).await.unwrap();
        // It was late when somebody looked, and acknowledged before that was written down.
        let late = ending(&claimed, JobEnd::Unredeemed { failure: failure(), at: at(90) });
        assert_eq!(sample.store.end(late).await.unwrap_err().reason, "lease_lost");
        assert_eq!(sample.store.job(claimed.id, Scope::All).await.unwrap().status, JobStatus::Running);
        let lost = ending(&claimed, JobEnd::Retry { failure: failure(), at: at(90), idempotent });
        assert_eq!(sample.store.end(lost).await.unwrap(), expected);
    }
}
