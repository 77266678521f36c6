//! Redeeming the token: a key made here, an answer that only it opens.

use std::io::Read;
use std::time::Duration;

use age::x25519::Identity;
use clf_client::{CattleClient, ClientError};
use clf_domain::cattle::Bootstrap;
use clf_proto::sealed::{Grant, WipedGrant};
use clf_proto::v1::{AcknowledgeRequest, RedeemRequest};
use prost::Message;
use zeroize::{Zeroize, Zeroizing};

use super::AgentError;
use super::patience::Patience;

/// Most bytes of an opened grant.
const LIMIT: u64 = 16 << 20;
/// How long "refused" may still mean "not open yet": the daemon opens the token a moment after
/// the machine was made.
const EARLY: Duration = Duration::from_secs(20);

/// Redeems with a fresh key. The same key asks again after a lost answer, and gets the same grant.
pub(super) async fn redeem(client: &mut CattleClient, bootstrap: &Bootstrap) -> Result<WipedGrant, AgentError> {
    let identity = Identity::generate();
    let mut ask = RedeemRequest { token: bootstrap.token.clone(), recipient: identity.to_public().to_string() };
    let mut lost = Patience::of(Duration::from_secs(bootstrap.redeem_within_seconds.min(3_600)));
    let mut early = Patience::of(EARLY.min(Duration::from_secs(bootstrap.redeem_within_seconds)));
    let sealed = loop {
        match client.redeem(&ask).await {
            Ok(answer) => break answer.sealed,
            Err(error) if error.is_passing() => lost.wait(error).await.map_err(AgentError::Redeem)?,
            Err(error) if error.reason() == Some("token_refused") => {
                early.wait(error).await.map_err(AgentError::Redeem)?;
            }
            Err(error) => return Err(AgentError::Redeem(error)),
        }
    };
    ask.token.zeroize();
    open(&identity, &sealed).ok_or(AgentError::Grant)
}

fn open(identity: &Identity, sealed: &[u8]) -> Option<WipedGrant> {
    let decryptor = age::Decryptor::new_buffered(sealed).ok()?;
    let reader = decryptor.decrypt(std::iter::once(identity as &dyn age::Identity)).ok()?;
    // Room for all of it: a buffer that grows leaves copies of the plaintext behind.
    let mut plain = Zeroizing::new(Vec::with_capacity(sealed.len()));
    reader.take(LIMIT).read_to_end(&mut plain).ok()?;
    Grant::decode(plain.as_slice()).ok().map(WipedGrant)
}

/// Says that the grant was opened. From here on the token is spent.
pub(super) async fn acknowledge(client: &mut CattleClient, grant: &WipedGrant) -> Result<(), AgentError> {
    let ask = AcknowledgeRequest { session: grant.0.session.clone() };
    let mut patience = Patience::of(Duration::from_secs(300));
    loop {
        match client.acknowledge(&ask).await {
            Ok(_) => return Ok(()),
            Err(error) if error.is_passing() => patience.wait(error).await.map_err(AgentError::Dismissed)?,
            Err(error @ ClientError::Refused(_)) => return Err(AgentError::Dismissed(error)),
            Err(error) => return Err(AgentError::Redeem(error)),
        }
    }
}
