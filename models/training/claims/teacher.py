"""Trains the score's teacher and writes what it says of each sentence.

    python models/training/claims/teacher.py FILE.jsonl[.gz] OUT.npz [--held FOLD]

The teacher is all-MiniLM-L6-v2 with a layer for three classes (no fact, an unimportant one, one
worth checking), too slow to run with the pipeline; the score learns from its probabilities. With
``--held`` the debates of one of the score's five folds are left out, to say on them what teacher
and score reach. Needs the extra ``train`` and the wheel of the model; minutes on one core.
"""

import argparse
import random
from pathlib import Path

import numpy as np
import torch
from sentences import FOLDS, fold_numbers, labelled
from sklearn.metrics import average_precision_score, precision_recall_curve
from torch import Tensor, nn
from torch.nn import functional

from models.training.encoder import tokenizer
from models.training.network import WIDTH, Network

LABELS = {"NFS": 0, "UFS": 1, "CFS": 2}
EPOCHS, RATE, DECAY, WARM_UP = 2, 1e-4, 0.85, 100
PIECES = 900  # in a step, padding included
LONGEST = 96  # pieces of a sentence
START, END, MASK, FIRST_WORD = 101, 102, 103, 999
MASKED, SMOOTHED = 0.05, 0.05


class Teacher(nn.Module):
    """The encoder's mean and first vector to a number for each class."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Network(())
        self.encoder.load_pretrained()
        self.encoder.word.requires_grad_(requires_grad=False)
        self.encoder.position.requires_grad_(requires_grad=False)
        self.classes = nn.Linear(2 * WIDTH, len(LABELS))

    def forward(self, ids: Tensor) -> Tensor:
        """Return a row of numbers for each sentence of ``ids``, which are padded with 0."""
        encoder, there = self.encoder, ids > 0
        values = encoder.word(ids) + encoder.position.weight[: ids.shape[1]] + encoder.type0
        values = encoder.drop(encoder.ln(values))
        for layer in encoder.layers:
            values = layer(values, there[:, None, None, :])
        inside = (there & (ids != START) & (ids != END))[:, :, None].to(values.dtype)
        mean = (values * inside).sum(1) / inside.sum(1).clamp(min=1)
        return self.classes(encoder.drop(torch.cat([mean, values[:, 0]], 1)))

    def groups(self) -> list[dict[str, object]]:
        """Return the parameters with their rates, slower towards the input."""
        layers = self.encoder.layers
        found: list[dict[str, object]] = [{"params": [*self.classes.parameters()], "top": RATE * 5}]
        for depth, layer in enumerate(reversed(layers)):
            found.append({"params": [*layer.parameters()], "top": RATE * DECAY**depth})
        return found


def steps(
    pieces: list[list[int]], chosen: list[int], draw: random.Random | None
) -> list[list[int]]:
    """Return ``chosen`` sentences in steps of like lengths, in an order drawn anew by ``draw``."""
    if draw:
        draw.shuffle(chosen)
    found: list[list[int]] = []
    for first in range(0, len(chosen), 1500):
        found.append([])
        for one in sorted(chosen[first : first + 1500], key=lambda number: len(pieces[number])):
            if len(pieces[one]) * (len(found[-1]) + 1) > PIECES:
                found.append([])
            found[-1].append(one)
    if draw:
        draw.shuffle(found)
    return [step for step in found if step]


def padded(pieces: list[list[int]], step: list[int]) -> Tensor:
    """Return the word pieces of a step's sentences as rows."""
    rows = [torch.tensor(pieces[one]) for one in step]
    return nn.utils.rnn.pad_sequence(rows, batch_first=True)


def train(pieces: list[list[int]], labels: Tensor, chosen: list[int]) -> Teacher:
    """Return a teacher that has learnt from the sentences ``chosen``."""
    torch.manual_seed(1)
    draw = random.Random(1)
    teacher = Teacher().train()
    optimizer = torch.optim.AdamW(teacher.groups(), lr=0, betas=(0.9, 0.98), weight_decay=0.01)
    plan = [step for _ in range(EPOCHS) for step in steps(pieces, chosen, draw)]
    for done, step in enumerate(plan):
        for group in optimizer.param_groups:
            group["lr"] = group["top"] * min(1, done / WARM_UP) * (1 - done / len(plan))
        ids = padded(pieces, step)
        ids[(torch.rand(ids.shape) < MASKED) & (ids > FIRST_WORD)] = MASK
        with torch.autocast("cpu", dtype=torch.bfloat16):
            said = teacher(ids)
        functional.cross_entropy(said.float(), labels[step], label_smoothing=SMOOTHED).backward()
        torch.nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
    return teacher.eval()


def main() -> None:
    """Train, ask the teacher about every sentence, write."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("file", type=Path)
    options.add_argument("out", type=Path)
    options.add_argument("--held", type=int, choices=range(FOLDS))
    given = options.parse_args()
    torch.set_num_threads(1)
    rows = labelled(given.file)
    reader = tokenizer()
    pieces = [
        [START, *reader.encode(row["text"], add_special_tokens=False).ids[:LONGEST], END]
        for row in rows
    ]
    labels = torch.tensor([LABELS[row["label"]] for row in rows])
    held = fold_numbers(rows) == given.held
    teacher = train(pieces, labels, np.flatnonzero(~held).tolist())
    worthy = np.zeros(len(rows))
    with torch.no_grad():
        for step in steps(pieces, list(range(len(rows))), None):
            worthy[step] = torch.softmax(teacher(padded(pieces, step)), 1)[:, -1].numpy()
    if held.any():
        gold = labels.numpy()[held] == len(LABELS) - 1
        precision, recall, _ = precision_recall_curve(gold, worthy[held])
        best = (2 * precision * recall / np.maximum(precision + recall, 1e-9)).max()
        print(f"teacher on fold {given.held}: AP {average_precision_score(gold, worthy[held]):.3f},"
              f" best F1 {100 * best:.1f}")  # fmt: skip
    np.savez_compressed(given.out, worthy=worthy, held=held)


if __name__ == "__main__":
    main()
