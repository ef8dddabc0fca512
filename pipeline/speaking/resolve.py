"""Sources to speakers: one walk over the article, names, nouns and pronouns in text order."""

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence

from pipeline.speaking import headings, lawmakers, phrases
from pipeline.speaking.directory import Directory
from pipeline.speaking.discourse import Discourse
from pipeline.speaking.entities import Entity
from pipeline.speaking.floating import Floating
from pipeline.speaking.genders import settle
from pipeline.speaking.mentions import find
from pipeline.speaking.nominals import Nominals
from pipeline.speaking.nouns import noun
from pipeline.speaking.pronouns import IT, RELATIVE, THEY, WE, I, Pronouns
from pipeline.speaking.referents import Referent, named
from pipeline.speaking.repeats import repeats
from pipeline.speaking.roles import describe
from pipeline.speaking.said import Said, signed
from pipeline.speaking.sources import Resolved, Source, resolved
from pipeline.speaking.undergone import undergone
from pipeline.speaking.vocabulary import HE
from pipeline.speaking.words import Words

STANDING = frozenset("nsubj nsubjpass dobj pobj dative agent conj".split())


def resolve(words: Words, sources: Sequence[Source], title: str = "") -> list[Resolved]:
    """Return the speaker of each of ``sources``, in their order; ``title`` is the article's."""
    return _Walk(words, sources, title).run()


class _Walk:
    """The state of one article: what was met up to the current row."""

    def __init__(self, words: Words, sources: Sequence[Source], title: str) -> None:
        rows = [words.rows(s.source.start, s.source.end) if s.source else None for s in sources]
        self.words, self.sources = words, sources
        self.directory = Directory(words, find(words), signed(words, rows))
        headings.complete(self.directory, title)
        describe(self.directory)
        lawmakers.describe(self.directory)
        settle(self.directory)
        bearers = {row: entity for row, (_, entity) in self.directory.at.items()}
        self.discourse = Discourse(words, bearers)
        self.nominals = Nominals(self.directory, self.discourse)
        self.pronouns = Pronouns(self.directory, self.discourse)
        self.referents: dict[int, Referent] = {}
        self.said = Said(words, sources, rows, self.directory)
        self.rows, self.heads, self.contents = rows, self.said.heads, self.said.contents
        self.found = self.said.found
        self.floating = Floating(self.said, self.directory, self.discourse, self.referents)
        self.roots = {words.root(m.first, m.last) for m, _ in self.directory.at.values()}

    def run(self) -> list[Resolved]:
        """Walk the article once; a source is resolved when its head is reached."""
        waiting: dict[int, list[int]] = defaultdict(list)
        for number, head in enumerate(self.heads):
            waiting[self.said.start(number) if head is None else head].append(number)
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

    def _repeated(self) -> None:
        """Give a quote without a source, set apart, to whom the text quotes with the same words."""
        told = {
            number: referent.entity
            for number, referent in self.found.items()
            if self.heads[number] is not None
            or (self.sources[number].continues is not None and referent.entity.name)
        }
        for number, said in repeats(self.words, self.sources, self.contents, told).items():
            self.found[number] = self.said.continued(said, 0.95)

    def _rows_to_meet(self, waiting: Container[int]) -> Iterator[int]:
        """Yield the rows at which somebody is named, described, taken up or quoted."""
        words, roots = self.words, self.roots
        for row, (tag, lower) in enumerate(zip(words.tag, words.lower, strict=True)):
            described = tag == "NN" and words.dep[row] in STANDING
            if described or lower in HE or row in roots or row in waiting:
                yield row

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
        referent = self.floating.find(number) if head is None else self._source(number, head)
        if referent is None:
            return
        self.found[number] = referent
        self.said.by[referent.entity] = number
        inside = head is not None and self.words.quoted[head]
        if not inside and (head is None or self.said.enclosing(number) is None):
            row = self.said.start(number) if head is None else head
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
        outer = self.said.enclosing(number)
        if outer is None or outer not in self.found:
            return
        found = self.found[outer]
        if ours and found.entity.kind == "person":
            group = Entity(None, noun_kind="group", affiliation=found.entity.affiliation)
            self.found[number] = Referent(group, None, 0.7)
            return
        certainty, antecedent = min(0.95, found.certainty), self.rows[outer]
        self.found[number] = Referent(found.entity, "pronoun", certainty, antecedent)
