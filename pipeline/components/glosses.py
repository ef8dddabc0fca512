"""What a percentage that glosses a phrase is of: in a bracket, between dashes, behind a label."""

import re

from spacy.tokens import Token

from pipeline.components.extensions import characters, text_of
from pipeline.components.objects import object_of
from pipeline.components.phrases import noun_phrase, tokens
from pipeline.components.readings import Reading
from pipeline.quantities.fractions import PARTS
from pipeline.records import Span
from pipeline.resources import words

SHARES = words("percentages", "share")
JUDGING = words("percentages", "judging")
TRAITS = words("percentages", "trait")
MULTIPLES = frozenset({"many", "much", "more", "fewer", "twice"})
WITH = frozenset({"with", "without", "in", "from", "at", "of", "among"})
GLOSSED = 12  # tokens between a share in words and the bracket that says it in figures
DASHES = frozenset({"—", "–", "--", "-"})
LABEL = re.compile(r"\W*(?P<label>[A-Z][\w’'&/ -]{2,50}): ?")


def glossed(reading: Reading) -> Span | None:
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
    if noun.dep_ == "dobj" and noun.head.lower_ in JUDGING:
        return None  # "Majorities view the deficit (65%) as grave"
    timed = noun.ent_type_ in {"DATE", "TIME"}
    if timed or noun.lower_ in TRAITS or any(token.lower_ in MULTIPLES for token in noun.lefts):
        return None  # "got it about right (41%)", "twice as many plants (16%)"
    if noun.dep_ == "pobj" and noun.head.head.tag_[0] == "V" and group(noun) is noun:
        return None  # "was developed in a lab (30%)"
    first = max(group(noun).left_edge.i, floor)
    return characters(doc, first, bracket) if first < bracket else None


def is_aside(reading: Reading) -> bool:
    """Say whether it is an aside: ``Much of that money — 84 percent — came from Harrow``."""
    doc, at, last = reading.doc, reading.first - 1, reading.last
    closed = last < reading.sentence.end and doc[last].text in DASHES
    return closed and at > reading.sentence.start and doc[at].text in DASHES


def aside(reading: Reading) -> Span | None:
    """Return what the noun before the dash names: ``Much of that money — 84 percent —``."""
    noun = reading.doc[reading.first - 2]
    if noun.tag_[0] != "N" or noun.tag_ == "NNP":
        return None
    return characters(reading.doc, *noun_phrase(noun))


def labelled(reading: Reading) -> Span | None:
    """``Jobless rate: 13.3% (expected: 19%)``: the label that the line begins with."""
    text, start = text_of(reading.doc), reading.sentence.start_char
    found = LABEL.fullmatch(text, start, reading.figure.start)
    if found is None:
        return None
    first, last = tokens(reading.doc, found.start("label"), found.end("label"))
    tags = {token.tag_ for token in reading.doc[first:last]}
    noun = bool(tags & {"NN", "NNS"}) and tags <= {
        "NN",
        "NNS",
        "NNP",
        "JJ",
        "HYPH",
        "VBG",
        "IN",
        "DT",
    }
    return characters(reading.doc, first, last) if noun else None


def group(noun: Token) -> Token:
    """Return the people that a noun before a bracket tells more of: ``those with a degree``."""
    head = noun.head
    if noun.dep_ == "pobj" and head.head.tag_ == "NNS" and head.lower_ in WITH:
        return head.head
    verb = head.head if noun.dep_ == "pobj" else head
    return verb.head if verb.dep_ == "relcl" and verb.head.i < noun.i else noun
