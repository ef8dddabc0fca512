"""One run into a folder: what is known already is kept, the rest is worked on, then published."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pipeline import __version__
from pipeline.engine import Engine, Outcome, Task
from pipeline.inputs import STATE, Input, InputFile, find, printable, read
from pipeline.json_lines import to_line
from pipeline.reading import MANIFEST
from pipeline.records import SCHEMA, Reject
from pipeline.run.account import Account
from pipeline.run.checks import check_found, check_out
from pipeline.run.lock import locked
from pipeline.run.publish import edition_of, publish, standing
from pipeline.run.shards import Entry, Keyed, Shard, Store, durably, plan
from pipeline.settings import Settings, package_versions

LOCK, SHARDS, STARTED = "lock", "shards", "started.json"

Told = Callable[[Account, InputFile | None], None]


@dataclass(slots=True)
class _Partial:
    """A shard under way: what is known of its items, None where an engine has to work."""

    shard: Shard
    outcomes: list[Outcome | None]

    def missing(self) -> tuple[Input, ...]:
        pairs = zip(self.shard.items, self.outcomes, strict=True)
        return tuple(
            keyed.item for keyed, known in pairs if known is None and isinstance(keyed.item, Input)
        )

    def filled(self, fresh: Iterable[Outcome]) -> list[Outcome]:
        """Return all outcomes, ``fresh`` in the places that were missing."""
        rest = iter(fresh)
        return [known if known is not None else next(rest) for known in self.outcomes]


def _unheard(account: Account, file: InputFile | None) -> None:
    """Take the place of a progress that nobody watches."""


class Run:
    """Extracts the articles under ``given`` into the folder ``out``; call ``work`` once."""

    def __init__(
        self,
        given: list[Path],
        out: Path,
        settings: Settings,
        engine: Engine,
        *,
        retry_rejected: bool = False,
        progress: Told | None = None,
    ) -> None:
        self._given, self._out, self._settings, self._engine = given, out, settings, engine
        self._retry_rejected, self._progress = retry_rejected, progress or _unheard
        self._state = out / STATE
        self._store = Store(self._state / SHARDS)
        self._known: dict[str, str] | None = None
        self._partial: dict[int, _Partial] = {}
        self._keys: list[str] = []
        self._so_far = Account()
        self._worked = 0

    def work(self) -> Account:
        """Do what is left to do and publish; return the account.

        Raises RunError where there is nothing to read or the folder is not one to write into,
        BusyError where another run writes into it, EngineError where the pipeline can't be loaded,
        and OSError where the folder can't be written; whatever was published before then stands
        unchanged, and a second call goes on from the last durable shard.
        """
        check_out(self._given, self._out)
        self._state.mkdir(parents=True, exist_ok=True)
        started = datetime.now(UTC)
        with locked(self._state / LOCK):
            files = find(self._given)
            check_found(self._given, files)
            fingerprint = self._settings.fingerprint()
            self._announce(started, fingerprint)
            tasks = self._tasks(files, fingerprint)
            for number, outcomes in self._engine.run(self._settings, tasks):
                partial = self._partial.pop(number)
                self._keep(partial.shard, partial.filled(outcomes))
                self._worked += len(outcomes)
            edition = edition_of(self._store, self._keys)
            account, hashes = standing(self._out, edition) or publish(
                self._out, self._state, self._store, self._keys
            )
            self._conclude(started, fingerprint, edition, account, hashes)
            self._store.prune(set(self._keys))
            (self._state / STARTED).unlink()
        return account

    def _tasks(self, files: list[InputFile], fingerprint: str) -> Iterator[Task]:
        """Yield what an engine has to work on; shards that stand as they should are passed by."""
        for shard in plan(self._items(files), fingerprint):
            self._keys.append(shard.key)
            if entries := self._standing(shard):
                self._count(entries)
                continue
            partial = _Partial(shard, self._recalled(shard))
            if missing := partial.missing():
                self._partial[len(self._keys)] = partial
                yield Task(len(self._keys), missing)
            else:
                self._keep(shard, partial.filled(()))

    def _items(self, files: list[InputFile]) -> Iterator[Input | Reject]:
        for file in files:
            yield from read(file)
            self._progress(self._so_far, file)

    def _standing(self, shard: Shard) -> list[Entry] | None:
        entries = self._store.entries(shard.key)
        if entries is None or (self._retry_rejected and any(entry.reject for entry in entries)):
            return None
        pairs = zip(entries, shard.items, strict=True)
        return entries if all(entry.line == keyed.item.line for entry, keyed in pairs) else None

    def _recalled(self, shard: Shard) -> list[Outcome | None]:
        """Return what earlier runs found for each item, None where an engine has to work."""
        if self._known is None:
            self._known = dict(self._store.index())
        holders = {self._known[item.key] for item in shard.items if item.key in self._known}
        found: dict[str, Outcome] = {}
        for key in holders:
            found.update({entry.key: outcome for entry, outcome in self._store.outcomes(key)})
        return [self._known_outcome(keyed, found) for keyed in shard.items]

    def _known_outcome(self, keyed: Keyed, found: dict[str, Outcome]) -> Outcome | None:
        if isinstance(keyed.item, Reject):
            return Outcome(reject=keyed.item)
        outcome = found.get(keyed.key)
        if outcome is None or outcome.reject is None:
            return outcome
        if self._retry_rejected:
            return None
        if keyed.item.line is None:
            return outcome
        return replace(outcome, reject=replace(outcome.reject, line=keyed.item.line))

    def _keep(self, shard: Shard, outcomes: list[Outcome]) -> None:
        self._store.write(shard, outcomes)
        self._count(outcomes)

    def _count(self, outcomes: Iterable[Outcome | Entry]) -> None:
        for outcome in outcomes:
            self._so_far.add(outcome)
        self._progress(self._so_far, None)

    def _announce(self, started: datetime, fingerprint: str) -> None:
        about = {"started": started.isoformat(timespec="seconds"), "fingerprint": fingerprint}
        durably(self._state / STARTED, [to_line(about)])

    def _conclude(
        self,
        started: datetime,
        fingerprint: str,
        edition: str,
        account: Account,
        hashes: dict[str, Any],
    ) -> None:
        seconds = (datetime.now(UTC) - started).total_seconds()
        manifest = {
            "schema": SCHEMA,
            "version": __version__,
            "fingerprint": fingerprint,
            "edition": edition,
            "settings": asdict(self._settings) | {"model": self._settings.base},
            "packages": package_versions(),
            "counts": account.plain(),
            "files": hashes,
            "run": {
                "given": [printable(str(path)) for path in self._given],
                "engine": self._engine.name,
                "workers": self._engine.workers,
                "started": started.isoformat(timespec="seconds"),
                "seconds": round(seconds, 3),
                "worked_on": self._worked,
                "kept_from_before": account.inputs - self._worked,
            },
        }
        text = json.dumps(manifest, indent=2, ensure_ascii=False) + "\n"
        durably(self._out / MANIFEST, [text.encode()])
