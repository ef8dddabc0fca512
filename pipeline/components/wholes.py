"""What a percentage is of, by dependency, apposition and brackets."""

import re

from spacy.tokens import Token

from pipeline.components.extensions import characters, text_of
from pipeline.components.glosses import SHARES, aside, glossed, is_aside
from pipeline.components.objects import object_of, unnamed
from pipeline.components.phrases import (
    governor,
    noun_phrase,
    tokens,
    whole_phrase,
)
from pipeline.components.readings import Reading
from pipeline.quantities.changes import WORDS
from pipeline.quantities.times import when
from pipeline.records import Span
from pipeline.resources import words

BINDERS = words("percentages", "binder")
OPINIONS = words("percentages", "opinion")
TRAITS = words("percentages", "trait")
MEASURES = words("percentages", "measure")
RECORDS = words("percentages", "record")
LEVELS = words("percentages", "level")
# The edges by which a level hangs on its verb: "turnout was about 61%".
LEVEL = frozenset("nummod quantmod compound amod nmod npadvmod attr acomp dobj oprd conj".split())
APPOSED = re.compile(r",\s(?:up|down)\s(?:by\s)?(?:about\s|nearly\s|almost\s|some\s)?")


def of(reading: Reading, head: Token | None) -> Span | None:
    """Return what the figure is a percentage of; ``head`` is its word of change, or None."""
    found = _whole(reading, head)
    return _unopined(reading, found) if found else None


def _unopined(reading: Reading, found: Span) -> Span | None:
    """Return ``found`` up to a verb of opinion that the tagger took for a noun.

    “48% of voters disapprove of the mayor”, “52% disapprove of the law”.
    """
    first, last = tokens(reading.doc, found.start, found.end)
    for at in range(first, last):
        if reading.doc[at].lower_ in OPINIONS:
            return characters(reading.doc, first, at) if at > first else None
    return found


def _whole(reading: Reading, head: Token | None) -> Span | None:
    doc, last, sentence = reading.doc, reading.last, reading.sentence
    following = doc[last] if last < sentence.end else None
    if following is not None and following.lower_ == "of":
        return object_of(reading, following)
    if following is not None and following.lower_ in WORDS and _attributive(following):
        return characters(doc, last + 1, noun_phrase(following.head)[1])
    if reading.parted():
        return object_of(reading, doc[last + 1])
    if reading.ticked():
        return None
    if reading.glosses():
        return glossed(reading)
    if is_aside(reading):
        return aside(reading)
    if reading.figure.rule == "share":
        return _halved(reading)
    if head is not None and head.i >= last and _attributive(head):
        return characters(doc, head.i + 1, noun_phrase(head.head)[1])
    if head is not None and head.tag_.startswith("N"):
        return (
            _premodifier(reading, head)
            or _bound(reading, head)
            or (_binding(reading, following) if following is not None else None)
            or _compound(reading, head)
        )
    if following is not None and following.lower_ == "off":
        return _off(reading, following)
    if head is not None:
        verb = head if head.tag_.startswith("V") else governor(head)
        apposed = _apposed(reading)
        if verb is None and head.i > sentence.start and doc[head.i - 1].tag_ in {"NN", "NNS"}:
            return characters(doc, *noun_phrase(doc[head.i - 1]))  # "Jobless rate down to 8%"
        return apposed or (_affected(reading, verb) if verb is not None else None)
    if following is not None and following.tag_[:1] in {"N", "J"}:
        trait = following.lower_ in TRAITS
        return _rate(reading, following) or (_level(reading) if trait else None)
    return _level(reading)


def _attributive(word: Token) -> bool:
    """``26 percent more mentions than``, ``a 40% higher chance``, ``a 20% increased risk``."""
    noun = word.head
    ahead = word.i < noun.i < word.sent.end and noun.tag_[0] == "N"
    return ahead and word.tag_ in {"JJR", "JJ", "VBN"}


def _halved(reading: Reading) -> Span | None:
    """``half the public``: the noun that the share stands before."""
    head = reading.anchor
    for _ in range(3):
        head = head.head
        if head.i >= reading.last and head.tag_[0] == "N":
            return characters(reading.doc, reading.last, noun_phrase(head)[1])
    return None


def _apposed(reading: Reading) -> Span | None:
    """``sales of 343 million yen, down 6%``: what the amount before the comma is of."""
    before, doc = reading.before, reading.doc
    if before is None or not APPOSED.fullmatch(
        text_of(doc), before.end, max(before.end, reading.figure.start)
    ):
        return None
    at = tokens(doc, before.start, before.end)[0] - 1
    while at > reading.sentence.start and doc[at].tag_ in {"RB", "JJ"}:
        at -= 1
    noun = doc[at - 1] if at > reading.sentence.start else None
    if noun is None or doc[at].lower_ != "of" or noun.tag_[0] != "N":
        return None
    return characters(doc, *noun_phrase(noun, complements=False))


def _off(reading: Reading, off: Token) -> Span | None:
    """``shave 1.4 percent off of output``."""
    return object_of(reading, off) or next(
        (object_of(reading, child) for child in off.rights if child.dep_ == "prep"), None
    )


def _affected(reading: Reading, verb: Token) -> Span | None:
    """``cut its workforce by 12%``: the object, else the subject (``sales fell 12%``)."""
    before = reading.before
    for child in verb.rights:
        measured = before is not None and before.start <= child.idx < before.end
        measured = measured or child.lower_ in RECORDS  # "set a record at $168, up 6%"
        if child.dep_ == "dobj" and not measured and not reading.first <= child.i < reading.last:
            first, last = whole_phrase(child)
            if last <= reading.first:
                return characters(reading.doc, first, last)
    return unnamed(reading, verb)


def _level(reading: Reading) -> Span | None:
    """``margins of 3 to 4 per cent``, ``turnout was 61%``, ``held its key rate at 3.75%``."""
    doc, first = reading.doc, reading.first
    before = doc[first - 1] if first > reading.sentence.start else None
    if before is not None and before.lower_ == "of" and first - 2 >= reading.sentence.start:
        noun = doc[first - 2]
        if noun.tag_[:1] == "N" and reading.offer() is None and reading.lead == first:
            return characters(doc, *noun_phrase(noun, complements=False))
    if reading.bracket() is not None:
        return None
    if before is not None and before.lower_ == "at":
        return _affected(reading, before.head) if before.head.tag_[0] == "V" else None
    if before is not None and (moved := _moved(reading)) is not None:
        return moved
    verb = _levelled(reading.anchor)
    return unnamed(reading, verb) if verb is not None and verb.lower_ in LEVELS else None


def _moved(reading: Reading) -> Span | None:
    """``pushed the jobless rate to a staggering 14.7%``, ``forecasts were scaled back to 4%``."""
    to = reading.anchor.head
    verb = to.head
    if to.lower_ != "to" or to.dep_ != "prep" or verb.tag_[0] != "V" or to.i >= reading.first:
        return None
    passive = any(child.dep_ == "nsubjpass" for child in verb.lefts)
    if not passive and not any(child.dep_ == "dobj" for child in verb.rights):
        return None
    return _affected(reading, verb)


def _levelled(anchor: Token) -> Token | None:
    """Return the verb that the figure is a complement of, not one that its phrase hangs on."""
    token = anchor
    for _ in range(3):
        if token.head is token or token.dep_ not in LEVEL:
            return None
        token = token.head
        if token.tag_[0] == "V":
            return token
    return None


def _bound(reading: Reading, head: Token, *, climbed: bool = False) -> Span | None:
    """``an increase in wage rates``: the first object that is no time."""
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in BINDERS and child.i < reading.sentence.end:
            found = object_of(reading, child)
            if found is not None and not when(text_of(reading.doc), child.idx, found.end):
                return found
            if found is not None and not climbed:  # "growth in the quarter in the economy"
                time = next((inner for inner in child.rights if inner.dep_ == "pobj"), None)
                found = _bound(reading, time, climbed=True) if time is not None else None
                if found is not None:
                    return found
    return None


def _binding(reading: Reading, following: Token) -> Span | None:
    """``a reduction of 8.2 percent in funding``."""
    found = object_of(reading, following) if following.lower_ in BINDERS else None
    timed = found and when(text_of(reading.doc), following.idx, found.end)
    return None if timed else found


def _compound(reading: Reading, head: Token) -> Span | None:
    """``market rate increases of 23 percent``."""
    nouns = [child for child in head.lefts if child.dep_ == "compound"]
    if not nouns or head.i >= reading.first:
        return None
    return characters(reading.doc, nouns[0].left_edge.i, head.i)


def _premodifier(reading: Reading, head: Token) -> Span | None:
    """``a 5% wage increase``."""
    if reading.last < head.i and reading.doc[reading.last].tag_[:1] in {"N", "J"}:
        return characters(reading.doc, reading.last, head.i)
    return None


def _rate(reading: Reading, following: Token) -> Span | None:
    """``10% inflation``, ``a 26% stake in the paper``: what the figure modifies."""
    head = reading.anchor
    for _ in range(3):
        head = head.head
        if head.i >= following.i:
            break
    if head.tag_ not in {"NN", "NNS", "NNPS"} or not following.i <= head.i < reading.last + 6:
        return None
    if head.lower_ in SHARES:
        market = following.tag_ == "NN" and following.i == head.i - 1
        return _bound(reading, head) or (
            characters(reading.doc, following.i, head.i) if market else None
        )
    last = noun_phrase(head)[1]
    if head.lower_ in TRAITS or (head.lower_ in MEASURES and last == following.i + 1):
        return None  # "48% female", "the 38 percent figure"
    return characters(reading.doc, following.i, last)
