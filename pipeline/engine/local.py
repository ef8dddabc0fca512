"""The local engine: worker processes of this machine, each killable without loss to the rest."""

import contextlib
import multiprocessing
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection, wait
from typing import Any

from pipeline.engine import EngineError, Outcome, Task
from pipeline.engine.worker import READY, Load, load_extraction, serve
from pipeline.inputs import Input
from pipeline.records import Reject
from pipeline.settings import Settings

TIME_LIMIT = 120.0  # seconds an article
ATTEMPTS = 3  # a worker may die of what is not its article's fault: of the kernel, or by hand
SPAWN = multiprocessing.get_context("spawn")


@dataclass(slots=True)
class _Open:
    """A task under way, its outcomes in the order of its inputs."""

    task: Task
    outcomes: list[Outcome | None]

    def is_done(self) -> bool:
        return None not in self.outcomes


@dataclass(slots=True)
class _Job:
    """One input of an open task, and how often a worker has died over it."""

    open: _Open
    place: int
    deaths: int = 0

    @property
    def given(self) -> Input:
        return self.open.task.inputs[self.place]


@dataclass(slots=True)
class _Worker:
    """A process, our end of its pipe, and its job; ``ready`` once it has loaded the pipeline."""

    process: Any
    connection: Connection
    ready: bool = False
    job: _Job | None = None
    since: float = field(default_factory=time.monotonic)

    def send(self) -> None:
        """Send the job; a worker that died while it waited is heard of by its closed pipe."""
        assert self.job is not None
        self.since = time.monotonic()
        with contextlib.suppress(OSError):
            self.connection.send(self.job.given)

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.connection.close()


class LocalEngine:
    """``workers`` processes; an article may take ``time_limit`` seconds.

    ``load`` is called in each process and returns what makes an outcome of an input.
    """

    name = "local"

    def __init__(
        self, workers: int = 1, time_limit: float = TIME_LIMIT, load: Load = load_extraction
    ) -> None:
        self.workers, self.time_limit, self._load = workers, time_limit, load

    def run(self, settings: Settings, tasks: Iterable[Task]) -> Iterator[tuple[int, list[Outcome]]]:
        """Yield each task's number with its outcomes; no process starts before there is work.

        Raises EngineError where the pipeline can't be loaded.
        """
        serving = partial(serve, settings=settings, load=self._load)
        pool = _Pool(serving, self.workers, self.time_limit, _jobs(tasks))
        try:
            for done in pool.work():
                outcomes = [outcome for outcome in done.outcomes if outcome is not None]
                yield done.task.number, outcomes
        finally:
            pool.close()


def _jobs(tasks: Iterable[Task]) -> Iterator[_Job]:
    for task in tasks:
        opened = _Open(task, [None] * len(task.inputs))
        for place in range(len(task.inputs)):
            yield _Job(opened, place)


class _Pool:
    """The workers, each with one job at a time: nothing waits behind a slow article."""

    def __init__(
        self, serving: Callable[..., None], size: int, time_limit: float, jobs: Iterator[_Job]
    ) -> None:
        self._serving, self._size, self._time_limit = serving, size, time_limit
        self._jobs = jobs
        self._again: list[_Job] = []
        self._workers: list[_Worker] = []
        self._failed_starts = 0

    def work(self) -> Iterator[_Open]:
        """Yield tasks as they are done."""
        while self._fill():
            heard = [self._hear(worker) for worker in self._awaited()]
            late = [self._time_out(worker) for worker in self._overdue()]
            yield from (done for done in (*heard, *late) if done is not None)

    def close(self) -> None:
        """End all processes at once."""
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def _fill(self) -> bool:
        """Give each free worker a job, starting workers as needed; False when all is done."""
        while len(self._busy()) < self._size:
            job = self._again.pop() if self._again else next(self._jobs, None)
            if job is None:
                break
            free = next((worker for worker in self._workers if worker.job is None), None)
            worker = free or self._start()
            worker.job = job
            if worker.ready:
                worker.send()
        return bool(self._busy())

    def _busy(self) -> list[_Worker]:
        return [worker for worker in self._workers if worker.job is not None]

    def _start(self) -> _Worker:
        ours, theirs = SPAWN.Pipe()
        process = SPAWN.Process(target=self._serving, args=(theirs,), daemon=True)
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _awaited(self) -> list[_Worker]:
        """Wait until a worker says something or one is overdue; return those that spoke."""
        limits = [worker.since + self._time_limit for worker in self._busy() if worker.ready]
        timeout = max(0.0, min(limits) - time.monotonic()) if limits else None
        spoke = wait([worker.connection for worker in self._busy()], timeout)
        return [worker for worker in self._workers if worker.connection in spoke]

    def _overdue(self) -> list[_Worker]:
        latest = time.monotonic() - self._time_limit
        return [w for w in self._busy() if w.ready and w.since <= latest]

    def _hear(self, worker: _Worker) -> _Open | None:
        """Take what ``worker`` sent; return the task that this finishes, if any."""
        try:
            said = worker.connection.recv()
        except (EOFError, OSError):
            return self._bury(worker)
        if isinstance(said, Outcome):
            return self._settle(worker, said)
        if said != READY:
            raise EngineError(said)
        worker.ready, self._failed_starts = True, 0
        worker.send()
        return None

    def _settle(self, worker: _Worker, outcome: Outcome) -> _Open | None:
        job, worker.job = worker.job, None
        assert job is not None
        job.open.outcomes[job.place] = outcome
        return job.open if job.open.is_done() else None

    def _bury(self, worker: _Worker) -> _Open | None:
        """Put a dead worker's job back, or give it up when it has cost too many."""
        self._drop(worker)
        job = worker.job
        assert job is not None
        if not worker.ready:
            self._failed_starts += 1
            if self._failed_starts == ATTEMPTS:
                raise EngineError("the worker processes end while they load; is memory short?")
        job.deaths += worker.ready
        if job.deaths < ATTEMPTS:
            self._again.append(job)
            return None
        message = f"the process died {ATTEMPTS} times over it; look at the article"
        return self._settle(worker, _refused(job.given, "worker_died", message))

    def _time_out(self, worker: _Worker) -> _Open | None:
        self._drop(worker)
        assert worker.job is not None
        message = f"took over {self._time_limit:g} seconds; raise --time-limit or split it"
        return self._settle(worker, _refused(worker.job.given, "time_limit", message))

    def _drop(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.end()


def _refused(given: Input, code: str, message: str) -> Outcome:
    reject = Reject(path=given.name, line=given.line, stage="extract", code=code, message=message)
    return Outcome(reject=reject)
