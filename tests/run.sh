#!/usr/bin/env bash
# Installs what the tests need, and runs all of them: `tests/run.sh [arguments of cargo test]`.
set -euo pipefail
cd "$(dirname "$0")/.."
tests/install.sh
exec cargo test "$@"
