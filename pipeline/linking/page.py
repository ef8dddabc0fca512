"""What linking reads: the article's text with its blocks, sentences, quoted regions and tags."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Literal

from pipeline.linking.datelines import behind_dateline
from pipeline.linking.vocabulary import WORD
from pipeline.marks import Region
from pipeline.records import Block

TagRole = Literal["source", "cue", "content"]
Act = Literal["speech", "thought"]
Offsets = tuple[int, int]
MOST = 0.7  # of a block's characters
# From the offset of a cue to the offsets of its grammatical subject; None where it has none.
Subject = Callable[[int], Offsets | None]
# From the offset of a cue to where its clause ends, if that is one inside another's sentence.
Clause = Callable[[int], int | None]


@dataclass(frozen=True, slots=True)
class Tag:
    """A piece of an attribution; ``margin`` is the tagger's log odds that it is right."""

    start: int
    end: int
    role: TagRole
    act: Act = "speech"
    margin: float | None = None


@dataclass(slots=True)
class Attribution:
    """A cue with its source and contents, on the way to a record.

    ``contents`` are offsets in order, outer marks included. ``continues`` is the attribution that
    it goes on from: the same speaker in another block.
    """

    contents: list[Offsets]
    cue: Tag | None = None
    source: Tag | None = None
    act: Act = "speech"
    rule: str = "linked"
    layout: Literal["inline", "block"] = "inline"
    continues: "Attribution | None" = None
    margins: list[float] = field(default_factory=list)

    @property
    def end(self) -> int:
        """The offset where the last content ends, or the cue of one that has none yet."""
        return self.contents[-1][1] if self.contents else self.cue.end if self.cue else 0

    def add(self, tag: Tag) -> None:
        """Take a content; the first one says whether it is speech or thought."""
        if not self.contents:
            self.act = tag.act
        self.contents.append((tag.start, tag.end))
        if tag.margin is not None:
            self.margins.append(tag.margin)


@dataclass(frozen=True, slots=True)
class Page:
    """An article as linking sees it. Blocks and sentences are in order and don't overlap."""

    text: str
    blocks: Sequence[Block]
    sentences: Sequence[Offsets]
    regions: Sequence[Region]
    block_starts: Sequence[int]
    unit_starts: Sequence[int]
    outer: Sequence[Region]
    subject: Subject
    clause: Clause

    def block_at(self, offset: int) -> int:
        """Return the index of the last block that starts at or before ``offset``, or -1."""
        return bisect_right(self.block_starts, offset) - 1

    def unit_at(self, offset: int) -> int:
        """Return the index of the unit of ``offset``: sentences that share a region are one."""
        return bisect_right(self.unit_starts, offset) - 1

    def unit_of(self, offset: int) -> Offsets:
        """Return the offsets of the unit of ``offset``, cut at the end of its block."""
        at = self.unit_at(offset)
        start = self.unit_starts[at] if at >= 0 else 0
        after = self.unit_starts[at + 1] if at + 1 < len(self.unit_starts) else len(self.text)
        block = self.block_at(offset)
        return start, min(after, self.blocks[block].end) if block >= 0 else after

    def sentence_at(self, offset: int) -> int:
        """Return where the sentence of ``offset`` starts."""
        at = bisect_right(self.sentences, offset, key=lambda sentence: sentence[0]) - 1
        return self.sentences[at][0] if at >= 0 else 0

    def quoted(self, offset: int) -> bool:
        """Return whether an outermost region starts at ``offset``."""
        at = bisect_right(self.outer, offset, key=lambda region: region.start) - 1
        return at >= 0 and self.outer[at].start == offset

    def clausal(self, part: Offsets) -> bool:
        """Return whether a stretch holds a verb and its subject: *they were ready*."""
        subjects = (self.subject(word.start()) for word in WORD.finditer(self.text, *part))
        return any(subject and part[0] <= subject[0] for subject in subjects)

    def complete(self, region: Region) -> bool:
        """Return whether all of a region is one quotation: closed, or open where it goes on.

        It goes on in the next block by a mark at that block's start, or behind a full stop by
        another that opens anew.
        """
        if region.closed:
            return True
        after = bisect_right(self.outer, region.start, key=lambda other: other.start)
        if after == len(self.outer):
            return False
        anew = self.outer[after].start == region.end and self.text[region.inner_end - 1] in ".?!…"
        return anew or self.outer[after].continues

    def regions_within(self, start: int, end: int) -> list[Region]:
        """Return the outermost regions that ``[start, end)`` touches."""
        found = []
        at = max(bisect_right(self.outer, start, key=lambda region: region.start) - 1, 0)
        while at < len(self.outer) and self.outer[at].start < end:
            if self.outer[at].end > start:
                found.append(self.outer[at])
            at += 1
        return found


def page(
    text: str,
    blocks: Sequence[Block],
    sentences: Sequence[Offsets],
    regions: Sequence[Region],
    subject: Subject = lambda _: None,
    clause: Clause = lambda _: None,
) -> Page:
    """Return the page; a sentence that starts inside a closed region is no unit of its own."""
    outer = [region for region in regions if not region.depth]
    inside = _starts_inside([start for start, _ in sentences], outer)
    units = {start for start, _ in sentences if start not in inside}
    units.update(region.start for region in outer if _opens_sentence(text, region.start))
    units.update(region.end for region in outer if _glued(text, region.end))
    starts = [block.start for block in blocks]

    def placed(cue: int) -> Offsets | None:
        found, at = subject(cue), bisect_right(starts, cue) - 1
        return behind_dateline(text, blocks[at], found) if found and at >= 0 else found

    return Page(text, blocks, sentences, regions, starts, sorted(units), outer, placed, clause)


def _opens_sentence(text: str, start: int) -> bool:
    """Say whether a mark at ``start`` follows a full stop, where the parser saw no new sentence."""
    glued = start > 1 and not text[start - 1].isspace()
    return start > 1 and text[start - 1 if glued else start - 2] in '.?!”"'


def _glued(text: str, end: int) -> bool:
    """Say whether a sentence begins right behind the mark at ``end``: … the plan.”Others said."""
    return text[end - 2] in ".?!…" and text[end : end + 1].isupper()


def _starts_inside(starts: Sequence[int], outer: Sequence[Region]) -> set[int]:
    inside: set[int] = set()
    at = 0
    for region in outer:
        while at < len(starts) and starts[at] <= region.start:
            at += 1
        while at < len(starts) and starts[at] < region.end:
            inside.add(starts[at])
            at += 1
    return inside


def gap(page: Page, one: Offsets, two: Offsets) -> str:
    """Return the text between two spans, whichever comes first; empty where they touch."""
    first, second = sorted((one, two))
    return page.text[first[1] : second[0]]


class Coverage:
    """The contents found so far, for the rules that look after what is left."""

    def __init__(self, contents: Iterable[Offsets]) -> None:
        spans = sorted(contents)
        self.starts = [start for start, _ in spans]
        self.ends = list(accumulate((end for _, end in spans), max))

    def fills(self, start: int, end: int) -> bool:
        """Return whether one content takes most of ``[start, end)``."""
        at = bisect_left(self.starts, start)
        return (
            at < len(self.starts)
            and self.starts[at] < end
            and self.ends[at] - self.starts[at] > MOST * (end - start)
        )

    def touches(self, start: int, end: int) -> bool:
        """Return whether a content overlaps ``[start, end)``."""
        at = bisect_left(self.starts, end) - 1
        return at >= 0 and self.ends[at] > start


def between(tags: Sequence[Tag], one: int, two: int) -> Sequence[Tag]:
    """Return the tags between the tags at the indices ``one`` and ``two``."""
    low, high = sorted((one, two))
    return tags[low + 1 : high]
