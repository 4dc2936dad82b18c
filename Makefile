# What people do here, by name. `make help` lists it.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c

PREFIX ?= /usr/local
DESTDIR ?=
# Options and files for `make run`.
ARGS ?=

# Self-contained but for ICU and the C library; starts in milliseconds.
binary := .build/release/extract
swift_files := Package.swift Lexicons Plugins Sources Tests

.PHONY: help run build test golden check-frames frames-floor install format lint clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 20

# Standard input is for the program alone, and so is standard output.
run: ## install what is missing, build, and run: make run < article.txt
	@Scripts/setup.sh </dev/null
	@Scripts/build.sh </dev/null
	@$(binary) $(ARGS)

build: ## the program, optimised, at .build/release/extract
	@Scripts/setup.sh
	@Scripts/build.sh

test: ## all tests
	@Scripts/setup.sh test
	swift test

golden: ## accept what the program now says of the articles in seeds/
	EXTRACT_UPDATE_GOLDEN=1 swift test --filter GoldenTests

check-frames: ## how many of the frames' example sentences come out as written, and which do not
	@swift build --product extract >&2
	@Scripts/check-frames.py --failures 1000 --floor Tests/frames-floor.json

frames-floor: ## raise the number of examples that must pass to what is reached
	@swift build --product extract >&2
	@Scripts/check-frames.py --record Tests/frames-floor.json

install: build ## the program, its man page and shell completions, under PREFIX (/usr/local)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 \
	  $(DESTDIR)$(PREFIX)/share/bash-completion/completions $(DESTDIR)$(PREFIX)/share/zsh/site-functions \
	  $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	install -s -m 755 $(binary) $(DESTDIR)$(PREFIX)/bin/extract
	install -m 644 man/extract.1 $(DESTDIR)$(PREFIX)/share/man/man1/extract.1
	$(binary) --generate-completion-script bash >$(DESTDIR)$(PREFIX)/share/bash-completion/completions/extract
	$(binary) --generate-completion-script zsh >$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_extract
	$(binary) --generate-completion-script fish >$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/extract.fish

format: ## lay out the Swift sources
	swift format --in-place --parallel --recursive $(swift_files)

lint: ## say where the Swift sources are laid out otherwise
	swift format lint --strict --parallel --recursive $(swift_files)

clean: ## remove what was built
	swift package clean
	rm -rf .build/counting .build/counts
