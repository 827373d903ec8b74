# shellcheck shell=bash
# every alert is on the disk before the broker hears of it: one trace shows fdatasync before each basic.ack

# One alert at a time, so that each one's way can be told apart in the trace of all system calls of the daemon.
prove() {
    require_packages strace
    local alerts=${1:-30} number
    bridge_start
    strace -f -qq -y -xx -s 64 -e trace=fdatasync,fsync,recvfrom,read,sendto,sendmsg,write,writev \
        -o "$folder/trace" -p "$daemon" &
    local tracer=$!
    until [ -s "$folder/trace" ]; do sleep 0.1; done
    for number in $(seq 1 "$alerts"); do
        "$tripush" simulate --samples deploy/samples --count 1 --prefix "D$number-" --without-answers --quiet 1 \
            --expectation "$folder/sent-one" >/dev/null
        cat "$folder/sent-one" >>"$folder/sent"
        wait_until_accepted "$number"
    done
    sleep 1
    kill -INT "$tracer" 2>/dev/null || true
    wait "$tracer" 2>/dev/null || true
    python3 deploy/lib/acks-after-sync.py "$folder/trace" "$alerts"
    collect_and_verify
}
