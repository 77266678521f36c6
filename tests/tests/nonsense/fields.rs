//! Each field of each request with values of a type it does not have.

use crate::case::{ABSENT, Case, SPAWN, json, shown};

const TEXT: &[&str] = &["1", "true", "[]", "{}", r#"["x"]"#];
const MESSAGE: &[&str] = &["1", "true", "[]", r#""x""#];
const TRUTH: &[&str] = &["0", "1", r#""true""#, r#""""#, "[]", "{}"];
const WHOLE: &[&str] = &[
    "1.5",
    "true",
    "[]",
    "{}",
    r#""""#,
    r#""x""#,
    r#""1.5""#,
    r#"" 5""#,
    r#""5 ""#,
    r#""0x5""#,
    r#""NaN""#,
    r#""1e400""#,
];
const SMALL: &[&str] = &["2147483648", "-2147483649", r#""2147483648""#, "9223372036854775808", "18446744073709551616"];
const LARGE: &[&str] = &["-1", r#""-1""#, "18446744073709551616", r#""18446744073709551616""#, "-9223372036854775808"];
const SPAN: &[&str] = &[
    "60",
    "{}",
    "[]",
    "true",
    r#""""#,
    r#""60""#,
    r#""s""#,
    r#""60m""#,
    r#""1h""#,
    r#""60S""#,
    r#"" 60s""#,
    r#""60s ""#,
    r#""60 s""#,
    r#""+60s""#,
    r#""--60s""#,
    r#""1e3s""#,
    r#""0x60s""#,
    r#""60.s""#,
    r#"".5s""#,
    r#""60,5s""#,
    r#""60.1234567890s""#,
    r#""NaNs""#,
    "\"\u{666}s\"",
    r#""9999999999999s""#,
];
const TIME: &[&str] = &[
    "1796115600",
    "{}",
    r#"{"seconds":1}"#,
    "[]",
    "true",
    r#""""#,
    r#""now""#,
    r#""2126-12-01""#,
    r#""2126-12-01T09:00:00""#,
    r#""2126-12-01T09:00Z""#,
    r#""2126-12-01 09:00:00Z""#,
    r#""2126-12-01t09:00:00z""#,
    r#""2126-12-1T09:00:00Z""#,
    r#"" 2126-12-01T09:00:00Z""#,
    r#""2126-12-01T09:00:00ZZ""#,
    r#""+2126-12-01T09:00:00Z""#,
    r#""12126-12-01T09:00:00Z""#,
    r#""2126-13-01T00:00:00Z""#,
    r#""2126-02-30T00:00:00Z""#,
    r#""2126-12-01T24:00:00Z""#,
    r#""2126-12-01T09:60:00Z""#,
    r#""2126-12-01T09:00:60Z""#,
    r#""2126-12-01T09:00:00.Z""#,
    r#""2126-12-01T09:00:00,5Z""#,
    r#""2126-12-01T09:00:00.1234567890Z""#,
    r#""2126-12-01T09:00:00+24:00""#,
    r#""2126-12-01T09:00:00+00:60""#,
    r#""2126-12-01T09:00:00+0100""#,
    "\"2126-12-01T09:00:00\u{2212}01:00\"",
];
const STATUSES: &[&str] = &[
    "1",
    "true",
    "{}",
    r#""JOB_STATUS_DONE""#,
    r#"["done"]"#,
    r#"["job_status_done"]"#,
    r#"["JOB_STATUS_NOPE"]"#,
    r#"["3"]"#,
    "[3.5]",
    "[99]",
    "[-1]",
    "[4294967299]",
    "[null]",
    "[[]]",
    "[{}]",
];

/// Method, body with `@` for the field's value, values of the wrong type.
const TYPES: &[(&str, &str, &[&[&str]])] = &[
    ("EnqueueJob", r#"{"idempotencyKey":@,SPAWN}"#, &[TEXT]),
    ("EnqueueJob", r#"{"runAt":@,SPAWN}"#, &[TIME]),
    ("EnqueueJob", r#"{"cattleSpawn":@}"#, &[MESSAGE]),
    ("EnqueueJob", r#"{"cattleSpawn":{"persona":@,TASK}}"#, &[TEXT]),
    ("EnqueueJob", r#"{"cattleSpawn":{"persona":"demo","task":@}}"#, &[MESSAGE]),
    ("EnqueueJob", r#"{"cattleSpawn":{"persona":"demo","task":{"taskId":@,"message":"m"}}}"#, &[TEXT]),
    ("EnqueueJob", r#"{"cattleSpawn":{"persona":"demo","task":{"taskId":"t","message":@}}}"#, &[TEXT]),
    ("EnqueueJob", r#"{"cattleSpawn":{"persona":"demo","task":{TASK_IN,"timeLimit":@}}}"#, &[SPAN]),
    ("EnqueueJob", r#"{"cattleSpawn":{"persona":"demo","task":{TASK_IN,"idempotent":@}}}"#, &[TRUTH]),
    ("EnqueueJob", r#"{"cattleSpawn":{"persona":"demo",TASK,"ttl":@}}"#, &[SPAN]),
    ("EnqueueJob", r#"{"cattleSpawn":{"persona":"demo",TASK,"priority":@}}"#, &[WHOLE, SMALL]),
    ("EnqueueJob", r#"{"cattleReap":@}"#, &[MESSAGE]),
    ("EnqueueJob", r#"{"cattleReap":{"dryRun":@}}"#, &[TRUTH]),
    ("GetJob", r#"{"jobId":@}"#, &[TEXT]),
    ("ListJobs", r#"{"pageSize":@}"#, &[WHOLE, SMALL]),
    ("ListJobs", r#"{"pageToken":@}"#, &[TEXT]),
    ("ListJobs", r#"{"statuses":@}"#, &[STATUSES]),
    ("CancelJob", r#"{"jobId":@}"#, &[TEXT]),
    ("WatchJobs", r#"{"jobId":@}"#, &[TEXT]),
    ("WatchJobs", r#"{"afterEventId":@}"#, &[WHOLE, LARGE]),
    ("ReadJobLog", r#"{"jobId":@}"#, &[TEXT]),
    ("ReadJobLog", r#"{"jobId":"ABSENT","offset":@}"#, &[WHOLE, LARGE]),
];

pub fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for (method, body, groups) in TYPES {
        for value in groups.iter().copied().flatten() {
            let status = if *method == "WatchJobs" { 200 } else { 400 };
            cases.push(case(status, "wrong_type", method, body, value));
        }
    }
    cases
}

/// `body` with `value` and the usual parts put in.
pub fn case(status: u16, reason: &'static str, method: &str, body: &str, value: &str) -> Case {
    let text = body
        .replace('@', value)
        .replace("TASK_IN", r#""taskId":"t","message":"m""#)
        .replace("TASK", r#""task":{"taskId":"t","message":"m"}"#)
        .replace("SPAWN", SPAWN)
        .replace("ABSENT", ABSENT)
        .replace("LONG", &"l".repeat(129))
        .replace("HUGE", &"h".repeat(192 * 1024 + 1));
    let name = format!("{method} {} is {}", body.replace('@', "…"), shown(value.as_bytes()));
    Case::new(name, json(method, text.as_bytes()), status, reason)
}
