# Bellwether's commands. `make` lists them; each says what it does while it does it.

SHELL := /bin/bash
FORMATTED := Package.swift Sources Tests

.DEFAULT_GOAL := help
.PHONY: help demo test bench build release format lint doctor setup clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: release ## set up, build, create the demo company in demo/ and show its scorecard
	@.build/release/bellwether demo demo/

test: setup ## set up and run every test
	@if [ -n "$$CI" ] && [ -n "$$RECORD_GOLDEN" ]; then \
	    echo "make: RECORD_GOLDEN rewrites what the tests compare with, so it is refused in CI" >&2; exit 2; fi
	@scripts/build --build-tests
	@BELLWETHER_REQUIRE_DRIVERS=1 swift test --skip-build

bench: release ## measure speed and memory against targets and peers; prints the table of benchmarks/README.md
	@scripts/build -c release --product bellwether-bench
	@benchmarks/setup
	@.build/release/bellwether-bench all

build: setup ## build for development (.build/debug/bellwether)
	@scripts/build

release: setup ## build for use (.build/release/bellwether)
	@scripts/build -c release --product bellwether

format: ## rewrite the Swift sources in the committed style
	@swift format --in-place --recursive $(FORMATTED)

lint: ## fail on anything `make format` would change, and on style findings
	@swift format lint --strict --recursive $(FORMATTED)

doctor: release ## say what is installed, what is missing and how to mend it
	@.build/release/bellwether doctor

setup: ## install missing packages and engine drivers, nothing else
	@scripts/setup

clean: ## remove what was built (not the drivers, not demo/)
	@rm -rf .build
