#!/bin/sh
# Makes .venv with the locked packages; does nothing when they have not changed. Needs Python 3.13, Node 20+, npm.
# With the word "browser" it also sees to Chromium, which the journeys drive, and pdfsig, a second opinion on seals.
set -eu
cd "$(dirname "$0")/.."

say() { printf '  %s\n' "$*"; }
stop() { printf '\n%s\n' "$*" >&2; exit 1; }

# A candidate counts when it runs and says 3.13: a pyenv shim may exist and still fail.
is_313() { [ "$("$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null)" = "3.13" ]; }

candidates() {
    command -v python3.13 || true
    command -v python3 || true
    if command -v pyenv >/dev/null 2>&1; then ls -d "$(pyenv root)"/versions/3.13*/bin/python3.13 2>/dev/null || true; fi
    ls -d "$HOME"/.pyenv/versions/3.13*/bin/python3.13 2>/dev/null || true
    if command -v uv >/dev/null 2>&1; then uv python find 3.13 2>/dev/null || true; fi
}

find_python() {
    candidates | while read -r candidate; do
        # The interpreter itself rather than an environment of somebody's, which may go away.
        if is_313 "$candidate"; then "$candidate" -c 'import sys; print(getattr(sys, "_base_executable", sys.executable))'; break; fi
    done
}

check_node() {
    command -v node >/dev/null 2>&1 && command -v npm >/dev/null 2>&1 || stop "Node 20 or later with npm is needed: https://nodejs.org"
    [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || stop "Node 20 or later is needed; here is $(node --version)"
}

hash_of() { "$1" -c 'import hashlib,sys; print(hashlib.sha256(open(sys.argv[1],"rb").read()).hexdigest())' "$2"; }

is_done() { [ -f ".venv/$1" ] && [ "$(cat ".venv/$1")" = "$2" ] && .venv/bin/python -c '' 2>/dev/null; }

pip() { .venv/bin/python -m pip install -qq --disable-pip-version-check --no-deps "$@"; }

make_environment() {
    python=$(find_python)
    [ -n "$python" ] || stop "Python 3.13 is needed, and none was found. Install it with one of:
  uv python install 3.13        pyenv install 3.13        apt-get install python3.13 python3.13-venv"
    packages=$(hash_of "$python" tests/requirements.txt)
    if ! is_done packages "$packages"; then
        say "make .venv with $python …"
        "$python" -m venv --clear .venv || stop "That Python has no venv module; on Debian: apt-get install python3.13-venv"
        # The frontend's packages come meanwhile: both wait for the network.
        "$python" -m infra.local.frontend &
        frontend=$!
        say "install the locked packages …"
        pip --require-hashes -r tests/requirements.txt
        echo "$packages" > .venv/packages
        wait "$frontend" || say "the frontend's packages did not come; they are asked for again where they are needed"
    fi
    project=$(hash_of "$python" pyproject.toml)
    if ! is_done project "$project"; then
        pip --no-build-isolation --editable .
        echo "$project" > .venv/project
    fi
}

find_browser() { command -v chromium || command -v chromium-browser || command -v google-chrome || true; }

install_browser() {
    missing=""
    [ -n "$(find_browser)" ] || missing="chromium fonts-dejavu-core"
    command -v pdfsig >/dev/null 2>&1 || missing="$missing poppler-utils"
    [ -n "$missing" ] || return 0
    command -v apt-get >/dev/null 2>&1 || stop "The tests need Chromium and pdfsig (poppler): install them, so that 'chromium' and 'pdfsig' are on the PATH"
    root=""
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null 2>&1 || stop "The tests need more programs; as root: apt-get install $missing"
        root="sudo"
    fi
    say "install $missing …"
    $root apt-get -qq update
    $root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y install --no-install-recommends $missing >/dev/null
}

check_node
make_environment
if [ "${1:-}" = "browser" ]; then install_browser; fi
