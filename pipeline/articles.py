"""Inputs to articles: picks the reader by the file's ending."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from pipeline import inputs
from pipeline.inputs import Input
from pipeline.readers.decoding import UnreadableError
from pipeline.readers.json_articles import read_json
from pipeline.readers.text import read_text
from pipeline.records import Article, Reject


def read(given: Input) -> Article | Reject:
    """Return the article in ``given``, or the Reject that says why there is none."""
    try:
        return _READERS[given.ending](given)
    except UnreadableError as error:
        line = given.line if given.line is not None else error.line
        return Reject(
            path=given.name, line=line, stage="read", code=error.code, message=error.message
        )


def read_all(given: list[Path]) -> Iterator[Article | Reject]:
    """Yield what the files and folders ``given`` hold, in order."""
    for file in inputs.find(given):
        for item in inputs.read(file):
            yield item if isinstance(item, Reject) else read(item)


def _text(given: Input) -> Article:
    kind = given.ending.lstrip(".")
    return read_text(given.data, article_id=given.name, path=given.name, format=kind)


def _html(given: Input) -> Article:
    from pipeline.readers.html import read_html  # noqa: PLC0415, trafilatura is large

    name = given.own_id or given.name
    article = read_html(given.data, article_id=name, path=given.name)
    return replace(article, url=given.url) if given.url else article


def _json(given: Input) -> Article:
    name = given.name if given.line is None else f"{given.name}:{given.line}"
    return read_json(given.data, article_id=name, path=given.name, line=given.line)


_READERS: dict[str, Callable[[Input], Article]] = {
    ".txt": _text,
    ".md": _text,
    ".html": _html,
    ".htm": _html,
    ".json": _json,
    ".jsonl": _json,
}
