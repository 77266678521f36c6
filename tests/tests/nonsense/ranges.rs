//! Fields with values of their type that they cannot have.

use crate::case::Case;
use crate::fields::case;

/// Values of the right type that are out of their range: status, reason, method, body, values.
const RANGES: &[(u16, &str, &str, &str, &[&str])] = &[
    (400, "page_size", "ListJobs", r#"{"pageSize":@}"#, &["-1", "501", "2147483647", "-2147483648"]),
    (
        400,
        "page_token",
        "ListJobs",
        r#"{"pageToken":@}"#,
        &[r#""x""#, r#"" ""#, "\"\\u0000\"", r#""0190F8E7-1C79-7000-B43D-07FA1B2BB82A""#],
    ),
    (400, "invalid_status", "ListJobs", r#"{"statuses":@}"#, &["[0]", r#"["JOB_STATUS_UNSPECIFIED"]"#, "[3,0]"]),
    (
        404,
        "job_not_found",
        "GetJob",
        "@",
        &[
            "{}",
            r#"{"jobId":"x"}"#,
            r#"{"jobId":"ABSENT"}"#,
            "{\"jobId\":\"\\u0000\"}",
            r#"{"jobId":" ABSENT"}"#,
            r#"{"jobId":"{ABSENT}"}"#,
        ],
    ),
    (404, "job_not_found", "CancelJob", "@", &["{}", r#"{"jobId":"../.."}"#, r#"{"jobId":"ABSENT"}"#]),
    (404, "job_not_found", "ReadJobLog", "@", &["{}", r#"{"jobId":"ABSENT","offset":"18446744073709551615"}"#]),
    (
        200,
        "job_not_found",
        "WatchJobs",
        "@",
        &[r#"{"jobId":"x"}"#, r#"{"jobId":"ABSENT"}"#, r#"{"jobId":"ABSENT","afterEventId":1}"#],
    ),
    (
        200,
        "event_not_kept",
        "WatchJobs",
        r#"{"afterEventId":@}"#,
        &["999999", "9223372036854775808", r#""18446744073709551615""#],
    ),
    (400, "spec_missing", "EnqueueJob", "@", &["{}", r#"{"cattleSpawn":null}"#, r#"{"idempotencyKey":"k"}"#]),
    (
        400,
        "task_missing",
        "EnqueueJob",
        r#"{"cattleSpawn":@}"#,
        &["{}", r#"{"persona":"demo"}"#, r#"{"persona":"demo","task":null}"#],
    ),
    (
        400,
        "invalid_name",
        "EnqueueJob",
        r#"{"idempotencyKey":"@",SPAWN}"#,
        &[" ", "a b", "\\u0000", "a\\n", "\\u007f", "é", "\\ud83d\\ude00", "LONG"],
    ),
    (
        400,
        "invalid_name",
        "EnqueueJob",
        r#"{"cattleSpawn":{"persona":"@",TASK}}"#,
        &["", "Demo", "demo-", "-demo", "2demo", "../x", "de mo", "demo\\u0000", "dеmo", "LONG"],
    ),
    (
        400,
        "invalid_name",
        "EnqueueJob",
        r#"{"cattleSpawn":{"persona":"demo","task":{"taskId":"@","message":"m"}}}"#,
        &["", "a b", "..", "-a", "_a", "a/b", "ä", "a\\u0000", "LONG"],
    ),
    (403, "persona_not_allowed", "EnqueueJob", r#"{"cattleSpawn":{"persona":"@",TASK}}"#, &["other", "demo2", "d"]),
    (
        400,
        "message_missing",
        "EnqueueJob",
        r#"{"cattleSpawn":{"persona":"demo","task":@}}"#,
        &[r#"{"taskId":"t"}"#, r#"{"taskId":"t","message":""}"#],
    ),
    (
        400,
        "message_not_text",
        "EnqueueJob",
        r#"{"cattleSpawn":{"persona":"demo","task":{"taskId":"t","message":@}}}"#,
        &["\"\\u0000\"", "\"a\\u0000b\""],
    ),
    (
        400,
        "message_too_long",
        "EnqueueJob",
        r#"{"cattleSpawn":{"persona":"demo","task":{"taskId":"t","message":"@"}}}"#,
        &["HUGE"],
    ),
    (
        400,
        "invalid_time",
        "EnqueueJob",
        r#"{"runAt":@,SPAWN}"#,
        &[r#""0000-12-31T23:59:59Z""#, r#""0001-01-01T00:00:00+00:01""#, r#""9999-12-31T23:59:59-00:01""#],
    ),
    (
        400,
        "invalid_duration",
        "EnqueueJob",
        r#"{"cattleSpawn":{"persona":"demo",TASK,"ttl":@}}"#,
        &[r#""-1s""#, r#""-0.5s""#, r#""999999999999s""#],
    ),
    (
        400,
        "span_out_of_bounds",
        "EnqueueJob",
        r#"{"cattleSpawn":{"persona":"demo",TASK,"ttl":@}}"#,
        &[r#""0s""#, r#""29s""#, r#""29.999999999s""#, r#""604801s""#, r#""604800.000000001s""#],
    ),
    (
        400,
        "span_out_of_bounds",
        "EnqueueJob",
        r#"{"cattleSpawn":{"persona":"demo","task":{TASK_IN,"timeLimit":@}}}"#,
        &[r#""0s""#, r#""0.5s""#, r#""7201s""#, r#""7200.1s""#],
    ),
    (
        403,
        "time_limit_too_long",
        "EnqueueJob",
        r#"{"cattleSpawn":{"persona":"demo","task":{TASK_IN,"timeLimit":@}}}"#,
        &[r#""3601s""#, r#""3600.1s""#],
    ),
    (
        403,
        "priority_not_allowed",
        "EnqueueJob",
        r#"{"cattleSpawn":{"persona":"demo",TASK,"priority":@}}"#,
        &["-1", "101", "2147483647", "-2147483648"],
    ),
];

pub fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for (status, reason, method, body, values) in RANGES {
        cases.extend(values.iter().map(|value| case(*status, reason, method, body, value)));
    }
    cases
}
