"""The local engine: outcomes in their places, one poisoned article costs itself only."""

import multiprocessing

import pytest
from engine_fakes import load_dying, load_never, load_obedient

from pipeline.engine import EngineError, Task
from pipeline.engine.local import LocalEngine
from pipeline.inputs import Input
from pipeline.run.folder import Run
from pipeline.settings import Settings


def task(number, *orders):
    return Task(
        number, tuple(Input(f"{number}.{i}", ".txt", i, o.encode()) for i, o in enumerate(orders))
    )


def worked(tasks, workers=1, time_limit=30.0):
    engine = LocalEngine(workers, time_limit, load_obedient)
    return dict(engine.run(Settings(), iter(tasks)))


@pytest.mark.parametrize("workers", [1, 2, 4])
def test_outcomes_lie_in_their_places(workers):
    """Each task comes back once, its outcomes in the order of its inputs."""
    tasks = [task(n, *(f"echo {n} {i}" for i in range(n % 4 + 1))) for n in range(12)]
    done = worked(tasks, workers)
    assert sorted(done) == list(range(12))
    for given in tasks:
        assert [o.article for o in done[given.number]] == [i.data for i in given.inputs]


def test_tasks_come_as_they_are_done():
    """A slow article holds no other task back."""
    engine = LocalEngine(2, 30.0, load_obedient)
    numbers = [
        n
        for n, _ in engine.run(
            Settings(), [task(0, "sleep 3"), *(task(n, "echo") for n in range(1, 6))]
        )
    ]
    assert numbers[-1] == 0


def test_time_limit():
    """An article over the limit is rejected, its neighbours are not."""
    done = worked([task(0, "echo", "sleep 60", "echo")], time_limit=1.0)
    assert [outcome.reject and outcome.reject.code for outcome in done[0]] == [
        None,
        "time_limit",
        None,
    ]
    assert done[0][1].reject.line == 1
    assert "--time-limit" in done[0][1].reject.message


def test_retry_with_more_time(tmp_path):
    """What took too long stays rejected until it is asked for again, then with the new limit."""
    (tmp_path / "slow.txt").write_text("sleep 2")
    (tmp_path / "quick.txt").write_text("echo")

    def codes(time_limit, *, retry):
        engine = LocalEngine(1, time_limit, load_obedient)
        out = tmp_path / "out"
        return Run([tmp_path], out, Settings(), engine, retry_rejected=retry).work().codes

    assert codes(1.0, retry=False) == {"time_limit": 1}
    assert codes(60.0, retry=False) == {"time_limit": 1}
    assert codes(60.0, retry=True) == {}


def test_worker_that_dies_over_an_article():
    """An article that ends its process each time is rejected, and nothing else is."""
    done = worked([task(0, "echo", "die", "echo"), task(1, "echo")], workers=2)
    assert [outcome.reject and outcome.reject.code for outcome in done[0]] == [
        None,
        "worker_died",
        None,
    ]
    assert done[1][0].reject is None


def test_worker_that_dies_by_hand(tmp_path):
    """A process killed from outside costs nothing: its article is worked on again."""
    done = worked([task(0, "echo", f"die-once {tmp_path / 'died'}", "echo")])
    assert all(outcome.reject is None for outcome in done[0])
    assert len({outcome.words for outcome in done[0]}) == 2


def test_pipeline_that_can_not_be_loaded():
    """The reason reaches the caller."""
    with pytest.raises(EngineError, match="no such model"):
        list(LocalEngine(1, 30.0, load_never).run(Settings(), [task(0, "echo")]))


def test_workers_that_die_while_loading():
    """The engine gives up rather than starting processes for ever."""
    with pytest.raises(EngineError, match="memory"):
        list(LocalEngine(1, 30.0, load_dying).run(Settings(), [task(0, "echo")]))


def test_no_work_starts_no_process():
    """A run with nothing to do does not load the pipeline."""
    assert worked([]) == {}


def test_no_process_outlives_the_run():
    """A caller that stops early leaves nothing behind."""
    running = LocalEngine(2, 30.0, load_obedient).run(
        Settings(), [task(n, "echo") for n in range(9)]
    )
    next(running)
    running.close()
    assert not multiprocessing.active_children()
