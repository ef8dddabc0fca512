"""What a percentage is of, and whose it is, by dependency, apposition and brackets."""

import re

from spacy.tokens import Token

from pipeline.components.extensions import characters, text_of
from pipeline.components.phrases import (
    PRONOUNS,
    governor,
    noun_phrase,
    subject,
    tokens,
    whole_phrase,
)
from pipeline.components.readings import Reading
from pipeline.quantities.changes import WORDS
from pipeline.quantities.fractions import PARTS
from pipeline.quantities.times import when
from pipeline.records import Span
from pipeline.resources import words

BINDERS = words("percentages", "binder")
SHARES = words("percentages", "share")
LEVELS = words("percentages", "level")
STANDING = words("percentages", "standing")
POINTERS = words("percentages", "pointer")
# The edges by which a figure's phrase hangs on the verb that takes it.
TAKEN = frozenset(
    "nummod quantmod compound amod nmod npadvmod appos conj dobj attr oprd acomp advmod pobj prep "
    "dative punct".split()
)
CLIMB = 7
GLOSSED = 12  # tokens between a share in words and the bracket that says it in figures
APPOSED = re.compile(r",\s(?:up|down)\s(?:by\s)?(?:about\s|nearly\s|almost\s|some\s)?")
TICKER = re.compile(r"(?P<name>[A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*){0,4}) [A-Z]{1,6},? [+−-]?$")
OPENER = re.compile(
    r"\W*Of (?P<whole>(?:the|all|those|these|its|his|her|their|our)\b[^,;.]{3,100}),"
)


def of(reading: Reading, head: Token | None) -> Span | None:
    """Return what the figure is a percentage of; ``head`` is its word of change, or None."""
    doc, last, sentence = reading.doc, reading.last, reading.sentence
    following = doc[last] if last < sentence.end else None
    if following is not None and following.lower_ == "of":
        return _object(reading, following)
    if reading.glosses():
        return _glossed(reading)
    if reading.figure.rule == "share":
        return _halved(reading)
    if head is not None and head.tag_.startswith("N"):
        return _bound(reading, head) or _premodifier(reading, head)
    if following is not None and following.lower_ == "off":
        return _off(reading, following)
    if head is not None:
        verb = head if head.tag_.startswith("V") else governor(head)
        apposed = _apposed(reading)
        return apposed or (_affected(reading, verb) if verb is not None else None)
    if following is not None and following.tag_[:1] in {"N", "J"}:
        return _rate(reading, following)
    return _level(reading) or _opened(reading)


def party(reading: Reading, offer: Token | None) -> Span | None:
    """Return whose figure it is: the subject of the verb that takes it, or the name beside it."""
    if offer is not None:
        return characters(reading.doc, *noun_phrase(offer, complements=False))
    beside = _for_whom(reading) or _named(reading) or _listed(reading)
    if beside is not None or reading.bracket() is not None or _nominal(reading):
        return beside
    verb = _taker(reading.anchor)
    return _subject(reading, verb) if verb is not None else None


def _nominal(reading: Reading) -> bool:
    """``the interests of the 1%``: the figure names a group."""
    doc, first, last = reading.doc, reading.first, reading.last
    behind = doc[last].tag_[0] if last < reading.sentence.end else "."
    return first > reading.sentence.start and doc[first - 1].lower_ == "the" and behind not in "NJ"


def _taker(anchor: Token) -> Token | None:
    """Return the verb whose object, complement or adverbial the figure is.

    A preposition on a noun leads nowhere (``the mistakes of 10% inflation``) unless the figure is
    its object (``ratings of 30%``) or the noun a change or a share (``a stake in 9% of it``).
    """
    token = anchor
    for _ in range(CLIMB):
        head = token.head
        if head is token or token.dep_ not in TAKEN:
            return None
        if token.dep_ == "prep" and head.tag_[0] == "N":
            valued = token.lower_ == "of" and token.i >= anchor.left_edge.i - 1
            if not valued and head.lower_ not in WORDS and head.lower_ not in SHARES:
                return None
        if head.tag_[0] == "V":
            return head if head.dep_ != "prep" else None  # "compared with 63% of them"
        token = head
    return None


def _for_whom(reading: Reading) -> Span | None:
    """``against 17% for gas``, ``55 percent for network news``: who has the figure."""
    doc, last = reading.doc, reading.last
    if last >= reading.sentence.end or doc[last].lower_ != "for":
        return None
    found = _object(reading, doc[last])
    timed = found is not None and when(text_of(doc), doc[last].idx, found.end) is not None
    return None if timed or any(token.like_num for token in doc[last + 1 : last + 4]) else found


def _named(reading: Reading) -> Span | None:
    """``Sal Moreno at 13%``, ``Okafor with 48 percent``, ``Harrow Oil (18 pct)``: a name's."""
    doc, at = reading.doc, reading.first - 1
    bracket = reading.bracket() if reading.glosses() else None
    at = bracket if bracket is not None else at
    if at <= reading.sentence.start or (bracket is None and doc[at].lower_ not in STANDING):
        return None
    name = doc[at - 1]
    if name.tag_ != "NNP" or (bracket is None and doc[at].head.tag_[0] == "V"):
        return None
    if name.ent_type_ == "DATE" or (bracket is not None and _group(name) is not name):
        return None
    return characters(doc, *_name(name))


def _name(last: Token) -> tuple[int, int]:
    first = last.i
    while first > last.sent.start and last.doc[first - 1].tag_ == "NNP":
        first -= 1
    return first, last.i + 1


def _listed(reading: Reading) -> Span | None:
    """``Harrow Mills HRM, +0.28%``: the name before a ticker of the stock exchange."""
    text, end = text_of(reading.doc), reading.figure.start
    floor = max(reading.sentence.start_char, end - 60)
    found = TICKER.search(text[floor:end])
    if found is None:
        return None
    start = floor + found.start("name")
    return Span(start, start + len(found["name"]), found["name"])


def _glossed(reading: Reading) -> Span | None:
    """``black voters (35%)``, ``about half (51%) of those``: the phrase before the bracket."""
    doc, bracket = reading.doc, reading.bracket()
    if bracket is None or bracket <= reading.sentence.start:
        return None
    noun, before, end = doc[bracket - 1], reading.before, reading.sentence.end
    closed = reading.last + 1 < end and doc[reading.last].text == ")"
    if closed and doc[reading.last + 1].lower_ == "of" and noun.tag_[0] != "V":
        return _object(reading, doc[reading.last + 1])
    floor = tokens(doc, before.start, before.end)[1] if before else 0
    if before is not None and before.form in {"fraction", "ratio"} and floor < bracket:
        first = floor + (doc[floor].lower_ == "of")
        if first < bracket <= floor + GLOSSED:
            return characters(doc, first, bracket)
    if noun.tag_[0] != "N" or noun.tag_ == "NNP" or noun.lower_ in PARTS:
        return None
    first = max(_group(noun).left_edge.i, floor)
    return characters(doc, first, bracket) if first < bracket else None


def _group(noun: Token) -> Token:
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
    return _object(reading, off) or next(
        (_object(reading, child) for child in off.rights if child.dep_ == "prep"), None
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
    return _subject(reading, verb)


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
    return _subject(reading, verb) if verb.lower_ in LEVELS else None


def _opened(reading: Reading) -> Span | None:
    """``Of the firms that replied, 76 percent have hired``: the whole opens the sentence."""
    text, start = text_of(reading.doc), reading.sentence.start_char
    found = OPENER.match(text, start, reading.figure.start)
    return Span(*found.span("whole"), found["whole"]) if found else None


def _bound(reading: Reading, head: Token) -> Span | None:
    """``an increase in wage rates``: the first object that is no time."""
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in BINDERS and child.i < reading.sentence.end:
            found = _object(reading, child)
            if found is not None and not when(text_of(reading.doc), child.idx, found.end):
                return found
    return None


def _premodifier(reading: Reading, head: Token) -> Span | None:
    """``a 5% wage increase``."""
    if reading.last < head.i and reading.doc[reading.last].tag_[:1] in {"N", "J"}:
        return characters(reading.doc, reading.last, head.i)
    return None


def _object(reading: Reading, preposition: Token) -> Span | None:
    for child in preposition.rights:
        if child.dep_ in {"pobj", "pcomp"}:
            first, last = noun_phrase(child)
            apart = last <= reading.first or first >= reading.last
            found = characters(reading.doc, first, last) if apart else None
            after = reading.after
            return None if found and after and found.start <= after.start < found.end else found
    return None


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


def _subject(reading: Reading, verb: Token) -> Span | None:
    """Return the whole subject of ``verb``; a pronoun, or the figure's own phrase, is none."""
    found = subject(verb)
    if found is None or found.sent.start != reading.sentence.start:
        return None
    if found.tag_ in PRONOUNS or found.lower_ in POINTERS:
        return None
    first, last = whole_phrase(found)
    if first < reading.last and reading.first < last:
        return None
    between = reading.doc[min(last, reading.first) : reading.first]
    if any(token.text == ":" for token in between):
        return None
    return characters(reading.doc, first, last)
