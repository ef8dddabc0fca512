"""The JSON Schema of the records, made from the dataclasses that the records are."""

from typing import Any

from pydantic import TypeAdapter

from pipeline.records import KINDS, SCHEMA, Record

DIALECT = "https://json-schema.org/draft/2020-12/schema"
OFFSETS = {
    "type": "object",
    "properties": {"start": {"type": "integer"}, "end": {"type": "integer"}},
    "required": ["start", "end"],
    "additionalProperties": False,
}
ENVELOPE: dict[str, Any] = {
    "schema": {"const": SCHEMA},
    "id": {"type": "string", "pattern": "^[0-9a-f]{20}$"},
    "article_id": {"type": "string"},
    "article_sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
    "sentence": OFFSETS,
    "context": {
        "type": "object",
        "properties": {"prefix": {"type": "string"}, "suffix": {"type": "string"}},
        "required": ["prefix", "suffix"],
        "additionalProperties": False,
    },
}


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) that one line of ``records.jsonl`` meets."""
    definitions: dict[str, Any] = {}
    for kind in KINDS:
        definitions |= _definitions(kind)
    return {
        "$schema": DIALECT,
        "title": SCHEMA,
        "description": "One record of newsclaims: a line of records.jsonl.",
        "oneOf": [{"$ref": f"#/$defs/{kind.__name__}"} for kind in KINDS],
        "$defs": definitions,
    }


def _definitions(kind: type[Record]) -> dict[str, Any]:
    """Return the definition of one kind with its envelope, and of the parts it refers to."""
    own = TypeAdapter(kind).json_schema(ref_template="#/$defs/{model}")
    parts = own.pop("$defs", {})
    own["properties"] = ENVELOPE | {"kind": {"const": kind.kind}} | own["properties"]
    for definition in (own, *parts.values()):
        definition["required"] = list(definition["properties"])
        definition["additionalProperties"] = False
    own["description"] = (kind.__doc__ or "").strip()
    return {kind.__name__: own, **parts}
