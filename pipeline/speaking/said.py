"""The sources of one article in rows: their heads and contents, and who each was found to be."""

from collections import Counter
from collections.abc import Sequence

from pipeline.speaking.directory import Directory
from pipeline.speaking.entities import Entity
from pipeline.speaking.nouns import noun
from pipeline.speaking.referents import Referent
from pipeline.speaking.sources import Source
from pipeline.speaking.words import Words

SIGNED = 0.6  # of a block that a source takes up where it signs

Rows = tuple[int, int]


def signed(words: Words, rows: Sequence[Rows | None]) -> frozenset[int]:
    """“Odile Marsh, Harbour Post”: the blocks that are hardly more than a source.

    ``rows`` are those of the sources, ``[first, last)``, None for one that names nobody.
    """
    sizes = Counter(words.block)
    return frozenset(
        words.block[found[0]]
        for found in rows
        if found and found[1] - found[0] > SIGNED * sizes[words.block[found[0]]]
    )


class Said:
    """Sources by number. ``found`` is who they are, ``by`` an entity's latest one, so far.

    ``heads`` are the rows that head them, None for a source that names nobody; ``contents`` the
    rows ``[first, last)`` of what they say.
    """

    def __init__(
        self,
        words: Words,
        sources: Sequence[Source],
        rows: Sequence[Rows | None],
        directory: Directory,
    ) -> None:
        self.words, self.sources, self.rows = words, sources, rows
        self._directory = directory
        self.found: dict[int, Referent] = {}
        self.by: dict[Entity, int] = {}
        self.contents = [tuple(words.rows(c.start, c.end) for c in s.content) for s in sources]
        self.heads = [self._head(*found) if found else None for found in rows]
        self._around = self._innermost()

    def start(self, number: int) -> int:
        """Return the row at which the words of ``number`` begin."""
        return min((first for first, _ in self.contents[number]), default=0)

    def enclosing(self, number: int) -> int | None:
        """Return the source whose content holds this one's words, the closest around them."""
        head = self.heads[number]
        outer = None if head is None else self._around.get(head)
        return None if outer == number else outer

    def outermost(self, number: int) -> int:
        """Return the source in whose words that of ``number`` stands, or else ``number``."""
        outer = self.enclosing(number)
        return number if outer is None or outer not in self.found else self.outermost(outer)

    def continued(self, earlier: int, certainty: float) -> Referent:
        """Return the speaker of ``earlier`` as one who goes on."""
        found = self.found[earlier]
        antecedent = self.rows[earlier] or found.antecedent
        return Referent(found.entity, "continuation", min(found.certainty, certainty), antecedent)

    def _head(self, first: int, last: int) -> int:
        """Return the row that heads a source: “a Harbour County, Norland judge” is the judge."""
        words, end = self.words, last - 1
        head = words.root(first, last)
        known = noun(words.lower[end]) if words.text[end].islower() else None
        person = known is not None and known.kind == "person" and words.tag[end] == "NN"
        placed = head < end and head in self._directory.at and self._directory.at[head][1].place
        return end if person and placed and words.lower[first] in {"a", "an"} else head

    def _innermost(self) -> dict[int, int]:
        """Return for each row in a content the source of the shortest content around it."""
        parts = [
            (last - first, number, first, last)
            for number, content in enumerate(self.contents)
            for first, last in content
        ]
        around: dict[int, int] = {}
        for _, number, first, last in sorted(parts, reverse=True):
            around.update(dict.fromkeys(range(first, last), number))
        return around
