"""Shards: the durable unit of work. A shard that stands is whole; a run ends by joining them.

A shard is a file: a line of JSON that says what came of each of its inputs and how many bytes of
the rest are its lines, then those lines. It is written aside, flushed to the disk and renamed.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Self

from pipeline.engine import Outcome
from pipeline.inputs import Input
from pipeline.json_lines import to_line
from pipeline.records import Reject, plain

# A shard ends where an input's own hash says so, so that an article more or less leaves the
# shards around it as they were. On average and at most so many inputs, at most so many bytes:
AVERAGE, MOST, MOST_BYTES = 16, 64, 8 << 20


@dataclass(frozen=True, slots=True)
class Keyed:
    """An input, or the Reject that stands for it, under the key of its bytes and settings."""

    key: str
    item: Input | Reject


@dataclass(frozen=True, slots=True)
class Shard:
    """Consecutive inputs; the key is that of their keys."""

    key: str
    items: tuple[Keyed, ...]


def plan(items: Iterable[Input | Reject], fingerprint: str) -> Iterator[Shard]:
    """Yield the shards of ``items``, in order; the same items give the same shards."""
    gathered: list[Keyed] = []
    size = 0
    for item in items:
        identity = _identity(item)
        gathered.append(Keyed(_hash(fingerprint, identity), item))
        size += len(item.data) if isinstance(item, Input) else 0
        ends = int(identity[:8], 16) % AVERAGE == 0
        if ends or len(gathered) == MOST or size > MOST_BYTES:
            yield _shard(gathered)
            gathered, size = [], 0
    if gathered:
        yield _shard(gathered)


def _shard(items: list[Keyed]) -> Shard:
    return Shard(_hash(*(item.key for item in items)), tuple(items))


def _identity(item: Input | Reject) -> str:
    """Return a hash of name and bytes; the line counts only where it names the article."""
    if isinstance(item, Reject):
        return _hash(item.path, f"{item.line}", item.code, item.message)
    line = "" if item.own_id is not None else f"{item.line}"
    data = hashlib.sha256(item.data).hexdigest()
    return _hash(item.name, item.ending, line, data, item.own_id or "", item.url or "")


def _hash(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a shard says of one input: the Outcome without its lines, and how long those are."""

    key: str
    line: int | None
    article_id: str | None
    article: int
    records: int
    words: int
    unresolved: int
    kinds: dict[str, int] = field(default_factory=dict)
    reject: Reject | None = None

    @classmethod
    def of(cls, keyed: Keyed, outcome: Outcome) -> Self:
        """Return the entry for ``outcome``."""
        return cls(
            key=keyed.key,
            line=keyed.item.line,
            article_id=outcome.article_id,
            article=len(outcome.article),
            records=len(outcome.records),
            words=outcome.words,
            unresolved=outcome.unresolved,
            kinds=outcome.kinds,
            reject=outcome.reject,
        )

    @classmethod
    def parsed(cls, row: dict[str, Any]) -> Self:
        """Return the entry that ``row`` of a shard's first line states."""
        reject = Reject(**row["reject"]) if row["reject"] else None
        return cls(**{**row, "reject": reject})

    def outcome(self, article: bytes, records: bytes) -> Outcome:
        """Return the outcome again, given its lines."""
        return Outcome(
            self.article_id, article, records, self.kinds, self.unresolved, self.words, self.reject
        )


class Store:
    """The folder of shards."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def entries(self, key: str) -> list[Entry] | None:
        """Return what the shard ``key`` says of its inputs; None where it does not stand."""
        try:
            with self._path(key).open("rb") as stream:
                return self._header(stream)
        except FileNotFoundError:
            return None

    def head(self, key: str) -> bytes:
        """Return the line in which the shard ``key`` says what came of its inputs."""
        with self._path(key).open("rb") as stream:
            return stream.readline()

    def _header(self, stream: IO[bytes]) -> list[Entry] | None:
        try:
            entries = [Entry.parsed(row) for row in json.loads(stream.readline())]
        except (ValueError, KeyError, TypeError):
            return None  # of another version, or not ours: done anew
        whole = stream.tell() + sum(entry.article + entry.records for entry in entries)
        return entries if os.fstat(stream.fileno()).st_size == whole else None

    def outcomes(self, key: str) -> Iterator[tuple[Entry, Outcome]]:
        """Yield the entries of the shard ``key`` with their outcomes; it must stand."""
        with self._path(key).open("rb") as stream:
            for entry in self._header(stream) or ():
                article, records = stream.read(entry.article), stream.read(entry.records)
                yield entry, entry.outcome(article, records)

    def write(self, shard: Shard, outcomes: list[Outcome]) -> None:
        """Make the shard stand with ``outcomes``, one an item; raises OSError."""
        keyed = zip(shard.items, outcomes, strict=True)
        entries = [Entry.of(item, outcome) for item, outcome in keyed]
        path = self._path(shard.key)
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = (line for outcome in outcomes for line in (outcome.article, outcome.records))
        durably(path, [to_line(plain(entries)), *lines])

    def index(self) -> Iterator[tuple[str, str]]:
        """Yield the key of each input of all shards that stand, with its shard's key."""
        for path in self._folder.glob("??/*.shard"):
            for entry in self.entries(path.stem) or ():
                yield entry.key, path.stem

    def prune(self, keep: set[str]) -> None:
        """Remove the shards that are not in ``keep``, and what a killed run left half written."""
        for path in self._folder.glob("??/*"):
            if path.suffix != ".shard" or path.stem not in keep:
                path.unlink()

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key}.shard"


def durably(path: Path, parts: Iterable[bytes]) -> None:
    """Write ``parts`` to ``path`` so that, whenever power fails, it is whole, old or new."""
    aside = path.with_name(path.name + ".part")
    try:
        with aside.open("wb") as stream:
            stream.writelines(parts)
            stream.flush()
            os.fsync(stream.fileno())
        aside.replace(path)
    except OSError:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
        raise
    flush_folder(path.parent)


def flush_folder(folder: Path) -> None:
    """Make the names in ``folder`` durable."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
