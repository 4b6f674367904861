# The menu of the house. `make` alone prints it.
SHELL := /bin/bash
.ONESHELL:
.SHELLFLAGS := -euo pipefail -c
PORT ?= 8080
TARGET := $(if $(CARGO_TARGET_DIR),$(CARGO_TARGET_DIR),target)
SANQIAN := $(TARGET)/debug/sanqian

.PHONY: menu demo test soak bench build web system-build system-test fmt codegen clean

menu:
	@echo "make demo     install what is missing, build, make the sample town, run the whole work, serve http://127.0.0.1:$(PORT)"
	echo "make test     the whole test suite: format, lints, Rust tests, front-end tests, browser test"
	echo "make soak     longer runs of the same tests"
	echo "make bench    benchmarks beside peers, which only this target installs"
	echo "make codegen  regenerate schemas/ and the front end's API types"
	echo "make fmt      format the Rust code"
	echo "make clean    remove build output"

system-build:
	@scripts/system-packages build

system-test:
	@scripts/system-packages build test

web/node_modules/.package-lock.json: web/package-lock.json
	@cd web && npm ci --no-audit --no-fund --loglevel=error
	touch node_modules/.package-lock.json

web/dist/index.html: web/node_modules/.package-lock.json $(shell find web/src web/index.html web/vite.config.ts web/public -type f 2>/dev/null)
	@cd web && npm run --silent build
	touch dist/index.html

web: web/dist/index.html

build: system-build web
	@cargo build --workspace

demo: system-build web
	@cargo build -p cli
	exec $(SANQIAN) demo --port $(PORT)

test: system-test web
	@scripts/test

soak: system-test web
	@SANQIAN_SOAK=1 PROPTEST_CASES=20000 SANQIAN_CUTS=1000000 SANQIAN_KILLS=10000 SANQIAN_BACKEND_KILLS=1000 SANQIAN_POSTGRES_KILLS=10000 \
	SANQIAN_ORACLE_CASES=1000000 SANQIAN_FUZZ_SECONDS=600 SECONDS_OF_API_TEST=600 SANQIAN_TEST_SECONDS=36000 scripts/test

bench:
	@scripts/system-packages build bench
	scripts/bench

codegen: web
	@cargo run -q -p xtask -- codegen
	cd web && npm run --silent codegen

fmt:
	@cargo fmt --all

clean:
	@cargo clean
	rm -rf web/dist web/node_modules
