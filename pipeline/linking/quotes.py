"""Attributions to quote records: content without its marks, form, medium, venue, confidence."""

from collections.abc import Callable, Sequence
from typing import Literal

from pipeline.linking.carriers import medium, venue
from pipeline.linking.confidence import confidence
from pipeline.linking.contents import trimmed
from pipeline.linking.page import Attribution, Offsets, Page
from pipeline.records import Quote, Span, cover

Form = Literal["direct", "indirect", "mixed"]
Layout = Literal["inline", "block"]


def quotes(
    page: Page, attributions: Sequence[Attribution], identify: Callable[[Quote], str]
) -> list[Quote]:
    """Return a record for each attribution; ``identify`` gives a record's id."""
    records: dict[int, Quote] = {}
    for one in attributions:
        earlier = records.get(id(one.continues))
        records[id(one)] = _quote(page, one, identify(earlier) if earlier else None)
    return list(records.values())


def _quote(page: Page, one: Attribution, continues: str | None) -> Quote:
    content = tuple(_span(page, *trimmed(page, *part)) for part in one.contents)
    cue = _span(page, one.cue.start, one.cue.end) if one.cue else None
    source = _span(page, one.source.start, one.source.end) if one.source else None
    carried, told = medium(page, one), venue(page, one)
    form = _form(page, one)
    return Quote(
        span=cover(page.text, (*content, cue, source)),
        rule=one.rule,
        confidence=confidence(page, one, quoted=form == "direct"),
        form=form,
        act=one.act,
        layout=_layout(page, one),
        content=content,
        cue=cue,
        source=source,
        medium=_span(page, *carried) if carried else None,
        venue=_span(page, *told) if told else None,
        continues=continues,
    )


def _span(page: Page, start: int, end: int) -> Span:
    return Span(start, end, page.text[start:end])


def _form(page: Page, one: Attribution) -> Form:
    """Return ``direct`` where marks or layout enclose all content, ``mixed`` where some."""
    if one.layout == "block" or one.rule == "dialogue":
        return "direct"
    inside = sum(_quoted(page, part) for part in one.contents)
    whole = sum(_letters(page.text[start:end]) for start, end in one.contents)
    return "direct" if inside == whole else "mixed" if inside else "indirect"


def _quoted(page: Page, part: Offsets) -> int:
    """Return how many letters and digits of a content stand inside marks."""
    start, end = part
    return sum(
        _letters(page.text[max(start, region.start) : min(end, region.end)])
        for region in page.regions_within(start, end)
    )


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _layout(page: Page, one: Attribution) -> Layout:
    role = page.blocks[page.block_at(one.contents[0][0])].role
    return "block" if role == "blockquote" else one.layout
