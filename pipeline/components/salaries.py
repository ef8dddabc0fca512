"""The component that records pay: the amount or range, its period, the position, the employer."""

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.components.extensions import declare, text_of
from pipeline.components.jobs import job
from pipeline.components.pay import FIELD_TOKENS, Pay
from pipeline.components.pay_words import PAY
from pipeline.components.phrases import mover, tokens
from pipeline.quantities import Figure, periods
from pipeline.quantities.lexemes import lex
from pipeline.quantities.periods import Period
from pipeline.records import Salary, Span
from pipeline.resources import lexicon

ADJECTIVES: dict[str, Period] = {
    row["phrase"]: row["period"] for row in lexicon("periods") if row["side"] == "before"
}
REACH = 5  # tokens behind the figure in which the pay that has a period is named
BEFORE, AFTER = 8, 3  # tokens in which "an annual salary of", "hourly wage" may stand
CONFIDENCE = {"field": 0.5, "making": 0.7, "role_offer": 0.8, "hourly": 0.8}


@Language.factory("newsclaims_salaries", requires=["doc._.figures"], assigns=["doc._.salaries"])
def make_salaries(nlp: Language, name: str) -> "SalariesComponent":
    """Return the component; it has no settings."""
    return SalariesComponent()


class SalariesComponent:
    """Leaves ``doc._.salaries``: the figures that are pay; money takes what is left."""

    def __init__(self) -> None:
        declare("figures", ())
        declare("salaries", ())
        declare("quotes", ())

    def __call__(self, doc: Doc) -> Doc:
        """Return ``doc`` with its salaries."""
        bare = len(doc) <= FIELD_TOKENS  # a pay field may leave out the currency
        candidates = [
            figure
            for figure in doc._.figures
            if figure.measure == "money" or (bare and figure.measure == "number")
        ]
        found: list[Salary] = []
        for figure in candidates:
            if rule := Pay(doc, figure).rule():
                found += [_record(doc, end, rule) for end in _ends(doc, figure)]
        doc._.salaries = tuple(found)
        return doc


def _ends(doc: Doc, figure: Figure) -> tuple[Figure, ...]:
    """Return the figure, or both ends of a rise: ``raised pay from $38 to $41.50 an hour``."""
    if not figure.parts or mover(doc, tokens(doc, figure.start, figure.end)[0]) is None:
        return (figure,)
    one, two = figure.parts
    return replace(one, period=one.period or figure.period), two


def _record(doc: Doc, figure: Figure, rule: str) -> Salary:
    code, basis = figure.currency_code()
    position, employer = job(doc, figure)
    low, high = figure.ends()
    return Salary(
        span=Span(figure.start, figure.end, text_of(doc)[figure.start : figure.end]),
        rule=rule,
        confidence=CONFIDENCE.get(rule, 0.9),
        low=low,
        high=high,
        low_bound=figure.low_bound,
        high_bound=figure.high_bound,
        currency=code,
        currency_basis=basis,
        period=figure.period or _period(doc, figure),
        employer=employer,
        position=position,
    )


def _period(doc: Doc, figure: Figure) -> Period | None:
    """``an annual salary of $90,000``, ``$15 hourly wage``, ``$2,080 in extra pay a year``."""
    first, last = tokens(doc, figure.start, figure.end)
    sentence = doc[first].sent
    for at in range(last, min(last + REACH, sentence.end - 1)):
        if doc[at].is_punct or doc[at].tag_[0] == "V":
            break
        if doc[at].lower_ in PAY:
            following = lex(text_of(doc), doc[at].idx + len(doc[at]), sentence.end_char)
            if period := periods.behind(following, 0)[0]:
                return period
    after = range(last, min(last + AFTER, sentence.end))
    before = range(first - 1, max(first - 1 - BEFORE, sentence.start - 1), -1)
    for at in (*after, *before):
        if doc[at].lower_ in ADJECTIVES:
            return ADJECTIVES[doc[at].lower_]
    return None
