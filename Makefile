# What a person types. Everything is also what CI calls; nothing here needs more than Python 3.13, Node 20+ and make.
SHELL := /bin/sh
PYTHON := .venv/bin/python
PYTEST := $(PYTHON) -m pytest --quiet
STAGE ?= production
export JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION := 20
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help setup run reload test check check-python check-web test-rules test-services test-infra \
	journeys journeys-enforced tour bench report openapi publish synth deploy replay backup restore clean lock

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-18s %s\n", $$1, $$2 }' Makefile

setup: ## the environment: .venv with the locked packages (nothing when unchanged)
	@sh infra/setup.sh

run: setup ## the whole system on this machine (PORT=4566)
	@$(PYTHON) -m infra.local.run

reload: ## put changed code into the running functions
	@$(PYTHON) -m infra.local.reload

test: ## everything: set-up, check, all tests, journeys in a browser with and without enforced permissions
	@sh infra/setup.sh browser
	@$(MAKE) --no-print-directory check test-rules test-services test-infra journeys-enforced journeys
	@$(MAKE) --no-print-directory report

check: setup ## format, lint, types, imports, texts, OpenAPI unchanged
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target check-python check-web

check-python:
	@$(PYTHON) -m ruff format --check --quiet . || { echo "run: .venv/bin/ruff format ."; exit 1; }
	@$(PYTHON) -m ruff check --quiet .
	@mkdir -p .build
	@.venv/bin/lint-imports --no-cache > .build/imports.log 2>&1 || { cat .build/imports.log; exit 1; }
	@$(PYTHON) -m vulture
	@$(PYTHON) -m mypy
	@$(PYTHON) -c "import sys; from tests.contracts.openapi import PATH, text; sys.exit(PATH.read_text('utf-8') != text() and 'the OpenAPI document is out of date: make openapi')"

check-web:
	@$(PYTHON) -m infra.local.check_web

test-rules: setup ## the rules of law and domain, the contracts, the rows of every release: pure functions
	@$(PYTEST) -n 2 tests/rules tests/contracts tests/rows

test-services: setup ## handlers against AWS in memory (moto)
	@rm -rf .cache/aws-calls
	@$(PYTEST) -n 2 tests/services

test-infra: setup ## templates, bundles, cdk-nag, grants, the local AWS
	@# the grants are compared with the calls that the service tests saw: anew when code changed since
	@[ -d .cache/aws-calls ] && [ -z "$$(find tests/services services shared -name '*.py' -newer .cache/aws-calls | head -n 1)" ] \
		|| $(MAKE) --no-print-directory test-services
	@$(PYTEST) -n 2 tests/infra

journeys: setup ## a person's way through the deployed system, in Chromium
	@# what goes on after the case, wipes, and the unforeseen: once, with permissions enforced
	@$(PYTEST) tests/journeys $(patsubst %,--ignore=tests/journeys/test_%.py,case_goes_on unforeseen wipe)

journeys-enforced: setup ## the same with permissions enforced: each role may do what it needs
	@# what no permission of a function bears on is done once, with permissions open
	@ENFORCE_PERMISSIONS=1 $(PYTEST) tests/journeys $(patsubst %,--ignore=tests/journeys/test_%.py,tour looks their_system survival)

tour: setup ## the tour through the whole demo, its pictures taken anew (tests/demo/tour)
	@TOUR=whole $(PYTEST) tests/journeys/test_tour.py

bench: setup ## speed and memory against bare clients, ratios printed
	@$(PYTHON) -m tests.bench

report: setup ## features and requirements, their tests, and what is open
	@if [ -f tests/report.py ]; then $(PYTHON) -m tests.report; fi

openapi: setup ## write the OpenAPI document, and the frontend's types from it
	@$(PYTHON) -m tests.contracts.openapi
	@cd services/web && npm run --silent api

publish: setup ## what the API and events are now becomes what was last published (see shared/contracts/CHANGES.md)
	@$(PYTHON) -m tests.contracts.publish

synth: setup ## the templates of STAGE=production in cdk.out, without any account
	@CDK_OUTDIR=cdk.out CDK_CONTEXT_JSON='{"stage":"$(STAGE)"}' $(PYTHON) -m infra.app

deploy: setup ## cdk deploy of STAGE=… to the account of your credentials, and the frontend
	@STAGE=$(STAGE) $(PYTHON) -m infra.deploy

backup: setup ## everything of the running local AWS into FILE=…
	@$(PYTHON) -m infra.local.backup save $(FILE)

restore: setup ## wipe the running local AWS and bring FILE=… back (CONFIRM=1)
	@$(PYTHON) -m infra.local.backup restore $(FILE) $(if $(CONFIRM),--confirm)

replay: setup ## dead letters of QUEUE=… back to work (a dry run without CONFIRM=1)
	@.venv/bin/poortwachter replay $(QUEUE) $(if $(CONFIRM),--confirm)

lock: setup ## new hashed lock files from pyproject.toml
	@$(PYTHON) -m infra.lock

clean: ## everything that was made, the local state too
	@rm -rf .venv .build .cache .local cdk.out infra/node_modules services/web/node_modules services/web/dist \
		.mypy_cache .ruff_cache .pytest_cache .hypothesis *.egg-info
