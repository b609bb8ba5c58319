# `make demo` and `make test` set up everything they need, into .venv, and nothing elsewhere.

NEW_ENOUGH := -c 'import sys; sys.exit(sys.version_info < (3, 11))'
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p $(NEW_ENOUGH) >/dev/null 2>&1 && echo $$p && break; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt

.PHONY: demo test lint trials bench dev translations clean

demo: .venv/installed
	$(BIN)/facilitator demo

test: .venv/installed-dev
	$(BIN)/python -m pytest -n auto

lint: .venv/installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

trials: .venv/installed-dev
	HYPOTHESIS_PROFILE=trials $(BIN)/python -m pytest -m "long or not long"

bench: .venv/installed-dev
	$(BIN)/python -m tests.benchmarks

dev: .venv/installed-dev
	@echo "Ready: $(BIN)/facilitator"

translations: .venv/installed-dev
	$(BIN)/python -m tests.translations --update
	$(BIN)/python -m tests.reference

clean:
	rm -rf .venv .peers

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed: make PYTHON=path demo"; exit 1; }
	$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }

.venv/installed: pyproject.toml constraints.txt | .venv/bin/python
	$(PIP) -e .
	@touch $@

.venv/installed-dev: pyproject.toml constraints.txt | .venv/bin/python
	$(PIP) -e '.[dev]'
	@touch $@ .venv/installed
