"""Articles and records checked against their text, and laid flat; BadValueError where they fail."""

from typing import Any

from pipeline.flat.columns import OWN_FIELDS, SHARED_FIELDS
from pipeline.flat.values import BadValueError, Value, columns_of, key, offsets, span, text, to_json
from pipeline.records import SCHEMA, sha256

TEXTS = ("path", "format", "encoding", "bytes_sha256", "text_sha256")
OPTIONAL_TEXTS = ("title", "byline", "publisher", "published", "url", "language")


def check_article(article: dict[str, Any]) -> None:
    """Raise BadValueError unless ``article`` has the contract's fields and the text of its hash."""
    to_json(article)  # refuses what no file or database could hold
    key("id", article.get("id"))
    words = text("text", article.get("text"))
    for name in TEXTS:
        text(name, article.get(name))
    for name in OPTIONAL_TEXTS:
        if article.get(name) is not None:
            text(name, article[name])
    if sha256(words.encode()) != article["text_sha256"]:
        raise BadValueError("hash", "text_sha256 is not the hash of the text")


def record_values(record: dict[str, Any], article: dict[str, Any]) -> tuple[Value, ...]:
    """Return the values of ``columns.record_columns`` for a record of a checked article."""
    if record.get("schema") != SCHEMA:
        raise BadValueError("schema", f"schema is {record.get('schema')!r}, not {SCHEMA!r}")
    if record.get("article_sha256") != article["text_sha256"]:
        raise BadValueError("stale", "made from another version of the article; extract it again")
    kind, words = record.get("kind"), article["text"]
    if not isinstance(kind, str) or kind not in OWN_FIELDS:
        raise BadValueError("kind", f"kind is {kind!r}, not of {sorted(OWN_FIELDS)}")
    own = [part for item in OWN_FIELDS[kind] for part in columns_of(item, record, words)]
    shared = [part for item in SHARED_FIELDS for part in columns_of(item, record, words)]
    return (
        key("id", record.get("id")),
        article["id"],
        *span("span", record.get("span"), words),
        *own,
        *offsets("sentence", record.get("sentence"), words),
        *_context(record.get("context")),
        *shared,
    )


def _context(value: Any) -> tuple[str, str]:
    if not isinstance(value, dict):
        raise BadValueError("type", "context is not a prefix and a suffix")
    return text("context.prefix", value.get("prefix")), text("context.suffix", value.get("suffix"))
