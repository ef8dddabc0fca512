"""Names that sign a quotation: behind a dash, or alone in the block below it."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from pipeline.linking.beside import NAME
from pipeline.linking.page import Attribution, Offsets, Page, Tag
from pipeline.linking.vocabulary import alternatives, reporting, words

DASH = r"(?:[—―–‒-]{1,2}|~)"
# Alone behind the marks only a first and a last name: “‘It was a joy.’ Ann Lee”.
UNDASHED = re.compile(r"\s+((?:[A-Z][\w’'.-]*\s){1,3}[A-Z][\w’'-]*)\s*")
STOPPED = re.compile(r"[.?!…][”\"’']+$")
BARE = re.compile(rf"{NAME}(?: and {NAME})?, (?:[Tt]he )?[A-Z][^\n.]{{1,80}}")


class Signature(NamedTuple):
    """The dash, or None where the name stands alone, and the name with its role, by offsets."""

    dash: Offsets | None
    name: Offsets


def sign(page: Page, found: Iterable[Attribution]) -> None:
    """Give quotations without a cue the name that signs them, and those that they continue."""
    for one in found:
        if one.cue or not page.quoted(one.contents[-1][0]):
            continue
        signature = signed(page, one.contents[-1]) or signed_below(page, one.contents[-1])
        if signature is None or (one.source and one.source.start != signature.name[0]):
            continue
        one.cue, one.act = Tag(*signature.dash, "cue") if signature.dash else None, "speech"
        going: Attribution | None = one
        while going and not going.source and (going is one or not going.cue):
            going.source = Tag(*signature.name, "source")
            going.rule = "signed" if going.rule == "floating" else going.rule
            going = going.continues


def signed(page: Page, content: Offsets) -> Signature | None:
    """Read “‘It changed my life.’ — Ann Lee, teacher”, up to its block's end or a quotation."""
    end = _reach(page, content)
    found = _dashed().fullmatch(page.text, content[1], end)
    if found:
        return Signature(found.span("dash"), found.span("name"))
    stopped = STOPPED.search(page.text[content[0] : content[1]])
    alone = UNDASHED.fullmatch(page.text, content[1], end) if stopped else None
    return Signature(None, alone.span(1)) if alone else None


def signed_below(page: Page, content: Offsets) -> Signature | None:
    """Read “‘It changed my life.’ / Ann Lee, Harbour Courier”, the name in a block of its own."""
    number = page.block_at(content[0])
    block = page.blocks[number]
    if number + 1 >= len(page.blocks) or content[0] > block.start or content[1] < block.end:
        return None
    below = page.blocks[number + 1]
    dashed = _dashed().fullmatch(page.text, below.start, below.end)
    if dashed:
        return Signature(dashed.span("dash"), dashed.span("name"))
    bare = BARE.fullmatch(page.text, below.start, below.end)
    return Signature(None, bare.span()) if bare else None


@cache
def _dashed() -> re.Pattern[str]:
    """Return a pattern for “— Ann Lee”, and what may follow her name.

    That is “, teacher”, “ (teacher)”, “ aide” and a full stop, but no “ asked”.
    """
    particle = rf"\s(?:{alternatives(words('particle'))})"
    person = rf"{NAME}(?:{particle}){{0,3}}(?:\s{NAME})?"
    signed_by = rf"{person}(?:\s(?:and|&)\s{person})?"
    word = rf"\s(?!(?:{alternatives(reporting())})\b)[a-z][\w’'-]*"
    role = rf"(?:{word}){{0,3}}(?:,\s[^\n“”\"]{{1,80}}?|\s\([^()\n]{{1,60}}\))?"
    return re.compile(rf"\s*(?P<dash>{DASH})\s*(?P<name>{signed_by}{role})\.?\s*")


def _reach(page: Page, content: Offsets) -> int:
    """Return where what may sign a content ends: its block, or the quotation after it."""
    after = bisect_left(page.outer, content[1], key=lambda region: region.start)
    end = page.blocks[page.block_at(content[0])].end
    return min(end, page.outer[after].start) if after < len(page.outer) else end
