#!/bin/sh
# All tests. First what is pure, with the coverage gate; then the rest without windows, and the windows offscreen; then real relay
# processes, and last what drives virtual displays, the whole story too. Three at a time where they wait more than they work, two
# where they work, or click at what must be seen.
set -eu
cd "$(dirname "$0")/.."
export QT_LOGGING_RULES='qt.qpa.*=false'
unset PYTHONDONTWRITEBYTECODE
export PYTHONPYCACHEPREFIX="$PWD/build/pycache"
python=.venv/bin/python
# Databases of tests lie in memory where there is room: a disk takes milliseconds for each commit, and what is killed here is
# processes, never the machine.
if [ "$(df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 { print $4 }')" -gt 2000000 ] 2>/dev/null; then
    TMPDIR=$(mktemp -d /dev/shm/ad.XXXXXX) # short: sockets lie in it, whose paths may have 107 signs
    export TMPDIR
    chmod 711 "$TMPDIR" # PostgreSQL's user has its directory inside
    trap 'rm -rf "$TMPDIR"' EXIT
    trap 'exit 130' INT TERM
fi
echo "tests: core and rooms"
$python -m pytest tests/assistdesk/core tests/relay/sessions -n 3 --cov --cov-report=term --cov-fail-under=100
echo "tests: runtime, adapters, relay, contracts"
$python -m pytest tests --ignore=tests/assistdesk/core --ignore=tests/relay/sessions --ignore=tests/assistdesk/ui \
    --ignore=tests/e2e --ignore=tests/integration -m "not display" -n 3
echo "tests: windows (offscreen)"
QT_QPA_PLATFORM=offscreen $python -m pytest tests/assistdesk/ui -n 2
echo "tests: real relay processes"
$python -m pytest tests/integration -n 3
echo "tests: virtual displays, end to end"
$python -m pytest tests/assistdesk tests/e2e --ignore=tests/assistdesk/core --ignore=tests/assistdesk/ui -m display \
    -n 2 --dist worksteal
