"""Metadata as other people write it, brought to one form."""

import re
from datetime import UTC, date, datetime
from typing import Any

from dateparser.date import DateDataParser

HALF_CHARACTER = re.compile("[\ud800-\udfff]")
ISO_DATE = re.compile(r"(\d{4})(-?)(\d{2})\2(\d{2})(?!\d)")
SINCE_1970 = re.compile(r"1\d{9}(\d{3})?")  # seconds or milliseconds
NUMERIC = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_parser = DateDataParser(
    languages=["en"],
    settings={
        "REQUIRE_PARTS": ["day", "month", "year"],
        "PARSERS": ["absolute-time"],  # the others read this machine's clock or time zone
    },
)


def published_date(value: Any) -> str | None:
    """Return the ISO 8601 date that ``value`` states, or None where it states none.

    None, too, for “2 hours ago”, which only a clock could tell, and for “05/03/2024”, which is May
    in one country and March in another.
    """
    stated = str(value).strip() if isinstance(value, str | int) else ""
    if SINCE_1970.fullmatch(stated):
        return datetime.fromtimestamp(int(stated[:10]), UTC).date().isoformat()
    if found := ISO_DATE.match(stated):
        try:
            return date.fromisoformat(found.group()).isoformat()
        except ValueError:
            return None
    numeric = NUMERIC.match(stated)
    if numeric and numeric[1] != numeric[3] and max(int(numeric[1]), int(numeric[3])) <= 12:
        return None
    parsed = _parser.get_date_data(stated[:60]).date_obj
    return parsed.date().isoformat() if parsed else None


def one_line(value: Any) -> str | None:
    """Return ``value`` as one trimmed line, a list joined by commas, or None where it is empty."""
    if isinstance(value, list | tuple):
        value = ", ".join(part for part in map(one_line, value) if part)
    if isinstance(value, dict):
        value = value.get("name")
    if not isinstance(value, str):
        return None
    return HALF_CHARACTER.sub("\ufffd", " ".join(value.split())) or None
