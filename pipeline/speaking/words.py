"""The words of an article in columns, as the resolver reads them: no spaCy, fast to index."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.records import Span

MARKS = {"“": 1, "”": -1, "„": 1, "«": 1, "»": -1, "``": 1, "''": -1}
CAPITAL = re.compile("[A-Z]")
CASED = 50  # words a capital, up to which an article is written with capitals
STRAIGHT = '"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One row a token: text, lower case, Penn tag, dependency, head's row, characters, place.

    ``sentence`` and ``block`` number the units that a token lies in. ``named`` holds the named
    entities as ``(first, last, label)`` over rows, half-open. A paragraph that was not parsed has
    empty dependencies and tokens that are their own heads. ``cased``: capitals tell names, which
    they don't in an article written without them.
    """

    article: str
    text: list[str]
    lower: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    start: list[int]
    sentence: list[int]
    block: list[int]
    named: list[tuple[int, int, str]]
    kids: list[Sequence[int]] = field(init=False)
    quoted: list[bool] = field(init=False)
    cased: bool = field(init=False)

    def __post_init__(self) -> None:
        below: dict[int, list[int]] = {}
        for row, head in enumerate(self.head):
            if head != row:
                below.setdefault(head, []).append(row)
        kids: list[Sequence[int]] = [()] * len(self.head)  # a list a word is slow to make
        for head, rows in below.items():
            kids[head] = rows
        object.__setattr__(self, "kids", kids)
        object.__setattr__(self, "quoted", self._quoted())
        object.__setattr__(self, "cased", len(CAPITAL.findall(self.article)) * CASED > len(self))

    def _quoted(self) -> list[bool]:
        """Return which words lie between quotation marks; an unclosed mark ends with its block."""
        inside, current, flags = False, -1, []
        for row, (word, place) in enumerate(zip(self.text, self.block, strict=True)):
            if place != current:
                inside, current = False, place
            if word in MARKS:
                inside = MARKS[word] > 0
            elif word == STRAIGHT:
                inside = self._opens(row, inside=inside)
            flags.append(inside)
        return flags

    def _opens(self, row: int, *, inside: bool) -> bool:
        """Return whether the straight mark at ``row`` opens, by the spaces around it.

        Where they don’t tell, it does what the mark before it did not. A quote that goes on may
        open again without having been closed.
        """
        before = self.article[self.start[row] - 1 : self.start[row]]
        after = self.article[self.end(row) : self.end(row) + 1]
        left, right = not before.strip(), not after.strip()
        return not inside if left == right else left

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.text)

    def end(self, row: int) -> int:
        """Return the offset behind the last character of ``row``."""
        return self.start[row] + len(self.text[row])

    def span(self, first: int, last: int) -> Span:
        """Return the rows ``[first, last)`` as a span of characters."""
        start, end = self.start[first], self.end(last - 1)
        return Span(start, end, self.article[start:end])

    def rows(self, start: int, end: int) -> tuple[int, int]:
        """Return the rows ``[first, last)`` that the characters ``[start, end)`` touch."""
        first = max(0, bisect_right(self.start, start) - 1)
        if self.end(first) <= start and first + 1 < len(self):
            first += 1
        last = bisect_right(self.start, end - 1)
        return first, max(first + 1, last)

    def root(self, first: int, last: int) -> int:
        """Return the row in ``[first, last)`` whose head lies outside, nouns before the rest."""
        outer = [
            row
            for row in range(first, last)
            if not first <= self.head[row] < last or self.head[row] == row
        ]
        nominal = [row for row in outer if self.tag[row][:2] in {"NN", "PR", "WP"}]
        row = (nominal or outer or [last - 1])[0]
        inner = self.child(row, "pobj") if self.tag[row] == "IN" else None
        return row if inner is None or inner >= last else inner

    def subtree(self, row: int) -> tuple[int, int]:
        """Return the rows ``[first, last)`` from the leftmost to the rightmost descendant."""
        first = last = row
        queue = [row]
        while queue:
            for kid in self.kids[queue.pop()]:
                first, last = min(first, kid), max(last, kid)
                queue.append(kid)
        return first, last + 1

    def apart(self, row: int, later: int) -> int:
        """Return how many sentences ``later`` stands behind ``row``."""
        return self.sentence[later] - self.sentence[row]

    def child(self, row: int, *deps: str) -> int | None:
        """Return the first child of ``row`` with one of ``deps``, or None."""
        return next((kid for kid in self.kids[row] if self.dep[kid] in deps), None)
