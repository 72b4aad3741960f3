#!/usr/bin/env bash
# Installs what the tests need and cargo does not bring: Chromium and
# Firefox with their drivers, Java, the Nu Html Checker, axe, nginx, Caddy, Apache, rsync, rclone, xmllint, and readers of what
# the site exports (tests/validators.txt). What is there already is left alone.
# Knows Debian and its kin; elsewhere, install the named programs yourself.
set -euo pipefail
cd "$(dirname "$0")/.."

checker=26.9.27   # of the package vnu-jar
axe=4.14.1        # of the package axe-core
tools=target/tools

missing=()
has() { command -v "$1" >/dev/null 2>&1; }
has chromium || has chromium-browser || has google-chrome || missing+=(chromium)
has chromedriver || missing+=(chromium-driver)
has firefox-esr || has firefox || missing+=(firefox-esr)
has java || missing+=(default-jre-headless)
has minisign || missing+=(minisign)
has zimwriterfs || missing+=(zim-tools)
has sha256sum || missing+=(coreutils)
has valgrind || missing+=(valgrind)
has xmllint || missing+=(libxml2-utils)
has nginx || [ -x /usr/sbin/nginx ] || missing+=(nginx-light)
has caddy || missing+=(caddy)
has apache2 || [ -x /usr/sbin/apache2 ] || missing+=(apache2-bin)
[ -f /etc/mime.types ] || missing+=(media-types)
has rsync || missing+=(rsync)
has rclone || missing+=(rclone)
python3 -c 'import ensurepip, venv' 2>/dev/null || missing+=(python3 python3-venv)
jar="$tools/vnu-$checker.jar"
axe_script="$tools/axe-$axe.js"
{ [ -f "$jar" ] && [ -f "$axe_script" ]; } || has npm || missing+=(npm)

if [ ${#missing[@]} -gt 0 ]; then
    if ! has apt-get || [ "$(id -u)" != 0 ]; then
        echo "the tests need: ${missing[*]} (run this script as root on Debian, or install them)" >&2
        exit 2
    fi
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -q
    # Run level 1: what is installed is not started.
    RUNLEVEL=1 apt-get install -y -q --no-install-recommends "${missing[@]}"
fi

if [ ! -f "$jar" ]; then
    mkdir -p "$tools"
    # Its install script would only fetch a Java, which is here.
    npm install --ignore-scripts --no-save --no-audit --no-fund --loglevel=error \
        --prefix "$tools" "vnu-jar@$checker"
    cp "$tools/node_modules/vnu-jar/build/dist/vnu.jar" "$jar"
fi

if [ ! -f "$axe_script" ]; then
    mkdir -p "$tools"
    npm install --ignore-scripts --no-save --no-audit --no-fund --loglevel=error \
        --prefix "$tools" "axe-core@$axe"
    rm -f "$tools"/axe-*.js
    cp "$tools/node_modules/axe-core/axe.min.js" "$axe_script"
fi

# Installed anew when the list changes.
venv="$tools/validators"
if ! cmp -s tests/validators.txt "$venv/installed.txt"; then
    rm -rf "$venv"
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check -r tests/validators.txt
    cp tests/validators.txt "$venv/installed.txt"
fi

# Debian has no driver for Firefox; cargo brings it. Unoptimised it is compiled in a third of the time.
has geckodriver || cargo install --quiet --locked --debug geckodriver
