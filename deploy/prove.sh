#!/usr/bin/env bash
# The long proofs, on a real broker: deploy/prove.sh NAME. Status 0 only when the proof holds.
#
#   thrice    1,000 alerts published three times have the effect of once
#   kills     kill -9 of the daemon three times in the middle of 20,000 alerts: nothing is missing
#   outage    the broker stops and starts in the middle of a run: the daemon carries on, nothing is missing
#   rules     assessing an alert costs no more than twice what json-c needs to parse its message
#   replay    100,000 dead letters are tried again through ten kill -9, each once (REPLAY_LETTERS for fewer)
#   lanes     the governance exchange is deleted: push 1 keeps flowing, push 3 waits, and leaves when it is back
set -euo pipefail
cd "$(dirname "$0")/.."
source deploy/lib/prerequisites.sh
source deploy/lib/broker.sh
source deploy/lib/bridge.sh

# figure VERB EXPRESSION: a figure of what the verb prints as JSON, which the expression calls `it`.
figure() {
    "$tripush" "$1" --format json | python3 -c 'import json, sys; it = json.load(sys.stdin); print(eval(sys.argv[1]))' "$2"
}

accepted() { figure verify 'it["accepted"]'; }

wait_until_accepted() {
    local tries=0
    until [ "$(accepted)" -ge "$1" ]; do
        tries=$((tries + 1))
        [ "$tries" -lt 600 ] || {
            echo "only $(accepted) of $1 messages were accepted" >&2
            return 1
        }
        sleep 0.2
    done
}

# Takes what the bridge has put on the exchanges' queues, prints it with the repeats, and holds the store to it.
collect_and_verify() {
    "$tripush" simulate --samples deploy/samples --count 0 --collect --quiet 3 --limit 300 --expectation "$folder/seen"
    cat "$folder/sent" "$folder/seen" >"$folder/expected"
    echo "expected ids: $(sort -u "$folder/expected" | wc -l)"
    "$tripush" verify --expect "$folder/expected"
}

prove_thrice() {
    bridge_start
    "$tripush" simulate --samples deploy/samples --count 1000 --times 3 --without-answers --expectation "$folder/sent"
    wait_until_accepted 3000
    collect_and_verify
    local duplicates
    duplicates=$(figure verify 'it["dispositions"]["duplicate"]')
    echo "duplicates: $duplicates of 3000"
    [ "$duplicates" -eq 2000 ]
}

prove_kills() {
    bridge_start
    "$tripush" simulate --samples deploy/samples --count 20000 --rate 3000 --without-answers \
        --expectation "$folder/sent" >"$folder/sent.txt" &
    local sender=$! target
    for target in 2000 8000 14000; do
        wait_until_accepted "$target"
        echo "kill -9 at $(accepted) accepted messages"
        bridge_kill
        bridge_start
    done
    wait "$sender"
    cat "$folder/sent.txt"
    wait_until_accepted 20000
    collect_and_verify
}

prove_outage() {
    bridge_start
    TRIPUSH_POLICE_URI=$gateway_uri "$tripush" simulate --samples deploy/samples --count 3000 --rate 300 \
        --quiet 5 --limit 240 --expectation "$folder/expected" >"$folder/play.txt" &
    local player=$!
    wait_until_accepted 1500
    echo "the broker stops at $(accepted) accepted messages"
    broker_stop_node "$folder/broker"
    broker_start "$folder/broker"
    echo "the broker is back"
    wait "$player"
    cat "$folder/play.txt"
    "$tripush" verify --expect "$folder/expected"
}

pending() { figure queues 'next(row["ready"] for row in it if row["name"] == "lane.'"$1"'")'; }

# pushed KIND: tasks of the kind that were handed over.
pushed() {
    figure report 'sum(row["count"] for row in it["tasks"]
        if row["taskKind"] == "'"$1"'" and row["state"] == "confirmed")'
}

prove_lanes() {
    bridge_start
    TRIPUSH_POLICE_URI=$gateway_uri "$tripush" simulate --samples deploy/samples --count 600 --rate 100 \
        --quiet 20 --limit 240 --expectation "$folder/expected" >"$folder/play.txt" &
    local player=$! push1 waiting
    wait_until_accepted 300
    broker_control "$folder/broker" -q eval \
        'rabbit_exchange:delete(rabbit_misc:r(<<"/">>, exchange, <<"governance.tasks">>), false, <<"proof">>).' >/dev/null
    push1=$(pushed push1)
    echo "the governance exchange is deleted; push 1 handed over so far: $push1"
    wait_until_accepted 2400
    sleep 3
    waiting=$(pending governance)
    echo "push 3 waits: $waiting; police lane waits: $(pending police); push 1 handed over: $(pushed push1)"
    [ "$(pushed push1)" -gt "$push1" ]
    [ "$waiting" -gt 0 ]
    [ "$(pending police)" -eq 0 ]
    "$tripush" topology declare >/dev/null
    "$tripush" simulate --samples deploy/samples --count 0 --without-answers >/dev/null
    echo "the exchange and its binding are back"
    wait "$player"
    cat "$folder/play.txt"
    "$tripush" queues
    [ "$(pending governance)" -eq 0 ]
    "$tripush" verify --expect "$folder/expected"
}

# Nobody stands on the roster, so every dispute dies, and a sixth of the letters are bad in themselves, in 20 kinds; with
# the roster they are tried again.
prove_replay() {
    local wanted=${REPLAY_LETTERS:-100000} letters job begun groups planned milliseconds
    head -n 1 deploy/roster.csv >"$folder/nobody.csv"
    cp -R deploy/samples "$folder/samples"
    python3 deploy/lib/bad-letters.py deploy/samples/bad.ndjson $((wanted / 100)) >"$folder/samples/bad.ndjson"
    TRIPUSH_DIRECTORY_ROSTER=$folder/nobody.csv bridge_start
    "$tripush" simulate --samples "$folder/samples" --bad --without-answers --limit 600 --expectation "$folder/sent" >/dev/null
    until [ "$(figure verify 'it["dispositions"].get("dead", 0)')" -ge "$wanted" ]; do
        "$tripush" simulate --samples deploy/samples --count $((wanted / 4 + 100)) --prefix "$RANDOM-" --without-answers \
            --limit 600 --expectation "$folder/sent-more" >/dev/null
        cat "$folder/sent-more" >>"$folder/sent"
        sleep 2
    done
    bridge_stop
    letters=$(figure verify 'it["dispositions"]["dead"]')
    begun=$(date +%s%N)
    "$tripush" dead-letters groups --format json >"$folder/groups.json"
    milliseconds=$((($(date +%s%N) - begun) / 1000000))
    groups=$(python3 -c 'import json, sys; print(len(json.load(sys.stdin)["groups"]))' <"$folder/groups.json")
    echo "$letters dead letters in $groups groups, told in $milliseconds ms"
    [ "$groups" -ge 20 ]
    [ "$milliseconds" -lt 1000 ]
    begun=$(date +%s)
    job=$("$tripush" dead-letters replay --all --rate 0 --reason proof --format json |
        python3 -c 'import json, sys; print(json.load(sys.stdin)["job"])')
    planned=$(replayed "$job" planned)
    echo "$planned are worth trying; planned in $(($(date +%s) - begun)) s"
    bridge_start
    begun=$(date +%s)
    "$tripush" dead-letters replay --execute "$job" --no-wait --reason proof >/dev/null
    for _ in $(seq 1 10); do
        sleep "$((RANDOM % 3)).$((RANDOM % 10))"
        bridge_kill
        echo "kill -9 at $(replayed "$job" resolved) of $planned"
        bridge_start
    done
    until [ "$("$tripush" dead-letters jobs "$job" --format json | python3 -c 'import json, sys; print(json.load(sys.stdin)["state"])')" != running ]; do
        sleep 1
    done
    echo "replayed in $(($(date +%s) - begun)) s, ten starts of the daemon included"
    "$tripush" dead-letters jobs "$job"
    [ "$(replayed "$job" resolved)" -eq "$planned" ]
    [ "$(figure verify 'it["dispositions"].get("dead", 0)')" -eq $((letters - planned)) ]
    collect_and_verify
}

# replayed JOB STATE: items of the job in this state.
replayed() {
    "$tripush" dead-letters jobs "$1" --format json |
        python3 -c 'import json, sys; print(json.load(sys.stdin)["states"][sys.argv[1]])' "$2"
}

# Needs no broker: the benchmark compares the two in one process, turn by turn.
prove_rules() {
    TRIPUSH_BENCHMARKS=1 swift build -c release --product RuleBenchmark
    "$(TRIPUSH_BENCHMARKS=1 swift build -c release --show-bin-path)/RuleBenchmark" \
        deploy/rules Tests/Benchmarks/alerts-100.ndjson
}

name=${1-}
case "$name" in
thrice | kills | outage | lanes | replay) ;;
rules)
    require_swift
    require_packages libjson-c-dev pkg-config
    prove_rules
    echo "proved: rules"
    exit 0
    ;;
*)
    echo "usage: deploy/prove.sh thrice|kills|outage|lanes|replay|rules" >&2
    exit 64
    ;;
esac
require_swift
require_packages rabbitmq-server librabbitmq-dev libjson-c-dev libsqlite3-dev pkg-config python3
bridge_build
bridge_prepare
"prove_$name"
echo "proved: $name"
