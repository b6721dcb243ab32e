#!/bin/sh
# All tests: first what needs no window (two at a time, with the coverage gate), then what runs real processes, then the windows
# offscreen, then the whole story on virtual displays.
set -eu
cd "$(dirname "$0")/.."
export QT_LOGGING_RULES='qt.qpa.*=false'
unset PYTHONDONTWRITEBYTECODE
export PYTHONPYCACHEPREFIX="$PWD/build/pycache"
python=.venv/bin/python
mkdir -p build
echo "tests: core, relay, runtime, contracts"
$python -m pytest tests --ignore=tests/assistdesk/ui --ignore=tests/e2e --ignore=tests/integration \
    -n 2 --cov --cov-report=term --cov-fail-under=100
echo "tests: real relay processes"
$python -m pytest tests/integration
echo "tests: windows (offscreen)"
QT_QPA_PLATFORM=offscreen $python -m pytest tests/assistdesk/ui -n 2
echo "tests: end to end on virtual displays"
$python -m pytest tests/e2e
