"""Metadata as other people write it, brought to one form."""

import re
from datetime import date
from typing import Any

from dateparser.date import DateDataParser

HALF_CHARACTER = re.compile("[\ud800-\udfff]")
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_parser = DateDataParser(languages=["en"], settings={"REQUIRE_PARTS": ["day", "month", "year"]})


def published_date(value: Any) -> str | None:
    """Return the ISO 8601 date that ``value`` states, or None; never today's date by default."""
    if not isinstance(value, str) or not value.strip():
        return None
    if found := ISO_DATE.match(value.strip()):
        try:
            return date.fromisoformat(found.group()).isoformat()
        except ValueError:
            return None
    parsed = _parser.get_date_data(value.strip()[:60]).date_obj
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
