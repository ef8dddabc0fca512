"""Shards to the files that others read: joined in order, and put in place when all are whole."""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO

from pipeline.clusters.table import ClusterTable
from pipeline.engine import Outcome
from pipeline.json_lines import to_line
from pipeline.reading import MANIFEST
from pipeline.records import Reject, plain
from pipeline.run.account import Account
from pipeline.run.shards import Entry, Store, flush_folder
from pipeline.run.speakers import SpeakerTable

NAMED = b'{"name": "'  # how the speaker of a record begins that has a name
CLUSTERED = b'"cluster": null'  # in a record that can be one of a cluster
FILES = ("records", "articles", "speakers", "rejected")


class _File:
    """A file of lines on its way: its length and hash are taken as it is written."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._hash, self._bytes = stream, hashlib.sha256(), 0

    def write(self, lines: bytes) -> None:
        self._stream.write(lines)
        self._hash.update(lines)
        self._bytes += len(lines)

    def flush(self) -> dict[str, Any]:
        self._stream.flush()
        os.fsync(self._stream.fileno())
        return {"bytes": self._bytes, "sha256": self._hash.hexdigest()}


def edition_of(store: Store, keys: Iterable[str]) -> str:
    """Return a hash of what the shards ``keys`` say of their inputs, and of this code.

    A shard may say something else under the same key: its rejects' lines move, or are tried again.
    """
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    for key in keys:
        digest.update(store.head(key))
    return digest.hexdigest()


def standing(out: Path, edition: str) -> tuple[Account, Any] | None:
    """Return what `publish` would, where ``out`` holds this very edition, untouched; else None."""
    try:
        manifest = json.loads((out / MANIFEST).read_bytes())
        if manifest["edition"] != edition:
            return None
        for name, file in manifest["files"].items():
            with (out / name).open("rb") as stream:
                if hashlib.file_digest(stream, "sha256").hexdigest() != file["sha256"]:
                    return None
        return Account.parsed(manifest["counts"]), manifest["files"]
    except (OSError, ValueError, KeyError):
        return None


def publish(out: Path, state: Path, store: Store, keys: Sequence[str]) -> tuple[Account, Any]:
    """Join the shards ``keys`` into the files of ``out``; return the account and the files' hashes.

    Speakers and clusters of all articles are known first, so that records carry their ids. Until
    the last shard is joined, what stood in ``out`` stays as it was.
    """
    aside = {name: state / f"{name}.jsonl" for name in FILES}
    account, (speakers, clusters) = Account(), _tables(store, keys)
    with ExitStack() as stack:
        for path in aside.values():  # a disk that filled has its room back
            stack.callback(path.unlink, missing_ok=True)
        files = {name: _File(stack.enter_context(path.open("wb"))) for name, path in aside.items()}
        for joined in _joined(store, keys):
            account.add(joined)
            files["records"].write(b"".join(_identified(joined.records, speakers, clusters)))
            files["articles"].write(joined.article)
            if joined.reject is not None:
                files["rejected"].write(to_line(plain(joined.reject)))
        for row in speakers.rows:
            files["speakers"].write(to_line(row))
        hashes = {f"{name}.jsonl": file.flush() for name, file in files.items()}
        for name, path in aside.items():
            path.replace(out / f"{name}.jsonl")
    flush_folder(out)
    return account, hashes


def _tables(store: Store, keys: Iterable[str]) -> tuple[SpeakerTable, ClusterTable]:
    speakers, clusters = SpeakerTable(), ClusterTable()
    for joined in _joined(store, keys):
        for line in joined.records.splitlines():
            if NAMED in line or CLUSTERED in line:
                record = json.loads(line)
                speakers.add(record)
                clusters.add(record)
    speakers.settle()
    clusters.settle()
    return speakers, clusters


def _identified(records: bytes, speakers: SpeakerTable, clusters: ClusterTable) -> Iterator[bytes]:
    """Yield the lines of ``records`` with the ids of their speakers and clusters."""
    for line in records.splitlines(keepends=True):
        if NAMED in line or CLUSTERED in line:
            record = json.loads(line)
            speakers.identify(record)
            clusters.identify(record)
            yield to_line(record)
        else:
            yield line


def _joined(store: Store, keys: Iterable[str]) -> Iterator[Outcome]:
    """Yield the outcomes of the shards ``keys`` in order, no article twice."""
    taken: set[bytes] = set()
    for key in keys:
        for entry, outcome in store.outcomes(key):
            yield _once(entry, outcome, taken)


def _once(entry: Entry, outcome: Outcome, taken: set[bytes]) -> Outcome:
    """Return ``outcome``, or a Reject where an earlier article has its id."""
    if outcome.article_id is None:
        return outcome
    short = hashlib.sha256(outcome.article_id.encode()).digest()[:16]
    if short not in taken:
        taken.add(short)
        return outcome
    path = json.loads(outcome.article)["path"]
    remedy = "give each its own, or extract the folder above both"
    message = f"the id {outcome.article_id!r} is an earlier article's; {remedy}"
    return Outcome(reject=_duplicate(path, entry.line, message))


def _duplicate(path: str, line: int | None, message: str) -> Reject:
    return Reject(path=path, line=line, stage="read", code="duplicate_id", message=message)
