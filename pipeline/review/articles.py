"""The articles of a run that the page shows, each with its records: all of them or a sample."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from pipeline.reading import ARTICLES, SPEAKERS, BadRow, Row, entries, manifest, rows
from pipeline.records import KINDS

Value = dict[str, Any]
Reject = Callable[[BadRow], object]

KNOWN = {kind.kind for kind in KINDS}
ARTICLE_NEEDS = {"text": str, "blocks": list}
RECORD_NEEDS = {"id": str, "span": dict, "confidence": int | float}


def articles_with_records(
    out: Path, sample: int | None, reject: Reject
) -> Iterator[tuple[Value, list[Value]]]:
    """Yield each article of ``out`` with its records, in the run's order.

    ``sample`` keeps that many articles, chosen by a hash of their ids: the same ones every time.
    Rows that cannot be shown go to ``reject``. Raises RunFolderError for an unfinished folder.
    """
    manifest(out)
    chosen = None if sample is None else _sample(out, sample)
    for entry in entries(out):
        if isinstance(entry, BadRow):
            reject(entry)
        elif chosen is None or entry.article.value["id"] in chosen:
            if problem := _unfit(entry.article, ARTICLE_NEEDS):
                reject(problem)
            else:
                yield entry.article.value, [*_fit(entry.records, reject)]


def speaker_rows(out: Path) -> dict[str, Value]:
    """Return the rows of the folder-wide speaker table by id; none where the run has no table."""
    if not (out / SPEAKERS).exists():
        return {}
    known = (row.value for row in rows(out / SPEAKERS) if isinstance(row, Row))
    return {row["id"]: row for row in known if isinstance(row.get("id"), str)}


def _fit(records: tuple[Row, ...], reject: Reject) -> Iterator[Value]:
    for row in records:
        if problem := _unfit(row, RECORD_NEEDS):
            reject(problem)
        elif row.value.get("kind") not in KNOWN:
            reject(row.bad("kind", f"unknown kind {row.value.get('kind')!r}"))
        else:
            yield row.value


def _unfit(row: Row, needs: dict[str, Any]) -> BadRow | None:
    for name, type_ in needs.items():
        if not isinstance(row.value.get(name), type_):
            return row.bad("field", f"{name!r} is missing or of the wrong type")
    return None


def _sample(out: Path, size: int) -> set[str]:
    found = (row.value.get("id") for row in rows(out / ARTICLES) if isinstance(row, Row))
    ids = {name for name in found if isinstance(name, str)}
    return set(sorted(ids, key=_shuffled)[:size])


def _shuffled(name: str) -> bytes:
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest()
