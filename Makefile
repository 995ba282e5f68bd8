# Two commands for a fresh clone: `make demo` and `make test`. Both set up `.venv` by themselves.
# Needs Python 3.11 or later, pip and make; choose another Python with `make PYTHON=python3.12 demo`.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help setup demo test test-all lint train evaluate clean

help:  ## list these targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(READY)  ## set up .venv with the package and everything its tests need

$(READY): requirements.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed: make PYTHON=python3.12 ..." if sys.version_info < (3, 11) else 0)'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(READY)  ## run the main job on the sample pages: pages in, tables out
	$(BIN)/extractor run corpus/pages --out results

test: lint  ## everything but the slow tests
	$(BIN)/python -m pytest -q -m "not slow" -n auto

test-all: lint  ## the slow tests too
	$(BIN)/python -m pytest -q -n auto

lint: $(READY)  ## ruff, mypy and the import contract
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

train: $(READY)  ## train the recogniser again and put it into models/captions
	$(BIN)/extractor train

evaluate: $(READY)  ## score the shipped model on the corpus' test split
	$(BIN)/extractor evaluate

clean:  ## remove what the targets made
	rm -rf $(VENV) results build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache
