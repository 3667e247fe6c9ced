# Everything a newcomer needs: `make chat`, `make ask Q="…"`, `make test`. Only Python 3.11+ and make are required.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# As pip does for what it copies: without it every start compiles the sources where Python may not write bytecode.
COMPILE = $(BIN)/python -m compileall -q kg assistant
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: chat ask test eval bench fuzz deep check build lint clean

chat: $(VENV)/use
	@$(BIN)/bindwijzer

ask: $(VENV)/use
	@$(BIN)/bindwijzer ask "$(Q)"

test: $(VENV)/develop
	$(BIN)/python -m pytest -n auto

eval: $(VENV)/develop
	@$(BIN)/python -m tests.evaluation.evaluate

# All parts, some minutes; some of them with: make bench ONLY="cold warm"
bench: $(VENV)/develop
	@$(BIN)/python -m benchmarks $(ONLY)

# Coverage-guided, this many seconds for the recogniser and as many for the guard; what it finds comes to .fuzz/
SECONDS ?= 60
fuzz: $(VENV)/develop
	$(BIN)/pip install --quiet --constraint constraints.txt --editable ".[fuzz]"
	$(BIN)/python -m tests.fuzzing.fuzz recogniser --seconds $(SECONDS)
	$(BIN)/python -m tests.fuzzing.fuzz guard --seconds $(SECONDS)

# The properties on fifty times as many examples, other ones at every run.
deep: $(VENV)/develop
	$(BIN)/python -m pytest tests/properties -n auto --hypothesis-profile=deep

check: $(VENV)/use
	@$(BIN)/bindwijzer check

build: $(VENV)/develop
	@$(BIN)/bindwijzer build

lint: $(VENV)/develop
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/vulture
	.ci/licences develop $(BIN)/python

clean:
	rm -rf $(VENV) dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .fuzz

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(0 if (3, 11) <= sys.version_info < (3, 14) else \
	  "Bindwijzer needs Python 3.11, 3.12 or 3.13; say which with: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/use: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/pip install --quiet --constraint constraints.txt --editable .
	@$(COMPILE)
	@touch $@

$(VENV)/develop: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/pip install --quiet --constraint constraints.txt --editable ".[dev]"
	@$(COMPILE)
	@touch $@ $(VENV)/use
