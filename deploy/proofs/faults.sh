# shellcheck shell=bash
# the links cut, reset, half-open, stalled, muted, slow; the broker killed, blocked, without queue or exchange: nothing is missing

# control WORDS…: tells the proxy, prints its answer.
control() {
    # A shell of its own: one whose exec fails ends.
    (
        exec 3<>"/dev/tcp/127.0.0.1/$control_port"
        echo "$*" >&3
        read -r answer <&3
        echo "$answer"
    )
}

# settled STAGE: how many messages or tasks the stage has settled.
settled() {
    case "$1" in
    alerts) accepted ;;
    *) figure report 'sum(row["count"] for row in it["tasks"] if row["lane"] == "'"$1"'" and row["state"] == "confirmed")' ;;
    esac
}

# until_it_moves STAGE: waits until the stage settles again; prints the seconds.
until_it_moves() {
    local before begun
    before=$(settled "$1")
    begun=$(date +%s)
    until [ "$(settled "$1")" -gt "$before" ]; do
        if [ $(($(date +%s) - begun)) -ge 150 ]; then
            echo "stuck"
            return 0
        fi
        sleep 0.3
    done
    echo "$(($(date +%s) - begun)) s"
}

# one NAME STAGE SECONDS BEGIN END: a fault of that length, and how long the stage takes to move again.
one() {
    local moved
    eval "$4" >/dev/null
    sleep "$3"
    eval "$5" >/dev/null
    moved=$(until_it_moves "$2")
    printf '%-34s %-11s %4s s   moves after %s\n' "$1" "$2" "$3" "$moved"
    [ "$moved" != stuck ] || failed=$((failed + 1))
    kill -0 "$daemon" || failed=$((failed + 1))
}

erlang() { broker_control "$folder/broker" -q eval "$1" >/dev/null; }

delete_exchange() {
    erlang 'rabbit_exchange:delete(rabbit_misc:r(<<"/">>, exchange, <<"police.tasks">>), false, <<"proof">>).'
}

declare_again() {
    "$tripush" topology declare
    # The neighbours' own queues and their bindings.
    "$tripush" simulate --samples deploy/samples --count 0 --without-answers --quiet 1
}

# A daemon that stands still longer than the broker waits for acknowledgements.
stand_still() {
    erlang 'application:set_env(rabbit, consumer_timeout, 1000).'
    kill -STOP "$daemon"
}

go_on() {
    kill -CONT "$daemon"
    erlang 'application:set_env(rabbit, consumer_timeout, 1800000).'
}

# Alerts and their answers all the while, in slices, until the file `over` is there.
traffic() {
    local slice=0
    until [ -e "$folder/over" ]; do
        slice=$((slice + 1))
        "$tripush" simulate --samples deploy/samples --count 100 --rate 20 --prefix "F$slice-" --quiet 1 --limit 300 \
            --expectation "$folder/slice" >/dev/null 2>>"$folder/traffic.log" || sleep 1
        cat "$folder/slice" >>"$folder/sent"
    done
}

prove() {
    local seconds=${1:-10} fault role proxy_port proxy player failed=0
    proxy_port=$(broker_free_port)
    control_port=$(broker_free_port)
    python3 deploy/lib/fault-proxy.py "$proxy_port" "$BROKER_PORT" "$control_port" &
    proxy=$!
    until control count >/dev/null 2>&1; do sleep 0.1; done
    # The daemon alone goes through the proxy; neighbours, verbs and the checks go straight to the broker.
    TRIPUSH_POLICE_URI=amqp://guest:guest@127.0.0.1:$proxy_port/%2F \
        TRIPUSH_GOVERNANCE_URI=amqp://guest:guest@127.0.0.1:$proxy_port/%2F bridge_start
    TRIPUSH_POLICE_URI=$gateway_uri traffic &
    player=$!
    wait_until_accepted 200
    for fault in cut reset half-open stall mute slow; do
        for role in alerts police governance; do
            one "$fault" "$role" "$seconds" "control $fault $role" "control heal $role"
        done
    done
    one "memory alarm" police "$seconds" \
        'broker_control "$folder/broker" -q set_vm_memory_high_watermark 0.00001' \
        'broker_control "$folder/broker" -q set_vm_memory_high_watermark 0.4'
    one "queue deleted under the consumer" alerts "$seconds" \
        'broker_control "$folder/broker" -q delete_queue tripush.dead' '"$tripush" topology declare'
    one "exchange deleted" police "$seconds" delete_exchange declare_again
    one "consumer_timeout" alerts "$seconds" stand_still go_on
    one "broker killed and started" alerts 1 'broker_signal "$folder/broker" KILL' \
        'broker_stop_node "$folder/broker"; broker_start "$folder/broker"'
    control count
    touch "$folder/over"
    wait "$player"
    sleep 5
    collect_and_verify
    "$tripush" queues --format table
    "$tripush" dead-letters groups
    [ "$(broker_control "$folder/broker" -q list_queues name messages consumers | awk '$1 == "tripush.dead" { print $3 }')" -ge 1 ]
    kill "$proxy"
    [ "$failed" -eq 0 ]
}
