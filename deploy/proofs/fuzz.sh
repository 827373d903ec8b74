# shellcheck shell=bash
# coverage-guided fuzzing of messages, profiles, rules (--minutes N each, --only NAME): no crash, leak or hang

needs_no_bridge=1

# The whole product is instrumented, in a build folder of its own. New inputs that reach new code are kept beside the corpus
# of the repository, in .build-fuzz/corpus; --merge takes what adds coverage from there into the repository.
prove() {
    local minutes=10 only='messages profiles rules' merges='' target corpus fuzz objects module
    while [ $# -gt 0 ]; do
        case "$1" in
        --minutes) minutes=$2 && shift ;;
        --only) only=$2 && shift ;;
        --merge) merges=1 ;;
        *) echo "no option $1" >&2 && return 64 ;;
        esac
        shift
    done
    export TRIPUSH_FUZZING=1
    swift build -c release --target Fuzz --scratch-path .build-fuzz -Xswiftc -sanitize=fuzzer,address
    objects=$(swift build -c release --scratch-path .build-fuzz --show-bin-path)
    fuzz=.build-fuzz/fuzz
    # libFuzzer brings its own main, which the package manager would want to name otherwise.
    for module in Fuzz Fuzzing CaseModel RuleEngine RuleFile MessageCodec JSONTree Yams CYaml; do
        find "$objects/$module.build" -name '*.o'
    done >.build-fuzz/objects
    swiftc -sanitize=fuzzer,address -parse-as-library -o "$fuzz" @.build-fuzz/objects -ljson-c 2> >(grep -v 'Cannot export local symbol' >&2)
    for target in $only; do
        corpus=Tests/Fuzzing/Corpus/$target
        mkdir -p ".build-fuzz/corpus/$target"
        # A slow input of a loader under the address sanitizer is no hang before ten seconds.
        TRIPUSH_FUZZ=$target SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=1 "$fuzz" \
            -max_total_time=$((minutes * 60)) -timeout=10 -rss_limit_mb=2048 -max_len=20000 -use_value_profile=1 \
            -artifact_prefix=".build-fuzz/$target-" -print_final_stats=1 \
            ".build-fuzz/corpus/$target" "$corpus" 2>&1 | tee ".build-fuzz/$target.log" |
            grep -E 'Done |ERROR|SUMMARY|stat::|Test unit|Fatal' || true
        grep -q '^Done ' ".build-fuzz/$target.log" || {
            echo "fuzzing $target ended early; see .build-fuzz/$target.log" >&2
            return 1
        }
        [ -z "$merges" ] || TRIPUSH_FUZZ=$target "$fuzz" -merge=1 -max_len=20000 "$corpus" ".build-fuzz/corpus/$target" \
            2>&1 | tail -n 1
    done
}
