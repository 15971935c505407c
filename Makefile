# The project's front door. `make demo` and `make test` work on a fresh Debian 12 with git and make.

JOBS ?= $(shell nproc)
export PYTHONDONTWRITEBYTECODE = 1
entrepot = build/release/bin/entrepot

.PHONY: help demo build test sanitize fuzz torture threads bench bench-smoke format lint generated clean

help:
	@echo "make demo      build the program and answer the article's question: run/article/report.html"
	@echo "make test      every test: C++, sanitizers, fuzz targets, command line, Python, browser"
	@echo "make torture   10,000 extreme cases;  make threads  thread sanitizer"
	@echo "make bench     time and memory of the engine"
	@echo "make format    format the C++ sources;  make lint  check format, clang-tidy and generated files"

demo:
	@tools/install-packages build
	@cmake --preset demo -Wno-dev --log-level=WARNING >/dev/null
	@cmake --build --preset demo -j $(JOBS)
	$(entrepot) run scenarios/article.toml --out run/article

# Everything: the program, its tests and benchmarks.
build:
	@tools/install-packages build test
	@cmake --preset release -Wno-dev --log-level=WARNING >/dev/null
	@cmake --build --preset release -j $(JOBS)

test: build
	@tools/run-tests unit sanitize fuzz generated cli python browser

sanitize fuzz generated:
	@tools/install-packages build test
	@tools/run-tests $@

# 10,000 worlds and scenarios at the edge; prints how each kind ended, fails on an answer that is not honest.
torture: build
	@build/release/bin/entrepot_torture

# Thread sanitizer over everything that runs in parallel; not part of `make test`, which would double in length.
threads:
	@tools/install-packages build test
	@tools/run-tests threads

bench:
	@tools/install-packages build bench
	@cmake --preset release -Wno-dev --log-level=WARNING >/dev/null
	@cmake --build --preset release -j $(JOBS)
	@tools/run-benchmarks

bench-smoke:
	@tools/install-packages build bench
	@cmake --preset release -Wno-dev --log-level=WARNING >/dev/null
	@cmake --build --preset release -j $(JOBS)
	@tools/run-benchmarks --smoke

format:
	@tools/install-packages lint
	@git ls-files '*.cpp' '*.hpp' | xargs clang-format-16 -i

lint:
	@tools/install-packages build test lint
	@tools/lint $(JOBS)

clean:
	rm -rf build
