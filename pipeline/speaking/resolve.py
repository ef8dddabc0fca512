"""Sources to speakers: one walk over the article, names, nouns and pronouns in text order."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence

from pipeline.speaking import lawmakers, phrases
from pipeline.speaking.directory import Directory
from pipeline.speaking.discourse import Discourse
from pipeline.speaking.entities import Entity
from pipeline.speaking.genders import settle
from pipeline.speaking.mentions import find
from pipeline.speaking.nominals import Nominals
from pipeline.speaking.nouns import noun
from pipeline.speaking.pronouns import IT, RELATIVE, THEY, WE, I, Pronouns
from pipeline.speaking.referents import Referent, named
from pipeline.speaking.repeats import repeats
from pipeline.speaking.roles import describe
from pipeline.speaking.sources import Resolved, Source, resolved
from pipeline.speaking.undergone import undergone
from pipeline.speaking.vocabulary import HE
from pipeline.speaking.words import Words

EDGES = frozenset({"“", "”", '"', "``", "''", "‘", "’", "'", ",", "\n", " "})
YOU = frozenset({"you", "your", "yourself"})
SIGNED = 0.6  # of a block that a source takes up where it signs
STANDING = frozenset("nsubj nsubjpass dobj pobj dative agent conj".split())


def resolve(words: Words, sources: Sequence[Source]) -> list[Resolved]:
    """Return the speaker of each of ``sources``, in their order."""
    return _Walk(words, sources).run()


class _Walk:
    """The state of one article: what was met up to the current row."""

    def __init__(self, words: Words, sources: Sequence[Source]) -> None:
        self.words, self.sources = words, sources
        self.rows = [
            words.rows(s.source.start, s.source.end) if s.source else None for s in sources
        ]
        self.directory = Directory(words, find(words), self._signed())
        describe(self.directory)
        lawmakers.describe(self.directory)
        settle(self.directory)
        bearers = {row: entity for row, (_, entity) in self.directory.at.items()}
        self.discourse = Discourse(words, bearers)
        self.nominals = Nominals(self.directory, self.discourse)
        self.pronouns = Pronouns(self.directory, self.discourse)
        self.referents: dict[int, Referent] = {}
        self.found: dict[int, Referent] = {}
        self.spoken_by: dict[Entity, int] = {}
        self.contents = [tuple(words.rows(c.start, c.end) for c in s.content) for s in sources]
        self.heads = [self._head(*rows) if rows else None for rows in self.rows]
        self.around = self._around()
        self.roots = {words.root(m.first, m.last) for m, _ in self.directory.at.values()}

    def run(self) -> list[Resolved]:
        """Walk the article once; a source is resolved when its head is reached."""
        waiting: dict[int, list[int]] = defaultdict(list)
        for number, head in enumerate(self.heads):
            waiting[self._start(number) if head is None else head].append(number)
        for row in self._rows_to_meet(waiting):
            here = waiting.get(row, [])
            self._meet(row, [n for n in here if self.heads[n] is not None])
            for number in here:
                self._resolve(number)
        for number, head in enumerate(self.heads):
            if head is not None and self.words.lower[head] in I | WE:
                self._quoted(number, ours=self.words.lower[head] in WE)
        self._repeated()
        return [resolved(self.directory, self.found.get(n)) for n in range(len(self.sources))]

    def _head(self, first: int, last: int) -> int:
        """Return the row that heads a source: “a Harbour County, Norland judge” is the judge."""
        words, end = self.words, last - 1
        head = words.root(first, last)
        known = noun(words.lower[end]) if words.text[end].islower() else None
        person = known is not None and known.kind == "person" and words.tag[end] == "NN"
        placed = head < end and head in self.directory.at and self.directory.at[head][1].place
        return end if person and placed and words.lower[first] in {"a", "an"} else head

    def _signed(self) -> frozenset[int]:
        """“Odile Marsh, Harbour Post”: the blocks that are hardly more than a source."""
        sizes = Counter(self.words.block)
        return frozenset(
            self.words.block[rows[0]]
            for rows in self.rows
            if rows and rows[1] - rows[0] > SIGNED * sizes[self.words.block[rows[0]]]
        )

    def _repeated(self) -> None:
        """Give a quote without a source, set apart, to whom the text quotes with the same words."""
        told = {
            number: referent.entity
            for number, referent in self.found.items()
            if self.heads[number] is not None
            or (self.sources[number].continues is not None and referent.entity.name)
        }
        for number, said in repeats(self.words, self.sources, self.contents, told).items():
            self.found[number] = self._continued(said, 0.95)

    def _rows_to_meet(self, waiting: Container[int]) -> Iterator[int]:
        """Yield the rows at which somebody is named, described, taken up or quoted."""
        words, roots = self.words, self.roots
        for row, (tag, lower) in enumerate(zip(words.tag, words.lower, strict=True)):
            described = tag == "NN" and words.dep[row] in STANDING
            if described or lower in HE or row in roots or row in waiting:
                yield row

    def _start(self, number: int) -> int:
        return min((first for first, _ in self.contents[number]), default=0)

    def _meet(self, row: int, sources: list[int]) -> None:
        """Note what the word at ``row`` refers to; it heads each of ``sources``."""
        words, lower, referent = self.words, self.words.lower[row], None
        if row in self.roots:
            referent = named(self.directory, row)
            if self.directory.at[row][0].label == "NORP" and not referent.entity.human:
                self.referents[row] = referent
                return  # “the French” are no antecedent
        elif words.quoted[row] and not sources:
            return
        elif lower in HE:
            referent = self.pronouns.he(row, self._said(sources), self.referents)
            if referent.resolution is None:
                self.referents[row] = referent
                return
        elif (words.tag[row] == "NN" or sources) and self._stands(row, lower, bool(sources)):
            referent = self.nominals.resolve(row, self._said(sources))
        if referent:
            self.referents[row] = referent
            self.discourse.note(row, referent.entity, referent.certainty)

    def _said(self, sources: list[int]) -> tuple[tuple[int, int], ...]:
        """Return the rows of what ``sources`` say: a speaker seldom stands in it by name."""
        return tuple(rows for number in sources for rows in self.contents[number])

    def _stands(self, row: int, lower: str, source: bool) -> bool:
        """Return whether a noun is a phrase of its own, not a part of a name or description."""
        known = noun(lower)
        if known is None or known.kind == "group":
            return False
        words = self.words
        return source or (
            words.dep[row] in STANDING
            and not any(words.dep[k] == "appos" and k in self.directory.at for k in words.kids[row])
        )

    def _resolve(self, number: int) -> None:
        source, head = self.sources[number], self.heads[number]
        referent = self._floating(number) if head is None else self._source(number, head)
        if referent is None:
            return
        self.found[number] = referent
        self.spoken_by[referent.entity] = number
        inside = head is not None and self.words.quoted[head]
        if not inside and (head is None or self._enclosing(number) is None):
            row = self._start(number) if head is None else head
            self.discourse.speak(row, referent.entity)
        if source.medium:
            rows = self.words.rows(source.medium.start, source.medium.end)
            self.nominals.documents.issue(referent.entity, *rows)

    def _source(self, number: int, head: int) -> Referent | None:
        lower, rows = self.words.lower[head], self.rows[number] or (head, head + 1)
        if lower in I | WE or self._undergoes(number, head):
            return None
        if lower in RELATIVE and not self.words.text[head].isupper():
            return self.pronouns.relative(head, self.referents)
        if lower in THEY:
            return self.pronouns.they()
        if lower in IT:
            return self._noted(head, self.pronouns.it(head, self.contents[number]))
        return (
            phrases.find(self.directory, rows, head)
            or self.referents.get(head)
            or self.nominals.resolve(head, self.contents[number])
        )

    def _undergoes(self, number: int, head: int) -> bool:
        cue = self.sources[number].cue
        return cue is not None and undergone(self.words, head, self.words.rows(cue.start, cue.end))

    def _noted(self, row: int, referent: Referent) -> Referent:
        if referent.entity.name:
            self.discourse.note(row, referent.entity)
        return referent

    def _quoted(self, number: int, *, ours: bool) -> None:
        """“I” inside a quote is who is quoted; “we” is, where that is a body."""
        outer = self._enclosing(number)
        if outer is None or outer not in self.found:
            return
        found = self.found[outer]
        if ours and found.entity.kind == "person":
            group = Entity(None, noun_kind="group", affiliation=found.entity.affiliation)
            self.found[number] = Referent(group, None, 0.7)
            return
        certainty, antecedent = min(0.95, found.certainty), self.rows[outer]
        self.found[number] = Referent(found.entity, "pronoun", certainty, antecedent)

    def _enclosing(self, number: int) -> int | None:
        """Return the source whose content holds this one's words, the closest around them."""
        head = self.heads[number]
        outer = None if head is None else self.around.get(head)
        return None if outer == number else outer

    def _outermost(self, number: int) -> int:
        """Return the source in whose words that of ``number`` stands, or else ``number``."""
        outer = self._enclosing(number)
        return number if outer is None or outer not in self.found else self._outermost(outer)

    def _around(self) -> dict[int, int]:
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

    def _floating(self, number: int) -> Referent | None:
        """A quote without a source goes on with the speaker before it."""
        source, spoke = self.sources[number], self.discourse.spoke
        if source.continues is not None and source.continues in self.found:
            outer = self._outermost(source.continues)
            return self._continued(outer, 0.95) if self._goes_on(outer) else None
        if not (source.direct and source.content) or source.cue:
            return None
        if beside := self._beside(number):
            return beside
        if not spoke:
            return None
        gap = self.words.block[self._start(number)] - self.words.block[spoke[-1].row]
        earlier = self.spoken_by.get(spoke[-1].entity)
        if gap > 1 or earlier is None or (gap == 1 and not self._opens(number)):
            return None
        if gap == 1 and (self._asked(number, earlier) or self._told_of(number, earlier)):
            return None
        if self._personal(number, earlier):
            return None
        return self._continued(earlier, 0.9 if gap == 0 else 0.8)

    def _goes_on(self, number: int) -> bool:
        """Return whether a quote can go on after that of ``number``.

        Not where that is said inside another, by whom isn’t known, or by a document.
        """
        head, entity = self.heads[number], self.found[number].entity
        inside = head is not None and self.words.quoted[head]
        return not inside and (entity.kind != "document" or entity.name is not None)

    def _asked(self, number: int, earlier: int) -> bool:
        """““Do you still row?”” and ““I do.”” in paragraphs by turns: two people talk."""
        return any(map(self._question, (number, earlier)))

    def _question(self, number: int) -> bool:
        """Return whether a quote asks somebody: it ends in a question with “you” in it."""
        words, content = self.words, self.contents[number]
        if not content:
            return False  # a refusal says nothing
        row = content[-1][1] - 1
        while row > content[0][0] and words.text[row] in EDGES:
            row -= 1
        if words.text[row] != "?":
            return False
        return any(YOU.intersection(words.lower[first:last]) for first, last in content)

    def _told_of(self, number: int, earlier: int) -> bool:
        """““Okafor’s rivals will try it,”” after what Okafor said: somebody else’s words of him."""
        entity, at = self.found[earlier].entity, self.directory.at
        return any(
            row in at and at[row][1] is entity and entity.kind == "person"
            for first, last in self.contents[number]
            for row in range(first, last)
        )

    def _personal(self, number: int, earlier: int) -> bool:
        """““I never saw it,”” after what a body stated: somebody else’s words."""
        kind = self.found[earlier].entity.kind
        spoken = (self.words.lower[first:last] for first, last in self.contents[number])
        return kind in {"organization", "document"} and any(map(I.intersection, spoken))

    def _opens(self, number: int) -> bool:
        """Return whether a quote opens its paragraph."""
        words, first = self.words, self.contents[number][0][0]
        row = first - 1
        while row >= 0 and words.text[row] in EDGES:
            row -= 1
        return row < 0 or words.block[row] != words.block[first]

    def _beside(self, number: int) -> Referent | None:
        """“Marsh went further: “…””, ““…,” Marsh recalled”: who stands at the quote’s edge."""
        words, parts = self.words, self.contents[number]
        first, last = parts[0][0], parts[-1][1]
        while last < len(words) and words.text[last] in EDGES:
            last += 1
        if last < len(words) and last in self.directory.at and self._subject(last):
            return self._sure(named(self.directory, self.directory.at[last][0].first))
        row = first - 1
        while row > 0 and words.text[row] in EDGES:
            row -= 1
        if words.text[row] != ":":
            return None
        colon = row
        while row >= 0 and words.sentence[row] == words.sentence[colon]:
            subject = row in self.referents and words.dep[row] in {"nsubj", "nsubjpass"}
            if subject and self.referents[row].entity.can_be("person"):
                return self._sure(self.referents[row])
            row -= 1
        return None

    def _subject(self, row: int) -> bool:
        """“Marsh recalled”, “Marsh, who runs it, said of the plan”: a name with its verb."""
        mention = self.directory.at[row][0]
        after = mention.last
        if after < len(self.words) and self.words.tag[after] in {"VBD", "VBZ"}:
            return True
        person = self.directory.at[row][1].kind == "person"
        return person and self.words.dep[self.words.root(row, after)] == "nsubj"

    def _sure(self, referent: Referent) -> Referent:
        certainty = min(0.85, referent.certainty)
        return Referent(referent.entity, referent.resolution, certainty, referent.antecedent)

    def _continued(self, earlier: int, certainty: float) -> Referent:
        found = self.found[earlier]
        antecedent = self.rows[earlier] or found.antecedent
        return Referent(found.entity, "continuation", min(found.certainty, certainty), antecedent)
