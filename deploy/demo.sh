#!/usr/bin/env bash
# 演示 / demonstration: a day of invented alerts goes through the bridge on a private broker; at the end the account.
#
#   deploy/demo.sh           plays, shows the figures, stops everything; status 0 only if the account balances
#   deploy/demo.sh --keep    leaves broker and daemon up and prints how to look around
set -euo pipefail
cd "$(dirname "$0")/.."
source deploy/lib/prerequisites.sh
source deploy/lib/broker.sh

keep=
case "${1-}" in
"") ;;
--keep) keep=yes ;;
*)
    echo "usage: deploy/demo.sh [--keep]" >&2
    exit 64
    ;;
esac

step() { printf '\n== %s\n' "$1"; }

step "安装与编译 install and build"
require_swift
require_packages rabbitmq-server librabbitmq-dev libjson-c-dev libsqlite3-dev pkg-config
swift build -c release --product tripush
tripush=$(swift build -c release --product tripush --show-bin-path)/tripush
started=$SECONDS

folder=$(mktemp -d "${TMPDIR:-/tmp}/tripush-demo-XXXXXX")
daemon=
stop_daemon() {
    [ -n "$daemon" ] || return 0
    kill -TERM "$daemon" 2>/dev/null || true
    wait "$daemon" 2>/dev/null || true
    daemon=
}
leave() {
    local status=$?
    # Whatever fails here, the rest is still to be ended.
    set +e
    trap - EXIT
    stop_daemon
    broker_stop "$folder/broker"
    rm -rf "$folder"
    exit "$status"
}
trap leave EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

step "私有消息中间件 private broker"
broker_start "$folder/broker"
# 民警移动网关的登录名，见 directory.yaml 的 gateways。The officers' gateway, as the directory names it.
secret=$(od -An -N12 -tx1 /dev/urandom | tr -d ' \n')
broker_control "$folder/broker" -q add_user mobile-gateway "$secret" >/dev/null
broker_control "$folder/broker" -q set_permissions mobile-gateway '.*' '.*' '.*' >/dev/null

umask 077
config=$folder/tripush.yaml
head -c 32 /dev/urandom >"$folder/digest.key"
ln -s "$PWD/deploy/profiles" "$folder/profiles"
cat >"$config" <<YAML
police: {uri: "$BROKER_URI"}
governance: {uri: "$BROKER_URI"}
store: {uri: "sqlite://$folder/tripush.db"}
rules: {directory: "$PWD/deploy/rules"}
directory: {file: "$PWD/deploy/directory.yaml"}
digest: {keyFile: digest.key}
log: {format: json}
YAML
export TRIPUSH_CONFIG=$config
"$tripush" topology declare >/dev/null

step "启动三推桥 start the daemon"
# 自成会话：终端的 Ctrl-C 由本脚本处理。Its own session: an interrupt typed at the terminal reaches this script.
setsid "$tripush" run >"$folder/daemon.log" 2>&1 </dev/null &
daemon=$!
tries=0
until [ "$(grep -c '"message":"consuming"' "$folder/daemon.log")" -ge 3 ]; do
    if ! kill -0 "$daemon" 2>/dev/null || [ "$tries" -ge 100 ]; then
        echo "the daemon did not start; its log:" >&2
        tail -n 20 "$folder/daemon.log" >&2
        exit 1
    fi
    tries=$((tries + 1))
    sleep 0.1
done

status=0
step "演示 play: 110平台、民警、部门 the 110 platform, officers, departments"
TRIPUSH_POLICE_URI="amqp://mobile-gateway:$secret@127.0.0.1:$BROKER_PORT/%2F" \
    "$tripush" simulate --bad --samples deploy/samples --expectation "$folder/expected" || status=1

step "统计 report"
"$tripush" report

step "对账 account"
"$tripush" verify --expect "$folder/expected" || status=1
printf '\n用时 took %s s\n' "$((SECONDS - started))"

if [ -n "$keep" ]; then
    trap - EXIT
    cat <<TEXT

已保留运行 left running (PID $daemon, $BROKER_URI)。查看 look around:

  export TRIPUSH_CONFIG=$config
  $tripush queues
  $tripush cases list
  $tripush cases timeline GUSHAN-20200313
  $tripush dead-letters list
  tail -f $folder/daemon.log

停止 stop:

  kill $daemon; (source $PWD/deploy/lib/broker.sh; broker_stop $folder/broker); rm -r $folder
TEXT
fi
exit "$status"
