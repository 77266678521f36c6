//! Bodies that are no JSON, no JSON of ours, or more JSON than anybody needs.

use crate::case::{Case, SPAWN, json, padded, shown};

/// Texts that are wrong for any method.
const TEXTS: &[(&str, &str, &[&[u8]])] = &[
    (
        "malformed_json",
        "ListJobs",
        &[
            b"",
            b" ",
            b"{",
            b"}",
            b"{}}",
            b"{}x",
            b"{} {}",
            b"{},",
            b"{}\0",
            b"\0{}",
            b"{\0}",
            b"\x1f{}",
            b"{}\x0b",
            b"\x1b[2J",
            b"{,}",
            b"{'pageSize':1}",
            b"{pageSize:1}",
            b"{\"pageSize\"}",
            b"{\"pageSize\":}",
            b"{\"pageSize\":1,}",
            b"{\"pageSize\":1",
            b"{\"pageSize\":1]",
            b"{\"pageSize\" 1}",
            b"{\"pageSize\":01}",
            b"{\"pageSize\":+1}",
            b"{\"pageSize\":.5}",
            b"{\"pageSize\":1.}",
            b"{\"pageSize\":0x5}",
            b"{\"pageSize\":1e400}",
            b"{\"pageSize\":-1e400}",
            b"{\"pageSize\":NaN}",
            b"{\"pageSize\":Infinity}",
            b"{\"pageSize\":-Infinity}",
            b"{\"pageSize\":undefined}",
            b"{\"pageSize\":True}",
            b"// a comment\n{}",
            b"{}/* a comment */",
            b"{\"pageToken\":\"\\ud800\"}",
            b"{\"pageToken\":\"\\udc00\\ud800\"}",
            b"{\"pageToken\":\"\\ud800x\"}",
            b"{\"pageToken\":\"\\x41\"}",
            b"{\"pageToken\":\"\\u12\"}",
            b"{\"pageToken\":\"a\0b\"}",
            b"{\"pageToken\":\"a\nb\"}",
            b"{\"pageToken\":\"a\tb\"}",
            b"{\"pageToken\":\"a",
            b"{\"pageToken\":\"a\\",
        ],
    ),
    (
        "json_out_of_bounds",
        "ListJobs",
        &[
            b"\xef\xbb\xbf{}",
            b"\xff\xfe{\0}\0",
            b"\xfe\xff\0{\0}",
            b"\xff",
            b"{\"pageToken\":\"\xff\"}",
            b"{\"pageToken\":\"\xc0\x80\"}",
            b"{\"pageToken\":\"\xed\xa0\x80\"}",
            b"{\"pageToken\":\"\xf4\x90\x80\x80\"}",
            b"{\"pageToken\":\"\xe2\x82\"}",
            b"{\"\xff\":1}",
            // gzip of {}
            b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xab\xae\x05\x00\x43\xbf\xa6\xa3\x02\x00\x00\x00",
        ],
    ),
    ("wrong_type", "WhoAmI", &[b"null", b"true", b"1", b"\"x\"", b"[]", b"[{}]"]),
    (
        "unknown_field",
        "GetJob",
        &[
            b"{\"\":1}",
            b"{\"a\":1}",
            b"{\"jobid\":\"x\"}",
            b"{\"JobId\":\"x\"}",
            b"{\"job-id\":\"x\"}",
            b"{\"jobId \":\"x\"}",
            b"{\"jobId\\u0000\":\"x\"}",
            b"{\"clf.v1.jobId\":\"x\"}",
            b"{\"[clf.v1.x]\":1}",
            b"{\"@type\":\"clf.v1.GetJobRequest\"}",
            b"{\"__proto__\":{}}",
            b"{\"principal\":\"root\"}",
            b"{\"uid\":0}",
            b"{\"jobId\":\"x\",\"uid\":0}",
        ],
    ),
    (
        "duplicate_field",
        "GetJob",
        &[
            b"{\"jobId\":\"x\",\"jobId\":\"x\"}",
            b"{\"jobId\":\"x\",\"job_id\":\"x\"}",
            b"{\"job_id\":\"x\",\"jobId\":\"y\"}",
            b"{\"jobId\":\"\",\"jobId\":\"x\"}",
        ],
    ),
    // One spelling for each name: an escaped one could hide a second.
    ("unknown_field", "GetJob", &[b"{\"jobId\":\"x\",\"\\u006aobId\":\"y\"}", b"{\"\\u006aobId\":\"y\"}"]),
];

/// Members of an enqueue that are given twice, one null included: `@` stands for a good spawn.
const TWICE: &[&str] = &[
    r#""idempotencyKey":"a","idempotencyKey":"a",@"#,
    r#""idempotencyKey":"a","idempotency_key":"b",@"#,
    r#""runAt":"2126-01-01T00:00:00Z","runAt":"2126-01-01T00:00:00Z",@"#,
    r#""runAt":"2126-01-01T00:00:00Z","run_at":null,@"#,
    r#""runAt":null,"runAt":"2126-01-01T00:00:00Z",@"#,
    r#""runAt":null,"run_at":"2126-01-01T00:00:00Z",@"#,
    "@,@",
    r#""cattleSpawn":null,@"#,
    r#""cattle_spawn":null,@"#,
    r#""cattleReap":{},@"#,
    r#"@,"cattleReap":{}"#,
    r#"@,"cattle_reap":{"dryRun":true}"#,
    r#""cattleReap":{"dryRun":true,"dry_run":false}"#,
    r#""cattleSpawn":{"persona":"demo","persona":"demo","task":{"taskId":"t","message":"m"}}"#,
    r#""cattleSpawn":{"persona":"demo","task":null,"task":{"taskId":"t","message":"m"}}"#,
    r#""cattleSpawn":{"persona":"demo","ttl":null,"ttl":"60s","task":{"taskId":"t","message":"m"}}"#,
    r#""cattleSpawn":{"persona":"demo","ttl":"60s","ttl":"61s","task":{"taskId":"t","message":"m"}}"#,
    r#""cattleSpawn":{"persona":"demo","priority":1,"priority":1,"task":{"taskId":"t","message":"m"}}"#,
    r#""cattleSpawn":{"persona":"demo","task":{"taskId":"t","task_id":"u","message":"m"}}"#,
    r#""cattleSpawn":{"persona":"demo","task":{"taskId":"t","message":"m","message":"n"}}"#,
    r#""cattleSpawn":{"persona":"demo","task":{"taskId":"t","message":"m","timeLimit":null,"timeLimit":"9s"}}"#,
    r#""cattleSpawn":{"persona":"demo","task":{"taskId":"t","message":"m","idempotent":true,"idempotent":false}}"#,
];

pub fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for (reason, method, texts) in TEXTS {
        for text in *texts {
            cases.push(Case::new(format!("{method} {}", shown(text)), json(method, text), 400, reason));
        }
    }
    for members in TWICE {
        let body = format!("{{{}}}", members.replace('@', SPAWN));
        let name = format!("twice {}", members.replace('@', "SPAWN"));
        cases.push(Case::new(name, json("EnqueueJob", body.as_bytes()), 400, "duplicate_field"));
    }
    cases.extend(bounds());
    cases
}

fn bounds() -> Vec<Case> {
    let nest = |open: &str, close: &str, levels: usize| format!("{}{}", open.repeat(levels), close.repeat(levels));
    let key = |text: String| format!("{{{text}:1}}");
    let statuses = |count: usize| format!("{{\"statuses\":[{}3]}}", "3,".repeat(count - 1));
    let bodies = [
        ("33 levels of lists", nest("[", "]", 33)),
        ("33 levels of objects", format!("{}1{}", "{\"a\":".repeat(33), "}".repeat(33))),
        ("33 levels below a field", format!("{{\"pageSize\":{}}}", nest("[", "]", 32))),
        ("100,000 levels", nest("[", "]", 100_000)),
        ("100,000 levels that do not end", "[".repeat(100_000)),
        ("100,000 levels of objects that do not end", "{\"a\":".repeat(50_000)),
        ("10,001 values in a list", statuses(10_001)),
        ("100,000 values in a list", statuses(100_000)),
        ("10,001 members", format!("{{{}\"a\":1}}", (0..10_001).map(|n| format!("\"a{n}\":1,")).collect::<String>())),
        ("a key of 65 bytes", key(format!("\"{}\"", "k".repeat(65)))),
        ("a key of 65 bytes, blanks before the colon", key(format!("\"{}\" \t\r\n ", "k".repeat(65)))),
        ("a key of 200,000 bytes", key(format!("\"{}\"", "k".repeat(200_000)))),
        ("a key of 33 two-byte characters", key(format!("\"{}\"", "é".repeat(33)))),
        ("a key of 11 escapes", key(format!("\"{}\"", "\\u006b".repeat(11)))),
        ("a key of 65 bytes below", format!("{{\"pageSize\":{{\"{}\":1}}}}", "k".repeat(65))),
    ];
    let mut cases: Vec<Case> = bodies
        .into_iter()
        .map(|(name, body)| Case::new(name, json("ListJobs", body.as_bytes()), 400, "json_out_of_bounds"))
        .collect();
    // At the bound the body is read; that there is no such field, or no such type, is another matter.
    let at_the_bound = [
        ("32 levels", format!("{{\"pageSize\":{}}}", nest("[", "]", 31)), "wrong_type"),
        ("a key of 64 bytes", key(format!("\"{}\"", "k".repeat(64))), "unknown_field"),
    ];
    for (name, body, reason) in at_the_bound {
        cases.push(Case::new(name, json("ListJobs", body.as_bytes()), 400, reason));
    }
    let mut blank = padded(256 * 1024);
    blank.fill(b' ');
    cases.push(Case::new("256 KiB of blanks", json("ListJobs", &blank), 400, "malformed_json"));
    cases
}
