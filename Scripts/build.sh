#!/usr/bin/env bash
# Builds the program, optimised, at .build/release/extract.
# Usage: Scripts/build.sh [--count | --plain]
#
# --count builds it twice: once so that it counts how often each piece of its code runs over the articles in seeds/ and the example sentences of
# the frames, and once with the counts, by which the compiler lays out what runs often. It is about 5 % faster then (2 to 9 from run to run); output is the same.
# Later builds use the counts that there are. Of code that was changed since they say nothing, which costs speed and nothing else.
# --plain builds without counts.
set -euo pipefail
cd "$(dirname "$0")/.."
exec >&2

# Its own folder is not searched for libraries: forty looks for files that are not there, at every start.
build=(swift build -c release --static-swift-stdlib --disable-local-rpath --product extract)
folder=$PWD/.build/counts
used=.build/counts/used

say() { echo "build: $*"; }

# Prints the path of the toolchain's own llvm-profdata: another one may write what this compiler cannot read.
merger() {
  local resources
  resources=$(swift -print-target-info | sed -n 's/.*"runtimeResourcePath" *: *"\([^"]*\)".*/\1/p' | head -n 1)
  local tool=$resources/../../bin/llvm-profdata
  [ -n "$resources" ] && [ -x "$tool" ] && echo "$tool"
}

# Counts, and leaves the counts in $folder under a name that changes with them.
count() {
  local merge
  merge=$(merger) || { say "this toolchain has no llvm-profdata: building without counts"; return 1; }
  mkdir -p "$folder"
  # What else is built that way (the lexicons' compiler) counts too, and its counts are nobody's.
  LLVM_PROFILE_FILE=$folder/unused.profraw "${build[@]}" --scratch-path .build/counting \
    -Xswiftc -Xfrontend -Xswiftc -ir-profile-generate -Xswiftc -Xclang-linker -Xswiftc -fprofile-generate || {
    say "no counts could be made: building without"
    return 1
  }
  local program=.build/counting/release/extract
  rm -f "$folder"/*.profraw "$folder"/*.profdata
  LLVM_PROFILE_FILE=$folder/articles.profraw "$program" --jobs 1 seeds/*.txt seeds/*.txt seeds/*.txt seeds/*.txt seeds/*.txt >/dev/null || return 1
  sed -n 's/^ *no: //p; s/^ *yes: \(.*\) =>.*/\1/p' Lexicons/en/frames-*.txt |
    LLVM_PROFILE_FILE=$folder/examples.profraw "$program" --jobs 1 >/dev/null || return 1
  "$merge" merge -o "$folder/merged" "$folder/articles.profraw" "$folder/examples.profraw" || return 1
  mv "$folder/merged" "$folder/$(cksum <"$folder/merged" | cut -d ' ' -f 1).profdata"
  # Half a gigabyte that only the next count would need.
  rm -rf "$folder"/*.profraw .build/counting
}

# Prints the file with the counts, nothing where there is none.
counts() { { find "$folder" -name '*.profdata' 2>/dev/null || true; } | head -n 1; }

case ${1-} in
  --plain | "") ;;
  --count) count || rm -f "$folder"/*.profdata ;;
  *)
    say "what is ${1}? Usage: Scripts/build.sh [--count | --plain]"
    exit 64
    ;;
esac

file=
[ "${1-}" = --plain ] || file=$(counts)
# SwiftPM looks at its sources alone: objects made with other counts have to go.
if [ "$(cat "$used" 2>/dev/null)" != "$file" ]; then rm -f .build/release/*.build/*.o; fi
if [ -n "$file" ]; then
  "${build[@]}" -Xswiftc -Xfrontend -Xswiftc "-ir-profile-use=$file"
else
  "${build[@]}"
fi
mkdir -p "$folder"
echo "$file" >"$used"
