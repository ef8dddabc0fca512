"""Names that sign a quotation: behind a dash, or alone in the block below it."""

import re
from collections.abc import Iterable

from pipeline.linking.beside import NAME
from pipeline.linking.page import Attribution, Offsets, Page, Tag

BEHIND = re.compile(rf"\s*(?:[—–-]{{1,2}}|~)\s*({NAME}(?:, [^\n]{{0,80}})?)\s*")
BELOW = re.compile(
    rf"(?:[—–-]{{1,2}}\s*({NAME}(?:, [^\n.]{{1,80}})?)"
    rf"|({NAME}(?: and {NAME})?, (?:[Tt]he )?[A-Z][^\n.]{{1,80}}))"
)


def sign(page: Page, found: Iterable[Attribution]) -> None:
    """Give quotations that nobody says the name that signs them, and those that they continue."""
    for one in found:
        if one.cue or one.source or not page.quoted(one.contents[-1][0]):
            continue
        name = signed(page, one.contents[-1]) or signed_below(page, one.contents[-1])
        going: Attribution | None = one
        while name and going and not going.cue and not going.source:
            going.source = Tag(*name, "source")
            going.rule = "signed" if going.rule == "floating" else going.rule
            going = going.continues


def signed(page: Page, content: Offsets) -> Offsets | None:
    """Read “‘It changed my life.’ — Ann Lee, teacher”."""
    block = page.blocks[page.block_at(content[0])]
    found = BEHIND.fullmatch(page.text, content[1], block.end)
    return found.span(1) if found else None


def signed_below(page: Page, content: Offsets) -> Offsets | None:
    """Read “‘It changed my life.’ / Ann Lee, Harbour Courier”, the name in a block of its own."""
    number = page.block_at(content[0])
    block = page.blocks[number]
    if number + 1 >= len(page.blocks) or content[0] > block.start or content[1] < block.end:
        return None
    below = page.blocks[number + 1]
    found = BELOW.fullmatch(page.text, below.start, below.end)
    return found.span(found.lastindex or 0) if found else None
