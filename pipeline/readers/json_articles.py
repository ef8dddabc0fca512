"""JSON objects: an article a file (``.json``) or a line (``.jsonl``), its text untouched."""

import json
from typing import Any

from pipeline.readers.decoding import Decoded, UnreadableError, decode
from pipeline.readers.metadata import one_line, published_date
from pipeline.records import Article, sha256


def read_json(data: bytes, *, article_id: str, path: str, line: int | None = None) -> Article:
    """Return the article in one JSON object; ``article_id`` is used where it has no ``id``."""
    decoded = decode(data)
    item = _parsed(decoded, line)
    text = next((item[key] for key in ("text", "body") if isinstance(item.get(key), str)), None)
    if text is None:
        raise UnreadableError("no_text", "no string under 'text' or 'body'; add one", line)
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise UnreadableError("lone_surrogate", "the text holds half a character; repair it", line)
    return Article(
        id=_identifier(item.get("id")) or article_id,
        path=path,
        text=text,
        format="json" if line is None else "jsonl",
        encoding=decoded.encoding,
        bytes_sha256=sha256(data),
        title=one_line(item.get("title")),
        byline=one_line(item.get("byline") or item.get("author")),
        publisher=one_line(item.get("publisher") or item.get("source")),
        published=published_date(item.get("published") or item.get("date")),
        url=one_line(item.get("url")),
        language=one_line(item.get("language")),
    )


def _parsed(decoded: Decoded, line: int | None) -> dict[str, Any]:
    try:
        item = json.loads(decoded.text)
    except json.JSONDecodeError as error:
        where = line if line is not None else error.lineno
        message = f"{error.msg}: column {error.colno}; mend the JSON"
        raise UnreadableError("malformed_json", message, where) from error
    except ValueError as error:
        raise UnreadableError("malformed_json", f"{error}; mend the JSON", line) from error
    except RecursionError as error:
        raise UnreadableError("malformed_json", "nested too deeply; flatten it", line) from error
    if isinstance(item, list):
        message = "a list; write its articles into a .jsonl file, an object a line"
        raise UnreadableError("not_an_object", message, line)
    if not isinstance(item, dict):
        message = "not a JSON object; write an object with 'text'"
        raise UnreadableError("not_an_object", message, line)
    return item


def _identifier(value: Any) -> str | None:
    return str(value) if isinstance(value, str | int) and str(value).strip() else None
