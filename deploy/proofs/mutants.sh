# shellcheck shell=bash
# every fault put into the product on purpose is caught by the simulation (Tests/Simulation/mutants.json)

needs_no_bridge=1

# The product's own sources stay as they are: a copy of the tree is changed, built and run.
prove() {
    local tree=.build-mutants number=0 caught=0 name seen
    python3 deploy/lib/mutate.py check
    mkdir -p "$tree"
    for part in Package.swift Sources Tests deploy schemas; do
        rm -rf "${tree:?}/$part"
        cp -R "$part" "$tree/$part"
    done
    while IFS= read -r name; do
        python3 deploy/lib/mutate.py apply "$number" "$tree"
        (cd "$tree" && swift build --product Simulation) >"$tree/build.log" 2>&1 || {
            grep error: "$tree/build.log" >&2
            echo "“$name” does not build" >&2
            return 1
        }
        if seen=$(cd "$tree" && SWIFT_DETERMINISTIC_HASHING=1 .build/debug/Simulation --seeds 60); then
            echo "missed  $name"
        else
            caught=$((caught + 1))
            echo "caught  $name: $(grep -m 1 '^seed' <<<"$seen")"
        fi
        python3 deploy/lib/mutate.py restore "$number" "$tree"
        number=$((number + 1))
    done < <(python3 deploy/lib/mutate.py list)
    echo "$caught of $number mutants are caught"
    [ "$caught" -eq "$number" ]
}
