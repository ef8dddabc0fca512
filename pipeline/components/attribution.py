"""The component that tags attributions: source, cue and content as three span groups."""

from typing import Literal

import numpy as np
from spacy import attrs
from spacy.language import Language
from spacy.parts_of_speech import IDS
from spacy.strings import get_string_id
from spacy.tokens import Doc, Span, SpanGroup

from pipeline.resources import models
from pipeline.tagging import linear
from pipeline.tagging.decode import ROLES
from pipeline.tagging.tagger import Attribution, Tagger, tag
from pipeline.tagging.words import Hashes, Ints, Words

COLUMNS = (
    attrs.IDX,
    attrs.LENGTH,
    attrs.LOWER,
    attrs.LEMMA,
    attrs.SHAPE,
    attrs.TAG,
    attrs.POS,
    attrs.DEP,
    attrs.HEAD,
    attrs.SENT_START,
    attrs.IS_SPACE,
)

Mode = Literal["accurate", "fast"]


@Language.factory(
    "newsclaims_attribution",
    assigns=["doc.spans"],
    requires=["doc.spans", "token.lemma", "token.tag", "token.pos", "token.dep", "token.head"],
    default_config={"mode": "accurate"},
)
def make_attribution(nlp: Language, name: str, mode: Mode) -> "AttributionComponent":
    """Return the component; ``mode`` names the tagger."""
    return AttributionComponent(open_tagger(mode))


def open_tagger(mode: Mode) -> Tagger:
    """Return a tagger of ``models/attribution``; only the accurate one needs ONNX Runtime."""
    folder = models() / "attribution"
    fast = linear.load(folder, get_string_id, IDS)
    if mode == "fast":
        return fast
    from pipeline.tagging import encoder  # noqa: PLC0415, its packages are for this mode only

    return encoder.load(folder, fast, {"pos": IDS.__getitem__, "dep": get_string_id})


class AttributionComponent:
    """Writes ``doc.spans["source"]``, ``["cue"]`` and ``["content"]``, each in order.

    A content's label is its act, ``speech`` or ``thought``; the others' label is their role.
    ``attrs["margins"]`` of a group holds a number a span: its log odds of being right, from which
    ``pipeline.tagging.tagger.confidence`` makes a probability.
    """

    def __init__(self, tagger: Tagger) -> None:
        self.tagger = tagger

    def __call__(self, doc: Doc) -> Doc:
        """Return ``doc`` with its three groups; boilerplate has none."""
        words, places = read(doc)
        found = tag(self.tagger, words)
        for role in ROLES:
            doc.spans[role] = _group(doc, role, [one for one in found if one.role == role], places)
        return doc


def _group(doc: Doc, role: str, found: list[Attribution], places: Ints) -> SpanGroup:
    spans = [
        Span(doc, int(places[one.start]), int(places[one.end - 1]) + 1, label=one.act or role)
        for one in found
    ]
    margins = [one.margin for one in found]
    return SpanGroup(doc, name=role, spans=spans, attrs={"margins": margins})


def read(doc: Doc) -> tuple[Words, Ints]:
    """Return the words that a tagger reads and the place of each in ``doc``."""
    table: Hashes = np.asarray(doc.to_array(list(COLUMNS)), np.uint64)
    column = {attribute: table[:, number] for number, attribute in enumerate(COLUMNS)}
    block = _blocks(doc)
    places = np.flatnonzero((block >= 0) & (column[attrs.IS_SPACE] == 0))
    start = column[attrs.IDX][places].astype(np.int64)
    words = Words(
        text=doc.text,
        start=start,
        end=start + column[attrs.LENGTH][places].astype(np.int64),
        lower=column[attrs.LOWER][places],
        lemma=column[attrs.LEMMA][places],
        shape=column[attrs.SHAPE][places],
        tag=column[attrs.TAG][places],
        pos=column[attrs.POS][places],
        dep=column[attrs.DEP][places],
        head=_heads(column[attrs.HEAD].astype(np.int64), places),
        first=column[attrs.SENT_START][places] == 1,
        block=block[places],
    )
    return words, places


def _blocks(doc: Doc) -> Ints:
    """Return the number of each token's block, -1 outside them and in boilerplate."""
    block = np.full(len(doc), -1, np.int64)
    for number, span in enumerate(doc.spans["blocks"]):
        if span.label_ != "boilerplate":
            block[span.start : span.end] = number
    return block


def _heads(relative: Ints, places: Ints) -> Ints:
    """Return each word's head as a word; a head that isn't read leaves the word its own head."""
    word = np.full(len(relative), -1, np.int64)
    word[places] = np.arange(len(places))
    head = word[places + relative[places]]
    return np.where(head < 0, np.arange(len(places)), head)
