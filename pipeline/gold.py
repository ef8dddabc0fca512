"""The annotated corpus: articles, their gold records, and the floors that scores must keep."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.articles import read_all
from pipeline.reading import BadRow, rows
from pipeline.records import Article, Reject, spans


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

    Raises GoldError for a missing folder, an article that can't be read or has no records, JSON
    that is none, or a span that is not its article's text.
    """
    articles = _articles(folder / "articles")
    records: list[dict[str, Any]] = []
    for article in articles:
        records += _records(folder / "records" / f"{article.id}.jsonl", article)
    return Gold(articles, records, _floors(folder / "floors.json"))


def _floors(path: Path) -> dict[str, Any]:
    try:
        return dict(json.loads(path.read_text("utf-8"))) if path.exists() else {}
    except (ValueError, TypeError) as error:
        raise GoldError(f"{path}: {error}; mend the JSON") from error


def _articles(folder: Path) -> list[Article]:
    if not folder.is_dir():
        raise GoldError(f"no folder {folder}; name one that holds articles/ and records/")
    articles = []
    for item in read_all([folder]):
        if isinstance(item, Reject):
            raise GoldError(f"{folder / item.path}: {item.message}")
        articles.append(item)
    return articles


def _records(path: Path, article: Article) -> list[dict[str, Any]]:
    if not path.is_file():
        raise GoldError(f"no gold records {path}; add the file, empty if nothing is to be found")
    records = []
    for row in rows(path):
        if isinstance(row, BadRow):
            raise GoldError(f"{path}:{row.line}: {row.message}; mend the JSON")
        for span in spans(row.value):
            if article.text[span["start"] : span["end"]] != span["text"]:
                message = f"{span} is not the article's text; mend the span"
                raise GoldError(f"{path}:{row.line}: {message}")
        records.append({**row.value, "article_id": article.id})
    return records
