"""The Ray engine, on a Ray that the test starts: the same outcomes, and a worker may be lost."""

import os
from pathlib import Path

import pytest
from engine_fakes import load_never, load_obedient

from pipeline.engine import EngineError, Task
from pipeline.engine.ray import RayEngine
from pipeline.inputs import Input
from pipeline.settings import Settings

pytest.importorskip("ray", reason="the extra [ray] is not installed")
pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def _importable_fakes(monkeypatch):
    """Let Ray's processes find the fakes beside this file."""
    here = Path(__file__).parent
    paths = [here.parent.parent, here, os.environ.get("PYTHONPATH", "")]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(map(str, paths)))


def task(number, *orders):
    inputs = (Input(f"{number}.{i}", ".txt", i, o.encode()) for i, o in enumerate(orders))
    return Task(number, tuple(inputs))


def test_outcomes(tmp_path):
    """In their places, past an article over its time and a worker that is killed."""
    tasks = [task(n, *(f"echo {n} {i}" for i in range(n % 3 + 1))) for n in range(8)]
    tasks.append(task(8, "echo", "sleep 60", f"die-once {tmp_path / 'died'}"))
    done = dict(RayEngine(2, 2.0, load=load_obedient).run(Settings(), iter(tasks)))
    assert sorted(done) == list(range(9))
    for given in tasks[:8]:
        assert [o.article for o in done[given.number]] == [i.data for i in given.inputs]
    codes = [outcome.reject and outcome.reject.code for outcome in done[8]]
    assert codes == [None, "time_limit", None]


def test_lost_actor(tmp_path):
    """The tasks of an actor that is killed are done again by its successor."""
    tasks = [task(n, f"lose-actor-once {tmp_path / 'lost'}", "echo") for n in range(8)]
    done = dict(RayEngine(2, 30.0, load=load_obedient).run(Settings(), iter(tasks)))
    assert sorted(done) == list(range(8))
    assert all(outcome.reject is None for outcomes in done.values() for outcome in outcomes)
    assert (tmp_path / "lost").exists()


def test_cluster_that_does_not_answer():
    """The address is named at once, with what to do."""
    engine = RayEngine(1, 30.0, "127.0.0.1:1", load=load_never)
    with pytest.raises(EngineError, match=r"no Ray cluster at 127\.0\.0\.1:1: .*ray start"):
        list(engine.run(Settings(), [task(0, "echo")]))


def test_pipeline_that_can_not_be_loaded():
    """The reason reaches the caller."""
    with pytest.raises(EngineError, match="no such model"):
        list(RayEngine(1, 30.0, load=load_never).run(Settings(), [task(0, "echo")]))
