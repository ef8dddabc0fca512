"""Where the data files are: beside the package in a checkout, inside it in a wheel."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonlines

PACKAGE = Path(__file__).resolve().parent


@cache
def models() -> Path:
    """Return the folder ``models/`` of this checkout or installation."""
    inside = PACKAGE / "models"
    return inside if inside.is_dir() else PACKAGE.parent / "models"


def lexicon(name: str) -> Iterator[dict[str, Any]]:
    """Yield the entries of ``models/lexicons/NAME.jsonl``, each a lemma with its attributes."""
    with jsonlines.open(models() / "lexicons" / f"{name}.jsonl") as entries:
        yield from entries.iter(type=dict)
