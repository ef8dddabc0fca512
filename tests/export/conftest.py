import json

import pytest

from pipeline.export.formats import export
from pipeline.export.stories import parts
from tests.run_folders import run_folder


@pytest.fixture
def out(tmp_path):
    """A run folder of eight articles, with characters beyond the basic plane."""
    return run_folder(tmp_path / "out", 8)


@pytest.fixture
def exported(out, tmp_path):
    """Return a function that exports the run folder and gives the file's path."""

    def write(name):
        bad = []
        export(out, name, tmp_path / "file", bad.append)
        assert not bad
        return tmp_path / "file"

    return write


@pytest.fixture
def articles(out):
    """The articles of the run folder by id."""
    lines = (out / "articles.jsonl").read_text("utf-8").splitlines()
    return {row["id"]: row for row in map(json.loads, lines)}


@pytest.fixture
def records(out):
    """The records of the run folder."""
    return [json.loads(line) for line in (out / "records.jsonl").read_text("utf-8").splitlines()]


def labelled(records):
    """Return every span of every record with its label: kinds and roles."""
    found = [(r["article_id"], r["span"], r["kind"]) for r in records]
    found += [(r["article_id"], part.span, part.role) for r in records for part in parts(r)]
    return sorted((name, span["start"], span["end"], label) for name, span, label in found)
