"""What is an attribution after all: no listing of terms, no refusal; a document's own words."""

from collections.abc import Iterable, Iterator

from pipeline.linking.page import Attribution, Offsets, Page
from pipeline.linking.refusing import GATE, refusing
from pipeline.linking.vocabulary import WORD, carrier_pattern, inflected, words

TERM_WORDS = 3
LEAD_WORDS = 4
REFUSAL_REACH = 200  # characters behind a cue in which a refusal ends


def said(page: Page, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield the attributions that say something, a document's without its paraphrase."""
    for one in found:
        if lists_terms(page, one) or names(page, one) or refuses(page, one):
            continue
        own = own_words(page, one)
        if own is not None:
            one.contents = [own]
        yield one


def lists_terms(page: Page, one: Attribution) -> bool:
    """Read “The firm lists posts in ‘tide ethics’”: a term in marks, and nothing said."""
    if not _ends_on(page, one, "listing"):
        return False
    quoted = [region for part in one.contents for region in page.regions_within(*part)]
    return all(
        page.text.count(" ", region.inner_start, region.inner_end) < TERM_WORDS for region in quoted
    )


def names(page: Page, one: Attribution) -> bool:
    """Read “a spot titled ‘The Long Way Down’”: a work's title in marks, and nothing said."""
    quoted = all(page.quoted(start) for start, _ in one.contents)
    return quoted and _ends_on(page, one, "naming")


def _ends_on(page: Page, one: Attribution, kind: str) -> bool:
    """Say whether a cue's last word is a verb of one class of the lexicon."""
    cue = WORD.findall(page.text, one.cue.start, one.cue.end) if one.cue else []
    return bool(cue) and cue[-1].lower() in inflected(kind)


def refuses(page: Page, one: Attribution) -> bool:
    """Read “Acme declined to comment”: a refusal, which is a record of its own."""
    if one.cue is None or not GATE.search(page.text, one.cue.start, one.cue.end):
        return False
    block = page.blocks[page.block_at(one.cue.start)]
    start = max(block.start, one.cue.start - REFUSAL_REACH // 4)
    end = min(block.end, one.cue.end + REFUSAL_REACH)
    return any(
        refusal.cue[0] < one.cue.end and one.cue.start < refusal.cue[1]
        for refusal in refusing(page.text, start, end)
    )


def own_words(page: Page, one: Attribution) -> Offsets | None:
    """Return the quotation in “The letter says the pier will ‘close for good in May.’”.

    What a document is quoted with is its own words; the few that lead to them are the paper's, up
    to a modal: the subject in “says the pier ‘is to close in May’” belongs to what it says.
    """
    if one.source is None or len(one.contents) != 1:
        return None
    start, end = one.contents[0]
    regions = page.regions_within(start, end)
    if len(regions) != 1 or regions[0].end != end or regions[0].start == start:
        return None
    region = regions[0]
    lead = WORD.findall(page.text[start : region.start].lower())
    leads = lead == ["that"] or (
        len(lead) <= LEAD_WORDS and lead[-1:] and lead[-1] in words("possible")
    )
    inner = page.text.count(" ", region.inner_start, region.inner_end) + 1
    document = carrier_pattern().fullmatch(page.text, one.source.start, one.source.end)
    return (region.start, region.end) if document and leads and inner > LEAD_WORDS else None
