# The commands of this project: make run, demo, test, test-postgresql, bench, faults, audit, format, words.
HOST ?= 127.0.0.1
PORT ?= 8050
PYTHON ?= python3
export HOST PORT

BIN := .venv/bin
CHROMIUM := chromium chromium-browser google-chrome google-chrome-stable
SPEAKING := dashboard layouts callbacks
PACKAGES := $(SPEAKING) tests bench deploy

# $(call apt,packages): installs Debian packages, or tells who has to
apt = set -e; \
  if [ "$$(id -u)" = 0 ]; then as=; \
  elif command -v sudo >/dev/null; then as=sudo; \
  else echo "Missing: $(1). Ask an administrator to run: apt-get install $(1)" >&2; exit 1; fi; \
  $$as apt-get update -qq; $$as env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $(1)

# One process of tests per core, each with its own servers, browser and databases; a file's tests stay together
JOBS ?= $(shell nproc)
PYTEST = $(BIN)/python -m pytest --numprocesses $(JOBS) --dist loadfile

.PHONY: run demo test test-postgresql bench faults audit format lint words browser hosts examples postgresql nginx wrk

run: .venv/.run
	$(BIN)/gunicorn --config deploy/gunicorn.conf.py

demo: export DATA_DIR := data/demo
demo: export VAR_DIR := var/demo
demo: run

# Everything on SQLite, then all that touches a store on PostgreSQL, then the audit of dependencies
test: .venv/.dev browser hosts examples postgresql nginx lint
	$(PYTEST)
	$(PYTEST) --store postgresql -m store
	$(BIN)/python -m tests.dependencies

# Everything on PostgreSQL
test-postgresql: .venv/.dev browser hosts examples postgresql nginx
	$(PYTEST) --store postgresql

lint: .venv/.dev
	$(BIN)/ruff check $(PACKAGES)
	$(BIN)/ruff format --check $(PACKAGES)
	$(BIN)/mypy
	$(BIN)/lint-imports

# What is installed against the locks, and the pins against known advisories where a database answers
audit: .venv/.dev
	$(BIN)/python -m tests.dependencies

# Some 16 minutes, alone on the machine; QUICK=1 only shows that it works, LOADS is the visits of each page
bench: .venv/.dev browser nginx wrk
	$(BIN)/python -m bench

# Breaks hosts, database and disks under readers; as root, for the disks
faults: .venv/.dev postgresql nginx
	$(BIN)/python -m bench.faults

format: .venv/.dev
	$(BIN)/ruff check --fix $(PACKAGES)
	$(BIN)/ruff format $(PACKAGES)

# The messages in the code into the English catalogue: new ones without a form, old ones left out
words: .venv/.dev
	$(BIN)/pybabel --quiet extract --no-location --omit-header -k text -k plural:1,1 -o .venv/messages.pot $(SPEAKING)
	$(BIN)/pybabel --quiet update --no-fuzzy-matching --ignore-obsolete --omit-header --no-wrap \
	  -l en -i .venv/messages.pot -o dashboard/locale/en/LC_MESSAGES/messages.po

# What the site runs on; made anew only when the pinned versions change
.venv/.run: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is needed; this is $$($(PYTHON) --version). Try: make PYTHON=python3.12 …" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { $(call apt,python3-venv); }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/.dev: .venv/.run requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

# A real browser, and letters for it to write Chinese with
browser:
	@for name in $(CHROMIUM); do command -v $$name >/dev/null && exit 0; done; $(call apt,chromium)
	@fc-list :lang=zh-cn 2>/dev/null | grep -q . || { $(call apt,fontconfig fonts-noto-cjk); }

# A real PostgreSQL; the tests run one of their own beside whatever the package starts
postgresql:
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || { $(call apt,postgresql); }

# The nginx that stands before the site; the package's own service is not needed for tests
nginx:
	@command -v nginx >/dev/null || test -x /usr/sbin/nginx || { $(call apt,nginx-light); }

# Makes the load that the bench measures under
wrk:
	@command -v wrk >/dev/null || { $(call apt,wrk); }

# What the examples of the API and the units of systemd are run and read with
examples:
	@command -v curl >/dev/null || { $(call apt,curl); }
	@command -v node >/dev/null || { $(call apt,nodejs); }
	@command -v systemd-analyze >/dev/null || { $(call apt,systemd); }

# The scripts by which other people's pages size frames, for the tests of embeds
hosts: tests/browser/hosts/node_modules

tests/browser/hosts/node_modules: tests/browser/hosts/package-lock.json
	@command -v npm >/dev/null || { $(call apt,nodejs npm); }
	cd $(@D) && npm ci --silent
	@touch $@
