# cortap: make run, then http://127.0.0.1:8000/. The same as plain commands stands in README.md.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin

.PHONY: help run admin test test-all check bench screenshots requirements clean

help:  ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## /  make \1 — /'

run: runtime  ## install, migrate (which loads the guide) and serve on 127.0.0.1:8000; PORT=8001 for another port
	@$(BIN)/python tools/serve.py $(PORT)

admin: runtime  ## make an admin user
	@$(BIN)/python manage.py migrate --noinput --verbosity 0
	@$(BIN)/python manage.py createsuperuser

test: development  ## run every test on SQLite and on PostgreSQL, but for what takes long
	@$(BIN)/python -m tools.test -m "not long"

test-all: development  ## run every test, and what takes long
	@$(BIN)/python -m tools.test

check: development  ## lint and format check, without the tests
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

bench: development  ## measure this project beside its peers on a throwaway PostgreSQL
	@$(PYTHON) tools/install.py requirements-bench.txt
	@$(BIN)/python -m benchmarks.migrations
	@$(BIN)/python -m benchmarks.diff
	@$(BIN)/python -m benchmarks.api

screenshots: development  ## take the pictures in docs/images again, with chromium
	@$(BIN)/python -m tools.screenshots

requirements: development  ## pin requirements.in and requirements-dev.in again, with hashes
	@$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes requirements.in --output-file requirements.txt
	@$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes requirements-dev.in --output-file requirements-dev.txt
	@$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes requirements-bench.in --output-file requirements-bench.txt

clean:  ## remove the environment, the SQLite database and collected files
	rm -rf .venv db.sqlite3 staticfiles .pytest_cache .ruff_cache

.PHONY: runtime development
runtime:
	@$(PYTHON) tools/install.py requirements.txt

development:
	@$(PYTHON) tools/install.py requirements.txt requirements-dev.txt
