"""The commands as a user meets them: exit statuses, messages, what they load."""

import json
import resource
import subprocess
import sys

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.run.lock import locked


def call(*words):
    return CliRunner().invoke(main, [str(word) for word in words])


def test_naming_commands_does_not_load_spacy():
    """A run with nothing to do, and every other command, starts at once."""
    code = (
        "import sys, pipeline.cli; sys.exit('spacy' in sys.modules or 'trafilatura' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    """Run over a good, an empty and a broken article."""
    folder = tmp_path_factory.mktemp("texts")
    (folder / "a.txt").write_text("Rents will rise by 4%, Ann Leeming said.")
    (folder / "b.txt").write_text("  \n")
    (folder / "c.json").write_text("{")
    out = tmp_path_factory.mktemp("out")
    assert call("extract", folder, "-o", out).exit_code == 1
    return out


def test_status(out):
    """The account is said in one line, rejects by code."""
    said = call("status", out).output
    assert "3 inputs = 1 processed + 1 empty + 1 rejected" in said
    assert "malformed_json: 1" in said


COMMANDS = {
    "verify": (),
    "top": (),
    "compare": (),
    "sample": (),
    "review": ("-o", "page.html"),
    "load": ("--to", "sqlite:///claims.db"),
    "export": ("--format", "csv", "-o", "file.csv"),
    "status": (),
}


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize(
    ("manifest", "said"),
    [("{", "extract again"), ('{"schema": "newsclaims/0"}', "'newsclaims/0', this version")],
    ids=["torn", "other version"],
)
def test_no_run_folder(tmp_path, monkeypatch, name, manifest, said):
    """A torn run folder, or one of another version, is an error that says what to do."""
    monkeypatch.chdir(tmp_path)
    for file in ("records.jsonl", "articles.jsonl"):
        (tmp_path / file).touch()
    (tmp_path / "run.json").write_text(manifest)
    result = call(name, tmp_path, *COMMANDS[name])
    assert result.exit_code == 2
    assert said in result.output
    assert result.output.startswith("Error: ")


@pytest.mark.parametrize("name", COMMANDS.keys() - {"status"})
def test_folder_without_a_run(tmp_path, monkeypatch, name):
    """A folder that holds no run is named, with what is missing."""
    monkeypatch.chdir(tmp_path)
    result = call(name, tmp_path, *COMMANDS[name])
    assert result.exit_code == 2
    assert "no articles.jsonl, no records.jsonl, no run.json" in result.output


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("sample", "--kind", "quotes"), 2, "'quotes' is not one of quote, refusal,"),
        (("sample", "--resolution", "no"), 2, "'no' is not one of named,"),
        (("sample", "--kind", "refusal"), 0, "no record is such a one"),
        (("top", "--speaker", "Nobody"), 0, "no claim is such a one"),
        (("compare",), 0, "no article has altered a quote of another; --all"),
        (("compare", "--all"), 0, "no quote stands in several articles"),
    ],
)
def test_nothing_to_show(out, words, status, said):
    """What can't be shown is said, not passed over in silence."""
    result = call(words[0], out, *words[1:])
    assert result.exit_code == status
    assert said in result.output


def test_bad_marks(out, tmp_path):
    """Lines that are no marks are named, the others are counted."""
    record = json.loads((out / "records.jsonl").open().readline())
    mark = {"record": record["id"], "article": "a.txt", "verdict": "right", "at": "2031-05-06"}
    (tmp_path / "marks.jsonl").write_text(json.dumps(mark) + '\n{"x": 1}\nno\n')
    result = call("evaluate", "--reviews", tmp_path / "marks.jsonl", "--run", out)
    assert result.exit_code == 1
    assert json.loads(result.stdout)[record["kind"]]["marked"] == 1
    assert "marks.jsonl:2: choice:" in result.stderr
    assert "marks.jsonl:3: json:" in result.stderr


def test_folder_in_use(out):
    """The second of two runs is refused with a remedy, not a traceback."""
    with locked(out / ".newsclaims/lock"):
        result = call("extract", out.parent, "-o", out)
    assert result.exit_code == 2
    assert "choose another folder" in result.output


def test_unwritable_output(tmp_path):
    """A file where the folder should be is named."""
    (tmp_path / "out").touch()
    result = call("extract", tmp_path, "-o", tmp_path / "out" / "deeper")
    assert result.exit_code == 2
    assert "out" in result.output


@pytest.mark.slow
def test_full_disk(tmp_path):
    """Files that can't grow: a clear error, earlier results as they were, and the next run ends."""
    texts, out, fresh = tmp_path / "texts", tmp_path / "out", tmp_path / "fresh"
    texts.mkdir()
    (texts / "a.txt").write_text("Rents will rise by 4%, Ann Leeming said.")
    assert call("extract", texts, "-o", out).exit_code == 0
    before = (out / "records.jsonl").read_bytes()
    (texts / "b.txt").write_text("Rents will rise by 5%, Ann Leeming said. " * 60)

    def full():
        resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))

    command = [sys.executable, "-m", "pipeline.cli", "extract", str(texts), "-o", str(out)]
    done = subprocess.run(command, preexec_fn=full, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "earlier results are whole" in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
    assert (out / "records.jsonl").read_bytes() == before
    assert call("extract", texts, "-o", out).exit_code == 0
    assert call("extract", texts, "-o", fresh).exit_code == 0
    for name in ("records.jsonl", "articles.jsonl"):
        assert (out / name).read_bytes() == (fresh / name).read_bytes() != before


def test_address_without_ray(tmp_path):
    """A cluster's address is not passed over in silence."""
    (tmp_path / "a.txt").write_text("Text.")
    result = call("extract", tmp_path, "-o", tmp_path / "out", "--address", "10.0.0.1:6379")
    assert result.exit_code == 2
    assert "--engine ray" in result.output
    assert not (tmp_path / "out").exists()


def test_missing_model(tmp_path):
    """A model that is not installed is a usage error."""
    (tmp_path / "a.txt").write_text("Text.")
    result = call("extract", tmp_path, "-o", tmp_path / "out", "--model", "en_missing")
    assert result.exit_code == 2
    assert "en_missing" in result.output
