"""The component that links the tagger's spans into quotes and adds what rules find."""

from bisect import bisect_left
from itertools import pairwise

from spacy import attrs
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.components.clauses import clausal, clause_end, subject_of
from pipeline.components.extensions import declare, declare_article, text_of
from pipeline.linking.assemble import attributions
from pipeline.linking.page import Act, Offsets, Page, Tag, TagRole, page
from pipeline.linking.quotes import quotes
from pipeline.marks import regions
from pipeline.records import Block, Quote, record_id, sha256

ROLES: tuple[TagRole, ...] = ("source", "cue", "content")


@Language.factory("newsclaims_quotes", assigns=["doc._.quotes"], requires=["doc.spans"])
def make_quotes(nlp: Language, name: str) -> "QuotesComponent":
    """Return the component; it has no settings."""
    return QuotesComponent()


class QuotesComponent:
    """Writes ``doc._.quotes``: a tuple of quotes, their speakers left for the next component."""

    def __init__(self) -> None:
        declare_article()
        declare("quotes", ())

    def __call__(self, doc: Doc) -> Doc:
        """Return ``doc`` with its quotes, in order of their contents."""
        here = page_of(doc)
        digest = sha256(text_of(doc).encode())

        def identify(quote: Quote) -> str:
            return record_id(doc._.article_id, digest, quote)

        doc._.quotes = tuple(quotes(here, attributions(here, tags_of(doc)), identify))
        return doc


def page_of(doc: Doc) -> Page:
    """Return what linking reads of ``doc``; boilerplate is left out of its blocks."""
    blocks = [
        Block(span.start_char, span.end_char, span.label_)  # type: ignore[arg-type]
        for span in doc.spans.get("blocks", ())
    ]
    kept = [(block.start, block.end) for block in blocks if block.role != "boilerplate"]
    text = text_of(doc)
    table = doc.to_array([attrs.IDX, attrs.SENT_START])
    offsets: list[int] = table[:, 0].tolist()
    starts: list[int] = table[table[:, 1] == 1, 0].tolist()
    sentences = list(pairwise([*starts, len(text)]))

    def subject(cue: int) -> Offsets | None:
        place = bisect_left(offsets, cue)
        known = place < len(offsets) and offsets[place] == cue
        return subject_of(doc[place]) if known else None

    def clause(cue: int) -> int | None:
        place = bisect_left(offsets, cue)
        known = place < len(offsets) and offsets[place] == cue
        return clause_end(doc[place]) if known else None

    return page(text, blocks, sentences, regions(text, kept), subject, clause)


def tags_of(doc: Doc) -> list[Tag]:
    """Return the tagger's spans, or those of the parse where no tagger ran.

    A content's label says whether it is speech or thought.
    """
    if "content" not in doc.spans:
        return list(clausal(doc))
    tags = []
    for role in ROLES:
        group = doc.spans.get(role, ())
        margins = group.attrs.get("margins") if group else None
        for number, span in enumerate(group):
            act: Act = "thought" if span.label_ == "thought" else "speech"
            margin = margins[number] if margins else None
            tags.append(Tag(span.start_char, span.end_char, role, act, margin))
    return tags
