#!/bin/bash
# Installs what `make build` (or `make test`) needs and this machine lacks; silent when nothing is missing.
# What cargo and npm install goes to the user's cache, one folder per version, so that fresh clones start at once.
set -euo pipefail
cd "$(dirname "$0")/.."
. .ci/versions
WASM_BINDGEN_VERSION=$(sed -n 's/^wasm-bindgen = "=\(.*\)"/\1/p' Cargo.toml)
CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/budget-form
mkdir -p "$CACHE"

say() { printf '%s\n' "-- $*"; }

stop() {
    printf '%s\n' "Cannot go on: $*" >&2
    exit 1
}

# logged NAME COMMAND...: runs it with its output in a log of that name, which is shown if it fails. Several may run at once.
logged() {
    local log=$CACHE/$1.log
    shift
    if ! "$@" >"$log" 2>&1; then
        tail -n 30 "$log" >&2
        stop "'$*' failed; its whole output is in $log"
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
    logged apt "${run[@]}" apt-get update
    logged apt "${run[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"
}

# in_background COMMAND...: starts what takes minutes and leaves a core idle now and then; `finished` waits for it.
JOBS=()
trap 'kill "${JOBS[@]}" 2>/dev/null || true' EXIT
in_background() {
    "$@" &
    JOBS+=($!)
}

# finished: waits for everything begun in the background; one that failed has said why, and ends this script.
finished() {
    local job failed=0
    for job in "${JOBS[@]}"; do wait "$job" || failed=1; done
    JOBS=()
    [ "$failed" = 0 ] || exit 1
}

# prebuilt CRATE VERSION ROOT: takes a binary that somebody has built, where cargo-binstall is installed and finds one; compiles nothing.
prebuilt() {
    cargo binstall -V >/dev/null 2>&1 || return 1
    cargo binstall --no-confirm --disable-strategies compile --root "$3" "$1@$2" >"$CACHE/$1.log" 2>&1
}

# cargo_tool CRATE VERSION BINARY MINUTES: compiled without optimisation, since these tools run for seconds and compile for minutes.
cargo_tool() {
    local root=$CACHE/$3-$2
    [ ! -x "$root/bin/$3" ] || return 0
    if prebuilt "$1" "$2" "$root" && "$root/bin/$3" --version >/dev/null 2>&1; then
        say "took a prebuilt $1 $2"
        return 0
    fi
    say "compiling $1 $2 with cargo (about $4 min on two cores)"
    CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_DEBUG=0 \
        logged "$1" cargo install --locked --force --root "$root" "$1@$2"
}

rust() {
    command -v cc >/dev/null || apt gcc libc6-dev
    command -v rustup >/dev/null || stop "rustup is missing; install it as the Rust project's site describes, then run make again"
    if ! rustup target list --installed 2>/dev/null | grep -qx wasm32-unknown-unknown || ! cargo clippy --version >/dev/null 2>&1; then
        say "installing the Rust toolchain named in rust-toolchain.toml (about 1 minute)"
        logged rustup rustup toolchain install
    fi
}

node_js() {
    command -v node >/dev/null || apt nodejs
    local major
    major=$(node -p 'process.versions.node.split(".")[0]')
    [ "$major" -ge "$NODE_MAJOR_AT_LEAST" ] || stop "node $(node -v) is too old; version $NODE_MAJOR_AT_LEAST or newer is needed"
}

# The tool that packs the wasm, of our own sources (.ci/pack): built once for each state of them.
pack_tool() {
    local sum root
    sum=$(cat .ci/pack/Cargo.toml .ci/pack/Cargo.lock .ci/pack/src/main.rs src/unpack/src/packing.rs rust-toolchain.toml | sha256sum | cut -c1-12)
    root=$CACHE/pack-$sum
    if [ ! -x "$root/bin/pack" ]; then
        say "compiling the tool that packs the wasm (some seconds)"
        logged pack cargo install --locked --force --quiet --path .ci/pack --root "$root" --target-dir "$root/target"
        rm -rf "$root/target"
    fi
    mkdir -p target/tools
    ln -sfn "$root/bin/pack" target/tools/pack
}

# npm_packages NAME FOLDER WHAT: what the lock file of that folder names. It lives in the cache under the checksum of that file; the clone only links to it.
npm_packages() {
    local sum folder
    command -v npm >/dev/null || apt npm
    sum=$(sha256sum "$2/package-lock.json" | cut -c1-12)
    folder=$CACHE/$1-$sum
    if [ ! -e "$folder/complete" ]; then
        say "installing $3 from npm"
        rm -rf "$folder"
        mkdir -p "$folder"
        cp "$2/package.json" "$2/package-lock.json" "$2/.npmrc" "$folder/"
        logged npm npm ci --prefix "$folder" --ignore-scripts --no-audit --no-fund
        touch "$folder/complete"
    fi
    ln -sfn "$folder/node_modules" "$2/node_modules"
}

build_tools() {
    rust
    node_js
    npm_packages build-packages .ci "what takes comments and white space out of scripts and styles (10 MB)"
    pack_tool
    in_background cargo_tool wasm-bindgen-cli "$WASM_BINDGEN_VERSION" wasm-bindgen 3
    in_background cargo_tool trunk "$TRUNK_VERSION" trunk 5
}

browser_packages() {
    npm_packages browser-tests tests/browser "the test harness and three old Chromiums (150 MB, about 1 minute)"
    node tests/browser/lib/old_chromium.mjs
}

# The current Chromium without its windows, which does the same with less work. Where there is no such package, the one with windows.
current_chromium() {
    [ ! -e "$CACHE/chromium-with-windows" ] || return 0
    (apt chromium-headless-shell) 2>/dev/null && return 0
    apt chromium
    touch "$CACHE/chromium-with-windows"
}

test_tools() {
    in_background cargo_tool geckodriver "$GECKODRIVER_VERSION" geckodriver 1
    current_chromium
    apt firefox-esr webkit2gtk-driver xvfb xauth fonts-noto-cjk poppler-utils
    browser_packages
}

case ${1:-} in
    build) build_tools; finished ;;
    test) build_tools; test_tools; finished ;;
    *) stop "usage: .ci/tools.sh build|test" ;;
esac
