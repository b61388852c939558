# Needs Python 3.11 to 3.14 and make, nothing else. `make` alone lists what can be made.
PORT ?= 8000
# The first Python that is new enough; name another one with PYTHON=…
PYTHON ?= $(shell for each in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$each" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null && { echo "$$each"; exit; }; done; echo python3)
# Arguments for pytest: make test ARGS="-k finder -x"
ARGS ?=

# Everything below is development: a server in production is started by the Dockerfile's command.
DEBUG ?= 1
PIP_DISABLE_PIP_VERSION_CHECK = 1
export DEBUG PIP_DISABLE_PIP_VERSION_CHECK
# Tests start very many processes: what one has compiled, the others need not.
unexport PYTHONDONTWRITEBYTECODE

BIN := .venv/bin/python
MANAGE := $(BIN) manage.py
# Checks read the models, never the data: they leave the database alone.
WITHOUT_DATA := DATABASE_URL=sqlite:///:memory: $(MANAGE)
TEMPLATES = find cities network practices search templates -name '*.html'

.DEFAULT_GOAL := help
.PHONY: help run seed test drills check messages format lock clean preflight environment environment-dev

help: ## list the targets
	@echo 'make run [PORT=8000]     set everything up and serve the site with its real data'
	@echo 'make seed                bring the database and its data up to date, without serving'
	@echo 'make test [ARGS=…]       check, then every test, on each database engine that is there'
	@echo 'make drills              kill, stop and strip a search server of its own under load, 1,000 changes'
	@echo 'make check               lint, types, layers, migrations, templates, catalogues'
	@echo 'make messages            bring the catalogues of interface strings up to date with the code'
	@echo 'make format              put the code into the agreed form'
	@echo 'make lock                resolve the requirements anew and pin them with hashes'
	@echo 'make clean               remove what these targets made; your data in var/ stays'

run: environment
	@exec $(MANAGE) develop --port "$(PORT)"

seed: environment
	@$(WITHOUT_DATA) compile_catalogues
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) seed

test: check
	@$(BIN) -m tests.suite $(ARGS)

# Takes minutes; the program that starts the server is named in ELASTICSEARCH_NODE (docs/settings.md).
drills: environment-dev
	@DRILL_CHANGES=1000 REQUIRE_SERVICES=1 $(BIN) -m pytest -n 0 -s -m drill tests/drills $(ARGS)

check: environment-dev
	$(BIN) -m ruff check .
	$(BIN) -m ruff format --check .
	$(BIN) -m mypy
	.venv/bin/lint-imports
	$(WITHOUT_DATA) makemigrations --check --dry-run
	$(WITHOUT_DATA) check --fail-level WARNING
	$(TEMPLATES) -exec .venv/bin/djade --check --target-version 5.2 {} +
	$(WITHOUT_DATA) update_catalogues --check

messages: environment
	$(WITHOUT_DATA) update_catalogues
	$(WITHOUT_DATA) compile_catalogues

format: environment-dev
	$(BIN) -m ruff check --fix-only .
	$(BIN) -m ruff format .
	$(TEMPLATES) -exec .venv/bin/djade --target-version 5.2 {} + || true

# Releases get five days to be found faulty before we take them.
COMPILE = $(BIN) -m uv pip compile pyproject.toml --quiet --upgrade --exclude-newer '5 days' \
	--universal --python-version 3.11 --no-strip-extras --generate-hashes --no-emit-index-url --no-header
lock: environment-dev
	$(COMPILE) --output-file requirements.txt
	$(COMPILE) --group dev --constraints requirements.txt --output-file requirements-dev.txt

clean:
	rm -rf .venv .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache .coverage .coverage.*
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

preflight:
	@command -v "$(PYTHON)" >/dev/null || { echo 'Python is missing: install Python 3.11 or newer, or name it with PYTHON=…' >&2; exit 1; }
	@"$(PYTHON)" network/preflight.py

# A half-made or outdated environment is made anew; requirements are installed only when the locked file changed.
environment: preflight
	@$(BIN) -c 'import pip, sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null || \
		{ echo 'Making the environment in .venv …'; "$(PYTHON)" -m venv --clear .venv; }
	@cmp -s requirements.txt .venv/requirements.txt || \
		{ echo 'Installing the pinned requirements …'; $(BIN) -m pip install --quiet --require-hashes -r requirements.txt && cp requirements.txt .venv/; }

environment-dev: environment
	@cmp -s requirements-dev.txt .venv/requirements-dev.txt || \
		{ echo 'Installing the pinned tools …'; $(BIN) -m pip install --quiet --require-hashes -r requirements-dev.txt && cp requirements-dev.txt .venv/; }
