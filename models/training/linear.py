"""Trains the fast tagger: two linear chains over hashed features, one after the other.

The first is trained on all articles for use, and three times on two thirds of them, so that the
second learns from finds as good as those on articles never seen.
"""

import random
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional

from models.training import chain
from models.training.corpus import Example
from models.training.progress import told
from pipeline.tagging import decode, features
from pipeline.tagging.words import Ints

EPOCHS = 3
RATE = 0.04
DROPPED = 0.35  # share of features left out of each word, anew in each step
STEP = 3000  # words in a step
LONGEST = 250  # words of a block that are learnt from
FOLDS = 3
SEEDS = (1, 2, 3)  # weights are means over trainings that begin with these
SPEECH_WEIGHT = 0.1


@dataclass(frozen=True, slots=True)
class Weights:
    """A row of weights for each hash of a feature: one a tag, and the last for speech."""

    table: npt.NDArray[np.float32]
    bias: npt.NDArray[np.float32]
    transitions: npt.NDArray[np.float32]

    def scores(self, rows: npt.NDArray[np.int64]) -> npt.NDArray[np.float32]:
        """Return the scores of words, for every tag and for speech."""
        return (self.table[rows].sum(axis=1) + self.bias).astype(np.float32)

    def find(self, one: Example, rows: npt.NDArray[np.int64]) -> features.Pass:
        """Return what a pass with these weights finds in an article."""
        scores = self.scores(rows)[:, : decode.SIZE]
        return features.Pass(*decode.best_chain(scores, self.transitions, one.words.blocks()))


@dataclass(frozen=True, slots=True)
class Block:
    """A block's rows of features, its tags, and which of its words are speech."""

    rows: npt.NDArray[np.int32]
    tags: Ints
    speech: Ints


def passes(examples: list[Example], strengths: list[Ints]) -> tuple[Weights, Weights]:
    """Return the weights of both passes."""
    rows = [
        features.rows(one.words, strength)
        for one, strength in zip(examples, strengths, strict=True)
    ]
    first = mean(blocks(examples, rows))
    found = _found_unseen(examples, rows)
    again = [
        features.rows_again(one.words, strength, found[number])
        for number, (one, strength) in enumerate(zip(examples, strengths, strict=True))
    ]
    return first, mean(blocks(examples, again))


def _found_unseen(
    examples: list[Example], rows: list[npt.NDArray[np.int64]]
) -> dict[int, features.Pass]:
    found = {}
    for fold in range(FOLDS):
        seen = [number for number in range(len(examples)) if number % FOLDS != fold]
        weights = train(
            blocks([examples[n] for n in seen], [rows[n] for n in seen]), EPOCHS - 1, SEEDS[0]
        )
        for number in range(fold, len(examples), FOLDS):
            found[number] = weights.find(examples[number], rows[number])
    return found


def blocks(examples: list[Example], rows: list[npt.NDArray[np.int64]]) -> list[Block]:
    """Return the blocks to learn from; those of unsure labels are left out."""
    return [
        Block(table[start:stop].astype(np.int32), closed(one.tags[start:stop]),
              one.speech[start:stop])
        for one, table in zip(examples, rows, strict=True)
        for start, end in one.words.blocks()
        if one.known[start : (stop := min(end, start + LONGEST))].all()
    ]  # fmt: skip


def closed(tags: Ints) -> Ints:
    """Return the tags with a span that is cut at the end closed there."""
    tags = tags.copy()
    part = decode.TAGS[tags[-1]][0]
    if part in "BI":
        tags[-1] += 3 if part == "B" else 1
    return tags


def mean(given: list[Block]) -> Weights:
    """Return the mean of weights trained with several seeds, which errs less than each."""
    several = [train(given, EPOCHS, seed) for seed in SEEDS]
    parts = zip(*[(one.table, one.bias, one.transitions) for one in several], strict=True)
    return Weights(*(np.mean(part, axis=0, dtype=np.float32) for part in parts))


def train(given: list[Block], epochs: int, seed: int) -> Weights:
    """Return weights trained by Adagrad, its rate falling to nought."""
    torch.manual_seed(seed)
    draw = random.Random(seed)
    table = torch.nn.EmbeddingBag(1 << features.BITS, decode.SIZE + 1, mode="sum", sparse=True)
    torch.nn.init.zeros_(table.weight)
    bias = torch.nn.Parameter(torch.zeros(decode.SIZE + 1))
    transitions = torch.nn.Parameter(torch.zeros(decode.SIZE, decode.SIZE))
    sparse = torch.optim.Adagrad([table.weight], lr=RATE, initial_accumulator_value=1e-6)
    dense = torch.optim.Adam([bias, transitions], lr=RATE / 4)
    total = len(steps(given, draw)) * epochs
    done = 0
    for epoch in range(epochs):
        for step in told(steps(given, draw), f"linear chain, epoch {epoch + 1} of {epochs}"):
            left = 1 - done / total
            sparse.param_groups[0]["lr"] = RATE * max(left, 0.02)
            dense.param_groups[0]["lr"] = RATE / 4 * left
            sparse.zero_grad()
            dense.zero_grad()
            _loss(step, table, bias, transitions).backward()
            sparse.step()
            dense.step()
            done += 1
    learnt = (table.weight, bias, transitions)
    return Weights(*(value.detach().numpy() for value in learnt))


def steps(given: list[Block], draw: random.Random) -> list[list[Block]]:
    """Return the blocks in steps of like lengths, in an order drawn anew."""
    draw.shuffle(given)
    found: list[list[Block]] = []
    for start in range(0, len(given), 1200):
        size = STEP
        for block in sorted(given[start : start + 1200], key=lambda one: len(one.tags)):
            if size + len(block.tags) > STEP:
                found.append([])
                size = 0
            found[-1].append(block)
            size += len(block.tags)
    draw.shuffle(found)
    return found


def _loss(
    step: list[Block], table: torch.nn.EmbeddingBag, bias: Tensor, transitions: Tensor
) -> Tensor:
    rows = torch.from_numpy(np.concatenate([block.rows for block in step]).astype(np.int64))
    kept = (torch.rand(rows.shape) > DROPPED).float() / (1 - DROPPED)
    scores = table(rows, per_sample_weights=kept) + bias
    lengths = torch.tensor([len(block.tags) for block in step])
    inside = torch.arange(int(lengths.max()))[None] < lengths[:, None]
    padded = torch.zeros(*inside.shape, decode.SIZE).masked_scatter(
        inside[:, :, None].expand(-1, -1, decode.SIZE), scores[:, : decode.SIZE]
    )
    tags = torch.zeros(inside.shape, dtype=torch.long)
    tags[inside] = torch.from_numpy(np.concatenate([block.tags for block in step]))
    speech = torch.from_numpy(np.concatenate([block.speech for block in step]))
    content = speech >= 0
    act = functional.binary_cross_entropy_with_logits(
        scores[content, decode.SIZE], speech[content].float()
    )
    return chain.loss(padded, lengths, tags, transitions) + SPEECH_WEIGHT * act
