"""Changes by a multiple as percentages: ``doubled`` is an increase of 100 per cent."""

import re
from decimal import Decimal
from typing import Literal

from spacy.tokens import Doc, Token

from pipeline.components.extensions import characters, text_of
from pipeline.components.phrases import PRONOUNS, subject, whole_phrase
from pipeline.quantities import plain
from pipeline.quantities.bounds import before
from pipeline.quantities.changes import forms
from pipeline.quantities.figures import open_ends
from pipeline.quantities.lexemes import lex
from pipeline.quantities.times import near, opening, when
from pipeline.records import Percentage, Span
from pipeline.resources import lexicon, words

TIMES: dict[str, float] = {
    form: row["times"]
    for row in lexicon("percentages")
    if "multiple" in row
    for form in forms(row["multiple"], tuple(row.get("irregular", ())))
}
REACH = 160  # characters before and behind the verb in which its bound and time stand
FOLLOWING = words("percentages", "no_multiple")
GATE = re.compile("|".join(sorted({form[:4] for form in TIMES})), re.IGNORECASE)


def multiples(doc: Doc) -> list[Percentage]:
    """Return a percentage for each verb that multiplies: ``Sales have more than tripled``.

    One that names nothing multiplied (``double and triple down``, ``doubling it``) makes none.
    """
    if not GATE.search(text_of(doc)):
        return []
    verbs = (token for token in doc if token.lower_ in TIMES and _multiplies(token))
    found = (_record(doc, verb) for verb in verbs)
    return [record for record in found if record.of is not None]


def _multiplies(token: Token) -> bool:
    """Say whether the verb multiplies: ``doubled down`` does not, ``doubles`` is a match."""
    following = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    return token.tag_[0] == "V" and following not in FOLLOWING


def _record(doc: Doc, verb: Token) -> Percentage:
    text, sentence = text_of(doc), verb.sent
    floor = max(sentence.start_char, verb.idx - REACH)
    ceiling = min(sentence.end_char, verb.idx + REACH)
    lexemes = lex(text, floor, verb.idx)
    bound, first = before(lexemes, len(lexemes))
    start = lexemes[first].start if first < len(lexemes) and bound != "about" else verb.idx
    times = TIMES[verb.lower_]
    change: Literal["increase", "decrease"] = "increase" if times > 1 else "decrease"
    low, high, low_bound, high_bound = open_ends(bound, Decimal(abs(round(100 * (times - 1)))))
    end = verb.idx + len(verb)
    return Percentage(
        span=Span(start, end, text[start:end]),
        rule="multiple",
        confidence=0.7,
        low=None if low is None else plain(low),
        high=None if high is None else plain(high),
        low_bound=low_bound,
        high_bound=high_bound,
        change=change,
        of=_of(doc, verb),
        when=when(text, end, ceiling)
        or near(text, floor, start)
        or opening(text, sentence.start_char, start),
    )


def _of(doc: Doc, verb: Token) -> Span | None:
    """Return what multiplied: the object, or the subject where there is none."""
    objects = [child for child in verb.rights if child.dep_ == "dobj"]
    found = objects[0] if objects else subject(verb)
    if found is None or found.tag_ in PRONOUNS or found.sent.start != verb.sent.start:
        return None
    return characters(doc, *whole_phrase(found))
