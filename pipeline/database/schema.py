"""The tables, once for all targets, read off the records' dataclasses.

A new kind, or a new field of a kind, is a table or a column here without a line of code. A span
becomes three columns (``cue_start, cue_end, cue_text``), a speaker a reference to ``speakers``
and a column a field, a list of ids a table of links; what has no columns of its own is JSON.
"""

import types
from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import Enum
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from pipeline.records import KINDS, Record, Span, Speaker, sha256

VERSION = 1
"""Raised, with a step in ``migrations``, by a change that is more than a new table or column."""

Type = Literal["text", "integer", "number", "real", "json"]


class Shape(Enum):
    """How a field of a record lies in columns."""

    TEXT = "text"
    CHOICE = "choice"
    INTEGER = "integer"
    NUMBER = "number"
    REAL = "real"
    SPAN = "span"
    SPANS = "spans"
    SPEAKER = "speaker"
    REFERENCE = "reference"
    LINKS = "links"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Column:
    """A column; ``references`` is the table whose ``id`` it holds."""

    name: str
    type: Type
    required: bool = False
    references: str | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record: its shape, its columns, and the values that a choice allows."""

    name: str
    shape: Shape
    optional: bool
    columns: tuple[Column, ...] = ()
    choices: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns, its key, and the columns that a reader searches by words."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ("id",)
    searched: tuple[str, ...] = ()
    indices: tuple[tuple[str, ...], ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)


REFERENCES = {"continues": "quotes", "quote": "quotes"}
"""Fields that hold the id of a record of the table."""

LINKS = {"figures": ("claim_figures", "records"), "dates": ("claim_dates", "dates")}
"""Fields of a claim that hold ids: the table of the links, and the table that they lead to."""

_SCALARS: dict[Any, tuple[Shape, Type]] = {
    str: (Shape.TEXT, "text"),
    int: (Shape.INTEGER, "integer"),
    float: (Shape.REAL, "real"),
    int | float: (Shape.NUMBER, "number"),
}


def field(name: str, hint: Any) -> Field:
    """Return how the field ``name`` of the type ``hint`` lies in columns."""
    hint, optional = _without_none(hint)
    if name in LINKS:
        return Field(name, Shape.LINKS, optional=True)
    if name in REFERENCES:
        column = Column(name, "text", not optional, REFERENCES[name])
        return Field(name, Shape.REFERENCE, optional, (column,))
    if hint is Span:
        return Field(name, Shape.SPAN, optional, span_columns(name, required=not optional))
    if hint is Speaker:
        return Field(name, Shape.SPEAKER, optional, tuple(_speaker_columns(name)))
    if get_origin(hint) is tuple and get_args(hint)[0] is Span:
        columns = (Column(name, "json", required=True), Column(f"{name}_text", "text"))
        return Field(name, Shape.SPANS, optional, columns)
    if get_origin(hint) is Literal:
        column = Column(name, "text", not optional)
        return Field(name, Shape.CHOICE, optional, (column,), frozenset(get_args(hint)))
    shape, kind = _SCALARS.get(hint, (Shape.JSON, "json"))
    return Field(name, shape, optional, (Column(name, kind, not optional),))


def _without_none(hint: Any) -> tuple[Any, bool]:
    if get_origin(hint) not in {Union, types.UnionType}:
        return hint, False
    some = tuple(part for part in get_args(hint) if part is not type(None))
    return Union[some], len(some) < len(get_args(hint))  # noqa: UP007  built at run time


def span_columns(name: str, *, required: bool) -> tuple[Column, ...]:
    """Return the three columns of a span."""
    return (
        Column(f"{name}_start", "integer", required),
        Column(f"{name}_end", "integer", required),
        Column(f"{name}_text", "text", required),
    )


SPEAKER_FIELDS = tuple(
    field(name, hint) for name, hint in get_type_hints(Speaker).items() if name != "id"
)


def _speaker_columns(prefix: str) -> Iterator[Column]:
    yield Column(f"{prefix}_id", "text", references="speakers")
    for part in SPEAKER_FIELDS:
        for column in part.columns:
            yield Column(f"{prefix}_{column.name}", column.type)


def own_fields(kind: type[Record]) -> tuple[Field, ...]:
    """Return the fields that ``kind`` has beside those of every record."""
    hints, shared = get_type_hints(kind), {item.name for item in fields(Record)}
    return tuple(
        field(item.name, hints[item.name]) for item in fields(kind) if item.name not in shared
    )


OWN_FIELDS = {kind.kind: own_fields(kind) for kind in KINDS}
ENVELOPE = (field("rule", str), field("confidence", float))
SEARCHED = {"quote": ("content_text", "speaker_name"), "claim": ("span_text", "claimant_name")}


def _kind_table(kind: type[Record]) -> Table:
    own = tuple(column for item in OWN_FIELDS[kind.kind] for column in item.columns)
    columns = (
        Column("id", "text", required=True, references="records"),
        Column("article_id", "text", required=True, references="articles"),
        *span_columns("span", required=True),
        *own,
        Column("sentence_start", "integer", required=True),
        Column("sentence_end", "integer", required=True),
        Column("context_prefix", "text", required=True),
        Column("context_suffix", "text", required=True),
        *(column for item in ENVELOPE for column in item.columns),
        Column("raw", "json", required=True),
    )
    followed = tuple((c.name,) for c in columns[1:] if c.references)
    ranked = (("checkworthiness",),) if "checkworthiness" in {c.name for c in own} else ()
    return Table(kind.plural, columns, ("id",), SEARCHED.get(kind.kind, ()), followed + ranked)


def _link_table(name: str, target: str) -> Table:
    columns = (
        Column("claim_id", "text", required=True, references="claims"),
        Column("record_id", "text", required=True, references=target),
    )
    return Table(name, columns, ("claim_id", "record_id"), (), (("record_id",),))


_ARTICLE_TEXTS = ("title", "byline", "publisher", "published", "url", "language")
_REQUIRED_TEXTS = ("path", "format", "encoding", "bytes_sha256", "text_sha256")

ARTICLES = Table(
    "articles",
    (
        Column("id", "text", required=True),
        Column("collection", "text", required=True),
        *(Column(name, "text", required=True) for name in _REQUIRED_TEXTS),
        *(Column(name, "text") for name in _ARTICLE_TEXTS),
        Column("blocks", "json", required=True),
        Column("text", "text", required=True),
        Column("digest", "text", required=True),
    ),
    indices=(("collection",),),
)
SPEAKERS = Table(
    "speakers",
    (
        Column("id", "text", required=True),
        Column("name", "text", required=True),
        Column("kind", "text", required=True),
        Column("raw", "json"),
    ),
)
RECORDS = Table(
    "records",
    (
        Column("id", "text", required=True),
        Column("kind", "text", required=True),
        Column("article_id", "text", required=True, references="articles"),
    ),
    indices=(("article_id",),),
)
KIND_TABLES = {kind.kind: _kind_table(kind) for kind in KINDS}
LINK_TABLES = {name: _link_table(table, target) for name, (table, target) in LINKS.items()}

CONTENTS = (ARTICLES, SPEAKERS, RECORDS, *KIND_TABLES.values(), *LINK_TABLES.values())
"""What a run folder fills, each table after those that it refers to."""

TABLES = CONTENTS

FINGERPRINT = sha256(repr(CONTENTS).encode())[:16]
"""Changes with any table that a run folder fills, so that its articles are read in again."""
