"""The annotated corpus: articles, their gold records, and the floors that scores must keep."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonlines

from pipeline.articles import read_all
from pipeline.records import Article, spans


class GoldError(ValueError):
    """The corpus contradicts itself; the message names the file, the line and the remedy."""


@dataclass(frozen=True, slots=True)
class Gold:
    """Articles in order, gold records in the contract's form, floors by kind."""

    articles: list[Article]
    records: list[dict[str, Any]]
    floors: dict[str, Any]

    def annotated(self, predicted: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
        """Return the predicted records of the kinds that the corpus annotates."""
        kinds = {record["kind"] for record in self.records}
        return [record for record in predicted if record["kind"] in kinds]


def read_gold(folder: Path) -> Gold:
    """Return the corpus in ``folder``: ``articles/``, ``records/ARTICLE.jsonl``, ``floors.json``.

    Raises GoldError for a missing folder, an article without records, or a span that is not its
    article's text.
    """
    articles = _articles(folder / "articles")
    records: list[dict[str, Any]] = []
    for article in articles:
        records += _records(folder / "records" / f"{article.id}.jsonl", article)
    floors = folder / "floors.json"
    return Gold(articles, records, json.loads(floors.read_text()) if floors.exists() else {})


def _articles(folder: Path) -> list[Article]:
    if not folder.is_dir():
        raise GoldError(f"no folder {folder}; name one that holds articles/ and records/")
    items = read_all([folder])
    return [item for item in items if isinstance(item, Article)]


def _records(path: Path, article: Article) -> list[dict[str, Any]]:
    if not path.is_file():
        raise GoldError(f"no gold records {path}; add the file, empty if nothing is to be found")
    with jsonlines.open(path) as rows:
        records = list(rows)
    for line, record in enumerate(records, 1):
        record["article_id"] = article.id
        for span in spans(record):
            if article.text[span["start"] : span["end"]] != span["text"]:
                raise GoldError(f"{path}:{line}: {span} is not the article's text; mend the span")
    return records
