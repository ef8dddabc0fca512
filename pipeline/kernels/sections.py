"""A long article's sections: what is worked on at once, so that memory has a bound."""

from collections.abc import Iterator

from spacy.tokens import Doc

LONGEST = 8_000  # tokens; the parser's table takes 4 KB for each


def block_edges(doc: Doc) -> list[int]:
    """Return where the blocks of ``doc`` begin, 0 first, and its length."""
    blocks = doc.spans.get("blocks", ())
    return [0, *(block.start for block in blocks if block.start > 0), len(doc)]


def sections(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield ``[start, end)`` of runs of whole blocks of up to LONGEST tokens.

    Most articles are one section. A block longer than that is cut.
    """
    start = last = 0
    for edge in block_edges(doc)[1:]:
        if edge - start > LONGEST and last > start:
            yield start, last
            start = last
        while edge - start > LONGEST:
            yield start, start + LONGEST
            start += LONGEST
        last = edge
    if last > start:
        yield start, last
