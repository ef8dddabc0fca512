"""Templates of features: which values of a word, its neighbours and its heads are joined.

Each function returns its templates' values, a column a template, for a whole article at once.
"""

import numpy as np

from pipeline.tagging.columns import MIX, SHIFT, Columns, bucket, join, nearest, shifted
from pipeline.tagging.cues import STRONG
from pipeline.tagging.words import Hashes, Ints, Words

CLIMB = 8  # how many heads are followed towards a cue-like ancestor


def neighbours(columns: Columns) -> list[Hashes]:
    """Join words, tags, cues and the marks' states in a window of five to seven words."""
    words, block = columns.words, columns.words.block
    lemma = {k: shifted(words.lemma, k, block) for k in (-2, -1, 1, 2)} | {0: words.lemma}
    tag = {k: shifted(words.tag, k, block) for k in (-2, -1, 1, 2)} | {0: words.tag}
    cue = {k: shifted(columns.strength + 1, k, block) for k in range(-3, 4)}
    state = {k: shifted(columns.state + 1, k, block) for k in (-1, 0, 1)}
    return [
        words.lower,
        words.shape,
        join(words.dep, words.tag),
        *lemma.values(),
        *tag.values(),
        *cue.values(),
        join(state[-1], state[0], state[1]),
        join(lemma[-1], lemma[0]),
        join(lemma[0], lemma[1]),
        join(tag[-1], tag[0]),
        join(tag[0], tag[1]),
        join(tag[-1], tag[0], tag[1]),
        join(tag[-2], tag[-1], tag[0]),
        join(tag[0], tag[1], tag[2]),
        join(cue[-1], cue[0], cue[1]),
        join(cue[0], tag[-1], tag[1]),
        join(state[0], tag[-1], tag[0]),
        join(state[0], cue[-1], lemma[0]),
    ]


def _child_labels(words: Words) -> Hashes:
    """Return each word's set of its children's labels, as a sum of their mixed hashes."""
    mixed = (words.dep * MIX) ^ SHIFT
    child = words.head != np.arange(len(words))
    total = np.zeros(len(words), np.uint64)
    np.add.at(total, words.head[child], mixed[child])
    return total


def heads(columns: Columns) -> list[Hashes]:
    """Join the word with its head, its head's head and the labels of its children."""
    words, cue = columns.words, columns.strength
    head = words.head
    grand = head[head]
    children = _child_labels(words)
    way = np.sign(head - np.arange(len(words))) + 1
    far = bucket(head - np.arange(len(words)))
    crossed = columns.state[head]
    return [
        join(words.dep, way, far),
        join(words.dep, words.lemma[head]),
        join(words.dep, words.tag[head], way),
        join(words.dep, cue[head], way),
        join(words.dep, cue[head], children[head]),
        join(words.dep, words.dep[head], cue[grand], cue[head]),
        join(words.dep, words.dep[head], words.lemma[grand]),
        join(words.lemma, children),
        join(cue, children),
        join(words.tag, children),
        join(words.dep, cue[head], columns.state, crossed),
        join(words.lemma, words.lemma[head]),
    ]


def ancestors(columns: Columns) -> list[Hashes]:
    """Join the nearest cue-like ancestor with the edge of its subtree that the word hangs from."""
    words, cue = columns.words, columns.strength
    size = len(words)
    here = np.arange(size)
    branch, above = here.copy(), words.head.copy()
    found = np.zeros(size, bool)
    steps = np.zeros(size, np.int64)
    for _ in range(CLIMB):
        found |= (cue[above] >= STRONG) & (above != branch)
        branch = np.where(found, branch, above)
        steps += ~found
        above = np.where(found, above, words.head[above])
    left, right = _subtrees(words)
    label = np.where(found, words.dep[branch], 0)
    side = np.where(found, np.sign(branch - above) + 2, 0)
    edge = np.where(found, (here == left[branch]) * 2 + (here == right[branch]) + 1, 0)
    kind = np.where(found, cue[above], 0)
    lemma = np.where(found, words.lemma[above], 0)
    near = np.where(found, bucket(here - above), 0)
    return [
        join(label, side, kind),
        join(label, side, kind, edge),
        join(label, lemma, edge),
        join(label, side, near),
        join(label, side, np.minimum(steps, 3), columns.state),
        join(label, edge, words.tag),
        join(kind, edge, columns.state),
    ]


def _subtrees(words: Words) -> tuple[Ints, Ints]:
    """Return the first and last word of every word's subtree, followed a few steps deep."""
    left, right = np.arange(len(words)), np.arange(len(words))
    for _ in range(CLIMB):
        np.minimum.at(left, words.head, left)
        np.maximum.at(right, words.head, right)
    return left, right


def nearest_cues(columns: Columns) -> list[Hashes]:
    """Join the cue-like words nearest to the left and right in the block."""
    words = columns.words
    strong = columns.strength >= STRONG
    before, after = nearest(strong, words.block)
    here = np.arange(len(words))
    has_before, has_after = before >= 0, after >= 0
    back = np.where(has_before, bucket(here - before) + 1, 0)
    ahead = np.where(has_after, bucket(after - here) + 1, 0)
    lemma_before = np.where(has_before, words.lemma[before], 0)
    lemma_after = np.where(has_after, words.lemma[after], 0)
    sentence = np.cumsum(words.first)
    same_before = np.where(has_before, sentence[before] == sentence, 2)
    same_after = np.where(has_after, sentence[after] == sentence, 2)
    cut_before = np.where(has_before, columns.region[before] == columns.region, 2)
    cut_after = np.where(has_after, columns.region[after] == columns.region, 2)
    return [
        join(back, same_before, cut_before),
        join(ahead, same_after, cut_after),
        join(same_before, same_after, cut_before, cut_after),
        join(lemma_before, back),
        join(lemma_after, ahead),
        join(lemma_before, same_before, words.tag),
        join(lemma_after, same_after, words.tag),
        join(np.minimum(back, 6), np.minimum(ahead, 6), same_before, same_after),
    ]


def sentences(columns: Columns) -> list[Hashes]:
    """Join the word's place in its sentence and block with the cues that the sentence holds."""
    words = columns.words
    here = np.arange(len(words))
    starts = np.maximum.accumulate(np.where(words.first, here, 0))
    number = np.cumsum(words.first)
    ends = np.searchsorted(number, number, side="right") - 1
    block_start = np.searchsorted(words.block, words.block)
    place = np.minimum(here - starts, 4)
    rest = np.minimum(ends - here, 3)
    strong = np.concatenate([[0], np.cumsum(columns.strength >= STRONG)])
    left = strong[here] - strong[starts] > 0
    right = strong[ends + 1] - strong[here + 1] > 0
    sentence_in_block = np.minimum(number - number[block_start], 3)
    return [
        join(place, rest, words.tag),
        join(place, words.lemma[starts]),
        join(rest, left, right, columns.state),
        join(left, right, columns.strength, columns.state),
        join(sentence_in_block, np.minimum(here - block_start, 3), columns.state),
        join(words.lemma[starts], words.lemma[np.minimum(starts + 1, len(words) - 1)], left),
        join(left, right, words.dep),
    ]
