#!/bin/sh
# All tests. First what is pure, with the coverage gate; then the rest without windows and with real relay processes, which wait
# more than they work; last the whole story on virtual displays, and beside it, by one worker that leaves it room, the windows.
set -eu
cd "$(dirname "$0")/.."
export QT_LOGGING_RULES='qt.qpa.*=false'
unset PYTHONDONTWRITEBYTECODE
export PYTHONPYCACHEPREFIX="$PWD/build/pycache"
python=.venv/bin/python
mkdir -p build
echo "tests: core and rooms"
$python -m pytest tests/assistdesk/core tests/relay/sessions -n 2 --cov --cov-report=term --cov-fail-under=100
echo "tests: runtime, adapters, relay, contracts, real relay processes"
$python -m pytest tests --ignore=tests/assistdesk/core --ignore=tests/relay/sessions --ignore=tests/assistdesk/ui \
    --ignore=tests/e2e -n 3
echo "tests: end to end on virtual displays, and beside it the windows (offscreen)"
status=0
QT_QPA_PLATFORM=offscreen $python -m pytest tests/assistdesk/ui -n 1 >build/windows.log 2>&1 &
windows=$!
$python -m pytest tests/e2e || status=$?
wait "$windows" || status=$?
cat build/windows.log
exit "$status"
