"""Plain text and Markdown: the article's text is the file as decoded."""

from pipeline.readers.decoding import decode
from pipeline.records import Article, sha256


def read_text(data: bytes, *, article_id: str, path: str, format: str) -> Article:  # noqa: A002
    """Return the article in ``data``; raises UnreadableError."""
    decoded = decode(data)
    return Article(
        id=article_id,
        path=path,
        text=decoded.text,
        format=format,
        encoding=decoded.encoding,
        bytes_sha256=sha256(data),
    )
