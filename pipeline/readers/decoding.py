"""Bytes to text, with the encoding named; the text is not altered but for a byte order mark."""

import codecs
from dataclasses import dataclass

from charset_normalizer import from_bytes

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Share of control characters over which a file is taken for binary rather than text.
BINARY_SHARE = 0.01
TEXT_CONTROLS = frozenset("\t\n\r\f\v\x85\x1c\x1d\x1e\x1f")


class UnreadableError(ValueError):
    """Input that no article can be made of: ``code``, the line where known, and a remedy."""

    def __init__(self, code: str, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.code, self.message, self.line = code, message, line


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and the name of the encoding it came in."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """Return ``data`` as text; raises UnreadableError for binary or undecodable bytes."""
    decoded = _by_mark(data) or _as_utf8(data) or _detected(data)
    if _is_binary(decoded.text):
        raise _not_text()
    return decoded


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark) :].decode(encoding), encoding)
            except UnicodeDecodeError:
                return None
    return None


def _as_utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return None


def _detected(data: bytes) -> Decoded:
    best = from_bytes(data).best()
    if best is None and b"\0" in data:
        raise _not_text()
    if best is None:
        raise UnreadableError(
            "undecodable", "no character encoding fits the file; convert it to UTF-8"
        )
    return Decoded(data.decode(best.encoding, errors="strict"), best.encoding)


def _not_text() -> UnreadableError:
    return UnreadableError("binary", "the file is not text; remove it or convert it to UTF-8")


def _is_binary(text: str) -> bool:
    controls = sum(1 for c in text if c < " " and c not in TEXT_CONTROLS)
    return controls > BINARY_SHARE * len(text)
