"""The component that records percentages: the value, its change, what it is of, when and whose."""

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.components.extensions import declare, text_of
from pipeline.components.glosses import labelled
from pipeline.components.holders import party as party_of
from pipeline.components.multiples import multiples
from pipeline.components.phrases import lettered, paired, tokens
from pipeline.components.readings import Reading
from pipeline.components.wholes import of as of_what
from pipeline.quantities import Figure
from pipeline.records import Percentage, Span

MEASURES = frozenset({"percent", "percentage_point"})


@Language.factory(
    "newsclaims_percentages", requires=["doc._.figures"], assigns=["doc._.percentages"]
)
def make_percentages(nlp: Language, name: str) -> "PercentagesComponent":
    """Return the component; it has no settings."""
    return PercentagesComponent()


class PercentagesComponent:
    """Leaves ``doc._.percentages``: each figure in per cent or points with what the parse says."""

    def __init__(self) -> None:
        declare("figures", ())
        declare("percentages", ())

    def __call__(self, doc: Doc) -> Doc:
        """Return ``doc`` with its percentages."""
        pairs = zip((None, *doc._.figures), doc._.figures, strict=False)
        figures = [(before, figure) for before, figure in pairs if figure.measure in MEASURES]
        later = [*(figure for _, figure in figures[1:]), None]
        found: list[Percentage] = []
        for (before, figure), after in zip(figures, later, strict=False):
            previous = found[-1] if found and _same_sentence(doc, found[-1], figure) else None
            reading = Reading(doc, figure, before, after)
            if not reading.is_idiom():
                found.append(_record(reading, previous))
        found += multiples(doc)
        doc._.percentages = tuple(sorted(found, key=lambda record: record.span.start))
        return doc


def _same_sentence(doc: Doc, earlier: Percentage, figure: Figure) -> bool:
    return earlier.span.start >= doc[tokens(doc, figure.start, figure.end)[0]].sent.start_char


def _inside(previous: Percentage | None, span: Span) -> bool:
    """Say whether a phrase holds the figure before: ``just 59 percent of them``."""
    return previous is not None and span.start <= previous.span.start < span.end


def _own(of: Span | None, figure: Figure, previous: Percentage | None) -> Span | None:
    """Return what a figure is of; of ``another 11%``, what the first is of."""
    if of is None or of.start <= figure.start < of.end:
        return None
    if previous is not None and _inside(previous, of):
        return previous.of
    return of


def _record(reading: Reading, previous: Percentage | None) -> Percentage:
    figure = reading.figure
    change, head = reading.change()
    offer = reading.offer()
    of = lettered(paired(_own(of_what(reading, head), figure, previous)))
    follows = previous is not None and reading.follows(previous)
    if previous is not None and head is None and offer is None and follows:
        change = change or previous.change
    party = lettered(paired(party_of(reading, offer)))
    if party is not None and _inside(previous, party):
        party = None
    if previous is not None and of is None and (head is None or head.tag_.startswith("N")):
        of = previous.of
        party = party or (previous.party if follows and not reading.conditional() else None)
    of = of or reading.opened() or labelled(reading)
    if party == of:
        party = None
    low, high = figure.ends()
    came_from, went_to = reading.moved(change)
    if previous is not None and went_to is None and previous.from_value == low is not None:
        came_from, went_to, change = previous.from_value, previous.to_value, previous.change
    return Percentage(
        span=Span(figure.start, figure.end, text_of(reading.doc)[figure.start : figure.end]),
        rule=figure.rule,
        confidence=0.95 if figure.form not in {"ratio", "fraction"} else 0.8,
        low=low,
        high=high,
        low_bound=figure.low_bound,
        high_bound=figure.high_bound,
        unit="percentage_point" if figure.measure == "percentage_point" else "percent",
        change=change,
        of=of,
        when=reading.when(previous),
        party=party,
        from_value=came_from,
        to_value=went_to,
    )
