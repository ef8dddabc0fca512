"""The annotated corpus: it reads, its spans are its texts, and its mistakes are named."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.gold import GoldError, read_gold

GOLD = Path(__file__).parent.parent / "corpus" / "gold"
SPAN = {"start": 0, "end": 3, "text": "Ann"}


def corpus(folder, record):
    (folder / "articles").mkdir()
    (folder / "records").mkdir()
    (folder / "articles" / "a.txt").write_text("Ann said no.", "utf-8")
    if record is not None:
        (folder / "records" / "a.txt.jsonl").write_text(json.dumps(record) + "\n", "utf-8")
    return folder


def test_the_corpus_reads():
    """Every article is annotated, every kind but claims is there, floors belong to kinds."""
    gold = read_gold(GOLD)
    kinds = {record["kind"] for record in gold.records}
    assert len(gold.articles) >= 15
    assert kinds == set(gold.floors)
    assert {record["article_id"] for record in gold.records} == {a.id for a in gold.articles}


@pytest.mark.parametrize(
    ("record", "message"),
    [
        (None, "no gold records"),
        ({"kind": "money", "span": SPAN | {"text": "Bob"}}, r"a\.txt\.jsonl:1: .* mend the span"),
    ],
    ids=["article without records", "span that is not the text"],
)
def test_mistakes_are_named(tmp_path, record, message):
    """The message says which file and line, and what to do."""
    with pytest.raises(GoldError, match=message):
        read_gold(corpus(tmp_path, record))


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("records/a.txt.jsonl", "{\n", r"a\.txt\.jsonl:1: .*; mend the JSON"),
        ("articles/b.json", "{", r"articles/b\.json: .*; mend the JSON"),
        ("floors.json", "{", r"floors\.json: .*; mend the JSON"),
    ],
)
def test_torn_files_are_named(tmp_path, file, text, message):
    """A file that is no JSON is named, not left out."""
    folder = corpus(tmp_path, {"kind": "money", "span": SPAN})
    (folder / file).write_text(text)
    with pytest.raises(GoldError, match=message):
        read_gold(folder)


def test_a_missing_folder_is_wrong_usage(tmp_path):
    """`newsclaims evaluate` on nothing ends with status 2."""
    assert CliRunner().invoke(main, ["evaluate", str(tmp_path / "none")]).exit_code == 2


@pytest.mark.parametrize(("floor", "status"), [(0.0, 0), (100.1, 1)])
def test_floors_decide_the_status(tmp_path, floor, status):
    """A score below its floor makes the status 1."""
    folder = corpus(tmp_path, {"kind": "refusal", "span": SPAN})
    (folder / "floors.json").write_text(json.dumps({"refusal": {"f1": floor}}))
    result = CliRunner().invoke(main, ["evaluate", str(folder)])
    assert result.exit_code == status, result.output
