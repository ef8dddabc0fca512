"""The cue and the source that stand beside a content, where the tagger saw neither."""

import re
from dataclasses import dataclass

from pipeline.linking.page import Attribution, Offsets, Page, Tag
from pipeline.linking.vocabulary import cues, last_cue, reporting, words
from pipeline.titles import is_titled

REACH = 120  # characters between a content and its cue
SENTENCE_END = re.compile(r"[.?!][”\"’')\]]*\s|\n")
# What may stand between a cue and a quotation.
LEADS = re.compile(r"(?:\W{1,3}|(?:\s[\w’',@.-]+){0,12}:|,? that|(?:\s[\w’'.-]+){1,4},)?\s*")
NAME = r"(?:[A-Z][\w’'.-]*\s){0,4}[A-Z][\w’'-]*"
PRONOUN = r"[Hh]e|[Ss]he|[Tt]hey|[Ii]t|I|[Ww]e"
NAMED_BEFORE = re.compile(rf"((?:{NAME})|\b(?:{PRONOUN}|who))\s$")
NAMED_AFTER = re.compile(rf"\s((?:the\s(?:[\w’'-]+\s){{0,3}})?{NAME})")
LABEL = re.compile(rf"(?P<name>(?:The |the )?{NAME}|[A-Z][\w’'-]*(?: [\w’'-]+){{0,3}}):\s")
NAME_COLON = re.compile(rf"(?<!\bon)(?<!\bin)(?<!\bat)(?<!\bto)(?<!\bof)(?<!\bfrom)\s({NAME}):\s*$")
LABEL_LENGTH = 60
# What stands between a quotation and the cue behind it: nothing, or the source.
SAID = re.compile(
    rf",?\s+(?:as\s+)?"
    rf"(?:(?P<source>{NAME}(?:\sand\s{NAME})?|{PRONOUN}|[Tt]he(?:\s[\w’'-]+){{1,4}}?)\s)?"
)


@dataclass(frozen=True, slots=True)
class Beside:
    """A source and a cue by offsets, either of them None, and the rule that found them."""

    cue: Offsets | None
    source: Offsets | None
    rule: str

    def give(self, page: Page, one: Attribution) -> None:
        """Make them the cue and the source of an attribution."""
        one.cue = Tag(*self.cue, "cue") if self.cue else None
        one.source = Tag(*self.source, "source") if self.source else None
        one.rule = self.rule
        word = page.text[slice(*self.cue)].lower() if self.cue else ":"
        one.act = "speech" if reporting().get(word, True) else "thought"


def beside(page: Page, content: Offsets) -> Beside | None:
    """Return what attributes a content from the side, or None."""
    start, end = content
    return introduced(page, start) or named_colon(page, start) or followed(page, start, end)


def introduced(page: Page, start: int) -> Beside | None:
    """Read “She said: ‘We are ready.’” and “She told the court ‘we are ready’.”."""
    if not page.quoted(start):
        return None
    block = page.blocks[page.block_at(start)]
    sentence = _sentence_start(page, max(block.start, start - REACH), start)
    cue = last_cue(page.text, sentence, start)
    if cue is None or not LEADS.fullmatch(page.text, cue[1], start):
        return None
    found = NAMED_BEFORE.search(page.text, sentence, cue[0])
    source = page.subject(cue[0]) or (found.span(1) if found else None)
    return Beside(cue, source, "introduced") if source and source[1] <= start else None


def named_colon(page: Page, start: int) -> Beside | None:
    """Read “Minister: ‘We were wrong’” and “… says the pollster Ann Lee: ‘They lead.’”."""
    block = page.blocks[page.block_at(start)]
    begin = max(block.start, start - LABEL_LENGTH)
    label = LABEL.fullmatch(page.text, block.start, start) if begin == block.start else None
    if label and label["name"].split()[0].lower() in words("leading"):
        return None
    if label and (label["name"].lower() in words("heading") or _is_title(page, start)):
        return None
    if label:
        colon = page.text.rindex(":", block.start, start)
        return Beside((colon, colon + 1), (block.start, colon), "named_colon")
    if not page.quoted(start) or _is_title(page, start):
        return None
    found = NAME_COLON.search(page.text, begin, start)
    if found is None or found[1].lower() in words("heading"):
        return None
    colon = page.text.rindex(":", found.start(), start)
    return Beside((colon, colon + 1), found.span(1), "named_colon")


def _is_title(page: Page, start: int) -> bool:
    """Say whether a quotation is a title or term: “Best film: ‘The Salt Roads’”."""
    region = next(iter(page.regions_within(start, start + 1)), None)
    if region is None or region.start != start:
        return False
    inner = page.text[region.inner_start : region.inner_end]
    return is_titled(inner) or (" " not in inner and inner[-1] not in ".?!")


def followed(page: Page, start: int, end: int) -> Beside | None:
    """Read “‘We are ready,’ she said.”."""
    if not page.quoted(start) or not _open_ended(page.text[end - 2 : end + 1]):
        return None
    block = page.blocks[page.block_at(start)]
    last = _sentence_end(page, end, min(block.end, end + REACH))
    cue = next(cues(page.text, end, last), None)
    said = SAID.fullmatch(page.text, end, cue[0]) if cue else None
    if cue is None or said is None:
        return None
    after = NAMED_AFTER.match(page.text, cue[1], last)
    source = (
        page.subject(cue[0])
        or (said.span("source") if said["source"] else None)
        or (after.span(1) if after else None)
    )
    return Beside(cue, source, "followed") if source and source[0] >= end else None


def _open_ended(close: str) -> bool:
    """Say whether a quotation ends as one whose sentence goes on: ``,”`` ``?”`` ``”,``."""
    return any(character in ",?!—–…" for character in close)


def _sentence_start(page: Page, start: int, end: int) -> int:
    last = start
    for found in SENTENCE_END.finditer(page.text, start, end):
        last = found.end()
    return last


def _sentence_end(page: Page, start: int, end: int) -> int:
    found = SENTENCE_END.search(page.text, start, end)
    return found.start() if found else end
