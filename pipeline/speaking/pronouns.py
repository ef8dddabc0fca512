"""Sources that are pronouns: he and she, it, they, who."""

from collections.abc import Mapping
from types import MappingProxyType

from pipeline.speaking.directory import Directory
from pipeline.speaking.discourse import SUBJECTS, Discourse, within
from pipeline.speaking.entities import Entity
from pipeline.speaking.nouns import Gender
from pipeline.speaking.referents import UNRESOLVED, Referent, named
from pipeline.speaking.vocabulary import HE, verbs

I = frozenset({"i", "me", "my", "myself"})  # noqa: E741 - the pronoun
WE = frozenset({"we", "us", "our", "ourselves"})
THEY = frozenset({"they", "them", "their", "themselves"})
IT = frozenset({"it", "its", "itself"})
RELATIVE = frozenset({"who", "that", "which", "whom"})
THINGS = frozenset({"that", "which"})
SEEMING = verbs("seeming")
MAKING = verbs("making")  # “makes it hard to say”
TELLING = verbs("telling")
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
        if same := self._conjoined(row, gender, barred, referents) or self._stated(row, gender):
            return same
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
            subject, antecedent = words.child(verb, "nsubj"), words.head[verb]
            found = referents.get(antecedent)
            if subject is None or words.lower[subject] != "who" or found is None:
                return None
            if found.entity.can_be("person") and found.entity.gender in {None, gender}:
                return Referent(found.entity, "pronoun", 0.85, (antecedent, antecedent + 1))
            return None
        return None

    def _conjoined(
        self,
        row: int,
        gender: Gender,
        barred: tuple[tuple[int, int], ...],
        referents: Mapping[int, Referent],
    ) -> Referent | None:
        """“Marsh took it up in May, and he went on in June”: the subject of the clause before.

        Not of “Marsh asked Lund, and he said”.
        """
        words, verb = self.words, self.words.head[row]
        subject = None
        if words.dep[row] in SUBJECTS:
            while subject is None and words.dep[verb] == "conj" and words.head[verb] < verb:
                verb = words.head[verb]
                subject = words.child(verb, *SUBJECTS)
        if subject is None or subject > row or words.quoted[row]:
            return None
        found = referents.get(subject)
        if found is None or found.entity.name is None:
            return None
        if words.child(verb, "dobj", "dative") in self.directory.at or words.lower[verb] in TELLING:
            return None
        entity = found.entity
        if not entity.human or entity.gender not in {None, gender} or entity.plural:
            return None
        if within(subject, barred) or entity in self.discourse.told(row, barred):
            return None
        return Referent(entity, "pronoun", min(0.9, found.certainty), (subject, subject + 1))

    def _stated(self, row: int, gender: Gender) -> Referent | None:
        """“The reason for Marsh’s removal was that he asked”: the one whom the subject names."""
        words, at, verb = self.words, self.directory.at, self.words.head[row]
        copula = words.head[verb]
        if words.dep[row] not in SUBJECTS or words.dep[verb] != "ccomp":
            return None
        subject = words.child(copula, *SUBJECTS) if words.lower[copula] in BEING else None
        if subject is None or subject in at:
            return None
        owners = [k for k in range(*words.subtree(subject)) if k in at and words.dep[k] == "poss"]
        entities = {at[owner][1] for owner in owners}
        if len(entities) != 1 or not (entity := entities.pop()).human:
            return None
        if entity.gender not in {None, gender}:
            return None
        return Referent(entity, "pronoun", 0.8, (owners[0], owners[0] + 1))

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
        """“It is clear that”, “it seems”, “makes it hard to”: a word that stands for nobody."""
        words, verb = self.words, self.words.head[row]
        if row and words.lower[row - 1] in MAKING:
            return True
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
                head = words.head[clause]
                found = self._known(head, referents)
                if found and self._unlike(row, found.entity, head):
                    head = self._governing(head)
                    found = self._known(head, referents)
                if found is None and words.lower[row] != "which":
                    found = self._apposed(head, referents)
                if found is None or words.tag[head] in {"NNS", "NNPS"}:
                    return None
                if found.entity.place and words.lower[row] == "who":
                    return None
                if words.tag[clause] == "VBP" and words.dep[head] == "conj":
                    return self._both(words.head[head], head) or self.they()
                if (other := self._joined(head, row)) is not None:
                    if words.tag[clause] != "VBZ":
                        return self._both(head, other) or self.they()
                    head, found = other, self._known(other, referents) or found
                certainty = min(found.certainty, 0.93)
                return Referent(found.entity, "pronoun", certainty, (head, head + 1))
            clause = words.head[clause]
        return None

    def _known(self, head: int, referents: Mapping[int, Referent]) -> Referent | None:
        found = referents.get(head)
        if found is None and head in self.directory.at:
            return named(self.directory, head)
        return found

    def _apposed(self, head: int, referents: Mapping[int, Referent]) -> Referent | None:
        """“Marsh, a teacher who said”: whom the noun in apposition describes, a person."""
        words = self.words
        if words.dep[head] != "appos" or words.head[head] > head:
            return None
        found = self._known(words.head[head], referents)
        return found if found and found.entity.kind == "person" else None

    def _unlike(self, row: int, entity: Entity, head: int) -> bool:
        """Return whether “who” or “which” at ``row`` can’t be ``entity``, but what governs it.

        “A letter to Marsh that asks”, “a member of the union, who asked”.
        """
        if self.words.lower[row] in THINGS:
            return entity.human
        return entity.kind == "organization" and self.words.dep[head] == "pobj"

    def _governing(self, head: int) -> int:
        """“A letter to Marsh that asks”: the noun that the person’s phrase belongs to."""
        words = self.words
        if words.dep[head] == "appos":  # “a letter to the mayor, Marsh, that asks”
            head = words.head[head]
        while words.dep[head] == "pobj" and words.dep[words.head[head]] in {"prep", "dative"}:
            head = words.head[words.head[head]]
            given = words.child(head, "dobj")  # “sent a letter to Marsh that asks”
            head = head if given is None else given
            if head not in self.directory.at:
                break
        return head

    def _both(self, head: int, other: int) -> Referent | None:
        """“Odile Marsh and Piet Lund, who say”: both, under both names."""
        at = self.directory.at
        if head not in at or other not in at or self.words.child(other, "conj") is not None:
            return None
        one, two = at[head][1], at[other][1]
        people = one.personal and two.personal and one is not two
        names = f"{one.name} and {two.name}"
        entity = Entity(names, noun_kind="person", plural=True)
        return Referent(entity, "pronoun", 0.85, (head, other + 1)) if people else None

    def _joined(self, head: int, row: int) -> int | None:
        """“Marsh and others who saw it”: not the first of them alone."""
        other = self.words.child(head, "conj")
        return other if other is not None and head < other < row else None
