"""The component that records counts and measures: a number, its unit and what it counts."""

from spacy.language import Language
from spacy.tokens import Doc, Token

from pipeline.components.extensions import characters, declare, text_of
from pipeline.components.phrases import PRONOUNS, changed, mover, noun_phrase, paired, tokens
from pipeline.quantities import Figure
from pipeline.quantities.changes import WORDS
from pipeline.records import Quantity, Span
from pipeline.resources import words

SMALL = 12  # number words up to here are pronouns as often as counts: "the two", "one"
NEAR = 5  # tokens behind a number in which the plural that it counts stands
DURING = words("quantities", "during")
NO_CHANGE = words("quantities", "no_change")
NO_UNITS = words("quantities", "no_unit")
ELAPSED = words("quantities", "elapsed")
SOMETIME = words("quantities", "sometime")
TURNING = words("quantities", "turning")
LATER = frozenset(
    {"later", "earlier", "longer", "long", "before", "after", "of", "per", "at", "off"}
)
TABLE = 4  # bare numbers in a sentence without a verb: a table or the axis of a chart
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
HYPHENS = frozenset({"-", "‐", "‑"})


@Language.factory("newsclaims_quantities", requires=["doc._.figures"], assigns=["doc._.quantities"])
def make_quantities(nlp: Language, name: str) -> "QuantitiesComponent":
    """Return the component; it has no settings."""
    return QuantitiesComponent()


class QuantitiesComponent:
    """Leaves ``doc._.quantities``: each figure that is neither money nor a percentage."""

    def __init__(self) -> None:
        declare("figures", ())
        declare("salaries", ())
        declare("quantities", ())

    def __call__(self, doc: Doc) -> Doc:
        """Return ``doc`` with its quantities."""
        paid = {salary.span.start for salary in doc._.salaries}
        found = (
            _quantity(doc, figure)
            for figure in doc._.figures
            if figure.measure == "number" and figure.start not in paid
        )
        doc._.quantities = tuple(quantity for quantity in found if quantity is not None)
        return doc


def _quantity(doc: Doc, figure: Figure) -> Quantity | None:
    """Return the record of a plain figure; None where it counts nothing."""
    first, last = tokens(doc, figure.start, figure.end)
    head = _counted(doc, last)
    if figure.unit is None and _parted(doc, last):
        head = None  # "there are two, side by side"
    if _idiom(doc, figure, first, last) or _tabular(doc, figure, first, head):
        return None
    if (
        figure.unit is None
        and figure.form == "words"
        and (_pronoun(doc, figure, head, last) or _compound(doc, last) or _named(doc, first))
    ):
        return None
    head = head if head is not None and head.text[0].isalpha() else None
    unit = figure.unit or (head.lower_ if head is not None else _age(doc, first, last))
    low, high = figure.ends()
    change, word = changed(doc, first, last)
    moved = doc[first - 1].lower_ == "past" and doc[first - 2].tag_[:1] == "V"  # "soared past 9"
    apart = doc[first - 1].lower_ in NO_CHANGE and not moved
    if word == head or apart or _modifies(doc, figure, last) or _lasts(doc, figure, first):
        change = None  # "a thousand cuts", "dropped from four", "fell to a two-year low"
    if figure.rule == "from_to" and (verb := mover(doc, first)) is not None:
        change = WORDS[verb.lower_]
    return Quantity(
        span=Span(figure.start, figure.end, text_of(doc)[figure.start : figure.end]),
        rule=figure.rule,
        confidence=0.5 if figure.rule == "vague" or unit is None else 0.8,
        low=low,
        high=high,
        low_bound=figure.low_bound,
        high_bound=figure.high_bound,
        unit=unit,
        of=paired(_of(doc, figure, last, head)),
        change=change,
    )


def _idiom(doc: Doc, figure: Figure, first: int, last: int) -> bool:
    """``two years ago``, ``one day soon``, ``at one time``: a date, or some time and no length."""
    following = doc[last].lower_ if last < len(doc) else ""
    before = doc[first - 1].lower_ if first else ""
    if figure.dimension == "time" and following in ELAPSED:
        return True
    if figure.form != "words" or figure.low != 1 or figure.high != 1:
        return False
    loose = last - first == 2 and before not in SOMETIME and following not in LATER
    someday = loose and figure.unit == "day"
    once = figure.unit == "time" and (before == "at" or last - first > 2)  # "a one-time rival"
    return someday or once


def _tabular(doc: Doc, figure: Figure, first: int, head: Token | None) -> bool:
    """Say whether it is a bare number among others in a table, or alone in its block."""
    if figure.unit is not None or head is not None or figure.form != "digits":
        return False
    sentence = doc[first].sent
    numbers = sum(token.tag_ == "CD" for token in sentence)
    alone = len(sentence) <= numbers + 1 and len(doc) > len(sentence) + 1
    listed = numbers > TABLE and not any(token.tag_ in FINITE for token in sentence)
    return alone or listed


def _age(doc: Doc, first: int, last: int) -> str | None:
    """``aged 12``, ``Ana Reyes, 14, was``, ``at the age of 50``: a person's years."""
    before = doc[first - 1] if first else None
    if before is None:
        return None
    if before.lower_ == "of" and first > 1 and doc[first - 2].lower_ in TURNING:
        return "year-old"
    subjects = {child.lower_ for child in before.lefts if child.dep_ == "nsubj"}
    if before.lower_ in {"is", "was", "’s", "'s"} and subjects & {"he", "she", "who"}:
        return "year-old" if doc[last - 1].tag_ == "CD" and last == first + 1 else None
    named = before.text == "," and first > 1 and doc[first - 2].tag_ == "NNP"
    apposed = named and last < len(doc) and doc[last].text in {",", "."}
    return "year-old" if apposed or before.lower_ in TURNING else None


def _named(doc: Doc, first: int) -> bool:
    """``the Six Nations``: a capital inside a sentence makes a name."""
    return doc[first].text[0].isupper() and doc[first].sent.start != first


def _lasts(doc: Doc, figure: Figure, first: int) -> bool:
    """``has shrunk for four years``: how long, not by how much."""
    before = doc[max(0, first - 3) : first]
    return figure.dimension == "time" and any(token.lower_ in DURING for token in before)


def _modifies(doc: Doc, figure: Figure, last: int) -> bool:
    """``a two-year low``: a measure tied by a hyphen that a noun follows."""
    tied = any(doc[at].text in HYPHENS for at in range(max(0, last - 2), last))
    return figure.unit is not None and tied and last < len(doc) and doc[last].tag_[:1] in "NJ"


def _counted(doc: Doc, last: int) -> Token | None:
    """Return the head noun of what the number at ``doc[last - 1]`` counts: ``11,500 writers``."""
    head = doc[last - 1]
    end = head.sent.end
    for _ in range(4):
        if head.i >= last or head.head is head:
            break
        head = head.head
    near = [token for token in doc[last : min(last + NEAR, end)] if token.tag_ in {"NNS", "NNPS"}]
    if head.i == last and head.lower_ in NO_UNITS:  # "where 100 means they agree"
        return None
    if head.i >= last and head.tag_.startswith("N") and head.i - last < 7 and head.i < end:
        apposed = any(token.text == "," for token in doc[last : head.i])
        return near[0] if apposed and near and near[0].i < head.i else head
    return near[0] if near and near[0].i == last and near[0].lower_ not in NO_UNITS else None


def _parted(doc: Doc, last: int) -> bool:
    """Say whether a comma ends the figure, no ``two, three or four apples``."""
    comma = last < len(doc) and doc[last].text == ","
    return comma and all(token.tag_ != "CD" for token in doc[last + 1 : last + 3])


def _pronoun(doc: Doc, figure: Figure, head: Token | None, last: int) -> bool:
    """``the two met``, ``at one stage``: a small number word that counts no noun."""
    if figure.high == 1 and figure.high_bound == "less_than":  # "under one roof"
        return True
    if (
        head is None and figure.low == 1 and figure.low_bound == "more_than"
    ):  # "picked over one drawn by rivals"
        return True
    if figure.low != figure.high or figure.low is None or figure.low != int(figure.low):
        return False
    followed = last < len(doc) and doc[last].lower_ == "of"
    return figure.low == 1 or (head is None and figure.low <= SMALL and not followed)


def _compound(doc: Doc, last: int) -> bool:
    """``four-door``, ``six-speed``: the number names a sort and counts nothing."""
    return last < len(doc) and doc[last].text in HYPHENS


def _of(doc: Doc, figure: Figure, last: int, head: Token | None) -> Span | None:
    """Return what is counted, or what a measure or fraction is of (``20 litres of milk``)."""
    if last < len(doc) and doc[last].lower_ == "of":
        for child in doc[last].rights:
            if child.dep_ == "pobj" and child.tag_ not in PRONOUNS:
                return characters(doc, *noun_phrase(child))
        return None
    if head is None or head.i < last or head.lower_ in {figure.unit, f"{figure.unit}s"}:
        return None
    if doc[last].text in HYPHENS and head.i == last + 1:  # "a 20,000-seat arena"
        whole = head.head
        return _plain(doc, last + 2, whole) if whole.i > head.i and whole.tag_[0] == "N" else None
    if doc[last].lower_ in {"the", "of"} and figure.form != "fraction":
        return None
    return _plain(doc, last, head)


def _plain(doc: Doc, start: int, head: Token) -> Span | None:
    """Return ``head``'s phrase from ``start`` without the asides and figures before it.

    ``a 900-kilometre (560-mile) fence`` is a fence, ``a 30-minute, 12-point limit`` a limit.
    """
    _, end = noun_phrase(head)
    for at in range(start, head.i):
        if doc[at].like_num or (doc[at].is_punct and doc[at].text not in HYPHENS):
            start = at + 1
        elif doc[at].text in HYPHENS and at == start:
            start = at + (2 if at and doc[at - 1].like_num and at + 1 < head.i else 1)
    return characters(doc, start, end) if start < end else None
