"""What a percentage is of, by dependency, apposition and brackets."""

import re

from spacy.tokens import Token

from pipeline.components.extensions import characters, text_of
from pipeline.components.phrases import (
    CLIMBED,
    PRONOUNS,
    governor,
    noun_phrase,
    subject,
    tokens,
    whole_phrase,
)
from pipeline.components.readings import Reading
from pipeline.quantities.fractions import PARTS
from pipeline.quantities.times import when
from pipeline.records import Span
from pipeline.resources import words

BINDERS = words("percentages", "binder")
OPINIONS = words("percentages", "opinion")
BREAKS = frozenset({":", ";", "…", "..."})
SHARES = words("percentages", "share")
LEVELS = words("percentages", "level")
POINTERS = words("percentages", "pointer")
GLOSSED = 12  # tokens between a share in words and the bracket that says it in figures
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
    if reading.ticked():
        return None
    if reading.glosses():
        return _glossed(reading)
    if reading.figure.rule == "share":
        return _halved(reading)
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
        return apposed or (_affected(reading, verb) if verb is not None else None)
    if following is not None and following.tag_[:1] in {"N", "J"}:
        return _rate(reading, following)
    return _level(reading)


def _glossed(reading: Reading) -> Span | None:
    """``black voters (35%)``, ``about half (51%) of those``: the phrase before the bracket."""
    doc, bracket = reading.doc, reading.bracket()
    if bracket is None or bracket <= reading.sentence.start or reading.compared():
        return None
    noun, before, end = doc[bracket - 1], reading.before, reading.sentence.end
    closed = reading.last + 1 < end and doc[reading.last].text == ")"
    if closed and doc[reading.last + 1].lower_ == "of" and noun.tag_[0] != "V":
        return object_of(reading, doc[reading.last + 1])
    floor = tokens(doc, before.start, before.end)[1] if before else 0
    if before is not None and before.form in {"fraction", "ratio"} and floor < bracket:
        first = floor + (doc[floor].lower_ == "of")
        if first < bracket <= floor + GLOSSED:
            return characters(doc, first, bracket)
    if (
        noun.tag_[0] != "N"
        or noun.tag_ == "NNP"
        or noun.lower_ in PARTS.keys() | SHARES | {"none", "nobody"}
    ):
        return None
    if noun.dep_ == "pobj" and noun.head.head.tag_[0] == "V" and group(noun) is noun:
        return None  # "was developed in a lab (30%)"
    first = max(group(noun).left_edge.i, floor)
    return characters(doc, first, bracket) if first < bracket else None


def group(noun: Token) -> Token:
    """Return the people that a noun before a bracket tells more of: ``those with a degree``."""
    head = noun.head
    if noun.dep_ == "pobj" and head.head.tag_ == "NNS":
        return head.head
    verb = head.head if noun.dep_ == "pobj" else head
    return verb.head if verb.dep_ == "relcl" and verb.head.i < noun.i else noun


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
        if child.dep_ == "dobj" and not measured and not reading.first <= child.i < reading.last:
            first, last = whole_phrase(child)
            if last <= reading.first:
                return characters(reading.doc, first, last)
    return subject_of(reading, verb)


def _level(reading: Reading) -> Span | None:
    """``margins of 3 to 4 per cent``, ``turnout was 61%``, ``held its key rate at 3.75%``."""
    doc, first = reading.doc, reading.first
    before = doc[first - 1] if first > reading.sentence.start else None
    if before is not None and before.lower_ == "of" and first - 2 >= reading.sentence.start:
        noun = doc[first - 2]
        if noun.tag_[:1] == "N" and reading.offer() is None:
            return characters(doc, *noun_phrase(noun, complements=False))
    verb = governor(reading.anchor, limit=3)
    if verb is None or reading.bracket() is not None:
        return None
    if before is not None and before.lower_ == "at":
        return _affected(reading, verb)
    return subject_of(reading, verb) if verb.lower_ in LEVELS else None


def _bound(reading: Reading, head: Token) -> Span | None:
    """``an increase in wage rates``: the first object that is no time."""
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in BINDERS and child.i < reading.sentence.end:
            found = object_of(reading, child)
            if found is not None and not when(text_of(reading.doc), child.idx, found.end):
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


def object_of(reading: Reading, preposition: Token) -> Span | None:
    """Return the object of ``preposition``, unless it holds the figure or the next one."""
    for child in preposition.rights:
        if child.dep_ in {"pobj", "pcomp"}:
            first, last = noun_phrase(child)
            last = _over_nouns(reading, child, last)
            apart = last <= reading.first or first >= reading.last
            found = characters(reading.doc, first, last) if apart else None
            after = reading.after
            return None if found and after and found.start <= after.start < found.end else found
    return None


def _over_nouns(reading: Reading, noun: Token, last: int) -> int:
    """Return the end of ``women voters``, where the parse ends at the first of two nouns."""
    doc, end = reading.doc, reading.sentence.end
    while noun.tag_ == "NNS" and noun.i == last - 1 and last < end and doc[last].tag_ == "NNS":
        noun, last = doc[last], last + 1
    return last


def _rate(reading: Reading, following: Token) -> Span | None:
    """``10% inflation``, ``a 26% stake in the paper``: what the figure modifies."""
    head = reading.anchor
    for _ in range(3):
        head = head.head
        if head.i >= following.i:
            break
    if head.tag_ not in {"NN", "NNS"} or not following.i <= head.i < reading.last + 6:
        return None
    if head.lower_ in SHARES:
        return _bound(reading, head)
    return characters(reading.doc, following.i, noun_phrase(head)[1])


def subject_of(reading: Reading, verb: Token, climbed: frozenset[str] = CLIMBED) -> Span | None:
    """Return the whole subject of ``verb``; a pronoun, or the figure's own phrase, is none."""
    found = subject(verb, climbed)
    if found is None or found.sent.start != reading.sentence.start:
        return None
    if found.tag_ in PRONOUNS or found.lower_ in POINTERS:
        return None
    first, last = whole_phrase(found)
    if first < reading.last and reading.first < last:
        return None
    between = reading.doc[min(last, reading.first) : reading.first]
    if any(token.text in BREAKS for token in between):
        return None
    return characters(reading.doc, first, last)
