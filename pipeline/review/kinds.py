"""What the page knows of each kind, read off the dataclasses of ``records.py``."""

from dataclasses import fields
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from pipeline.records import KINDS, Record, Span, Speaker

# Set by the machine, not for a checker to correct; a quote's span is the cover of its parts.
NOT_CORRECTED = {"rule", "confidence", "continues", "quote"}

FieldShape = dict[str, Any]


def kinds() -> list[dict[str, Any]]:
    """Return each kind with its plural and the fields that a checker can correct, in order."""
    return [{"kind": kind.kind, "plural": kind.plural, "fields": _fields(kind)} for kind in KINDS]


def _fields(kind: type[Record]) -> dict[str, FieldShape]:
    hints = get_type_hints(kind)
    skipped = NOT_CORRECTED | ({"span"} if "content" in hints else set())
    names = [field.name for field in fields(kind) if field.name not in skipped]
    shapes = {name: shape(hints[name]) for name in names}
    return {name: found for name, found in shapes.items() if found}


def shape(hint: Any) -> FieldShape | None:
    """Return how a field of type ``hint`` is shown and corrected; None where it is not.

    Types are span, spans, speaker (with its ``parts`` and the ``choices`` of its kind), choice
    (with ``choices``), number and text; ``optional`` says that the field may be null.
    """
    options = get_args(hint) if isinstance(hint, UnionType) else (hint,)
    present = [option for option in options if option is not NoneType]
    found = _named(present)
    return found and {**found, "optional": NoneType in options}


def _named(options: list[Any]) -> FieldShape | None:
    first = options[0]
    if first is Span:
        return {"type": "span"}
    if get_origin(first) is tuple and get_args(first)[0] is Span:
        return {"type": "spans"}
    if first is Speaker:
        parts = [part.name for part in fields(Speaker)]
        choices = list(get_args(get_type_hints(Speaker)["kind"]))
        return {"type": "speaker", "parts": parts, "choices": choices}
    if get_origin(first) is Literal:
        return {"type": "choice", "choices": list(get_args(first))}
    if set(options) <= {int, float}:
        return {"type": "number"}
    return {"type": "text"} if options == [str] else None
