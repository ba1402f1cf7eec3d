# Everything starts here: `make demo` to try it, `make test` to trust it.
PYTHON ?= python3
PORT ?= 8000
MOTCUA = .venv/bin/motcua

.PHONY: help demo test check bench lock setup setup-dev

help: ## what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: setup ## a made-up year at http://127.0.0.1:8000 (PORT=…, RESET=1 starts over)
	@$(MOTCUA) demo --port $(PORT) $(if $(RESET),--reset)

test: setup-dev ## all tests: rules, database, screens, browser
	@.venv/bin/python -m pytest -n 2 --dist loadgroup --no-loadscope-reorder

check: setup-dev ## style, types, directions, patrols, locks and drawings
	@.venv/bin/python tools/check.py

bench: setup-dev ## measure, print a table, write var/bench.json
	@$(MOTCUA) bench

lock: setup-dev ## renew the lock files after a change of dependencies
	@.venv/bin/python tools/lock.py

setup:
	@$(PYTHON) tools/bootstrap.py $(if $(S3),--s3)

setup-dev:
	@$(PYTHON) tools/bootstrap.py --dev
