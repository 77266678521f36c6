// Asks a daemon everything a bot and an operator ask, in JSON and in protobuf, through the official
// Connect client. One line of JSON says what held; the exit code is 0 only if all did.
//
//   npm ci && npm run generate -- ../../../proto
//   node client.mjs DIR/orchestrator.sock DIR/operator.sock
import * as asBot from "./bot.mjs";
import { connect } from "./connect.mjs";
import * as asOperator from "./operator.mjs";

const FORMATS = ["json", "proto"];

const [bot, operator] = process.argv.slice(2);
if (!operator) {
  console.error("usage: node client.mjs BOT_SOCKET OPERATOR_SOCKET");
  process.exit(2);
}

const held = Object.fromEntries(FORMATS.map((format) => [format, []]));
let failed;
for (const format of FORMATS) {
  for (const check of [...Object.values(asBot), ...Object.values(asOperator)]) {
    try {
      await check({ format, bot: connect(bot, format), operator: connect(operator, format) });
      held[format].push(check.name);
    } catch (error) {
      failed ??= `${check.name} (${format}): ${error}`;
      console.error(`${check.name} (${format}):`, error);
    }
  }
}
console.log(JSON.stringify({ ok: failed === undefined, ...held, failed }));
process.exitCode = failed === undefined ? 0 : 1;
