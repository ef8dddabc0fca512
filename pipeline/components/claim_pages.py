"""What claims are made of on an article's page: its clauses, each with its figures and dates."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.attrs import DEP, HEAD, IDX, IS_SPACE, LOWER, SENT_START, TAG
from spacy.tokens import Doc

from pipeline.checkworthiness.assertions import COMPLEMENTS, nominal, whole
from pipeline.checkworthiness.clause import Clause, Figure
from pipeline.checkworthiness.propositions import (
    Offsets,
    Proposition,
    merged,
    own,
    quoted,
    sentences,
)
from pipeline.checkworthiness.types import FIGURES, Voice, about_sport
from pipeline.checkworthiness.words import Hit, hits, inflected
from pipeline.components.extensions import text_of
from pipeline.components.strings import strings
from pipeline.records import Quote, Record, Span, record_id, sha256

KINDS = ("salaries", "money", "percentages", "quantities", "dates")
ROLES = frozenset({"paragraph", "blockquote", "list"})  # headlines say again what the text says
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
SAYING = frozenset({"say", "says", "said", "saying"})
LEAST_WORDS = 4
NEAR = 60  # words about a part of a sentence in which its complements may stand


@dataclass(frozen=True, slots=True)
class Asserted:
    """A proposition that asserts something, what its words tell, the figures and dates within."""

    proposition: Proposition
    clause: Clause
    told: Sequence[Hit]
    held: Sequence[Record]


class Page:
    """An article's records and words in order, to look up what stands between two offsets."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = text_of(doc)
        self._read(doc)
        found = [record for plural in KINDS for record in doc._.get(plural)]
        self._held = sorted(found, key=lambda record: (record.span.start, record.span.end))
        self._places = [record.span.start for record in self._held]
        self._told = list(hits(self._words, self._tags))
        self._told_at = [hit.at for hit in self._told]
        self.of_sport = about_sport(self._told, len(self._words))
        self._article_id = doc._.article_id
        self._digest = sha256(self.text.encode())

    def _read(self, doc: Doc) -> None:
        """Take the columns of ``doc`` from its arrays, the tokens of white space left out."""
        table = doc.to_array([IDX, SENT_START, IS_SPACE, LOWER, TAG, DEP, HEAD]).astype("int64")
        self._sentences: list[int] = table[table[:, 1] == 1, 0].tolist()
        kept = (table[:, 2] == 0).nonzero()[0]
        places = dict(zip(kept.tolist(), range(len(kept)), strict=True))
        self._starts: list[int] = table[kept, 0].tolist()
        self._words, self._tags, self._labels = (
            strings(doc, table[kept, column].tolist()) for column in (3, 4, 5)
        )
        heads = (kept + table[kept, 6]).tolist()
        self._heads = [places.get(head, place) for place, head in enumerate(heads)]

    def asserted(self) -> Iterator[Asserted]:
        """Yield the clauses of each quote and then the paper's own, a sentence at a time.

        What is attributed without a clause (*called it “a disgrace”*) stays in the paper's own, and
        so does what a share of people say, which is a claim about them.
        """
        text, starts = self.text, self._sentences
        refused = [(refusal.span.start, refusal.span.end) for refusal in self.doc._.refusals]
        told = [*refused]
        for quote in self.doc._.quotes:
            if self._polled(quote):
                continue
            ours = [one for one in quoted(quote, text, starts) if not _touches(one, refused)]
            clauses = list(self._asserted(ours))
            yield from clauses
            if clauses or quote.form == "direct":
                told.append((quote.span.start, quote.span.end))
        told = merged(told)
        for block in self.doc.spans.get("blocks", ()):
            if block.label_ in ROLES:
                for sentence in sentences(block.start_char, block.end_char, starts):
                    yield from self._asserted(own(sentence, told, text))

    def _asserted(self, propositions: Iterable[Proposition]) -> Iterator[Asserted]:
        for proposition in propositions:
            held = self.held(proposition.parts)
            rows = [row for part in proposition.parts for row in self._rows(*part)]
            if self._says(proposition, rows, held):
                clause = self._clause(rows, held)
                if self._is_whole(proposition, clause, rows):
                    yield Asserted(proposition, clause, self._tellings(rows), held)

    def _says(self, proposition: Proposition, rows: Sequence[int], held: Sequence[Record]) -> bool:
        """Return whether there is a finite verb, or an infinitive: *(vowed) to close the mill*.

        *Read why it closed* points to another page. What stands beside a quote is read for its
        figures alone; the rest of it is scenery.
        """
        if len(rows) < LEAST_WORDS:
            return False
        first = self._tags[rows[0]]
        if first == "VB" and self._words[rows[0]] in inflected("pointing"):
            return False
        if proposition.rule == "beside" and not any(record.kind in FIGURES for record in held):
            return False
        return first == "TO" or any(self._tags[row] in FINITE for row in rows)

    def _is_whole(self, proposition: Proposition, clause: Clause, rows: Sequence[int]) -> bool:
        if proposition.rule == "own_voice":
            return True
        if proposition.rule == "beside":
            return whole(clause, self._lacking(rows))
        before = self._words[rows[0] - 1] if rows[0] else ""
        return _said(proposition.quote) or not nominal(clause, before)

    def _lacking(self, rows: Sequence[int]) -> set[int]:
        """Return the places in ``rows`` of the words whose complement stands elsewhere."""
        places = {row: at for at, row in enumerate(rows)}
        near = range(max(0, rows[0] - NEAR), min(len(self._words), rows[-1] + NEAR))
        return {
            places[self._heads[row]]
            for row in near
            if row not in places and self._heads[row] in places and self._labels[row] in COMPLEMENTS
        }

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

    def _clause(self, rows: Sequence[int], held: Iterable[Record]) -> Clause:
        """Return the words ``rows`` with their parse and the figures ``held``."""
        places = {row: at for at, row in enumerate(rows)}
        return Clause(
            [self._words[row] for row in rows],
            [self._tags[row] for row in rows],
            [self._labels[row] for row in rows],
            [places.get(self._heads[row], -1) for row in rows],
            tuple(self._figure(record, places) for record in held if record.kind in FIGURES),
        )

    def _tellings(self, rows: Sequence[int]) -> list[Hit]:
        """Return the words of the lexicon within ``rows``."""
        first, last = bisect_left(self._told_at, rows[0]), bisect_right(self._told_at, rows[-1])
        places = {row: at for at, row in enumerate(rows)}
        return [
            Hit(places[hit.at], places[hit.end - 1] + 1, hit.kind, hit.lemma, hit.needs)
            for hit in self._told[first:last]
            if hit.at in places and hit.end - 1 in places
        ]

    def _figure(self, record: Record, places: dict[int, int]) -> Figure:
        rows = self._rows(record.span.start, record.span.end)
        within = [places[row] for row in rows if row in places] or [0]
        return Figure(record.kind, getattr(record, "unit", None), within[0], within[-1] + 1)

    def _rows(self, start: int, end: int) -> range:
        """Return the numbers of the words that begin within ``[start, end)``."""
        return range(bisect_left(self._starts, start), bisect_left(self._starts, end))

    def span(self, start: int, end: int) -> Span:
        """Return the characters ``[start, end)``."""
        return Span(start, end, self.text[start:end])

    def identify(self, record: Record) -> str:
        """Return the id of ``record``."""
        return record_id(self._article_id, self._digest, record)


def voice(quote: Quote | None) -> Voice:
    """Return whose words a claim is in: the paper's own, quoted, or reported by the paper."""
    if quote is None:
        return "own"
    return "quoted" if quote.form == "direct" else "reported"


def cue(quote: Quote | None) -> tuple[str, ...]:
    """Return the words of the cue in lower case."""
    return tuple(quote.cue.text.lower().split()) if quote and quote.cue else ()


def _said(quote: Quote | None) -> bool:
    """Return whether the cue takes a clause and no noun: *says*, *according to*."""
    words = cue(quote)
    return not SAYING.isdisjoint(words[-1:]) or words[:2] == ("according", "to")


def _touches(proposition: Proposition, spans: Iterable[Offsets]) -> bool:
    return any(start < proposition.end and proposition.start < end for start, end in spans)
