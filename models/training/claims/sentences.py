"""ClaimBuster's sentences as the pipeline reads them: words, tags, figures and dates of each."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.model_selection import GroupKFold

from pipeline.checkworthiness.features import Wording
from pipeline.components.claims import Page
from pipeline.extract import prepare
from pipeline.language import load
from pipeline.records import Article, Block

FOLDS = 5
UNREAD = ("quotes", "refusals", "speakers", "claims")
AT_ONCE = 40  # sentences read as one article


@dataclass(frozen=True, slots=True)
class Sentence:
    """One labelled sentence and the debate that it stands in."""

    text: str
    wording: Wording
    worthy: bool
    debate: str


def labelled(path: Path) -> list[dict[str, Any]]:
    """Return the rows of ``path`` by debate and line."""
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
        return sorted(map(json.loads, lines), key=lambda row: (row["doc"], row["line"]))


def fold_numbers(rows: list[dict[str, Any]]) -> np.ndarray:
    """Return the fold of each row; a debate is in one fold."""
    numbers = np.zeros(len(rows), int)
    groups = [row["doc"] for row in rows]
    for number, (_, test) in enumerate(GroupKFold(FOLDS).split(rows, rows, groups)):
        numbers[test] = number
    return numbers


def sentences(found: list[dict[str, Any]]) -> list[Sentence]:
    """Return the sentences of rows that are in order."""
    nlp = load()
    for name in UNREAD:
        nlp.disable_pipe(name)
    return [
        sentence
        for _, debate in groupby(found, key=lambda row: row["doc"])
        for sentence in _debate(nlp, list(debate))
    ]


def _debate(nlp: Any, found: list[dict[str, Any]]) -> Iterator[Sentence]:
    for first in range(0, len(found), AT_ONCE):
        rows = found[first : first + AT_ONCE]
        blocks, texts, at = [], [], 0
        for row in rows:
            text = " ".join(row["text"].split())
            blocks.append(Block(at, at + len(text), "paragraph"))
            texts.append(text)
            at += len(text) + 2
        article = Article(id="debate", path="", text="\n\n".join(texts), format="json",
                          encoding="utf-8", bytes_sha256="", blocks=tuple(blocks))  # fmt: skip
        doc = nlp(prepare(nlp, article))
        page = Page(doc)
        for row, block in zip(rows, blocks, strict=True):
            parts = [(block.start, block.end)]
            said = page.wording(parts, page.held(parts))
            yield Sentence(row["text"], said, bool(row["check_worthy"]), row["doc"])
