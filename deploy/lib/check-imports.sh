#!/usr/bin/env bash
# Holds every target to the imports the design allows it. Prints each import that is not allowed, and fails.
set -euo pipefail
cd "$(dirname "$0")/../.."

declare -A allowed=(
    [CaseModel]=""
    [RuleEngine]="CaseModel"
    [AMQPClient]="CRabbitMQ CPlatform Glibc Synchronization"
    [JSONTree]="CJSONC"
    [MessageCodec]="JSONTree CaseModel Yams Glibc"
    [RuleFile]="Yams RuleEngine CaseModel Glibc"
    [CaseStorage]="CaseModel"
    [CaseStorageMemory]="CaseStorage CaseModel Synchronization"
    [CaseStorageSQLite]="CaseStorage CaseModel GRDB Foundation Glibc Synchronization"
    [Telemetry]="Logging CoreMetrics Glibc Synchronization"
    [BridgePipeline]="CaseModel RuleEngine MessageCodec JSONTree RuleFile CaseStorage Telemetry Crypto ServiceLifecycle Logging Synchronization Glibc"
    [Neighbours]="CaseModel RuleEngine MessageCodec JSONTree AMQPClient Synchronization Glibc"
    [BridgeDaemon]="any !GRDB !CRabbitMQ !CJSONC !Foundation"
    [Commands]="any !GRDB !CRabbitMQ !CJSONC !AMQPClient !Foundation"
    [tripush]="Commands"
)

status=0
for folder in Sources/*/; do
    target=$(basename "$folder")
    case "$target" in CRabbitMQ | CJSONC | CPlatform) continue ;; esac
    rule=${allowed[$target]-none}
    if [ "$rule" = none ]; then
        echo "$target: no line in deploy/lib/check-imports.sh"
        status=1
        continue
    fi
    while IFS=: read -r file line text; do
        module=${text##*import }
        module=${module%% *}
        module=${module%%.*}
        verdict=refused
        for word in $rule; do
            case "$word" in
            any) verdict=fine ;;
            "!$module") verdict=refused ;;
            "$module") verdict=fine ;;
            esac
        done
        if [ "$verdict" = refused ]; then
            echo "$file:$line: $target may not import $module"
            status=1
        fi
    done < <(grep -rnE '^(package |public |internal |@preconcurrency |@_exported )*import ' "$folder" --include='*.swift' || true)
done
exit "$status"
