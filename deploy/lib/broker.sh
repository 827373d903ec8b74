# shellcheck shell=bash
# A private RabbitMQ node on free loopback ports, for the demonstration and the tests. Source this file.
#
#   broker_start DIR [PORT]   starts a node that keeps everything under DIR and waits until it listens; a second call
#                             on the same DIR starts the node again with the same data and port. Sets BROKER_PORT,
#                             BROKER_URI. Returns 1 with a reason on stderr.
#   broker_make_certificate DIR
#                             before broker_start: lets the node speak TLS too, on the fourth port in DIR/ports.
#   broker_control DIR ARG…   runs rabbitmqctl against that node.
#   broker_signal DIR NAME    sends the node a signal: STOP makes it a peer that hangs, CONT lets it go on.
#   broker_stop DIR           ends node and epmd by process id; the data stays.
#
# The system's own RabbitMQ service is not touched. /usr/sbin/rabbitmq-server changes user when root calls it, so the
# script in the package's own library folder is called.

BROKER_START_SECONDS=${BROKER_START_SECONDS:-90}

broker_free_port() {
    local port
    while :; do
        # Below 32768, where the kernel starts to hand out ephemeral ports.
        port=$((20000 + (RANDOM * 32768 + RANDOM) % 12000))
        # A refused connection means that nobody listens there.
        if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
            echo "$port"
            return 0
        fi
    done
}

broker_sbin() {
    local candidate
    for candidate in /usr/lib/rabbitmq/lib/rabbitmq_server-*/sbin; do
        if [ -x "$candidate/rabbitmq-server" ]; then
            echo "$candidate"
            return 0
        fi
    done
    echo "no RabbitMQ server under /usr/lib/rabbitmq/lib: apt-get install rabbitmq-server" >&2
    return 1
}

# broker_environment DIR: exports the environment of the node in DIR; call it in a subshell.
broker_environment() {
    local dir=$1 port distribution epmd
    read -r port distribution epmd _ <"$dir/ports"
    unset NOTIFY_SOCKET RABBITMQ_NODE_IP_ADDRESS
    export HOME=$dir/home
    export ERL_EPMD_PORT=$epmd ERL_EPMD_ADDRESS=127.0.0.1
    export RABBITMQ_NODENAME=tripush-$port@localhost
    export RABBITMQ_NODE_PORT=$port RABBITMQ_DIST_PORT=$distribution
    export RABBITMQ_MNESIA_BASE=$dir/data RABBITMQ_LOG_BASE=$dir/log
    export RABBITMQ_PID_FILE=$dir/node.pid
    export RABBITMQ_CONF_ENV_FILE=$dir/absent
    export RABBITMQ_CONFIG_FILE=$dir/rabbitmq
    export RABBITMQ_ENABLED_PLUGINS_FILE=$dir/enabled_plugins
    export RABBITMQ_CTL_ERL_ARGS='-kernel inet_dist_use_interface {127,0,0,1}'
    # Idle schedulers sleep instead of spinning: the tests share the cores with the node.
    export RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS="$RABBITMQ_CTL_ERL_ARGS +sbwt none +sbwtdcpu none +sbwtdio none"
}

broker_prepare() {
    local dir=$1 port=${2:-} tls_port
    mkdir -p "$dir/home" "$dir/data" "$dir/log" || return 1
    chmod 700 "$dir" "$dir/home"
    if [ ! -s "$dir/ports" ]; then
        echo "${port:-$(broker_free_port)} $(broker_free_port) $(broker_free_port) $(broker_free_port)" >"$dir/ports"
    fi
    read -r port _ _ tls_port <"$dir/ports"
    echo '[].' >"$dir/enabled_plugins"
    # A user who may read but neither create nor write, and one who may do everything.
    cat >"$dir/definitions.json" <<JSON
{
  "vhosts": [{"name": "/"}],
  "users": [
    {"name": "guest", "password": "guest", "tags": "administrator"},
    {"name": "reader", "password": "reader", "tags": ""}
  ],
  "permissions": [
    {"user": "guest", "vhost": "/", "configure": ".*", "write": ".*", "read": ".*"},
    {"user": "reader", "vhost": "/", "configure": "^$", "write": "^$", "read": ".*"}
  ]
}
JSON
    cat >"$dir/rabbitmq.conf" <<CONF
listeners.tcp.1 = 127.0.0.1:$port
load_definitions = $dir/definitions.json
loopback_users = none
log.console = false
disk_free_limit.absolute = 50MB
CONF
    if [ -s "$dir/tls/certificate.pem" ]; then
        cat >>"$dir/rabbitmq.conf" <<CONF
listeners.ssl.1 = 127.0.0.1:$tls_port
ssl_options.certfile = $dir/tls/certificate.pem
ssl_options.keyfile = $dir/tls/key.pem
CONF
    fi
}

# broker_make_certificate DIR: a certificate for localhost that vouches for itself, in DIR/tls.
broker_make_certificate() {
    mkdir -p "$1/tls" &&
        openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost \
            -addext subjectAltName=DNS:localhost -keyout "$1/tls/key.pem" -out "$1/tls/certificate.pem" 2>/dev/null
}

# broker_alive PID: whether the process runs. One that has ended and waits to be reaped does not.
broker_alive() {
    local state
    state=$(sed 's/.*) \(.\).*/\1/' "/proc/$1/stat" 2>/dev/null) && [ "$state" != Z ]
}

# broker_running PIDFILE: whether the process named in the file runs.
broker_running() {
    [ -s "$1" ] && broker_alive "$(<"$1")"
}

broker_start() {
    local dir=$1 port sbin epmd deadline
    sbin=$(broker_sbin) || return 1
    broker_prepare "$dir" "${2:-}" || return 1
    read -r port _ epmd _ <"$dir/ports"

    # epmd in the foreground of its own, so that the node finds one and starts no daemon that would outlive us.
    if ! broker_running "$dir/epmd.pid"; then
        (broker_environment "$dir" && exec setsid epmd -port "$epmd" -address 127.0.0.1) \
            </dev/null >"$dir/log/epmd" 2>&1 &
        echo $! >"$dir/epmd.pid"
    fi
    rm -f "$dir/node.pid" "$dir"/log/tripush-*.log "$dir/log/console"
    # Its own session: an interrupt typed at the terminal reaches us, and we stop the node.
    (broker_environment "$dir" && exec setsid "$sbin/rabbitmq-server") </dev/null >"$dir/log/console" 2>&1 &
    echo $! >"$dir/launcher.pid"

    deadline=$((SECONDS + BROKER_START_SECONDS))
    until grep -qs 'Server startup complete' "$dir"/log/tripush-*.log "$dir/log/console" &&
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do
        if ! broker_running "$dir/launcher.pid" || [ "$SECONDS" -ge "$deadline" ]; then
            echo "the private RabbitMQ node in $dir did not start; see $dir/log" >&2
            broker_stop "$dir"
            return 1
        fi
        sleep 0.2
    done
    BROKER_PORT=$port
    BROKER_URI="amqp://guest:guest@127.0.0.1:$port/%2F"
    export BROKER_PORT BROKER_URI
}

broker_signal() {
    kill "-$2" "$(<"$1/node.pid")"
}

broker_control() {
    local dir=$1 sbin
    shift
    sbin=$(broker_sbin) || return 1
    (broker_environment "$dir" && exec "$sbin/rabbitmqctl" "$@")
}

# broker_end PIDFILE SIGNAL: signals the process named in the file, waits for its end, removes the file.
broker_end() {
    local pid tries=0
    if broker_running "$1"; then
        pid=$(<"$1")
        kill "-$2" "$pid" 2>/dev/null || true
        while broker_alive "$pid" && [ "$tries" -lt 100 ]; do
            sleep 0.1
            tries=$((tries + 1))
        done
        if broker_alive "$pid"; then
            kill -KILL "$pid" 2>/dev/null || true
        fi
    fi
    rm -f "$1"
}

broker_stop_node() {
    broker_end "$1/node.pid" TERM
    broker_end "$1/launcher.pid" TERM
}

broker_stop() {
    broker_stop_node "$1"
    broker_end "$1/epmd.pid" TERM
}
