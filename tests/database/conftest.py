import pytest

from pipeline.database.dump import dump
from pipeline.database.load import Loader
from pipeline.database.open import open_target
from tests.run_folders import run_folder


@pytest.fixture(params=["sqlite"])
def url(request, tmp_path):
    """The URL of an empty database, of each kind in turn."""
    return f"sqlite:///{tmp_path / 'claims.db'}"


@pytest.fixture
def out(tmp_path):
    """A run folder of thirty articles."""
    return run_folder(tmp_path / "out", 30)


def load(url, out, collection=None):
    """Load a run folder; return what the load says, the bad rows and the dump."""
    bad = []
    with open_target(url) as target:
        loaded = Loader(target, bad.append).load(out, collection)
        return loaded, bad, list(dump(target))
