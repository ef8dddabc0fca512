"""Re-reads a run folder: every span against its article's text."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import jsonlines

from pipeline.records import spans


def verify(out: Path) -> Iterator[str]:
    """Yield a message for each span in ``out`` that differs from its article's text.

    Records lie in the order of their articles, so that one article is held at a time.
    """
    with (
        jsonlines.open(out / "articles.jsonl") as articles,
        jsonlines.open(out / "records.jsonl") as records,
    ):
        rows = articles.iter(type=dict)
        numbered = enumerate(records.iter(type=dict), 1)
        for name, group in groupby(numbered, key=lambda pair: pair[1]["article_id"]):
            text = next((row["text"] for row in rows if row["id"] == name), None)
            for line, record in group:
                if text is None:
                    yield f"records.jsonl:{line}: no article {name!r} in the order of articles"
                    continue
                for span in spans(record):
                    if text[span["start"] : span["end"]] != span["text"]:
                        yield f"records.jsonl:{line}: {span} differs from the article's text"
