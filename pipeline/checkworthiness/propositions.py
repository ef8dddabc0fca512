"""Propositions: the contents of quotes and what the paper says itself, a sentence at a time."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.records import Quote

Offsets = tuple[int, int]
Rule = Literal["quoted", "reported", "own_voice", "beside"]

JOINING = "and|but|while|as|after|before|when|because|that|although|though|which|who|with|if"
LEADING = re.compile(rf"[\s,;–—-]*(?:{JOINING})\b", re.IGNORECASE)
TRAILING = re.compile(rf"[\s,;–—-]+(?:{JOINING})[\s,;:–—-]*$", re.IGNORECASE)
# That joins a clause, unless it is the clause's subject: *that is wrong*.
THAT = re.compile(
    r"that\b,?\s+(?!(?:is|was|are|were|has|had|will|would|can|could|may|might|should|does|did)\b)(?=\S)"
)
MARKS = ("“", '"', "‘", "'")
EDGES = " \t\n\r\u00a0,;:–—-“”\"‘’'"


@dataclass(frozen=True, slots=True)
class Proposition:
    """The characters ``parts``, within one sentence, that one voice asserts.

    ``rule`` names where they stand: in quotation marks, in a reported clause, in a sentence of the
    paper's own, or beside a quote in its sentence.
    """

    parts: tuple[Offsets, ...]
    rule: Rule
    quote: Quote | None = None

    @property
    def start(self) -> int:
        """Return where it begins."""
        return self.parts[0][0]

    @property
    def end(self) -> int:
        """Return where it ends; a cue may stand between its parts."""
        return self.parts[-1][1]


def quoted(quote: Quote, text: str, starts: Sequence[int]) -> Iterator[Proposition]:
    """Yield the sentences of a content: “It grew by 4%,” she said, “in June. We are glad.”.

    ``starts`` are the offsets at which the article's sentences begin.
    """
    rule: Rule = "reported" if quote.form == "indirect" else "quoted"
    sentences: dict[int, list[Offsets]] = {}
    for part in quote.content:
        for number, piece in _by_sentence((part.start, part.end), starts):
            if trimmed := trim(text, piece):
                sentences.setdefault(number, []).append(trimmed)
    for pieces in sentences.values():
        first, end = pieces[0]
        joined = quote.form != "direct" and text[first - 1 : first] not in MARKS
        if joined and (that := THAT.match(text, first, end)):
            pieces[0] = (that.end(), end)
        yield Proposition(tuple(pieces), rule, quote)


def own(sentence: Offsets, told: Sequence[Offsets], text: str) -> Iterator[Proposition]:
    """Yield what a sentence says outside the attributions ``told``, in order and merged.

    *The mill, which employs 300, closed in May, and its owner “regretted” it.*
    """
    start, end = sentence
    within = [(a, b) for a, b in told if a < end and b > start]
    if not within:
        if whole := trim(text, sentence):
            yield Proposition((whole,), "own_voice")
        return
    for before, after in zip([start, *(b for _, b in within)], [*(a for a, _ in within), end],
                             strict=True):  # fmt: skip
        if rest := trim(text, _unjoined(text, before, after)):
            yield Proposition((rest,), "beside")


def _unjoined(text: str, start: int, end: int) -> Offsets:
    """Return ``[start, end)`` without the conjunctions that joined it to what stood beside it."""
    if leading := LEADING.match(text, start, end):
        start = leading.end()
    trailing = TRAILING.search(text[start:end])
    return start, start + trailing.start() if trailing else end


def sentences(start: int, end: int, starts: Sequence[int]) -> Iterator[Offsets]:
    """Yield the sentences of the block ``[start, end)``; ``starts`` is where sentences begin."""
    borders = starts[bisect_right(starts, start) : bisect_left(starts, end)]
    yield from zip([start, *borders], [*borders, end], strict=True)


def merged(spans: Sequence[Offsets]) -> list[Offsets]:
    """Return ``spans`` in order, those that touch as one."""
    found: list[Offsets] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def trim(text: str, span: Offsets) -> Offsets | None:
    """Return ``span`` without the white space and marks around it; None if nothing is left."""
    start, end = span
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    return (start, end) if start < end else None


def _by_sentence(span: Offsets, starts: Sequence[int]) -> Iterator[tuple[int, Offsets]]:
    start, end = span
    while start < end:
        number = bisect_right(starts, start)
        border = min(end, starts[number]) if number < len(starts) else end
        yield number, (start, border)
        start = border
