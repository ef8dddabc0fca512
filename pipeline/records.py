"""The whole output language: articles in, records out, and the identity that ties them together.

Offsets everywhere are half-open and count Unicode code points of the article's text;
``text[start:end] == span.text`` holds for every span of every record.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, ClassVar, Literal

SCHEMA = "newsclaims/1"

Number = int | float
BlockRole = Literal[
    "headline", "byline", "paragraph", "blockquote", "list", "caption", "boilerplate"
]
Bound = Literal["exact", "about", "at_least", "more_than", "at_most", "less_than"]
SpeakerKind = Literal["person", "organization", "document", "unnamed"]
Resolution = Literal["named", "alias", "pronoun", "nominal", "continuation"]


@dataclass(frozen=True, slots=True)
class Span:
    """The characters ``[start, end)`` of an article and their text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """One layout unit of an article, by offsets, and its role. No sentence crosses it."""

    start: int
    end: int
    role: BlockRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as read: its text untouched, and what its file says about it.

    ``blocks`` holds the layout where the format states it (HTML) and is empty elsewhere.
    ``published`` is an ISO 8601 date or None, never guessed.
    """

    id: str
    path: str
    text: str
    format: str
    encoding: str
    bytes_sha256: str
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    blocks: tuple[Block, ...] = ()

    @property
    def text_sha256(self) -> str:
        """SHA-256 of the text in UTF-8, in hex."""
        return sha256(self.text.encode())


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """One input that could not be read or processed: where, at which stage, why, and the remedy."""

    path: str
    line: int | None
    stage: Literal["read", "extract", "write"]
    code: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who a source is. ``name`` is the fullest form in the article; unresolved stays None.

    ``id`` is the row of ``speakers.jsonl``, known once all articles of a run are.
    """

    name: str | None = None
    kind: SpeakerKind
    role: str | None = None
    affiliation: str | None = None
    resolution: Resolution | None = None
    antecedent: Span | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every record has. ``rule`` names the construction, ``confidence`` is 0 to 1.

    ``plural`` is the word of its five rooms: component, lexicon, cases, tests and table; the
    component leaves its records in ``doc._.PLURAL``.
    """

    kind: ClassVar[str]
    plural: ClassVar[str]

    span: Span
    rule: str
    confidence: float

    def extent(self) -> tuple[tuple[int, int], ...]:
        """Return the offsets that tell this record from others of its kind."""
        return ((self.span.start, self.span.end),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Record):
    """An attribution: source, cue and content. ``continues`` is the id of an earlier quote.

    ``cluster`` is shared by quotes that are one, told in several places; a run knows it at its end.
    """

    kind: ClassVar[str] = "quote"
    plural: ClassVar[str] = "quotes"

    form: Literal["direct", "indirect", "mixed"]
    act: Literal["speech", "thought"]
    layout: Literal["inline", "block"]
    content: tuple[Span, ...]
    cue: Span | None = None
    source: Span | None = None
    speaker: Speaker | None = None
    medium: Span | None = None
    venue: Span | None = None
    continues: str | None = None
    cluster: str | None = None

    def extent(self) -> tuple[tuple[int, int], ...]:
        """Return the offsets of the content, which may be discontinuous."""
        return tuple((part.start, part.end) for part in self.content)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal(Record):
    """A source that declined to comment or did not respond."""

    kind: ClassVar[str] = "refusal"
    plural: ClassVar[str] = "refusals"

    cue: Span
    source: Span | None = None
    speaker: Speaker | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Salary(Record):
    """Pay for work; ``low`` or ``high`` is None where the range is open."""

    kind: ClassVar[str] = "salary"
    plural: ClassVar[str] = "salaries"

    low: Number | None
    high: Number | None
    low_bound: Bound = "exact"
    high_bound: Bound = "exact"
    currency: str | None
    currency_basis: Literal["explicit", "assumed"] = "explicit"
    period: Literal["hour", "day", "week", "month", "year"] | None = None
    employer: Span | None = None
    position: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Money(Record):
    """Any amount of money that is not a salary."""

    kind: ClassVar[str] = "money"
    plural: ClassVar[str] = "money"

    low: Number | None
    high: Number | None
    low_bound: Bound = "exact"
    high_bound: Bound = "exact"
    currency: str | None
    currency_basis: Literal["explicit", "assumed"] = "explicit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Percentage(Record):
    """A share or a change; ``of`` what, ``when``, and ``party``: whose figure it is."""

    kind: ClassVar[str] = "percentage"
    plural: ClassVar[str] = "percentages"

    low: Number | None
    high: Number | None
    low_bound: Bound = "exact"
    high_bound: Bound = "exact"
    unit: Literal["percent", "percentage_point"] = "percent"
    change: Literal["increase", "decrease"] | None = None
    of: Span | None = None
    when: Span | None = None
    party: Span | None = None
    from_value: Number | None = None
    to_value: Number | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(Record):
    """Any other count or measure."""

    kind: ClassVar[str] = "quantity"
    plural: ClassVar[str] = "quantities"

    low: Number | None
    high: Number | None
    low_bound: Bound = "exact"
    high_bound: Bound = "exact"
    unit: str | None = None
    of: Span | None = None
    change: Literal["increase", "decrease"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Date(Record):
    """A TIMEX3 expression; ``basis`` is the publication date it was resolved against, or None."""

    kind: ClassVar[str] = "date"
    plural: ClassVar[str] = "dates"

    value: str
    type: Literal["date", "time", "duration", "set"]
    mod: str | None = None
    basis: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Record):
    """A checkable proposition; ``claimant`` is None for the paper's own voice. Never a verdict.

    ``hedged`` and ``negated`` say that its words qualify or deny it; ``cluster`` is a quote's.
    """

    kind: ClassVar[str] = "claim"
    plural: ClassVar[str] = "claims"

    claimant: Speaker | None = None
    quote: str | None = None
    figures: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    hedged: bool = False
    negated: bool = False
    checkworthiness: float = 0.0
    cluster: str | None = None


KINDS: tuple[type[Record], ...] = (
    Quote,
    Refusal,
    Salary,
    Money,
    Percentage,
    Quantity,
    Date,
    Claim,
)


def sha256(data: bytes) -> str:
    """Return the SHA-256 of ``data`` in hex."""
    return hashlib.sha256(data).hexdigest()


def record_id(article_id: str, text_sha256: str, record: Record) -> str:
    """Return the id of ``record``: a hash of article, text, kind, offsets, no clock."""
    offsets = ";".join(f"{start}-{end}" for start, end in record.extent())
    key = "\x1f".join((article_id, text_sha256, record.kind, offsets))
    return hashlib.sha256(key.encode()).hexdigest()[:20]


def plain(value: Any) -> Any:
    """Return ``value`` (records, spans, tuples) as the dicts and lists that JSON knows."""
    if isinstance(value, (str, int, float)) or value is None:
        return value
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    if hasattr(value, "__dataclass_fields__"):
        return {name: plain(getattr(value, name)) for name in _names(value.__class__)}
    return value


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def cover(text: str, spans: Iterable[Span | None]) -> Span:
    """Return the smallest span of ``text`` that covers ``spans``, None left out."""
    present = [span for span in spans if span is not None]
    start, end = min(span.start for span in present), max(span.end for span in present)
    return Span(start, end, text[start:end])


def spans(value: Any) -> list[dict[str, Any]]:
    """Return every span inside ``value``, a plain record or a part of one."""
    if isinstance(value, dict):
        own = [value] if {"start", "end", "text"} <= value.keys() else []
        return own + [span for item in value.values() for span in spans(item)]
    if isinstance(value, list):
        return [span for item in value for span in spans(item)]
    return []
