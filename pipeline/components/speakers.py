"""The component that says who each source is: it fills ``speaker`` of quotes and refusals."""

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.components.extensions import declare, text_of
from pipeline.records import Quote, Refusal, record_id
from pipeline.records import sha256 as digest
from pipeline.speaking.resolve import Source, resolve
from pipeline.speaking.words import Words


@Language.factory("newsclaims_speakers", requires=["doc.ents", "token.tag", "token.dep"])
def make_speakers(nlp: Language, name: str) -> "SpeakersComponent":
    """Return the component; it has no settings."""
    return SpeakersComponent()


class SpeakersComponent:
    """Replaces the records in ``doc._.quotes`` and ``doc._.refusals`` by ones with a speaker.

    A record's confidence becomes the less sure of its own and its speaker's.
    """

    def __init__(self) -> None:
        declare("quotes", ())
        declare("refusals", ())

    def __call__(self, doc: Doc) -> Doc:
        """Return ``doc`` with the speakers of its quotes and refusals."""
        quotes, refusals = list(doc._.quotes or ()), list(doc._.refusals or ())
        if quotes or refusals:
            found = resolve(columns(doc), _sources(doc, quotes, refusals))
            filled = [
                replace(
                    record,
                    speaker=resolved.speaker,
                    confidence=min(record.confidence, round(resolved.certainty, 2)),
                )
                for record, resolved in zip([*quotes, *refusals], found, strict=True)
            ]
            doc._.quotes, doc._.refusals = filled[: len(quotes)], filled[len(quotes) :]
        return doc


def columns(doc: Doc) -> Words:
    """Return the tokens of ``doc`` as the columns that the resolver reads."""
    block = [0] * len(doc)
    for number, span in enumerate(doc.spans.get("blocks", ()), 1):
        for row in range(span.start, span.end):
            block[row] = number
    sentence, number = [], 0
    for token in doc:
        number += bool(token.is_sent_start)
        sentence.append(number)
    return Words(
        article=text_of(doc),
        text=[token.text for token in doc],
        lower=[token.lower_ for token in doc],
        tag=[token.tag_ for token in doc],
        dep=[token.dep_ for token in doc],
        head=[token.head.i for token in doc],
        start=[token.idx for token in doc],
        sentence=sentence,
        block=block,
        named=[(ent.start, ent.end, ent.label_) for ent in doc.ents],
    )


def _sources(doc: Doc, quotes: list[Quote], refusals: list[Refusal]) -> list[Source]:
    """Return what each record gives to resolve by; ``continues`` as a position in the list."""
    sha256 = digest(text_of(doc).encode())
    place = {
        record_id(doc._.article_id, sha256, quote): number for number, quote in enumerate(quotes)
    } if any(quote.continues for quote in quotes) else {}  # fmt: skip
    spoken = [
        Source(
            source=quote.source,
            content=quote.content,
            medium=quote.medium,
            direct=quote.form == "direct",
            continues=place.get(quote.continues or ""),
        )
        for quote in quotes
    ]
    return spoken + [Source(source=record.source) for record in refusals]
