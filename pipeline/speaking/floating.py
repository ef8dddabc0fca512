"""Quotes that name no source beside them: who goes on speaking, or stands at their edge."""

from collections.abc import Sequence

from pipeline.speaking.directory import Directory
from pipeline.speaking.discourse import Discourse
from pipeline.speaking.entities import Entity
from pipeline.speaking.pronouns import I
from pipeline.speaking.referents import Referent, named
from pipeline.speaking.said import Said

EDGES = frozenset({"“", "”", '"', "``", "''", "‘", "’", "'", ",", "\n", " "})
YOU = frozenset({"you", "your", "yourself"})


class Floating:
    """Resolves such quotes of one article; ``referents`` is who stands where, up to them."""

    def __init__(
        self,
        said: Said,
        directory: Directory,
        discourse: Discourse,
        referents: dict[int, Referent],
    ) -> None:
        self._said, self._words, self._directory = said, said.words, directory
        self._discourse, self._referents = discourse, referents

    def find(self, number: int) -> Referent | None:
        """A quote without a source goes on with the speaker before it."""
        source, spoke = self._said.sources[number], self._discourse.spoke
        if source.continues is not None and source.continues in self._said.found:
            outer = self._said.outermost(source.continues)
            return self._said.continued(outer, 0.95) if self._goes_on(outer) else None
        if not (source.direct and source.content) or source.cue:
            return None
        if beside := self._beside(number):
            return beside
        if not spoke:
            return None
        gap = self._words.block[self._said.start(number)] - self._words.block[spoke[-1].row]
        earlier = self._said.by.get(spoke[-1].entity)
        if gap > 1 or earlier is None or (gap == 1 and not self._opens(number)):
            return None
        if gap == 1 and (self._asked(number, earlier) or self._told_of(number, earlier)):
            return None
        if self._personal(number, earlier):
            return None
        return self._said.continued(earlier, 0.9 if gap == 0 else 0.8)

    def _goes_on(self, number: int) -> bool:
        """Return whether a quote can go on after that of ``number``.

        Not where that is said inside another, by whom isn’t known, or by a document.
        """
        head, entity = self._said.heads[number], self._said.found[number].entity
        inside = head is not None and self._words.quoted[head]
        return not inside and (entity.kind != "document" or entity.name is not None)

    def _asked(self, number: int, earlier: int) -> bool:
        """““Do you still row?”” and ““I do.”” in paragraphs by turns: two people talk."""
        return any(map(self._question, (number, earlier)))

    def _question(self, number: int) -> bool:
        """Return whether a quote asks somebody: it ends in a question with “you” in it."""
        words, content = self._words, self._said.contents[number]
        if not content:
            return False  # a refusal says nothing
        row = content[-1][1] - 1
        while row > content[0][0] and _edge(words.text[row]):
            row -= 1
        if words.text[row] != "?":
            return False
        return any(YOU.intersection(words.lower[first:last]) for first, last in content)

    def _told_of(self, number: int, earlier: int) -> bool:
        """““Okafor’s rivals will try it,”” after what Okafor said: somebody else’s words of him."""
        entity = self._said.found[earlier].entity
        return entity.kind == "person" and self._names(self._said.contents[number], entity)

    def _personal(self, number: int, earlier: int) -> bool:
        """““I never saw it,”” after what a body stated: somebody else’s words."""
        kind = self._said.found[earlier].entity.kind
        spoken = (self._words.lower[first:last] for first, last in self._said.contents[number])
        return kind in {"organization", "document"} and any(map(I.intersection, spoken))

    def _opens(self, number: int) -> bool:
        """Return whether a quote opens its paragraph."""
        words, first = self._words, self._said.contents[number][0][0]
        row = first - 1
        while row >= 0 and _edge(words.text[row]):
            row -= 1
        return row < 0 or words.block[row] != words.block[first]

    def _beside(self, number: int) -> Referent | None:
        """“Marsh went further: “…””, ““…,” Marsh recalled”: who stands at the quote’s edge."""
        words, parts = self._words, self._said.contents[number]
        first, last = parts[0][0], parts[-1][1]
        while last < len(words) and words.text[last] in EDGES:
            last += 1
        if last < len(words) and last in self._directory.at and self._subject(last):
            return self._sure(named(self._directory, self._directory.at[last][0].first))
        row = first - 1
        while row > 0 and _edge(words.text[row]):
            row -= 1
        if words.text[row] != ":":
            return None
        colon = row
        while row >= 0 and words.sentence[row] == words.sentence[colon]:
            subject = row in self._referents and words.dep[row] in {"nsubj", "nsubjpass"}
            if subject and (entity := self._referents[row].entity).can_be("person"):
                return None if self._names(parts, entity) else self._sure(self._referents[row])
            row -= 1
        return None

    def _names(self, parts: Sequence[tuple[int, int]], entity: Entity) -> bool:
        """“Marsh is no exception: “Marsh uses …””: whether what is said names ``entity``."""
        at = self._directory.at
        return any(
            row in at and at[row][1] is entity
            for first, last in parts
            for row in range(first, last)
        )

    def _subject(self, row: int) -> bool:
        """“Marsh recalled”, “Marsh, who runs it, said of the plan”: a name with its verb."""
        mention = self._directory.at[row][0]
        after = mention.last
        if after < len(self._words) and self._words.tag[after] in {"VBD", "VBZ"}:
            return True
        person = self._directory.at[row][1].kind == "person"
        return person and self._words.dep[self._words.root(row, after)] == "nsubj"

    def _sure(self, referent: Referent) -> Referent:
        certainty = min(0.85, referent.certainty)
        return Referent(referent.entity, referent.resolution, certainty, referent.antecedent)


def _edge(word: str) -> bool:
    """Return whether a word only parts a quote from what stands beside it."""
    return word in EDGES or word.isspace()
