#!/usr/bin/env bash
# Installs what the tests need, then runs every test. This is the definition of green.
set -euo pipefail
cd "$(dirname "$0")/.."
source deploy/lib/prerequisites.sh

require_swift
require_packages rabbitmq-server librabbitmq-dev libjson-c-dev libsqlite3-dev pkg-config python3 python3-venv strace

# The judge of the schemas: python3 jsonschema, in a folder of its own.
if ! python3 -c 'import jsonschema, yaml' 2>/dev/null; then
    [ -x .build-judge/bin/python3 ] || python3 -m venv .build-judge
    .build-judge/bin/python3 -c 'import jsonschema, yaml' 2>/dev/null ||
        .build-judge/bin/pip install --quiet 'jsonschema>=4.18' 'pyyaml>=6'
    PATH="$PWD/.build-judge/bin:$PATH"
    export PATH
fi

step() { printf '\n== %s\n' "$1"; }

step "imports 各层依赖"
deploy/lib/check-imports.sh
step "format 格式"
swift format lint --strict --recursive --parallel Sources Tests
step "tests 测试"
swift build --build-tests
# The pipeline's suites wait for each other's turns on a controlled clock; suites that start servers and judges would
# take all the threads there are on a small machine, so they go in a run of their own.
swift test --skip-build --filter '^BridgePipelineTests'
# What plays over a broker gives up after some quiet, so the long random sequences do not run beside it; and the catalogue
# fills, blocks and bounds its broker, which the others must not see.
brokers='^(AMQPClientTests|NeighboursTests|BridgeDaemonTests|CommandsTests)'
apart='catalogue of failures|page for three in the morning'
swift test --skip-build --skip "^BridgePipelineTests|$brokers"
swift test --skip-build --filter "$brokers\.(?!.*($apart))"
swift test --skip-build --filter "$apart"
step "rule tests 规则测试"
.build/debug/tripush rules test deploy/rules
step "demonstration 演示"
deploy/demo.sh
