//! What each caller may ask of each method about its own, a foreign and an absent job.

use serde_json::{Value, json};

use crate::house::House;
use crate::people::{BOT_A, BOT_B, OPS, Person, Reply};

const ABSENT: &str = "0190f8e7-1c79-7000-b43d-07fa1b2bb82a";
const OPERATOR_METHODS: [&str; 8] =
    ["GetStatus", "ListJobs", "ListCattle", "DestroyCattle", "ReapCattle", "ListAudit", "VerifyAudit", "Drain"];

/// A count of cells, each asserted.
pub struct Calls<'a> {
    pub house: &'a House,
    pub cells: usize,
}

impl Calls<'_> {
    fn job(&mut self, person: &Person, socket: &str, method: &str, body: &Value) -> Reply {
        self.cells += 1;
        person.call(self.house, socket, &format!("JobService/{method}"), body.to_string().as_bytes())
    }

    fn operate(&mut self, person: &Person, socket: &str, method: &str, body: &Value) -> Reply {
        self.cells += 1;
        person.call(self.house, socket, &format!("OperatorService/{method}"), body.to_string().as_bytes())
    }

    /// Enqueues with a key; the job's id.
    pub fn enqueue(&mut self, person: &Person, key: &str) -> String {
        let task = json!({ "taskId": "t", "message": format!("of {}", person.name) });
        let body = json!({ "idempotencyKey": key, "cattleSpawn": { "persona": "demo", "task": task } });
        let reply = self.job(person, "bot.sock", "EnqueueJob", &body);
        assert_eq!(reply.status, 200, "{reply:?}");
        assert_eq!(reply.json()["deduplicated"], false, "{reply:?}");
        reply.json()["jobId"].as_str().unwrap().to_owned()
    }

    /// All that a bot may and may not, `own` being its job and `foreign` another bot's.
    pub fn as_bot(&mut self, bot: &Person, own: &str, foreign: &str) {
        let id = |job: &str| json!({ "jobId": job });
        for method in ["GetJob", "CancelJob", "ReadJobLog", "WatchJobs"] {
            let told = self.job(bot, "bot.sock", method, &id(foreign));
            let absent = self.job(bot, "bot.sock", method, &id(ABSENT));
            assert_eq!(told, absent, "{} {method}", bot.name);
            assert_eq!(told.reason(), "job_not_found", "{} {method}: {told:?}", bot.name);
            assert_eq!(told.status, if method == "WatchJobs" { 200 } else { 404 });
        }
        let after = |job: &str| json!({ "jobId": job, "afterEventId": "1" });
        let told = self.job(bot, "bot.sock", "WatchJobs", &after(foreign));
        assert_eq!(told, self.job(bot, "bot.sock", "WatchJobs", &after(ABSENT)));
        let at = |job: &str| json!({ "jobId": job, "offset": "7" });
        assert_eq!(
            self.job(bot, "bot.sock", "ReadJobLog", &at(foreign)),
            self.job(bot, "bot.sock", "ReadJobLog", &at(ABSENT))
        );

        let mine = self.job(bot, "bot.sock", "GetJob", &id(own)).json()["job"].clone();
        assert_eq!((mine["principal"].as_str(), mine["status"].as_str()), (Some(bot.name), Some("JOB_STATUS_QUEUED")));
        assert_eq!(self.job(bot, "bot.sock", "ReadJobLog", &id(own)).json()["nextOffset"], "0");
        let watched = self.job(bot, "bot.sock", "WatchJobs", &id(own));
        assert!(watched.status == 200 && watched.text.contains(own), "{watched:?}");
        let watched = self.job(bot, "bot.sock", "WatchJobs", &json!({ "afterEventId": "1" }));
        assert!(watched.text.contains(own) && !watched.text.contains(foreign), "{watched:?}");
        assert!(!watched.text.contains("JOB_EVENT_KIND_ALARM"));

        for token in ["", own, foreign, ABSENT] {
            let page = self.job(bot, "bot.sock", "ListJobs", &json!({ "pageToken": token }));
            assert_eq!(page.status, 200, "{page:?}");
            let jobs = page.json()["jobs"].as_array().unwrap().clone();
            assert!(jobs.iter().all(|job| job["principal"] == bot.name), "{page:?}");
            assert!(!token.is_empty() || jobs.iter().any(|job| job["jobId"] == own), "{page:?}");
        }
        let me = self.job(bot, "bot.sock", "WhoAmI", &json!({})).json();
        assert_eq!(
            (me["principal"].as_str(), me["uid"].as_u64(), me["operator"].as_bool()),
            (Some(bot.name), Some(u64::from(bot.uid)), Some(false))
        );

        // An operator's method is no method here, whatever it is asked about.
        for method in OPERATOR_METHODS {
            let replies =
                [own, foreign, ABSENT].map(|job| self.operate(bot, "bot.sock", method, &json!({ "name": job })));
            assert!(replies.iter().all(|reply| *reply == replies[0]), "{method}: {replies:?}");
            assert_eq!((replies[0].status, replies[0].reason().as_str()), (404, "no_such_method"));
        }
        // And on the operators' socket a bot is nobody.
        let inside = Person { groups: &["games", "video"], ..*bot };
        for method in ["WhoAmI", "GetJob", "ListJobs"] {
            assert_eq!(self.job(&inside, "operator.sock", method, &id(own)).status, 0, "{method}");
        }
        for method in OPERATOR_METHODS {
            assert_eq!(self.operate(&inside, "operator.sock", method, &json!({})).status, 0, "{method}");
        }
    }

    /// All that an operator may: everybody's jobs, but none of its own.
    pub fn as_operator(&mut self, jobs: [&str; 2]) {
        let door = "operator.sock";
        for job in jobs {
            let id = json!({ "jobId": job });
            assert_eq!(self.job(&OPS, door, "GetJob", &id).json()["job"]["jobId"], job);
            assert_eq!(self.job(&OPS, door, "ReadJobLog", &id).status, 200);
            assert!(self.job(&OPS, door, "WatchJobs", &id).text.contains(job));
        }
        for method in ["GetJob", "CancelJob", "ReadJobLog", "WatchJobs"] {
            let reply = self.job(&OPS, door, method, &json!({ "jobId": ABSENT }));
            assert_eq!(reply.reason(), "job_not_found", "{method}: {reply:?}");
        }
        for reply in [self.job(&OPS, door, "ListJobs", &json!({})), self.operate(&OPS, door, "ListJobs", &json!({}))] {
            let found: Vec<Value> = reply.json()["jobs"].as_array().unwrap().clone();
            assert!(jobs.iter().all(|job| found.iter().any(|one| one["jobId"] == **job)), "{reply:?}");
        }
        let me = self.job(&OPS, door, "WhoAmI", &json!({})).json();
        assert_eq!((me["principal"].as_str(), me["operator"].as_bool()), (Some("ops"), Some(true)));
        let task = json!({ "taskId": "t", "message": "m" });
        let spawn = json!({ "cattleSpawn": { "persona": "demo", "task": task } });
        let reply = self.job(&OPS, door, "EnqueueJob", &spawn);
        assert_eq!((reply.status, reply.reason().as_str()), (403, "not_a_principal"));
        for name in ["absent", "demo-0123456789abcdef", ABSENT] {
            let reply = self.operate(&OPS, door, "DestroyCattle", &json!({ "name": name }));
            assert_eq!((reply.status, reply.reason().as_str()), (404, "machine_not_found"));
        }
        for method in ["GetStatus", "ListCattle", "ReapCattle", "ListAudit", "VerifyAudit"] {
            assert_eq!(self.operate(&OPS, door, method, &json!({})).status, 200, "{method}");
        }
        assert_eq!(self.operate(&OPS, door, "VerifyAudit", &json!({})).json()["intact"], true);
        // On the bots' socket an operator is nobody.
        let inside = Person { groups: &["games", "video"], ..OPS };
        assert_eq!(self.job(&inside, "bot.sock", "WhoAmI", &json!({})).status, 0);
        assert_eq!(self.operate(&inside, "bot.sock", "GetStatus", &json!({})).status, 0);
    }

    /// What ends things, at the end: one's own only, and for an operator anybody's.
    pub fn ending(&mut self, own: &str, foreign: &str) {
        let status = |reply: Reply| reply.json()["job"]["status"].as_str().unwrap_or_default().to_owned();
        let reply = self.job(&BOT_A, "bot.sock", "CancelJob", &json!({ "jobId": own }));
        assert_eq!(status(reply), "JOB_STATUS_CANCELED");
        let untouched = self.job(&BOT_B, "bot.sock", "GetJob", &json!({ "jobId": foreign }));
        assert_eq!(status(untouched), "JOB_STATUS_QUEUED", "a foreign cancel had an effect");
        let reply = self.job(&OPS, "operator.sock", "CancelJob", &json!({ "jobId": foreign }));
        assert_eq!(status(reply), "JOB_STATUS_CANCELED");
        assert_eq!(self.operate(&OPS, "operator.sock", "Drain", &json!({})).status, 200);
        assert_eq!(self.operate(&OPS, "operator.sock", "GetStatus", &json!({})).json()["draining"], true);
    }
}
