# Every target sets up what it needs by itself: .ci/setup, quick when nothing is missing.
# Works with GNU make 3.81 and later, and in folders with spaces in their names.

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help cards test test-full bench mutants lint format docs catalogues clean distclean setup setup-test setup-full

SHELL := /bin/sh
BIN := .venv/bin
ifeq ($(shell uname -s),Darwin)
# Where Homebrew keeps Pango; set on each line because macOS removes it on the way through the shell.
RUN := DYLD_FALLBACK_LIBRARY_PATH=/opt/homebrew/lib:/usr/local/lib:/usr/lib
endif
export PYTHON

help: ## say what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

cards: setup ## check the evidence and print every card into output/
	$(RUN) $(BIN)/cards check
	$(RUN) $(BIN)/cards build --framework all --edition all

test: lint ## lint, types and the tests that take minutes at most
	$(RUN) .ci/tests -m "not full"

test-full: lint setup-full ## the same with every test, also the slow ones, and more examples for each property
	$(BIN)/python -m pip --disable-pip-version-check --no-input --quiet install --no-deps --require-hashes \
		--requirement tests/accessibility/requirements.txt
	HYPOTHESIS_PROFILE=thorough $(RUN) .ci/tests

bench: setup ## measure what the core and the pages take; benchmarks/README.md tells more
	$(RUN) $(BIN)/python benchmarks/core.py
	$(RUN) $(BIN)/python benchmarks/pages.py
	$(RUN) $(BIN)/python benchmarks/preview.py

# mutmut comes on top of requirements.txt: libcst, which it needs, has no wheel for every machine that prints cards.
mutants: setup-test ## change grade, score and rank in every small way: which change does no test notice?
	$(BIN)/python -m pip --disable-pip-version-check --no-input --quiet install --no-deps --require-hashes \
		--requirement tests/mutants/requirements.txt
	rm -rf mutants
	HYPOTHESIS_PROFILE=mutants $(RUN) nice -n 19 $(BIN)/mutmut run --max-children 1
	$(BIN)/python tests/survivors.py

lint: setup-test ## style, format, types and the order of imports
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup ## put the Python files into the one format
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

docs: setup ## write again what is made from the code: the page of problems, the schemas, the list of libraries
	$(BIN)/cards explain codes > docs/problems.md.new
	mv docs/problems.md.new docs/problems.md
	$(BIN)/cards schema
	$(BIN)/python -m scoring.publish.licences > docs/dependencies.md.new
	mv docs/dependencies.md.new docs/dependencies.md

catalogues: setup ## gather the interface's words for translators, and bring every language's catalogue up to date
	$(BIN)/python -m scoring.edit.catalogues templates

clean: ## remove caches and everything printed
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache mutants dist
	find output -mindepth 1 -maxdepth 1 ! -name README.md -exec rm -rf {} +
	find scoring tests benchmarks -type d -name __pycache__ -prune -exec rm -rf {} +

distclean: clean ## remove the libraries in .venv as well
	rm -rf .venv tests/browser/node_modules tests/editor/node_modules

setup:
	@.ci/setup

setup-test:
	@.ci/setup test

setup-full:
	@.ci/setup full
