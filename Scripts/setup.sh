#!/usr/bin/env bash
# Installs what the build needs and Debian has. Does nothing, and needs no network, where nothing is missing.
# Usage: Scripts/setup.sh [test]     "test" adds what only the tests need.
set -euo pipefail
exec >&2

needed=(
  ca-certificates git        # swift build fetches swift-argument-parser
  libicu-dev pkg-config      # ICU, and how SwiftPM finds it
  rapidjson-dev              # headers only
  libgumbo-dev               # HTML
  zlib1g-dev libzstd-dev     # gzip and zstd, linked statically
  libstdc++-12-dev           # RapidJSON is C++
  make
)
[ "${1:-}" = test ] && needed+=(
  python3-jsonschema         # output against the published schemas
  jq parallel                # the recipes
  python3-venv               # the tools of Scripts/requirements.txt, which formats are read with
  chromium chromium-driver   # the report, as a person uses it
)

if ! command -v swift >/dev/null; then
  echo "setup: there is no swift on the PATH; install a Swift 6.3 toolchain or later: https://www.swift.org/install/linux/"
  exit 1
fi
if ! command -v dpkg-query >/dev/null; then
  echo "setup: this is not Debian: make sure that ICU, RapidJSON, pkg-config and a C++ standard library are here"
  exit 0
fi

missing=()
for package in "${needed[@]}"; do
  status=$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null || true)
  [ "$status" = installed ] || missing+=("$package")
done

install_packages() {
  sudo=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "setup: please install as root: apt-get install ${missing[*]}"
      exit 1
    fi
    sudo=(sudo)
  fi
  echo "setup: installing ${missing[*]}"
  install=("${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "${missing[@]}")
  # The package lists may be old or absent: refresh them only then.
  "${install[@]}" </dev/null || { "${sudo[@]}" apt-get update </dev/null && "${install[@]}" </dev/null; }
}
[ "${#missing[@]}" -eq 0 ] || install_packages

# The tools that formats are read with, in a folder of the project's own, made anew when their list changes.
if [ "${1:-}" = test ]; then
  cd "$(dirname "$0")/.."
  if ! cmp -s Scripts/requirements.txt .venv/requirements.txt; then
    echo "setup: installing the tools of Scripts/requirements.txt into .venv"
    rm -rf .venv
    python3 -m venv .venv
    .venv/bin/pip install --quiet --disable-pip-version-check -r Scripts/requirements.txt
    cp Scripts/requirements.txt .venv/requirements.txt
  fi
fi
