"""Values of JSON to values of columns, or the reason why not: one function a shape."""

import hashlib
import json
import math
from collections.abc import Callable, Mapping
from typing import Any, TypeGuard

from pipeline.flat.columns import SPEAKER_FIELDS, Field, Shape

Value = str | int | float | None

LARGEST = 2**63 - 1  # what a 64-bit integer holds
LONGEST_KEY = 1024  # bytes; PostgreSQL's index takes no key over 2,704
_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode
GAP = " … "  # between the parts of a discontinuous content


class BadValueError(Exception):
    """A value that the database cannot take; ``code`` says why in one word."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def to_json(value: Any) -> str:
    """Return ``value`` as the JSON that both databases take, in one form."""
    try:
        words = _encode(value)
    except ValueError as error:
        raise BadValueError("number", f"{error}; JSON has no such number") from error
    if "\\u0000" in words and _has_nul(value):
        message = "holds the character NUL, which other tools refuse; remove it from the article"
        raise BadValueError("nul", message)
    return _encodable("row", words)


def _encodable(name: str, words: str) -> str:
    try:
        words.encode()
    except UnicodeEncodeError as error:
        found = f"U+{ord(words[error.start]):04X}"
        raise BadValueError("surrogate", f"{name} holds the lone surrogate {found}") from error
    return words


def _has_nul(value: Any) -> bool:
    if isinstance(value, str):
        return "\0" in value
    if isinstance(value, dict):
        return any(_has_nul(part) for pair in value.items() for part in pair)
    return isinstance(value, list) and any(map(_has_nul, value))


def key(name: str, value: Any) -> str:
    """Return ``value``, an id; raise where it is none that an index takes."""
    if not isinstance(value, str) or not value:
        raise BadValueError("type", f"{name} is {_shown(value)}, not an id")
    if "\0" in value:
        raise BadValueError("nul", f"{name} holds the character NUL")
    if len(_encodable(name, value).encode()) > LONGEST_KEY:
        raise BadValueError("long", f"{name} is longer than {LONGEST_KEY} bytes")
    return value


def storable(value: Any) -> TypeGuard[str]:
    """Return whether ``value`` is an id that a database takes."""
    try:
        key("id", value)
    except BadValueError:
        return False
    return True


def text(name: str, value: Any) -> str:
    """Return ``value``, a string."""
    if not isinstance(value, str):
        raise BadValueError("type", f"{name} is {_shown(value)}, not a string")
    return value


def integer(name: str, value: Any) -> int:
    """Return ``value``, an integer of 64 bits."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise BadValueError("type", f"{name} is {_shown(value)}, not an integer")
    if abs(value) > LARGEST:
        raise BadValueError("overflow", f"{name} is {_shown(value)}, over 64 bits")
    return value


def number(name: str, value: Any) -> int | float:
    """Return ``value``, an integer of 64 bits or a finite float."""
    if not isinstance(value, float):
        return integer(name, value)
    if not math.isfinite(value):
        raise BadValueError("number", f"{name} is {value}, not a finite number")
    return value


def _real(name: str, value: Any) -> float:
    return float(number(name, value))


def span(name: str, value: Any, article: str) -> tuple[int, int, str]:
    """Return the span ``value``; raise unless its text is the article's at its offsets."""
    if not isinstance(value, dict):
        raise BadValueError("type", f"{name} is {_shown(value)}, not a span")
    start, end = offsets(name, value, article)
    words = text(f"{name}.text", value.get("text"))
    if article[start:end] != words:
        found = _shown(article[start:end])
        raise BadValueError("span", f"{name} says {_shown(words)}, the article {found}")
    return start, end, words


def offsets(name: str, value: Any, article: str) -> tuple[int, int]:
    """Return ``start`` and ``end`` of ``value``; raise unless they lie in the article's text."""
    if not isinstance(value, dict):
        raise BadValueError("type", f"{name} is {_shown(value)}, not a pair of offsets")
    start = integer(f"{name}.start", value.get("start"))
    end = integer(f"{name}.end", value.get("end"))
    if not 0 <= start <= end <= len(article):
        raise BadValueError("span", f"{name} is [{start}, {end}) of {len(article)} characters")
    return start, end


def _boolean(name: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise BadValueError("type", f"{name} is {_shown(value)}, neither true nor false")
    return value


def _span(item: Field, name: str, value: Any, article: str) -> tuple[Value, ...]:
    return span(name, value, article)


def _spans(item: Field, name: str, value: Any, article: str) -> tuple[Value, ...]:
    if not isinstance(value, list):
        raise BadValueError("type", f"{name} is {_shown(value)}, not a list of spans")
    words = [span(f"{name}[{index}]", part, article)[2] for index, part in enumerate(value)]
    return to_json(value), GAP.join(words)


def _speaker(item: Field, name: str, value: Any, article: str) -> tuple[Value, ...]:
    if not isinstance(value, dict):
        raise BadValueError("type", f"{name} is {_shown(value)}, not a speaker")
    columns = [
        part for own in SPEAKER_FIELDS for part in columns_of(own, value, article, f"{name}.")
    ]
    return (speaker_id(value), *columns)


def speaker_id(speaker: Mapping[str, Any]) -> str | None:
    """Return the speaker's own id, or for one that has a name a hash of kind and name."""
    if speaker.get("id") is not None:
        return key("speaker.id", speaker["id"])
    if not speaker.get("name"):
        return None
    words = f"{speaker.get('kind')}\x1f{speaker['name']}"
    return hashlib.sha256(words.encode()).hexdigest()[:20]


def _choice(item: Field, name: str, value: Any, article: str) -> tuple[Value, ...]:
    if value not in item.choices:
        raise BadValueError("choice", f"{name} is {_shown(value)}, not of {sorted(item.choices)}")
    return (value,)


def _plain(convert: Callable[[str, Any], Value]) -> Callable[..., tuple[Value, ...]]:
    return lambda _item, name, value, _article: (convert(name, value),)


def _links(item: Field, name: str, value: Any, article: str) -> tuple[Value, ...]:
    if not isinstance(value, list):
        raise BadValueError("type", f"{name} is {_shown(value)}, not a list of ids")
    for index, part in enumerate(value):
        key(f"{name}[{index}]", part)
    return (to_json(value),)


def _json(item: Field, name: str, value: Any, article: str) -> tuple[Value, ...]:
    return (to_json(value),)


_CONVERTERS: dict[Shape, Callable[[Field, str, Any, str], tuple[Value, ...]]] = {
    Shape.TEXT: _plain(text),
    Shape.CHOICE: _choice,
    Shape.INTEGER: _plain(integer),
    Shape.NUMBER: _plain(number),
    Shape.REAL: _plain(_real),
    Shape.BOOLEAN: _plain(_boolean),
    Shape.SPAN: _span,
    Shape.SPANS: _spans,
    Shape.SPEAKER: _speaker,
    Shape.REFERENCE: _plain(key),
    Shape.LINKS: _links,
    Shape.JSON: _json,
}


def columns_of(
    item: Field, record: Mapping[str, Any], article: str, prefix: str = ""
) -> tuple[Value, ...]:
    """Return the values of the columns of one field of ``record``; raises BadValueError."""
    value = record.get(item.name, item.default)
    if value is None:
        if not item.optional:
            raise BadValueError("missing", f"{prefix}{item.name} is missing")
        return (None,) * len(item.columns)
    return _CONVERTERS[item.shape](item, prefix + item.name, value, article)


def _shown(value: Any) -> str:
    shown = repr(value)
    return shown if len(shown) <= 60 else f"{shown[:57]}…"
