# make run: the site on http://127.0.0.1:8000. make help lists the rest.
SHELL := /bin/sh
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# The newest Python that can make virtual environments, else the newest that is there; PYTHON=... overrides.
PYTHONS := python3.13 python3.12 python3.11 python3
comma := ,
find = $(shell for python in $(PYTHONS); do \
	"$$python" -c 'import sys, $(1); sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && \
	{ echo "$$python"; break; }; done)
ifndef PYTHON
PYTHON := $(or $(call find,venv$(comma) ensurepip),$(call find,venv),$(call find,sys))
endif
export PYTHON

VENV := .venv
CORE := .venv-core
BIN := $(VENV)/bin
HOST ?= 127.0.0.1
PORT ?= 8000
LOCK := $(BIN)/python -m uv pip compile --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --no-header --quiet $(UPGRADE)

.PHONY: help run install environment dev-environment dev check test test-core test-all bench figures reference soak lock clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: install ## install what is missing, then serve the site (HOST=, PORT=)
	@$(BIN)/pijler serve --host $(HOST) --port $(PORT) --data var

install: environment ## everything that make run does before it serves
	@$(BIN)/python tools/assets.py
	@$(BIN)/python tools/messages.py compile

test: dev ## checks and all tests, as CI runs them
	@$(MAKE) check
	@$(MAKE) test-core
	@$(MAKE) test-all

check: dev-environment ## lint, format, types, imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright
	$(BIN)/lint-imports

bench: figures ## measure
	@$(BIN)/python bench/cold_start.py

figures: dev ## measure and print the table of the README (WRITE=1 writes it; COLD=1 times make run too)
	@$(BIN)/python bench/figures.py $(if $(WRITE),--write) $(if $(COLD),--cold)

reference: dev-environment ## make the reference pages of docs/reference/ anew
	@$(BIN)/python tools/reference.py

soak: dev-environment ## long runs of the property tests
	@PIJLER_SOAK=1 $(BIN)/python -m pytest tests/property tests/unit -m "soak or not soak"

lock: dev-environment ## work out the lock files anew (UPGRADE=--upgrade takes newer versions)
	$(LOCK) pyproject.toml --all-extras --group dev -o requirements/dev.txt
	$(LOCK) pyproject.toml -c requirements/dev.txt -o requirements/base.txt
	$(LOCK) pyproject.toml -c requirements/dev.txt --extra web -o requirements/web.txt
	$(LOCK) -c requirements/dev.txt --group pyproject.toml:build -o requirements/build.txt
	$(LOCK) pyproject.toml -c requirements/dev.txt --group test --group build -o requirements/test.txt

clean: ## remove what was made here, but not your data in var/
	rm -rf $(VENV) $(CORE) build dist htmlcov .coverage .pytest_cache .ruff_cache .import_linter_cache .hypothesis \
		frontend/node_modules src/pijler/web/theme/static/pijler/built
	find src tests tools bench -name __pycache__ -type d -prune -exec rm -rf {} +

environment: python
	@$(PYTHON) tools/environment.py $(VENV) build web

dev-environment: python
	@$(PYTHON) tools/environment.py $(VENV) dev

dev: dev-environment
	@$(BIN)/python tools/assets.py
	@$(BIN)/python tools/messages.py compile

# The floors below the web, installed and tested without Django.
test-core: python
	@$(PYTHON) tools/environment.py $(CORE) test
	$(CORE)/bin/python -c 'import importlib.util, sys; sys.exit(importlib.util.find_spec("django") is not None)'
	$(CORE)/bin/python -m pytest tests/unit --ignore=tests/unit/web

test-all:
	$(BIN)/python -m pytest --cov --cov-report=term

.PHONY: python
python:
	@test -n "$(PYTHON)" || { echo "setup: no Python 3.11 or newer was found." >&2; \
		echo "  what to do: on Debian or Ubuntu run   sudo apt install python3 python3-venv" >&2; \
		echo "              on macOS run   brew install python   or name one: make run PYTHON=/path/to/python3" >&2; \
		exit 1; }
