"""The component that records percentages: the value, its change, what it is of, when and whose."""

import re

from spacy.language import Language
from spacy.tokens import Doc, Token

from pipeline.components.extensions import characters, declare, text_of
from pipeline.components.phrases import changed, governor, noun_phrase, subject, tokens
from pipeline.quantities import Figure, plain
from pipeline.records import Percentage, Span

UNITS = r"(?:year|quarter|month|week|half|season|decade|day|century|term)"
ORDINAL = r"(?:first|second|third|fourth|fifth|final|last|past|previous|next|current|same|coming)"
MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
WHEN = re.compile(
    rf"\b(?:the )?{ORDINAL}(?:,? (?:and|or|to|through|,) {ORDINAL})*(?: \w+| \d+)?[ -]{UNITS}s?\b"
    rf"(?: of (?:the|this|last|its|their) \w+| (?:of|to) (?:{MONTHS} )?\d{{4}})?"
    rf"|\b(?:this|last|next|each|every) (?:{UNITS}|{MONTHS}|spring|summer|autumn|fall|winter)\b"
    rf"|\b(?:{MONTHS} (?:\d{{1,2}}, )?)\d{{4}}\b"
    rf"|\b(?:in|since|by|during|until|for) (?:{MONTHS}|(?:19|20)\d\d)\b"
    r"|\b(?:in|since|by) (?:early|mid|late)[ -](?:19|20)\d\d\b|\bQ[1-4](?: (?:19|20)\d\d)?\b"
    rf"|\b(?:a|one|two|three|four|five|ten|\d+) {UNITS}s? (?:ago|earlier)\b"
    r"|\b(?:yesterday|today|overnight|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
    rf"|\b{UNITS}[ -]on[ -]{UNITS}\b|\byear[ -]over[ -]year\b|\bannually\b|\ba year\b|\bper year\b",
)
PREPOSITIONS = re.compile(r"^(?:in|since|by|during|until|for|on) ", re.IGNORECASE)
BINDERS = frozenset({"in", "of", "to", "for", "on"})
OFFERS = frozenset(
    "proposal offer deal agreement package contract bid plan request demand settlement".split()
)


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
        found: list[Percentage] = []
        figures = [f for f in doc._.figures if f.measure in {"percent", "percentage_point"}]
        for at, figure in enumerate(figures):
            limit = figures[at + 1].start if at + 1 < len(figures) else len(text_of(doc))
            reading = _Reading(doc, figure, limit)
            previous = found[-1] if found and _same_sentence(doc, found[-1], figure) else None
            found.append(_record(reading, previous))
        doc._.percentages = tuple(found)
        return doc


def _same_sentence(doc: Doc, earlier: Percentage, figure: Figure) -> bool:
    return earlier.span.start >= doc[tokens(doc, figure.start, figure.end)[0]].sent.start_char


def _record(reading: "_Reading", previous: Percentage | None) -> Percentage:
    figure = reading.figure
    change, head = changed(reading.doc, reading.first, reading.last)
    party_head = reading.offer()
    of = reading.of(head)
    if of is None and previous is not None and (head is None or head.tag_.startswith("N")):
        of = previous.of
        change = change if head is not None or party_head is not None else change or previous.change
    party = reading.party(of, party_head)
    if party is None and previous is not None and of is previous.of:
        party = previous.party
    low, high = figure.ends()
    order = figure.order if figure.rule == "from_to" and change else None
    return Percentage(
        span=Span(figure.start, figure.end, text_of(reading.doc)[figure.start : figure.end]),
        rule=figure.rule,
        confidence=0.95,
        low=low,
        high=high,
        low_bound=figure.low_bound,
        high_bound=figure.high_bound,
        unit="percentage_point" if figure.measure == "percentage_point" else "percent",
        change=change,
        of=of,
        when=reading.when(),
        party=party,
        from_value=plain(order[0]) if order else None,
        to_value=plain(order[1]) if order else None,
    )


class _Reading:
    """One figure in its sentence; ``limit`` is where the next percentage begins."""

    def __init__(self, doc: Doc, figure: Figure, limit: int) -> None:
        self.doc = doc
        self.figure = figure
        self.first, self.last = tokens(doc, figure.start, figure.end)
        self.anchor = doc[self.last - 1]
        self.sentence = self.anchor.sent
        self.limit = min(limit, self.sentence.end_char)

    def offer(self) -> Token | None:
        """Return the noun of ``its initial proposal of 6%``."""
        at = self.first - 1
        inside = at > self.sentence.start and self.doc[at].lower_ == "of"
        return self.doc[at - 1] if inside and self.doc[at - 1].lower_ in OFFERS else None

    def of(self, head: Token | None) -> Span | None:
        """Return what the figure is a percentage of, or None."""
        following = self.doc[self.last] if self.last < self.sentence.end else None
        if following is not None and following.lower_ == "of":
            return self._object(following)
        if head is not None and head.tag_.startswith("N"):
            return self._bound(head) or self._premodifier(head)
        if head is not None:
            verb = head if head.tag_.startswith("V") else governor(head)
            return self._subject(verb) if verb is not None else None
        return None

    def party(self, of: Span | None, offer: Token | None) -> Span | None:
        """Return whose figure it is: the subject beside it, or the offer that it is part of."""
        if offer is not None:
            return characters(self.doc, *noun_phrase(offer, complements=False))
        verb = governor(self.anchor)
        found = self._subject(verb) if verb is not None else None
        return found if found != of else None

    def when(self) -> Span | None:
        """Return the time beside the figure: after it in its clause, else before it."""
        text = text_of(self.doc)
        found = WHEN.search(text, self.figure.end, self.limit)
        if found is None:
            for earlier in WHEN.finditer(text, self.sentence.start_char, self.figure.start):
                found = earlier
        if found is None:
            return None
        start = found.start()
        if prefix := PREPOSITIONS.match(found.group()):
            start += prefix.end()
        return Span(start, found.end(), text[start : found.end()])

    def _bound(self, head: Token) -> Span | None:
        """``an increase in wage rates``: the first object that is no time."""
        for child in head.rights:
            if child.dep_ == "prep" and child.lower_ in BINDERS and child.i < self.sentence.end:
                found = self._object(child)
                if found is not None and not WHEN.search(text_of(self.doc), child.idx, found.end):
                    return found
        return None

    def _premodifier(self, head: Token) -> Span | None:
        """``a 5% wage increase``."""
        if self.last < head.i and self.doc[self.last].tag_[:1] in {"N", "J"}:
            return characters(self.doc, self.last, head.i)
        return None

    def _object(self, preposition: Token) -> Span | None:
        for child in preposition.rights:
            if child.dep_ in {"pobj", "pcomp"}:
                return characters(self.doc, *noun_phrase(child))
        return None

    def _subject(self, verb: Token) -> Span | None:
        found = subject(verb)
        if found is None or found.sent.start != self.sentence.start:
            return None
        return characters(self.doc, *noun_phrase(found))
