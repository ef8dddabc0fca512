"""Templates of features that tell what the quoted region around or beside a word is like."""

import numpy as np

from pipeline.tagging.columns import Columns, bucket, join, nearest
from pipeline.tagging.cues import STRONG
from pipeline.tagging.words import Hashes


def quoted(columns: Columns) -> list[Hashes]:
    """Join what the quoted region around or beside the word is like."""
    words, state, region = columns.words, columns.state, columns.region
    kind = _region_kinds(columns)
    inside = region >= 0
    own = np.where(inside, kind[region], 0)
    before, after = nearest(inside, words.block)
    here = np.arange(len(words))
    back = np.where(before >= 0, bucket(here - before), 9)
    ahead = np.where(after >= 0, bucket(after - here), 9)
    beside_before = np.where((before >= 0) & ~inside, kind[region[before]], 0)
    beside_after = np.where((after >= 0) & ~inside, kind[region[after]], 0)
    close = np.minimum(back, 5), np.minimum(ahead, 5)
    return [
        join(own, state),
        join(own, words.tag),
        join(np.where(inside, 0, back), state),
        join(np.where(inside, 0, ahead), state),
        join(beside_before, close[0], columns.strength),
        join(beside_after, close[1], columns.strength),
        join(close[0], close[1], words.tag, inside),
        join(close[0], words.dep, words.lemma),
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
    return join(
        bucket(end - begin),
        cue_before * 8 + cue_after * 4 + opens[begin] * 2 + closes[end - 1],
        words.tag[last],
        words.shape[inner] == words.shape[begin],
        np.minimum(sentences[end] - sentences[np.minimum(begin + 1, size)], 2),
        words.tag[np.maximum(begin - 1, 0)],
    )
