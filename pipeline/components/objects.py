"""Objects and subjects as what a percentage is of: ``of those who voted``, ``sales fell 12%``."""

from spacy.tokens import Token

from pipeline.components.extensions import characters
from pipeline.components.phrases import CLIMBED, PRONOUNS, noun_phrase, subject, whole_phrase
from pipeline.components.readings import Reading
from pipeline.records import Span
from pipeline.resources import words

EMPTY = frozenset({"reality", "answer", "truth"})
POINTERS = words("percentages", "pointer")
ABSTRACT = words("percentages", "abstract")
NAMED = frozenset({"ORG", "PERSON", "GPE"})
COMMA = 4  # tokens before a figure in which the comma of its clause stands
HYPHENS = frozenset({"-", "‐", "‑"})
BREAKS = frozenset({":", ";", "…", "..."})


def object_of(reading: Reading, preposition: Token) -> Span | None:
    """Return the object of ``preposition``, unless it holds the figure or the next one."""
    for child in preposition.rights:
        if child.dep_ in {"pobj", "pcomp"}:
            if child.tag_ in {"WP", "WDT"}:
                return _antecedent(reading)
            first, last = noun_phrase(child)
            last = max(_over_nouns(reading, child, last), _restricted(reading, child))
            apart = last <= reading.first or first >= reading.last
            apart = apart and (last >= len(reading.doc) or reading.doc[last].tag_ != "POS")
            found = characters(reading.doc, first, last) if apart else None
            after = reading.after
            return None if found and after and found.start <= after.start < found.end else found
    return None


def _antecedent(reading: Reading) -> Span | None:
    """``older voters, only 6 percent of whom``: the noun before the comma."""
    doc, floor = reading.doc, max(reading.sentence.start, reading.first - COMMA)
    comma = next((at for at in range(reading.first - 1, floor, -1) if doc[at].text == ","), None)
    noun = doc[comma - 1] if comma is not None else None
    if noun is None or noun.tag_ not in {"NN", "NNS"}:
        return None
    return characters(doc, *noun_phrase(noun))


def _restricted(reading: Reading, noun: Token) -> int:
    """Return the end of the clause that says who ``those`` are: ``of those who voted``."""
    if noun.lower_ not in POINTERS | {"people"} or noun.tag_[0] == "W":
        return noun.i + 1
    for clause in noun.rights:
        if clause.dep_ in {"acl", "relcl"} and noun.i + 1 == clause.left_edge.i:
            last = min(clause.right_edge.i + 1, reading.sentence.end)
            inside = reading.doc[noun.i + 1 : last]
            return next((t.i for t in inside if t.is_punct and t.text not in HYPHENS), last)
    return noun.i + 1


def _over_nouns(reading: Reading, noun: Token, last: int) -> int:
    """Return the end of ``women voters``, where the parse ends at the first of two nouns."""
    doc, end = reading.doc, reading.sentence.end
    while noun.tag_ == "NNS" and noun.i == last - 1 and last < end and doc[last].tag_ == "NNS":
        noun, last = doc[last], last + 1
    return last


def unnamed(reading: Reading, verb: Token) -> Span | None:
    """``Sales fell 4%``; ``Harrow Mills fell 4%`` says whose figure it is and not of what."""
    found = subject(verb)
    if found is not None and found.ent_type_ in NAMED:
        common = found.tag_ not in {"NNP", "NNPS"} or found.lower_ in ABSTRACT
        if not common and not any(child.tag_ == "DT" for child in found.lefts):
            return None
    return subject_of(reading, verb)


def subject_of(reading: Reading, verb: Token, climbed: frozenset[str] = CLIMBED) -> Span | None:
    """Return the whole subject of ``verb``; a pronoun, or the figure's own phrase, is none."""
    found = subject(verb, climbed)
    if found is None or found.sent.start != reading.sentence.start:
        return None
    if found.tag_ in PRONOUNS or found.lower_ in POINTERS or found.lower_ in EMPTY:
        return None
    first, last = whole_phrase(found)
    last = min(last, verb.i) if found.i < verb.i else last
    if first < reading.last and reading.first < last:
        return None
    between = reading.doc[min(last, reading.first) : reading.first]
    if any(token.text in BREAKS for token in between):
        return None
    return characters(reading.doc, first, last)
