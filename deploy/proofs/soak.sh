# shellcheck shell=bash
# traffic with faults for some time (--minutes N): memory, descriptors and the store stay as they should, the account balances

# sample: anonymous memory in KiB, open descriptors, bytes of the store.
sample() {
    printf '%s %s %s\n' "$(awk '/^RssAnon/ { print $2 }' "/proc/$daemon/status")" \
        "$(find "/proc/$daemon/fd" -maxdepth 1 -type l | wc -l)" \
        "$(du -cb "$folder"/tripush.db* | tail -n 1 | cut -f 1)"
}

prove() {
    local minutes=30 slice=0 end
    [ "${1-}" != --minutes ] || minutes=$2
    end=$(($(date +%s) + minutes * 60))
    bridge_start
    while [ "$(date +%s)" -lt "$end" ]; do
        slice=$((slice + 1))
        TRIPUSH_POLICE_URI=$gateway_uri "$tripush" simulate --samples deploy/samples --count 600 --rate 40 --bad \
            --prefix "S$slice-" --quiet 1 --limit 120 --expectation "$folder/slice" >/dev/null
        cat "$folder/slice" >>"$folder/sent"
        sample >>"$folder/samples.txt"
        case $((slice % 4)) in
        1) erlang 'lists:foreach(fun(C) -> rabbit_networking:close_connection(C, "soak") end, rabbit_networking:connections()).' ;;
        2) kill -STOP "$daemon" && sleep 3 && kill -CONT "$daemon" ;;
        3) broker_stop_node "$folder/broker" && broker_start "$folder/broker" ;;
        esac
    done
    sleep 10
    sample >>"$folder/samples.txt"
    python3 - "$folder/samples.txt" <<'PYTHON'
import statistics, sys
rows = [[int(word) for word in line.split()] for line in open(sys.argv[1])]
quarter = max(1, len(rows) // 4)
def medians(column):
    return [statistics.median(row[column] for row in part) for part in (rows[quarter:2 * quarter] or rows, rows[-quarter:])]
names = ("anonymous memory, KiB", "open descriptors", "store, bytes")
for column, name in enumerate(names):
    print(f"{name:24}second quarter {medians(column)[0]:.0f}, last quarter {medians(column)[1]:.0f}")
memory, descriptors = medians(0), medians(1)
sys.exit(memory[1] > 1.25 * memory[0] + 8192 or descriptors[1] > descriptors[0] + 4)
PYTHON
    collect_and_verify
    "$tripush" report | grep -iE 'p50|p99|push 1' || true
}

erlang() { broker_control "$folder/broker" -q eval "$1" >/dev/null; }
