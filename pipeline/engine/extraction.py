"""One input to its outcome: the border at which one bad article costs exactly one article."""

import traceback
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from pipeline.articles import read
from pipeline.engine import Outcome
from pipeline.extract import extract
from pipeline.inputs import Input
from pipeline.json_lines import to_line, to_lines
from pipeline.language import load
from pipeline.readers.languages import foreign
from pipeline.records import Article, Reject, plain
from pipeline.settings import Settings


class Extraction:
    """The loaded pipeline; call it with an input."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.nlp = load(settings.model, settings.attribution)

    def __call__(self, given: Input) -> Outcome:
        """Return what came of ``given``; never raises for what an article holds."""
        stage: Literal["read", "extract"] = "read"
        try:
            article = read(given)
            if isinstance(article, Reject):
                return Outcome(reject=article)
            if not article.text.strip():
                return Outcome()
            if not self._settings.any_language and (language := foreign(article.text)):
                return Outcome(reject=not_english(given, language))
            stage = "extract"
            return self._outcome(article)
        except Exception as error:  # noqa: BLE001, the border of one article
            return Outcome(reject=failed(given, stage, error))

    def _outcome(self, article: Article) -> Outcome:
        article = replace(article, published=article.published or self._settings.published)
        ((article, records),) = extract(self.nlp, [article])
        return Outcome(
            article_id=article.id,
            article=to_line(article_row(article)),
            records=to_lines(records),
            kinds=dict(sorted(Counter(record["kind"] for record in records).items())),
            unresolved=sum(map(_is_unresolved, records)),
            words=len(article.text.split()),
        )


def article_row(article: Article) -> dict[str, Any]:
    """Return the line of ``articles.jsonl`` for an article with its blocks laid out."""
    row = plain(article)
    text = row.pop("text")
    return {**row, "text_sha256": article.text_sha256, "text": text}


def _is_unresolved(record: dict[str, Any]) -> bool:
    return "speaker" in record and not (record["speaker"] or {}).get("name")


def not_english(given: Input, language: str) -> Reject:
    """Return the Reject for an article in ``language``, an ISO 639-1 code."""
    message = f"not English but {language}, by its words; if it is, use --any-language"
    code = "not_english"
    return Reject(path=given.name, line=given.line, stage="read", code=code, message=message)


def failed(given: Input, stage: Literal["read", "extract"], error: Exception) -> Reject:
    """Return the Reject for an article that an error of ours or a library's ended, and where."""
    code = "out_of_memory" if isinstance(error, MemoryError) else "internal_error"
    reason = f"{type(error).__name__}: {error}".split("\n", 1)[0][:200]
    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(last.filename).parent.name}/{Path(last.filename).name}:{last.lineno}"
    message = f"{reason} in {place}; please report the article"
    message = message.encode("utf-8", "backslashreplace").decode()
    return Reject(path=given.name, line=given.line, stage=stage, code=code, message=message)
