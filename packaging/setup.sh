#!/bin/sh
# Set-up from nothing on Debian 12: system packages (as root; else says which to ask for) and .venv. A second run is quick.
# usage: packaging/setup.sh [bench]
set -eu
cd "$(dirname "$0")/.."

APP="libgl1 libegl1 libglib2.0-0 libdbus-1-3 libbrotli1 libfontconfig1 libxkbcommon0 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 fonts-noto-cjk fonts-noto-color-emoji"
TESTS="xvfb xauth openbox xdotool x11-utils dbus at-spi2-core python3-gi gir1.2-atspi-2.0 xclip postgresql strace"
BENCH="tigervnc-scraping-server tigervnc-viewer x11vnc iproute2 haproxy fonts-dejavu-core"
wanted="ca-certificates $APP $TESTS"
[ "${1:-}" = bench ] && wanted="$wanted $BENCH"
python=${PYTHON:-python3}
command -v "$python" >/dev/null 2>&1 || wanted="$wanted python3 python3-venv"
if command -v "$python" >/dev/null 2>&1 && ! "$python" -c 'import ensurepip' >/dev/null 2>&1; then wanted="$wanted python3-venv"; fi

missing=""
if command -v dpkg-query >/dev/null 2>&1; then
    for package in $wanted; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
    done
fi
if [ -n "$missing" ]; then
    if [ "$(id -u)" = 0 ]; then
        echo "set-up: installing Debian packages:$missing"
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
    else
        echo "set-up: these Debian packages are missing; ask your administrator for:" >&2
        echo "    sudo apt-get install --no-install-recommends$missing" >&2
        exit 1
    fi
fi

stamp=.venv/.set-up
sum=$(cksum pyproject.toml)
if [ ! -x .venv/bin/python ] || [ "$(cat $stamp 2>/dev/null || true)" != "$sum" ]; then
    [ -x .venv/bin/python ] || { echo "set-up: making .venv"; "$python" -m venv .venv; }
    echo "set-up: installing the Python packages into .venv (a minute or two the first time)"
    .venv/bin/python -m pip install -q --disable-pip-version-check -e '.[dev]'
    echo "$sum" >$stamp
fi
