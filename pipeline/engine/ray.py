"""The Ray engine: the local engine on every machine of a Ray cluster, for whom one does not serve.

An actor holds one worker process, which holds the pipeline; a shard is a task. Time limits and
workers that die are therefore dealt with as on one machine, and the bytes are the same.
"""

import socket
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from pipeline.engine import EngineError, Outcome, Task
from pipeline.engine.local import TIME_LIMIT, LocalEngine
from pipeline.engine.worker import Load, load_extraction
from pipeline.settings import Settings

AHEAD = 2  # tasks an actor: one under way, one that waits, so that no actor idles
PATIENCE = 10.0  # seconds that a cluster may take to answer
RESTARTS = 10  # of an actor whose machine or process is lost; its tasks are done again


class Shift:
    """What an actor does: works on one task after another in a worker process of its own."""

    def __init__(self, settings: Settings, time_limit: float, load: Load) -> None:
        self._engine, self._settings = LocalEngine(1, time_limit, load), settings
        self._waiting: list[Task] = []
        self._done = self._engine.run(settings, self._tasks())

    def _tasks(self) -> Iterator[Task]:
        while True:
            yield self._waiting.pop()

    def work(self, task: Task) -> tuple[int, list[Outcome]]:
        """Return the task's number and its outcomes."""
        self._waiting.append(task)
        return next(self._done)


class RayEngine:
    """``workers`` actors, on the cluster at ``address`` or on a Ray of this machine alone."""

    name = "ray"

    def __init__(
        self,
        workers: int = 1,
        time_limit: float = TIME_LIMIT,
        address: str | None = None,
        load: Load = load_extraction,
    ) -> None:
        self.workers, self._time_limit = workers, time_limit
        self._address, self._load = address, load

    def run(self, settings: Settings, tasks: Iterable[Task]) -> Iterator[tuple[int, list[Outcome]]]:
        """Yield each task's number with its outcomes, as they are done.

        Raises EngineError where Ray is not installed or doesn't answer, or the pipeline can't be
        loaded.
        """
        waiting = iter(tasks)
        first = list(islice(waiting, 1))
        if not first:
            return
        ray = _ray()
        _check_answer(self._address)
        ray.init(address=self._address, log_to_driver=False, ignore_reinit_error=True)
        try:
            yield from self._worked(ray, settings, _chained(first, waiting))
        finally:
            ray.shutdown()

    def _worked(
        self, ray: Any, settings: Settings, tasks: Iterator[Task]
    ) -> Iterator[tuple[int, list[Outcome]]]:
        actor = ray.remote(num_cpus=1, max_restarts=RESTARTS, max_task_retries=RESTARTS)(Shift)
        actors = [actor.remote(settings, self._time_limit, self._load) for _ in range(self.workers)]
        under_way = {
            each.work.remote(task): each for each in actors * AHEAD for task in islice(tasks, 1)
        }
        while under_way:
            (done,), _ = ray.wait(list(under_way), num_returns=1)
            free = under_way.pop(done)
            yield _result(ray, done)
            for task in islice(tasks, 1):
                under_way[free.work.remote(task)] = free


def _chained(first: list[Task], rest: Iterator[Task]) -> Iterator[Task]:
    yield from first
    yield from rest


def _result(ray: Any, done: Any) -> tuple[int, list[Outcome]]:
    try:
        found: tuple[int, list[Outcome]] = ray.get(done)
    except ray.exceptions.RayTaskError as error:
        if isinstance(error.cause, EngineError):
            raise EngineError(str(error.cause)) from error
        raise
    except ray.exceptions.RayActorError as error:
        raise EngineError(f"an actor was lost {RESTARTS} times; look at Ray's logs") from error
    return found


def _check_answer(address: str | None) -> None:
    """Raise EngineError where nothing listens at HOST:PORT; Ray itself would try for minutes."""
    host, _, port = (address or "").removeprefix("ray://").rpartition(":")
    if not port.isdigit():
        return
    try:
        socket.create_connection((host, int(port)), PATIENCE).close()
    except OSError as error:
        reason = error.strerror or str(error)
        remedy = "start one with `ray start --head`, or leave --address out"
        raise EngineError(f"no Ray cluster at {address}: {reason}; {remedy}") from error


def _ray() -> Any:
    try:
        import ray  # noqa: PLC0415, an extra
    except ImportError as error:
        raise EngineError("Ray is not installed; pip install 'newsclaims[ray]'") from error
    return ray
