"""Chains of tags: legal whatever the scores, the best of all legal ones, and each block alone."""

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.tagging.decode import (
    ENDS,
    FOLLOWS,
    SIZE,
    STARTS,
    TAGS,
    absent,
    best_chain,
    spans,
)

FREE = np.zeros((SIZE, SIZE), np.float32)
SEEDS = st.integers(0, 10_000)
LENGTHS = st.lists(st.integers(1, 9), min_size=1, max_size=5)


def drawn(seed, words):
    return np.random.default_rng(seed).normal(0, 3, (words, SIZE)).astype(np.float32)


def blocks(lengths):
    edges = [0, *itertools.accumulate(lengths)]
    return list(itertools.pairwise(edges))


@given(seed=SEEDS, lengths=LENGTHS)
def test_chains_are_legal(seed, lengths):
    """No span goes on that hasn't begun, or is left open at its block's end."""
    best, _ = best_chain(drawn(seed, sum(lengths)), FREE, blocks(lengths))
    for start, end in blocks(lengths):
        assert STARTS[best[start]] == 0
        assert ENDS[best[end - 1]] == 0
        assert all(FOLLOWS[a, b] == 0 for a, b in itertools.pairwise(best[start:end]))


@given(seed=SEEDS)
def test_the_chain_is_the_best(seed):
    """No legal chain of two words scores higher."""
    scores = drawn(seed, 2)
    best, _ = best_chain(scores, FREE, [(0, 2)])

    def total(first, second):
        legal = STARTS[first] + FOLLOWS[first, second] + ENDS[second]
        return scores[0, first] + scores[1, second] + legal

    most = max(total(a, b) for a in range(SIZE) for b in range(SIZE))
    assert np.isclose(total(*best), most)


@given(seed=SEEDS, lengths=LENGTHS)
def test_a_block_s_spans_do_not_depend_on_others(seed, lengths):
    """Each block decoded alone gives what all give together, margins too."""
    scores = drawn(seed, sum(lengths))
    together = spans(scores, FREE, blocks(lengths))
    alone = [
        (span.role, span.start + start, span.end + start, span.margin)
        for start, end in blocks(lengths)
        for span in spans(scores[start:end], FREE, [(0, end - start)])
    ]
    assert [(span.role, span.start, span.end) for span in together] == [one[:3] for one in alone]
    margins = [one[3] for one in alone]
    assert np.allclose([span.margin for span in together], margins, atol=1e-2)


def test_margins_grow_with_the_scores():
    """A tag that stands out has a higher margin than one that hardly does."""
    scores = np.zeros((1, SIZE), np.float32)
    margins = []
    for height in (3, 6):
        scores[0, TAGS.index("S-cue")] = height
        (span,) = spans(scores, FREE, [(0, 1)])
        margins.append(span.margin)
    assert margins[0] < margins[1]


def test_the_chance_of_no_span():
    """It is the chain without spans among all: of four even tags that may be alone, a quarter."""
    scores = np.full((2, SIZE), -20, np.float32)
    scores[0, [TAGS.index(tag) for tag in ("O", "S-source", "S-cue", "S-content", "B-cue")]] = 0
    scores[1, 0] = 30
    first, second = absent(scores, FREE, [(0, 1), (1, 2)])
    assert np.isclose(first, 1 / 4, atol=1e-3)
    assert np.isclose(second, 1, atol=1e-3)
