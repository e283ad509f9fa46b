# Two commands do all the set-up: `make demo` and `make test`. `make setup` only installs.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV   := .venv
BIN    := $(VENV)/bin
SHARED ?= ../shared
DEMO   := demo

.PHONY: setup demo test check bench bench-read bench-link bench-ask bench-search lock clean

setup: $(VENV)/.run ## install what Saksi needs to run: then .venv/bin/saksi exists

$(VENV)/.run: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/saksi codebook build
	touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

demo: setup ## read the sample reports, link them, print the incidents and where the report lies
	rm -rf $(DEMO)
	$(BIN)/saksi demo --to $(DEMO)

test: $(VENV)/.dev ## everything CI checks
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/saksi codebook check
	$(BIN)/pytest
	@if [ -f $(SHARED)/gold/dev.jsonl ]; then $(BIN)/saksi score $(SHARED)/gold/dev.jsonl --reader fast --floors tests/floors.json && \
	$(BIN)/saksi score $(SHARED)/gold/dev.jsonl --floors tests/floors-full.json; \
	else echo "no $(SHARED)/gold/dev.jsonl: score floors not checked"; fi

check: $(VENV)/.dev ## the quick half of `make test`
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: bench-read bench-link bench-ask bench-search ## all that is measured, one after the other (an hour, 5 GB of disk)

bench-read: setup ## speed, start and memory of reading the conflict corpus, or the samples where it is not there
	$(BIN)/python benchmarks/read.py $(SHARED)/corpus/conflict.jsonl.xz samples/reports.jsonl

bench-link: setup ## speed, memory and growth of linking, up to 100,000 articles (half an hour, 3 GB of disk)
	$(BIN)/python benchmarks/link.py bench 10000 30000 100000 $(SHARED)/corpus/conflict.jsonl.xz samples/reports.jsonl

bench-ask: setup ## speed, memory and growth of questions and tables, up to a million events; needs what bench-link made
	$(BIN)/python benchmarks/ask.py bench/of-10000 bench/views 1 4 14

bench-search: setup ## speed, size and growth of searching 2,600 to 26,000 articles (ten minutes, 1 GB of disk)
	$(BIN)/python benchmarks/search.py bench/search 2600 8000 26000 $(SHARED)/corpus/general.jsonl.xz $(SHARED)/corpus/conflict.jsonl.xz samples/reports.jsonl

lock: $(VENV)/.dev ## pin the newest versions that pyproject.toml admits (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --extra dev --extra build pyproject.toml -o requirements-dev.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -c requirements-dev.lock --extra build pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV) $(DEMO) bench .mypy_cache .ruff_cache .pytest_cache .hypothesis
