"""A run folder read back: records beside their article, in one pass."""

import pytest

from pipeline.reading import BadRow, Entry, RunFolderError, entries, manifest
from tests.run_folders import make, write_folder


def test_entries(tmp_path):
    """Each article comes with its own records, in the order of the files; some have none."""
    made = [make(0), (make(1)[0], []), make(2)]
    found = list(entries(write_folder(tmp_path, made)))
    assert [entry.article.value for entry in found] == [article for article, _ in made]
    assert [[row.value for row in entry.records] for entry in found] == [own for _, own in made]
    assert [entry.records[0].line for entry in found if entry.records] == [1, 33]


def test_streamed(tmp_path):
    """An article comes before the rest of the records is read."""
    write_folder(tmp_path, [make(0), make(1)])
    following = entries(tmp_path)
    first = next(following)
    with (tmp_path / "records.jsonl").open("a") as records:
        records.write("{\n")
    assert isinstance(first, Entry)
    assert any(isinstance(row, BadRow) for row in following)


def test_only_bad_records(tmp_path):
    """Records of no article are named, where there is no article at all."""
    write_folder(tmp_path, [])
    (tmp_path / "records.jsonl").write_text('{"article_id": "a"}\n\n7\n')
    assert [(row.line, row.code) for row in entries(tmp_path)] == [(1, "no_article"), (3, "json")]


@pytest.mark.parametrize("text", ["", "{", "[1]", "null"], ids=repr)
def test_manifest(tmp_path, text):
    """A torn run.json is an error that says what to do."""
    write_folder(tmp_path, [])
    (tmp_path / "run.json").write_text(text)
    with pytest.raises(RunFolderError, match="extract again"):
        manifest(tmp_path)
