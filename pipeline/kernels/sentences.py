"""The sentence of a token or span, found by bisection.

spaCy asks, at each ``token.sent``, every token of the text whether sentences were marked.
"""

from bisect import bisect_right

import numpy as np
from spacy.attrs import SENT_START
from spacy.tokens import Doc, Span, Token


def remember_sentences(doc: Doc) -> None:
    """Let ``token.sent`` and ``span.sent`` of ``doc`` look up the starts as they stand now."""
    starts: list[int] = np.flatnonzero(doc.to_array(SENT_START) == 1).tolist()
    if not starts or starts[0] != 0:
        starts.insert(0, 0)
    edges = [*starts, len(doc)]

    def sentence(part: Token | Span) -> Span:
        place = part.i if isinstance(part, Token) else part.start
        after = bisect_right(starts, place)
        return part.doc[edges[after - 1] : edges[after]]

    doc.user_token_hooks["sent"] = sentence
    doc.user_span_hooks["sent"] = sentence
