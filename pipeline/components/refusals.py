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
    text = text_of(doc)
    places: dict[int, int] = {}
    for block in doc.spans.get("blocks", ()):
        if block.label_ == "boilerplate":
            continue
        for found in refusing(text, block.start_char, block.end_char):
            places = places or {token.idx: token.i for token in doc}
            source = found.source or _subject(doc, found, places)
            cue = Span(*found.cue, text[slice(*found.cue)])
            named = Span(*source, text[slice(*source)]) if source else None
            yield Refusal(
                span=cover(text, (cue, named, Span(cue.start, found.end, ""))),
                rule=found.rule,
                confidence=CONFIDENCE,
                cue=cue,
                source=named,
            )


def _subject(doc: Doc, found: Refusing, places: dict[int, int]) -> tuple[int, int] | None:
    """Return the subject, before the cue, of the first of the cue's verbs that has one there."""
    first = next((places[at] for at in range(*found.cue) if at in places), len(doc))
    for token in doc[first:]:
        if token.idx >= found.cue[1]:
            break
        source = subject_of(token)
        if source is not None and source[1] <= found.cue[0]:
            return source
    return None
