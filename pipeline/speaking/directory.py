"""Persons and bodies of one article: the mentions that name one bearer, put together."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable

from pipeline.speaking.acronyms import letters, stands_for
from pipeline.speaking.edges import POSSESSIVE
from pipeline.speaking.entities import Entity
from pipeline.speaking.evidence import PLACES, fuller, names_document, weigh
from pipeline.speaking.mentions import MARKED, Mention, headlines
from pipeline.speaking.names import (
    LEGAL_FORMS,
    LINKING,
    bodies,
    designators,
    looks_personal,
    misspelt,
    shortens,
    surname,
    written,
)
from pipeline.speaking.nouns import given_names
from pipeline.speaking.surnames import (
    alone,
    firms,
    kin,
    namesakes,
    personal,
    relative,
    titles_agree,
)
from pipeline.speaking.vocabulary import nouns
from pipeline.speaking.words import Words

PRESS = nouns("press")
LOCATIVE = frozenset("in at to from near outside across around".split())
TOWARDS = frozenset({"to", "from", "near"})  # what may stand before a person too
LONG_SAID = 2  # times that a surname stands alone before its one bearer’s name
MANY = 500  # entities, in a text too long to look for slips of the pen
LONGEST_NAME = 100  # characters; longer runs name nobody


class Directory:
    """Groups the mentions of an article into entities; ``at`` maps a mention's rows to them.

    ``signed`` are blocks of capitals that name a source and are no headline.
    """

    def __init__(
        self, words: Words, mentions: list[Mention], signed: frozenset[int] = frozenset()
    ) -> None:
        self.words = words
        self.entities: list[Entity] = []
        self.at: dict[int, tuple[Mention, Entity]] = {}
        self.unsure: set[int] = set()
        self._index: dict[str, dict[Entity, None]] = defaultdict(dict)
        self._exact: dict[tuple[str, ...], list[Entity]] = defaultdict(list)
        self._initials: dict[str, list[Entity]] = defaultdict(list)
        apart = headlines(words) - signed
        headlined = [m for m in mentions if words.block[m.first] in apart]
        mentions = [m for m in mentions if words.block[m.first] not in apart]
        self.namesakes = namesakes(words, mentions)
        self.titled = {m.words[0] for m in mentions if m.title and len(m.words) == 1}
        self.persons = {m.words[0] for m in mentions if m.label == "PERSON" and len(m.words) == 1}
        self.alone = alone(mentions)
        self.firms = firms(words, [m for m in mentions if len(m.words) == 1])
        for mention in mentions:
            if len(mention.words) > 1:
                self._put(mention, self._full(mention) or self._new(mention))
        self._called: dict[Entity, int] = {}  # where last by the surname, alone or in full
        for mention in mentions:
            if len(mention.words) == 1:
                self._put(mention, self._short(mention) or self._new(mention))
                self._surnamed(mention)
            entity = self.at[mention.first][1]
            if mention.words[-1:] == entity.words[-1:]:
                self._called[entity] = mention.first
        for entity in self.entities:
            self._settle(entity)
        for mention in headlined:
            if known := self._full(mention) if len(mention.words) > 1 else self._short(mention):
                self._put(mention, known)

    def candidates(self, word: str) -> Iterable[Entity]:
        """Return the entities that have ``word`` in their name, in the order of the text."""
        return self._index.get(word, ())

    def _put(self, mention: Mention, entity: Entity) -> None:
        for row in range(mention.first, mention.last):
            self.at[row] = mention, entity
        text = self.words.span(mention.first, mention.last).text
        if fuller(mention, entity) and len(text) <= LONGEST_NAME:
            entity.name, entity.words = written(text), mention.words
            entity.full = mention.first, mention.last
            entity.document = names_document(entity.words)
        for word in mention.words if mention.label != MARKED else ():
            self._index[word][entity] = None
        if mention.words not in entity.forms:
            self._exact[mention.words].append(entity)
        entity.forms[mention.words] += 1
        entity.texts.setdefault(mention.words, (mention.first, mention.last))
        weigh(self.words, mention, entity)

    def _settle(self, entity: Entity) -> None:
        """Give the entity the commonest spelling among its fullest forms."""
        for form, count in entity.forms.items():
            if len(form) == len(entity.words) and count > entity.forms[entity.words]:
                entity.words, entity.full = form, entity.texts[form]
                entity.name = written(self.words.span(*entity.full).text)

    def _new(self, mention: Mention) -> Entity:
        text = written(self.words.span(mention.first, mention.last).text)
        name = text if len(text) <= LONGEST_NAME else None
        entity = Entity(name, mention.words, full=(mention.first, mention.last))
        entity.document = names_document(entity.words)
        entity.generation = mention.generation
        self._initials[mention.words[0][0]].append(entity)
        self.entities.append(entity)
        return entity

    def _full(self, mention: Mention) -> Entity | None:
        """Return the entity that a name of several words already stands for."""
        for entity in self._exact.get(mention.words, ()):
            if entity.words == mention.words and self._one(mention, entity):
                return entity
        if mention.label == MARKED:
            return None
        person = not bodies().intersection(mention.words)
        for entity in self.candidates(mention.words[-1]) if person else ():
            if len(entity.words) > 1 and personal(mention, entity) and self._one(mention, entity):
                return entity
        if not looks_personal(mention.words):
            for entity in self.candidates(mention.words[0]):
                pair = mention.words, entity.words
                if entity.place or mention.label in PLACES:
                    continue  # “San Odile” is no “San Odile Courier”
                if looks_personal(entity.words) or self._owns(mention, entity):
                    continue
                if shortens(*pair) or shortens(*pair[::-1]):
                    return entity
        return None

    def _owns(self, mention: Mention, entity: Entity) -> bool:
        """“Harbour Matters’ Prize”: not Harbour Matters, but what is theirs."""
        behind = mention.first + len(entity.words)
        return behind < mention.last and self.words.lower[behind] in POSSESSIVE

    def _one(self, mention: Mention, entity: Entity) -> bool:
        """Return whether they are of one generation, where the article has two of the name."""
        return mention.words[-1] not in self.namesakes or mention.generation == entity.generation

    def _short(self, mention: Mention) -> Entity | None:
        """Return the entity that a name of one word stands for, the likeliest of several."""
        word = mention.words[0]
        found = self._acronym(mention)
        if not found and (found := self._of_person(mention, word)):
            for entity in found:
                entity.human = entity.human or entity.words[-1] == word
        if not found and mention.label not in PLACES and word not in self.titled:
            found = [e for e in self.candidates(word) if shortens((word,), e.words)]
            found = [] if any(self._branch(word, e) for e in found) else found
        if not found and word in PRESS:
            found = [e for e in self.candidates(word) if e.words[-1] == word and len(e.words) > 1]
        if not found:
            found = [e for e in self.candidates(word) if e.words == (word,)]
        if not found and mention.label in {"PERSON", ""}:
            found = self._misspelt(mention, word)
        if len(found) > 1:
            return self._likeliest(mention, found)
        return found[0] if found else None

    def _surnamed(self, mention: Mention) -> None:
        """Take for a person whom some title or full name calls so, though it isn't clear who."""
        word, entity = mention.words[0], self.at[mention.first][1]
        if mention.label not in PLACES and entity.words == (word,) and not entity.human:
            full = (e for e in self.candidates(word) if e.human and len(e.words) > 1)
            entity.human = word in self.titled or any(surname(e.words)[-1] == word for e in full)

    def _acronym(self, mention: Mention) -> list[Entity]:
        """Return the body whose initials the mention is: “(WGA)” beside it, or anywhere."""
        short = letters(self.words.text[mention.first])
        if not short or mention.last - mention.first > 1:
            return []
        before = mention.first - 1
        if before > 0 and self.words.text[before] == "(" and before - 1 in self.at:
            entity = self.at[before - 1][1]
            if len(entity.words) > 1 and entity.words[0][0] == short[0]:
                return [entity]
        return [e for e in self._initials.get(short[0], ()) if stands_for(short, e.words)][:1]

    def _of_person(self, mention: Mention, word: str) -> list[Entity]:
        """Return the persons with the surname ``word``, or else with that given name."""
        if not mention.title and (
            word in self.firms or (mention.label in PLACES and self._located(mention))
        ):
            return []
        people = [
            entity
            for entity in self.candidates(word)
            if len(entity.words) > 1 and entity.can_be("person")
            and titles_agree(mention, entity) and not LINKING.intersection(entity.words)
        ]  # fmt: skip
        alike = [e for e in people if surname(e.words)[-1] == word]
        by_surname = [e for e in alike if not self._late(mention, e)]
        if by_surname and len(by_surname) < len(alike):
            self.unsure.add(mention.first)
        addressed = mention.title is not None and mention.title.gender is not None
        if len(by_surname) > 1 and not (addressed or word in self.namesakes):
            by_surname = [e for e in by_surname if not kin(self.words, e)] or by_surname
        by_surname = [e for e in by_surname if e.personal] or by_surname
        alike = [e for e in by_surname if e.generation == mention.generation]
        by_surname = alike if word in self.namesakes and alike else by_surname
        if by_surname or addressed:
            return by_surname
        firsts = [e for e in people if e.words[0] == word and e.kind == "person"]
        if word in given_names():
            return firsts
        return firsts if len(firsts) == 1 and word not in self.titled else []  # “Kim”, “Xi”

    def _late(self, mention: Mention, entity: Entity) -> bool:
        """Return whether the article has long said the surname of somebody else.

        “Okafor … Okafor … his niece, Ann Okafor”: she is named in full once and late, as his.
        """
        if mention.title or self._full_mentions(entity) > 1:
            return False
        first = min(rows[0] for form, rows in entity.texts.items() if len(form) > 1)
        said = bisect_left(self.alone.get(mention.words[0], []), first)
        return said >= LONG_SAID and (not entity.personal or relative(self.words, first))

    def _branch(self, word: str, entity: Entity) -> bool:
        """“Vesta … Vesta … Vesta Flex”: named late, and so not what the short name stood for."""
        if entity.words[1] == "of" or set(entity.words[1:]) <= LEGAL_FORMS | designators():
            return False
        first = min(rows[0] for form, rows in entity.texts.items() if len(form) > 1)
        return bisect_left(self.alone.get(word, []), first) >= LONG_SAID

    def _misspelt(self, mention: Mention, word: str) -> list[Entity]:
        """Return the one person whose surname differs from ``word`` by a letter."""
        if len(word) < 5 or len(self.entities) > MANY:
            return []
        near = [
            entity
            for entity in self.entities
            if len(entity.words) > 1
            and entity.kind == "person"
            and entity.words[-1][0] == word[0]
            and misspelt(word, entity.words[-1])
            and titles_agree(mention, entity)
        ]
        if len(near) != 1:
            return []
        self.unsure.add(mention.first)
        return near

    def _located(self, mention: Mention) -> bool:
        before = self.words.lower[mention.first - 1] if mention.first else ""
        return before in LOCATIVE and not (before in TOWARDS and mention.words[0] in self.persons)

    def _likeliest(self, mention: Mention, found: list[Entity]) -> Entity | None:
        """Return the one named by far the most, else the one just called so; nobody if neither."""
        self.unsure.add(mention.first)
        ranked = sorted(found, key=self._full_mentions, reverse=True)
        if self._full_mentions(ranked[0]) >= 2 * self._full_mentions(ranked[1]):
            return ranked[0]
        block = self.words.block
        near = [
            entity
            for entity in found
            if entity in self._called and block[self._called[entity]] == block[mention.first]
        ]
        return max(near, key=lambda entity: self._called[entity]) if near else None

    def _full_mentions(self, entity: Entity) -> int:
        """Return how often the article gives the name in full: most often for whom it is about."""
        return sum(count for form, count in entity.forms.items() if len(form) > 1)
