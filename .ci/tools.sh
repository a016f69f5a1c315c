#!/bin/bash
# Installs what `make build` (or `make test`) needs and this machine lacks; silent when nothing is missing.
# What cargo and npm install goes to the user's cache, one folder per version, so that fresh clones start at once.
set -euo pipefail
cd "$(dirname "$0")/.."
. .ci/versions
WASM_BINDGEN_VERSION=$(sed -n 's/^wasm-bindgen = "=\(.*\)"/\1/p' Cargo.toml)
CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/budget-form
LOG=$CACHE/install.log
mkdir -p "$CACHE"

say() { printf '%s\n' "-- $*"; }

stop() {
    printf '%s\n' "Cannot go on: $*" >&2
    exit 1
}

# logged COMMAND...: runs it with its output in the log, which is shown if it fails.
logged() {
    if ! "$@" >"$LOG" 2>&1; then
        tail -n 30 "$LOG" >&2
        stop "'$*' failed; its whole output is in $LOG"
    fi
}

# apt PACKAGE...: installs those of Debian's packages that are missing.
apt() {
    local missing=() package run=()
    for package in "$@"; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    command -v apt-get >/dev/null || stop "this is not a Debian system; please install: ${missing[*]}"
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || stop "not root and no sudo; please ask for these packages: ${missing[*]}"
        run=(sudo)
    fi
    say "installing Debian packages (1 to 3 minutes): ${missing[*]}"
    logged "${run[@]}" apt-get update
    logged "${run[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"
}

# cargo_tool CRATE VERSION BINARY MINUTES: unoptimised, since these tools run for seconds and compile for minutes.
cargo_tool() {
    local root=$CACHE/$3-$2
    [ ! -x "$root/bin/$3" ] || return 0
    say "compiling $1 $2 with cargo (about $4 min on two cores)"
    CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off \
        logged cargo install --locked --root "$root" "$1@$2"
}

rust() {
    command -v cc >/dev/null || apt gcc libc6-dev
    command -v rustup >/dev/null || stop "rustup is missing; install it as the Rust project's site describes, then run make again"
    if ! rustup target list --installed 2>/dev/null | grep -qx wasm32-unknown-unknown || ! cargo clippy --version >/dev/null 2>&1; then
        say "installing the Rust toolchain named in rust-toolchain.toml (about 1 minute)"
        logged rustup toolchain install
    fi
}

node_js() {
    command -v node >/dev/null || apt nodejs
    local major
    major=$(node -p 'process.versions.node.split(".")[0]')
    [ "$major" -ge "$NODE_MAJOR_AT_LEAST" ] || stop "node $(node -v) is too old; version $NODE_MAJOR_AT_LEAST or newer is needed"
}

build_tools() {
    rust
    node_js
    cargo_tool wasm-bindgen-cli "$WASM_BINDGEN_VERSION" wasm-bindgen 3
    cargo_tool trunk "$TRUNK_VERSION" trunk 5
}

# The npm packages live in the cache under the checksum of their lock file; the clone only links to them.
browser_packages() {
    local sum folder
    sum=$(sha256sum tests/browser/package-lock.json | cut -c1-12)
    folder=$CACHE/browser-tests-$sum
    if [ ! -e "$folder/complete" ]; then
        say "installing the test harness and three old Chromiums from npm (150 MB, about 1 minute)"
        rm -rf "$folder"
        mkdir -p "$folder"
        cp tests/browser/package.json tests/browser/package-lock.json tests/browser/.npmrc "$folder/"
        logged npm ci --prefix "$folder" --ignore-scripts --no-audit --no-fund
        touch "$folder/complete"
    fi
    ln -sfn "$folder/node_modules" tests/browser/node_modules
    node tests/browser/lib/old_chromium.mjs
}

test_tools() {
    command -v npm >/dev/null || apt npm
    apt chromium chromium-driver firefox-esr webkit2gtk-driver xvfb xauth fonts-noto-cjk poppler-utils
    cargo_tool geckodriver "$GECKODRIVER_VERSION" geckodriver 1
    browser_packages
}

case ${1:-} in
    build) build_tools ;;
    test) build_tools; test_tools ;;
    *) stop "usage: .ci/tools.sh build|test" ;;
esac
