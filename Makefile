# The commands every developer relies on. Each sets up what it needs first; a second run is quick.
.DEFAULT_GOAL := help
SHELL := /bin/sh
PY := .venv/bin/python
NICE_QT := QT_LOGGING_RULES='qt.qpa.*=false'
unexport PYTHONDONTWRITEBYTECODE
export PYTHONPYCACHEPREFIX := $(CURDIR)/build/pycache

.PHONY: help setup demo test check format coverage bench-glass bench-screen bench-relay bench-desk bench-start clean

help: ## Show these commands
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed 's/:.*## /\t/' | expand -t 16

setup: ## Virtual environment and Debian packages, from nothing
	@sh packaging/setup.sh

demo: setup ## The main job: three windows, or the whole story on virtual displays
	@$(NICE_QT) $(PY) -m tests.kit.demo

test: setup ## All tests
	@sh packaging/test.sh

check: setup ## ruff, mypy strict, import-linter
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports

format: setup ## Let ruff put the code in shape
	.venv/bin/ruff format .
	.venv/bin/ruff check --fix .

bench-glass: setup ## Pixel to pixel against the floor and TigerVNC; how late the window's loop comes
	@sh packaging/setup.sh bench
	@$(PY) -m benchmarks.glass_run
	@$(PY) -m benchmarks.lateness

bench-screen bench-relay bench-desk bench-start: setup ## Screen coder, relay, desk, start-up
	@sh packaging/setup.sh bench
	@$(PY) -m benchmarks.$(subst bench-,,$@)

clean: ## Remove what the commands made
	rm -rf build .mypy_cache .ruff_cache .hypothesis
