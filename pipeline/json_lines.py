"""JSON Lines as this project writes them: one value a line, whatever reads the lines."""

import io
import json
from collections.abc import Iterable
from typing import Any

import jsonlines

# Valid JSON, yet line ends to str.splitlines and to JavaScript: written as escapes.
LINE_SEPARATORS = {"\u0085": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}
ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)


def to_json(value: Any) -> str:
    """Return ``value`` as one line of JSON; raises ValueError for NaN and infinities."""
    line = ENCODER.encode(value)
    for separator, escape in LINE_SEPARATORS.items():
        if separator in line:
            line = line.replace(separator, escape)
    return line


def to_line(value: Any) -> bytes:
    """Return ``value`` as one line of UTF-8, its end included."""
    return to_lines([value])


def to_lines(values: Iterable[Any]) -> bytes:
    """Return ``values`` as UTF-8, a line each."""
    buffer = io.StringIO()
    with jsonlines.Writer(buffer, dumps=to_json) as writer:
        writer.write_all(values)
    return buffer.getvalue().encode()
