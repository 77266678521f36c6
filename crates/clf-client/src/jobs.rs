//! `clf.v1.JobService`, typed.

use clf_proto::v1;

use crate::{ClientError, LocalClient, Watch};

impl LocalClient {
    /// Puts a job into the queue. Durable when this returns.
    pub async fn enqueue(&self, ask: &v1::EnqueueJobRequest) -> Result<v1::EnqueueJobResponse, ClientError> {
        self.call("JobService/EnqueueJob", ask).await
    }

    /// One job.
    pub async fn job(&self, job_id: &str) -> Result<v1::Job, ClientError> {
        let ask = v1::GetJobRequest { job_id: job_id.to_owned() };
        let answer: v1::GetJobResponse = self.call("JobService/GetJob", &ask).await?;
        answer.job.ok_or_else(|| self.unreadable("it holds no job"))
    }

    /// A page of jobs, newest first.
    pub async fn jobs(&self, ask: &v1::ListJobsRequest) -> Result<v1::ListJobsResponse, ClientError> {
        self.call("JobService/ListJobs", ask).await
    }

    /// Cancels a job.
    pub async fn cancel(&self, job_id: &str) -> Result<v1::Job, ClientError> {
        let ask = v1::CancelJobRequest { job_id: job_id.to_owned() };
        let answer: v1::CancelJobResponse = self.call("JobService/CancelJob", &ask).await?;
        answer.job.ok_or_else(|| self.unreadable("it holds no job"))
    }

    /// A piece of a job's log.
    pub async fn read_log(&self, job_id: &str, offset: u64) -> Result<v1::ReadJobLogResponse, ClientError> {
        self.call("JobService/ReadJobLog", &v1::ReadJobLogRequest { job_id: job_id.to_owned(), offset }).await
    }

    /// Who the kernel says the caller is.
    pub async fn who_am_i(&self) -> Result<v1::WhoAmIResponse, ClientError> {
        self.call("JobService/WhoAmI", &v1::WhoAmIRequest {}).await
    }

    /// Events, from a position on.
    pub async fn watch(&self, ask: &v1::WatchJobsRequest) -> Result<Watch, ClientError> {
        Watch::open(self, ask).await
    }
}
