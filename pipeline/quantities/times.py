"""When a figure holds, as its clause says: ``the first year of the contract``, ``in June``.

A figure's ``when`` is the words themselves. What they mean as a date is for the dates to say.
"""

import re

from pipeline.records import Span

UNITS = r"(?:year|quarter|month|week|half|season|decade|day|century|term)"
ORDINAL = r"(?:first|second|third|fourth|fifth|final|last|past|previous|next|current|same|coming)"
MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
YEAR = r"(?:19|20)\d\d"
BEFORE_TIMES = r"(?i:in|since|by|during|until|for|on)"
# What a figure is set against is not when it holds: "up 9% from the previous month".
BASE = r"(?<!\bfrom )(?<!\bfrom the )(?<!\bthan )(?<!\bthan the )(?<!\bthan in )"
WHEN = re.compile(
    rf"\bfrom {YEAR} (?:to|through|until) {YEAR}(?!\w)|{BASE}(?:"
    rf"\b(?:the )?{ORDINAL}(?:,? (?:and|or|to|through|,) {ORDINAL})*(?: \w+| \d+)?[ -]{UNITS}s?\b"
    rf"(?: of (?:the|this|last|its|their) \w+| (?:of|to) (?:{MONTHS} )?{YEAR})?"
    rf"|\b(?:[Tt]his|[Ll]ast|[Nn]ext)"
    rf" (?:{UNITS}|{MONTHS}|spring|summer|autumn|fall|winter)\b"
    rf"|\b(?:{BEFORE_TIMES} )?{MONTHS}(?: \d{{1,2}}(?:, {YEAR})?|,? {YEAR})\b"
    rf"|\b{BEFORE_TIMES} (?:{MONTHS}|(?:(?:early|mid|late)[ -])?{YEAR})(?!\w)"
    rf"|\b(?:in|over) (?:two|three|four|five|six|ten|\d+) {UNITS}s\b"
    rf"|\bQ[1-4](?: {YEAR})?\b|\b(?:fiscal|financial)(?: year)? {YEAR}\b|\b[Ff]iscal year\b"
    rf"|\bin the (?:first|second|third|fourth|fifth)(?=[,.;)]|\s(?:and|but) (?!{ORDINAL})|\Z)"
    rf"|(?<!on )(?<!from )(?<!than )\b(?:a|one|two|three|four|five|ten|\d+) {UNITS}s?"
    r" (?:ago|earlier)\b"
    r"|\b(?:[Yy]esterday|[Tt]oday|overnight|[Oo]n (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
    rf"|\b{UNITS}[ -](?:on|over)[ -]{UNITS}\b|\b[Oo]ver the same period\b)",
)
PREPOSITIONS = re.compile(rf"^(?:{BEFORE_TIMES}|[Oo]ver|from) ")
NEAR = 40  # characters before a figure in which its time may stand, unless it opens the sentence


def when(text: str, start: int, end: int) -> Span | None:
    """Return the first time in ``text[start:end]`` without its preposition, or None."""
    found = WHEN.search(text, start, end)
    return _bare(text, found) if found else None


def opening(text: str, start: int, end: int) -> Span | None:
    """Return the time that opens ``text[start:end]``, or None."""
    found = WHEN.match(text, start, end) or WHEN.match(text, start + 1, end)
    return _bare(text, found) if found else None


def near(text: str, start: int, end: int) -> Span | None:
    """Return the last time in ``text[start:end]`` if it stands near the end, or None."""
    found = [time for time in WHEN.finditer(text, start, end) if end - time.end() <= NEAR]
    return _bare(text, found[-1]) if found else None


def _bare(text: str, found: re.Match[str]) -> Span:
    start = found.start()
    if preposition := PREPOSITIONS.match(found.group()):
        start += preposition.end()
    return Span(start, found.end(), text[start : found.end()])
