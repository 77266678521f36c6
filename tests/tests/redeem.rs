//! Redemption over the real listener: pinned TLS, a thousand at once, every refusal alike.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a test stops where it fails")]

use std::io::Read;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use age::x25519::Identity;
use clf_client::{CattleClient, ClientError, Pin};
use clf_domain::cattle::Bootstrap;
use clf_proto::connect::ReceivedError;
use clf_proto::sealed::Grant;
use clf_proto::v1::{AcknowledgeRequest, AppendLogRequest, RedeemRequest, ReportResultRequest};
use clf_tests::Daemon;
use prost::Message;
use serde_json::json;

/// A machine that does nothing: its token is the test's to use.
const IDLE: &str = "#!/bin/sh\nexec sleep 600\n";

/// Waits for the bootstrap file of a job's machine and reads it.
fn bootstrap(daemon: &Daemon, job: &str) -> Bootstrap {
    let began = Instant::now();
    loop {
        let job = daemon.call("GetJob", &json!({ "jobId": job })).json();
        let machine = job["job"]["machine"].as_str().unwrap_or_default();
        let path: PathBuf = daemon.file("machines").join(machine).join("bootstrap.json");
        let created = daemon.operate("ListCattle", &json!({})).json().to_string();
        if let (Ok(text), true) = (std::fs::read_to_string(path), created.contains("MACHINE_STATE_ALIVE")) {
            return Bootstrap::from_json(&text).unwrap();
        }
        assert!(began.elapsed() < Duration::from_secs(10), "no machine: {job}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

fn client(bootstrap: &Bootstrap) -> CattleClient {
    CattleClient::new(bootstrap.endpoint.clone(), Pin::parse(&bootstrap.server_pin).unwrap())
}

async fn redeem(bootstrap: &Bootstrap, token: &str, recipient: &str) -> Result<Vec<u8>, ClientError> {
    let ask = RedeemRequest { token: token.to_owned(), recipient: recipient.to_owned() };
    // A full listener or a busy store is no verdict.
    for _ in 0..50 {
        match client(bootstrap).redeem(&ask).await {
            Ok(answer) => return Ok(answer.sealed.to_vec()),
            Err(error) if error.is_passing() => tokio::time::sleep(Duration::from_millis(50)).await,
            Err(error) => return Err(error),
        }
    }
    panic!("the listener never answered");
}

fn open(identity: &Identity, sealed: &[u8]) -> Option<Grant> {
    let reader = age::Decryptor::new_buffered(sealed).ok()?;
    let mut plain = Vec::new();
    let identity: &dyn age::Identity = identity;
    reader.decrypt(std::iter::once(identity)).ok()?.read_to_end(&mut plain).ok()?;
    Grant::decode(plain.as_slice()).ok()
}

fn refused(outcome: Result<Vec<u8>, ClientError>) -> ReceivedError {
    match outcome {
        Err(ClientError::Refused(error)) => error,
        Err(error) => panic!("{error}"),
        Ok(_) => panic!("it was served"),
    }
}

#[tokio::test]
async fn of_a_thousand_recipients_exactly_one_ever_opens_an_answer() {
    let daemon = Daemon::start_with_agent(IDLE);
    for round in 0..3 {
        let bootstrap = std::sync::Arc::new(bootstrap(&daemon, &daemon.enqueue("m")));
        let racing: Vec<_> = (0..1_000)
            .map(|_| {
                let (bootstrap, identity) = (bootstrap.clone(), Identity::generate());
                tokio::spawn(async move {
                    let recipient = identity.to_public().to_string();
                    let sealed = redeem(&bootstrap, &bootstrap.token, &recipient).await;
                    (identity, sealed)
                })
            })
            .collect();
        let (mut opened, mut losers) = (0, Vec::new());
        for one in racing {
            match one.await.unwrap() {
                (identity, Ok(sealed)) => opened += u32::from(open(&identity, &sealed).is_some()),
                (_, loser) => losers.push(refused(loser)),
            }
        }
        assert_eq!((opened, losers.len()), (1, 999), "round {round}");
        assert!(losers.iter().all(|loser| *loser == losers[0]));
        let status = daemon.operate("GetStatus", &json!({})).json();
        assert_eq!(status["alarms"], (round + 1).to_string());
    }
}

#[tokio::test]
async fn unknown_used_foreign_and_malformed_tokens_are_answered_alike() {
    let daemon = Daemon::start_with_agent(IDLE);
    let bootstrap = bootstrap(&daemon, &daemon.enqueue("m"));
    let (first, other) = (Identity::generate(), Identity::generate());
    let (mine, theirs) = (first.to_public().to_string(), other.to_public().to_string());
    let grant = open(&first, &redeem(&bootstrap, &bootstrap.token, &mine).await.unwrap()).unwrap();
    // A lost answer is repaired: the same recipient gets the same session, sealed anew.
    let again = open(&first, &redeem(&bootstrap, &bootstrap.token, &mine).await.unwrap()).unwrap();
    assert_eq!(grant.session, again.session);
    let good = &bootstrap.token;
    let unknown = refused(redeem(&bootstrap, &format!("clfb_{}", "A".repeat(43)), &mine).await);
    let variants = [
        String::new(),
        "clfb_".into(),
        format!(" {good}"),
        format!("{good} "),
        format!("{good}\n"),
        format!("{good}="),
        good.to_uppercase(),
        good.replace("clfb_", "clfs_"),
        "x".repeat(100_000),
    ];
    for token in &variants {
        assert_eq!(refused(redeem(&bootstrap, token, &mine).await), unknown, "{token:.60}");
    }
    assert_eq!(refused(redeem(&bootstrap, good, &theirs).await), unknown, "another recipient");
    client(&bootstrap).acknowledge(&AcknowledgeRequest { session: grant.session.clone() }).await.unwrap();
    assert_eq!(refused(redeem(&bootstrap, good, &mine).await), unknown, "acknowledged");
    assert_eq!(daemon.operate("ListCattle", &json!({})).json()["machines"][0]["suspect"], true);
}

#[tokio::test]
async fn a_session_serves_its_own_job_only_and_ends_with_it() {
    let daemon = Daemon::start_with_agent(IDLE);
    let id = daemon.enqueue("m");
    let bootstrap = bootstrap(&daemon, &id);
    let identity = Identity::generate();
    let sealed = redeem(&bootstrap, &bootstrap.token, &identity.to_public().to_string()).await.unwrap();
    let session = open(&identity, &sealed).unwrap().session;
    let mut machine = client(&bootstrap);
    let log = |session: &str| AppendLogRequest { session: session.into(), offset: 0, data: "x".into() };
    let report = |session: &str, result: &str| ReportResultRequest {
        session: session.into(),
        outcome: 1,
        code: 0,
        result: result.into(),
    };
    for early in [machine.append_log(&log(&session)).await.err(), machine.report(&report(&session, "")).await.err()] {
        assert_eq!(early.unwrap().reason(), Some("session_refused"), "before it acknowledged");
    }
    machine.acknowledge(&AcknowledgeRequest { session: session.clone() }).await.unwrap();
    machine.acknowledge(&AcknowledgeRequest { session: session.clone() }).await.unwrap();
    for wrong in ["", "clfs_", &session[..40], &bootstrap.token] {
        assert_eq!(machine.append_log(&log(wrong)).await.unwrap_err().reason(), Some("session_refused"));
        assert_eq!(machine.report(&report(wrong, "1")).await.unwrap_err().reason(), Some("session_refused"));
    }
    machine.append_log(&log(&session)).await.unwrap();
    let bad = machine.report(&report(&session, "not json")).await.unwrap_err();
    assert_eq!(bad.reason(), Some("result_not_json"));
    let big = format!("\"{}\"", "x".repeat(256 * 1024));
    assert_eq!(machine.report(&report(&session, &big)).await.unwrap_err().reason(), Some("result_too_large"));
    machine.report(&report(&session, "{\"a\":1}")).await.unwrap();
    // Its answer was lost, it comes again: nothing changes.
    machine.report(&report(&session, "{\"a\":2}")).await.unwrap();
    assert_eq!(daemon.ended(&id)["result"], "{\"a\":1}");
    assert_eq!(machine.append_log(&log(&session)).await.unwrap_err().reason(), Some("session_refused"));
}

#[tokio::test]
async fn a_server_with_another_key_is_sent_nothing() {
    let (real, other) = (Daemon::start_with_agent(IDLE), Daemon::start_with_agent(IDLE));
    let (ours, theirs) = (bootstrap(&real, &real.enqueue("m")), bootstrap(&other, &other.enqueue("m")));
    let mut misled = CattleClient::new(theirs.endpoint.clone(), Pin::parse(&ours.server_pin).unwrap());
    let ask = RedeemRequest { token: ours.token.clone(), recipient: Identity::generate().to_public().to_string() };
    assert!(matches!(misled.redeem(&ask).await, Err(ClientError::WrongServer { .. })));
}

#[tokio::test]
async fn a_machine_that_never_redeems_is_destroyed_and_its_job_tried_again() {
    let daemon = Daemon::start_with_agent("#!/bin/sh\nexit 1\n");
    let id = daemon.enqueue("m");
    let began = Instant::now();
    loop {
        let job = daemon.call("GetJob", &json!({ "jobId": id })).json()["job"].clone();
        if job["failure"]["reason"] == "machine_lost" {
            assert_eq!(job["status"], "JOB_STATUS_QUEUED");
            break;
        }
        assert!(began.elapsed() < Duration::from_secs(10), "{job}");
        std::thread::sleep(Duration::from_millis(10));
    }
}
