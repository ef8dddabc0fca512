"""The commands as a user meets them: exit statuses, messages, what they load."""

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


def test_missing_model(tmp_path):
    """A model that is not installed is a usage error."""
    (tmp_path / "a.txt").write_text("Text.")
    result = call("extract", tmp_path, "-o", tmp_path / "out", "--model", "en_missing")
    assert result.exit_code == 2
    assert "en_missing" in result.output
