"""The folder-wide table of speakers, ``speakers.jsonl``, as rows of ``speakers``."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from pipeline import reading
from pipeline.flat.values import BadValueError, Value, integer, key, text, to_json
from pipeline.reading import BadRow

LISTS = ("variants", "roles", "affiliations")
COUNTS = ("articles", "quotes", "refusals")


def speaker_rows(file: Path, reject: Callable[[BadRow], None]) -> Iterator[tuple[Value, ...]]:
    """Yield the rows of a file of speakers; a line that is none goes to ``reject``."""
    for row in reading.rows(file):
        if isinstance(row, BadRow):
            reject(row)
            continue
        try:
            yield _row(row.value)
        except BadValueError as error:
            reject(row.bad(error.code, str(error)))


def _row(speaker: dict[str, Any]) -> tuple[Value, ...]:
    to_json(speaker)  # refuses what no database could hold
    return (
        key("id", speaker.get("id")),
        text("name", speaker.get("name")),
        text("kind", speaker.get("kind")),
        *(to_json(speaker.get(name) or []) for name in LISTS),
        *(integer(name, speaker.get(name)) for name in COUNTS),
    )
