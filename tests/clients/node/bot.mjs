// What a bot asks. Every check brings its own jobs, so that each can be read, and run, alone.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { equals } from "@bufbuild/protobuf";
import { timestampDate, timestampFromDate } from "@bufbuild/protobuf/wkt";
import { Code } from "@connectrpc/connect";
import { compressionGzip } from "@connectrpc/connect-node";
import { connect, refused } from "./connect.mjs";
import { JobEventKind, JobEventSchema, JobService, JobStatus } from "./gen/clf/v1/job_pb.js";

const NEVER = new Date("2126-12-01T09:00:00Z");
// Leaves bytes that are no UTF-8, and a number that no double holds.
const PROGRAM = `#!/bin/sh
printf 'out \\377\\n'
printf '{"n": 12345678901234567890}' >$CLF_RESULT_FILE
`;
const OUTPUT = new Uint8Array([...Buffer.from("out "), 0xff, 0x0a]);
const RESULT = '{"n": 12345678901234567890}';

function demo(message, more = {}) {
  const value = { persona: "demo", task: { taskId: "t-1", message }, ttl: { seconds: 600n } };
  return { spec: { case: "cattleSpawn", value }, ...more };
}

function scheduled(jobs) {
  return jobs.enqueueJob(demo("later", { runAt: timestampFromDate(NEVER) }));
}

export async function theKernelNamesTheCaller({ bot }) {
  const who = await bot.jobs.whoAmI({});
  assert.equal(who.principal, "dev");
  assert.equal(who.uid, process.getuid());
  assert.deepEqual([who.operator, who.limits.personas, who.limits.maxTtl.seconds], [false, ["demo"], 604_800n]);
}

export async function aKeyGivesOneJob({ bot }) {
  const request = demo("hello", { idempotencyKey: randomUUID(), runAt: timestampFromDate(NEVER) });
  const first = await bot.jobs.enqueueJob(request);
  const second = await bot.jobs.enqueueJob(request);
  assert.deepEqual([first.deduplicated, second.deduplicated, second.jobId], [false, true, first.jobId]);
  const other = demo("something else", { idempotencyKey: request.idempotencyKey });
  await refused(bot.jobs.enqueueJob(other), Code.AlreadyExists, "idempotency_conflict");
}

export async function aJobIsWatchedUntilDoneAndTheWatchResumed({ bot }) {
  const { jobId } = await bot.jobs.enqueueJob(demo(PROGRAM));
  const events = await watch(bot.jobs, { jobId }, JobEventKind.DONE);
  const kinds = events.map((event) => JobEventKind[event.kind]);
  assert.deepEqual(kinds, ["ENQUEUED", "CLAIMED", "MACHINE_CREATED", "ENV_REDEEMED", "TASK_STARTED", "DONE"]);
  assert.ok(events.every((event) => event.jobId === jobId));
  assert.ok(events.every((event, at) => at === 0 || event.eventId > events[at - 1].eventId));

  const middle = events[2].eventId;
  const resumed = await watch(bot.jobs, { jobId, afterEventId: middle }, JobEventKind.DONE);
  assertSameEvents(resumed, events.slice(3));
  // Without a job's id too, and with nothing after the end: a second job marks it.
  const mark = await scheduled(bot.jobs);
  await bot.jobs.cancelJob({ jobId: mark.jobId });
  const all = await watch(bot.jobs, { afterEventId: middle }, JobEventKind.CANCELED);
  assertSameEvents(all.slice(0, 3), events.slice(3));
  assert.deepEqual(all.slice(3).map((event) => event.jobId), [mark.jobId, mark.jobId]);
}

// Reads events up to the first of the kind `last`. Every other one is waited on with `meanwhile`.
async function watch(jobs, ask, last, meanwhile = async () => {}) {
  const stop = new AbortController();
  const events = [];
  try {
    for await (const { event } of jobs.watchJobs(ask, { signal: stop.signal })) {
      events.push(event);
      if (event.kind === last) stop.abort();
      else await meanwhile(event);
    }
  } catch (error) {
    // Aborted, the stream throws; left by `break`, it would hold the process until its time is over.
    if (!stop.signal.aborted) throw error;
  }
  assert.equal(events.at(-1)?.kind, last, "the stream ended early");
  return events;
}

function assertSameEvents(seen, expected) {
  assert.equal(seen.length, expected.length);
  assert.ok(seen.every((event, at) => equals(JobEventSchema, event, expected[at])), "the events differ");
}

export async function aWatchTellsWhatHappensAsItHappens({ bot }) {
  const { jobId } = await scheduled(bot.jobs);
  const events = await watch(bot.jobs, { jobId }, JobEventKind.CANCELED, () => bot.jobs.cancelJob({ jobId }));
  assert.deepEqual(events.map((event) => event.kind), [JobEventKind.ENQUEUED, JobEventKind.CANCELED]);
}

export async function aDoneJobKeepsItsResultAndItsLogByteForByte({ bot }) {
  const { jobId } = await bot.jobs.enqueueJob(demo(PROGRAM));
  await watch(bot.jobs, { jobId }, JobEventKind.DONE);
  const { job } = await bot.jobs.getJob({ jobId });
  assert.deepEqual([job.jobId, job.kind, JobStatus[job.status]], [jobId, "cattle.spawn", "DONE"]);
  assert.deepEqual([job.result, job.exitCode, job.failure], [RESULT, 0, undefined]);
  assert.deepEqual([job.spec.case, job.spec.value.task.message], ["cattleSpawn", PROGRAM]);
  const log = await bot.jobs.readJobLog({ jobId });
  assert.deepEqual(new Uint8Array(log.data), OUTPUT);
  assert.deepEqual([log.nextOffset, log.complete, log.truncated], [BigInt(OUTPUT.length), true, false]);
}

export async function aScheduledJobIsCanceled({ bot }) {
  const { jobId } = await scheduled(bot.jobs);
  const { job: queued } = await bot.jobs.getJob({ jobId });
  assert.equal(timestampDate(queued.runAt).getTime(), NEVER.getTime());
  assert.deepEqual([queued.status, queued.exitCode], [JobStatus.QUEUED, undefined]);
  const { job } = await bot.jobs.cancelJob({ jobId });
  assert.deepEqual([job.jobId, job.status, job.failure.reason], [jobId, JobStatus.CANCELED, "canceled"]);
}

export async function aListIsReadPageByPage({ bot }) {
  const made = [];
  for (let count = 0; count < 5; count += 1) made.push((await scheduled(bot.jobs)).jobId);
  const whole = await pages(bot.jobs, { pageSize: 500 });
  const pieces = await pages(bot.jobs, { pageSize: 2 });
  assert.deepEqual(pieces.map((job) => job.jobId), whole.map((job) => job.jobId));
  assert.deepEqual(pieces.slice(0, 5).map((job) => job.jobId), made.reverse(), "newest first");
  assert.ok(pieces.every((job) => job.spec.case === undefined && job.result === ""));

  await bot.jobs.cancelJob({ jobId: made[2] });
  const canceled = await pages(bot.jobs, { pageSize: 1, statuses: [JobStatus.CANCELED] });
  assert.equal(canceled[0].jobId, made[2]);
  assert.ok(canceled.every((job) => job.status === JobStatus.CANCELED));
}

async function pages(jobs, { pageSize, statuses = [] }) {
  const found = [];
  let pageToken = "";
  do {
    const page = await jobs.listJobs({ pageSize, pageToken, statuses });
    assert.ok(page.jobs.length <= pageSize);
    found.push(...page.jobs);
    pageToken = page.nextPageToken;
  } while (pageToken !== "");
  return found;
}

export async function whatIsNotThereIsRefused({ bot }) {
  const absent = { jobId: "019b0000-0000-7000-8000-000000000000" };
  for (const call of ["getJob", "cancelJob", "readJobLog", "watchJobs"]) {
    await refused(bot.jobs[call](absent), Code.NotFound, "job_not_found");
  }
  await refused(bot.jobs.getJob({ jobId: "nonsense" }), Code.NotFound, "job_not_found");
  await refused(bot.jobs.watchJobs({ afterEventId: 999_999_999n }), Code.OutOfRange, "event_not_kept");
  await refused(bot.jobs.listJobs({ pageSize: -1 }), Code.InvalidArgument, "page_size");
}

export async function anUnknownMethodIsUnimplemented({ bot }) {
  const method = { ...JobService.method.whoAmI, name: "WhoAreYou" };
  await refused(bot.transport.unary(method, undefined, undefined, undefined, {}), Code.Unimplemented, "no_such_method");
  // An operator's method is none on a bot's socket.
  await refused(bot.operators.getStatus({}), Code.Unimplemented, "no_such_method");
}

export async function aCompressedMessageIsRefusedInWords({ bot, format }) {
  const compressing = { sendCompression: compressionGzip, compressMinBytes: 0 };
  const { jobs } = connect(bot.socketPath, format, compressing);
  await refused(jobs.getJob({ jobId: "x" }), Code.Unimplemented, "compression_not_supported");
  await refused(jobs.watchJobs({ jobId: "x" }), Code.Unimplemented, "compression_not_supported");
}
