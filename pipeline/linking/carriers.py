"""The medium and the venue of an attribution: *said in a statement to NBC News*."""

import re

from pipeline.linking.page import Attribution, Offsets, Page
from pipeline.linking.vocabulary import carrier_pattern, medium_pattern, outlet_pattern

REACH = 100  # characters behind the cue
STOP = re.compile(r"[“”\"«»:;\n]|[.?!]\s")
NAME = r"(?:[A-Z][\w&’'.-]*|BBC’s)(?:\s(?:of\s|the\s|and\s|&\s)?[A-Z0-9][\w&’'.-]*){0,4}"
TOLD = re.compile(
    rf"(?:\b(?:told|tells|telling)|\bto|\bwith|\bby|\bin|\bon|\bfor)\s+(?P<venue>(?:[Tt]he\s)?{NAME})"
)


IN_NAME = re.compile(r"[A-Z]\w+ (?:Post|Report|Opinion|Letter)$")  # *by The Courier Post*
GENITIVE = re.compile(r"(?:\sof\s(?:\S+\s)?[^\s’']+)?[’']s\b")
DAY = re.compile(r"\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day.*$")


def medium(page: Page, one: Attribution) -> Offsets | None:
    """Return the words that carried the content: *statement*, *press release*, *Twitter*.

    They stand behind the cue, or are themselves the source: *The statement continued*.
    """
    if one.source is not None:
        carrier = carrier_pattern().fullmatch(page.text, one.source.start, one.source.end)
        if carrier:
            return carrier.span("medium")
    for start, end in _beside(page, one):
        for found in medium_pattern().finditer(page.text, start, end):
            if not IN_NAME.search(page.text, found.start(), found.end("medium")):
                return found.span("medium")
    return None


def venue(page: Page, one: Attribution) -> Offsets | None:
    """Return the outlet that was told: *told NBC News*, *in an interview with The Courier*."""
    for start, end in _beside(page, one):
        for found in TOLD.finditer(page.text, start, end):
            name = found["venue"]
            if outlet_pattern().search(name):
                at = found.start("venue")
                return at, at + len(_name_alone(name))
    return None


def _name_alone(name: str) -> str:
    """Return a name without what follows it: *Reuters of Lee’s* loss, *Fox News Monday*."""
    genitive = GENITIVE.search(name)
    name = name[: genitive.start()] if genitive else name
    return DAY.sub("", name).rstrip(".")


def _beside(page: Page, one: Attribution) -> list[Offsets]:
    """Return the stretch from the cue to the end of its clause, contents left out."""
    if one.cue is None:
        return []
    start = one.cue.start
    block = page.blocks[page.block_at(start)]
    stop = STOP.search(page.text, one.cue.end, min(block.end, one.cue.end + REACH))
    end = stop.start() if stop else min(block.end, one.cue.end + REACH)
    ahead = [content for content, _ in one.contents if start < content]
    return [(start, min([end, *ahead]))]
