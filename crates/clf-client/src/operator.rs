//! `clf.v1.OperatorService`, typed.

use clf_proto::v1;

use crate::{ClientError, LocalClient};

impl LocalClient {
    /// How the daemon is.
    pub async fn status(&self) -> Result<v1::GetStatusResponse, ClientError> {
        self.call("OperatorService/GetStatus", &v1::GetStatusRequest {}).await
    }

    /// Everybody's jobs.
    pub async fn all_jobs(&self, ask: &v1::ListJobsRequest) -> Result<v1::ListJobsResponse, ClientError> {
        self.call("OperatorService/ListJobs", ask).await
    }

    /// Machines; `all` with those that are gone.
    pub async fn cattle(&self, all: bool) -> Result<v1::ListCattleResponse, ClientError> {
        self.call("OperatorService/ListCattle", &v1::ListCattleRequest { all }).await
    }

    /// Ends a machine and fails its job.
    pub async fn destroy_cattle(&self, name: &str) -> Result<v1::DestroyCattleResponse, ClientError> {
        self.call("OperatorService/DestroyCattle", &v1::DestroyCattleRequest { name: name.to_owned() }).await
    }

    /// Ends machines that nothing accounts for.
    pub async fn reap_cattle(&self, dry_run: bool) -> Result<v1::ReapCattleResponse, ClientError> {
        self.call("OperatorService/ReapCattle", &v1::ReapCattleRequest { dry_run }).await
    }

    /// Audit records after a sequence number.
    pub async fn audit(&self, after_sequence: u64, page_size: i32) -> Result<v1::ListAuditResponse, ClientError> {
        self.call("OperatorService/ListAudit", &v1::ListAuditRequest { after_sequence, page_size }).await
    }

    /// Walks the audit chain.
    pub async fn verify_audit(&self) -> Result<v1::VerifyAuditResponse, ClientError> {
        self.call("OperatorService/VerifyAudit", &v1::VerifyAuditRequest {}).await
    }

    /// Stops claiming.
    pub async fn drain(&self) -> Result<v1::DrainResponse, ClientError> {
        self.call("OperatorService/Drain", &v1::DrainRequest {}).await
    }
}
