"""Records on a Doc as msgpack: what ``doc.to_bytes()`` and ``nlp.pipe(n_process=2)`` pass on.

spaCy packs what stands in ``doc._`` by srsly, which asks its registered encoders for what it does
not know. Only the classes named here are packed and unpacked; bytes can name no other.
"""

from collections.abc import Callable
from dataclasses import fields
from decimal import Decimal
from typing import Any

import srsly

from pipeline.quantities.currencies import Currency
from pipeline.quantities.figure import Figure
from pipeline.records import KINDS, Block, Span, Speaker

NAME = "newsclaims"
PACKED: dict[str, Any] = {
    kind.__name__: kind for kind in (Span, Block, Speaker, *KINDS, Figure, Currency)
}

Chain = Callable[[Any], Any] | None


def register() -> None:
    """Let srsly pack and unpack what our components leave on a Doc."""
    srsly.msgpack_encoders.register(NAME, func=encode)
    srsly.msgpack_decoders.register(NAME, func=decode)


def encode(value: Any, chain: Chain = None) -> Any:
    """Return ``value`` as a dict of what msgpack knows; others' values go to ``chain``."""
    if isinstance(value, Decimal):
        return {NAME: "Decimal", "value": str(value)}
    if PACKED.get(type(value).__name__) is type(value):
        row = [getattr(value, field.name) for field in fields(value)]
        return {NAME: type(value).__name__, "value": row}
    return chain(value) if chain else value


def decode(value: Any, chain: Chain = None) -> Any:
    """Return what `encode` made ``value`` of; sequences are tuples, as records hold them."""
    if not isinstance(value, dict) or NAME not in value:
        return chain(value) if chain else value
    if value[NAME] == "Decimal":
        return Decimal(value["value"])
    kind = PACKED[value[NAME]]
    row = [tuple(item) if isinstance(item, list) else item for item in value["value"]]
    names = (field.name for field in fields(kind))
    return kind(**dict(zip(names, row, strict=True)))
