"""Whose figure a percentage is: the subject of the verb that takes it, or the name beside it."""

from spacy.tokens import Token

from pipeline.components.extensions import characters, text_of
from pipeline.components.glosses import SHARES, group
from pipeline.components.objects import object_of, subject_of
from pipeline.components.pay_words import FIRM, TITLE, WORKER
from pipeline.components.phrases import CLIMBED, SUBJECTS, noun_phrase, subject
from pipeline.components.readings import Reading
from pipeline.components.shares import PEOPLE
from pipeline.quantities.changes import WORDS
from pipeline.quantities.times import when
from pipeline.records import Span
from pipeline.resources import words

ABSTRACT = words("percentages", "abstract") | frozenset(WORDS)
TAKING = words("percentages", "taking")
PARTIES = PEOPLE | TITLE | WORKER | FIRM | words("percentages", "party")
AGENTS = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC"})
AMONG = frozenset({"from", "among", "across"})
STANDING = words("percentages", "standing")
REPORTING = words("percentages", "reporting")
SOURCES = words("percentages", "source")
OWN = CLIMBED - {"ccomp"}  # clauses that share their verb's subject
# The edges by which a figure's phrase hangs on the verb that takes it.
TAKEN = frozenset(
    "nummod quantmod compound amod nmod npadvmod appos conj dobj attr oprd acomp advmod pobj prep "
    "dative punct".split()
)
CLIMB = 7


def party(reading: Reading, offer: Token | None) -> Span | None:
    """Return whose figure it is: the subject of the verb that takes it, or the name beside it."""
    if offer is not None:
        return characters(reading.doc, *noun_phrase(offer, complements=False))
    owner = reading.possessor()
    if owner is not None:
        return characters(reading.doc, *noun_phrase(owner))
    beside = _for_whom(reading) or _named(reading) or reading.listed()
    if beside is not None or reading.bracket() is not None or _nominal(reading):
        return beside
    verb = _taker(reading.anchor)
    if verb is None or _reported(verb) or reading.conditional():
        return None
    given = _given(reading, verb)
    if given is not None:
        return characters(reading.doc, *noun_phrase(given))
    teller = subject(verb, OWN)
    if teller is None or teller.lower_ in SOURCES:
        return None
    return subject_of(reading, verb, OWN) if _may_have(teller, verb) else None


def _given(reading: Reading, verb: Token) -> Token | None:
    """``gave Reyes a 55% chance``: to whom, if the figure is in what is given."""
    objects = [child for child in verb.rights if child.dep_ == "dobj"]
    first = reading.first
    whole = any(child.left_edge.i <= first < child.i + 2 for child in objects)
    takers = (child for child in verb.rights if child.dep_ == "dative" and child.i < first)
    return next((child for child in takers if child.tag_[0] == "N" and whole), None)


def _may_have(holder: Token, verb: Token) -> bool:
    """Say whether a subject has the figure: people, bodies and names; of a thing what it ``has``.

    ``Turnout topped 9%`` and ``The crisis pushed the jobless rate to 14.7%`` tell of nobody’s.
    """
    if holder.lower_ in ABSTRACT:
        return verb.lower_ in TAKING
    named = holder.ent_type_ in AGENTS or holder.tag_ in {"NNP", "NNPS"}
    return named or holder.lower_ in PARTIES or verb.lower_ in TAKING


def _reported(verb: Token) -> bool:
    """Say whether the subject of ``verb`` tells of the figure: ``said``, ``expects people to``."""
    for _ in range(CLIMB):
        if verb.lower_ in REPORTING:
            return True
        if any(child.dep_ in SUBJECTS for child in verb.lefts) or verb.dep_ not in OWN:
            return False
        verb = verb.head
    return False


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
    """``against 17% for gas``, ``9% from supporters of the mayor``: who has the figure."""
    doc, last = reading.doc, reading.last
    if last >= reading.sentence.end or doc[last].lower_ not in {"for", *AMONG}:
        return None
    found = object_of(reading, doc[last])
    if doc[last].lower_ in AMONG:
        heads = (child for child in doc[last].rights if child.dep_ == "pobj")
        people = any(head.lower_ in PARTIES or head.ent_type_ == "NORP" for head in heads)
        return found if people and reading.change()[0] is None else None
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
    beside = name.ent_type_ in {"PERSON", "ORG"} and doc[at].lower_ == "at"
    if name.tag_ != "NNP" or (bracket is None and doc[at].head.tag_[0] == "V" and not beside):
        return None
    if name.ent_type_ == "DATE" or (bracket is not None and group(name) is not name):
        return None
    if name.dep_ == "pobj" and name.head.lower_ not in {"for", "to", "by", "against", "with"}:
        return None  # "news about the U.S. (48%)"
    return characters(doc, *_name(name))


def _name(last: Token) -> tuple[int, int]:
    first = last.i
    while first > last.sent.start and last.doc[first - 1].tag_ == "NNP":
        first -= 1
    return first, last.i + 1
