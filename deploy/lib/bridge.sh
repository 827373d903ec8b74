# shellcheck shell=bash
# A private broker with a daemon on it, for the demonstration and the proofs. Source it after prerequisites.sh and
# broker.sh, from the top folder.
#
#   bridge_build            builds the release binary; sets `tripush`.
#   bridge_prepare          makes a folder of its own with broker, keys and configuration; sets `folder`, TRIPUSH_CONFIG,
#                           `gateway_uri`, and ends everything when the script ends.
#   bridge_start [OPTION]   starts the daemon and waits until it consumes; sets `daemon`.
#   bridge_kill             kill -9 of the daemon.
#   bridge_stop             graceful stop of the daemon.

daemon=
folder=

bridge_build() {
    swift build -c release --product tripush
    tripush=$(swift build -c release --product tripush --show-bin-path)/tripush
}

bridge_stop() {
    [ -n "$daemon" ] || return 0
    kill -TERM "$daemon" 2>/dev/null || true
    wait "$daemon" 2>/dev/null || true
    daemon=
}

bridge_kill() {
    kill -KILL "$daemon" 2>/dev/null || true
    wait "$daemon" 2>/dev/null || true
    daemon=
}

bridge_leave() {
    local status=$?
    # Whatever fails here, the rest is still to be ended.
    set +e
    trap - EXIT
    bridge_stop
    broker_stop "$folder/broker"
    rm -rf "$folder"
    exit "$status"
}

bridge_prepare() {
    folder=$(mktemp -d "${TMPDIR:-/tmp}/tripush-XXXXXX")
    trap bridge_leave EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    broker_start "$folder/broker"
    # 民警移动网关的登录名，见 directory.yaml 的 gateways。The officers' gateway, as the directory names it.
    local secret
    secret=$(od -An -N12 -tx1 /dev/urandom | tr -d ' \n')
    broker_control "$folder/broker" -q add_user mobile-gateway "$secret" >/dev/null
    broker_control "$folder/broker" -q set_permissions mobile-gateway '.*' '.*' '.*' >/dev/null
    gateway_uri="amqp://mobile-gateway:$secret@127.0.0.1:$BROKER_PORT/%2F"
    umask 077
    head -c 32 /dev/urandom >"$folder/digest.key"
    ln -s "$PWD/deploy/profiles" "$folder/profiles"
    cat >"$folder/tripush.yaml" <<YAML
police: {uri: "$BROKER_URI"}
governance: {uri: "$BROKER_URI"}
store: {uri: "sqlite://$folder/tripush.db"}
rules: {directory: "$PWD/deploy/rules"}
directory: {file: "$PWD/deploy/directory.yaml", roster: "$PWD/deploy/roster.csv"}
calendar: {file: "$PWD/deploy/calendar.yaml"}
digest: {keyFile: digest.key}
log: {format: json}
YAML
    export TRIPUSH_CONFIG=$folder/tripush.yaml
    "$tripush" topology declare >/dev/null
}

bridge_start() {
    local tries=0
    # Its own session: an interrupt typed at the terminal reaches the script, which then stops the daemon.
    setsid "$tripush" run "$@" >"$folder/daemon.log" 2>&1 </dev/null &
    daemon=$!
    until [ "$(grep -c '"message":"consuming"' "$folder/daemon.log")" -ge 5 ]; do
        if ! kill -0 "$daemon" 2>/dev/null || [ "$tries" -ge 300 ]; then
            echo "the daemon did not start; its log:" >&2
            tail -n 20 "$folder/daemon.log" >&2
            return 1
        fi
        tries=$((tries + 1))
        sleep 0.1
    done
}
