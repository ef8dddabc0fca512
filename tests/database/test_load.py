"""Loading a run folder: twice, edited, out of order, beside another loader."""

import json
import subprocess
import sys

import pytest

from pipeline.database.dump import dump
from pipeline.database.load import Loader
from pipeline.database.open import open_target
from pipeline.reading import RunFolderError
from tests.database.conftest import load
from tests.run_folders import make, run_folder, write_folder


def counts(lines):
    """Return the number of rows of each table in a dump."""
    found = {}
    for line in lines:
        (table,) = json.loads(line)
        found[table] = found.get(table, 0) + 1
    return found


def test_everything_is_there(url, out):
    """Each record has its row, each claim its links, each name its speaker."""
    loaded, bad, lines = load(url, out)
    per_kind = dict.fromkeys(("quotes", "claims", "dates", "salaries", "money"), 40)
    assert not bad
    assert loaded.articles["loaded"] == 10
    assert counts(lines).items() >= (per_kind | {"articles": 10, "records": 320}).items()
    assert counts(lines)["claim_figures"] == counts(lines)["claim_dates"] == 40


def test_raw_is_the_record(url, out):
    """The whole record is kept beside its columns."""
    _, _, lines = load(url, out)
    rows = [json.loads(line) for line in lines]
    kept = {row["quotes"]["id"]: row["quotes"]["raw"] for row in rows if "quotes" in row}
    records = map(json.loads, (out / "records.jsonl").read_text("utf-8").splitlines())
    assert kept == {record["id"]: record for record in records if record["kind"] == "quote"}


def test_twice(url, out):
    """A second load finds all articles unchanged and leaves the same dump."""
    _, _, first = load(url, out)
    loaded, _, second = load(url, out)
    assert first == second
    assert loaded.articles == {"unchanged": 10, "loaded": 0, "removed": 0}


def test_edited_and_deleted(url, out, tmp_path):
    """What an edited and a deleted article left is gone: the dump is that of a fresh database."""
    load(url, out)
    edited = [make(n, seed=1 if n == 7 else 0) for n in range(10) if n != 8]
    loaded, _, lines = load(url, write_folder(out, edited))
    _, _, fresh = load(f"sqlite:///{tmp_path / 'fresh.db'}", out)
    assert loaded.articles == {"unchanged": 8, "loaded": 1, "removed": 1}
    assert lines == fresh


def test_changed_records_of_an_unchanged_article(url, out):
    """Records that a better rule no longer makes are gone, and so are links that changed."""
    load(url, out)
    made = [make(n) for n in range(10)]
    records = made[3][1]
    claim = next(record for record in records if record["kind"] == "claim")
    claim["figures"], claim["dates"] = claim["dates"], []
    records[:] = [record for record in records if record["kind"] != "percentage"]
    loaded, bad, lines = load(url, write_folder(out, made))
    assert loaded.articles["loaded"] == 1
    assert counts(lines)["percentages"] == 36
    dangling = [row.code for row in bad]
    assert set(dangling) == {"reference"}  # claims that name figures no longer there


def test_speakers_without_records_are_gone(url, tmp_path):
    """A speaker that no record names any more has no row."""
    load(url, run_folder(tmp_path / "out", 10))
    _, _, lines = load(url, write_folder(tmp_path / "out", [make(1)]))
    rows = [json.loads(line) for line in lines]
    names = {row["speakers"]["name"] for row in rows if "speakers" in row}
    records = make(1)[1]
    speakers = [record.get("speaker") or record.get("claimant") for record in records]
    assert names == {speaker["name"] for speaker in speakers if speaker}


def test_two_collections(url, tmp_path):
    """Articles of other inputs stay when one input's are loaded anew."""
    first = write_folder(tmp_path / "a", [make(n) for n in range(5)], given=("monday",))
    second = write_folder(tmp_path / "b", [make(n) for n in range(5, 9)], given=("tuesday",))
    load(url, first)
    _, _, both = load(url, second)
    assert counts(both)["articles"] == 9
    loaded, _, rest = load(url, write_folder(first, [make(0)], given=("monday",)))
    assert loaded.articles["removed"] == 4
    assert counts(rest)["articles"] == 5


def test_another_article_of_the_same_id(url, tmp_path):
    """An article never takes the place of another collection's, unless told to."""
    load(url, write_folder(tmp_path / "a", [make(1, seed=0)], given=("monday",)))
    other = write_folder(tmp_path / "b", [make(1, seed=1)], given=("tuesday",))
    _, bad, _ = load(url, other)
    assert [row.code for row in bad] == ["collection"]
    assert "--collection" in bad[0].message
    loaded, bad, _ = load(url, other, collection="monday")
    assert loaded.articles["loaded"] == 1
    assert not bad


def test_the_same_article_in_two_collections(url, tmp_path):
    """The same text under the same id is one article, whichever input it came from."""
    load(url, write_folder(tmp_path / "a", [make(1)], given=("monday",)))
    loaded, bad, lines = load(url, write_folder(tmp_path / "b", [make(1)], given=("tuesday",)))
    assert (loaded.articles["loaded"], bad) == (1, [])
    assert counts(lines)["articles"] == 1


@pytest.mark.parametrize("name", ["articles.jsonl", "records.jsonl", "run.json"])
def test_unfinished_run_folder(url, out, name):
    """A run that did not come to its end removes nothing: it is not loaded at all."""
    load(url, out)
    (out / name).unlink()
    with pytest.raises(RunFolderError, match=name):
        load(url, out)


def test_interrupted(url, out, monkeypatch):
    """A load that fails on the way leaves whole articles, and the next one completes them."""
    monkeypatch.setattr("pipeline.database.load.BATCH", 100)
    batches = []

    def advance(count):
        batches.append(count)
        if len(batches) == 3:
            raise KeyboardInterrupt

    with open_target(url) as target:
        with pytest.raises(KeyboardInterrupt):
            Loader(target, print, advance).load(out, "news")
        part = counts(dump(target))
        assert part["records"] == 32 * part["articles"] == 32 * sum(batches)
    loaded, _, _ = load(url, out)
    assert loaded.articles["unchanged"] == sum(batches)


LOAD = (
    "import sys, pathlib, pipeline.database.load as l, pipeline.database.open as o\n"
    "l.BATCH = 50\n"
    "with o.open_target(sys.argv[2]) as t: l.Loader(t, print).load(pathlib.Path(sys.argv[1]), 'x')"
)


def test_two_loaders_at_once(url, out, tmp_path):
    """Two processes that load at once leave what one leaves."""
    both = [
        subprocess.Popen([sys.executable, "-c", LOAD, out, url], stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    for process in both:
        _, errors = process.communicate(timeout=120)
        assert process.returncode == 0, errors.decode()
    with open_target(url) as target:
        lines = list(dump(target))
    _, _, alone = load(f"sqlite:///{tmp_path / 'alone.db'}", out, collection="x")
    assert lines == alone
