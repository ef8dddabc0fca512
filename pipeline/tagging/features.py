"""What the fast tagger sees of each word: hashed features, one row of table indices a word.

Every template is one column, computed for the whole article at once. A feature is the hash of
its template's number and the values that it joins; the table's row is the hash's upper bits.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from pipeline.tagging import marks
from pipeline.tagging.columns import MIX, PRIME, SHIFT, Columns, bucket, join, shifted
from pipeline.tagging.cues import STRONG
from pipeline.tagging.quoted import quoted
from pipeline.tagging.templates import ancestors, heads, nearest_cues, neighbours, sentences
from pipeline.tagging.words import Hashes, Ints, Words

BITS = 20
FIRST_CUE, FIRST_CONTENT = 5, 9  # in the order of decode.TAGS
SURE = 5  # the strength of a cue that the first pass found
SECOND = 1000  # added to the numbers of the second pass's templates


@dataclass(frozen=True, slots=True)
class Pass:
    """What a first pass over the article found: each word's tag, and its log odds."""

    tags: Ints
    odds: npt.NDArray[np.float32]


def rows(words: Words, strength: Ints) -> npt.NDArray[np.int64]:
    """Return the table rows of every word's features, shape (words, templates)."""
    return _hashed(_templates(_columns(words, strength)), 0)


def rows_again(words: Words, strength: Ints, before: Pass) -> npt.NDArray[np.int64]:
    """Return the rows of a second pass: the same templates, and what the first pass found.

    Only the cues that it found count as cue-like now.
    """
    cue = (before.tags >= FIRST_CUE) & (before.tags < FIRST_CONTENT)
    columns = _columns(words, np.where(cue, SURE, np.minimum(strength, STRONG - 1)))
    return _hashed([*_templates(columns), *_first_pass(columns, before)], SECOND)


def _columns(words: Words, strength: Ints) -> Columns:
    state, region = marks.states(words)
    return Columns(words, strength, state, region)


def _templates(columns: Columns) -> list[Hashes]:
    return [
        *neighbours(columns),
        *heads(columns),
        *ancestors(columns),
        *nearest_cues(columns),
        *quoted(columns),
        *sentences(columns),
    ]


def _hashed(values: list[Hashes], salt: int) -> npt.NDArray[np.int64]:
    hashed = np.stack(values)
    hashed ^= _salts(salt, len(values))
    hashed *= MIX
    hashed ^= hashed >> SHIFT
    hashed *= PRIME
    hashed >>= np.uint64(64 - BITS)
    return hashed.view(np.int64).T


@cache
def _salts(first: int, count: int) -> Hashes:
    """Return the salt of each template, a row each."""
    numbers = range(first + 1, first + count + 1)
    return np.array([[number * int(PRIME) % 2**64] for number in numbers], np.uint64)


def _first_pass(columns: Columns, before: Pass) -> list[Hashes]:
    """Join the tags that the first pass gave to the word and its neighbours."""
    words, state = columns.words, columns.state
    tag = {k: shifted(before.tags + 1, k, words.block) for k in range(-3, 4)}
    sure = np.clip(np.floor(before.odds / 1.5), -2, 3) + 2
    sureness = {k: shifted(sure + 1, k, words.block) for k in (-1, 0, 1)}
    role = np.where(before.tags > 0, (before.tags + 3) // 4, 0)
    change = np.concatenate([[True], np.diff(role) != 0])
    here = np.arange(len(words))
    run = here - np.maximum.accumulate(np.where(change, here, 0))
    after = np.concatenate([change[1:], [True]])
    left = np.minimum.accumulate(np.where(after, here, len(words))[::-1])[::-1] - here
    ends = np.minimum(here + left + 1, len(words) - 1)
    starts = np.maximum(here - run - 1, 0)
    return [
        *tag.values(),
        join(tag[0], sureness[0]),
        join(tag[-1], tag[0], tag[1], sureness[0]),
        join(tag[-1], sureness[-1], tag[0], sureness[0]),
        join(tag[0], sureness[0], tag[1], sureness[1]),
        join(tag[0], words.tag, state),
        join(tag[0], words.lemma),
        join(role, role[starts], role[ends], bucket(run), state),
        join(role, role[starts], role[ends], bucket(left), state),
        join(role, words.dep, words.tag, role[words.head]),
        join(role, bucket(run), words.tag),
        join(role, bucket(left), words.tag),
    ]
