"""The short form of kill_loads.py."""

import random
import uuid

import pytest

from tests.database.kill_loads import kills
from tests.run_folders import run_folder

pytestmark = pytest.mark.slow


def test_sqlite(tmp_path):
    """A load that was killed three times at random moments ends in the same dump."""
    out = run_folder(tmp_path / "out", 60)
    found = kills(out, lambda: f"sqlite:///{tmp_path / uuid.uuid4().hex}", 3, random.Random(1))
    assert all(kill.right for kill in found), found


def test_postgresql(tmp_path, server):
    """The same on a PostgreSQL server."""

    def fresh():
        schema = f"t{uuid.uuid4().hex}"
        server.psql(f"CREATE SCHEMA {schema}")
        return f"{server.get_uri()}&options=-csearch_path%3D{schema}"

    found = kills(run_folder(tmp_path / "out", 60), fresh, 3, random.Random(1))
    assert all(kill.right for kill in found), found
