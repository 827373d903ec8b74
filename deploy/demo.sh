#!/usr/bin/env bash
# 演示 / demonstration: a day of invented alerts goes through the bridge on a private broker; at the end the account.
#
#   deploy/demo.sh           plays, shows the figures, stops everything; status 0 only if the account balances
#   deploy/demo.sh --keep    leaves broker and daemon up and prints how to look around
set -euo pipefail
cd "$(dirname "$0")/.."
source deploy/lib/prerequisites.sh
source deploy/lib/broker.sh
source deploy/lib/bridge.sh

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
bridge_build
started=$SECONDS

step "私有消息中间件 private broker"
bridge_prepare

step "启动三推桥 start the daemon"
bridge_start

status=0
step "演示 play: 110平台、民警、部门 the 110 platform, officers, departments"
TRIPUSH_POLICE_URI=$gateway_uri "$tripush" simulate --bad --forgetfulness 6 --samples deploy/samples \
    --expectation "$folder/expected" || status=1

step "对账 account"
"$tripush" verify --expect "$folder/expected" || status=1

step "时间快进 time lapse: 两天在一分钟内过去 two days pass within a minute"
cp "$folder/daemon.log" "$folder/daemon.1.log"
bridge_stop
bridge_start --time-lapse 3600
TRIPUSH_POLICE_URI=$gateway_uri "$tripush" simulate --answers-only --samples deploy/samples --quiet 20 --limit 45 \
    >/dev/null || true
"$tripush" deadlines --limit 5

step "三个故事 the three stories"
for story in GUSHAN-20200313 XINSHI-20200506 WUYI-20200618; do
    "$tripush" cases show "$story" 2>/dev/null | head -8 || true
done

step "统计 report"
"$tripush" report

step "重演 every case decided anew from its events"
"$tripush" verify --decide-anew || status=1
printf '\n用时 took %s s\n' "$((SECONDS - started))"

if [ -n "$keep" ]; then
    trap - EXIT
    cat <<TEXT

已保留运行 left running (PID $daemon, $BROKER_URI)。查看 look around:

  export TRIPUSH_CONFIG=$TRIPUSH_CONFIG
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
