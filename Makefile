# `make` lists what can be made. Tools are installed once per user, under $(CACHE); .ci/tools.sh does that.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run build draft release check test test-all proof reproducible bench kill-trials shots counts pictures clean checked-build build-tools test-tools

include .ci/versions
WASM_BINDGEN_VERSION := $(shell sed -n 's/^wasm-bindgen = "=\(.*\)"/\1/p' Cargo.toml)
CACHE := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/budget-form
export PATH := $(CACHE)/trunk-$(TRUNK_VERSION)/bin:$(CACHE)/wasm-bindgen-$(WASM_BINDGEN_VERSION)/bin:$(CACHE)/geckodriver-$(GECKODRIVER_VERSION)/bin:$(HOME)/.cargo/bin:$(PATH)
export TRUNK_SKIP_VERSION_CHECK := true
WASM := --target wasm32-unknown-unknown
# Cargo shares out its work itself; told of make's job server, which it cannot reach from here, it warns.
CARGO := env -u MAKEFLAGS -u MFLAGS cargo

# The tool of the build that packs the wasm, which .ci/tools.sh compiles.
PACK := --manifest-path .ci/pack/Cargo.toml
PACK_TARGET := --target-dir target/pack

# No folder of whoever builds stands in the file (.ci/remap).
TRUNK = CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="$$(.ci/remap)" RUST_BACKTRACE=0 RUST_LOG=error trunk build --offline --locked

# Much sooner built than what is shipped, and larger.
DRAFT_PROFILE := CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_INCREMENTAL=true CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_TARGET_DIR=target/quick

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' Makefile

run: build ## install what is missing, build, serve the file on 127.0.0.1
	@node .ci/serve.mjs

build: build-tools ## make dist/index.html, the one file that is shipped
	@cargo fetch --locked --quiet
	$(TRUNK)

draft: build-tools ## a quick build to work with, in target/draft; DRAFT=1 has the browser tests and the pictures use it
	@cargo fetch --locked --quiet
	DRAFT=1 $(DRAFT_PROFILE) $(TRUNK) --dist target/draft

release: build ## write what is handed out into release/: the file, its SHA-256, 使用说明
	@node .ci/release.mjs

check: build-tools ## format, lints and host tests only
	$(CARGO) fmt --all --check
	$(CARGO) clippy --locked --workspace --all-targets -- -D warnings
	$(CARGO) clippy --locked --workspace $(WASM) --lib --bins -- -D warnings
	$(CARGO) test --locked --workspace
	$(CARGO) fmt --check $(PACK)
	$(CARGO) clippy --locked --all-targets $(PACK) $(PACK_TARGET) -- -D warnings
	$(CARGO) test --locked $(PACK) $(PACK_TARGET)

test: test-tools checked-build ## check, build, the shipped file, each browser test where its outcome may differ
	node tests/browser/run.mjs

test-all: test-tools checked-build ## the same, with every browser test in every browser, the whole proof, and two builds compared
	node tests/browser/run.mjs --all
	node tests/shipped/proof.mjs
	node tests/edit_proof.mjs
	@$(MAKE) --no-print-directory reproducible

proof: test-tools build ## ask the engine of the file a million figures and ten thousand files of each kind, and edit a form ten thousand times in a browser
	node tests/shipped/proof.mjs
	node tests/edit_proof.mjs

reproducible: build-tools ## build the last commit in two folders and compare the bytes
	node tests/shipped/reproducible.mjs

# Side by side: the end of the optimised build is one long task for one core. Each writes what it says when it is done.
checked-build:
	@+$(MAKE) --no-print-directory --jobs=2 --output-sync=target check build

bench: test-tools build ## compare the speed with other libraries in one headless Chromium; the ratios go to target/bench.json as well
	@npm ci --prefix tests/bench --silent --no-audit --no-fund
	$(CARGO) build --locked --release $(WASM) --no-default-features --features bench --bin kept_forms
	wasm-bindgen --target no-modules --no-typescript --out-dir target/bench target/wasm32-unknown-unknown/release/kept_forms.wasm
	node tests/bench/run.mjs

kill-trials: test-tools build ## kill browsers while typing and count what is lost
	node tests/kill_trials.mjs

shots: test-tools build ## screenshots of the screens into target/shots
	node tests/browser/shots.mjs

counts: test-tools build ## count the controls and the words of each screen
	node tests/browser/counts.mjs

pictures: test-tools build ## make the pictures of README anew
	node tests/browser/pictures.mjs

clean: ## remove what was built (not the installed tools)
	rm -rf dist release target .ci/node_modules tests/browser/node_modules tests/bench/node_modules

build-tools:
	@.ci/tools.sh build

test-tools:
	@.ci/tools.sh test
