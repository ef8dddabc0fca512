"""Trains the accurate tagger: windows of whole blocks, a linear chain over the words of each.

Runs on one core in the processor's 16-bit floats; the weights that are kept are a running mean.
"""

import copy
import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from models.training import chain
from models.training.corpus import Example
from models.training.linear import closed
from models.training.network import FOLDER, LAYERS, Network
from models.training.progress import told
from pipeline.tagging.decode import SIZE, TAGS
from pipeline.tagging.encoder import LabelNumbers, word_features
from pipeline.tagging.windows import START, Window, pieces, windows
from pipeline.tagging.words import Ints

STEP = 1800  # pieces in a step, padding included
LIMITS = (64, 96, 128, 160, 192, 224)  # windows' sizes, drawn for each article
MASK, FIRST_WORD = 103, 999  # [MASK]; ids from 1000 on are words
MASKED = 0.04  # share of pieces hidden in a step
UNPARSED = 0.05  # share of windows whose parse is hidden in a step
DECAY = 0.9  # a layer's rate by that of the layer above it
SPEECH_WEIGHT, TAG_WEIGHT = 0.1, 0.3
WARM_UP = 150


@dataclass(frozen=True, slots=True)
class Read:
    """A window to learn from, with its words' tags; `edges` part its blocks."""

    window: Window
    features: npt.NDArray[np.int64]
    tags: Ints
    speech: Ints
    edges: Ints


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast to train, and how slowly the running mean moves."""

    epochs: int
    rate: float
    mean: float
    seed: int


@dataclass(frozen=True, slots=True)
class Reader:
    """Makes windows of articles, their sizes drawn anew each time."""

    tokenizer: Tokenizer
    pos: LabelNumbers
    dep: LabelNumbers

    def read(self, one: Example, limit: int) -> Iterator[Read]:
        """Yield an article's windows; a block of unsure labels is left out."""
        features = word_features(one.words, self.pos, self.dep)
        chosen = [block for block in one.words.blocks() if one.known[slice(*block)].all()]
        for window in windows(one.words, pieces(one.words, self.tokenizer), chosen, limit):
            block = one.words.block[window.words]
            edges = np.flatnonzero(np.diff(block, prepend=-1, append=-1))
            tags = np.concatenate([
                opened(closed(one.tags[window.words[start:end]]))
                for start, end in itertools.pairwise(edges)
            ])  # fmt: skip
            yield Read(window, features[window.owners], tags, one.speech[window.words], edges)


def opened(tags: Ints) -> Ints:
    """Return the tags with a span that is cut at the start opened there."""
    part = TAGS[tags[0]][0]
    if part in "IE":
        tags[0] += 1 if part == "E" else -1
    return tags


def tokenizer() -> Tokenizer:
    """Return the pretrained model's word pieces, neither cut nor padded."""
    found = Tokenizer.from_file(str(FOLDER / "tokenizer.json"))
    found.no_truncation()
    found.no_padding()
    return found


def train(network: Network, reader: Reader, examples: list[Example], plan: Plan) -> Network:
    """Return the running mean of ``network``'s weights as it is trained."""
    torch.set_num_threads(1)
    torch.manual_seed(plan.seed)
    draw = random.Random(plan.seed)
    network.requires_grad_(requires_grad=True).train()
    mean = copy.deepcopy(network).requires_grad_(requires_grad=False)
    optimizer = torch.optim.AdamW(_groups(network, plan.rate), betas=(0.9, 0.98), eps=1e-6)
    total, done = 0, 0
    for epoch in range(plan.epochs):
        steps = _steps(reader, examples, draw)
        total = total or len(steps) * plan.epochs
        for step in told(steps, f"encoder, epoch {epoch + 1} of {plan.epochs}"):
            share = min(1, done / WARM_UP) * max(0.0, 1 - done / total)
            for group in optimizer.param_groups:
                group["lr"] = group["rate"] * share
            _loss(network, step).backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            done += 1
            keep = min(plan.mean, 1 - 1 / (done / 10 + 1))
            for old, new in zip(mean.parameters(), network.parameters(), strict=True):
                old.lerp_(new.detach(), 1 - keep)
    return mean.eval()


def _groups(network: Network, rate: float) -> list[dict[str, object]]:
    """Return the parameters with their rates: slower towards the input, faster where new."""
    bottom = [network.word.weight, network.position.weight, network.type0]
    parts = [
        *[(layer.parameters(), rate * DECAY ** (LAYERS - 1 - number), 0.01)
          for number, layer in enumerate(network.layers)],
        ([*bottom, *network.ln.parameters()], rate * DECAY**LAYERS / 2, 0.01),
        (network.feats.parameters(), rate * 4, 0.0),
        (network.out.parameters(), rate * 4, 0.01),
        ([network.trans], rate * 20, 0.0),
    ]  # fmt: skip
    return [
        {"params": list(parameters), "rate": own, "lr": own, "weight_decay": decay}
        for parameters, own, decay in parts
    ]


def _steps(reader: Reader, examples: list[Example], draw: random.Random) -> list[list[Read]]:
    """Return all windows in steps of like sizes, in an order drawn anew."""
    reads = [read for one in examples for read in reader.read(one, draw.choice(LIMITS))]
    draw.shuffle(reads)
    found: list[list[Read]] = []
    for start in range(0, len(reads), 400):
        found.append([])
        for read in sorted(reads[start : start + 400], key=lambda one: len(one.window.ids)):
            if len(read.window.ids) * (len(found[-1]) + 1) > STEP:
                found.append([])
            found[-1].append(read)
    steps = [step for step in found if step]
    draw.shuffle(steps)
    return steps


def _loss(network: Network, step: list[Read]) -> Tensor:
    ids, features, mask = _inputs(step)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = network(ids, features, mask[:, None, None, :])
    scores = scores.float().flatten(0, 1)
    places = [read.window.first + number * ids.shape[1] for number, read in enumerate(step)]
    words = scores[torch.from_numpy(np.concatenate(places))]
    tags = torch.from_numpy(np.concatenate([read.tags for read in step]))
    speech = torch.from_numpy(np.concatenate([read.speech for read in step]))
    lengths = torch.from_numpy(np.concatenate([np.diff(read.edges) for read in step]))
    inside = torch.arange(int(lengths.max()))[None] < lengths[:, None]
    wide = inside[:, :, None].expand(-1, -1, SIZE)
    padded = torch.zeros(wide.shape).masked_scatter(wide, words[:, :SIZE])
    gold = torch.zeros(inside.shape, dtype=torch.long).masked_scatter(inside, tags)
    loss = chain.loss(padded, lengths, gold, network.trans)
    loss = loss + TAG_WEIGHT * functional.cross_entropy(words[:, :SIZE], tags)
    content = speech >= 0
    if content.any():
        act = functional.binary_cross_entropy_with_logits
        loss = loss + SPEECH_WEIGHT * act(words[content, SIZE], speech[content].float())
    return loss


def _inputs(step: list[Read]) -> tuple[Tensor, Tensor, Tensor]:
    """Return padded pieces and features, some hidden, and which pieces are there."""
    length = max(len(read.window.ids) for read in step)
    ids = torch.zeros(len(step), length, dtype=torch.long)
    features = torch.zeros(len(step), length, step[0].features.shape[1], dtype=torch.long)
    mask = torch.zeros(len(step), length, dtype=torch.bool)
    for number, read in enumerate(step):
        size = len(read.window.ids)
        ids[number, :size] = torch.from_numpy(read.window.ids)
        features[number, :size] = torch.from_numpy(read.features)
        mask[number, :size] = True
    ids[(torch.rand(ids.shape) < MASKED) & (ids > FIRST_WORD)] = MASK
    features[torch.rand(len(step)) < UNPARSED, :, 2:] = 0
    features[:, :, 2:4][torch.rand(ids.shape) < UNPARSED] = 0
    assert bool((ids[:, 0] == START).all())
    return ids, features, mask
