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
# English has its letters in ASCII, whatever the encoding: over this share of other bytes a text is
# of another script. In news it is one in a hundred, in Russian or Japanese more than a half.
FOREIGN_SHARE = 0.3
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
    """Return ``data`` as text; raises UnreadableError for binary or undecodable bytes.

    What is neither marked nor UTF-8 but mostly ASCII is Windows-1252, as browsers read English
    pages (https://encoding.spec.whatwg.org/#names-and-labels): from so few other bytes a library's
    guess is wrong for one article in four. UTF-8 with broken bytes has U+FFFD in their places.
    """
    decoded = _by_mark(data) or _as_utf8(data) or _as_western(data) or _detected(data)
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


def _as_western(data: bytes) -> Decoded | None:
    other = sum(byte >= 0x80 for byte in data)
    if b"\0" in data or other > FOREIGN_SHARE * len(data):
        return None
    mended = data.decode("utf-8", errors="replace")
    if mended.count("\ufffd") < sum(letter >= "\x80" for letter in mended) / 2:
        return Decoded(mended, "utf-8")
    try:
        return Decoded(data.decode("cp1252"), "cp1252")
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
