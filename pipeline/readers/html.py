"""Web pages: trafilatura finds the body; its layout becomes the article's blocks."""

import re
from collections.abc import Iterator

import trafilatura
from lxml.etree import _Element
from trafilatura.settings import Document

from pipeline.readers.decoding import UnreadableError, decode
from pipeline.readers.metadata import one_line, published_date
from pipeline.records import Article, Block, BlockRole, sha256

# trafilatura's names for what it keeps, and the role that each has here.
ROLES: dict[str, BlockRole] = {
    "p": "paragraph",
    "ab": "paragraph",
    "head": "headline",
    "quote": "blockquote",
    "item": "list",
    "cell": "list",
    "graphic": "caption",
}
# A date that the page states of itself: not the first in its text, nor 1 January of its copyright.
STATED = {"original_date": True, "extensive_search": False}


def read_html(data: bytes, *, article_id: str, path: str) -> Article:
    """Return the article in a page; raises UnreadableError where no body text is found."""
    decoded = decode(data)
    page = trafilatura.bare_extraction(
        decoded.text,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params=STATED,
    )
    if not isinstance(page, Document) or page.body is None:
        raise UnreadableError("no_body", "no article text found in the page; save it as text")
    text, blocks = _laid_out(page.body)
    return Article(
        id=article_id,
        path=path,
        text=text,
        format="html",
        encoding=decoded.encoding,
        bytes_sha256=sha256(data),
        title=one_line(page.title),
        byline=one_line(page.author),
        publisher=one_line(page.sitename),
        published=published_date(page.date),
        url=one_line(page.url),
        language=one_line(page.language),
        blocks=blocks,
    )


def _laid_out(body: _Element) -> tuple[str, tuple[Block, ...]]:
    """Return the body's text, blocks parted by blank lines, and the blocks by offsets."""
    parts: list[str] = []
    blocks: list[Block] = []
    position = 0
    for role, content in _units(body, "paragraph"):
        if parts:
            parts.append("\n\n")
            position += 2
        parts.append(content)
        blocks.append(Block(position, position + len(content), role))
        position += len(content)
    return "".join(parts), tuple(blocks)


def _units(element: _Element, role: BlockRole) -> Iterator[tuple[BlockRole, str]]:
    """Yield role and text of each unit below ``element``, outermost role first."""
    inline: list[str] = [element.text or ""]
    for child in element:
        name = child.tag if isinstance(child.tag, str) else ""
        if name in ROLES or name in {"list", "table", "row", "body", "main"}:
            yield from _flushed(inline, role)
            inner = "blockquote" if role == "blockquote" else ROLES.get(name, role)
            yield from _units(child, inner)
        elif name == "lb":
            inline.append("\n")
        else:
            inline.append("".join(child.itertext()))
        inline.append(child.tail or "")
    yield from _flushed(inline, role)


def _flushed(inline: list[str], role: BlockRole) -> Iterator[tuple[BlockRole, str]]:
    content = re.sub(r"[^\S\n]+", " ", "".join(inline))
    inline.clear()
    if content := re.sub(r" ?\n\s*", "\n", content).strip():
        yield role, content
