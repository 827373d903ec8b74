# shellcheck shell=bash
# 1,000 alerts published three times have the effect of once

prove() {
    bridge_start
    "$tripush" simulate --samples deploy/samples --count 1000 --times 3 --without-answers --expectation "$folder/sent"
    wait_until_accepted 3000
    collect_and_verify
    local duplicates
    duplicates=$(figure verify 'it["dispositions"]["duplicate"]')
    echo "duplicates: $duplicates of 3000"
    [ "$duplicates" -eq 2000 ]
}
