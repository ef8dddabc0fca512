"""An article and its records to rows of the tables; what cannot be stored is named and left out."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pipeline.database import schema
from pipeline.database.schema import Shape
from pipeline.database.values import (
    BadValueError,
    Value,
    columns_of,
    key,
    offsets,
    speaker_id,
    text,
    to_json,
)
from pipeline.database.values import span as span_columns
from pipeline.reading import BadRow, Entry, Row
from pipeline.records import SCHEMA, sha256

Tuple = tuple[Value, ...]


@dataclass(slots=True)
class Rows:
    """What one article comes to: rows by table, and the lines that were left out."""

    article_id: str
    tables: dict[str, list[Tuple]] = field(default_factory=lambda: defaultdict(list))
    bad: list[BadRow] = field(default_factory=list)


def digest(entry: Entry) -> str:
    """Return a hash of the lines of an article and of the tables that they are read into."""
    lines = hashlib.blake2b(schema.FINGERPRINT.encode(), digest_size=16)
    for row in (entry.article, *entry.records):
        lines.update(row.raw)
    return lines.hexdigest()


def rows(entry: Entry, collection: str, digest: str) -> Rows | BadRow:
    """Return the rows of an article and its records, or why the article cannot be stored."""
    article = entry.article
    try:
        own = _article_columns(article.value, collection, digest)
    except BadValueError as error:
        return article.bad(error.code, str(error))
    found = Rows(article.value["id"])
    found.tables[schema.ARTICLES.name].append(own)
    accepted = dict(_accepted(entry, found))
    _drop_dangling(accepted, found)
    for identifier, (row, columns) in accepted.items():
        _store(identifier, row, columns, found)
    return found


def _article_columns(article: dict[str, Any], collection: str, digest: str) -> Tuple:
    to_json(article)  # refuses what no column could hold
    words = text("text", article.get("text"))
    if sha256(words.encode()) != article.get("text_sha256"):
        raise BadValueError("hash", "text_sha256 is not the hash of the text")
    own: dict[str, Any] = {
        "id": key("id", article.get("id")),
        "collection": collection,
        "blocks": to_json(article.get("blocks") or []),
        "digest": digest,
    }
    for column in schema.ARTICLES.columns:
        value = article.get(column.name)
        if column.name not in own and (value is not None or column.required):
            own[column.name] = text(column.name, value)
    return tuple(own.get(name) for name in schema.ARTICLES.names)


def _accepted(entry: Entry, found: Rows) -> Iterator[tuple[str, tuple[Row, Tuple]]]:
    """Yield the records whose values can be stored, by id, each with its columns."""
    seen = set[str]()
    for row in entry.records:
        try:
            columns = _record_columns(row.value, entry.article.value)
        except BadValueError as error:
            found.bad.append(row.bad(error.code, str(error)))
            continue
        identifier = row.value["id"]
        if identifier in seen:
            found.bad.append(row.bad("duplicate", f"a second record has the id {identifier}"))
            continue
        seen.add(identifier)
        yield identifier, (row, columns)


def _record_columns(record: dict[str, Any], article: dict[str, Any]) -> Tuple:
    raw, words = to_json(record), article["text"]
    if record.get("schema") != SCHEMA:
        raise BadValueError("schema", f"schema is {record.get('schema')!r}, not {SCHEMA!r}")
    if record.get("article_sha256") != article["text_sha256"]:
        raise BadValueError("stale", "made from another version of the article; extract it again")
    kind = record.get("kind")
    if not isinstance(kind, str) or kind not in schema.OWN_FIELDS:
        raise BadValueError("kind", f"kind is {kind!r}, not of {sorted(schema.OWN_FIELDS)}")
    own = [part for item in schema.OWN_FIELDS[kind] for part in columns_of(item, record, words)]
    envelope = [part for item in schema.ENVELOPE for part in columns_of(item, record, words)]
    return (
        key("id", record.get("id")),
        record["article_id"],
        *span_columns("span", record.get("span"), words),
        *own,
        *offsets("sentence", record.get("sentence"), words),
        *_context(record.get("context")),
        *envelope,
        raw,
    )


def _context(value: Any) -> tuple[str, str]:
    if not isinstance(value, dict):
        raise BadValueError("type", "context is not a prefix and a suffix")
    return text("context.prefix", value.get("prefix")), text("context.suffix", value.get("suffix"))


def _drop_dangling(accepted: dict[str, tuple[Row, Tuple]], found: Rows) -> None:
    """Leave out the records that refer to none that is stored, until no more fall with them."""
    while True:
        kinds = {identifier: row.value["kind"] for identifier, (row, _) in accepted.items()}
        fallen = {
            identifier: reason
            for identifier, (row, _) in accepted.items()
            if (reason := _dangling(row.value, kinds))
        }
        if not fallen:
            return
        for identifier, reason in fallen.items():
            row, _ = accepted.pop(identifier)
            found.bad.append(row.bad("reference", reason))


def _dangling(record: dict[str, Any], kinds: dict[str, str]) -> str | None:
    """Return which reference of ``record`` leads nowhere, or None."""
    for name, identifier, table in _references(record):
        kind = kinds.get(identifier)
        if kind is None:
            return f"{name} names {identifier!r}, no record of the article that could be stored"
        if table not in {schema.KIND_TABLES[kind].name, schema.RECORDS.name}:
            return f"{name} names {identifier!r}, a {kind} and not one of {table}"
    return None


def _references(record: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield the references of ``record``: the field, the id that it names, that id's table."""
    for item in schema.OWN_FIELDS[record["kind"]]:
        value = record.get(item.name)
        if value is None:
            continue
        if item.shape is Shape.REFERENCE:
            yield item.name, value, schema.REFERENCES[item.name]
        elif item.shape is Shape.LINKS:
            for identifier in value:
                yield item.name, identifier, schema.LINKS[item.name][1]


def _store(identifier: str, row: Row, columns: Tuple, found: Rows) -> None:
    """Add a record to the tables: its kind's, ``records``, its speaker's and its links'."""
    record, tables = row.value, found.tables
    kind = record["kind"]
    tables[schema.RECORDS.name].append((identifier, kind, found.article_id))
    tables[schema.KIND_TABLES[kind].name].append(columns)
    for item in schema.OWN_FIELDS[kind]:
        value = record.get(item.name)
        if item.shape is Shape.SPEAKER and value and (speaker := speaker_id(value)):
            tables[schema.SPEAKERS.name].append((speaker, value["name"], value["kind"], None))
        elif item.shape is Shape.LINKS:
            links = tables[schema.LINKS[item.name][0]]
            links.extend((identifier, other) for other in dict.fromkeys(value or ()))
