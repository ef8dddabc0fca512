"""The component that records counts and measures: a number, its unit and what it counts."""

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.components.extensions import declare
from pipeline.quantities import Figure, plain
from pipeline.records import Quantity, Span


@Language.factory("newsclaims_quantities", requires=["doc._.figures"], assigns=["doc._.quantities"])
def make_quantities(nlp: Language, name: str) -> "QuantitiesComponent":
    """Return the component; it has no settings."""
    return QuantitiesComponent()


class QuantitiesComponent:
    """Leaves ``doc._.quantities``: each figure that is neither money nor a percentage."""

    def __init__(self) -> None:
        declare("figures", ())
        declare("quantities", ())

    def __call__(self, doc: Doc) -> Doc:
        """Return ``doc`` with its quantities."""
        doc._.quantities = tuple(
            _quantity(doc, figure) for figure in doc._.figures if figure.measure == "number"
        )
        return doc


def _quantity(doc: Doc, figure: Figure) -> Quantity:
    return Quantity(
        span=Span(figure.start, figure.end, doc.text[figure.start : figure.end]),
        rule=figure.rule,
        confidence=0.7,
        low=None if figure.low is None else plain(figure.low),
        high=None if figure.high is None else plain(figure.high),
        low_bound=figure.low_bound,
        high_bound=figure.high_bound,
        unit=figure.unit,
    )
