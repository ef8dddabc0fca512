"""Noun phrases that sources are: what stands around their head."""

from dataclasses import dataclass

from pipeline.speaking.directory import Directory
from pipeline.speaking.entities import Entity
from pipeline.speaking.nouns import noun

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
OWNERS = frozenset("for of at from by with in".split())
INTRODUCING = frozenset({"prep", "relcl", "acl"})
MODIFIERS = frozenset({"compound", "amod", "nmod", "poss", "nummod", "det"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: its left edge, head, determiner and the names it hangs on.

    ``introduced``: it goes on to say which one (“the dean of the school”), ``restricted``: by what
    that one does (“the worker directing traffic”).
    """

    first: int
    head: int
    definite: bool
    possessed: bool
    plural: bool
    modifiers: frozenset[str]
    owner: Entity | None
    compound: Entity | None
    introduced: bool
    restricted: bool


def phrase(directory: Directory, head: int) -> Phrase:
    """Return the noun phrase headed by the row ``head``."""
    words = directory.words
    first, owner, compound, possessed = head, None, None, False
    modifiers: set[str] = set()
    definite = False
    for kid in words.kids[head]:
        if kid < head and words.dep[kid] in MODIFIERS:
            first = min(first, words.subtree(kid)[0])
            definite = definite or words.lower[kid] in DEFINITE
            modifiers.update(words.lower[kid : kid + 1])
            if words.dep[kid] == "poss":
                possessed = True
            if kid in directory.at and directory.at[kid][0].label != "NORP":
                named = directory.at[kid][1]
                if words.dep[kid] == "poss":
                    owner = owner or named
                else:
                    compound = compound or named
    return Phrase(
        first, head, definite, possessed, words.tag[head] in {"NNS", "NNPS"},
        frozenset(modifiers), owner or _after(directory, head), compound,
        introduced=any(k > head and words.dep[k] in INTRODUCING for k in words.kids[head]),
        restricted=any(k > head and words.dep[k] == "acl" for k in words.kids[head]),
    )  # fmt: skip


def _after(directory: Directory, head: int) -> Entity | None:
    """“a spokesperson for Vesta AI”, “a report by the Harbour Trust”."""
    words = directory.words
    for kid in words.kids[head]:
        if kid > head and words.lower[kid] in OWNERS:
            owner = words.child(kid, "pobj")
            if owner is not None and owner not in directory.at and noun(words.lower[owner]):
                owner = words.child(owner, "appos")  # “by analysts Halden Research”
            if owner is not None and owner in directory.at:
                joint = words.child(owner, "conj") is not None
                return None if joint else directory.at[owner][1]
    return None


def affiliation(parts: Phrase) -> str | None:
    """Return the name of what the phrase belongs to: “the Harbour Trust’s chief”."""
    for named in (parts.owner, parts.compound):
        if named is not None:
            return named.name
    return None
