"""Whether two wordings are the same quote or claim: by the words that they share in order."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import LCSseq

from pipeline.clusters.wording import negations, numbers

RUN, EVERY = 3, 12  # one word in twelve may differ, and breaks the runs of three that hold it
FULLER = 1.5  # times as long: the shorter is then cut out of the longer
LONG = 8  # words from which on two speakers are said to have said the same, fewer are a phrase


@dataclass(frozen=True)
class Wording:
    """Words as they are compared, whether they stood in quotation marks, and who says them.

    ``speakers`` are the last words of names, in lower case; empty where none is known.
    """

    words: tuple[str, ...]
    verbatim: bool
    speakers: frozenset[str]

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Return the numerals in it."""
        return numbers(self.words)

    @cached_property
    def negations(self) -> int:
        """Return how many of its words negate."""
        return negations(self.words)


def same(one: Wording, two: Wording) -> bool:
    """Return whether one wording is the other, cut, with an ellipsis, or with a word changed.

    Outside quotation marks another figure, or a *not*, makes another claim; inside, an alteration.
    Few words are altered only where one known speaker stands by both, and cut only in quotation
    marks: *the impact of the strike* and *the impact of the flood* are two phrases.
    """
    shorter, longer = sorted((len(one.words), len(two.words)))
    acquainted = bool(one.speakers & two.speakers)
    cut = longer > FULLER * shorter
    strangers = bool(one.speakers and two.speakers) and not acquainted
    if strangers and (cut or shorter < LONG):  # one may quote the other
        return False
    if not (one.verbatim and two.verbatim) and not _agree(one, two):
        return False
    changed = -(-shorter // EVERY)
    lost = RUN * changed
    if shorter < LONG and not (acquainted and (not cut or (one.verbatim and two.verbatim))):
        return _clause(one.words) == _clause(two.words)
    if cut and shorter < EVERY:
        if not acquainted and not (one.verbatim and two.verbatim):
            return False
        lost = RUN - 1 if shorter >= LONG else 0  # an ellipsis, or nothing, in a few words cut out
    if len(_runs(one.words) & _runs(two.words)) < max(1, shorter - RUN + 1 - lost):
        return False
    return shared(one.words, two.words) >= shorter - changed


def _clause(found: tuple[str, ...]) -> tuple[str, ...]:
    return found[1:] if found[:1] == ("that",) else found


def _runs(found: Sequence[str]) -> set[tuple[str, ...]]:
    return set(zip(found, found[1:], found[2:], strict=False))


def shared(one: Sequence[str], two: Sequence[str]) -> int:
    """Return how many words two wordings have in common, in order."""
    return LCSseq.similarity(one, two)


def _agree(one: Wording, two: Wording) -> bool:
    figures = one.numbers <= two.numbers or two.numbers <= one.numbers
    return figures and (one.negations == two.negations or len(one.words) != len(two.words))
