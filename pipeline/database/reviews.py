"""Marks that checkers saved from the review page, as rows of ``reviews``.

Marks are a person's work: they are kept whatever becomes of the record, and all of them, by record
and time; the latest one counts.
"""

from datetime import UTC, datetime
from typing import Any

from pipeline.flat.values import BadValueError, Value, key, text, to_json

VERDICTS = frozenset({"right", "wrong", "corrected"})


def review_row(mark: dict[str, Any]) -> tuple[Value, ...]:
    """Return the row of one mark: record, time, article, verdict, correction, note.

    Raises BadValueError where it is no mark.
    """
    to_json(mark)  # refuses what no database could hold
    verdict, correction, note = (mark.get(name) for name in ("verdict", "correction", "note"))
    if verdict not in VERDICTS:
        raise BadValueError("choice", f"verdict is {verdict!r}, not of {sorted(VERDICTS)}")
    if correction is not None and not isinstance(correction, dict):
        raise BadValueError("type", "correction is neither an object nor null")
    return (
        key("record", mark.get("record")),
        _time(mark.get("at")),
        key("article", mark.get("article")),
        verdict,
        None if correction is None else to_json(correction),
        None if note is None else text("note", note),
    )


def _time(value: Any) -> str:
    """Return an ISO 8601 time in UTC to the millisecond, so that times sort as text."""
    try:
        time = datetime.fromisoformat(text("at", value))
    except ValueError as error:
        raise BadValueError("type", f"at is {value!r}, no ISO 8601 time") from error
    there = time if time.tzinfo else time.replace(tzinfo=UTC)
    return there.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
