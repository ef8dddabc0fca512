"""Shares of people in words as percentages: ``a third of voters`` is 33.3 per cent of them.

A share of people is what polls and statistics count, and a text writes it in words or in per cent
as it pleases. A share of anything else (``half of the sugar``) stays a quantity, unless the text
itself says it in per cent in a bracket behind it: ``two-fifths of coverage (43%)``.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from pipeline.components.extensions import text_of
from pipeline.components.pay_words import TITLE, WORKER
from pipeline.components.phrases import tokens
from pipeline.quantities import Figure
from pipeline.resources import words

PEOPLE = words("percentages", "people") | TITLE | WORKER
GROUPS = frozenset({"NNPS", "NNS"})  # Democrats, Americans: with the entity of a people or party
REACH = 80  # characters between a share and the bracket that says it in per cent


def shares(doc: Doc, figures: Iterable[Figure]) -> Iterator[Figure]:
    """Yield the figures, the shares of people among them in per cent."""
    found = list(figures)
    for figure, after in zip(found, (*found[1:], None), strict=False):
        share = figure.form == "fraction" and figure.measure == "number" and figure.unit is None
        if share and (_of_people(doc, figure) or _say(doc, figure) or _glossed(doc, figure, after)):
            yield _percent(figure)
        else:
            yield figure


def _percent(figure: Figure) -> Figure:
    low, high = (None if end is None else 100 * end for end in (figure.low, figure.high))
    return replace(figure, low=low, high=high, measure="percent", rule="share")


def _of_people(doc: Doc, figure: Figure) -> bool:
    """``half of all voters``, ``half the staff``: the head of what the share is of."""
    last = tokens(doc, figure.start, figure.end)[1]
    if last >= len(doc):
        return False
    if doc[last].lower_ == "of":
        heads = [child for child in doc[last].rights if child.dep_ == "pobj"]
    else:
        heads = [
            token for token in (doc[last - 1].head, doc[last - 1].head.head) if token.i >= last
        ]
    return bool(heads) and _are_people(heads[0])


def _say(doc: Doc, figure: Figure) -> bool:
    """``One-fifth still live with their parents``: the subject of a plural verb, people."""
    first, last = tokens(doc, figure.start, figure.end)
    return any(
        token.dep_ == "nsubj" and token.head.tag_ == "VBP" and token.right_edge.i < last
        for token in doc[first:last]
    )


def _are_people(noun: Token) -> bool:
    group = noun.ent_type_ == "NORP" and noun.tag_ in GROUPS
    return noun.lower_ in PEOPLE or group


def _glossed(doc: Doc, share: Figure, after: Figure | None) -> bool:
    """``two-fifths of evening coverage (43%)``."""
    if after is None or after.measure != "percent" or after.start - share.end > REACH:
        return False
    gap = text_of(doc)[share.end : after.start]
    return gap.endswith("(") and not any(mark in gap for mark in ".;,:)")
