# `make run` opens the chat page; `make help` lists the rest.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
LIBRARY ?= library
PORT ?= 7860
SAMPLE := $(wildcard sample/*-budget.pdf)
QUESTIONS ?= sample/questions.jsonl
DOCUMENTS ?= $(filter-out sample/PLANTED.md,$(wildcard sample/*.md))
EVAL_LIBRARY ?= build/eval-library
EVAL_OUT ?= eval-out

.DEFAULT_GOAL := help
.PHONY: help run test test-all lint eval bench clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

# torch first and alone: pinned, pip may find its CPU build; later steps then leave it as it is.
$(VENV)/.run: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; set PYTHON=…" if sys.version_info < (3, 11) else 0)'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check torch==2.13.0
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	touch $@

$(VENV)/.dev: $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $@

run: $(VENV)/.run ## the chat page at http://127.0.0.1:7860, over the sample when the library is empty
	@if [ "$$($(BIN)/disclosure-qa --library $(LIBRARY) --json documents)" = "[]" ]; then \
		$(BIN)/disclosure-qa --library $(LIBRARY) ingest $(SAMPLE); \
	fi
	$(BIN)/disclosure-qa --library $(LIBRARY) serve --port $(PORT)

test: $(VENV)/.dev ## everything but the browser tests
	$(BIN)/python -m pytest -m "not browser"

test-all: $(VENV)/.dev ## with the browser tests
	$(BIN)/python -m pytest

lint: $(VENV)/.dev ## style, types, import contract
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

eval: $(VENV)/.run ## answer QUESTIONS over DOCUMENTS and score the answers
	$(BIN)/disclosure-qa --library $(EVAL_LIBRARY) ingest $(DOCUMENTS)
	$(BIN)/disclosure-qa --library $(EVAL_LIBRARY) eval $(QUESTIONS) --out $(EVAL_OUT)

bench: $(VENV)/.dev ## how fast reading and answering are
	$(BIN)/python -m bench

clean: ## remove what was built, not the library
	rm -rf $(VENV) build dist *.egg-info eval-out
