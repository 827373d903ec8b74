# shellcheck shell=bash
# the broker stops and starts in the middle of a run: the daemon carries on, nothing is missing

prove() {
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
