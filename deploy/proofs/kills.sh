# shellcheck shell=bash
# kill -9 of the daemon three times in the middle of 20,000 alerts: nothing is missing

prove() {
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
