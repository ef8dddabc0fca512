"""The component that finds who declined to comment, did not respond or could not be reached."""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.components.clauses import subject_of
from pipeline.components.extensions import declare, text_of
from pipeline.linking.refusing import Refusing, refusing
from pipeline.records import Refusal, Span, cover

CONFIDENCE = 0.95  # share of right records, counted by reading real articles


@Language.factory("newsclaims_refusals", assigns=["doc._.refusals"], requires=["doc.spans"])
def make_refusals(nlp: Language, name: str) -> "RefusalsComponent":
    """Return the component; it has no settings."""
    return RefusalsComponent()


class RefusalsComponent:
    """Writes ``doc._.refusals``, their speakers left for the next component."""

    def __init__(self) -> None:
        declare("refusals", ())

    def __call__(self, doc: Doc) -> Doc:
        """Return ``doc`` with its refusals, in order."""
        doc._.refusals = tuple(_refusals(doc))
        return doc


def _refusals(doc: Doc) -> Iterator[Refusal]:
    for block in doc.spans.get("blocks", ()):
        if block.label_ == "boilerplate":
            continue
        for found in refusing(text_of(doc), block.start_char, block.end_char):
            source = found.source or _subject(doc, found)
            cue = Span(*found.cue, text_of(doc)[slice(*found.cue)])
            named = Span(*source, text_of(doc)[slice(*source)]) if source else None
            yield Refusal(
                span=cover(text_of(doc), (cue, named)),
                rule=found.rule,
                confidence=CONFIDENCE,
                cue=cue,
                source=named,
            )


def _subject(doc: Doc, found: Refusing) -> tuple[int, int] | None:
    """Return the subject of the refusal's first verb that has one before the cue."""
    cue = doc.char_span(*found.cue, alignment_mode="expand")
    for token in cue or ():
        source = subject_of(token)
        if source is not None and source[1] <= found.cue[0]:
            return source
    return None
