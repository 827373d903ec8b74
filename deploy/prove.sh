#!/usr/bin/env bash
# The long proofs: deploy/prove.sh NAME [OPTION…]. Status 0 only when the proof holds. Each is a file of deploy/proofs whose
# second line says what it shows, and which defines `prove`; most need a broker with a daemon on it and get them here.
set -euo pipefail
cd "$(dirname "$0")/.."
source deploy/lib/prerequisites.sh
source deploy/lib/broker.sh
source deploy/lib/bridge.sh
source deploy/lib/account.sh

name=${1-}
if [[ ! $name =~ ^[a-z]+$ ]] || [ ! -f "deploy/proofs/$name.sh" ]; then
    echo "usage: deploy/prove.sh NAME [OPTION…]" >&2
    for proof in deploy/proofs/*.sh; do
        printf '  %-12s%s\n' "$(basename "$proof" .sh)" "$(sed -n '2s/^# //p' "$proof")" >&2
    done
    exit 64
fi
shift
needs_no_bridge=
# shellcheck source=/dev/null
source "deploy/proofs/$name.sh"
require_swift
if [ -n "$needs_no_bridge" ]; then
    require_packages libjson-c-dev librabbitmq-dev libsqlite3-dev pkg-config
else
    require_packages rabbitmq-server librabbitmq-dev libjson-c-dev libsqlite3-dev pkg-config python3
    bridge_build
    bridge_prepare
fi
prove "$@"
echo "proved: $name"
