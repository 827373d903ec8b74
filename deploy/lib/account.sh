# shellcheck shell=bash
# What a proof asks the store, and the sums at its end. Source it after bridge.sh.

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
    "$tripush" simulate --samples deploy/samples --count 0 --collect --quiet 3 --limit 1800 --expectation "$folder/seen"
    cat "$folder/sent" "$folder/seen" >"$folder/expected"
    echo "expected ids: $(sort -u "$folder/expected" | wc -l)"
    "$tripush" verify --expect "$folder/expected"
}
