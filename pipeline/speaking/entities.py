"""Persons and bodies of one article: the mentions that name one bearer, and what is known of it."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from pipeline.speaking.acronyms import letters, stands_for
from pipeline.speaking.mentions import Mention, headlines
from pipeline.speaking.names import (
    bodies,
    looks_personal,
    misspelt,
    same_person,
    shortens,
    surname,
)
from pipeline.speaking.nouns import Gender, NounKind, given_names, noun
from pipeline.speaking.words import Words

PLACES = frozenset({"GPE", "LOC", "NORP", "FAC"})
# The last words of newspapers’ names that also name documents.
PAPERS = frozenset("post journal review bulletin paper register record index letter act".split())
LOCATIVE = frozenset("in at to from near outside across around".split())
MANY = 500  # entities, in a text too long to look for slips of the pen
LONGEST_NAME = 100  # characters; longer runs name nobody


@dataclass(eq=False, slots=True)
class Entity:
    """One bearer. ``name`` is the fullest form met, None for one that the article doesn't name."""

    name: str | None
    words: tuple[str, ...] = ()
    noun_kind: NounKind | None = None
    kinds: Counter[str] = field(default_factory=Counter)
    genders: Counter[Gender] = field(default_factory=Counter)
    roles: list[str] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    affiliation: str | None = None
    forms: Counter[tuple[str, ...]] = field(default_factory=Counter)
    plural: bool = False
    full: tuple[int, int] | None = None
    texts: dict[tuple[str, ...], tuple[int, int]] = field(default_factory=dict)
    place: bool = False
    body: bool = False
    human: bool = False
    document: bool = False

    @property
    def kind(self) -> str:
        """Return person, organization, document, group or unknown, by the weight of evidence."""
        if self.noun_kind:
            return self.noun_kind
        if self.document and not self.human:
            return "document"
        person, body = self.kinds["person"], self.kinds["organization"]
        if self.human != self.body:
            return "person" if self.human else "organization"
        if person == body == 0:
            return "unknown"
        return "person" if person >= body else "organization"

    def can_be(self, kind: str) -> bool:
        """Return whether the evidence allows ``kind``: only the model's label doesn't forbid it."""
        if self.kind in {kind, "unknown"}:
            return True
        if self.noun_kind or self.name is None or kind not in {"person", "organization"}:
            return False
        return not (self.place or self.body) if kind == "person" else not self.human

    @property
    def gender(self) -> Gender | None:
        """Return the gender that the evidence agrees on, or None."""
        best = self.genders.most_common(2)
        if not best or (len(best) == 2 and best[0][1] == best[1][1]):
            return None
        return best[0][0]


class Directory:
    """Groups the mentions of an article into entities; ``of`` maps a mention's rows to them."""

    def __init__(self, words: Words, mentions: list[Mention]) -> None:
        self.words = words
        self.entities: list[Entity] = []
        self.at: dict[int, tuple[Mention, Entity]] = {}
        self.unsure: set[int] = set()
        self._index: dict[str, list[Entity]] = defaultdict(list)
        self._initials: dict[str, list[Entity]] = defaultdict(list)
        apart = headlines(words)
        headlined = [m for m in mentions if words.block[m.first] in apart]
        mentions = [m for m in mentions if words.block[m.first] not in apart]
        for mention in mentions:
            if len(mention.words) > 1:
                self._put(mention, self._full(mention) or self._new(mention))
        self._latest: dict[Entity, int] = {}
        self._seen: dict[Entity, int] = {}
        for mention in mentions:
            if len(mention.words) == 1:
                self._put(mention, self._short(mention) or self._new(mention))
            entity = self.at[mention.first][1]
            self._latest[entity] = mention.first
            self._seen[entity] = self._seen.get(entity, 0) + 1
        for entity in self.entities:
            self._settle(entity)
        for mention in headlined:
            if known := self._full(mention) if len(mention.words) > 1 else self._short(mention):
                self._put(mention, known)

    def candidates(self, word: str) -> list[Entity]:
        """Return the entities that have ``word`` in their name."""
        return self._index.get(word, [])

    def _put(self, mention: Mention, entity: Entity) -> None:
        for row in range(mention.first, mention.last):
            self.at[row] = mention, entity
        text = self.words.span(mention.first, mention.last).text
        if _fuller(mention, entity) and len(text) <= LONGEST_NAME:
            entity.name, entity.words = " ".join(text.split()), mention.words
            entity.full = mention.first, mention.last
            entity.document = _names_document(entity.words)
        for word in mention.words:
            if entity not in self._index[word]:
                self._index[word].append(entity)
        entity.forms[mention.words] += 1
        entity.texts.setdefault(mention.words, (mention.first, mention.last))
        _weigh(self.words, mention, entity)

    def _settle(self, entity: Entity) -> None:
        """Give the entity the commonest spelling among its fullest forms."""
        for form, count in entity.forms.items():
            if len(form) == len(entity.words) and count > entity.forms[entity.words]:
                entity.words, entity.full = form, entity.texts[form]
                entity.name = " ".join(self.words.span(*entity.full).text.split())

    def _new(self, mention: Mention) -> Entity:
        text = " ".join(self.words.span(mention.first, mention.last).text.split())
        name = text if len(text) <= LONGEST_NAME else None
        entity = Entity(name, mention.words, full=(mention.first, mention.last))
        entity.document = _names_document(entity.words)
        self._initials[mention.words[0][0]].append(entity)
        self.entities.append(entity)
        return entity

    def _full(self, mention: Mention) -> Entity | None:
        """Return the entity that a name of several words already stands for."""
        for entity in self.candidates(mention.words[-1]):
            if entity.words == mention.words:
                return entity
        for entity in self.candidates(mention.words[-1]):
            if len(entity.words) > 1 and _personal(mention, entity):
                return entity
        if not looks_personal(mention.words):
            for entity in self.candidates(mention.words[0]):
                pair = mention.words, entity.words
                if not looks_personal(entity.words) and (shortens(*pair) or shortens(*pair[::-1])):
                    return entity
        return None

    def _short(self, mention: Mention) -> Entity | None:
        """Return the entity that a name of one word stands for, the likeliest of several."""
        word = mention.words[0]
        found = self._acronym(mention)
        if not found and (found := self._of_person(mention, word)):
            for entity in found:
                entity.human = entity.human or entity.words[-1] == word
        if not found and mention.label not in PLACES:
            found = [e for e in self.candidates(word) if shortens((word,), e.words)]
        if not found:
            found = [e for e in self.candidates(word) if e.words == (word,)]
        if not found and mention.label in {"PERSON", ""}:
            found = self._misspelt(mention, word)
        if len(found) > 1:
            return self._likeliest(mention, found)
        return found[0] if found else None

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
        if mention.label in PLACES and self._located(mention):
            return []
        people = [
            entity
            for entity in self.candidates(word)
            if len(entity.words) > 1 and entity.can_be("person")
            and _titles_agree(mention, entity)
        ]  # fmt: skip
        by_surname = [e for e in people if surname(e.words)[-1] == word]
        if by_surname or (mention.title and mention.title.gender):
            return by_surname
        return [e for e in people if e.words[0] == word and word in given_names()]

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
            and _titles_agree(mention, entity)
        ]
        if len(near) != 1:
            return []
        self.unsure.add(mention.first)
        return near

    def _located(self, mention: Mention) -> bool:
        return mention.first > 0 and self.words.lower[mention.first - 1] in LOCATIVE

    def _likeliest(self, mention: Mention, found: list[Entity]) -> Entity | None:
        """Return the bearer just named, else the one named most; nobody where none is ahead."""
        self.unsure.add(mention.first)
        words = self.words
        near = [e for e in found if e in self._latest
                and words.block[self._latest[e]] == words.block[mention.first]]  # fmt: skip
        if near:
            return max(near, key=lambda e: self._latest[e])
        seen = sorted(((self._seen.get(e, 0), -n) for n, e in enumerate(found)), reverse=True)
        if seen[0][0] > seen[1][0] or (seen[0][0] == 0 and len(found) == 2):
            return found[-seen[0][1]]
        return None


def _fuller(mention: Mention, entity: Entity) -> bool:
    """Return whether the mention is a fuller name: longer, and not by words before a given name.

    “Things Odile Marsh”, cut from a headline, is no fuller than “Odile Marsh”.
    """
    longer, shorter = mention.words, entity.words
    if len(longer) > len(shorter):
        return len(shorter) < 2 or longer[-len(shorter) :] != shorter or _begins(longer)
    return len(longer) > 1 and shorter[-len(longer) :] == longer and (
        len(longer) < len(shorter) and not _begins(shorter) and longer[0] in given_names()
    )  # fmt: skip


def _begins(words: tuple[str, ...]) -> bool:
    return words[0] in given_names() or len(words[0]) == 1


def _personal(mention: Mention, entity: Entity) -> bool:
    """Return whether both full names are one person's."""
    named = bodies().intersection((*mention.words, *entity.words))
    return (
        not named
        and mention.label not in PLACES
        and same_person(entity.words, mention.words)
        and _titles_agree(mention, entity)
    )


def _titles_agree(mention: Mention, entity: Entity) -> bool:
    gender = mention.title.gender if mention.title else None
    return gender is None or entity.gender in (None, gender)


def _weigh(words: Words, mention: Mention, entity: Entity) -> None:
    """Add what this mention says of the entity's kind and gender."""
    kinds = entity.kinds
    if mention.title:
        kinds["person"] += 5
        entity.human = True
        if mention.title.gender:
            entity.genders[mention.title.gender] += 5
        if mention.title.role and mention.title.role not in entity.roles:
            entity.heads.update(mention.title.role.split())
    if mention.label == "PERSON":
        kinds["person"] += 1
    if mention.label in PLACES and mention.words == entity.words:
        entity.place = True
    entity.document = entity.document or mention.label == "LAW"
    if mention.label in PLACES or mention.label in {"ORG", "PRODUCT", "WORK_OF_ART", "LAW"}:
        kinds["organization"] += 1
    if looks_personal(mention.words):
        kinds["person"] += 3
        entity.human = True
        if gender := given_names().get(mention.words[0]):
            entity.genders[gender] += 1
    if mention.article and not mention.title:
        kinds["organization"] += 2
        entity.body = entity.body or mention.label != "PERSON"
    short = letters(words.text[mention.first]) if mention.last - mention.first == 1 else ""
    if _labels_a_turn(words, mention):
        kinds["person"] += 2
        entity.human = True
    elif 1 < len(short) < 5 or bodies().intersection(mention.words):
        kinds["organization"] += 2
        entity.body = True


def _names_document(words: tuple[str, ...]) -> bool:
    """Return whether a name ends in what it names: “Harbour Traffic Study”."""
    last = noun(words[-1]) if len(words) > 1 else None
    return last is not None and last.kind == "document" and words[-1] not in PAPERS


def _labels_a_turn(words: Words, mention: Mention) -> bool:
    """“MARSH: We are late.”: a name that begins its paragraph, before a colon, is who speaks."""
    after = mention.last
    begins = mention.first == 0 or words.block[mention.first - 1] != words.block[mention.first]
    return begins and not mention.article and after < len(words) and words.text[after] == ":"
