"""Datelines: *WASHINGTON (AP) —*, where an article was written. No part of what it says."""

import re

from pipeline.records import Block

DATELINE = re.compile(
    r"(?:[A-Z][A-Z.’'-]+(?:\s[A-Z][A-Z.’'-]+){0,3}(?:,\s[^—–(\n]{1,30}?)?\s?(?:\([^()\n]{2,24}\)\s?)?"
    r"|(?:[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){0,3}(?:,\s[^—–(\n]{1,30}?)?\s)?\([^()\n]{2,24}\)\s?)"
    r"(?:—|–|--|\s[-_](?=\s))\s?(?=[\W\d]*[A-Z])"
)
LONGEST = 80  # characters


def behind_dateline(text: str, block: Block, span: tuple[int, int]) -> tuple[int, int] | None:
    """Return what of ``span`` stands behind the dateline of its block; None where nothing does."""
    start, end = span
    if start - block.start > LONGEST:
        return span
    found = DATELINE.match(text, block.start, min(block.end, block.start + LONGEST))
    if found is None or found.end() <= start:
        return span
    return (found.end(), end) if found.end() < end else None
