"""Documents that speak: “the report”, “the letter”, and who issued them, told here or before."""

from dataclasses import dataclass

from pipeline.speaking.directory import Directory
from pipeline.speaking.discourse import Discourse
from pipeline.speaking.entities import Entity
from pipeline.speaking.noun_phrases import Phrase
from pipeline.speaking.nouns import Noun, noun
from pipeline.speaking.referents import UNRESOLVED, Referent
from pipeline.speaking.vocabulary import nouns, verbs
from pipeline.speaking.words import Words

RELEASES = nouns("release")
STUDIES = nouns("study")
AUTHORED = nouns("authored")
AUTHORS = frozenset({"by", "from"})
ABOUT = frozenset({"in", "of", "on", "about", "at", "for", "with"})
ISSUING = verbs("issuing")
LINKS = frozenset({"advcl", "xcomp", "pcomp", "prep", "conj"})
LONG_TITLE = 3  # words from which a title is no “New Poll”
OPEN = Referent(Entity(None, noun_kind="document"), None, UNRESOLVED)
REMEMBERED_FOR = 12  # sentences that a document's issuer is taken up by “the report”


@dataclass(frozen=True, slots=True)
class _Met:
    """A document met: its noun, where it stands, whose it is, and whether those speak in it."""

    lemma: str
    issuer: Entity | None
    row: int
    wrote: bool


class Documents:
    """Resolves documents in text order; remembers who issued them."""

    def __init__(self, directory: Directory, discourse: Discourse) -> None:
        self.directory = directory
        self.discourse = discourse
        self.issued: list[tuple[Entity, int, int]] = []
        self.met: list[_Met] = []

    def issue(self, entity: Entity, first: int, last: int) -> None:
        """Note that ``entity`` issued the document in ``[first, last)``: “said in a statement”."""
        self.issued.append((entity, first, last))
        for row in range(first, last) if entity.kind == "organization" else ():
            known = noun(self.directory.words.lower[row])
            if known and known.kind == "document" and not known.issued:
                self.met.append(_Met(known.lemma, entity, row, wrote=True))

    def resolve(self, parts: Phrase, known: Noun) -> Referent:
        """“The statement continued”: who issued it speaks; any other document speaks itself."""
        owner = parts.owner or parts.compound
        if known.issued and not parts.plural:
            if owner and owner.kind in {"person", "organization"}:
                self.met.append(_Met(known.lemma, owner, parts.head, wrote=True))
                return Referent(owner, "nominal", 0.9)
            if parts.definite and (issuer := self._issuer(known.lemma)):
                return self._since(issuer, parts.head) if known.lemma in RELEASES else issuer
        if parts.definite and owner is None and not parts.plural:
            titled, met = self._titled(known.lemma), self._met(parts, known)
            if titled and (met is None or len(titled.entity.words) >= LONG_TITLE):
                return titled
            if met:
                return met
        if owner is None and not parts.plural:
            owner = self._maker(parts.head)
        if not parts.plural:
            wrote = known.lemma in AUTHORED and self._wrote(owner, parts)
            self.met.append(_Met(known.lemma, owner, parts.head, wrote=wrote))
            if wrote and owner:
                return Referent(owner, "nominal", 0.88)
        entity = Entity(None, noun_kind="document", affiliation=owner.name if owner else None)
        return Referent(entity, None, 0.75 if known.issued and parts.definite else 0.92)

    def _wrote(self, owner: Entity | None, parts: Phrase) -> bool:
        """“the Trust’s report”, “a Vesta poll”: whose document it is wrote it.

        A place or person before it may be what it is about: “the Dunmore report”, “an Okafor
        study”; “a study of Vesta”, “in Harbour Science” is another’s.
        """
        if owner is None or owner.name is None or owner.place:
            return False
        if owner is parts.compound and not parts.possessed:
            return owner.kind == "organization"
        words = self.directory.words
        behind = {words.lower[k] for k in words.kids[parts.head] if k > parts.head}
        if behind & ABOUT and not (parts.possessed or behind & AUTHORS):
            return False
        return owner.kind in {"person", "organization"}

    def _since(self, issuer: Referent, head: int) -> Referent:
        """“The Trust confirmed that …. “…,” the statement said”: that of the body which spoke last.

        Where a person spoke last, it may be either’s.
        """
        words, last = self.directory.words, self.discourse.spoke[-1:]
        row = issuer.antecedent[1] if issuer.antecedent else 0
        if not last or last[0].row < row or last[0].entity is issuer.entity:
            return issuer
        other = last[0].entity
        if words.block[head] - words.block[last[0].row] != 1 or other.name is None:
            return issuer
        if other.kind == "organization":
            return Referent(other, "nominal", 0.75, (last[0].row, last[0].row + 1))
        return issuer if issuer.entity.kind == "organization" else OPEN

    def _met(self, parts: Phrase, known: Noun) -> Referent | None:
        """“The report found”, after “a report by the Harbour Trust”: the last one so called."""
        found = [met for met in self.met if met.lemma == known.lemma]
        if not found and known.lemma in STUDIES:
            found = [met for met in self.met if met.lemma in STUDIES]
        if not found or parts.introduced:
            return None
        owner, row = found[-1].issuer, found[-1].row
        if owner is None or self.directory.words.apart(row, parts.head) > REMEMBERED_FOR:
            return None
        self.met.append(_Met(known.lemma, owner, row, wrote=found[-1].wrote))
        if known.issued or found[-1].wrote:
            return Referent(owner, "nominal", 0.85, (row, row + 1))
        entity = Entity(None, noun_kind="document", affiliation=owner.name)
        return Referent(entity, "nominal", 0.88, (row, row + 1))

    def _maker(self, row: int) -> Entity | None:
        """“Marsh sent a letter”, “a letter signed by Marsh”: who issued it, where one alone did."""
        words = self.directory.words
        verb, maker = words.head[row], None
        if words.dep[row] == "dobj" and words.lower[verb] in ISSUING:
            maker = self._subject(verb)
        for kid in words.kids[row]:
            if words.dep[kid] == "acl" and words.lower[kid] in ISSUING:
                by = words.child(kid, "agent")
                maker = words.child(by, "pobj") if by is not None else maker
        if maker is None or maker not in self.directory.at:
            return None
        mention, entity = self.directory.at[maker]
        first, sentence = mention.first, words.sentence
        while first > 0 and sentence[first - 1] == sentence[mention.first]:
            first -= 1  # with “and” anywhere before, there may be others: titles part their names
        joint = {"and", "&"}.intersection(words.lower[first : mention.first])
        several = words.child(maker, "conj") is not None or bool(joint)
        if several or entity.name is None or mention.label == "NORP" or entity.plural:
            return None
        return entity

    def _subject(self, verb: int) -> int | None:
        """“Marsh led the council in sending”: the subject of the verb, or of the one above it."""
        words = self.directory.words
        for _ in range(4):
            if words.child(verb, "nsubjpass") is not None:
                return None
            if (subject := words.child(verb, "nsubj")) is not None:
                return subject
            if words.dep[verb] not in LINKS:
                return None
            verb = words.head[verb]
        return None

    def _titled(self, lemma: str) -> Referent | None:
        """“The report says”, where the article has named one document so, or as a study."""
        alike = STUDIES if lemma in STUDIES else {lemma}
        found = {
            entity: row
            for word in alike
            for entity, row in self.discourse.called(word)
            if entity.kind == "document" and alike & set(entity.words[-1:])
        }
        if len(found) != 1:
            return None
        ((entity, row),) = found.items()
        return Referent(entity, "nominal", 0.8, (row, row + 1))

    def _issuer(self, lemma: str) -> Referent | None:
        words: Words = self.directory.words
        for entity, first, last in reversed(self.issued):
            said = set(words.lower[first:last])
            if lemma in said or (lemma in RELEASES and said & RELEASES):
                return Referent(entity, "nominal", 0.92, (first, last))
        return None
