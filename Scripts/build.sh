#!/usr/bin/env bash
# Builds the program, optimised, at .build/release/extract.
#
# Usage: Scripts/build.sh [--plain]
#
# The Swift modules are optimised together when they are linked, and no register is kept for frames: the program is a tenth faster for it. That needs
# the toolchain's own linker and a package manager that knows how; where one is missing, or with --plain, each module is optimised by itself.
set -euo pipefail
cd "$(dirname "$0")/.."
exec >&2

# Its own folder is not searched for libraries: forty looks for files that are not there, at every start.
build=(swift build -c release --static-swift-stdlib --disable-local-rpath --product extract)
together=(--experimental-lto-mode=full --omit-frame-pointers -Xswiftc -use-ld=lld -Xlinker --lto-O3)
# Without what the linker would need much time and memory for: the lines of the source for a debugger, and the lexicon's bytes as code.
together+=(-debug-info-format none -Xcc -fno-lto)
# What nothing foresees is written without a branch; the code generator is not to make one of it again where it thinks that it could pay.
options=(jump-is-expensive disable-cgp-select2branch)
# Intel's processors from Skylake to Cascade Lake decode a jump anew each time that crosses a multiple of 32 bytes or ends at one (the JCC erratum): where
# none does, the program is a thirtieth faster there.
if [ "$(uname -m)" = x86_64 ]; then
  options+=(x86-cmov-converter=false x86-branches-within-32B-boundaries)
fi
for option in "${options[@]}"; do together+=(-Xlinker -mllvm -Xlinker "-$option"); done

say() { echo "build: $*"; }

# Whether this toolchain can do it.
links_together() {
  local resources help
  resources=$(swift -print-target-info | sed -n 's/.*"runtimeResourcePath" *: *"\([^"]*\)".*/\1/p' | head -n 1)
  [ -n "$resources" ] && [ -x "$resources/../../bin/ld.lld" ] || return 1
  help=$(swift build --help-hidden 2>&1) || return 1
  [[ $help == *--experimental-lto-mode* && $help == *--omit-frame-pointers* ]]
}

case ${1-} in
  --plain) ;;
  "")
    if links_together; then
      "${build[@]}" "${together[@]}" && exit 0
      say "that failed: once more, with each module optimised by itself"
    else
      say "this toolchain cannot optimise the modules together: building each by itself"
    fi
    ;;
  *)
    say "what is ${1}? Usage: Scripts/build.sh [--plain]"
    exit 64
    ;;
esac
"${build[@]}"
