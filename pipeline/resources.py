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


def words(name: str, sort: str) -> frozenset[str]:
    """Return the words of the lines ``{"class": SORT, "words": […]}`` of the lexicon ``NAME``."""
    found = {word for row in lexicon(name) if row.get("class") == sort for word in row["words"]}
    if not found:
        raise KeyError(f"the lexicon {name} has no class {sort}")
    return frozenset(found)
