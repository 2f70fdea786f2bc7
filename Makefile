# make run: the dashboard.  make test: everything CI checks.  make bench: measured times.
# make faults: kills, full disks, outages and the like, for an hour (docs/reliability.md).
PORT := $(or $(AQB_PORT),8501)
PYTHON := .venv/bin/python
.PHONY: run test bench faults

run: .venv/run .venv/small-bundle
	@$(PYTHON) -m data prepare
	@echo "Dashboard: http://127.0.0.1:$(PORT)  (Beenden mit Strg+C)"
	@exec $(PYTHON) -m streamlit run serve.py --server.port $(PORT)

test: .venv/dev .venv/small-bundle
	@$(PYTHON) tests/browser/get_chromium.py
	@$(PYTHON) tests/get_postgres.py
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/sqlfluff lint data queries
	$(PYTHON) -m pytest -n 2 --dist loadfile

bench: .venv/dev .venv/small-bundle
	@$(PYTHON) tests/browser/get_chromium.py
	$(PYTHON) -m benchmarks

faults: .venv/dev
	@$(PYTHON) tests/get_postgres.py
	PYTHONPATH=.:tests:tests/data:tests/data/store $(PYTHON) -m faults

.venv/bin/python:
	python3 -m venv .venv

.venv/run: requirements.txt | .venv/bin/python
	$(PYTHON) -m pip install --cache-dir .venv/pip-cache --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

# A quarter less to wait at a first visit; where it is not to be had, nothing is missing (web/library.py).
.venv/small-bundle: web/small_bundle.py | .venv/run
	@$(PYTHON) -m web.small_bundle
	@touch $@

.venv/dev: requirements-dev.txt .venv/run
	$(PYTHON) -m pip install --cache-dir .venv/pip-cache --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@
