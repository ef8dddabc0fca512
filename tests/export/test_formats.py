"""What all formats share: the command, bad rows, and files that are whole or not there."""

import json

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.export.formats import FORMATS
from tests.run_folders import make, write_folder


def run(out, name, file):
    """Run `newsclaims export`."""
    return CliRunner().invoke(main, ["export", str(out), "--format", name, "-o", str(file)])


@pytest.mark.parametrize("name", FORMATS)
def test_twice(out, tmp_path, name):
    """A second export gives the same bytes."""
    assert run(out, name, tmp_path / "a").exit_code == 0
    assert run(out, name, tmp_path / "b").exit_code == 0
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.parametrize("name", FORMATS)
def test_bad_rows(out, tmp_path, name):
    """A record that does not keep to the contract is named, and the rest is there."""
    article, records = make(1)
    records[0]["span"]["text"] = "other words"
    records[1]["rule"] = "lone \ud800"
    result = run(write_folder(out, [make(0), (article, records)]), name, tmp_path / "file")
    assert result.exit_code == 1
    assert "records.jsonl:33: span:" in result.output
    assert "records.jsonl:34: surrogate:" in result.output
    assert (tmp_path / "file").stat().st_size > 500


@pytest.mark.parametrize("name", FORMATS)
def test_no_articles(out, tmp_path, name):
    """An empty run is an empty file of the format."""
    assert run(write_folder(out, []), name, tmp_path / "file").exit_code == 0
    assert (tmp_path / "file").is_file()


@pytest.mark.parametrize("name", FORMATS)
def test_unfinished_run(out, tmp_path, name):
    """An unfinished run is not exported, and the file of before stays."""
    (out / "run.json").unlink()
    (tmp_path / "file").write_text("before")
    result = run(out, name, tmp_path / "file")
    assert result.exit_code == 2
    assert "run.json" in result.output
    assert (tmp_path / "file").read_text() == "before"
    assert not (tmp_path / "file.part").exists()


def test_no_such_folder(out, tmp_path):
    """A file that cannot be written is an error of one line."""
    result = run(out, "csv", tmp_path / "nowhere" / "file")
    assert result.exit_code == 2
    assert "nowhere" in result.output


def test_json_is_json(out, tmp_path):
    """The JSON formats are one document each, line separators escaped."""
    article, records = make(1)
    article["title"] = "a\u2028b"
    write_folder(out, [(article, records)])
    for name in ("web-annotation", "schema-org", "label-studio"):
        run(out, name, tmp_path / name)
        text = (tmp_path / name).read_text("utf-8")
        assert json.loads(text)
        assert "\u2028" not in text
