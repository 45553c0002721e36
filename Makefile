# Two commands on a fresh Debian-like machine: make serve, make test.
# What is already in place is not made again; a change of a lock file brings it up to date.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.ONESHELL:
.DELETE_ON_ERROR:
# Every target shares one .venv and one site/: `make -j` runs them in order all the same.
.NOTPARALLEL:
.DEFAULT_GOAL := help

# An ordinary user's path lacks the folder where Debian keeps nginx.
export PATH := $(PATH):/usr/local/sbin:/usr/sbin:/sbin

VENV := .venv
PYTHON := $(VENV)/bin/python
PIP := $(PYTHON) -m pip -qq --disable-pip-version-check --no-input
RUNTIME := $(VENV)/.stamp
DEV := $(VENV)/.stamp-dev
NODE := node_modules/.package-lock.json

# More words for the command: make serve ARGS="--today 2020-05-19"
ARGS ?=

.PHONY: help
help: ## This list
	@printf 'make TARGET\n\n'
	sed -nE 's/^([a-z]+):.*## (.*)/  \1|\2/p' $(firstword $(MAKEFILE_LIST)) \
		| while IFS='|' read -r name text; do printf '%-9s %s\n' "$$name" "$$text"; done
	printf '\nMore words for thidua itself: make serve ARGS="--today 2020-05-19"\n'

# --- What people call ---------------------------------------------------------------------------

.PHONY: serve
serve: $(RUNTIME) ## Show the portal on this machine, and again after every change
	@exec $(PYTHON) -m generator serve $(ARGS)

.PHONY: build
build: $(RUNTIME) ## Make the website in site/
	@exec $(PYTHON) -m generator build $(ARGS)

.PHONY: check
check: $(RUNTIME) ## Report everything that build would refuse
	@exec $(PYTHON) -m generator check $(ARGS)

.PHONY: test
test: tools $(DEV) $(NODE) lint ## Run everything that must hold: style, types, all tests
	@echo '→ tests'
	exec $(PYTHON) -m pytest --numprocesses=auto --dist=loadfile --no-loadscope-reorder --cov $(ARGS)

.PHONY: lint
lint: $(DEV) ## Check the style and the types of the code
	@echo '→ style and types'
	$(PYTHON) -m ruff check --quiet .
	$(PYTHON) -m ruff format --quiet --check . \
		|| { echo 'Mend it with: $(PYTHON) -m ruff format .' >&2; exit 1; }
	$(PYTHON) -m mypy --no-error-summary

.PHONY: bench
bench: $(DEV) ## Measure the numbers that benchmarks/ keeps
	@exec $(PYTHON) -m benchmarks $(ARGS)

.PHONY: lock
lock: | $(PYTHON) ## Choose versions anew and write the lock files
	@rm -rf build/lock
	$(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip -qq --disable-pip-version-check install 'pip-tools>=7.5,<8'
	compile() {
		CUSTOM_COMPILE_COMMAND='make lock' build/lock/bin/pip-compile --quiet --upgrade \
			--strip-extras --generate-hashes --build-deps-for=wheel --build-deps-for=editable \
			--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-config \
			--newline=lf "$$@" pyproject.toml
	}
	compile --output-file=requirements-dev.lock --extra=dev
	compile --output-file=requirements.lock --constraint=requirements-dev.lock
	npm install --package-lock-only --loglevel=error

.PHONY: clean
clean: ## Remove what was built; .venv and node_modules stay
	@rm -rf site .site-* .thidua build dist *.egg-info .coverage .coverage.* \
		.mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -not -path './$(VENV)/*' -not -path './node_modules/*' \
		-prune -exec rm -rf {} +

# --- What they need -----------------------------------------------------------------------------

$(PYTHON):
	@for candidate in python3.13 python3.12 python3.11 python3; do
		"$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue
		found=$$candidate
		"$$candidate" -c 'import ensurepip, venv' 2>/dev/null || continue
		echo "→ $(VENV) with $$("$$candidate" --version)"
		"$$candidate" -m venv --clear $(VENV)
		exit
	done
	if [ -n "$${found-}" ]; then
		echo "$$found cannot make a virtual environment: apt-get install python3-venv" >&2
	else
		echo 'Python 3.11 or newer is needed: apt-get install python3 python3-venv' >&2
	fi
	exit 1

# The lock holds the build backend as well: the package itself needs no second look at the network.
# pip compiles what it installs, and not what it links: each start would compile all of generator/
# anew where Python may write no bytecode.
define install
	$(PIP) install --require-hashes --requirement $(1)
	$(PIP) install --no-index --no-deps --no-build-isolation --editable .
	$(PYTHON) -m compileall -q generator
endef

$(RUNTIME): requirements.lock pyproject.toml | $(PYTHON)
	@echo '→ packages from requirements.lock'
	$(call install,requirements.lock)
	touch $@

# All of requirements.lock is in requirements-dev.lock.
$(DEV): requirements-dev.lock requirements.lock pyproject.toml | $(PYTHON)
	@echo '→ packages from requirements-dev.lock'
	$(call install,requirements-dev.lock)
	touch $(RUNTIME) $@

$(NODE): package.json package-lock.json .npmrc
	@echo '→ packages from package-lock.json'
	npm ci --loglevel=error >/dev/null
	touch $@

# What the tests start: a browser, the two web servers, rsync, Node for html-validate and axe-core.
.PHONY: tools
tools:
	@missing() { for tool; do command -v "$$tool" >/dev/null || printf '%s ' "$$tool"; done; }
	packages=$$(missing chromium caddy nginx node npm)
	[ -n "$$packages" ] || exit 0
	if ! command -v apt-get >/dev/null; then
		echo "The tests need these programs: $$packages" >&2
		exit 1
	elif [ "$$(id -u)" = 0 ]; then
		as_root='env'
	elif sudo -n true 2>/dev/null; then
		as_root='sudo -n env'
	else
		echo "The tests need these programs: $$packages" >&2
		echo "As root: apt-get install $${packages/node /nodejs }" >&2
		exit 1
	fi
	echo "→ apt-get install $$packages"
	# The two servers are wanted as programs: without this, Debian starts both on port 80.
	policy=/usr/sbin/policy-rc.d
	if [ ! -e $$policy ]; then
		trap "$$as_root rm -f $$policy" EXIT
		printf '#!/bin/sh\nexit 101\n' | $$as_root tee $$policy >/dev/null
		$$as_root chmod 755 $$policy
	fi
	apt() { $$as_root DEBIAN_FRONTEND=noninteractive apt-get -qq -o=Dpkg::Use-Pty=0 "$$@" >/dev/null; }
	apt update || true # one unreachable source of many must not stop the rest
	# Some makers' nodejs brings npm along and refuses Debian's: npm comes after it, if at all.
	for tool in $$packages; do
		command -v "$$tool" >/dev/null \
			|| apt install --yes --no-install-recommends "$${tool/#node/nodejs}"
	done
	packages=$$(missing $$packages)
	if [ -n "$$packages" ]; then
		echo "Still missing after apt-get install: $$packages" >&2
		exit 1
	fi
