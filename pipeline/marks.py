"""Pairs the quotation marks of a text, block by block, before anything else reads them.

One pass over the marks, so that time grows with their number whatever they look like: curly,
straight, single (British), guillemets, doubled single marks, backticks. Apostrophes and the signs
of feet and inches are no marks. Context overrules the glyph: `”No,” she said` opens with a closing
mark all the same.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

Family = Literal["double", "single", "guillemet"]
Turn = Literal["open", "close", "either"]

SINGLE = r"[\"“”„‟＂«»‹›'‘’‚‛`]"
DOUBLED_MARK = r"``|'''|''|‘‘|’’"
OPENS_DOUBLED = r'(?<![^\s(])""(?=\w)'
MARK = re.compile(rf"{DOUBLED_MARK}|{OPENS_DOUBLED}|{SINGLE}")  # doubled ones first
# The marks of a text that doubles its straight ones, as tables do: ““No,”” she said.
TABLE_MARK = re.compile(rf'{DOUBLED_MARK}|""(?!"[^"])|{SINGLE}')
TABLE = re.compile(rf'{OPENS_DOUBLED}[^"]+""(?!")')
DOUBLED: dict[str, tuple[Family, Turn]] = {
    "``": ("double", "open"),
    "‘‘": ("double", "open"),
    "’’": ("double", "close"),
    "''": ("double", "either"),
    '""': ("double", "either"),
}
GLYPH: dict[str, tuple[Family, Turn]] = {
    **dict.fromkeys("“„‟", ("double", "open")),
    "”": ("double", "close"),
    **dict.fromkeys('"＂', ("double", "either")),
    **dict.fromkeys("‘‚‛`", ("single", "open")),
    "’": ("single", "close"),
    "'": ("single", "either"),
    **dict.fromkeys("«‹", ("guillemet", "open")),
    **dict.fromkeys("»›", ("guillemet", "close")),
}
OPENERS_BEFORE = frozenset(" \t\n\r\f\v\xa0\u2009\u200a\u202f([{-–—/:…>")
CLOSERS_AFTER = frozenset(" \t\n\r\f\v\xa0\u2009\u200a\u202f)]}.,;:!?-–—/…<")
# Words that begin with an apostrophe, by their letters after it.
ELISION = re.compile(
    r"(?:\d\ds?|em|til|cause|n|tis|twas|round|cos|bout|er|ere|neath|ave|e|im)(?!\w)",
    re.IGNORECASE,
)
# Feet and inches, *rock 'n' roll*, and marks that a scanner took for apostrophes: *Iran"s*.
NO_MARKS = re.compile(
    r"\d\s?['’′]\s?-?\d{1,2}(?:½|\.\d+)?\s?(?:\"|”|''|″)|['‘’`]n['’](?!\w)|(?<=\w)\"{1,2}s(?!\w)"
)
STRONG_BEFORE = frozenset(".,!?…;")


@dataclass(frozen=True, slots=True)
class Region:
    """What a pair of marks encloses.

    ``[start, end)`` holds the marks, ``[inner_start, inner_end)`` what they enclose, white space
    at the edges left out; both are offsets into the text. ``depth`` counts the regions around
    it. Where no mark closes it (``closed`` false) it ends with its block, or before the next
    mark that opens anew. ``continues``: it goes on from the region of the block before.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int
    family: Family
    closed: bool = True
    continues: bool = False


@dataclass(slots=True)
class _Mark:
    start: int
    end: int
    family: Family
    turn: Turn
    elided: bool = False  # an apostrophe that stands for letters, unless something closes it
    strong: bool = False  # a closing mark that can be no apostrophe
    closable: bool = False  # a single opener that a later mark of its block may close
    ignored: bool = False


def regions(text: str, blocks: Iterable[tuple[int, int]]) -> list[Region]:
    """Return the quoted regions of ``text``, by start, outer before inner.

    ``blocks`` are half-open offsets in order; a region stays within its block, and goes on in the
    next one as a region of its own with ``continues`` set.
    """
    skip = _no_marks(text)
    found: list[Region] = []
    pending: Region | None = None
    for start, end in blocks:
        here, pending = _pair(text, (start, end), _marks(text, start, end, skip), pending)
        found += here
    return found


def _no_marks(text: str) -> frozenset[int]:
    """Return the offsets of the signs in ``6'2"`` and ``rock 'n' roll``: no marks at all."""
    return frozenset(
        offset for found in NO_MARKS.finditer(text) for offset in range(found.start(), found.end())
    )


def _marks(text: str, start: int, end: int, skip: frozenset[int]) -> list[_Mark]:
    """Return the marks of one block that may open or close something, in order."""
    pattern = TABLE_MARK if TABLE.search(text, start, end) else MARK
    marks = [
        _read(text, at, to, start, end)
        for found in pattern.finditer(text, start, end)
        if found.start() not in skip
        for at, to in _split(text, *found.span(), start)
    ]
    _settle_singles(text, marks)
    _settle_inches(text, marks)
    return [mark for mark in marks if not mark.ignored]


def _split(text: str, at: int, to: int, start: int) -> list[tuple[int, int]]:
    """Part three single marks in a row into a doubled one and a single one inside it."""
    if to - at < 3:
        return [(at, to)]
    opens = at == start or text[at - 1] in OPENERS_BEFORE
    middle = at + 2 if opens else at + 1
    return [(at, middle), (middle, to)]


def _read(text: str, at: int, to: int, start: int, end: int) -> _Mark:
    glyph = text[at:to]
    family, turn = DOUBLED[glyph] if glyph in DOUBLED else GLYPH[glyph]
    before = text[at - 1] if at > start else " "
    after = text[to] if to < end else " "
    mark = _Mark(at, to, family, _turn(turn, before, after))
    if before == glyph and not after.isalnum() and at - start > 1 and text[at - 2].isalnum():
        mark.turn = "close"  # ""so""
    if family == "single":
        mark.ignored = before.isalnum() and after.isalnum()  # don't
        mark.elided = mark.turn != "close" and bool(ELISION.match(text, to, end))
        mark.ignored |= mark.elided and not (after.isdigit() and text[to + 2 : to + 3] != "s")
        mark.strong = before in STRONG_BEFORE or not after.isspace() or to == end
    return mark


def _turn(turn: Turn, before: str, after: str) -> Turn:
    """Return which way a mark turns by what stands beside it, else by its glyph."""
    may_open = before in OPENERS_BEFORE or before in GLYPH
    may_close = after in CLOSERS_AFTER or after in GLYPH
    if may_open and not may_close:
        return "open"
    if may_close and not may_open:
        return "close"
    return turn


def _settle_singles(text: str, marks: Sequence[_Mark]) -> None:
    """Tell single openers that something closes from apostrophes, and closers from plurals' own.

    In ``the ‘players’ union’ said`` the mark after ``players`` is an apostrophe: a mark that can
    close follows before the next one opens.
    """
    closer = better = False
    for mark in reversed(marks):
        if mark.family != "single" or mark.ignored:
            continue
        if mark.turn == "open":
            mark.closable = closer
            mark.ignored = not closer and (mark.elided or not _introduced(text, mark.start))
            closer = better = False
        elif not mark.strong and better and text[mark.start - 1] in "sS":
            mark.ignored = True
        else:
            closer = True
            better |= mark.strong or text[mark.start - 1] not in "sS"


def _introduced(text: str, at: int) -> bool:
    """Return whether a mark at ``at`` begins a line or follows a colon or comma."""
    before = text[max(0, at - 3) : at].rstrip(" ")
    return not before or before[-1] in ":,\n"


def _settle_inches(text: str, marks: Sequence[_Mark]) -> None:
    """Drop the sign in ``a 12" pipe`` where another mark closes before one opens."""
    closes_next = False
    for mark in reversed(marks):
        if mark.family != "double" or mark.ignored:
            continue
        inches = mark.turn == "close" and text[mark.start - 1].isdigit()
        mark.ignored = inches and closes_next and text[mark.end : mark.end + 1] == " "
        closes_next = mark.turn == "close"


def _pair(
    text: str, block: tuple[int, int], marks: Sequence[_Mark], pending: Region | None
) -> tuple[list[Region], Region | None]:
    """Return the regions of one block, and the one left open at its end for the next, if any."""
    carried = _carried(block[0], marks, pending)
    stack = [carried] if carried else []
    opened = Counter(mark.family for mark in stack)
    found: list[Region] = []
    for mark in marks:
        if carried and mark.start == carried.start:
            continue
        if mark.turn == "open" or (mark.turn == "either" and not opened[mark.family]):
            glued = text[mark.end : mark.end + 1].isupper()  # … the plan."Others said
            if mark.turn == "either" and text[mark.start - 1] in STRONG_BEFORE and not glued:
                continue
            stack.append(mark)
            opened[mark.family] += 1
        elif opened[mark.family] and (mark.family != "single" or stack[-1].family == "single"):
            found.append(_closed(text, stack, mark, opened))
    left = _unclosed(text, stack, found, block[1])
    open_at_end = next((region for region in left if region.end == block[1]), None)
    return _nest(text, found + left, carried), open_at_end


def _carried(start: int, marks: Sequence[_Mark], pending: Region | None) -> _Mark | None:
    """Return the mark with which ``pending`` goes on in the block at ``start``, if it does.

    By the convention the block opens with a mark again. Without one it goes on only when the first
    mark of the family closes something that this block never opened.
    """
    first = next((mark for mark in marks if pending and mark.family == pending.family), None)
    if first is None or pending is None:
        return None
    if first.start == start:
        return first
    return _Mark(start, start, pending.family, "open") if first.turn == "close" else None


def _closed(text: str, stack: list[_Mark], mark: _Mark, opened: Counter[Family]) -> Region:
    """Close the innermost opener of the mark's family; openers of others inside it were none."""
    while stack[-1].family != mark.family:
        opened[stack.pop().family] -= 1
    opened[mark.family] -= 1
    return _region(text, stack.pop(), mark.start, mark.end)


def _region(text: str, mark: _Mark, inner_end: int, end: int) -> Region:
    inner_start = mark.end
    while inner_start < inner_end and text[inner_start].isspace():
        inner_start += 1
    while inner_end > inner_start and text[inner_end - 1].isspace():
        inner_end -= 1
    return Region(mark.start, end, inner_start, inner_end, 0, mark.family)


def _unclosed(
    text: str, stack: Sequence[_Mark], closed: Sequence[Region], end: int
) -> list[Region]:
    """Return a region for each opener never closed: to the next one like it, or the block's end."""
    openers = [(mark.start, mark.family) for mark in stack]
    openers += [(region.start, region.family) for region in closed]
    found: list[Region] = []
    limit: dict[Family, int] = {}
    left = {mark.start: mark for mark in stack}
    for start, family in sorted(openers, reverse=True):
        if start in left:
            stop = limit.get(family, end)
            found.append(replace(_region(text, left[start], stop, stop), closed=False))
        limit[family] = start
    return found[::-1]


def _nest(text: str, found: Iterable[Region], carried: _Mark | None) -> list[Region]:
    """Return the regions that hold something, by start, each with its depth.

    A region that nothing closes ends before one that starts inside it and reaches beyond it.
    """
    nested: list[Region] = []
    around: list[int] = []
    for region in sorted(found, key=lambda region: (region.start, -region.end)):
        while around and nested[around[-1]].end <= region.start:
            around.pop()
        while around and nested[around[-1]].end < region.end:
            outer = around.pop()
            nested[outer] = _cut(text, nested[outer], region.start)
        continues = carried is not None and region.start == carried.start
        nested.append(replace(region, depth=len(around), continues=continues))
        around.append(len(nested) - 1)
    return [region for region in nested if region.inner_start < region.inner_end]


def _cut(text: str, region: Region, end: int) -> Region:
    inner = text[region.inner_start : end].rstrip()
    return replace(region, end=end, inner_end=region.inner_start + len(inner))
