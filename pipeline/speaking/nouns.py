"""What a common noun or a title says of a source: its kind, gender and number."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from pipeline.resources import lexicon

Gender = Literal["male", "female"]
NounKind = Literal["person", "organization", "document", "group"]

# Derivations that name a person by what the person does: Marchand, Categories and Types (1969).
AGENT = ("ist", "ologist", "ician", "woman", "man", "person", "maker", "holder", "goer", "keeper")
PLURALS = {"women": "woman", "men": "man", "children": "child", "people": "people"}


@dataclass(frozen=True, slots=True)
class Noun:
    """An entry of ``lexicons/speakers.jsonl``.

    ``speaks_for``: a voice of another (spokesman); ``issued``: a document that speaks for who
    issued it (statement); ``relational``: named from another's side (wife, friend); ``surname``: a
    name too (king).
    """

    lemma: str
    kind: NounKind
    gender: Gender | None = None
    speaks_for: bool = False
    issued: bool = False
    relational: bool = False
    surname: bool = False


@cache
def entries() -> dict[str, Noun]:
    """Return the nouns that sources are headed by, by lemma."""
    return {entry["lemma"]: Noun(**entry) for entry in lexicon("speakers") if "kind" in entry}


@cache
def noun(word: str) -> Noun | None:
    """Return what the lower-case singular or plural ``word`` names, or None.

    A woman or man in the second half of a compound gives the gender (“tribeswoman”).
    """
    for lemma in _lemmas(word):
        if found := entries().get(lemma):
            return found
    tail = word.rsplit("-", 1)[-1]
    if tail != word:
        return noun(tail)
    if len(word) > 5 and word.endswith(AGENT):
        gender: Gender | None = "female" if word.endswith("woman") else None
        return Noun(word, "person", gender)
    return None


def _lemmas(word: str) -> tuple[str, ...]:
    if word in PLURALS:
        return (PLURALS[word],)
    if word.endswith("men"):
        return word, word[:-2] + "an"
    if word.endswith("ies"):
        return word, word[:-3] + "y"
    if word.endswith("s"):
        return word, word[:-1], word[:-2]
    return (word,)


@dataclass(frozen=True, slots=True)
class Title:
    """An entry of ``lexicons/titles.jsonl``: a form of address before a name."""

    title: str
    role: str | None = None
    gender: Gender | None = None


@cache
def titles() -> dict[tuple[str, ...], Title]:
    """Return the titles by their lower-case words."""
    return {tuple(entry["title"].split()): Title(**entry) for entry in lexicon("titles")}


@cache
def given_names() -> dict[str, Gender | None]:
    """Return given names with the gender nearly all of their bearers have, or None."""
    return {entry["name"]: entry.get("gender") for entry in lexicon("given_names")}


@cache
def nicknames() -> dict[str, frozenset[str]]:
    """Return the names that stand for one another, both ways (william: bill, will)."""
    both: dict[str, set[str]] = {}
    for entry in lexicon("nicknames"):
        for short in entry["nicknames"]:
            both.setdefault(entry["name"], set()).add(short)
            both.setdefault(short, set()).add(entry["name"])
    return {name: frozenset(others) for name, others in both.items()}
