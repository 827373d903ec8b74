# shellcheck shell=bash
# Installs what is missing on Debian 12, and only that. Source it and call `require_packages NAME…`.

require_packages() {
    local missing=() name
    for name in "$@"; do
        dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q 'install ok installed' || missing+=("$name")
    done
    [ "${#missing[@]}" -eq 0 ] && return 0
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || {
            echo "missing packages: ${missing[*]}; install them as root: apt-get install ${missing[*]}" >&2
            return 69
        }
        as_root=(sudo)
    fi
    echo "安装 installing: ${missing[*]}" >&2
    # A service that the package would start is not wanted: TriPush's own nodes are private.
    local policy=/usr/sbin/policy-rc.d made_policy=
    if [ ! -e "$policy" ]; then
        printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee "$policy" >/dev/null
        "${as_root[@]}" chmod +x "$policy"
        made_policy=yes
    fi
    local status=0
    "${as_root[@]}" apt-get update -qq >&2 &&
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2 || status=$?
    [ -z "$made_policy" ] || "${as_root[@]}" rm -f "$policy"
    return "$status"
}

require_swift() {
    command -v swift >/dev/null || {
        echo "swift is not on PATH; install Swift 6.3 and try again" >&2
        return 69
    }
}
