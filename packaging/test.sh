#!/bin/sh
# All tests: without windows first (with the coverage gate), then the windows in a call of their own.
set -eu
cd "$(dirname "$0")/.."
export QT_LOGGING_RULES='qt.qpa.*=false'
python=.venv/bin/python
mkdir -p build
echo "tests: core, relay, runtime, contracts, integration"
$python -m pytest tests --ignore=tests/assistdesk/ui --ignore=tests/e2e \
    --cov --cov-report=term --cov-fail-under=100
echo "tests: windows (offscreen)"
QT_QPA_PLATFORM=offscreen $python -m pytest tests/assistdesk/ui
echo "tests: end to end on virtual displays"
$python -m pytest tests/e2e
