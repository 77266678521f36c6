//! Machines: planned before they are made, counted until they are seen to be gone.

use clf_domain::cattle::MachineState;
use clf_domain::job::Failure;
use clf_domain::token::{BootstrapToken, SessionHash};
use clf_store::{Claim, EndMachine, JobEnd, PlanMachine, Redemption, Scope};

use crate::sample::{Sample, at, claim, created, intent, job, now, plan};

fn token(seed: u8) -> BootstrapToken {
    BootstrapToken::from_random(&mut [seed; 32])
}

#[tokio::test]
async fn machines_count_until_their_absence_was_seen() {
    let sample = Sample::new();
    let (claimed, _, intent) = sample.machine("a").await;
    for _ in 0..2 {
        sample.store.enqueue(job("a", None)).await.unwrap();
    }
    let one = Claim { max_instances: Some(1), ..claim(at(2)) };
    assert!(sample.store.claim(one.clone()).await.unwrap().is_none());
    // Its job ended and it is to be destroyed: it still counts.
    sample.store.cancel(claimed.id, Scope::All, "a".into(), at(3)).await.unwrap();
    assert_eq!(sample.store.machines(false).await.unwrap()[0].state, MachineState::Ending);
    assert!(sample.store.claim(one.clone()).await.unwrap().is_none());
    sample.store.machine_gone(intent, at(4)).await.unwrap();
    sample.store.machine_gone(intent, at(4)).await.unwrap();
    let next = sample.store.claim(one.clone()).await.unwrap().unwrap();
    // A claim without a machine holds no slot, so the plan checks again.
    let other = sample.store.claim(one).await.unwrap().unwrap();
    sample.store.plan_machine(PlanMachine { max_instances: 1, ..plan(&next, token(1).hash()) }).await.unwrap();
    let late = PlanMachine { max_instances: 1, ..plan(&other, token(2).hash()) };
    assert_eq!(sample.store.plan_machine(late).await.unwrap_err().reason, "no_free_slot");
}

#[tokio::test]
async fn a_plan_made_again_replaces_the_token_until_a_machine_was_seen() {
    let sample = Sample::new();
    let claimed = sample.claimed("a").await;
    sample.store.plan_machine(plan(&claimed, token(1).hash())).await.unwrap();
    sample.store.plan_machine(plan(&claimed, token(2).hash())).await.unwrap();
    assert_eq!(sample.store.machines(false).await.unwrap().len(), 1);
    sample.store.machine_created(created(intent(&claimed))).await.unwrap();
    assert_eq!(sample.store.plan_machine(plan(&claimed, token(3).hash())).await.unwrap_err().reason, "machine_exists");
    for (seed, opens) in [(1, false), (2, true), (3, false)] {
        let view = sample.store.peek_token(token(seed).hash(), "age1".into(), now(11)).await.unwrap();
        assert_eq!(view.is_some(), opens, "token {seed}");
    }
}

#[tokio::test]
async fn a_machine_whose_job_was_canceled_meanwhile_never_opens() {
    let sample = Sample::new();
    let claimed = sample.claimed("a").await;
    sample.store.plan_machine(plan(&claimed, token(1).hash())).await.unwrap();
    sample.store.cancel(claimed.id, Scope::All, "a".into(), at(3)).await.unwrap();
    assert_eq!(sample.store.machine_created(created(intent(&claimed))).await.unwrap(), MachineState::Ending);
    assert!(sample.store.peek_token(token(1).hash(), "age1".into(), now(11)).await.unwrap().is_none());
}

#[tokio::test]
async fn a_restart_finds_the_steps_that_were_under_way() {
    let sample = Sample::new();
    let bare = sample.claimed("a").await;
    let planned = sample.claimed("a").await;
    sample.store.plan_machine(plan(&planned, token(1).hash())).await.unwrap();
    sample.machine("a").await;
    let sample = sample.reopen().await;
    let mut found: Vec<_> = sample.store.unfinished_steps().await.unwrap().into_iter().map(|step| step.id).collect();
    found.sort();
    assert_eq!(found, [bare.id, planned.id]);
    assert_eq!(sample.store.numbers().await.unwrap().live_machines, 2);
}

#[tokio::test]
async fn an_operator_ends_a_machine_and_its_job_fails_with_the_reason() {
    let sample = Sample::new();
    let (claimed, _, _) = sample.machine("a").await;
    let name = sample.store.machines(false).await.unwrap()[0].name.clone();
    let end = || EndMachine {
        name: name.clone(),
        failure: Failure::new("machine_destroyed", "destroyed"),
        actor: "operator:o".into(),
        now: at(20),
    };
    assert_eq!(sample.store.end_machine(end()).await.unwrap().state, MachineState::Ending);
    assert_eq!(sample.store.end_machine(end()).await.unwrap().state, MachineState::Ending);
    assert_eq!(sample.store.job(claimed.id, Scope::All).await.unwrap().failure.unwrap().0, "machine_destroyed");
}

#[tokio::test]
async fn a_log_keeps_each_piece_once_and_ends_at_its_limit() {
    let sample = Sample::new();
    let (claimed, token, _) = sample.machine("a").await;
    let session = SessionHash::of("s");
    let redemption =
        Redemption { token: token.hash(), recipient: "age1".into(), session, peer: "p".into(), now: now(11) };
    sample.store.redeem(redemption).await.unwrap();
    assert_eq!(append(&sample, session, 0, "early").await, Err("session_refused"));
    sample.store.acknowledge(session, at(12)).await.unwrap();
    assert_eq!(append(&sample, session, 0, "abc").await, Ok((3, false)));
    assert_eq!(append(&sample, session, 0, "abc").await, Ok((3, false)));
    assert_eq!(append(&sample, session, 1, "bcde").await, Ok((5, false)));
    assert_eq!(append(&sample, session, 9, "gap").await, Err("log_gap"));
    assert_eq!(append(&sample, session, 5, "0123456789").await, Ok((10, true)));
    let piece = sample.store.read_log(claimed.id, Scope::All, 2).await.unwrap();
    assert_eq!(
        (piece.data.as_slice(), piece.next_offset, piece.complete, piece.truncated),
        (&b"cde01234"[..], 10, false, true)
    );
    let end = JobEnd::Done { exit_code: Some(0), result: None };
    let ending = clf_store::Ending { id: claimed.id, attempt: 1, end, actor: "machine:m".into(), now: at(13) };
    sample.store.end(ending).await.unwrap();
    assert_eq!(append(&sample, session, 10, "late").await, Err("session_refused"));
    assert!(sample.store.read_log(claimed.id, Scope::All, 10).await.unwrap().complete);
}

async fn append(sample: &Sample, session: SessionHash, offset: u64, text: &str) -> Result<(u64, bool), &'static str> {
    let appended = sample.store.append_log(session, offset, text.as_bytes().to_vec(), 10).await;
    appended.map(|log| (log.next_offset, log.full)).map_err(|refusal| refusal.reason)
}

#[tokio::test]
async fn nothing_is_planned_for_a_job_that_was_canceled_or_whose_earlier_machine_lives() {
    let sample = Sample::new();
    let claimed = sample.claimed("a").await;
    sample.store.cancel(claimed.id, Scope::All, "a".into(), at(3)).await.unwrap();
    assert_eq!(sample.store.plan_machine(plan(&claimed, token(1).hash())).await.unwrap_err().reason, "lease_lost");
    assert_eq!(sample.store.numbers().await.unwrap().live_machines, 0);

    let (first, _, machine) = sample.machine("a").await;
    let failure = Failure::new("machine_lost", "lost");
    let end = JobEnd::Retry { failure, at: at(4), idempotent: true };
    let ending = clf_store::Ending { id: first.id, attempt: 1, end, actor: "daemon".into(), now: at(4) };
    sample.store.end(ending).await.unwrap();
    let second = sample.store.claim(claim(at(5))).await.unwrap().unwrap();
    assert_eq!((second.id, second.attempt), (first.id, 2));
    assert_eq!(sample.store.plan_machine(plan(&second, token(2).hash())).await.unwrap_err().reason, "no_free_slot");
    sample.store.machine_gone(machine, at(6)).await.unwrap();
    sample.store.plan_machine(plan(&second, token(2).hash())).await.unwrap();
}
