"""What stands behind a lawmaker’s name: “Sen. Odile Marsh (D-Vt.)”, “Piet Lund, R-Ohio,”."""

import re
from functools import cache

from pipeline.resources import lexicon
from pipeline.speaking.directory import Directory
from pipeline.speaking.entities import Entity
from pipeline.speaking.vocabulary import nouns

PARTY = re.compile(r"\s?[(,]\s?([DRI])\.?\s?[-–—,]\s?([A-Z][A-Za-z.]*(?:\s[A-Z][A-Za-z.]+)?)")
PARTIES = {"D": "democrat", "R": "republican", "I": "independent"}
ANY = ("lawmaker", "legislator")
OFFICES = nouns("lawmaker")
HOUSE = ("congressman", "congresswoman")


@cache
def states() -> dict[str, str]:
    """Return the names of states by their short forms, lower case."""
    return {
        short: entry["lemma"] for entry in lexicon("states") for short in entry.get("short", ())
    }


@cache
def state_words() -> frozenset[str]:
    """Return the words that the names of states are made of."""
    return frozenset(word for name in states().values() for word in name.split())


def describe(directory: Directory) -> None:
    """Add to each lawmaker what the article may call one: the party, the state, the office."""
    words = directory.words
    for mention, entity in directory.at.values():
        held = OFFICES & entity.titles
        if held:
            _call(entity, *ANY, *(HOUSE if "representative" in held else ()))
        behind = words.end(mention.last - 1)
        if words.article[behind : behind + 2].strip()[:1] in {"(", ","}:
            _stated(entity, PARTY.match(words.article, behind))


def _stated(entity: Entity, found: re.Match[str] | None) -> None:
    if found is None or entity.kind != "person":
        return
    place = found[2].lower()
    name = states().get(place) or states().get(place.rstrip(".")) or place
    entity.heads.update(name.split())
    _call(entity, PARTIES[found[1]], *ANY)


def _call(entity: Entity, *lemmas: str) -> None:
    entity.heads.update(lemmas)
    for lemma in lemmas:
        entity.call(lemma)
