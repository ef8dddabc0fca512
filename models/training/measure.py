"""Scores a tagger on annotated articles, and fits the lines that make its margins log odds."""

from collections import Counter
from dataclasses import dataclass

import torch
from torch.nn import functional

from models.training.corpus import Example
from pipeline.tagging.decode import ROLES, TAGS
from pipeline.tagging.tagger import Attribution, Tagger, tag
from pipeline.tagging.words import Ints

RIGHT = 0.8  # the overlap, of the longer of both, at which a span counts as right for a margin

Span = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Measured:
    """Exact F1 of each role in percent, and the share of contents with the right act."""

    f1: dict[str, float]
    act: float

    def __str__(self) -> str:
        """Return the scores in one line."""
        roles = " ".join(f"{role} {value:.1f}" for role, value in self.f1.items())
        return f"{roles} act {self.act:.1f}"


def measure(tagger: Tagger, examples: list[Example]) -> Measured:
    """Return how well the tagger does on ``examples``."""
    counts: Counter[tuple[str, str]] = Counter()
    for one in examples:
        gold, found = spans(one.tags), tag(tagger, one.words)
        for role, _, _ in gold:
            counts[role, "gold"] += 1
        for span in found:
            counts[span.role, "found"] += 1
            counts[span.role, "hit"] += (span.role, span.start, span.end) in gold
            speech = one.speech[span.start : span.end]
            if span.act and (speech >= 0).any():
                right = (span.act == "speech") == (speech[speech >= 0].mean() > 0.5)
                counts["act", "right" if right else "wrong"] += 1
    f1 = {
        role: 200 * counts[role, "hit"] / max(1, counts[role, "gold"] + counts[role, "found"])
        for role in ROLES
    }
    right, wrong = counts["act", "right"], counts["act", "wrong"]
    return Measured(f1, 100 * right / max(1, right + wrong))


def spans(tags: Ints) -> set[Span]:
    """Return the spans that gold tags spell."""
    found: set[Span] = set()
    start = 0
    for place, number in enumerate(tags):
        part, _, role = TAGS[number].partition("-")
        if part in "BS":
            start = place
        if part in "ES":
            found.add((role, start, place + 1))
    return found


def calibration(tagger: Tagger, examples: list[Example]) -> dict[str, dict[str, float]]:
    """Return each role's line; the tagger's own lines must still be the identity."""
    margins: dict[str, list[tuple[float, bool]]] = {role: [] for role in ROLES}
    for one in examples:
        gold = spans(one.tags)
        for span in tag(tagger, one.words):
            margins[span.role].append((span.margin, _right(span, gold)))
    return {role: _line(found) for role, found in margins.items()}


def _right(span: Attribution, gold: set[Span]) -> bool:
    return any(
        role == span.role
        and min(end, span.end) - max(start, span.start)
        > RIGHT * max(end - start, span.end - span.start)
        for role, start, end in gold
    )


def _line(found: list[tuple[float, bool]]) -> dict[str, float]:
    """Return the logistic regression of being right on the margin."""
    margin = torch.tensor([one for one, _ in found], dtype=torch.float64)
    right = torch.tensor([float(one) for _, one in found], dtype=torch.float64)
    line = torch.tensor([0.2, 0.0], dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([line], max_iter=200, line_search_fn="strong_wolfe")

    def step() -> torch.Tensor:
        optimizer.zero_grad()
        loss = functional.binary_cross_entropy_with_logits(line[0] * margin + line[1], right)
        loss.backward()
        return loss

    optimizer.step(step)
    return {"slope": round(float(line[0]), 4), "offset": round(float(line[1]), 4)}
