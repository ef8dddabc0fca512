"""Records drawn at random to be read beside their text: the same seed, the same records."""

import random
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.reading import ARTICLES, RECORDS, Row, rows

BEFORE, AFTER = 400, 200  # characters of text around what a record took from it
NONE = "none"  # the resolution of a record without a speaker, or of one that was not told
OPEN, CLOSE = "⟦", "⟧"  # around the source, or else the span, in the text shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What to draw from; None takes any. ``resolutions`` are those of a record's speaker."""

    kinds: Collection[str] | None = None
    resolutions: Collection[str] | None = None
    rules: Collection[str] | None = None
    least: float = 0.0
    most: float = 1.0

    def takes(self, record: dict[str, Any]) -> bool:
        """Return whether ``record`` is one to draw from."""
        speaker = record.get("speaker") or {}
        return (
            _among(record["kind"], self.kinds)
            and _among(speaker.get("resolution") or NONE, self.resolutions)
            and _among(record["rule"], self.rules)
            and self.least <= record["confidence"] <= self.most
        )


def _among(value: str, allowed: Collection[str] | None) -> bool:
    return allowed is None or value in allowed


def draw(out: Path, choice: Choice, count: int, seed: int) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield ``count`` records of the run folder ``out`` (all, if it has fewer) with their texts.

    They come in the order of the file. The draw depends on the records' ids and the seed alone.
    """
    found = [record for record in _values(out / RECORDS) if choice.takes(record)]
    found.sort(key=lambda record: record["id"])
    drawn = random.Random(seed).sample(found, min(count, len(found)))  # noqa: S311, no secret
    by_article: dict[str, list[dict[str, Any]]] = {}
    for record in sorted(drawn, key=lambda record: record["span"]["start"]):
        by_article.setdefault(record["article_id"], []).append(record)
    for article in _values(out / ARTICLES):
        for record in by_article.get(article["id"], ()):
            yield record, article["text"]


def _values(path: Path) -> Iterator[dict[str, Any]]:
    return (row.value for row in rows(path) if isinstance(row, Row))


def beside(record: dict[str, Any], text: str, before: int = BEFORE, after: int = AFTER) -> str:
    """Return the text around ``record`` on one line, its source or else its span in ⟦marks⟧."""
    marked = record.get("source") or record["span"]
    start, end = marked["start"], marked["end"]
    pieces = (text[max(0, start - before) : start], text[start:end], text[end : end + after])
    lead, words, tail = (" ¶ ".join(part.strip() for part in _lines(piece)) for piece in pieces)
    return f"…{lead} {OPEN}{words}{CLOSE} {tail}…"


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def described(record: dict[str, Any]) -> Iterator[str]:
    """Yield the record's own fields as lines, spans by their words."""
    own = ("kind", "rule", "confidence")
    yield "  ".join(str(record[name]) for name in own)
    envelope = {"schema", "id", "article_id", "article_sha256", "span", "sentence", "context", *own}
    for name, value in record.items():
        if name not in envelope and value not in (None, [], ""):
            yield f"{name}: {_plainly(value)}"


def _plainly(value: Any) -> str:
    if isinstance(value, dict) and {"start", "end", "text"} <= value.keys():
        return f"“{value['text']}”"
    if isinstance(value, dict):
        held = ((name, item) for name, item in value.items() if item is not None)
        return ", ".join(f"{name} {_plainly(item)}" for name, item in held)
    if isinstance(value, list):
        return " + ".join(map(_plainly, value))
    return str(value)
