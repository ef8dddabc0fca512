"""How a record's fields lie in columns, read off the records' dataclasses.

A span becomes three columns (``cue_start, cue_end, cue_text``), a speaker an id and a column a
field; what has no columns of its own is JSON. A new kind, or a new field of a kind, has its columns
without a line of code here.
"""

import types
from collections.abc import Iterator
from dataclasses import MISSING, dataclass, fields, replace
from enum import Enum
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from pipeline.records import KINDS, Record, Span, Speaker, plain

Type = Literal["text", "integer", "number", "real", "boolean", "json"]


class Shape(Enum):
    """How a field of a record lies in columns."""

    TEXT = "text"
    CHOICE = "choice"
    INTEGER = "integer"
    NUMBER = "number"
    REAL = "real"
    BOOLEAN = "boolean"
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
    """A field of a record: its shape, its columns, and the values that a choice allows.

    ``default`` stands for the value where a record of before the field was added has none.
    """

    name: str
    shape: Shape
    optional: bool
    columns: tuple[Column, ...] = ()
    choices: frozenset[str] = frozenset()
    default: Any = None


REFERENCES = {"continues": "quotes", "quote": "quotes"}
"""Fields that hold the id of a record, and the plural of its kind."""

LINKS = {"figures": "records", "dates": "dates"}
"""Fields that hold ids of records, and the plural of their kind; ``records`` is any kind."""

_SCALARS: dict[Any, tuple[Shape, Type]] = {
    str: (Shape.TEXT, "text"),
    int: (Shape.INTEGER, "integer"),
    float: (Shape.REAL, "real"),
    bool: (Shape.BOOLEAN, "boolean"),
    int | float: (Shape.NUMBER, "number"),
}


def field(name: str, hint: Any) -> Field:
    """Return how the field ``name`` of the type ``hint`` lies in columns."""
    hint, optional = _without_none(hint)
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
    if name in LINKS:
        shape = Shape.LINKS
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
        replace(field(item.name, hints[item.name]), default=_default(item.default))
        for item in fields(kind)
        if item.name not in shared
    )


def _default(value: Any) -> Any:
    return None if value is MISSING else plain(value)


OWN_FIELDS = {kind.kind: own_fields(kind) for kind in KINDS}
SHARED_FIELDS = (field("rule", str), field("confidence", float))

ID = Column("id", "text", required=True, references="records")
ARTICLE_ID = Column("article_id", "text", required=True, references="articles")
SENTENCE = (
    Column("sentence_start", "integer", required=True),
    Column("sentence_end", "integer", required=True),
)
CONTEXT = (
    Column("context_prefix", "text", required=True),
    Column("context_suffix", "text", required=True),
)


def record_columns(kind: str) -> tuple[Column, ...]:
    """Return the columns of a record of ``kind``, in order."""
    return (
        ID,
        ARTICLE_ID,
        *span_columns("span", required=True),
        *(column for item in OWN_FIELDS[kind] for column in item.columns),
        *SENTENCE,
        *CONTEXT,
        *(column for item in SHARED_FIELDS for column in item.columns),
    )
