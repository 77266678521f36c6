//! Redemption: one recipient, within its time, however many ask.

use std::time::Duration;

use clf_domain::job::JobEventKind;
use clf_domain::time::Instant;
use clf_domain::token::{SessionHash, TokenHash};
use clf_store::{Redeemed, Redemption, Scope};

use crate::sample::{Sample, at, now};

fn attempt(token: TokenHash, recipient: &str, now: Instant) -> Redemption {
    Redemption {
        token,
        recipient: recipient.into(),
        session: SessionHash::of(&format!("{recipient}{}", token.public_id())),
        peer: "192.0.2.1".into(),
        now,
    }
}

#[tokio::test]
async fn of_a_thousand_that_ask_at_once_exactly_one_is_served() {
    let sample = Sample::new();
    for round in 0..5 {
        let (_, token, _) = sample.machine("a").await;
        let hash = token.hash();
        let racing: Vec<_> = (0..1_000)
            .map(|n| {
                let store = sample.store.clone();
                tokio::spawn(async move { store.redeem(attempt(hash, &format!("age1{n}"), now(11))).await.unwrap() })
            })
            .collect();
        let mut granted = 0;
        for one in racing {
            granted += u32::from(one.await.unwrap() == Redeemed::Granted);
        }
        assert_eq!(granted, 1, "round {round}");
    }
    // One alarm for each machine, not one for each attempt.
    assert_eq!(sample.store.numbers().await.unwrap().alarms, 5);
}

#[tokio::test]
async fn the_same_recipient_may_ask_again_until_it_acknowledges() {
    let sample = Sample::new();
    let (_, token, _) = sample.machine("a").await;
    let ask = |recipient| sample.store.redeem(attempt(token.hash(), recipient, now(11)));
    for _ in 0..100 {
        assert_eq!(ask("age1a").await.unwrap(), Redeemed::Granted);
    }
    assert_eq!(ask("age1b").await.unwrap(), Redeemed::Refused);
    assert!(sample.store.machines(false).await.unwrap()[0].suspect);
    sample.store.acknowledge(attempt(token.hash(), "age1a", now(11)).session, at(12)).await.unwrap();
    assert_eq!(ask("age1a").await.unwrap(), Redeemed::Refused);
    let (events, _) = sample.store.events(0, Scope::All).await.unwrap();
    let count = |kind| events.iter().filter(|event| event.kind == kind).count();
    assert_eq!(
        (count(JobEventKind::EnvRedeemed), count(JobEventKind::Alarm), count(JobEventKind::TaskStarted)),
        (1, 1, 1)
    );
}

#[tokio::test]
async fn a_token_dies_at_the_earlier_of_two_clocks_and_with_its_boot() {
    let sample = Sample::new();
    let (_, token, _) = sample.machine("a").await;
    // It was opened at second 10 for 300 s.
    let opens = |wall: i64, boot: i64, boot_id: u8| {
        let now = Instant { wall: at(wall), boot_millis: boot * 1_000, boot_id: [boot_id; 16] };
        let peeked = sample.store.peek_token(token.hash(), "age1".into(), now);
        async move { peeked.await.unwrap().is_some() }
    };
    assert!(opens(11, 11, 1).await);
    assert!(opens(309, 309, 1).await);
    assert!(!opens(310, 11, 1).await, "the wall clock ran out");
    assert!(!opens(11, 310, 1).await, "the boot clock ran out");
    assert!(!opens(-86_400, 310, 1).await, "a wall clock set back revives nothing");
    assert!(!opens(11, 11, 2).await, "another boot");
    let late = attempt(token.hash(), "age1", now(310));
    assert_eq!(sample.store.redeem(late).await.unwrap(), Redeemed::Refused);
    assert_eq!(sample.store.unredeemed(now(310)).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_token_that_is_not_open_yet_is_refused_and_nothing_is_alarmed() {
    let sample = Sample::new();
    let claimed = sample.claimed("a").await;
    let token = TokenHash::of("clfb_x");
    sample.store.plan_machine(crate::sample::plan(&claimed, token)).await.unwrap();
    for hash in [token, TokenHash::of("unknown"), TokenHash::of("")] {
        assert_eq!(sample.store.redeem(attempt(hash, "age1", now(11))).await.unwrap(), Redeemed::Refused);
    }
    let numbers = sample.store.numbers().await.unwrap();
    assert_eq!((numbers.refused, numbers.alarms), (3, 0));
}

#[tokio::test]
async fn after_a_revocation_no_token_opens() {
    let sample = Sample::new();
    let (_, token, _) = sample.machine("a").await;
    assert_eq!(sample.store.revoke_tokens("restored".into(), at(12)).await.unwrap(), 1);
    assert_eq!(sample.store.redeem(attempt(token.hash(), "age1", now(13))).await.unwrap(), Redeemed::Refused);
}

#[tokio::test]
async fn no_token_or_session_text_reaches_the_file() {
    let sample = Sample::new();
    let (_, token, _) = sample.machine("a").await;
    let ask = attempt(token.hash(), "age1recipient", now(11));
    sample.store.redeem(ask).await.unwrap();
    tokio::time::sleep(Duration::from_millis(10)).await;
    for name in ["state.sqlite", "state.sqlite-wal"] {
        let bytes = std::fs::read(sample.dir.path().join("state").join(name)).unwrap();
        let text = token.expose().as_bytes();
        assert!(!bytes.windows(20).any(|window| window == &text[5..25]), "{name}");
    }
}
