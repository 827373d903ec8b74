# shellcheck shell=bash
# 100,000 dead letters are tried again through ten kill -9, each once (REPLAY_LETTERS for fewer)

# Nobody stands on the roster, so every dispute dies, and a sixth of the letters are bad in themselves, in 20 kinds; with
# the roster they are tried again.
prove() {
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
