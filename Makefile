# What there is to do here, by name; `make` lists it. Every recipe is plain sh
# around the go command, so that each also runs typed by hand.
.POSIX:
.PHONY: help run demo build test check bless bench performance fuzz clean

# BUILD is where everything made goes; git ignores it.
BUILD = build
# FUZZTIME is how long each fuzz target runs, BENCHTIME and BENCHCOUNT how long
# and how often each benchmark: fit for two cores.
FUZZTIME = 30s
BENCHTIME = 300ms
BENCHCOUNT = 5

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' Makefile

run: ## the app
	go run .

demo: ## the worked example: a clinic and its two PDFs, in build/demo
	rm -rf $(BUILD)/demo
	go run . demo $(BUILD)/demo

# The variable matters: where there is a C compiler, Go else links the system's
# C library for looking up users and hosts.
build: ## one static program, ./clinicready, that needs nothing else
	CGO_ENABLED=0 go build -trimpath .

test: ## the tests
	go test ./...

check: ## everything that must be green
	.ci/run

# Only tests that read the variable write anything, and only in its packages is
# anything run. What is frozen is compared in every run and never written: the
# forms of the clinic file, the stored form of a pack, ids once given, and the
# worked example that is followed with a pencil. Look at the difference, all of
# it, before it is committed.
bless: ## write goldens, lists of ids and versions, and computed documents
	CLINICREADY_BLESS=1 go test -count=1 $$(git grep -l --untracked CLINICREADY_BLESS -- '*_test.go' | \
		sed 's|/[^/]*$$||; s|^|./|' | sort -u)
	git status --short

bench: ## the benchmarks, into build/bench.txt
	@mkdir -p $(BUILD)
	go test -run '^$$' -bench . -benchmem -benchtime $(BENCHTIME) -count $(BENCHCOUNT) -p 1 \
		$$(git grep -l --untracked '^func Benchmark' -- '*_test.go' | sed 's|/[^/]*$$||; s|^|./|' | sort -u) > $(BUILD)/bench.txt; \
		status=$$?; cat $(BUILD)/bench.txt; exit $$status

performance: ## docs/performance.md, of what `make bench` measured last
	awk -f .ci/performance.awk $(BUILD)/bench.txt > docs/performance.md

# Shrinking an input is bounded by tries: else it takes up to a minute, in which
# nothing is tried.
fuzz: ## every fuzz target, FUZZTIME each
	@git grep -oh --untracked '^func Fuzz[A-Za-z0-9_]*' -- '*_test.go' | sed 's/^func //' | sort | while read -r target; do \
		dir=$$(git grep -l --untracked "^func $$target(" -- '*_test.go' | sed 's|/[^/]*$$||'); \
		echo "== $$target in $$dir"; \
		go test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 20x "./$$dir" || exit 1; \
	done

clean: ## remove what was made here
	rm -rf $(BUILD) clinicready
