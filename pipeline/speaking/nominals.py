"""Sources headed by a common noun: “the minister”, “a spokesperson”, “the union”, “the report”."""

import re

from pipeline.speaking.bearers import OFFICES, OFTEN, Scene, mentions
from pipeline.speaking.bodies import Bodies
from pipeline.speaking.directory import Directory
from pipeline.speaking.discourse import Discourse, Pick, within
from pipeline.speaking.documents import Documents
from pipeline.speaking.entities import Entity
from pipeline.speaking.lawmakers import state_words
from pipeline.speaking.noun_phrases import DEFINITE, Phrase, affiliation, phrase
from pipeline.speaking.nouns import Noun, noun
from pipeline.speaking.referents import Referent

QUANTIFIED = frozenset({"every", "each", "any", "no"})
WORD = re.compile(r"\w+")
RANKS = frozenset({"former", "vice", "deputy", "assistant", "ex"})
SECRET = frozenset({"source", "insider"})  # whom articles call so, they don't name
UNNAMED_FOR = 8  # sentences that an unnamed bearer is remembered
TOLD = 3  # words of a description from which it says whose office it is


class Nominals:
    """Resolves noun phrases in text order; remembers the bearers that the article doesn't name."""

    def __init__(self, directory: Directory, discourse: Discourse) -> None:
        self.directory = directory
        self.words = directory.words
        self.discourse = discourse
        self.unnamed: dict[str, tuple[Entity, int]] = {}
        self.others: dict[str, int] = {}  # where one of that noun was last told by more words
        self.scene = Scene(directory)
        self.bodies = Bodies(directory, discourse)
        self.documents = Documents(directory, discourse)

    def resolve(self, head: int, barred: tuple[tuple[int, int], ...] = ()) -> Referent:
        """Return what the noun phrase headed by ``head`` refers to.

        ``barred`` holds rows that its antecedent is not in: what the source itself says.
        """
        words = self.words
        known = noun(words.lower[head])
        parts = phrase(self.directory, head)
        several = parts.plural or bool(QUANTIFIED & parts.modifiers)
        if known is None or known.kind == "group" or (several and known.kind != "document"):
            return self._several(parts)
        if known.kind == "person":
            return self._person(parts, known, barred)
        if known.kind == "organization":
            return self.bodies.resolve(parts, known, self._quoted(barred))
        return self.documents.resolve(parts, known)

    def _several(self, parts: Phrase) -> Referent:
        """“Harbour officials”, “experts”: nobody by name."""
        return Referent(Entity(None, noun_kind="group", plural=True,
                               affiliation=affiliation(parts)), None, 0.9)  # fmt: skip

    def _person(self, parts: Phrase, known: Noun, barred: tuple[tuple[int, int], ...]) -> Referent:
        lemma = known.lemma
        human = parts.owner is not None and parts.owner.kind == "person"
        if parts.definite and not (known.relational or human or parts.restricted):
            quoted = self._quoted(barred)
            described = self._described(parts, known, quoted)
            met = self._met(parts.head, lemma, quoted)
            if met and (described is None or self._just(met, described, parts.head)):
                return met
            if self._another(parts, lemma, described):
                return self._anyone(parts, known)
            if found := described or self._spoken_of(parts, known, barred):
                return found
        return self._anyone(parts, known)

    def _quoted(self, parts: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        """Return the verbatim ones: of “Vesta will close, the company said”, Vesta is who says."""
        return tuple(rows for rows in parts if self.words.quoted[rows[0]])

    def _just(self, met: Referent, described: Referent, head: int) -> bool:
        """“A diplomat said …. The diplomat added”: not the named diplomat of another paragraph."""
        row, other = (found.antecedent[0] if found.antecedent else 0 for found in (met, described))
        return row > other and self.words.apart(row, head) <= 1

    def _another(self, parts: Phrase, lemma: str, described: Referent | None) -> bool:
        """“The editor of that page wrote …. The editor said”: not the editor named before."""
        row = self.others.get(lemma)
        if row is None or parts.introduced or self.words.apart(row, parts.head) > UNNAMED_FOR:
            return False
        return described is None or described.antecedent is None or row > described.antecedent[0]

    def _met(self, head: int, lemma: str, barred: tuple[tuple[int, int], ...]) -> Referent | None:
        """“the man”, where one was met a few sentences ago: still unnamed."""
        entity, row = self.unnamed.get(lemma, (None, 0))
        if entity is None or self.words.apart(row, head) > UNNAMED_FOR or within(row, barred):
            return None
        return Referent(entity, "nominal", 0.85, (row, row + 1))

    def _described(
        self, parts: Phrase, known: Noun, barred: tuple[tuple[int, int], ...]
    ) -> Referent | None:
        """“the union president”, where the article has called one person so."""
        lemma, gender = known.lemma, known.gender
        recency = dict(self.discourse.called(lemma, barred))
        told = self.discourse.told(parts.head, barred)
        found = [
            entity
            for entity in recency
            if lemma in entity.callings and entity.name and entity.kind == "person"
            if _in_office(entity, lemma, parts) and _of_the_same(entity, parts)
            if gender is None or entity.gender in {None, gender}
            if entity not in told and self._of_what(entity, parts)
        ]
        wanted = parts.modifiers - DEFINITE - {lemma}
        topic = self.discourse.pick(parts.head, ("person",))
        telling = wanted - {"former", "new", "longtime", "young", "old"}
        once = lemma in OFFICES and any(mentions(entity) >= OFTEN for entity in found)
        found.sort(
            key=lambda e: (len(wanted & e.heads), not once or mentions(e) > 1, recency[e]),
            reverse=True,
        )
        if not found or (telling and not telling & found[0].heads):
            return None
        best, row = found[0], recency[found[0]]
        far = self.words.apart(row, parts.head) > 3
        if far and topic and topic.topic and not topic.entity.heads:
            return None
        alike = [e for e in found if len(wanted & e.heads) == len(wanted & best.heads)]
        if not self.scene.means(parts, lemma, [(e, recency[e]) for e in alike]):
            return None
        if len(alike) == 1:
            return Referent(best, "nominal", 0.92, (row, row + 1))
        certainty = 0.88 if topic and topic.entity is best else 0.75
        return Referent(best, "nominal", certainty, (row, row + 1))

    def _of_what(self, entity: Entity, parts: Phrase) -> bool:
        """“the director of the Trust” is not one of whom the article says what else he directs."""
        words = self.words
        of = next((k for k in words.kids[parts.head] if words.lower[k] == "of"), None)
        owner = words.child(of, "pobj") if of is not None and of > parts.head else None
        if owner is None or len(entity.heads - OFFICES) < TOLD:
            return True
        first, last = words.subtree(owner)
        said = {words.lower[k] for k in range(first, last) if words.tag[k][:2] == "NN"}
        return not said.isdisjoint(entity.heads)

    def _spoken_of(
        self, parts: Phrase, known: Noun, barred: tuple[tuple[int, int], ...]
    ) -> Referent | None:
        """“the Harbour tycoon”, described nowhere: the topic of the sentence before."""
        unlikely = (
            known.speaks_for
            or known.lemma in OFFICES | SECRET
            or {"this", "that"} & parts.modifiers
        )
        if unlikely or parts.introduced or (parts.compound and parts.compound.kind == "person"):
            return None  # “the Okafor adviser” is not Okafor, nor just anybody
        pick = self.discourse.pick(parts.head, ("person",), known.gender, barred)
        if pick is None or not pick.topic or pick.entity.name is None:
            return None
        if pick.margin < (0.4 if pick.spoke else 0.6):
            return None
        telling = parts.modifiers - DEFINITE
        if not (pick.spoke or telling):
            return None
        called = known.lemma in pick.entity.callings or telling & pick.entity.heads
        if not called and (self._borne(known.lemma) or self._beside(pick, parts.head)):
            return None
        stated = pick.entity.heads & state_words()
        if stated and telling & state_words() and not telling & stated:
            return None  # “the Ohio lawmaker” is not the one of Vermont
        far = self.words.apart(pick.row, parts.head) > 2
        if far or not _in_office(pick.entity, known.lemma, parts):
            return None
        return Referent(pick.entity, "nominal", 0.8, (pick.row, pick.row + 1))

    def _beside(self, pick: Pick, head: int) -> bool:
        """“After Lund praised Marsh, the candidate …”: whether the sentence has named another."""
        words, at = self.words, self.directory.at
        near = words.sentence[pick.row] == words.sentence[head]
        fronted = near and words.dep[words.head[pick.row]] == "advcl"
        first = pick.row if fronted else head
        return any(
            row in at and at[row][1] is not pick.entity and at[row][1].kind == "person"
            for row in range(first, head)
        )

    def _borne(self, lemma: str) -> bool:
        """Return whether the article has called somebody a ``lemma``."""
        return any(lemma in entity.callings for entity, _ in self.discourse.called(lemma))

    def _anyone(self, parts: Phrase, known: Noun) -> Referent:
        """“a spokesperson”: one person, unnamed, of the body that the words around name."""
        owner = affiliation(parts)
        if owner is None and known.speaks_for:
            owner = self._body_before(parts.head)
        entity = Entity(None, noun_kind="person", affiliation=owner)
        entity.roles.append(self._text(parts))
        if known.gender:
            entity.genders[known.gender] += 3
        entity.open = parts.definite and owner is None
        if parts.introduced:
            self.others[known.lemma] = parts.head
        if not parts.definite:
            self.unnamed[known.lemma] = entity, parts.head
        if owner is not None:
            return Referent(entity, None, 0.93)
        return Referent(entity, None, 0.75 if parts.definite else 0.88)

    def _body_before(self, row: int) -> str | None:
        """“Vesta AI did not respond, but a spokesperson said”: the body just named."""
        pick = self.discourse.pick(row, ("organization",))
        return pick.entity.name if pick else None

    def _text(self, parts: Phrase) -> str:
        words = self.words
        first = parts.first
        while first < parts.head and words.tag[first] in {"DT", "PRP$"}:
            first += 1
        return " ".join(words.span(first, parts.head + 1).text.split())


def _of_the_same(entity: Entity, parts: Phrase) -> bool:
    """Return whether “the Okafor adviser” can be ``entity``: one described as Okafor’s."""
    return parts.compound is None or bool(entity.heads.intersection(parts.compound.words))


def _in_office(entity: Entity, lemma: str, parts: Phrase) -> bool:
    """Return whether “the president” can be ``entity``: no former one, no vice president."""
    for stated in (entity.roles, entity.titles):
        said = [set(WORD.findall(role.lower())) for role in stated]
        if offices := [words for words in said if lemma in words]:
            return any(RANKS & words <= parts.modifiers for words in offices)
    return True
