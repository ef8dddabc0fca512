"""Rules for quoted regions that the tagger left alone, each named for its construction."""

import re
from collections.abc import Sequence
from functools import cache

from pipeline.linking.contents import SPEECH_WORDS, begins_sentence, is_speech
from pipeline.linking.page import Attribution, Coverage, Offsets, Page, Tag
from pipeline.linking.vocabulary import alternatives, last_cue, reporting, reporting_pattern
from pipeline.marks import Region

REACH = 120  # characters between a quotation and its cue
SENTENCE_END = re.compile(r"[.?!][”\"’')\]]*\s|\n")
LEADS = re.compile(r"(?:\W{1,3}|(?:\s[\w’',@.-]+){0,12}:|,? that|(?:\s[\w’'.-]+){1,4},)?\s*")
NAME = r"(?:[A-Z][\w’'.-]*\s){0,4}[A-Z][\w’'-]*"
NAMED_BEFORE = re.compile(rf"((?:{NAME})|\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|I|[Ww]e|who))\s$")
NAMED_AFTER = re.compile(rf"\s((?:the\s(?:[\w’'-]+\s){{0,3}})?{NAME})")
SIGNED = re.compile(rf"\s*(?:[—–-]{{1,2}}|~)\s*({NAME}(?:, [^\n]{{0,80}})?)\s*")


def quoted(page: Page, known: Sequence[Attribution]) -> list[Attribution]:
    """Return an attribution for each region that is speech and that none of ``known`` holds.

    A region that goes on from an attribution in its block is added to that one instead.
    """
    covered, made = Coverage(known), []
    earlier = sorted(known, key=lambda one: one.end, reverse=True)
    before: Attribution | None = None
    for region in page.outer:
        while earlier and earlier[-1].end <= region.start:
            before = earlier.pop()
        if covered.touches(region.start, region.end) or not _readable(page, region):
            continue
        if before is not None and goes_on(page, before, region):
            before.contents.append((region.start, region.end))
            continue
        for rule in (named_colon, signed, introduced, followed, floating):
            if (found := rule(page, region)) is not None:
                made.append(found)
                before = found
                break
    return made


def goes_on(page: Page, before: Attribution, region: Region) -> bool:
    """Read “‘The pier,’ she said, ‘will open.’” and “‘It opens,’ she said. ‘It is free.’”."""
    if before.cue is None or not page.quoted(before.contents[0][0]):
        return False
    start = max(before.end, before.cue.end, before.source.end if before.source else 0)
    space = page.text[start : region.start]
    if "\n" in space or len(space) > REACH or reporting_pattern().search(space):
        return False
    if SENTENCE_END.search(space):
        return is_speech(page, region, words=1)
    return before.cue.start > before.contents[0][0] and space.rstrip()[-1:] == ","


def _readable(page: Page, region: Region) -> bool:
    block = page.block_at(region.start)
    return block >= 0 and page.blocks[block].role not in ("boilerplate", "byline")


def named_colon(page: Page, region: Region) -> Attribution | None:
    """Read “Minister: ‘We were wrong’”."""
    block = page.blocks[page.block_at(region.start)]
    before = page.text[block.start : region.start]
    found = re.fullmatch(rf"((?:The |the )?{NAME}|[A-Z][\w’'-]*(?: [\w’'-]+){{0,3}}):\s", before)
    if not found or reporting_pattern().search(before):
        return None
    return _made(page, region, None, (block.start, block.start + found.end(1)), "named_colon")


def signed(page: Page, region: Region) -> Attribution | None:
    """Read “‘It changed my life.’ — Ann Lee, teacher”."""
    block = page.blocks[page.block_at(region.start)]
    found = SIGNED.fullmatch(page.text, region.end, block.end)
    if not found or not is_speech(page, region):
        return None
    return _made(page, region, None, found.span(1), "signed")


def introduced(page: Page, region: Region) -> Attribution | None:
    """Read “She said: ‘We are ready.’”."""
    block = page.blocks[page.block_at(region.start)]
    start = _sentence_start(page, max(block.start, region.start - REACH), region.start)
    cue = last_cue(page.text, start, region.start)
    if cue is None or not LEADS.fullmatch(page.text, cue[1], region.start):
        return None
    inner = page.text[region.inner_start : region.inner_end]
    if inner.count(" ") < SPEECH_WORDS - 1 or inner.istitle():
        return None
    source = page.subject(cue[0]) or _name_before(page, start, cue)
    return _made(page, region, cue, source, "introduced") if source else None


def followed(page: Page, region: Region) -> Attribution | None:
    """Read “‘We are ready,’ she said.”."""
    inner = page.text[region.inner_start : region.inner_end]
    if inner[-1] not in ",?!—–…-’'”" and page.text[region.end : region.end + 1] != ",":
        return None
    if not begins_sentence(page, region.start):
        return None
    block = page.blocks[page.block_at(region.start)]
    end = _sentence_end(page, region.end, min(block.end, region.end + REACH))
    found = _says_after().match(page.text, region.end, end)
    if found is None:
        return None
    cue = found.span("cue")
    before = found.span("source") if found["source"] else None
    source = page.subject(cue[0]) or before or _name_after(page, cue, end)
    return _made(page, region, cue, source, "followed") if source else None


@cache
def _says_after() -> re.Pattern[str]:
    """Return a pattern for *she said* and *said* behind a quotation."""
    return re.compile(
        rf",?\s+(?:(?P<source>{NAME}|[Hh]e|[Ss]he|[Tt]hey|[Ii]t|I|[Ww]e|[Tt]he(?:\s[\w’'-]+){{1,4}}?)\s)?"
        rf"(?P<cue>{alternatives(reporting())})\b"
    )


def floating(page: Page, region: Region) -> Attribution | None:
    """Read “‘We have waited ten years for this.’”, a paragraph that names nobody."""
    block = page.blocks[page.block_at(region.start)]
    if block.role in ("headline", "caption") or not is_speech(page, region):
        return None
    return _made(page, region, None, None, "floating")


def _made(
    page: Page, region: Region, cue: Offsets | None, source: Offsets | None, rule: str
) -> Attribution:
    speech = cue is None or reporting()[page.text[slice(*cue)].lower()]
    return Attribution(
        [(region.start, region.end)],
        Tag(*cue, "cue") if cue else None,
        Tag(*source, "source") if source else None,
        "speech" if speech else "thought",
        rule,
    )


def _sentence_start(page: Page, start: int, end: int) -> int:
    last = start
    for found in SENTENCE_END.finditer(page.text, start, end):
        last = found.end()
    return last


def _sentence_end(page: Page, start: int, end: int) -> int:
    found = SENTENCE_END.search(page.text, start, end)
    return found.start() if found else end


def _name_before(page: Page, start: int, cue: Offsets) -> Offsets | None:
    found = NAMED_BEFORE.search(page.text, start, cue[0])
    return found.span(1) if found else None


def _name_after(page: Page, cue: Offsets, end: int) -> Offsets | None:
    found = NAMED_AFTER.match(page.text, cue[1], end)
    return found.span(1) if found else None
