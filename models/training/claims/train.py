"""Trains the score of check-worthiness on ClaimBuster's debate sentences, and cross-validates it.

    python models/training/claims/train.py FILE.jsonl[.gz] [--teacher SOFT.npz] [--out FILE.npz]

FILE has an object a line: ``text``, ``label``, ``check_worthy``, ``doc`` and ``line``, which say
in which debate it stands and where. Folds are debates, so that none is on both sides. Beside the
model stands a bag of words with logistic regression over the same folds. SOFT.npz is what
``teacher.py`` wrote: the score then learns from its probabilities more than from the labels, and is
measured again on the debates that the teacher has not seen. Needs the extra ``train``.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from sentences import FOLDS, Sentence, fold_numbers, labelled, sentences
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import (
    average_precision_score,
    brier_score_loss,
    f1_score,
    precision_recall_curve,
)

from pipeline.checkworthiness.features import TOTAL, rows
from pipeline.checkworthiness.model import Model

STRENGTH, TAUGHT_STRENGTH = 0.5, 3.0  # inverse of the L2 penalty
TAUGHT = 0.9  # share of the teacher's probability in what a taught score learns
POSITIVE = 2.0  # weight of what is worth checking, of which there is less
RATIO = 2  # sentences not worth checking to one that is, in the set that is published most


def matrix(found: Sequence[Sentence]) -> sp.csr_matrix:
    """Return the features of each sentence, each block divided by the square root of its size."""
    columns, values, ends = [], [], [0]
    for sentence in found:
        blocks = [block for block in rows(sentence.wording) if len(block)]
        columns += blocks
        values += [np.full(len(block), len(block) ** -0.5) for block in blocks]
        ends.append(ends[-1] + sum(map(len, blocks)))
    shape = (len(found), TOTAL)
    return sp.csr_matrix((np.concatenate(values), np.concatenate(columns), ends), shape)


def fitted(data: sp.csr_matrix, worthy: np.ndarray) -> LogisticRegression:
    """Return a logistic regression with an L2 penalty."""
    regression = LogisticRegression(C=STRENGTH, solver="liblinear", class_weight="balanced")
    return regression.fit(data, worthy)


def taught(data: sp.csr_matrix, worthy: np.ndarray, said: np.ndarray) -> LogisticRegression:
    """Return one that learns from probabilities: each sentence is both, with their weights."""
    share = TAUGHT * said + (1 - TAUGHT) * worthy
    both = sp.vstack([data, data]).tocsr()
    target = np.concatenate([np.ones(len(worthy)), np.zeros(len(worthy))])
    weights = np.concatenate([POSITIVE * share, 1 - share])
    regression = LogisticRegression(C=TAUGHT_STRENGTH, solver="liblinear")
    return regression.fit(both, target, sample_weight=weights)


def held_out(data: sp.csr_matrix, worthy: np.ndarray, folds: np.ndarray) -> np.ndarray:
    """Return each sentence's sum by the model that has not seen its debate."""
    sums = np.zeros(len(worthy))
    for number in range(FOLDS):
        test = folds == number
        sums[test] = fitted(data[~test], worthy[~test]).decision_function(data[test])
    return sums


def report(name: str, worthy: np.ndarray, sums: np.ndarray) -> None:
    """Print average precision and F1, on all sentences and on two to one as often published."""
    chosen = np.random.default_rng(1).permutation(np.flatnonzero(~worthy))[: RATIO * worthy.sum()]
    two_to_one = np.concatenate([np.flatnonzero(worthy), chosen])
    for set_name, part in (("all", np.arange(len(worthy))), ("two to one", two_to_one)):
        precision, recall, _ = precision_recall_curve(worthy[part], sums[part])
        best = (2 * precision * recall / np.maximum(precision + recall, 1e-9)).max()
        weighted = f1_score(worthy[part], sums[part] > 0, average="weighted")
        print(f"{name}, {set_name}: AP {average_precision_score(worthy[part], sums[part]):.3f}, "
              f"F1 {100 * f1_score(worthy[part], sums[part] > 0):.1f} (best threshold "
              f"{100 * best:.1f}), F1 weighted by class {100 * weighted:.1f}")  # fmt: skip


def calibration(sums: np.ndarray, worthy: np.ndarray) -> tuple[float, float]:
    """Return the slope and intercept that make held-out sums probabilities (Platt 1999)."""
    platt = LogisticRegression(C=1e6).fit(sums[:, None], worthy)
    return float(platt.coef_[0, 0]), float(platt.intercept_[0])


def reliability(probabilities: np.ndarray, worthy: np.ndarray) -> None:
    """Print the Brier score and, by tenths of probability, how many sentences are worthy."""
    print(f"Brier {brier_score_loss(worthy, probabilities):.3f}")
    tenths = np.minimum((probabilities * 10).astype(int), 9)
    for tenth in range(10):
        inside = tenths == tenth
        print(f"  {tenth / 10:.1f} {inside.sum():6d} {worthy[inside].mean():.2f}")


def _taught(
    data: sp.csr_matrix, worthy: np.ndarray, sums: np.ndarray, teacher: Path
) -> tuple[LogisticRegression, np.ndarray, np.ndarray]:
    """Return the taught score, and the labels and held-out sums to calibrate it by."""
    with np.load(teacher) as said:
        probabilities, held = said["worthy"], said["held"]
    report("untaught, held debates", worthy[held], sums[held])
    learnt = taught(data[~held], worthy[~held], probabilities[~held])
    sums = learnt.decision_function(data[held])
    report("taught, held debates", worthy[held], sums)
    return taught(data, worthy, probabilities), worthy[held], sums


def main() -> None:
    """Read, cross-validate, train on all, write."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("file", type=Path)
    options.add_argument("--out", type=Path, default=Path("models/claims/checkworthiness.npz"))
    options.add_argument("--teacher", type=Path)
    given = options.parse_args()
    rows = labelled(given.file)
    folds = fold_numbers(rows)
    found = sentences(rows)
    worthy = np.array([sentence.worthy for sentence in found])
    bag = CountVectorizer().fit_transform(sentence.text for sentence in found)
    report("bag of words", worthy, held_out(bag, worthy, folds))
    data = matrix(found)
    sums = held_out(data, worthy, folds)
    report("untaught", worthy, sums)
    last = fitted(data, worthy)
    if given.teacher:
        last, worthy, sums = _taught(data, worthy, sums, given.teacher)
    slope, shift = calibration(sums, worthy)
    reliability(1 / (1 + np.exp(-(slope * sums + shift))), worthy)
    scale = float(np.abs(last.coef_).max() / 127)
    weights = np.round(last.coef_[0] / scale).astype(np.int8)
    intercept = shift + slope * float(last.intercept_[0])
    Model(weights, scale, slope, intercept).save(given.out)


if __name__ == "__main__":
    main()
