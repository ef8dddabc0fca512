"""JSON written piece by piece: a document whose list is longer than memory."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pipeline.json_lines import to_json


def write_list(path: Path, items: Iterable[Any], before: str = "[", after: str = "]") -> None:
    """Write ``items``, one a line, between ``before`` and ``after``, as one JSON document."""
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(before)
        comma = "\n"
        for item in items:
            stream.write(comma + to_json(item))
            comma = ",\n"
        stream.write(f"\n{after}\n")
