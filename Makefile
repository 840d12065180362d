SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
PIP := $(BIN)/pip install -q --disable-pip-version-check --no-compile --no-deps
PO := $(shell find locale -name '*.po' 2>/dev/null)
STATIC := $(shell find static -type f 2>/dev/null)

PORT = $(or $(SERVE_PORT),$(shell sed -n 's/^SERVE_PORT=//p' .env 2>/dev/null),8000)

# Run a command that has nothing to say when all is well; else one sentence, or the last line of what it said.
define quietly
why=$$($(1) 2>&1) || { case "$$why" in \
  *"No space left"*) echo "The disk is full: make room (about 500 MB) and run make again.";; \
  *"Retrying ("*|*"Max retries"*|*NewConnection*) echo "No network: pip cannot reach its package index. Connect, or name one with PIP_INDEX_URL or HTTPS_PROXY, and run make again.";; \
  *) echo "$${why##*$$'\n'}";; esac; exit 1; }
endef

.PHONY: help run prepared dev check test test-all lint screenshots audit bench drill messages requirements

help: ## explain every target
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

run: .venv/.made .env $(PO:.po=.mo) ## set up and serve the portal with demo content on http://127.0.0.1:8000
	@$(MAKE) -s --no-print-directory -j2 collected/.made prepared
	@echo "Portal: http://127.0.0.1:$(PORT)    Admin: http://127.0.0.1:$(PORT)/quan-tri/"
	@echo "Editors: phongvien, bientap, truongban, coquan, lanhdao, quantri    First password: $$(sed -n 's/^DEMO_PASSWORD=//p' .env)"
	@exec $(BIN)/python serve.py --with-clock

prepared: .venv/.made .env $(PO:.po=.mo)
	@$(MANAGE) prepare --demo

dev: .venv/.dev .env $(PO:.po=.mo) ## serve with reload and error pages for developers
	@$(MANAGE) prepare
	@DEBUG=true $(MANAGE) runserver

check: .venv/.dev $(PO:.po=.mo) ## for daily work: lint, import contracts and the fast tests on SQLite
	@BIN=$(BIN) tests/run check

test: .venv/.dev $(PO:.po=.mo) ## set up and pass the tests: lint, SQLite, Elasticsearch, browser, what can differ on PostgreSQL
	@BIN=$(BIN) tests/run test

test-all: .venv/.dev $(PO:.po=.mo) ## the same with every test on PostgreSQL too
	@BIN=$(BIN) tests/run all

lint: .venv/.dev ## ruff, djlint, the import rule, types at the seams
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/djlint templates --lint --quiet
	@PYTHONPATH=.:site $(BIN)/lint-imports --no-cache
	@$(BIN)/mypy

screenshots: .venv/.dev $(PO:.po=.mo) ## take the README's pictures again
	@$(BIN)/pytest tests/browser/screenshots.py -p no:randomly

audit: collected/.made .venv/.dev ## Nu HTML checker and Lighthouse on the main pages (needs Java, npm, Chromium)
	@$(BIN)/python tests/audit.py

bench: collected/.made ## print what search, news and plans cost, and with SOURCE=file how fast pages and the sync are
	@$(BIN)/python bench/search.py
	@$(BIN)/python bench/news.py
	@$(BIN)/python bench/plans.py
	@[ -z "$(SOURCE)" ] || { $(BIN)/python bench/speed.py $(SOURCE) && $(BIN)/python bench/sync.py $(SOURCE); }

drill: .venv/.dev $(PO:.po=.mo) ## stop, freeze and kill every service under load and print what readers got (needs PostgreSQL, Redis, nginx)
	@$(BIN)/python -m tests.drills

messages: .venv/.dev .env ## read the strings of the code into locale/ (needs GNU gettext)
	@$(MANAGE) makemessages -l vi -l en --no-location --no-obsolete -i '.venv' -i 'tests' -i 'bench' -i 'locale' -v 0

requirements: .venv/.dev ## pin the dependency groups of pyproject.toml anew
	@$(BIN)/uv pip compile -q --python-version 3.11 --universal --no-header --group site -o requirements.txt
	@$(BIN)/uv pip compile -q --python-version 3.11 --universal --no-header --group dev -c requirements.txt -o requirements-dev.txt

.venv/bin/pip: # written last: an environment that was left half made has none
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo "Python 3.11 or newer is missing: apt install python3"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "venv is missing: apt install python3-venv"; exit 1; }
	@echo "Python environment ..."; $(call quietly,$(PYTHON) -m venv --clear .venv)

.venv/.made: requirements.txt | .venv/bin/pip
	@echo "Packages ..."; $(call quietly,$(PIP) -r requirements.txt)
	@touch $@

.venv/.dev: requirements-dev.txt .venv/.made
	@echo "Development tools ..."; $(call quietly,$(PIP) -r requirements-dev.txt)
	@touch $@

.env:
	@umask 077; $(PYTHON) -c "import secrets as s; print(f'SECRET_KEY={s.token_urlsafe(50)}\nHTTPS=false\nDEMO_PASSWORD={s.token_hex(5)}')" > $@.part
	@mv $@.part $@

%.mo: %.po .venv/.made
	@$(BIN)/pybabel -q compile -i $< -o $*.part.mo && mv $*.part.mo $@

collected/.made: .venv/.made .env $(PO:.po=.mo) $(STATIC)
	@echo "Static files ..."; $(call quietly,$(MANAGE) collectstatic --noinput --clear -v 0)
	@touch $@
