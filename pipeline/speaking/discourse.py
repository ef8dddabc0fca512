"""Who was mentioned and who spoke so far, and who a pronoun most likely takes up.

The weights follow the salience factors of Lappin and Leass (1994): subject before object before
the rest, halved with each sentence; the speaker of the quote before is worth more than either.
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from pipeline.speaking.entities import Entity
from pipeline.speaking.nouns import Gender, entries
from pipeline.speaking.words import Words

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
WEIGHTS = {"nsubj": 4.0, "nsubjpass": 3.5, "dobj": 1.6, "dative": 1.6, "pobj": 1.2, "poss": 1.5,
           "ROOT": 2.0, "agent": 1.5, "attr": 1.0, "compound": 0.4,
           "": 1.5}  # fmt: skip
OTHER = 0.8
SUBORDINATE, SUBORDINATED = frozenset({"advcl", "relcl"}), 0.7
WINDOW, MOST_SEEN = 5, 100  # sentences back, and mentions
MOST_CALLED = 30  # bearers of a description that are compared
SPOKE_HERE, SPOKE_BEFORE = 3.0, 2.0  # spoke last in this paragraph, in the one before
UNKNOWN_GENDER = 0.7
UNLIKELY_KIND = 0.4
UNNAMED = 0.7  # of a person whom the article doesn't name, beside one whom it does
QUOTED = 0.25
LEAST = 0.5  # weaker antecedents are none


@dataclass(frozen=True, slots=True)
class Seen:
    """One mention in the discourse."""

    row: int
    entity: Entity
    weight: float
    certainty: float = 1.0


@dataclass(frozen=True, slots=True)
class Pick:
    """The antecedent chosen, where it stands, and how far ahead of the next it is (0 to 1).

    ``topic``: it spoke last, or was a subject within the last two sentences. ``certainty`` is that
    of the mention that the antecedent is.
    """

    entity: Entity
    row: int
    margin: float
    spoke: bool
    topic: bool = False
    certainty: float = 1.0


class Discourse:
    """The mentions and speakers up to the row read, oldest first; ``named`` are all by row."""

    def __init__(self, words: Words, named: Mapping[int, Entity]) -> None:
        self.words, self.named = words, named
        self.seen: list[Seen] = []
        self._called: dict[str, dict[Entity, int]] = {}
        self._nouns: dict[Entity, tuple[str, ...]] = {}
        self.spoke: list[Seen] = []

    def note(self, row: int, entity: Entity, certainty: float = 1.0) -> None:
        """Add a mention headed by ``row``, that is so certainly one of ``entity``."""
        self.seen.append(Seen(row, entity, self._weight(row), certainty))
        if entity not in self._nouns:
            self._nouns[entity] = tuple(entries().keys() & {*entity.heads, *entity.words})
        for word in self._nouns[entity]:
            bearers = self._called.setdefault(word, {})
            bearers.pop(entity, None)  # the last put in stands last
            bearers[entity] = row

    def called(
        self, lemma: str, barred: tuple[tuple[int, int], ...] = ()
    ) -> list[tuple[Entity, int]]:
        """Return whom names or descriptions call a ``lemma``, the latest first, with their rows.

        ``barred`` as for ``pick``: where one was last met in it, the row is that of a time before.
        """
        found = list(islice(reversed(self._called.get(lemma, {}).items()), MOST_CALLED))
        if not barred:
            return found
        rows = ((entity, self._outside(entity, row, barred)) for entity, row in found)
        return [(entity, row) for entity, row in rows if row is not None]

    def _outside(self, entity: Entity, row: int, barred: tuple[tuple[int, int], ...]) -> int | None:
        """Return where ``entity`` was last met outside ``barred``, or None."""
        if not within(row, barred):
            return row
        met = (s.row for s in reversed(self.seen) if s.entity is entity)
        return next((earlier for earlier in met if not within(earlier, barred)), None)

    def told(self, row: int, barred: tuple[tuple[int, int], ...]) -> set[Entity]:
        """“He said Marsh was late”: whom a source names after it, in its sentence: somebody else.

        Chomsky’s principle C; “Marsh was late, he said” may be Marsh.
        """
        sentence = self.words.sentence
        return {
            self.named[told]
            for first, last in barred
            for told in range(max(first, row), last)
            if told in self.named and sentence[told] == sentence[row]
        }

    def speak(self, row: int, entity: Entity) -> None:
        """Add the speaker of a quote whose source is headed by ``row``."""
        self.spoke.append(Seen(row, entity, 0.0))

    def pick(
        self,
        row: int,
        kinds: Iterable[str],
        gender: Gender | None = None,
        barred: tuple[tuple[int, int], ...] = (),
        never: frozenset[str] = frozenset(),
    ) -> Pick | None:
        """Return the likeliest antecedent at ``row``, or None.

        ``barred`` holds rows ``[first, last)`` that can't hold it: what the source itself says.
        One with a word of ``never`` in its name is none.
        """
        told = self.told(row, barred) if "person" in kinds else set()
        scores: dict[Entity, float] = {}
        where: dict[Entity, int] = {}
        sure: dict[Entity, float] = {}
        subjects: set[Entity] = set()
        for seen in reversed(self.seen[-MOST_SEEN:]):
            distance = self.words.apart(seen.row, row)
            if distance > WINDOW:
                break
            if within(seen.row, barred) or never.intersection(seen.entity.words):
                continue
            fit = 0.0 if seen.entity in told else _fit(seen.entity, kinds, gender)
            if fit:
                if distance <= 2 and seen.weight >= WEIGHTS["nsubjpass"]:
                    subjects.add(seen.entity)
                score = seen.weight * fit * 0.5**distance
                known = scores.get(seen.entity, 0.0)
                scores[seen.entity] = max(known, score) + 0.2 * min(known, score)
                if seen.entity not in where:
                    where[seen.entity], sure[seen.entity] = seen.row, seen.certainty
        last = self._last_speaker(row)
        if last and last.entity in scores:
            scores[last.entity] += self._continuity(row, last, scores)
        best = self._best(scores, where, last.entity if last else None)
        if best is None:
            return None
        topic = best.spoke or best.entity in subjects
        return replace(best, topic=topic, certainty=sure[best.entity])

    def _best(
        self, scores: dict[Entity, float], where: dict[Entity, int], last: Entity | None
    ) -> Pick | None:
        ranked = sorted(scores.items(), key=lambda item: (-item[1], -where[item[0]]))
        if not ranked or ranked[0][1] < LEAST:
            return None
        entity, score = ranked[0]
        second = ranked[1][1] if len(ranked) > 1 else 0.0
        return Pick(entity, where[entity], 1 - second / score, entity is last)

    def _continuity(self, row: int, last: Seen, rivals: Container[Entity]) -> float:
        """Return the bonus of having spoken last, gone where others were the topic since."""
        words = self.words
        bonus = SPOKE_HERE if words.block[last.row] == words.block[row] else SPOKE_BEFORE
        others = any(
            seen.entity is not last.entity
            and seen.entity in rivals
            and seen.row > last.row
            and words.dep[seen.row] in SUBJECTS
            and words.sentence[seen.row] != words.sentence[last.row]
            and not words.quoted[seen.row]
            for seen in self.seen[-12:]
        )
        return bonus * 0.3 if others else bonus

    def _last_speaker(self, row: int) -> Seen | None:
        if self.spoke:
            last = self.spoke[-1]
            if self.words.block[row] - self.words.block[last.row] <= 1:
                return last
        return None

    def _weight(self, row: int) -> float:
        words = self.words
        quoted, dep, steps = words.quoted[row], words.dep[row], 0
        while dep in {"conj", "appos"} and steps < 3:  # “her adviser, Odile Marsh, said”
            row, steps = words.head[row], steps + 1
            dep = words.dep[row]
        weight = WEIGHTS.get(dep, OTHER)
        if dep in SUBJECTS and words.dep[words.head[row]] in SUBORDINATE:
            weight *= SUBORDINATED
        if (
            words.tag[row] == "NN"
            and dep in {"pobj", "dobj"}
            and words.tag[row + 1 : row + 2] == ["VBG"]
        ):
            weight = max(weight, SUBORDINATED * WEIGHTS["nsubj"])  # “with the doctor asking them”
        if (dep == "pobj" and self._fronted(words.head[row])) or self._addressed(row):
            weight = WEIGHTS["nsubj"]
        if row + 1 < len(words) and words.text[row + 1] == ":" and words.dep[row] not in SUBJECTS:
            weight = 0.0  # “MARSH: …” labels a turn, in which “she” is somebody else
        return weight * (QUOTED if quoted else 1.0)

    def _addressed(self, row: int) -> bool:
        """“I spoke to Marsh”, “we asked Marsh”: whom the author heard, who speaks next."""
        words = self.words
        if words.dep[row] not in {"pobj", "dobj", "dative"}:
            return False
        verb = words.head[row]
        if words.tag[verb] in {"IN", "TO"}:
            verb = words.head[verb]
        subject = words.child(verb, "nsubj")
        return subject is not None and words.lower[subject] in {"i", "we"}

    def _fronted(self, row: int) -> bool:
        """“For Marsh, who runs the depot, …”: whom the sentence is about, ahead of its subject."""
        sentence = self.words.sentence
        return self.words.lower[row] == "for" and (row == 0 or sentence[row - 1] != sentence[row])


def within(row: int, parts: tuple[tuple[int, int], ...]) -> bool:
    """Return whether ``row`` lies in one of ``parts``, half-open."""
    return any(first <= row < last for first, last in parts)


def _fit(entity: Entity, kinds: Iterable[str], gender: Gender | None) -> float:
    if entity.plural:
        return 0.0
    likely = 1.0 if entity.name or entity.noun_kind != "person" else UNNAMED
    if entity.kind not in kinds:
        if not any(map(entity.can_be, kinds)):
            return 0.0
        likely *= UNLIKELY_KIND
    if gender is None:
        return likely
    known = entity.gender
    if known == gender:
        return likely
    return likely * UNKNOWN_GENDER if known is None else 0.0
