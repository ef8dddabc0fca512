"""Quoted regions that the tagger left alone: speech, or terms and titles, which are nobody's."""

import re
from collections.abc import Sequence

from pipeline.linking.beside import REACH, SENTENCE_END, beside
from pipeline.linking.contents import SPEECH_WORDS, begins_sentence, is_mute, is_speech
from pipeline.linking.page import Attribution, Coverage, Page
from pipeline.linking.vocabulary import cues
from pipeline.marks import Region

AS = re.compile(r",?\s+as\s")  # “the pools of our childhood,” as they write


def quoted(page: Page, known: Sequence[Attribution]) -> list[Attribution]:
    """Return an attribution for each region that is speech and that none of ``known`` holds.

    A region that goes on from an attribution in its block is added to that one instead.
    """
    covered, made = Coverage(part for one in known for part in one.contents), []
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
        for rule in (attributed, floating):
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
    space = page.text[start : region.start] if region.start - start <= REACH else "\n"
    if "\n" in space or any(cues(space, 0, len(space))):
        return False
    if SENTENCE_END.search(space):
        return is_speech(page, region, words=1)
    return before.cue.start > before.contents[0][0] and space.rstrip()[-1:] == ","


def _readable(page: Page, region: Region) -> bool:
    block = page.block_at(region.start)
    return block >= 0 and page.blocks[block].role not in ("boilerplate", "byline")


def attributed(page: Page, region: Region) -> Attribution | None:
    """Read a quotation with a cue beside it: “‘We are ready,’ she said.”."""
    inner = page.text[region.inner_start : region.inner_end]
    found = beside(page, (region.start, region.end))
    if found is None:
        return None
    if found.rule == "introduced" and (inner.count(" ") < SPEECH_WORDS - 1 or inner.istitle()):
        return None
    whole = begins_sentence(page, region.start) or AS.match(page.text, region.end)
    if found.rule == "followed" and not whole:
        return None
    one = Attribution([(region.start, region.end)])
    found.give(page, one)
    return one


def floating(page: Page, region: Region) -> Attribution | None:
    """Read “‘We have waited ten years for this.’”, a paragraph that names nobody."""
    if not is_speech(page, region) or is_mute(page, region.inner_start, region.inner_end):
        return None
    return Attribution([(region.start, region.end)], rule="floating")
