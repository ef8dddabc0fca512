"""A run folder into a database: what is new or changed goes in, what is gone goes out.

Articles are read one by one and written in batches, each batch one transaction: whenever a load
is stopped, every article is there in its old form or in its new one, whole; the next load goes on
from there, for an article whose lines are unchanged is left alone.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any

from pipeline import reading
from pipeline.database import schema
from pipeline.database.reviews import review_row
from pipeline.database.rows import INCOMPLETE, Rows, Tuple, digest, file_rows, rows
from pipeline.database.schema import Table
from pipeline.database.speakers import speaker_row
from pipeline.database.target import Held, Target
from pipeline.flat.values import storable
from pipeline.reading import BadRow, Entry
from pipeline.records import sha256

LONGEST_NAME = 200  # characters of a collection's name
BATCH = 2000  # rows of one transaction, about

Ready = tuple[Entry, str]  # an article with its records, and their digest


@dataclass(slots=True)
class Loaded:
    """What a load did: articles loaded, unchanged and removed, rows written by table."""

    articles: Counter[str] = field(default_factory=Counter)
    rows: Counter[str] = field(default_factory=Counter)
    rejected: int = 0


@dataclass(slots=True)
class Loader:
    """Loads run folders into ``target``; tells ``reject`` of each bad row, ``advance`` of articles.

    A collection is the articles that are loaded under one name, by default those of one input:
    an article that the collection's next run folder no longer has is removed.
    """

    target: Target
    reject: Callable[[BadRow], None]
    advance: Callable[[int], None] = lambda _: None
    loaded: Loaded = field(default_factory=Loaded)

    def load(self, out: Path, collection: str | None = None) -> Loaded:
        """Make ``collection`` hold what the run folder ``out`` holds; raises RunFolderError."""
        collection = collection or _collection(out, reading.manifest(out))
        with self.target.transaction():
            self.target.prepare()
        kept = set[str]()
        for batch in self._batches(out):
            with self.target.transaction():
                kept |= self._write(batch, collection)
            self.advance(len(batch))
        if (out / reading.SPEAKERS).is_file():
            self._upsert(schema.SPEAKERS, file_rows(out / reading.SPEAKERS, speaker_row, self._bad))
        with self.target.transaction():
            stale = [name for name in self.target.collection(collection) if name not in kept]
            self.target.remove(stale)
            self.target.sweep()
        self.loaded.articles["removed"] += len(stale)
        return self.loaded

    def review(self, file: Path) -> Loaded:
        """Add the marks that the review page saved into ``file`` to those that are there."""
        with self.target.transaction():
            self.target.prepare()
        self._upsert(schema.REVIEWS, file_rows(file, review_row, self._bad))
        return self.loaded

    def _upsert(self, table: Table, found: Iterator[Tuple]) -> None:
        while batch := list(islice(found, BATCH)):
            with self.target.transaction():
                self.target.upsert(table, batch)
            self.loaded.rows[table.name] += len(batch)

    def _bad(self, row: BadRow) -> None:
        self.loaded.rejected += 1
        self.reject(row)

    def _batches(self, out: Path) -> Iterator[list[Ready]]:
        batch: list[Ready] = []
        size = 0
        for entry in reading.entries(out):
            if isinstance(entry, BadRow):
                self._bad(entry)
            elif not storable(entry.article.value["id"]):
                self._bad(entry.article.bad("id", "no database takes this id"))
            else:
                batch.append((entry, digest(entry)))
                size += 1 + len(entry.records)
            if size >= BATCH:
                yield batch
                batch, size = [], 0
        if batch:
            yield batch

    def _write(self, batch: list[Ready], collection: str) -> set[str]:
        """Write what is new in ``batch``; return the ids of the articles that are there now."""
        held = self.target.held([entry.article.value["id"] for entry, _ in batch])
        kept, changed = set[str](), list[Ready]()
        for entry, now in batch:
            was = held.get(entry.article.value["id"])
            if was is not None and (was.collection, was.digest) == (collection, now):
                kept.add(entry.article.value["id"])
            elif (bad := _foreign(entry, was, collection)) is not None:
                self._bad(bad)
            else:
                changed.append((entry, now))
        self.loaded.articles["unchanged"] += len(kept)
        converted = self._convert(changed, collection)
        self.target.replace([rows.article_id for rows in converted], self._merge(converted))
        self.loaded.articles["loaded"] += len(converted)
        return kept.union(rows.article_id for rows in converted)

    def _convert(self, changed: list[Ready], collection: str) -> list[Rows]:
        ids = [row.value.get("id") for entry, _ in changed for row in entry.records]
        owners = self.target.owners([name for name in ids if storable(name)])
        converted = []
        for entry, now in changed:
            own = self._own(entry, owners)
            complete = len(own.records) == len(entry.records)
            found = rows(own, collection, now if complete else INCOMPLETE)
            if isinstance(found, BadRow):
                self._bad(found)
                continue
            for bad in found.bad:
                self._bad(bad)
            converted.append(found)
        return converted

    def _own(self, entry: Entry, owners: dict[str, str]) -> Entry:
        """Return ``entry`` without the records whose ids are another article's."""
        article_id, own = entry.article.value["id"], []
        for row in entry.records:
            name = row.value.get("id")
            owner = owners.setdefault(name, article_id) if storable(name) else article_id
            if owner == article_id:
                own.append(row)
            else:
                self._bad(row.bad("duplicate", f"record {name} is article {owner!r}'s"))
        return replace(entry, records=tuple(own))

    def _merge(self, converted: list[Rows]) -> dict[str, list[Tuple]]:
        merged: dict[str, list[Tuple]] = defaultdict(list)
        for found in converted:
            for table, own in found.tables.items():
                merged[table].extend(own)
                if table != schema.SPEAKERS.name:  # named again and again
                    self.loaded.rows[table] += len(own)
        return merged


def _foreign(entry: Entry, held: Held | None, collection: str) -> BadRow | None:
    """Return why an article may not take the place of the one held, of another collection."""
    if held is None or held.collection == collection:
        return None
    if held.text_sha256 == entry.article.value.get("text_sha256"):
        return None
    message = f"collection {held.collection!r} holds another article of this id"
    remedy = "load with --collection to replace it, or extract the folder above both"
    return entry.article.bad("collection", f"{message}; {remedy}")


def _collection(out: Path, manifest: Mapping[str, Any]) -> str:
    """Return the name of the inputs that the run was given, or of the run folder."""
    given = manifest.get("run", {}).get("given") or [str(out)]
    name = " ".join(given)
    return name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]} {sha256(name.encode())}"
