"""The component that finds claims: propositions that can be checked, and how much they ask for it.

A proposition is a claim if it has a verb and carries a figure, a comparison, a ranking, a cause, a
rule or a vote, or if the trained score finds it more likely than not worth checking.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Token

from pipeline.checkworthiness.features import Wording
from pipeline.checkworthiness.model import model
from pipeline.checkworthiness.propositions import (
    Offsets,
    Proposition,
    merged,
    own,
    quoted,
    sentences,
)
from pipeline.checkworthiness.types import ASSERTIVE, FIGURES, about_sport, nature
from pipeline.components.assertions import asks, nominal, roots, whole
from pipeline.components.extensions import declare, declare_article, text_of
from pipeline.records import Claim, Quote, Record, Span, record_id, sha256

KINDS = ("salaries", "money", "percentages", "quantities", "dates")
ROLES = frozenset({"paragraph", "blockquote", "list"})  # headlines say again what the text says
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
SAYING = frozenset({"say", "says", "said", "saying"})
LEAST_WORDS = 4
LIKELY = 0.5  # the score above which a proposition without figure or comparison is a claim
SURE = 0.9  # of the paper's own voice, which no tagger had to find
OWN_VOICE = 0.7  # a desk checks what others say before what its own trade reports
UNNAMED = 0.85


@Language.factory(
    "newsclaims_claims",
    requires=["doc.spans", "doc._.quotes", "token.tag"],
    assigns=["doc._.claims"],
)
def make_claims(nlp: Language, name: str) -> "ClaimsComponent":
    """Return the component; it has no settings."""
    return ClaimsComponent()


class ClaimsComponent:
    """Writes ``doc._.claims``, which refer to quotes, figures and dates by their ids."""

    def __init__(self) -> None:
        declare_article()
        for plural in ("quotes", "refusals", "claims", *KINDS):
            declare(plural, ())

    def __call__(self, doc: Doc) -> Doc:
        """Return ``doc`` with its claims, in order and no span twice."""
        page = Page(doc)
        found: dict[Offsets, Claim] = {}
        for proposition in page.propositions():
            span = proposition.start, proposition.end
            if span not in found and (claim := _claim(page, proposition)) is not None:
                found[span] = claim
        doc._.claims = tuple(found[span] for span in sorted(found))
        return doc


def _claim(page: "Page", proposition: Proposition) -> Claim | None:
    """Return the claim that a clause makes, None where it has nothing to check."""
    held = page.held(proposition.parts)
    said = page.wording(proposition.parts, held)
    kinds = nature(
        said,
        reported=proposition.quote is not None and proposition.quote.form != "direct",
        asks=page.asks(proposition),
        of_sport=page.of_sport,
    )
    likely = model().probability(said)
    if likely < LIKELY and not ASSERTIVE.intersection(kinds.types):
        return None
    quote = proposition.quote
    return Claim(
        span=page.span(proposition.start, proposition.end),
        rule=proposition.rule,
        confidence=quote.confidence if quote else SURE,
        claimant=quote.speaker if quote else None,
        quote=page.identify(quote) if quote else None,
        figures=tuple(page.identify(record) for record in held if record.kind in FIGURES),
        dates=tuple(page.identify(record) for record in held if record.kind == "date"),
        types=kinds.types,
        hedged=kinds.hedged,
        negated=kinds.negated,
        checkworthiness=round(likely * kinds.weight() * _standing(proposition), 3),
    )


def _asserts(proposition: Proposition, said: Wording, held: Sequence[Record]) -> bool:
    """Return whether ``said`` is a clause: one with a finite verb, or *(vowed) to close the mill*.

    What stands beside a quote is one for its figures alone; the rest of it is scenery.
    """
    if len(said.words) < LEAST_WORDS:
        return False
    if proposition.rule == "beside" and not any(record.kind in FIGURES for record in held):
        return False
    return said.tags[0] == "TO" or not FINITE.isdisjoint(said.tags)


def _said(quote: Quote | None) -> bool:
    """Return whether the cue takes a clause and no noun: *says*, *according to*."""
    words = quote.cue.text.lower().split() if quote is not None and quote.cue is not None else [""]
    return words[-1] in SAYING or words[:2] == ["according", "to"]


def _touches(proposition: Proposition, spans: Iterable[Offsets]) -> bool:
    return any(start < proposition.end and proposition.start < end for start, end in spans)


def _standing(proposition: Proposition) -> float:
    """Return what a claim's worth is multiplied by for who makes it."""
    if proposition.quote is None:
        return OWN_VOICE
    speaker = proposition.quote.speaker
    return 1.0 if speaker is not None and speaker.name else UNNAMED


class Page:
    """An article's records and tokens in order, to look up what stands between two offsets."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = text_of(doc)
        self._kept: list[Token] = []
        self._sentences: list[int] = []
        for token in doc:  # once: it makes every token anew
            if token.is_sent_start:
                self._sentences.append(token.idx)
            if not token.is_space:
                self._kept.append(token)
        self._starts = [token.idx for token in self._kept]
        self._words = [token.lower_ for token in self._kept]
        self._tags = [token.tag_ for token in self._kept]
        found = [record for plural in KINDS for record in doc._.get(plural)]
        self._held = sorted(found, key=lambda record: (record.span.start, record.span.end))
        self._places = [record.span.start for record in self._held]
        self.of_sport = about_sport(self._words, self._tags)
        self._article_id = doc._.article_id
        self._digest = sha256(self.text.encode())

    def propositions(self) -> Iterator[Proposition]:
        """Yield the clauses of each quote and then the paper's own, a sentence at a time.

        What is attributed without a clause (*called it “a disgrace”*) stays in the paper's own, and
        so does what a share of people say, which is a claim about them.
        """
        text = self.text
        starts = self._sentences
        refused = [(refusal.span.start, refusal.span.end) for refusal in self.doc._.refusals]
        told = [*refused]
        for quote in self.doc._.quotes:
            if self._polled(quote):
                continue
            clauses = [
                one
                for one in quoted(quote, text, starts)
                if not _touches(one, refused) and self._asserts(one)
            ]
            yield from clauses
            if clauses or quote.form == "direct":
                told.append((quote.span.start, quote.span.end))
        told = merged(told)
        for block in self.doc.spans.get("blocks", ()):
            if block.label_ in ROLES:
                for sentence in sentences(block.start_char, block.end_char, starts):
                    yield from filter(self._asserts, own(sentence, told, text))

    def _asserts(self, proposition: Proposition) -> bool:
        held = self.held(proposition.parts)
        if not _asserts(proposition, self.wording(proposition.parts, held), held):
            return False
        if proposition.rule == "own_voice":
            return True
        tokens = self._tokens(proposition.parts)
        tops = roots(tokens)
        if proposition.rule == "beside":
            return whole(tokens, tops)
        return _said(proposition.quote) or not nominal(tokens, tops)

    def asks(self, proposition: Proposition) -> bool:
        """Return whether what is attributed is a question inside the sentence."""
        if proposition.quote is None:
            return False
        tokens = self._tokens(proposition.parts)
        return asks(tokens, roots(tokens))

    def _polled(self, quote: Quote) -> bool:
        """Return whether its source is a share: *60% of tenants say that rents are too high*.

        Not where it has a name: *Fenwick Ltd, which holds 19% of the mill, said it would sell*.
        """
        named = quote.speaker is not None and quote.speaker.name is not None
        if named or quote.source is None or quote.form == "direct":
            return False
        source = [(quote.source.start, quote.source.end)]
        return any(record.kind == "percentage" for record in self.held(source))

    def held(self, parts: Iterable[Offsets]) -> list[Record]:
        """Return the figures and dates within ``parts``, in order."""
        return [
            record
            for start, end in parts
            for record in self._held[
                bisect_left(self._places, start) : bisect_left(self._places, end)
            ]
            if record.span.end <= end
        ]

    def wording(self, parts: Iterable[Offsets], held: Iterable[Record]) -> Wording:
        """Return the words and tags of the characters ``parts``, and the kinds of ``held``."""
        words: list[str] = []
        tags: list[str] = []
        for start, end in parts:
            part = slice(bisect_left(self._starts, start), bisect_left(self._starts, end))
            words += self._words[part]
            tags += self._tags[part]
        return Wording(words, tags, [record.kind for record in held])

    def _tokens(self, parts: Iterable[Offsets]) -> list[Token]:
        return [
            token
            for start, end in parts
            for token in self._kept[
                bisect_left(self._starts, start) : bisect_left(self._starts, end)
            ]
        ]

    def span(self, start: int, end: int) -> Span:
        """Return the characters ``[start, end)``."""
        return Span(start, end, self.text[start:end])

    def identify(self, record: Record) -> str:
        """Return the id of ``record``."""
        return record_id(self._article_id, self._digest, record)
