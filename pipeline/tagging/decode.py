"""From a score for every word and tag to spans: the best linear chain of each block.

Tags say where a span begins, goes on and ends (B, I, E; S for a span of one word).
"""

from dataclasses import dataclass

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
    chain = transitions + FOLLOWS
    best = _viterbi(scores, chain, blocks)
    return best, _log_odds(scores, chain, blocks, best)


def absent(scores: Scores, transitions: Scores, blocks: list[tuple[int, int]]) -> Scores:
    """Return each block's chance, by the chain, that it holds no span at all."""
    chain = transitions + FOLLOWS
    starts, lengths, alive = _order(blocks)
    move = np.exp(chain)
    top = scores.max(axis=1)
    emit = np.exp(scores - top[:, None])
    beside = scores[:, 0] - top
    forward = emit[starts] * np.exp(STARTS)
    none = beside[starts].astype(np.float64)
    sums = np.empty(len(blocks), np.float64)
    for step in range(int(lengths[0])):
        count = int(alive[step])
        if step:
            here = starts[:count] + step
            forward = (forward[:count] @ move) * emit[here]
            none[:count] += beside[here] + chain[0, 0]
        total = forward.sum(axis=1)
        none[:count] -= np.log(total)
        forward /= total[:, None]
        done = lengths[:count] == step + 1
        sums[:count][done] = np.log((forward[done] * np.exp(ENDS)).sum(axis=1))
    chance = np.exp(none - sums).astype(np.float32)
    return chance[np.argsort(np.argsort(-_lengths(blocks), kind="stable"))]


def _lengths(blocks: list[tuple[int, int]]) -> Ints:
    return np.array([last - first for first, last in blocks])


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


def _order(blocks: list[tuple[int, int]]) -> tuple[Ints, Ints, Ints]:
    """Return the blocks' starts and lengths, longest first, and how many reach each step."""
    starts = np.array([first for first, _ in blocks])
    lengths = _lengths(blocks)
    order = np.argsort(-lengths, kind="stable")
    lengths = lengths[order]
    alive = np.searchsorted(-lengths, -np.arange(int(lengths[0])), side="left")
    return starts[order], lengths, alive


def _viterbi(scores: Scores, chain: Scores, blocks: list[tuple[int, int]]) -> Ints:
    """Return the best tag of every word; all blocks go forward together, a word a step."""
    starts, lengths, alive = _order(blocks)
    total = scores[starts] + STARTS
    back = np.zeros(scores.shape, np.int64)
    final = np.zeros(scores.shape, np.float32)
    final[starts] = total
    for step in range(1, int(lengths[0])):
        count = int(alive[step])
        ways = total[:count, :, None] + chain
        choice = ways.argmax(axis=1)
        here = starts[:count] + step
        total = np.take_along_axis(ways, choice[:, None, :], axis=1)[:, 0] + scores[here]
        back[here], final[here] = choice, total
    best = np.zeros(len(scores), np.int64)
    ends = starts + lengths - 1
    best[ends] = (final[ends] + ENDS).argmax(axis=1)
    for step in range(int(lengths[0]) - 1, 0, -1):
        here = starts[: int(alive[step])] + step
        best[here - 1] = back[here, best[here]]
    return best


def _log_odds(scores: Scores, chain: Scores, blocks: list[tuple[int, int]], best: Ints) -> Scores:
    """Return the log odds of each word's best tag (forward and backward sums, scaled)."""
    starts, lengths, alive = _order(blocks)
    move = np.exp(chain)
    emit = np.exp(scores - scores.max(axis=1, keepdims=True))
    forward = np.zeros(scores.shape, np.float32)
    backward = np.zeros(scores.shape, np.float32)
    forward[starts] = _scaled(emit[starts] * np.exp(STARTS))
    for step in range(1, int(lengths[0])):
        here = starts[: int(alive[step])] + step
        forward[here] = _scaled((forward[here - 1] @ move) * emit[here])
    backward[starts + lengths - 1] = np.exp(ENDS)
    for step in range(int(lengths[0]) - 1, 0, -1):
        here = starts[: int(alive[step])] + step
        backward[here - 1] = _scaled((backward[here] * emit[here]) @ move.T)
    shared = _scaled(forward * backward)
    chance = np.take_along_axis(shared, best[:, None], axis=1)[:, 0]
    least = np.float32(np.exp(-SURE))
    return np.log(np.maximum(chance, least) / np.maximum(1 - chance, least))


def _scaled(values: Scores) -> Scores:
    return values / np.maximum(values.sum(axis=1, keepdims=True), np.float32(1e-30))
