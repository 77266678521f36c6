// What an operator asks, on the socket that only operators reach.
import assert from "node:assert/strict";
import { timestampDate } from "@bufbuild/protobuf/wkt";

const AUDIT_PAGE = 3;

export async function theStatusIsThisDaemons({ operator }) {
  const status = await operator.operators.getStatus({});
  assert.deepEqual([status.fleet, status.provider, status.draining], ["dev", "local", false]);
  assert.ok(status.version !== "" && status.lastEventId > 0n && status.auditRecords > 0n && status.maxInstances > 0);
  assert.ok(timestampDate(status.startedAt).getTime() <= Date.now());
}

export async function anOperatorSeesEveryonesJobs({ bot, operator }) {
  const mine = await bot.jobs.listJobs({ pageSize: 1 });
  const all = await operator.operators.listJobs({ pageSize: 1 });
  assert.deepEqual(all.jobs.map((job) => job.jobId), mine.jobs.map((job) => job.jobId));
  assert.equal((await operator.jobs.whoAmI({})).operator, true);
}

export async function theAuditIsReadPageByPageAndIntact({ bot, operator }) {
  const records = [];
  for (;;) {
    const afterSequence = records.at(-1)?.sequence ?? 0n;
    const page = await operator.operators.listAudit({ afterSequence, pageSize: AUDIT_PAGE });
    assert.ok(page.records.length <= AUDIT_PAGE);
    if (page.records.length === 0) break;
    records.push(...page.records);
  }
  assert.ok(records.every((record, at) => record.sequence === BigInt(at + 1)), "a record is missing");
  assert.ok(records.every((record) => /^[0-9a-f]{64}$/.test(record.hash)));
  const { jobs } = await bot.jobs.listJobs({ pageSize: 1 });
  assert.ok(records.some((record) => record.action === "job.enqueue" && record.subject === jobs[0].jobId));

  const verdict = await operator.operators.verifyAudit({});
  assert.deepEqual([verdict.intact, verdict.brokenAt, verdict.finding], [true, 0n, ""]);
  assert.ok(verdict.records >= BigInt(records.length));
}
