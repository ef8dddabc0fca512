"""What the accurate and the fast tagger have in common: words in, scores out, spans read off."""

from dataclasses import dataclass, replace
from typing import Literal, Protocol

import numpy as np

from pipeline.tagging.decode import Scores, Tagged, spans
from pipeline.tagging.words import Words

Act = Literal["speech", "thought"]


@dataclass(frozen=True, slots=True)
class Emission:
    """A score for every word and tag, and the log odds that a word of a content is speech."""

    tags: Scores
    speech: Scores


@dataclass(frozen=True, slots=True)
class Calibration:
    """The line from a tagger's margins to log odds of being right, fitted on held-back articles."""

    slope: float
    offset: float

    def __call__(self, margin: float) -> float:
        """Return the log odds that a span with this margin is right."""
        return round(self.slope * margin + self.offset, 3)


class Tagger(Protocol):
    """Scores the words of one article; the same words always get the same scores."""

    @property
    def transitions(self) -> Scores:
        """The score of each tag after each other."""

    @property
    def calibrations(self) -> dict[str, Calibration]:
        """The calibration of each role's margins."""

    def emit(self, words: Words) -> Emission:
        """Return the scores of all words."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source, cue or content: words ``[start, end)``; only a content has an act.

    ``margin`` is in log odds of being right: `confidence` makes it a probability.
    """

    role: str
    start: int
    end: int
    margin: float
    act: Act | None = None


def tag(tagger: Tagger, words: Words) -> list[Attribution]:
    """Return the spans of an article in order."""
    if not len(words):
        return []
    emission = tagger.emit(words)
    found = spans(emission.tags, tagger.transitions, words.blocks())
    return [_attribution(span, emission, tagger.calibrations[span.role]) for span in found]


def _attribution(span: Tagged, emission: Emission, calibration: Calibration) -> Attribution:
    plain = Attribution(span.role, span.start, span.end, calibration(span.margin))
    if span.role != "content":
        return plain
    speech = float(emission.speech[span.start : span.end].mean()) > 0
    return replace(plain, act="speech" if speech else "thought")


def confidence(margin: float) -> float:
    """Return the probability that a span with this margin is right."""
    return round(float(1 / (1 + np.exp(-margin))), 3)
