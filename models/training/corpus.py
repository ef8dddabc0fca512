"""Articles and their annotated attributions as the taggers see them: words and gold tags."""

import gzip
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from models.training.progress import told
from pipeline.components.attribution import read
from pipeline.extract import prepare
from pipeline.records import Article
from pipeline.tagging.decode import ROLES, TAGS
from pipeline.tagging.words import Flags, Ints, Words

HELD_BACK = 80
SEED = 7
FIELDS = {"source": "speaker", "cue": "cue", "content": "content"}


@dataclass(frozen=True, slots=True)
class Example:
    """One article: ``tags`` number `decode.TAGS`, ``speech`` is 1, 0, or -1 outside contents.

    ``known`` is false where labels made by a tagger are too unsure to learn from.
    """

    id: str
    words: Words
    lemmas: tuple[str, ...]
    pos: tuple[str, ...]
    dep: tuple[str, ...]
    tags: Ints
    speech: Ints
    known: Flags


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the articles of a file of JSON lines, compressed with gzip."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def parsed(nlp: Language, articles: list[dict[str, Any]]) -> Iterator[Doc]:
    """Yield each article's Doc, made by the components that stand before the tagger."""
    needed = nlp.pipe_names[: nlp.pipe_names.index("attribution")]
    with nlp.select_pipes(enable=needed):
        docs = (prepare(nlp, _article(row)) for row in told(articles, "parsing"))
        yield from nlp.pipe(docs, batch_size=16)


def _article(row: dict[str, Any]) -> Article:
    return Article(id=row["id"], path=row["id"], text=row["text"], format="jsonl",
                   encoding="utf-8", bytes_sha256="")  # fmt: skip


def example(doc: Doc, quotes: list[dict[str, Any]]) -> Example:
    """Return a parsed article with the tags of its ``quotes`` (PolNeAR's attributions)."""
    words, places = read(doc)
    tags, speech = np.zeros(len(words), np.int64), np.full(len(words), -1)
    for quote in quotes:
        for role in ROLES:
            for start, end in quote[FIELDS[role]]:
                _mark(words, role, (start, end), tags, speech, int(quote["speech"]))
    tokens = [doc[int(place)] for place in places]
    return Example(
        doc._.article_id,
        words,
        tuple(token.lemma_.lower() for token in tokens),
        tuple(token.pos_ for token in tokens),
        tuple(token.dep_ for token in tokens),
        tags,
        speech,
        np.ones(len(words), bool),
    )


def _mark(
    words: Words, role: str, span: tuple[int, int], tags: Ints, speech: Ints, act: int
) -> None:
    """Tag the words of a span, a block at a time; what is tagged already stays."""
    start = int(np.searchsorted(words.end, span[0], side="right"))
    end = int(np.searchsorted(words.start, span[1]))
    while start < end:
        stop = start + int((words.block[start:end] == words.block[start]).sum())
        if not tags[start:stop].any():
            tags[start:stop] = sequence(role, stop - start)
            if role == "content":
                speech[start:stop] = act
        start = stop


def sequence(role: str, length: int) -> list[int]:
    """Return the tags of a span of ``length`` words."""
    number = {part: TAGS.index(f"{part}-{role}") for part in "BIES"}
    if length == 1:
        return [number["S"]]
    return [number["B"], *[number["I"]] * (length - 2), number["E"]]


def held_back(ids: list[str]) -> set[str]:
    """Return the ids that no tagger is trained on, drawn by seed: for tuning and calibration."""
    ordered = sorted(ids)
    random.Random(SEED).shuffle(ordered)
    return set(ordered[:HELD_BACK])
