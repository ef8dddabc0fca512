"""A run into a folder: nothing lost, nothing twice, nothing done again."""

import errno
import hashlib
import json
import os
from dataclasses import replace

import pytest
from run_fakes import Counting, outcome

from pipeline.run.folder import Run
from pipeline.run.lock import BusyError, locked
from pipeline.run.status import status
from pipeline.settings import Settings

FILES = ("records.jsonl", "articles.jsonl", "speakers.jsonl", "rejected.jsonl")


@pytest.fixture
def texts(tmp_path):
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(90):
        (folder / f"{number:03}.txt").write_text(f"Article {number}.")
    return folder


def work(texts, out, *, settings=None, engine=None, retry_rejected=False):
    engine = engine or Counting()
    account = Run(
        [texts], out, settings or Settings(), engine, retry_rejected=retry_rejected
    ).work()
    return account, engine.seen


def published(out):
    return [(out / name).read_bytes() for name in FILES]


def ids(out):
    return [json.loads(line)["id"] for line in (out / "articles.jsonl").open()]


def test_account_and_order(texts, tmp_path):
    """inputs = processed + empty + rejected; articles and records come in the order of names."""
    (texts / "001.txt").write_text(" \n")
    (texts / "002.txt").write_text("poison")
    account, _ = work(texts, tmp_path / "out")
    assert (account.inputs, account.processed, account.empty, account.rejected) == (90, 88, 1, 1)
    assert ids(tmp_path / "out") == [f"{n:03}.txt" for n in range(90) if n not in {1, 2}]
    counts = json.loads((tmp_path / "out/run.json").read_text())["counts"]
    assert counts["inputs"] == counts["processed"] + counts["empty"] + counts["rejected"] == 90
    assert counts["records"] == {"date": 176}
    (reject,) = map(json.loads, (tmp_path / "out/rejected.jsonl").open())
    assert reject == {
        "path": "002.txt",
        "line": None,
        "stage": "extract",
        "code": "poison",
        "message": "p; q",
    }


def test_second_run_does_nothing_again(texts, tmp_path):
    """The same bytes, and the engine is given nothing."""
    work(texts, tmp_path / "out")
    before = published(tmp_path / "out")
    account, seen = work(texts, tmp_path / "out")
    assert seen == []
    assert account.processed == 90
    assert published(tmp_path / "out") == before


def test_unchanged_files_are_left_alone(texts, tmp_path):
    """A run that changes nothing writes only run.json, with the same counts."""
    (texts / "002.txt").write_text("poison")
    out = tmp_path / "out"
    first, _ = work(texts, out)
    before = [(out / name).stat().st_ino for name in FILES]
    second, _ = work(texts, out)
    assert second == first
    assert [(out / name).stat().st_ino for name in FILES] == before


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.unlink(),
        lambda path: path.write_bytes(path.read_bytes()[::-1]),
        lambda path: path.with_name("run.json").write_text("{"),
        lambda path: path.with_name("run.json").unlink(),
    ],
    ids=["deleted", "altered", "torn-manifest", "no-manifest"],
)
@pytest.mark.parametrize("name", FILES[:2])
def test_spoilt_files_are_published_again(texts, tmp_path, name, spoil):
    """Whatever happened to what was published, the next run ends in it."""
    out = tmp_path / "out"
    work(texts, out)
    before = published(out)
    spoil(out / name)
    assert work(texts, out)[1] == []
    assert published(out) == before
    assert json.loads((out / "run.json").read_text())["counts"]["processed"] == 90


@pytest.mark.parametrize(
    ("change", "again"),
    [
        (lambda t: (t / "007.txt").write_text("Edited."), ["007.txt"]),
        (lambda t: (t / "000a.txt").write_text("New."), ["000a.txt"]),
        (lambda t: (t / "007.txt").unlink(), []),
        (lambda t: (t / "007.txt").rename(t / "zzz.txt"), ["zzz.txt"]),
    ],
    ids=["edited", "added", "deleted", "renamed"],
)
def test_changed_folder(texts, tmp_path, change, again):
    """Only what changed is worked on, and the files are those of a fresh run."""
    work(texts, tmp_path / "out")
    change(texts)
    _, seen = work(texts, tmp_path / "out")
    work(texts, tmp_path / "fresh")
    assert seen == again
    assert published(tmp_path / "out") == published(tmp_path / "fresh")
    shards = sorted(path.name for path in (tmp_path / "out").rglob("*.shard"))
    assert shards == sorted(path.name for path in (tmp_path / "fresh").rglob("*.shard"))


def test_other_settings_are_other_work(texts, tmp_path):
    """A changed setting that may change a record does everything again."""
    work(texts, tmp_path / "out")
    _, seen = work(texts, tmp_path / "out", settings=Settings(published="2024-05-01"))
    assert len(seen) == 90


def test_lines_that_move(tmp_path):
    """Articles with ids of their own are kept when lines before them go; rejects move along."""
    path = tmp_path / "a.jsonl"
    lines = [json.dumps({"id": f"a{n}", "text": f"T {n}"}) for n in range(30)]
    lines[20] = json.dumps({"id": "bad", "text": "poison"})
    path.write_text("\n".join(lines))
    work(path, tmp_path / "out")
    path.write_text("\n".join(lines[1:]))
    _, seen = work(path, tmp_path / "out")
    assert seen == []
    assert json.loads((tmp_path / "out/rejected.jsonl").read_text())["line"] == 20
    work(path, tmp_path / "fresh")
    assert published(tmp_path / "out") == published(tmp_path / "fresh")


def test_retry_rejected(texts, tmp_path):
    """Rejects are kept until they are asked for again; the rest is not done twice."""
    (texts / "002.txt").write_text("poison")
    work(texts, tmp_path / "out")
    assert work(texts, tmp_path / "out")[1] == []
    assert work(texts, tmp_path / "out", retry_rejected=True)[1] == ["002.txt"]


class Healed(Counting):
    """Makes an outcome of what was poison before."""

    def run(self, settings, tasks):  # noqa: ARG002, the protocol's
        for task in tasks:
            healed = [replace(given, data=b"Well again.") for given in task.inputs]
            yield task.number, [outcome(given) for given in healed]


def test_retry_that_was_killed_before_it_published(texts, tmp_path, monkeypatch):
    """What was tried again is published by the next run, though its shards bear the same names."""
    out = tmp_path / "out"
    (texts / "002.txt").write_text("poison")
    work(texts, out)
    monkeypatch.setattr("pipeline.run.folder.publish", stop)
    with pytest.raises(KeyboardInterrupt):
        work(texts, out, engine=Healed(), retry_rejected=True)
    monkeypatch.undo()
    account, seen = work(texts, out)
    assert (seen, account.rejected) == ([], 0)
    assert (out / "rejected.jsonl").read_bytes() == b""
    assert "002.txt" in ids(out)


def stop(*_):
    raise KeyboardInterrupt


def test_rejects_whose_lines_alone_moved(tmp_path):
    """A blank line before them moves the lines that rejects name, and nothing else."""
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "bad", "text": "poison"}))
    work(path, tmp_path / "out")
    path.write_text("\n" + path.read_text())
    work(path, tmp_path / "out")
    assert json.loads((tmp_path / "out/rejected.jsonl").read_text())["line"] == 2


def test_same_id_twice(tmp_path):
    """The first article of an id is the one that counts, the second is a reject with its line."""
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps({"id": "a", "text": t}) + "\n" for t in ("One.", "Two.")))
    account, _ = work(path, tmp_path / "out")
    assert (account.processed, account.rejected) == (1, 1)
    reject = json.loads((tmp_path / "out/rejected.jsonl").read_text())
    assert (reject["code"], reject["line"]) == ("duplicate_id", 2)
    assert account.kinds == {"date": 2}


@pytest.mark.parametrize("stop", range(4))
def test_stopped_run_goes_on(texts, tmp_path, stop):
    """What was durable when a run was stopped is not done again, and the bytes are the same."""
    out = tmp_path / "out"
    with pytest.raises(KeyboardInterrupt):
        work(texts, out, engine=(first := Counting(stop_after=stop)))
    assert status(out).state == "stopped"
    assert status(out).durable == len(first.seen)
    _, seen = work(texts, out)
    assert sorted(first.seen + seen) == sorted(path.name for path in texts.iterdir())
    assert status(out).state == "finished"
    work(texts, tmp_path / "fresh")
    assert published(out) == published(tmp_path / "fresh")


def test_second_run_at_once_is_refused(texts, tmp_path):
    """The second of two runs into a folder says which the first is."""
    out = tmp_path / "out"
    work(texts, out)
    before = published(out)
    with locked(out / ".newsclaims/lock"):
        assert status(out).state == "running"
        with pytest.raises(BusyError, match=f"process {os.getpid()} .*another folder"):
            work(texts, out)
    assert published(out) == before


@pytest.mark.parametrize("call", range(1, 18))
def test_full_disk(texts, tmp_path, monkeypatch, call):
    """Whenever the disk fills, the results that stand are whole; the next run ends as ever.

    Flushed are, each with its folder, the announcement and four shards; the four files, then their
    folder; the manifest and its folder.
    """
    out = tmp_path / "out"
    work(texts, out)
    before = published(out)
    (texts / "007.txt").write_text("Edited.")
    (texts / "030.txt").write_text("Edited, too.")
    calls, real = iter(range(1, 1000)), os.fsync

    def full(descriptor):
        if next(calls) == call:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="space"):
        work(texts, out)
    monkeypatch.undo()
    assert not list((out / ".newsclaims").glob("*.jsonl"))
    work(texts, tmp_path / "fresh")
    assert published(out) == (before if call <= 14 else published(tmp_path / "fresh"))
    work(texts, out)
    assert published(out) == published(tmp_path / "fresh")
    assert not list(out.rglob("*.part"))


def test_run_folder_is_no_input(texts):
    """A run folder inside the folder of articles is not read as articles."""
    work(texts, texts / "out")
    account, seen = work(texts, texts / "out")
    assert (account.inputs, seen) == (90, [])


def test_manifest_names_the_files_it_speaks_of(texts, tmp_path):
    """The hashes in run.json are those of the files."""

    work(texts, tmp_path / "out")
    files = json.loads((tmp_path / "out/run.json").read_text())["files"]
    for name in FILES:
        data = (tmp_path / "out" / name).read_bytes()
        assert files[name] == {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
