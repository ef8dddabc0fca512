"""What is exported: articles with their records, checked against the text, and their parts."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline import reading
from pipeline.flat.records import check_article, record_values
from pipeline.flat.values import BadValueError, to_json
from pipeline.reading import BadRow, Entry, Row

Object = dict[str, Any]
"""An article, a record or a span, as it stands in the run folder."""

ENVELOPE = frozenset({"span", "sentence", "context"})


@dataclass(frozen=True, slots=True)
class Story:
    """An article and its records, each in the contract's form, every span true to the text."""

    article: Object
    records: tuple[Object, ...]

    @property
    def text(self) -> str:
        """The article's text, which offsets count in."""
        return str(self.article["text"])


@dataclass(frozen=True, slots=True)
class Part:
    """A span of a record beside its own: ``role`` is the field's name."""

    role: str
    span: Object


def stories(out: Path, reject: Callable[[BadRow], None]) -> Iterator[Story]:
    """Yield the articles of a run folder; what does not keep to the contract goes to ``reject``."""
    reading.manifest(out)
    for entry in reading.entries(out):
        if isinstance(entry, BadRow):
            reject(entry)
        elif (bad := _bad(entry.article, check_article, entry.article.value)) is not None:
            reject(bad)
        else:
            yield Story(entry.article.value, tuple(_records(entry, reject)))


def _records(entry: Entry, reject: Callable[[BadRow], None]) -> Iterator[Object]:
    for row in entry.records:
        bad = _bad(row, to_json, row.value) or _bad(
            row, record_values, row.value, entry.article.value
        )
        if bad is None:
            yield row.value
        else:
            reject(bad)


def _bad(row: Row, check: Callable[..., object], *values: Object) -> BadRow | None:
    try:
        check(*values)
    except BadValueError as error:
        return row.bad(error.code, str(error))
    return None


def parts(record: Object) -> Iterator[Part]:
    """Yield the spans that a record has beside its own, such as content, cue and source."""
    for name, value in record.items():
        if name not in ENVELOPE:
            yield from _parts(name, value)


def _parts(name: str, value: Any) -> Iterator[Part]:
    if isinstance(value, list):
        for item in value:
            yield from _parts(name, item)
    elif isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield Part(name, value)
        else:
            for inner, item in value.items():
                yield from _parts(inner, item)
