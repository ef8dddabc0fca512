"""A proposition with its parse, as plain words and numbers: who does what in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.speaking.nouns import noun

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
# From a verb without a subject to the one whose subject it shares: *it fell, hurting farmers*.
SHARING = frozenset({"conj", "xcomp", "advcl", "ccomp", "pcomp", "prep", "aux", "auxpass"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
PERSONS = frozenset({"person", "organization", "group"})
PEOPLE = frozenset("i he she we you they who him her them us me whoever 's ’s".split())
OBJECTS = frozenset({"dobj", "ccomp", "xcomp", "dative"})
ATTRIBUTIVE = frozenset({"amod", "compound", "acl", "nmod", "poss"})
PARTICLE = frozenset({"prt"})
FAR = 6  # steps up the parse


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure among the words ``[first, end)``; ``unit`` where it has one in words."""

    kind: str
    unit: str | None
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Clause:
    """Words in lower case, their Penn tags, labels and heads.

    A label is empty where nothing was parsed, and a head -1 where it stands outside.
    """

    words: Sequence[str]
    tags: Sequence[str]
    labels: Sequence[str]
    heads: Sequence[int]
    figures: Sequence[Figure] = ()

    def child(self, at: int, labels: frozenset[str]) -> int | None:
        """Return the first word that hangs on the one ``at`` with one of ``labels``."""
        return next((one for one in self.children(at) if self.labels[one] in labels), None)

    def children(self, at: int) -> Iterator[int]:
        """Yield what hangs on the word ``at``."""
        return (one for one, head in enumerate(self.heads) if head == at != one)

    def first(self, at: int) -> int:
        """Return the first of the words that *and* joins, of which ``at`` is one."""
        for _ in range(FAR):
            if self.labels[at] != "conj" or self.heads[at] < 0:
                break
            at = self.heads[at]
        return at

    def label(self, at: int) -> str:
        """Return the label of ``at``, of the first one where it is joined by *and*."""
        return self.labels[self.first(at)]

    def subject(self, at: int) -> int | None:
        """Return the subject of the verb or adjective ``at``; of *which*, what it stands for."""
        for _ in range(FAR):
            found = self.child(at, SUBJECTS)
            if found is not None:
                return self._meant(found, at)
            if self.labels[at] == "acl":
                return self._inside(self.heads[at])
            if self.labels[at] not in SHARING or self.heads[at] < 0:
                return None
            at = self.heads[at]
        return None

    def _meant(self, subject: int, verb: int) -> int | None:
        if self.labels[verb] == "relcl" and self.words[subject] in RELATIVES:
            return self._inside(self.heads[verb])
        return subject

    def agent(self, at: int) -> int | None:
        """Return who or what the passive verb ``at`` names with *by*."""
        by = self.child(at, frozenset({"agent"}))
        return None if by is None else self.child(by, frozenset({"pobj", "pcomp"}))

    def doer(self, at: int) -> int | None:
        """Return the subject of an active verb, the agent of a passive one."""
        return self.agent(at) if self.passive(at) else self.subject(at)

    def passive(self, at: int) -> bool:
        """Return whether ``at`` is a passive verb: *was cut*, *a bill passed by*."""
        bare = self.tags[at] == "VBN" and self.labels[at] == "acl"
        return bare or self.child(at, frozenset({"auxpass", "nsubjpass"})) is not None

    def purposed(self, at: int) -> bool:
        """Return whether ``at`` is an infinitive with *to*."""
        found = self.child(at, frozenset({"aux"}))
        return found is not None and self.tags[found] == "TO"

    def personal(self, at: int | None) -> bool:
        """Return whether ``at`` names people or a body of them: *she*, *the council*, a name."""
        if at is None:
            return False
        word = self.words[at]
        found = noun(word)
        known = found is not None and found.kind in PERSONS
        return word in PEOPLE or self.tags[at].startswith("NNP") or known

    def _inside(self, at: int) -> int | None:
        return at if at >= 0 else None
