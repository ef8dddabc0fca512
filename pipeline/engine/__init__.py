"""Engines turn tasks into outcomes: processes of this machine, or of many by Ray.

An engine knows nothing of the run folder, and the run folder nothing of processes. Whatever the
engine and however many its workers, the outcome of an input is the same bytes, for each article
is worked on alone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from pipeline.inputs import Input
from pipeline.records import Reject
from pipeline.settings import Settings


class EngineError(RuntimeError):
    """The workers can't be started; the message says why."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one input: lines for the run folder's files, ready to be copied.

    Either ``article_id`` or ``reject`` is set, or neither where the article is empty.
    """

    article_id: str | None = None
    article: bytes = b""
    records: bytes = b""
    kinds: dict[str, int] = field(default_factory=dict)
    unresolved: int = 0
    words: int = 0
    reject: Reject | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """The inputs of one shard that have to be worked on, and the shard's number."""

    number: int
    inputs: tuple[Input, ...]


class Engine(Protocol):
    """Works on tasks, each input within a time limit and at its own risk."""

    name: str
    workers: int

    def run(self, settings: Settings, tasks: Iterable[Task]) -> Iterator[tuple[int, list[Outcome]]]:
        """Yield each task's number with its outcomes, one an input; tasks come in any order."""
        ...
