"""What is attributed inside quotations, as in “He shouted, ‘We are sinking,’ and ran.”."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.linking.contents import widened
from pipeline.linking.linker import link
from pipeline.linking.page import MOST, Attribution, Coverage, Offsets, Page, Tag
from pipeline.linking.quoted import attributed
from pipeline.linking.vocabulary import speaks
from pipeline.marks import Region


def nested(page: Page, tags: Iterable[Tag], turns: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions that ``tags`` make inside quotations and inside ``turns``.

    Only where what is said inside stands in marks of its own, or a reporting verb leads to a
    clause: *“He has accepted himself”* and *“She is sure of it”* tell of nobody's words.
    """
    inner = replace(page, outer=list(_inner(page, turns)))
    own, _ = widened(inner, tags)
    found = [one for one in link(inner, own) if _tells(inner, one)]
    covered = Coverage(part for one in found for part in one.contents)
    for region in inner.outer:
        if not covered.touches(region.start, region.end):
            found += [one for one in [attributed(inner, region)] if one]
    for one in found:
        one.rule = "nested"
    return found


def quoting(
    page: Page, found: Sequence[Attribution], inner: Sequence[Attribution]
) -> Iterator[Attribution]:
    """Yield what is quoted inside the words of ``found``, cue and source and all, but ``inner``.

    *“We sank,” Ann Lee said, according to two of her friends*: they tell what she said.
    """
    known = Coverage(part for one in inner for part in one.contents)
    for part in (part for one in found for part in one.contents):
        for region in page.regions_within(*part):
            small = region.end - region.start < MOST * (part[1] - part[0])
            if not small or known.touches(region.start, region.end):
                continue
            one = attributed(page, region)
            if one and _speaks(page, region) and _within(part, one):
                one.rule = "nested"
                yield one


def _speaks(page: Page, region: Region) -> bool:
    """Say whether a region begins as speech: with a capital, or behind a comma or colon."""
    return page.text[region.inner_start].isupper() or page.text[region.start - 2] in ",:"


def _within(part: Offsets, inner: Attribution) -> bool:
    """Say whether the cue of speech and the source both stand in ``part``."""
    if inner.cue is None or inner.source is None or inner.act != "speech":
        return False
    return all(part[0] <= tag.start and tag.end <= part[1] for tag in (inner.cue, inner.source))


def _inner(page: Page, turns: Sequence[Attribution]) -> Iterator[Region]:
    """Yield the regions inside others, and the outermost ones inside what is said in turns."""
    spoken = [turn.contents[0] for turn in turns]
    at = 0
    for region in page.regions:
        while at < len(spoken) and spoken[at][1] <= region.start:
            at += 1
        inside = at < len(spoken) and spoken[at][0] < region.start
        if region.depth == 1 or (inside and not region.depth):
            yield region


def _tells(page: Page, one: Attribution) -> bool:
    """Say whether an attribution inside another's words reports words or a clause."""
    if one.cue is None or page.block_at(one.cue.start) != page.block_at(one.contents[0][0]):
        return False
    if any(page.quoted(start) for start, _ in one.contents):
        return True
    if one.act != "speech":
        return False
    return speaks(page.text, one.cue.start, one.cue.end) and any(
        page.clausal(part) for part in one.contents
    )
