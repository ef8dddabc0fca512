"""Contents cut where the paper speaks again: at a full stop, a closing dash, a main clause."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from pipeline.linking.page import Attribution, Offsets, Page
from pipeline.linking.refusing import refusing
from pipeline.linking.vocabulary import DASH, WORD, alternatives, inflected, words
from pipeline.marks import Region

REFUSED = re.compile(r",?\s(?:and|but|though|although|while|yet)\s(?:he\s|she\s|it\s|they\s)?$")
JOINED = re.compile(r",?\s+(?:and|but|or|then)(?:\s+(?:that|then|also))?\s+|,\s+")


def bordered(page: Page, one: Attribution) -> None:
    """Cut the contents of an attribution where they run over into the paper's own words."""
    if one.cue is None:
        return
    one.contents = [whole for part in one.contents for whole in _kept(page, one, part)]


def _kept(page: Page, one: Attribution, part: Offsets) -> list[Offsets]:
    """Return what of a content is said; a quotation is, all of it."""
    regions = page.regions_within(*part)
    if len(regions) == 1 and (regions[0].start, regions[0].end) == part:
        return [part]
    for cut in (within_sentence, within_dashes, within_clause, before_refusal, addressed):
        part = cut(page, one, part)
    return apart(page, part)


def within_sentence(page: Page, one: Attribution, part: Offsets) -> Offsets:
    """Cut “… she said the pier was “past repair.” But it was not”, behind the mark."""
    if one.cue is None or page.text[one.cue.start] == ":":
        return part
    for stop in _stops(page, part):
        if one.cue.start < part[0]:
            return part[0], stop
        part = (stop, part[1])
    return part


def _stops(page: Page, part: Offsets) -> Iterator[int]:
    """Yield where sentences end inside a content, each with a mark that closes behind its stop."""
    at = bisect_right(page.unit_starts, part[0])
    while at < len(page.unit_starts) and page.unit_starts[at] < part[1]:
        start = page.unit_starts[at]
        stop = part[0] + len(page.text[part[0] : start].rstrip())
        closes = any(region.end == stop for region in page.regions_within(*part))
        if closes and page.text[stop - 2] in ".?!" and page.text[start].isupper():
            yield stop
        at += 1


def within_dashes(page: Page, one: Attribution, part: Offsets) -> Offsets:
    """Cut “Ann—she says she works at night—lives there” at the dash that closes what one opened."""
    start = page.sentence_at(part[0])
    opened = len(list(DASH.finditer(page.text, start, part[0]))) % 2
    if not opened:
        return part
    regions = page.regions_within(*part)
    closing = [
        dash.start()
        for dash in DASH.finditer(page.text, *part)
        if not _inside(regions, dash.start())
    ]
    ends = len(closing) == 1 and not any(region.start > closing[0] for region in regions)
    return (part[0], closing[0]) if ends else part


def within_clause(page: Page, one: Attribution, part: Offsets) -> Offsets:
    """Cut “Although she said it was safe, it sank” at the end of the clause that says it."""
    if one.cue is None or one.cue.start > part[0]:
        return part
    ends = [
        page.clause(word.start()) for word in WORD.finditer(page.text, one.cue.start, one.cue.end)
    ]
    end = next((end for end in ends if end), None)
    if end is None or not part[0] < end < part[1] or page.text[end] not in ",—":
        return part
    return part if _inside(page.regions_within(*part), end) else (part[0], end)


def before_refusal(page: Page, one: Attribution, part: Offsets) -> Offsets:
    """Cut “said it would pay more but did not say when” before the refusal."""
    for refusal in refusing(page.text, *part):
        joined = REFUSED.search(page.text, part[0], refusal.cue[0])
        quoted = _inside(page.regions_within(*part), refusal.cue[0])
        if joined and not quoted and joined.start() > part[0]:
            return part[0], joined.start()
    return part


def _inside(regions: Iterable[Region], offset: int) -> bool:
    """Return whether ``offset`` lies between the marks of one of ``regions``."""
    return any(region.start < offset < region.end for region in regions)


def addressed(page: Page, one: Attribution, part: Offsets) -> Offsets:
    """Cut “told him the pier was old” behind who was told."""
    if one.cue is None or one.cue.end + 1 != part[0]:
        return part
    told = page.text[one.cue.start : one.cue.end].lower().split()[-1] in inflected("addressing")
    found = _addressee().match(page.text, *part) if told else None
    return (found.end(), part[1]) if found else part


@cache
def _addressee() -> re.Pattern[str]:
    """Return a pattern for the pronoun of who is told, before what they are told."""
    return re.compile(rf"(?:{alternatives(words('addressee'))})\s(?=\w|[“\"‘])")


def apart(page: Page, part: Offsets) -> list[Offsets]:
    """Part “‘It is old’ and ‘it leaks’”, quotations that the paper joins, into its quotations."""
    regions = page.regions_within(*part)
    if len(regions) < 2 or regions[0].start != part[0] or regions[-1].end != part[1]:
        return [part]
    joined = all(JOINED.fullmatch(page.text, one.end, two.start) for one, two in pairwise(regions))
    return [(region.start, region.end) for region in regions] if joined else [part]
