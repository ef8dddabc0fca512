"""Re-reads a run folder: every span against its article's text."""

from collections.abc import Iterator
from pathlib import Path

from pipeline.reading import BadRow, Entry, entries
from pipeline.records import sha256, spans


def verify(out: Path) -> Iterator[BadRow]:
    """Yield each line of ``out`` that can't be read, or whose spans or hash are not the text's.

    Records lie in the order of their articles, so that one article is held at a time.
    """
    for entry in entries(out):
        if isinstance(entry, BadRow):
            yield entry
        else:
            yield from _differing(entry)


def _differing(entry: Entry) -> Iterator[BadRow]:
    text, stated = (entry.article.value.get(name) for name in ("text", "text_sha256"))
    if not isinstance(text, str) or sha256(text.encode("utf-8", "surrogatepass")) != stated:
        yield entry.article.bad("hash", "text_sha256 is not the hash of the text")
        return
    for row in entry.records:
        for span in spans(row.value):
            if text[span["start"] : span["end"]] != span["text"]:
                yield row.bad("span", f"{span} differs from the article's text")
