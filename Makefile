# The commands of this project: make run, make demo, make test, make bench, make format, make words.
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

.PHONY: run demo test bench format lint words browser

run: .venv/.run
	$(BIN)/gunicorn --config deploy/gunicorn.conf.py

demo: export DATA_DIR := data/demo
demo: export VAR_DIR := var/demo
demo: run

test: .venv/.dev browser lint
	$(BIN)/python -m pytest

lint: .venv/.dev
	$(BIN)/ruff check $(PACKAGES)
	$(BIN)/ruff format --check $(PACKAGES)
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/.dev browser
	$(BIN)/python -m bench

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
