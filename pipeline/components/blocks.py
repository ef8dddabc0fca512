"""The component that lays out the Doc: blocks as a span group, sentence starts at their edges."""

from typing import Any

from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from pipeline.blocks import split
from pipeline.components.extensions import declare_article, text_of


@Language.factory("newsclaims_blocks", assigns=["doc.spans", "token.is_sent_start", "doc._.blocks"])
def make_blocks(nlp: Language, name: str) -> "BlocksComponent":
    """Return the component; it has no settings."""
    return BlocksComponent()


class BlocksComponent:
    """Writes ``doc.spans["blocks"]``, each span labelled with its role, before the parser runs.

    ``doc._.blocks`` holds the same blocks by their characters.
    """

    def __init__(self) -> None:
        declare_article()

    def __call__(self, doc: Doc) -> Doc:
        """Return ``doc`` with its blocks; the parser then keeps sentences inside them."""
        spans = []
        starts: Any = doc.to_array([SENT_START])
        doc._.blocks = split(text_of(doc), tuple(doc._.stated_blocks), doc._.title)
        for block in doc._.blocks:
            span = doc.char_span(block.start, block.end, label=block.role, alignment_mode="expand")
            if span is not None:
                spans.append(span)
                starts[span.start] = 1
        doc.from_array([SENT_START], starts)  # by tokens, spaCy reads the whole Doc each time
        doc.spans["blocks"] = SpanGroup(doc, name="blocks", spans=spans)
        return doc
