#!/bin/sh
# The demo persona: says what it was asked and given, and leaves a result. A message that is
# itself a program (starts with "#!") is run instead, with the same files and variables.
set -eu
if [ "$(head -c 2 "$CLF_MESSAGE_FILE")" = '#!' ]; then
  cp "$CLF_MESSAGE_FILE" ./program && chmod 700 ./program
  exec ./program
fi
echo "task $CLF_TASK_ID: $(wc -c <"$CLF_MESSAGE_FILE" | tr -d ' ') bytes of message"
if [ -n "${DEMO_SECRET:-}" ]; then
  # Never the value: its length and a digest show that it arrived whole.
  digest=$(printf %s "$DEMO_SECRET" | sha256sum | cut -c 1-16)
  echo "DEMO_SECRET arrived: ${#DEMO_SECRET} characters, sha256 $digest…"
  secret="{\"length\":${#DEMO_SECRET},\"sha256\":\"$digest\"}"
else
  echo "DEMO_SECRET was not granted"
  secret=null
fi
# sed makes a JSON string of the message: quotes and backslashes escaped, line ends as \n.
message=$(tr -d '\000-\010\013-\037' <"$CLF_MESSAGE_FILE" | sed -e 's/[\\"]/\\&/g' -e 's/	/\\t/g' | sed -e ':a' -e 'N;$!ba' -e 's/\n/\\n/g')
printf '{"taskId":"%s","message":"%s","secret":%s}\n' "$CLF_TASK_ID" "$message" "$secret" >"$CLF_RESULT_FILE"
echo "done"
