# `make help` lists what there is. All of it works on a machine with nothing but Python 3.11 or newer, venv and make.
PORT := $(or $(AQB_PORT),8501)
PYTHON := .venv/bin/python
INSTALL := $(PYTHON) -m pip install --cache-dir .venv/pip-cache --quiet --disable-pip-version-check
# The lock without what its head would say of this machine: no cache, no address of a registry.
COMPILE := .venv/bin/uv pip compile pyproject.toml --quiet --universal --generate-hashes --cache-dir .venv/uv-cache \
	--custom-compile-command "make lock"
.PHONY: help run test lint format docs pictures lock sbom bench faults

help: ## these lines
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 10

run: .venv/run .venv/small-bundle ## the dashboard on http://127.0.0.1:8501 (AQB_PORT for another), with its embedded data sets
	@$(PYTHON) -m data prepare
	@echo "Dashboard: http://127.0.0.1:$(PORT)  (Beenden mit Strg+C)"
	@exec $(PYTHON) -m streamlit run serve.py --server.port $(PORT)

test: lint .venv/small-bundle ## everything CI checks: lint, and all tests, in a browser and an own PostgreSQL too
	@$(PYTHON) tests/browser/get_chromium.py
	@$(PYTHON) tests/get_servers.py
	$(PYTHON) -m pytest -n 3 --dist loadfile

lint: .venv/dev var/sound-sql ## what needs no run: ruff, mypy, the contracts of imports, SQL
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports

# All SQL takes sqlfluff a minute of processor time or two, everything else here three seconds: it reads what has changed since
# all was sound, and all where its rules or its version have.
SQL := $(shell find data queries -name '*.sql')
var/sound-sql: $(SQL) pyproject.toml requirements-dev.txt | .venv/dev
	.venv/bin/sqlfluff lint --processes 2 $(if $(filter-out %.sql,$?),data queries,$?)
	@mkdir -p var
	@touch $@

format: .venv/dev ## brings Python and what ruff can mend into form; SQL stays as it is
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

docs: .venv/dev ## the pages of docs/ that are written from the code
	$(PYTHON) -m data.dictionary > docs/data-dictionary.md
	PYTHONPATH=.:tests $(PYTHON) -m tools.licences > docs/licences.md
	PYTHONPATH=.:tests $(PYTHON) -m tools.wordings > docs/wordings.md
	PYTHONPATH=.:tests $(PYTHON) -m tools.sections

pictures: .venv/dev ## the pictures of docs/handbuch.md anew, of demonstration data
	@$(PYTHON) tests/browser/get_chromium.py
	PYTHONPATH=.:tests:tests/browser $(PYTHON) -m tools.pictures

lock: .venv/dev ## requirements*.txt anew from pyproject.toml; versions that fit stay
	$(COMPILE) --group dev --output-file requirements-dev.txt
	$(COMPILE) --constraints requirements-dev.txt --output-file requirements.txt

sbom: .venv/dev ## the packages of the running dashboard as CycloneDX, into var/sbom.cdx.json
	@mkdir -p var
	PYTHONPATH=.:tests $(PYTHON) -m tools.sbom > var/sbom.cdx.json

bench: .venv/dev .venv/small-bundle ## measured times (docs/speed.md)
	@$(PYTHON) tests/browser/get_chromium.py
	$(PYTHON) -m benchmarks

faults: .venv/dev ## kills, full disks, outages and the like, an hour (docs/reliability.md)
	@$(PYTHON) tests/get_servers.py
	PYTHONPATH=.:tests:tests/data:tests/data/store $(PYTHON) -m faults

.venv/bin/python:
	python3 -m venv .venv

.venv/run: requirements.txt | .venv/bin/python
	$(INSTALL) -r requirements.txt
	@touch $@

# A quarter less to wait at a first visit; where it is not to be had, nothing is missing (web/library.py).
.venv/small-bundle: web/small_bundle.py web/packed.py web/fonts.py web/icons.py | .venv/run
	@$(PYTHON) -m web.small_bundle
	@$(PYTHON) -m web.packed
	@touch $@

.venv/dev: requirements-dev.txt .venv/run
	$(INSTALL) -r requirements-dev.txt
	@touch $@
