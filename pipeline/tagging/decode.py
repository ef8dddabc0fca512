"""From a score for every word and tag to spans: the best linear chain of each block.

Tags say where a span begins, goes on and ends (B, I, E; S for a span of one word).
"""

from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np
import numpy.typing as npt

from pipeline.tagging.words import Ints

Scores = npt.NDArray[np.float32]

ROLES = ("source", "cue", "content")
TAGS = ("O", *(f"{part}-{role}" for role in ROLES for part in "BIES"))
NEVER = np.float32(-1e4)
SURE = 12.0  # a margin's greatest size


def _part(tag: int) -> str:
    return TAGS[tag][0]


def _role(tag: int) -> str:
    return TAGS[tag][2:]


def _may_follow(before: int, after: int) -> bool:
    if _part(before) in "BI":
        return _part(after) in "IE" and _role(before) == _role(after)
    return _part(after) in "OBS"


SIZE = len(TAGS)
FOLLOWS = np.array([[0 if _may_follow(a, b) else NEVER for b in range(SIZE)] for a in range(SIZE)],
                   np.float32)  # fmt: skip
STARTS = np.array([0 if _part(tag) in "OBS" else NEVER for tag in range(SIZE)], np.float32)
ENDS = np.array([0 if _part(tag) in "OES" else NEVER for tag in range(SIZE)], np.float32)


@dataclass(frozen=True, slots=True)
class Tagged:
    """A span of words ``[start, end)`` with its role.

    ``margin`` is the log odds of its least certain word, from the chain's own marginals.
    """

    role: str
    start: int
    end: int
    margin: float


def spans(scores: Scores, transitions: Scores, blocks: list[tuple[int, int]]) -> list[Tagged]:
    """Return the spans of the best chain in each block, in order; ``scores`` is (words, tags)."""
    if not blocks:
        return []
    best, odds = best_chain(scores, transitions, blocks)
    return [span for first, last in blocks for span in _read(best, odds, first, last)]


def best_chain(
    scores: Scores, transitions: Scores, blocks: list[tuple[int, int]]
) -> tuple[Ints, Scores]:
    """Return each word's tag in the best chain of its block, and the log odds of that tag."""
    chain, steps = transitions + FOLLOWS, _steps(blocks)
    ordered = scores[steps.words]
    best = _viterbi(ordered, chain, steps)
    odds = _log_odds(ordered, chain, steps, best)
    places = np.argsort(steps.words)
    return best[places], odds[places]


def absent(scores: Scores, transitions: Scores, blocks: list[tuple[int, int]]) -> Scores:
    """Return each block's chance, by the chain, that it holds no span at all."""
    chain, steps = transitions + FOLLOWS, _steps(blocks)
    move = np.exp(chain)
    ordered = scores[steps.words]
    top = ordered.max(axis=1)
    emit = np.exp(ordered - top[:, None])
    beside = ordered[:, 0] - top
    forward = emit[steps.rows[0]] * np.exp(STARTS)
    none = beside[steps.rows[0]].astype(np.float64)
    sums = np.empty(len(blocks), np.float64)
    for step, here in enumerate(steps.rows):
        count = here.stop - here.start
        if step:
            forward = (forward[:count] @ move) * emit[here]
            none[:count] += beside[here] + chain[0, 0]
        total = forward.sum(axis=1)
        none[:count] -= np.log(total)
        forward /= total[:, None]
        done = steps.lengths[:count] == step + 1
        sums[:count][done] = np.log((forward[done] * np.exp(ENDS)).sum(axis=1))
    chance = np.empty(len(blocks), np.float32)
    chance[steps.blocks] = np.exp(none - sums)
    return chance


def _read(best: Ints, odds: Scores, first: int, last: int) -> list[Tagged]:
    found: list[Tagged] = []
    start = first
    for place in range(first, last):
        part = _part(int(best[place]))
        if part in "BS":
            start = place
        if part in "ES":
            margin = float(odds[start : place + 1].min())
            found.append(Tagged(_role(int(best[place])), start, place + 1, round(margin, 3)))
    return found


@dataclass(frozen=True, slots=True)
class _Steps:
    """Blocks side by side: a step is the next word of each block that has one.

    ``words`` lists the words step by step, those of the longest block first, so that ``rows`` is a
    slice of it a step; ``blocks`` says in which order the blocks stand, ``lengths`` is theirs.
    """

    words: Ints
    rows: list[slice]
    blocks: Ints
    lengths: Ints

    def moves(self) -> list[tuple[slice, slice]]:
        """Return, for each step but the first, its rows and those of the words before them."""
        return [
            (slice(before.start, before.start + here.stop - here.start), here)
            for before, here in pairwise(self.rows)
        ]

    def last(self) -> Ints:
        """Return the row of each block's last word."""
        starts = np.array([here.start for here in self.rows])
        return starts[self.lengths - 1] + np.arange(len(self.lengths))


def _steps(blocks: list[tuple[int, int]]) -> _Steps:
    starts = np.array([first for first, _ in blocks])
    lengths = np.array([last - first for first, last in blocks])
    order = np.argsort(-lengths, kind="stable")
    starts, lengths = starts[order], lengths[order]
    alive = np.searchsorted(-lengths, -np.arange(int(lengths[0])), side="left").tolist()
    words = np.concatenate([starts[:count] + step for step, count in enumerate(alive)])
    edges = pairwise(accumulate(alive, initial=0))
    return _Steps(words, [slice(*edge) for edge in edges], order, lengths)


def _viterbi(scores: Scores, chain: Scores, steps: _Steps) -> Ints:
    """Return the best tag of every row."""
    totals, last = scores.copy(), steps.last()
    totals[steps.rows[0]] += STARTS
    for before, here in steps.moves():
        totals[here] += (totals[before, :, None] + chain).max(axis=1)
    best = np.zeros(len(scores), np.int64)
    best[last] = (totals[last] + ENDS).argmax(axis=1)
    into = np.ascontiguousarray(chain.T)
    for before, here in reversed(steps.moves()):
        best[before] = (totals[before] + into[best[here]]).argmax(axis=1)
    return best


def _log_odds(scores: Scores, chain: Scores, steps: _Steps, best: Ints) -> Scores:
    """Return the log odds of each row's best tag (forward and backward sums, scaled)."""
    move = np.exp(chain)
    emit = np.exp(scores - scores.max(axis=1, keepdims=True))
    forward = np.empty(scores.shape, np.float32)
    backward = np.empty(scores.shape, np.float32)
    forward[steps.rows[0]] = _scaled(emit[steps.rows[0]] * np.exp(STARTS))
    backward[steps.last()] = np.exp(ENDS)
    for before, here in steps.moves():
        forward[here] = _scaled((forward[before] @ move) * emit[here])
    for before, here in reversed(steps.moves()):
        backward[before] = _scaled((backward[here] * emit[here]) @ move.T)
    shared = _scaled(forward * backward)
    chance = shared[np.arange(len(best)), best]
    least = np.float32(np.exp(-SURE))
    return np.log(np.maximum(chance, least) / np.maximum(1 - chance, least))


def _scaled(values: Scores) -> Scores:
    """Divide each row of ``values`` by its sum, and return them."""
    total = np.add.reduce(values, axis=1, keepdims=True)
    values /= np.maximum(total, np.float32(1e-30), out=total)
    return values
