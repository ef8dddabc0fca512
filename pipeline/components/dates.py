"""The component that finds dates: blocks to `Date` records, resolved by the publication date."""

from datetime import date

from spacy.language import Language
from spacy.tokens import Doc, Token

from pipeline.components.extensions import declare, declare_article, text_of
from pipeline.records import Date, Span
from pipeline.timex.expressions import Tense, Timex
from pipeline.timex.finding import find
from pipeline.timex.resolving import Scene, is_day_first
from pipeline.timex.vocabulary import context

CLIMB = 8  # heads to climb to the verb of the clause; deeper ones are parse errors
PARTED = {"tense", "mentioned"}
FUTURE_AUX = frozenset({"will", "’ll", "'ll", "wo", "shall"})
PAST_AUX = frozenset({"has", "have", "having", "’ve", "'ve"})
PRESENT_AUX = frozenset({"is", "are", "am", "’s", "'s", "’re", "'re"})
DEADLINES = frozenset({"until", "till", "by", "through", "before"})
PLANS = context("plan")


@Language.factory("newsclaims_dates", assigns=["doc._.dates"], requires=["doc.spans"])
def make_dates(nlp: Language, name: str) -> "DatesComponent":
    """Return the component; it has no settings."""
    return DatesComponent()


class DatesComponent:
    """Writes ``doc._.dates``; reads the blocks, ``doc._.published`` and the verbs' tenses."""

    def __init__(self) -> None:
        declare_article()
        declare("dates", ())

    def __call__(self, doc: Doc) -> Doc:
        """Return ``doc`` with its dates, in order and apart; boilerplate has none."""
        published = _published(doc._.published)
        basis = published.isoformat() if published else None
        text, offset = text_of(doc), 0

        def tense(start: int, end: int) -> Tense | None:
            return tense_at(doc, offset + start, offset + end)

        scene = Scene(published, tense, day_first=is_day_first(text))
        found = []
        for block in doc.spans["blocks"]:
            if block.label_ != "boilerplate":
                offset = block.start_char
                words = text[offset : block.end_char]
                found += [_record(item, words, offset, basis) for item in find(words, scene)]
        doc._.dates = tuple(found)
        return doc


def _published(value: str | None) -> date | None:
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


def _record(item: Timex, text: str, offset: int, basis: str | None) -> Date:
    return Date(
        span=Span(offset + item.start, offset + item.end, text[item.start : item.end]),
        rule=item.rule,
        confidence=_confidence(item),
        value=item.value,
        type=item.type,
        mod=item.mod,
        basis=basis if item.dated else None,
    )


def _confidence(item: Timex) -> float:
    """Return how far the value follows from the words alone: less where tense or memory chose."""
    if "XX" in item.value and item.type != "set":
        return 0.6
    return 0.8 if item.pick in PARTED and not item.whole else 0.95


def tense_at(doc: Doc, start: int, end: int) -> Tense | None:
    """Return the tense of the clause that the characters ``[start, end)`` stand in.

    What is to be done by or until then lies ahead: ``to keep them through November``.
    """
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not doc.has_annotation("DEP"):
        return None
    token = span.root
    ahead = span.start > 0 and doc[span.start - 1].lower_ in DEADLINES
    for _ in range(CLIMB):
        tense = _tense_of(token)
        if ahead and not tense and _infinitive(token):
            return "future"
        if tense or token.head is token:
            return tense
        token = token.head
    return None


def _infinitive(token: Token) -> bool:
    return token.tag_ == "VB" and any(child.lower_ == "to" for child in token.lefts)


def _tense_of(token: Token) -> Tense | None:
    """Return the tense that ``token`` says as a verb, None where its head has to be asked."""
    tag = token.tag_
    if token.lower_ == "come" and not any(child.dep_[:5] == "nsubj" for child in token.children):
        return "future"  # “come January”
    if tag == "VBD":
        return "past"
    if tag not in ("VB", "VBN", "VBP", "VBZ", "VBG", "MD"):
        return None
    helpers = [child for child in token.children if child.dep_ in ("aux", "auxpass")]
    words = {helper.lower_ for helper in helpers}
    if words & FUTURE_AUX or ("to" in words and token.head.lower_ in PLANS):
        return "future"
    if words & PAST_AUX or any(helper.tag_ == "VBD" for helper in helpers):
        return "past"
    if words & PRESENT_AUX or tag in ("VBP", "VBZ"):
        return "present"
    if tag == "VBN" and not helpers:
        return "past"
    return "future" if any(helper.tag_ == "MD" for helper in helpers) else None
