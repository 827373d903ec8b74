# shellcheck shell=bash
# kill -9 of the daemon 200 times over 200,000 alerts with answers, deadlines and replays: nothing is missing (KILLS, ALERTS)

# replay_all: an operator has everything tried again that is dead, whatever comes of it.
replay_all() {
    local job
    job=$("$tripush" dead-letters replay --all --rate 0 --include-failing --reason proof --format json 2>/dev/null |
        python3 -c 'import json, sys; print(json.load(sys.stdin)["job"])') || return 0
    "$tripush" dead-letters replay --execute "$job" --no-wait --reason proof >/dev/null 2>&1 || true
}

prove() {
    local kills=${KILLS:-200} alerts=${ALERTS:-200000} rate number player repeats
    # The last kill falls into the traffic: a life of two seconds and a half, and half a second to start.
    rate=$((alerts / (kills * 4) + 20))
    bridge_start
    TRIPUSH_POLICE_URI=$gateway_uri "$tripush" simulate --samples deploy/samples --count "$alerts" --rate "$rate" --bad \
        --quiet 30 --limit 7200 --expectation "$folder/expected" >"$folder/play.txt" &
    player=$!
    for number in $(seq 1 "$kills"); do
        sleep "$((RANDOM % 4)).$((RANDOM % 10))"
        [ $((number % 10)) -ne 0 ] || replay_all
        bridge_kill
        bridge_start
        [ $((number % 20)) -ne 0 ] || echo "killed $number times at $(accepted) accepted messages"
    done
    wait "$player"
    cat "$folder/play.txt"
    repeats=$(awk '/^repeated tasks/ { print $3 }' "$folder/play.txt")
    # What was out on both lanes, and one batch of confirms that was not recorded, for each crash.
    echo "repeats: $repeats of at most $((kills * 1100))"
    [ "$repeats" -le $((kills * 1100)) ]
    "$tripush" verify --expect "$folder/expected"
    bridge_stop
    python3 - "$folder/tripush.db" <<'PYTHON'
import sqlite3, sys
answer = sqlite3.connect(sys.argv[1]).execute("PRAGMA integrity_check").fetchone()[0]
print("integrity_check:", answer)
sys.exit(answer != "ok")
PYTHON
}
