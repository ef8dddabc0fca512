"""All attributions of a page: the tagger's, linked, then what the rules add."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.linking.contents import widened
from pipeline.linking.layout import layout
from pipeline.linking.linker import link
from pipeline.linking.page import Attribution, Coverage, Page, Tag
from pipeline.linking.quoted import attributed, quoted
from pipeline.linking.saying import said
from pipeline.linking.signatures import sign


def attributions(page: Page, tags: Iterable[Tag]) -> list[Attribution]:
    """Return the page's attributions in order of their contents, nested ones included."""
    own, inside = widened(page, tags)
    found = link(page, own)
    turns = list(layout(page, Coverage(found)))
    found = [*_outside_turns(found, turns), *turns]
    found += quoted(page, found)
    found.sort(key=lambda one: one.contents[0])
    _continue(page, found)
    sign(page, found)
    found = [*said(page, found), *nested(page, inside)]
    return sorted(_once(found), key=lambda one: one.contents[0])


def _once(found: Iterable[Attribution]) -> Iterable[Attribution]:
    """Return one attribution for each content: the one of which most is known."""
    best: dict[tuple[tuple[int, int], ...], Attribution] = {}
    for one in found:
        known = best.setdefault(tuple(one.contents), one)
        if _known(one) > _known(known):
            best[tuple(one.contents)] = one
    return best.values()


def _known(one: Attribution) -> int:
    return (one.source is not None) + (one.cue is not None) + (one.rule != "floating")


def _outside_turns(
    found: Iterable[Attribution], turns: Iterable[Attribution]
) -> Iterator[Attribution]:
    """Yield what the tagger found, without parts of a turn.

    Such are what it gave to the turn's label, what the speaker says to think (“A: We hope so.”),
    and a part of the block behind the cue of “said in a statement:”.
    """
    stated = [turn for turn in turns if turn.rule == "colon_block" and turn.cue]
    dialogue = [turn for turn in turns if turn.rule == "dialogue"]
    labels = {turn.source.start for turn in dialogue if turn.source}
    covered = Coverage(dialogue)
    for one in found:
        labelled = one.source is not None and one.source.start in labels
        thought = one.act == "thought" and covered.touches(one.contents[0][0], one.contents[-1][1])
        if not labelled and not thought and not any(_is_part(one, turn) for turn in stated):
            yield one


def _is_part(one: Attribution, turn: Attribution) -> bool:
    """Say whether ``one`` has the cue of ``turn`` and no content outside it."""
    if one.cue is None or turn.cue is None:
        return False
    start, end = turn.contents[0]
    cued = one.cue.start < turn.cue.end and turn.cue.start < one.cue.end
    return cued and all(start <= first and last <= end for first, last in one.contents)


def nested(page: Page, tags: Iterable[Tag]) -> list[Attribution]:
    """Return what is attributed inside quotations: “He shouted, ‘We are sinking,’ and ran.”."""
    inner = replace(page, outer=[region for region in page.regions if region.depth == 1])
    own, _ = widened(inner, tags)
    found = [one for one in link(inner, own) if one.cue]
    covered = Coverage(found)
    for region in inner.outer:
        if not covered.touches(region.start, region.end):
            found += [one for one in [attributed(inner, region)] if one]
    for one in found:
        one.rule = "nested"
    return found


def _continue(page: Page, found: Sequence[Attribution]) -> None:
    """Join what goes on in the next block by a mark left open."""
    going_on = {region.start for region in page.outer if region.continues}
    before: Attribution | None = None
    for one in found:
        bare = one.cue is None and one.source is None and one.continues is None
        if bare and before and one.contents[0][0] in going_on:
            one.continues, one.rule, one.act = before, "continued", before.act
        before = one
