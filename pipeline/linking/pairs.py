"""Which cue a content belongs to, and which source a cue: by order and distance in one unit.

A unit is a sentence, or the sentences that share quotation marks. The orders of English
attributions: *source cue content* (She said she would), *content source cue* (“No,” she said),
*content cue source* (“No,” said Ann Lee), *cue source content* (According to Ann Lee, …).
"""

import re
from collections.abc import Sequence
from functools import cache

from pipeline.linking.page import Page, Tag, TagRole, between, gap
from pipeline.linking.vocabulary import WORD, alternatives, inflected, participles

REACH = 24  # tags to either side
INTRODUCES = re.compile(r"\s*(?:[,:–—-]|that|,? that|if|whether)?\s*[“\"‘'«]?\s*")
RELATIVE = re.compile(r"(?:(?:to|of|with|for|on) )?(?:which|whom?|that|what)", re.IGNORECASE)
ENDS_QUOTED = re.compile(r"[,.?!…–—-]\s?[”\"’'»\s]+$")
# “Asked why, she left” and “when asked”: who is asked doesn't ask.
BE = re.compile(
    r"\b(?:was|were|is|are|been|being|be)\s(?:[a-z]+\s)?(?P<verb>[a-z]+)", re.IGNORECASE
)
VIEWED = re.compile(r"\b(?:to|for|among|by)\s$", re.IGNORECASE)  # *To some, it is seen as a gift*
UNASKED = re.compile(r"\b(?:when|while|after|if|but)\s*$", re.IGNORECASE)
UNTOLD = re.compile(r"\b(?:when|once|after|if)\s*$", re.IGNORECASE)
ASKER = re.compile(r"(?:\s[a-z]+ly|\s(?:on|last|this)\s\w+)?\sby\s")


def sources_of(page: Page, tags: Sequence[Tag]) -> dict[int, int | None]:
    """Return the index of the source, or None, for the index of each cue of a unit's tags."""
    chosen: dict[int, int | None] = {}
    for cue, tag in enumerate(tags):
        if tag.role == "cue":
            sources = [at for at in _near(tags, cue, "source") if may_say(page, tag, tags[at])]
            costs = [(_source_cost(page, tags, cue, source), source) for source in sources]
            chosen[cue] = min(costs)[1] if costs else None
    relative = {at for at in chosen.values() if at is not None and _is_relative(page, tags[at])}
    for source in [at for at, tag in enumerate(tags) if tag.role == "source"]:
        _resume(source, _near(tags, source, "cue"), chosen, relative)
    return chosen


def may_say(page: Page, cue: Tag, source: Tag | None) -> bool:
    """Say whether a cue may have this source; with None, whether it may have its subject.

    Where somebody is asked or something expected, only who follows *by* asks or expects: *Asked by
    Ann Lee if it was true, he left*.
    """
    if not (_passive(page, cue) or _addressed(page, cue, source)):
        return True
    if source is None:
        return False
    if source.start < cue.end:
        return VIEWED.search(page.text, max(0, source.start - 8), source.start) is not None
    if page.text.endswith(" by", cue.end - 3, cue.end):
        return True
    if page.text.endswith(" by ", cue.end, source.start):  # *was criticized Monday night by Quill*
        return page.sentence_at(cue.start) == page.sentence_at(source.start)
    return ASKER.fullmatch(page.text, cue.end, source.start) is not None


def _addressed(page: Page, cue: Tag, source: Tag | None) -> bool:
    """Say whether who goes with a cue is told or asked: *When told why, she left*.

    “Warned Ann Lee, the mayor: …” is an inversion, but *Asked Ann Lee* is none.
    """
    if not _asked().fullmatch(page.text, cue.start, cue.end):
        return False
    verbs = WORD.findall(page.text[cue.start : cue.end].lower())
    asks = any(verb in inflected("asking") for verb in verbs)
    if not asks and source is not None and source.start == cue.end + 1:
        return False
    before = page.text[max(0, cue.start - 12) : cue.start]
    unasked = UNASKED if asks else UNTOLD
    return page.sentence_at(cue.start) == cue.start or unasked.search(before) is not None


@cache
def _asked() -> re.Pattern[str]:
    """Return a pattern for “asked why”, “when told”, “challenged as to”."""
    verbs = alternatives(tuple(participles("addressing")))
    lead, rest = (
        r"(?:(?:when|while|after|once|if)\s+)?",
        r"(?:\s(?:about|if|whether|why|as to|for))?",
    )
    return re.compile(rf"{lead}(?:{verbs}){rest}", re.IGNORECASE)


def _passive(page: Page, cue: Tag) -> bool:
    """Say whether a cue is a passive whose subject says nothing: *was asked*, *is expected*."""
    found = BE.search(page.text, cue.start, cue.end)
    verbs = WORD.findall(found.group()) if found else []
    return any(verb.lower() in participles("passive") for verb in verbs[1:])


def _near(tags: Sequence[Tag], at: int, role: TagRole) -> list[int]:
    """Return the indices of the tags of one role within reach of the tag at ``at``."""
    reach = range(max(0, at - REACH), min(len(tags), at + REACH + 1))
    return [other for other in reach if tags[other].role == role]


def _is_relative(page: Page, source: Tag) -> bool:
    return RELATIVE.fullmatch(page.text, source.start, source.end) is not None


def _resume(
    source: int, cues: Sequence[int], chosen: dict[int, int | None], relative: set[int]
) -> None:
    """Give a source without a cue the next one that only a source in a relative clause has.

    *Ann Lee, who backs the plan, said it would work*: ``who`` has ``backs``, so ``said`` is hers.
    """
    if any(chosen[cue] == source for cue in cues):
        return
    taken: set[int] = set()
    for cue in cues:
        other = chosen[cue]
        if other is None or other not in relative or not source < other < cue:
            continue
        if other in taken:
            chosen[cue] = source
            return
        taken.add(other)


def _source_cost(page: Page, tags: Sequence[Tag], cue: int, source: int) -> float:
    one, two = tags[cue], tags[source]
    space = gap(page, (one.start, one.end), (two.start, two.end))
    passed = between(tags, cue, source)
    cost = float(len(space))
    cost += 60 * sum(tag.role == "cue" for tag in passed)
    cost += 40 * sum(tag.role == "source" for tag in passed)
    if source > cue:  # said Ann Lee
        cost += 25 + 60 * sum(tag.role == "content" for tag in passed)
        if len(space) <= 1:
            cost -= 25
    return cost


def cue_of(page: Page, tags: Sequence[Tag], at: int) -> int | None:
    """Return the index of the cue of the content at index ``at`` of a unit's tags, or None."""
    costs = [(_cue_cost(page, tags, at, cue), cue) for cue in _near(tags, at, "cue")]
    return min(costs)[1] if costs else None


def _cue_cost(page: Page, tags: Sequence[Tag], content: int, cue: int) -> float:
    one, two = tags[content], tags[cue]
    space = gap(page, (one.start, one.end), (two.start, two.end))
    passed = between(tags, content, cue)
    cost = float(len(space) - sum(tag.end - tag.start for tag in passed if tag.role != "content"))
    cost += 80 * sum(tag.role == "cue" for tag in passed)
    cost += 10 * sum(tag.role == "content" for tag in passed)
    if cue < content:
        cost += 20 * sum(tag.role == "source" for tag in passed)
        if INTRODUCES.fullmatch(space):
            cost -= 30
    else:
        cost += 12
        if RELATIVE.fullmatch(page.text, one.start, one.end):
            cost -= 40
        if page.quoted(one.start) and ENDS_QUOTED.search(page.text[one.start : one.end]):
            cost -= 40
        elif cue + 1 < len(tags) and tags[cue + 1].role == "content":
            cost += 40  # the cue has what follows it
    return cost
