# shellcheck shell=bash
# the unit and broker suites under the address sanitizer: no bad access, no leak

needs_no_bridge=1

prove() {
    require_packages rabbitmq-server python3 strace
    local options=(--sanitize=address --scratch-path .build-asan)
    swift build --build-tests "${options[@]}"
    export ASAN_OPTIONS=detect_leaks=1
    # The suites are parted as in deploy/test.sh; the long random sequences are shortened, for each step costs three times as much.
    export TRIPUSH_PROPERTY_SEQUENCES=${TRIPUSH_PROPERTY_SEQUENCES:-500}
    swift test --skip-build "${options[@]}" --filter '^BridgePipelineTests'
    swift test --skip-build "${options[@]}" \
        --skip '^(BridgePipelineTests|AMQPClientTests|NeighboursTests|BridgeDaemonTests|CommandsTests)'
    swift test --skip-build "${options[@]}" --filter '^(AMQPClientTests|BridgeDaemonTests)'
}
