"""Article and Language to records: runs the pipeline and gives each record its envelope."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.components.extensions import declare_article
from pipeline.records import KINDS, SCHEMA, Article, Record, plain, record_id

CONTEXT = 32  # characters of prefix and suffix, as W3C TextQuoteSelector examples use


def prepare(nlp: Language, article: Article) -> Doc:
    """Return the article's Doc, tokenised only, with what the components may know of it."""
    declare_article()
    doc = nlp.make_doc(article.text)
    doc._.article_id = article.id
    doc._.published = article.published
    doc._.publisher = article.publisher
    doc._.title = article.title
    doc._.stated_blocks = article.blocks
    return doc


def extract(
    nlp: Language, articles: Iterable[Article]
) -> Iterator[tuple[Article, list[dict[str, Any]]]]:
    """Yield each article, its blocks laid out, with its records as dicts, sorted by span start.

    Each article is worked on alone: in a batch, its neighbours would round its last bits.
    """
    for article in articles:
        doc = nlp(prepare(nlp, article))
        yield replace(article, blocks=doc._.blocks), records(doc, article)


def records(doc: Doc, article: Article) -> list[dict[str, Any]]:
    """Return the records that the components left on ``doc``, in the contract's form."""
    digest = article.text_sha256
    found = [
        record
        for kind in KINDS
        if Doc.has_extension(kind.plural)
        for record in doc._.get(kind.plural) or ()
    ]
    found.sort(key=lambda record: (record.span.start, record.span.end, record.kind))
    return [_enveloped(record, doc, article, digest) for record in found]


def _enveloped(record: Record, doc: Doc, article: Article, digest: str) -> dict[str, Any]:
    span, own = record.span, plain(record)
    return {
        "schema": SCHEMA,
        "id": record_id(article.id, digest, record),
        "kind": record.kind,
        "article_id": article.id,
        "article_sha256": digest,
        "span": own.pop("span"),
        "sentence": _sentence(doc, span.start, span.end),
        "context": {
            "prefix": article.text[max(0, span.start - CONTEXT) : span.start],
            "suffix": article.text[span.end : span.end + CONTEXT],
        },
        "rule": own.pop("rule"),
        "confidence": own.pop("confidence"),
        **own,
    }


def _sentence(doc: Doc, start: int, end: int) -> dict[str, int]:
    """Return the offsets of the sentences that the characters ``[start, end)`` lie in."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not doc.has_annotation("SENT_START"):
        return {"start": start, "end": end}
    first, last = span[0].sent, span[-1].sent
    while len(last) > 1 and last[-1].is_space:
        last = last[:-1]
    return {"start": min(start, first.start_char), "end": max(end, last.end_char)}
