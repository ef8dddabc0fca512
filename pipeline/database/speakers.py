"""The folder-wide table of speakers, ``speakers.jsonl``, as rows of ``speakers``."""

from typing import Any

from pipeline.flat.values import Value, integer, key, text, to_json

LISTS = ("variants", "roles", "affiliations")
COUNTS = ("articles", "quotes", "refusals")


def speaker_row(speaker: dict[str, Any]) -> tuple[Value, ...]:
    """Return the row of one speaker; raises BadValueError where it is none."""
    to_json(speaker)  # refuses what no database could hold
    return (
        key("id", speaker.get("id")),
        text("name", speaker.get("name")),
        text("kind", speaker.get("kind")),
        *(to_json(speaker.get(name) or []) for name in LISTS),
        *(integer(name, speaker.get(name)) for name in COUNTS),
    )
