// Connections to the daemon's sockets, and the one way to expect a refusal.
import assert from "node:assert/strict";
import { Code, ConnectError, createClient } from "@connectrpc/connect";
import { createConnectTransport } from "@connectrpc/connect-node";
import { ErrorInfoSchema } from "./gen/clf/v1/error_pb.js";
import { JobService } from "./gen/clf/v1/job_pb.js";
import { OperatorService } from "./gen/clf/v1/operator_pb.js";

// No call hangs: a test that waits for ever says nothing.
const PATIENCE_MS = 20_000;

// `format` is "json" or "proto", as content types name them.
export function connect(socketPath, format, options = {}) {
  const transport = createConnectTransport({
    baseUrl: "http://localhost",
    httpVersion: "1.1",
    nodeOptions: { socketPath },
    useBinaryFormat: format === "proto",
    jsonOptions: { ignoreUnknownFields: false },
    defaultTimeoutMs: PATIENCE_MS,
    interceptors: [speaks(format)],
    ...options,
  });
  return {
    socketPath,
    transport,
    jobs: createClient(JobService, transport),
    operators: createClient(OperatorService, transport),
  };
}

// Without this, a client that quietly used one format for both would pass.
function speaks(format) {
  return (next) => async (request) => {
    const type = `application/${request.stream ? "connect+" : ""}${format}`;
    assert.equal(request.header.get("content-type"), type);
    const answer = await next(request);
    assert.equal(answer.header.get("content-type"), type);
    return answer;
  };
}

// Waits for the refusal; `work` is a promise, or a stream that is read to its end.
export async function refused(work, code, reason) {
  let error;
  try {
    for await (const _ of Symbol.asyncIterator in work ? work : [work]);
  } catch (thrown) {
    error = thrown;
  }
  assert.ok(error instanceof ConnectError, `expected ${Code[code]} (${reason}), got ${error ?? "an answer"}`);
  assert.equal(Code[error.code], Code[code], String(error));
  assert.deepEqual(error.findDetails(ErrorInfoSchema).map((info) => info.reason), [reason]);
}
