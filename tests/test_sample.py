"""Drawing records to read."""

import json

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.sample import Choice, beside, draw

TEXT = "It rained.\n\n“We are late,” she said.\nNobody came."


def record(number, kind="quote", resolution="pronoun", confidence=0.9):
    start = TEXT.index("she")
    return {
        "id": f"{number:020x}", "kind": kind, "article_id": f"a{number % 3}", "rule": "clausal",
        "confidence": confidence, "span": {"start": 0, "end": 3, "text": TEXT[:3]},
        "source": {"start": start, "end": start + 3, "text": "she"},
        "speaker": {"name": "Odile Marsh", "kind": "person", "resolution": resolution},
    }  # fmt: skip


@pytest.fixture
def out(tmp_path):
    records = [record(n) for n in range(20)]
    records += [record(20, kind="money"), record(21, resolution=None), record(22, confidence=0.5)]
    records.sort(key=lambda r: r["article_id"])
    articles = [{"id": f"a{n}", "text": TEXT} for n in range(3)]
    for name, rows in (("records", records), ("articles", articles)):
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        (tmp_path / f"{name}.jsonl").write_text(lines, "utf-8")
    (tmp_path / "run.json").write_text("{}")
    return tmp_path


def ids(out, choice, count=5, seed=1):
    return [found["id"] for found, _ in draw(out, choice, count, seed)]


def test_a_seed_draws_the_same_records(out):
    """Twice the same, and another seed draws others."""
    assert ids(out, Choice()) == ids(out, Choice())
    assert ids(out, Choice()) != ids(out, Choice(), seed=2)


@pytest.mark.parametrize(
    ("choice", "number"),
    [
        (Choice(kinds={"money"}), 1),
        (Choice(resolutions={"none"}), 1),
        (Choice(most=0.6), 1),
        (Choice(kinds={"quote"}, resolutions={"pronoun"}, least=0.6), 20),
        (Choice(rules={"inverted"}), 0),
    ],
)
def test_a_choice_leaves_out_the_rest(out, choice, number):
    """Fewer are drawn where fewer are wanted than there are."""
    assert len(ids(out, choice, count=100)) == number


def test_the_text_is_beside_the_record():
    """The source is marked, paragraphs are on one line."""
    assert beside(record(1), TEXT) == "…It rained. ¶ “We are late,” ⟦she⟧ said. ¶ Nobody came.…"


def test_the_command_prints_them(out):
    """Each record is printed with its fields and its text."""
    result = CliRunner().invoke(main, ["sample", str(out), "-n", "2", "--resolution", "pronoun"])
    assert result.exit_code == 0, result.output
    assert result.output.count("speaker: name Odile Marsh") == 2
    assert result.output.count("⟦she⟧") == 2


def test_a_folder_without_a_run_is_refused(tmp_path):
    """The message says what to do."""
    result = CliRunner().invoke(main, ["sample", str(tmp_path)])
    assert result.exit_code == 2
    assert "newsclaims extract" in result.output
