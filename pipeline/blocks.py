"""The layout of an article's text: its blocks and the role of each."""

import re
from collections.abc import Iterator

from pipeline.records import Block

PARAGRAPH = re.compile(r"\S(?:.*\S)?(?:\r?\n[^\S\n]*\S.*\S|\r?\n[^\S\n]*\S)*")


def split(text: str, stated: tuple[Block, ...] = ()) -> tuple[Block, ...]:
    """Return the blocks of ``text`` in order, without the white space between them.

    ``stated`` holds the blocks that the format itself states; where it is empty, blank lines part
    the blocks. Blocks never overlap.
    """
    return stated or tuple(_paragraphs(text))


def _paragraphs(text: str) -> Iterator[Block]:
    for found in PARAGRAPH.finditer(text):
        yield Block(found.start(), found.end(), "paragraph")
