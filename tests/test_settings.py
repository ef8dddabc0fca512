"""The fingerprint: what changes a record changes it, what never does leaves it alone."""

import pytest

from pipeline import settings
from pipeline.settings import BESIDE, PACKAGE, Settings


@pytest.fixture
def package(tmp_path, monkeypatch):
    """Return a copy of the package's files, empty, that the fingerprint is taken of."""
    for path in PACKAGE.rglob("*.py"):
        copy = tmp_path / path.relative_to(PACKAGE)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.touch()
    monkeypatch.setattr(settings, "PACKAGE", tmp_path)
    return tmp_path


@pytest.mark.parametrize("part", BESIDE)
def test_parts_that_never_touch_a_record(part):
    """What is left out of the fingerprint is there, under that name."""
    assert (PACKAGE / part).exists()


@pytest.mark.parametrize(
    ("changed", "same"),
    [
        ("review/page.py", True),
        ("top.py", True),
        ("engine/ray.py", True),
        ("engine/extraction.py", False),
        ("readers/html.py", False),
        ("components/quotes.py", False),
    ],
)
def test_changed_code(package, changed, same):
    """Only code that decides articles and records makes their shards stale."""
    before = Settings().fingerprint()
    assert Settings().fingerprint() == before
    (package / changed).write_text("changed = True")
    assert (Settings().fingerprint() == before) is same


def test_settings_count():
    """Each setting is part of the fingerprint."""
    several = (Settings(), Settings(attribution="fast"), Settings(published="2024-05-01"))
    assert len({one.fingerprint() for one in several}) == 3
