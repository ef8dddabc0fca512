"""JSON Lines as this project writes them: one value a line, whatever reads the lines."""

import io
import json
from typing import Any

import jsonlines

# Valid JSON, yet line ends to str.splitlines and to JavaScript: written as escapes.
LINE_SEPARATORS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def to_json(value: Any) -> str:
    """Return ``value`` as one line of JSON; raises ValueError for NaN and infinities."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False).translate(LINE_SEPARATORS)


def to_line(value: Any) -> bytes:
    """Return ``value`` as one line of UTF-8, its end included."""
    buffer = io.StringIO()
    with jsonlines.Writer(buffer, dumps=to_json) as writer:
        writer.write(value)
    return buffer.getvalue().encode()
