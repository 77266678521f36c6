#!/bin/sh
# Works on the message with an OpenClaw agent that is installed on the machine's image. The model's
# key comes as a variable; what the agent answers becomes the result.
set -eu
mkdir -p "$HOME/.openclaw/workspace"
cp SOUL.md "$HOME/.openclaw/workspace/SOUL.md"
exec openclaw agent --local --json --session-id "$CLF_JOB_ID" --message "$(cat "$CLF_MESSAGE_FILE")" >"$CLF_RESULT_FILE"
