# Everything starts from here: `make demo` shows what factcheck does, `make test` checks all of it.
# Needed: make, and Python 3.11 or later. Everything else goes into .venv, once.

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$p"; break; }; done)
SHARED ?= $(or $(FACTCHECK_SHARED),../shared)

.DEFAULT_GOAL := help
.PHONY: help setup demo test check format docs quality bench schema clean

help:  ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# The stamp depends on pyproject.toml: setting up a second time costs nothing until the requirements change.
$(READY): pyproject.toml
	@test -n "$(PYTHON)" || { echo "make: no Python 3.11 or later was found. Install one, or say make PYTHON=/path/to/python" >&2; exit 2; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
	@touch $@

setup: $(READY)  ## the environment in .venv, made once

demo: $(READY)  ## the whole way on five short articles, in a new folder
	@$(BIN)/factcheck demo

test: check  ## every check and every test
	$(BIN)/pytest -n auto

check: $(READY)  ## style, types, and who may import whom
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY)  ## mend what ruff can mend
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

docs: $(READY)  ## write docs/cli.md, the tables of docs/matching.md and the pictures again
	$(BIN)/python docs/make_cli.py
	$(BIN)/python docs/make_evidence.py
	$(BIN)/python docs/make_picture.py
	$(BIN)/python docs/make_review.py
	$(BIN)/python docs/make_report.py

quality: $(READY)  ## measure on the gold sets in $(SHARED), quantulum3 too, and renew docs/quality.md
	$(BIN)/python benchmarks/quality.py --shared $(SHARED) --peers

bench: $(READY)  ## speed: sentences, claims, pages and comparisons a second; matching at size, beside Splink where it is installed; a review session; a report
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/pages.py
	$(BIN)/python benchmarks/bulk.py --pages 400 --sample 100 --kill
	$(BIN)/python benchmarks/matching --sizes 1000 3000
	$(BIN)/python benchmarks/review.py --busy
	$(BIN)/python benchmarks/report.py

schema: $(READY)  ## write factcheck/store/schema.sql again, after a new migration
	$(BIN)/python migrations/make_schema.py

clean:  ## take away what was built; .venv stays
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
