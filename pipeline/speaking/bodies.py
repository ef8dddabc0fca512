"""Bodies described: “the union”, “the company”, “the party”, “the Okafor campaign”."""

from pipeline.speaking.bearers import OFTEN, SCENE, mentions
from pipeline.speaking.directory import Directory
from pipeline.speaking.discourse import Discourse
from pipeline.speaking.entities import Entity
from pipeline.speaking.noun_phrases import DEFINITE, Phrase, affiliation
from pipeline.speaking.nouns import Noun, noun
from pipeline.speaking.referents import Referent
from pipeline.speaking.vocabulary import nouns

CAMPS = nouns("camp")
COMPANIES = nouns("company")
BODIES = nouns("body")
PUBLIC = nouns("public") | nouns("press")
FAR = 3  # sentences from which another topic is likelier than a body of the same noun


class Bodies:
    """Resolves the bodies that nouns describe, in text order."""

    def __init__(self, directory: Directory, discourse: Discourse) -> None:
        self.directory = directory
        self.discourse = discourse
        self.camps: dict[tuple[Entity, str], Entity] = {}

    def resolve(self, parts: Phrase, known: Noun, barred: tuple[tuple[int, int], ...]) -> Referent:
        """Return the body that a phrase describes; ``barred`` rows don’t hold its antecedent."""
        owner = parts.compound or parts.owner
        if known.lemma in CAMPS and owner and owner.kind == "person":
            return self._camp(owner, known.lemma)
        own = parts.definite and not (parts.possessed or parts.restricted)
        if own and (found := self._called(parts, known.lemma, barred)):
            return found
        entity = Entity(None, noun_kind="organization", affiliation=affiliation(parts))
        return Referent(entity, None, 0.85)

    def _camp(self, owner: Entity, lemma: str) -> Referent:
        """“the Okafor campaign”, “Okafor’s campaign”: one body under one name."""
        key = owner, lemma
        if key not in self.camps:
            last = (owner.name or "").split()[-1]
            name = f"{last} {lemma}"
            entity = Entity(name, tuple(name.lower().split()), noun_kind="organization")
            entity.affiliation = owner.name
            self.camps[key] = entity
        return Referent(self.camps[key], "named", 0.92)

    def _called(
        self, parts: Phrase, lemma: str, barred: tuple[tuple[int, int], ...]
    ) -> Referent | None:
        """“the union”, “the company”: the body so described, so named, or spoken of just now."""
        telling = parts.modifiers - DEFINITE - {lemma}
        bodies = {
            entity: row
            for entity, row in self.discourse.called(lemma, barred)
            if entity.kind == "organization"
            and (not telling or telling & (entity.heads | set(entity.words)))
        }
        named = {e: row for e, row in bodies.items() if _is_a(lemma, e.words)} or {
            e: row for e, row in bodies.items() if lemma in e.heads
        }
        if named and (found := self._last(parts, lemma, named)):
            return found
        if lemma not in COMPANIES | BODIES or not parts.modifiers <= DEFINITE:
            return None
        never = PUBLIC if lemma in COMPANIES else frozenset()
        pick = self.discourse.pick(parts.head, ("organization",), never=never)
        if pick is None or pick.entity.name is None or pick.entity.place or pick.margin <= 0.4:
            return None
        if not (pick.spoke or (pick.topic and lemma in COMPANIES)):
            return None
        certainty = 0.9 if pick.spoke else 0.7
        return Referent(pick.entity, "nominal", certainty, (pick.row, pick.row + 1))

    def _last(self, parts: Phrase, lemma: str, named: dict[Entity, int]) -> Referent | None:
        """Return the last met of the bodies ``named`` so, where it is still in the scene."""
        entity, row = max(named.items(), key=lambda item: item[1])
        apart = self.directory.words.apart(row, parts.head)
        topic = self.discourse.pick(parts.head, ("organization",))
        away = topic is not None and topic.entity is not entity and apart > 1
        if away and topic and topic.topic and apart > FAR and lemma in COMPANIES | BODIES:
            return None
        vague = lemma in COMPANIES | BODIES
        rival = any(mentions(other) > mentions(entity) for other in named)
        if (vague or rival) and apart > SCENE and mentions(entity) < OFTEN:
            return None
        if self._taken_up(lemma, entity, (row, parts.head)):
            return None
        certainty = 0.92 if len(named) == 1 and not away else 0.75
        return Referent(entity, "nominal", certainty, (row, row + 1))

    def _taken_up(self, lemma: str, entity: Entity, rows: tuple[int, int]) -> bool:
        """“The Reform Party fell. Then the Progressives rose. The party …”: theirs, not it."""
        if lemma != "party":
            return False
        words, at = self.directory.words, self.directory.at
        return any(
            between in at and at[between][0].label == "NORP" and words.tag[between] == "NNPS"
            and self._members(between, entity)
            for between in range(rows[0] + 1, rows[1])
        )  # fmt: skip

    def _members(self, row: int, entity: Entity) -> bool:
        """Return whether the plural at ``row`` is of members of another party."""
        known = noun(self.directory.words.lower[row])
        return known is not None and known.kind == "person" and known.lemma not in entity.words


def _is_a(lemma: str, words: tuple[str, ...]) -> bool:
    """Return whether a body’s name says that it is a ``lemma``: “Harbour Trust”, “Board of Trade”.

    “City Hall” is no city.
    """
    if lemma not in words:
        return False
    after = words.index(lemma) + 1
    return after == len(words) or words[after] in {"of", "for", "on"}
