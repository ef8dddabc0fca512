"""What can be said of a run folder: what is published, and whether a run is going on or stopped."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.inputs import STATE
from pipeline.reading import MANIFEST, manifest
from pipeline.run.folder import LOCK, SHARDS, STARTED
from pipeline.run.lock import is_locked
from pipeline.run.shards import Store


@dataclass(frozen=True, slots=True)
class Status:
    """``manifest`` is ``run.json`` or None; ``state`` is one of none, running, stopped, finished.

    ``durable`` counts the inputs whose results are on the disk, of this run and earlier ones.
    """

    state: str
    manifest: dict[str, Any] | None
    durable: int


def status(out: Path) -> Status:
    """Return what stands in the run folder ``out``; raises RunFolderError for a torn one."""
    state = out / STATE
    published = manifest(out) if (out / MANIFEST).exists() else None
    durable = sum(1 for _ in Store(state / SHARDS).index())
    return Status(_state(state, published is not None), published, durable)


def _state(state: Path, published: bool) -> str:
    if is_locked(state / LOCK):
        return "running"
    if (state / STARTED).exists():
        return "stopped"
    return "finished" if published else "none"
