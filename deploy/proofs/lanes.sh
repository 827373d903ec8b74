# shellcheck shell=bash
# the governance exchange is deleted: push 1 keeps flowing, push 3 waits, and leaves when it is back

pending() { figure queues 'next(row["ready"] for row in it if row["name"] == "lane.'"$1"'")'; }

# pushed KIND: tasks of the kind that were handed over.
pushed() {
    figure report 'sum(row["count"] for row in it["tasks"]
        if row["taskKind"] == "'"$1"'" and row["state"] == "confirmed")'
}

prove() {
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
