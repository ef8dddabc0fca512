"""All attributions of a page: the tagger's, linked, then what the rules add."""

from collections.abc import Iterable, Sequence

from pipeline.linking.contents import widened
from pipeline.linking.edges import edged
from pipeline.linking.inside import nested, quoting
from pipeline.linking.layout import layout
from pipeline.linking.linker import link
from pipeline.linking.page import Attribution, Coverage, Offsets, Page, Tag
from pipeline.linking.quoted import quoted
from pipeline.linking.saying import said
from pipeline.linking.signatures import sign


def attributions(page: Page, tags: Iterable[Tag]) -> list[Attribution]:
    """Return the page's attributions in order of their contents, nested ones included.

    What the layout makes speech is claimed first: the tags in such a block say only what its
    speaker reports.
    """
    tags = sorted(edged(page, tags), key=lambda tag: (tag.start, tag.end))
    turns = list(layout(page, Coverage((t.start, t.end) for t in tags if t.role == "content")))
    claimed = [_block_of(page, turn) for turn in turns]
    own, inside = widened(page, tags, claimed)
    found = [*link(page, own), *turns]
    found += quoted(page, found)
    found.sort(key=lambda one: one.contents[0])
    _continue(page, found)
    sign(page, found)
    found = list(said(page, found))
    inner = nested(page, inside, turns)
    found += [*inner, *quoting(page, found, inner)]
    return sorted(found, key=lambda one: one.contents[0])


def _block_of(page: Page, turn: Attribution) -> Offsets:
    block = page.blocks[page.block_at(turn.contents[0][0])]
    return block.start, block.end


def _continue(page: Page, found: Sequence[Attribution]) -> None:
    """Join what goes on in the next block by a mark left open."""
    going_on = {region.start for region in page.outer if region.continues}
    before: Attribution | None = None
    for one in found:
        bare = one.cue is None and one.source is None and one.continues is None
        if bare and before and one.contents[0][0] in going_on:
            one.continues, one.rule, one.act = before, "continued", before.act
        before = one
