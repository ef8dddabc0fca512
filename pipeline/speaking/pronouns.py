"""Sources that are pronouns: he and she, it, they, who."""

from collections.abc import Mapping
from types import MappingProxyType

from pipeline.speaking.directory import Directory
from pipeline.speaking.discourse import SUBJECTS, Discourse
from pipeline.speaking.entities import Entity
from pipeline.speaking.nouns import Gender
from pipeline.speaking.referents import UNRESOLVED, Referent, named
from pipeline.speaking.vocabulary import verbs

HE: dict[str, Gender] = {"he": "male", "him": "male", "his": "male", "himself": "male",
                         "she": "female", "her": "female", "hers": "female",
                         "herself": "female"}  # fmt: skip
I = frozenset({"i", "me", "my", "myself"})  # noqa: E741 - the pronoun
WE = frozenset({"we", "us", "our", "ourselves"})
THEY = frozenset({"they", "them", "their", "themselves"})
IT = frozenset({"it", "its", "itself"})
RELATIVE = frozenset({"who", "that", "which", "whom"})
THINGS = frozenset({"that", "which"})
SEEMING = verbs("seeming")
BEING = frozenset("is was ’s 's be been".split())
SURE = 0.5  # margin from which a pronoun tells the gender of its antecedent
TIED = 0.2  # margin up to which two antecedents are as likely


class Pronouns:
    """Resolves pronouns by who was mentioned and who spoke so far."""

    def __init__(self, directory: Directory, discourse: Discourse) -> None:
        self.directory = directory
        self.discourse = discourse
        self.words = directory.words

    def he(
        self,
        row: int,
        barred: tuple[tuple[int, int], ...] = (),
        referents: Mapping[int, Referent] = MappingProxyType({}),
    ) -> Referent:
        """Return who “he” or “she” at ``row`` is.

        ``barred`` rows don't hold the antecedent; ``referents`` is what earlier words refer to.
        """
        gender = HE[self.words.lower[row]]
        if inside := self._in_clause_of(row, gender, referents):
            return inside
        pick = self.discourse.pick(row, ("person",), gender, barred)
        near = pick and self.words.sentence[pick.row] == self.words.sentence[row]
        if not near and (ahead := self._ahead(row, gender)):
            return ahead
        if pick is None or pick.margin < TIED or self.words.quoted[row]:
            return Referent(Entity(None, noun_kind="person"), None, UNRESOLVED)
        entity = pick.entity
        if entity.open:
            return Referent(entity, None, UNRESOLVED)
        entity.kinds["person"] += 1
        entity.human = True
        certainty = 0.7 + 0.25 * min(1.0, pick.margin * 1.3)
        if entity.name is None:
            certainty -= 0.15  # it may be somebody whom the article names
        certainty = min(certainty, pick.certainty)
        if entity.gender != gender:
            certainty -= 0.08
            if pick.margin > SURE and self.words.dep[row] in SUBJECTS:
                entity.genders[gender] += 1
        return Referent(entity, "pronoun", certainty, (pick.row, pick.row + 1))

    def _in_clause_of(
        self, row: int, gender: Gender, referents: Mapping[int, Referent]
    ) -> Referent | None:
        """“a patient who, though she had waited, was sent home”: whom the clause is about."""
        words, verb = self.words, row
        for _ in range(6):
            verb = words.head[verb]
            if words.dep[verb] != "relcl":
                continue
            subject, noun = words.child(verb, "nsubj"), words.head[verb]
            found = referents.get(noun)
            if subject is None or words.lower[subject] != "who" or found is None:
                return None
            if found.entity.can_be("person") and found.entity.gender in {None, gender}:
                return Referent(found.entity, "pronoun", 0.85, (noun, noun + 1))
            return None
        return None

    def _ahead(self, row: int, gender: Gender) -> Referent | None:
        """“Despite his doubts, Marsh said”: the subject that the phrase in front belongs to."""
        words, verb = self.words, row
        for _ in range(8):
            if words.dep[verb] in {"prep", "advcl"} and words.dep[words.head[verb]] == "ROOT":
                subject = words.child(words.head[verb], "nsubj")
                if subject is None or subject < row or subject not in self.directory.at:
                    return None
                entity = self.directory.at[subject][1]
                if entity.can_be("person") and entity.gender in {None, gender}:
                    return Referent(entity, "pronoun", 0.85, (subject, subject + 1))
                return None
            verb = words.head[verb]
        return None

    def it(self, row: int, barred: tuple[tuple[int, int], ...]) -> Referent:
        """Return the body or document that “it” is, where one is well ahead of the others."""
        pick = self.discourse.pick(row, ("organization", "document"), None, barred)
        if pick and not self._empty(row) and pick.margin > (0.3 if pick.spoke else 0.5):
            certainty = 0.9 if pick.spoke else 0.75
            return Referent(pick.entity, "pronoun", certainty, (pick.row, pick.row + 1))
        return Referent(Entity(None, noun_kind="group"), None, UNRESOLVED)

    def _empty(self, row: int) -> bool:
        """“It is clear that”, “it’s not to say”, “it seems”: a subject that is nobody."""
        words, verb = self.words, self.words.head[row]
        if words.dep[row] in {"expl", "nsubjpass"} or words.lower[verb] in SEEMING:
            return True
        return words.lower[verb] in BEING

    def they(self) -> Referent:
        """Return several people, unnamed."""
        return Referent(Entity(None, noun_kind="group", plural=True), None, 0.8)

    def relative(self, row: int, referents: dict[int, Referent]) -> Referent | None:
        """“Marsh, who said …”: the noun that the clause hangs on; None where it isn't known."""
        words, clause = self.words, self.words.head[row]
        for _ in range(4):
            if words.dep[clause] == "relcl":
                noun = words.head[clause]
                found = self._known(noun, referents)
                if found and found.entity.human and words.lower[row] in THINGS:
                    noun = self._governing(noun)
                    found = self._known(noun, referents)
                if found is None or words.tag[noun] in {"NNS", "NNPS"}:
                    return None
                if found.entity.place and words.lower[row] == "who":
                    return None
                if (other := self._joined(noun, row)) is not None:
                    if words.tag[clause] != "VBZ":
                        return self.they()
                    noun, found = other, self._known(other, referents) or found
                certainty = min(found.certainty, 0.93)
                return Referent(found.entity, "pronoun", certainty, (noun, noun + 1))
            clause = words.head[clause]
        return None

    def _known(self, noun: int, referents: Mapping[int, Referent]) -> Referent | None:
        found = referents.get(noun)
        if found is None and noun in self.directory.at:
            return named(self.directory, noun)
        return found

    def _governing(self, noun: int) -> int:
        """“A letter to Marsh that asks”: the noun that the person’s phrase belongs to."""
        words = self.words
        if words.dep[noun] == "appos":  # “a letter to the mayor, Marsh, that asks”
            noun = words.head[noun]
        while words.dep[noun] == "pobj" and words.dep[words.head[noun]] in {"prep", "dative"}:
            noun = words.head[words.head[noun]]
            given = words.child(noun, "dobj")  # “sent a letter to Marsh that asks”
            noun = noun if given is None else given
            if noun not in self.directory.at:
                break
        return noun

    def _joined(self, noun: int, row: int) -> int | None:
        """“Marsh and others who saw it”: not the first of them alone."""
        other = self.words.child(noun, "conj")
        return other if other is not None and noun < other < row else None
