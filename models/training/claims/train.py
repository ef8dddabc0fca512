"""Trains the score of check-worthiness on ClaimBuster's debate sentences, and cross-validates it.

    python models/training/claims/train.py FILE.jsonl[.gz] [--out models/claims/checkworthiness.npz]

FILE has an object a line: ``text``, ``check_worthy``, and ``doc`` and ``line``, which say in which
debate it stands and where. Folds are debates, so that none is on both sides. Beside the model
stands a bag of words with logistic regression over the same folds. Needs the extra ``train``.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from sentences import Sentence, sentences
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import (
    average_precision_score,
    brier_score_loss,
    f1_score,
    precision_recall_curve,
)
from sklearn.model_selection import GroupKFold

from pipeline.checkworthiness.features import TOTAL, rows
from pipeline.checkworthiness.model import Model

FOLDS = 5
STRENGTH = 1.0  # inverse of the L2 penalty
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


def held_out(data: sp.csr_matrix, worthy: np.ndarray, debates: Sequence[str]) -> np.ndarray:
    """Return each sentence's sum by the model that has not seen its debate."""
    sums = np.zeros(len(worthy))
    for train, test in GroupKFold(FOLDS).split(data, worthy, debates):
        sums[test] = fitted(data[train], worthy[train]).decision_function(data[test])
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


def main() -> None:
    """Read, cross-validate, train on all, write."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("file", type=Path)
    options.add_argument("--out", type=Path, default=Path("models/claims/checkworthiness.npz"))
    given = options.parse_args()
    found = sentences(given.file)
    worthy = np.array([sentence.worthy for sentence in found])
    debates = [sentence.debate for sentence in found]
    bag = CountVectorizer().fit_transform(sentence.text for sentence in found)
    report("bag of words", worthy, held_out(bag, worthy, debates))
    data = matrix(found)
    sums = held_out(data, worthy, debates)
    report("this model", worthy, sums)
    slope, shift = calibration(sums, worthy)
    reliability(1 / (1 + np.exp(-(slope * sums + shift))), worthy)
    last = fitted(data, worthy)
    scale = float(np.abs(last.coef_).max() / 127)
    weights = np.round(last.coef_[0] / scale).astype(np.int8)
    intercept = shift + slope * float(last.intercept_[0])
    Model(weights, scale, slope, intercept).save(given.out)


if __name__ == "__main__":
    main()
