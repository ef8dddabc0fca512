"""What a run refuses before it writes: nothing of the user's is overwritten, nothing lost."""

import pytest
from run_fakes import Counting

from pipeline.run.checks import RunError
from pipeline.run.folder import Run
from pipeline.settings import Settings

LINE = '{"id": "a", "text": "One."}\n'


@pytest.fixture
def texts(tmp_path):
    """Return a folder that has articles under the very name of a file of a run."""
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "articles.jsonl").write_text(LINE)
    return folder


def work(given, out):
    return Run([given], out, Settings(), Counting()).work()


def contents(folder):
    return {path: path.read_bytes() for path in folder.rglob("*.jsonl")}


def test_folder_of_the_articles(texts):
    """A run into the folder that it reads would overwrite an article, and read its own results."""
    with pytest.raises(RunError, match=r"choose another folder, as .*texts/out"):
        work(texts, texts)
    assert contents(texts) == {texts / "articles.jsonl": LINE.encode()}
    assert not (texts / ".newsclaims").exists()


def test_files_of_others(texts, tmp_path):
    """Files that no run made are not overwritten; those of a run whose shards are gone are."""
    (tmp_path / "a.txt").write_text("One.")
    with pytest.raises(RunError, match=r"articles\.jsonl was not made by newsclaims"):
        work(tmp_path / "a.txt", texts)
    assert contents(texts) == {texts / "articles.jsonl": LINE.encode()}
    out = tmp_path / "out"
    work(texts, out)
    before = contents(out)
    for path in sorted((out / ".newsclaims").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (out / ".newsclaims").rmdir()
    work(texts, out)
    assert contents(out) == before


def test_file_of_the_run_as_input(texts, tmp_path):
    """The articles of a run are no input of the same run, but one of another."""
    out = tmp_path / "out"
    work(texts, out)
    with pytest.raises(RunError, match="would be overwritten; choose another folder"):
        work(out / "articles.jsonl", out)
    assert work(out / "articles.jsonl", tmp_path / "again").processed == 1


def test_run_folder_as_input(texts, tmp_path):
    """A run folder is no folder of articles."""
    work(texts, tmp_path / "out")
    with pytest.raises(RunError, match="is a run folder; name the folder"):
        work(tmp_path / "out", tmp_path / "again")


def test_no_articles(texts, tmp_path):
    """A folder without articles (not mounted, another path) costs no results."""
    out = tmp_path / "out"
    work(texts, out)
    before = contents(out)
    (texts / "articles.jsonl").rename(texts / "articles.csv")
    with pytest.raises(RunError, match=r"no articles in .*texts; their files end in .*\.txt"):
        work(texts, out)
    assert contents(out) == before
