#!/usr/bin/env bash
# What the simulation drives must be reproducible: below the daemon nothing starts a task of its own, reads a clock or rolls
# a die, but for the ports. Prints each line that does, and fails.
set -euo pipefail
cd "$(dirname "$0")/../.."

targets=(CaseModel RuleEngine MessageCodec JSONTree CaseStorage CaseStorageMemory BridgePipeline)
patterns='(^|[^A-Za-z.])Task(\.detached|\.immediate)?(\([a-zA-Z]*:|\(\)| *\{)|ContinuousClock|SuspendingClock|clock_gettime|gettimeofday'
patterns+='|\.random\(|SystemRandomNumberGenerator|DispatchQueue|Thread\.detach'

status=0
for target in "${targets[@]}"; do
    while IFS= read -r line; do
        case "$line" in
        Sources/BridgePipeline/Ports/System*.swift:* | Sources/BridgePipeline/Ports/EntropySource.swift:*) ;;
        *)
            echo "$line"
            status=1
            ;;
        esac
    done < <(grep -rnE "$patterns" "Sources/$target" --include='*.swift' || true)
done
exit "$status"
