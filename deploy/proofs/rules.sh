# shellcheck shell=bash
# assessing an alert costs no more than twice what json-c needs to parse its message

needs_no_bridge=1

# The benchmark compares the two in one process, turn by turn.
prove() {
    TRIPUSH_BENCHMARKS=1 swift build -c release --product RuleBenchmark
    "$(TRIPUSH_BENCHMARKS=1 swift build -c release --show-bin-path)/RuleBenchmark" \
        deploy/rules Tests/Benchmarks/alerts-100.ndjson
}
