# How pixelspec is set up, tried and tested. `make` alone lists the targets.

PYTHON ?= python3
VENV   := .venv
PY     := $(VENV)/bin/python
UV     := $(VENV)/bin/uv
PYTEST := $(PY) -m pytest -q -n auto --maxprocesses 4 --dist loadfile

# A virtual environment cannot be moved: the stamps carry the folder they were made in.
HERE    := $(shell pwd | cksum | cut -d ' ' -f 1)
LOCKED  := $(VENV)/.locked-$(HERE)
TOOL    := $(VENV)/.tool-$(HERE)
CLIENTS := $(VENV)/.clients-$(HERE)

# uv first, for it is fast. pip second, for it knows an index that only pip was told of.
define install
$(UV) pip install --quiet --python $(PY) $(1) || { \
	echo "uv could not install; trying pip, with its own settings." >&2; \
	$(PY) -m pip install --quiet $(1); }
endef

.PHONY: help setup demo test quick bench peers opinions lock clean

help:
	@echo "make setup   .venv with everything in requirements.lock, pixelspec and pixelclients"
	@echo "make demo    generate the clients, then walk through one against the emulator"
	@echo "make test    lint, types and every test"
	@echo "make quick   the tests that are not slow"
	@echo "make bench   how fast generating and calling are, by ratio"
	@echo "make peers   the same calls with other clients, in environments of their own"
	@echo "make opinions  Schemathesis against the emulator, in an environment of its own"
	@echo "make lock    write requirements.lock anew (UPGRADE=--upgrade takes newer versions)"
	@echo "make clean   remove .venv and the caches in this folder"

setup: $(CLIENTS)

demo: setup
	$(VENV)/bin/pixelspec generate
	$(PY) tests/demo.py

test: setup
	$(PY) -m ruff check .
	$(PY) -m mypy
	$(PY) -m pyright
	$(PYTEST)

quick: setup
	$(PYTEST) -m "not slow"

# By hand, on a quiet machine: a missed target is said at once, and fails in the end.
bench: setup
	@missed=0; for name in cold unchanged importing starting calling holding; do \
		echo "== $$name"; $(PY) tests/benchmarks/$$name.py || missed=1; \
	done; exit $$missed

# Installs what is compared into folders of its own (PEERS=--folder=...), and takes a while.
peers: setup
	$(PY) tests/benchmarks/peers.py $(PEERS)

# OPINIONS="gccai --examples 300" asks more of one provider; see tests/opinions/README.md.
opinions: setup
	$(PY) tests/opinions/fuzz.py $(OPINIONS)

# The index that uv asks is the user's affair and leaves no trace in the lock.
lock: $(LOCKED)
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(UV) pip compile --quiet $(UPGRADE) \
		pyproject.toml --extra generate --group dev \
		--universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-emit-find-links --output-file requirements.lock

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist out
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(LOCKED): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "pixelspec needs Python 3.11 or newer, and $(PYTHON) is not." \
		"Name one that is: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
		echo "$(PYTHON) comes without venv or pip; on Debian and Ubuntu:" \
		"apt install python3-venv" >&2; exit 1; }
	@rm -f $(VENV)/.locked-* $(VENV)/.tool-* $(VENV)/.clients-*
	$(PYTHON) -m venv $(VENV)
	@awk '/^uv==/ {on = 1} on {print} on && !/\\$$/ {exit}' $< > $(VENV)/uv.txt
	$(PY) -m pip install --quiet --require-hashes --requirement $(VENV)/uv.txt
	@$(call install,--require-hashes --requirement $<)
	@touch $@

$(TOOL): $(LOCKED) pyproject.toml
	@$(call install,--no-deps --no-build-isolation --editable .)
	@touch $@

# No prerequisite may name a file in generated/: the folder is disposable.
$(CLIENTS): $(TOOL) $(wildcard generated/pyproject.toml)
	@test -f generated/pyproject.toml || { \
		echo "generated/ is missing. Make it with $(VENV)/bin/pixelspec generate," \
		"then run make again." >&2; exit 1; }
	@$(call install,--no-deps --no-build-isolation --editable generated)
	@touch $@
