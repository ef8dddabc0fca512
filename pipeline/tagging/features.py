"""What the fast tagger sees of each word: hashed features, one row of table indices a word.

Every template is one column, computed for the whole article at once. A feature is the hash of
its template's number and the values that it joins; the table's row is the hash's upper bits.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.tagging import marks
from pipeline.tagging.cues import STRONG
from pipeline.tagging.words import Flags, Hashes, Ints, Words

BITS = 18
CLIMB = 8  # how many heads are followed towards a cue-like ancestor
PRIME = np.uint64(0x9E3779B97F4A7C15)
MIX = np.uint64(0xFF51AFD7ED558CCD)
SHIFT = np.uint64(32)


@dataclass(frozen=True, slots=True)
class Columns:
    """The values that templates join, a word each."""

    words: Words
    strength: Ints
    state: Ints
    region: Ints


def rows(words: Words, strength: Ints) -> npt.NDArray[np.int64]:
    """Return the table rows of every word's features, shape (words, templates)."""
    state, region = marks.states(words)
    columns = Columns(words, strength, state, region)
    values = [
        *_neighbours(columns),
        *_heads(columns),
        *_ancestors(columns),
        *_nearest_cues(columns),
        *_quoted(columns),
        *_sentences(columns),
    ]
    hashed = [_finish(value, number) for number, value in enumerate(values)]
    return np.stack(hashed, axis=1)


def _finish(value: Hashes, number: int) -> npt.NDArray[np.int64]:
    salt = np.uint64((number + 1) * int(PRIME) % 2**64)
    salted = (value ^ salt) * MIX
    salted ^= salted >> SHIFT
    return ((salted * PRIME) >> np.uint64(64 - BITS)).astype(np.int64)


def _join(*parts: npt.NDArray[np.generic]) -> Hashes:
    """Return one hash a word of the values in ``parts``, their order counting."""
    joined = parts[0].astype(np.uint64)
    for part in parts[1:]:
        joined = joined * MIX
        joined ^= joined >> SHIFT
        joined = joined * PRIME + part.astype(np.uint64)
    return joined


def _shifted(values: npt.NDArray[np.generic], by: int, block: Ints) -> Hashes:
    """Return the values ``by`` words on, 0 beyond the block's edge."""
    size = len(values)
    out = np.zeros(size, np.uint64)
    if abs(by) >= size:
        return out
    here, there = (slice(0, size - by), slice(by, size)) if by > 0 else (
        slice(-by, size), slice(0, size + by))  # fmt: skip
    same = block[here] == block[there]
    out[here] = np.where(same, values[there].astype(np.uint64), 0)
    return out


def _bucket(count: npt.NDArray[np.integer]) -> Ints:
    """Return a count's bucket: exact to 4, then by powers of two."""
    size = np.minimum(np.abs(count), 255)
    return np.where(size < 5, size, 3 + np.ceil(np.log2(np.maximum(size, 1)))).astype(np.int64)


def _neighbours(columns: Columns) -> list[Hashes]:
    words, block = columns.words, columns.words.block
    lemma = {k: _shifted(words.lemma, k, block) for k in (-2, -1, 1, 2)} | {0: words.lemma}
    tag = {k: _shifted(words.tag, k, block) for k in (-2, -1, 1, 2)} | {0: words.tag}
    cue = {k: _shifted(columns.strength + 1, k, block) for k in range(-3, 4)}
    state = {k: _shifted(columns.state + 1, k, block) for k in (-1, 0, 1)}
    return [
        words.lower,
        words.shape,
        _join(words.dep, words.tag),
        *lemma.values(),
        *tag.values(),
        *cue.values(),
        _join(state[-1], state[0], state[1]),
        _join(lemma[-1], lemma[0]),
        _join(lemma[0], lemma[1]),
        _join(tag[-1], tag[0]),
        _join(tag[0], tag[1]),
        _join(tag[-1], tag[0], tag[1]),
        _join(tag[-2], tag[-1], tag[0]),
        _join(tag[0], tag[1], tag[2]),
        _join(cue[-1], cue[0], cue[1]),
        _join(cue[0], tag[-1], tag[1]),
        _join(state[0], tag[-1], tag[0]),
        _join(state[0], cue[-1], lemma[0]),
    ]


def _child_labels(words: Words) -> Hashes:
    """Return each word's set of its children's labels, as a sum of their mixed hashes."""
    mixed = (words.dep * MIX) ^ SHIFT
    child = words.head != np.arange(len(words))
    total = np.zeros(len(words), np.uint64)
    np.add.at(total, words.head[child], mixed[child])
    return total


def _heads(columns: Columns) -> list[Hashes]:
    words, cue = columns.words, columns.strength
    head = words.head
    grand = head[head]
    children = _child_labels(words)
    way = np.sign(head - np.arange(len(words))) + 1
    far = _bucket(head - np.arange(len(words)))
    crossed = columns.state[head]
    return [
        _join(words.dep, way, far),
        _join(words.dep, words.lemma[head]),
        _join(words.dep, words.tag[head], way),
        _join(words.dep, cue[head], way),
        _join(words.dep, cue[head], children[head]),
        _join(words.dep, words.dep[head], cue[grand], cue[head]),
        _join(words.dep, words.dep[head], words.lemma[grand]),
        _join(words.lemma, children),
        _join(cue, children),
        _join(words.tag, children),
        _join(words.dep, cue[head], columns.state, crossed),
        _join(words.lemma, words.lemma[head]),
    ]


def _ancestors(columns: Columns) -> list[Hashes]:
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
    near = np.where(found, _bucket(here - above), 0)
    return [
        _join(label, side, kind),
        _join(label, side, kind, edge),
        _join(label, lemma, edge),
        _join(label, side, near),
        _join(label, side, np.minimum(steps, 3), columns.state),
        _join(label, edge, words.tag),
        _join(kind, edge, columns.state),
    ]


def _subtrees(words: Words) -> tuple[Ints, Ints]:
    """Return the first and last word of every word's subtree, followed a few steps deep."""
    left, right = np.arange(len(words)), np.arange(len(words))
    for _ in range(CLIMB):
        np.minimum.at(left, words.head, left)
        np.maximum.at(right, words.head, right)
    return left, right


def _nearest_cues(columns: Columns) -> list[Hashes]:
    """Join the cue-like words nearest to the left and right in the block."""
    words = columns.words
    strong = columns.strength >= STRONG
    before, after = _nearest(strong, words.block)
    here = np.arange(len(words))
    has_before, has_after = before >= 0, after >= 0
    back = np.where(has_before, _bucket(here - before) + 1, 0)
    ahead = np.where(has_after, _bucket(after - here) + 1, 0)
    lemma_before = np.where(has_before, words.lemma[before], 0)
    lemma_after = np.where(has_after, words.lemma[after], 0)
    sentence = np.cumsum(words.first)
    same_before = np.where(has_before, sentence[before] == sentence, 2)
    same_after = np.where(has_after, sentence[after] == sentence, 2)
    cut_before = np.where(has_before, columns.region[before] == columns.region, 2)
    cut_after = np.where(has_after, columns.region[after] == columns.region, 2)
    return [
        _join(back, same_before, cut_before),
        _join(ahead, same_after, cut_after),
        _join(same_before, same_after, cut_before, cut_after),
        _join(lemma_before, back),
        _join(lemma_after, ahead),
        _join(lemma_before, same_before, words.tag),
        _join(lemma_after, same_after, words.tag),
        _join(np.minimum(back, 6), np.minimum(ahead, 6), same_before, same_after),
    ]


def _nearest(marked: Flags, block: Ints) -> tuple[Ints, Ints]:
    """Return the nearest marked word before and after each word in its block, or -1."""
    here = np.arange(len(marked))
    before = np.maximum.accumulate(np.where(marked, here, -1))
    before = np.concatenate([[-1], before[:-1]])
    after = np.minimum.accumulate(np.where(marked, here, len(marked))[::-1])[::-1]
    after = np.concatenate([after[1:], [len(marked)]])
    before = np.where((before >= 0) & (block[before] == block), before, -1)
    inside = np.minimum(after, len(marked) - 1)
    return before, np.where((after < len(marked)) & (block[inside] == block), after, -1)


def _quoted(columns: Columns) -> list[Hashes]:
    """Join what the quoted region around or beside the word is like."""
    words, state, region = columns.words, columns.state, columns.region
    kind = _region_kinds(columns)
    inside = region >= 0
    own = np.where(inside, kind[region], 0)
    before, after = _nearest(inside, words.block)
    here = np.arange(len(words))
    back = np.where(before >= 0, _bucket(here - before), 9)
    ahead = np.where(after >= 0, _bucket(after - here), 9)
    beside_before = np.where((before >= 0) & ~inside, kind[region[before]], 0)
    beside_after = np.where((after >= 0) & ~inside, kind[region[after]], 0)
    close = np.minimum(back, 5), np.minimum(ahead, 5)
    return [
        _join(own, state),
        _join(own, words.tag),
        _join(np.where(inside, 0, back), state),
        _join(np.where(inside, 0, ahead), state),
        _join(beside_before, close[0], columns.strength),
        _join(beside_after, close[1], columns.strength),
        _join(close[0], close[1], words.tag, inside),
        _join(close[0], words.dep, words.lemma),
    ]


def _region_kinds(columns: Columns) -> Hashes:
    """Return a hash of each region: its length, its ends, the cues and sentence around it."""
    words, region = columns.words, columns.region
    count = int(region.max()) + 1 if len(region) else 0
    if not count:
        return np.zeros(1, np.uint64)
    inside = np.flatnonzero(region >= 0)
    begin = inside[np.flatnonzero(np.diff(region[inside], prepend=-1))]
    end = inside[np.flatnonzero(np.diff(region[inside], append=count))] + 1
    strong = np.concatenate([[0], np.cumsum(columns.strength >= STRONG)])
    size = len(words)
    cue_before = strong[begin] - strong[np.maximum(begin - 4, 0)] > 0
    cue_after = strong[np.minimum(end + 6, size)] - strong[end] > 0
    opens = np.concatenate([[True], words.block[1:] != words.block[:-1]])
    closes = np.concatenate([words.block[1:] != words.block[:-1], [True]])
    inner = np.minimum(begin + 1, size - 1)
    last = np.maximum(end - 2, 0)
    sentences = np.concatenate([[0], np.cumsum(words.first)])
    return _join(
        _bucket(end - begin),
        cue_before * 8 + cue_after * 4 + opens[begin] * 2 + closes[end - 1],
        words.tag[last],
        words.shape[inner] == words.shape[begin],
        np.minimum(sentences[end] - sentences[np.minimum(begin + 1, size)], 2),
        words.tag[np.maximum(begin - 1, 0)],
    )


def _sentences(columns: Columns) -> list[Hashes]:
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
        _join(place, rest, words.tag),
        _join(place, words.lemma[starts]),
        _join(rest, left, right, columns.state),
        _join(left, right, columns.strength, columns.state),
        _join(sentence_in_block, np.minimum(here - block_start, 3), columns.state),
        _join(words.lemma[starts], words.lemma[np.minimum(starts + 1, len(words) - 1)], left),
        _join(left, right, words.dep),
    ]
