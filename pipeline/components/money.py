"""The component that records amounts of money; those that are pay have been claimed before."""

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.components.extensions import declare, text_of
from pipeline.quantities import Figure
from pipeline.records import Money, Span


@Language.factory("newsclaims_money", requires=["doc._.figures"], assigns=["doc._.money"])
def make_money(nlp: Language, name: str) -> "MoneyComponent":
    """Return the component; it has no settings."""
    return MoneyComponent()


class MoneyComponent:
    """Leaves ``doc._.money``: each figure with a currency that is nobody's pay."""

    def __init__(self) -> None:
        declare("figures", ())
        declare("salaries", ())
        declare("money", ())

    def __call__(self, doc: Doc) -> Doc:
        """Return ``doc`` with its amounts of money."""
        paid = [(salary.span.start, salary.span.end) for salary in doc._.salaries]
        doc._.money = tuple(
            amount(figure, text_of(doc))
            for figure in doc._.figures
            if figure.measure == "money"
            and not any(start < figure.end and figure.start < end for start, end in paid)
        )
        return doc


def amount(figure: Figure, text: str) -> Money:
    """Return the record of a figure with a currency."""
    code, basis = figure.currency_code()
    low, high = figure.ends()
    return Money(
        span=Span(figure.start, figure.end, text[figure.start : figure.end]),
        rule=figure.rule,
        confidence=0.9 if figure.rule != "vague" else 0.5,
        low=low,
        high=high,
        low_bound=figure.low_bound,
        high_bound=figure.high_bound,
        currency=code,
        currency_basis=basis,
    )
