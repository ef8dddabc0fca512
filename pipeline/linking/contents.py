"""Contents and quoted regions: a content is never cut inside the marks that it touches."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from operator import attrgetter

from pipeline.linking.page import Offsets, Page, Tag
from pipeline.linking.vocabulary import WORD
from pipeline.marks import Region
from pipeline.titles import is_titled

START = attrgetter("start")
SPEECH_WORDS = 4
EDGES = ",;:–—―-"
SENTENCE_CLOSE = ".?!…,—–"


def widened(
    page: Page, tags: Iterable[Tag], claimed: Sequence[Offsets] = ()
) -> tuple[list[Tag], list[Tag]]:
    """Return the tags of the page's own level, contents whole, and those nested in contents.

    A content that touches a region is widened to all of it. Where a region holds a cue before the
    content, the content is somebody's inside the quotation: *“He told me they were ready,” she
    said*. So is all in ``claimed``, in order: what the layout makes somebody's speech.
    """
    ordered = sorted(tags, key=lambda tag: (tag.start, tag.end))
    cues = [tag.start for tag in ordered if tag.role == "cue"]
    own, nested = [], []
    for tag in ordered:
        if _holds(claimed, tag.start):
            nested.append(tag)
        elif tag.role != "content":
            own.append(tag)
        elif (region := _reported_inside(page, tag, cues)) is not None:
            nested.append(tag)
            own += [replace(tag, start=region.start, end=region.end)] if region.closed else []
        else:
            own.append(_whole(page, tag))
    contents = _merged([tag for tag in own if tag.role == "content"])
    others = [tag for tag in own if tag.role != "content"]
    starts = [tag.start for tag in contents]
    for tag in others:
        at = bisect_right(starts, tag.start) - 1
        inside = at >= 0 and tag.end <= contents[at].end
        (nested if inside else contents).append(tag)
    return sorted(contents, key=START), sorted(nested, key=START)


def _holds(spans: Sequence[Offsets], offset: int) -> bool:
    at = bisect_right(spans, offset, key=lambda span: span[0]) - 1
    return at >= 0 and offset < spans[at][1]


def _reported_inside(page: Page, content: Tag, cues: Sequence[int]) -> Region | None:
    """Return the region that holds ``content`` and, before it, its cue; None where none does."""
    for region in page.regions_within(content.start, content.end):
        if region.start < content.start - 2 and content.end <= region.end:
            cue = bisect_left(cues, content.start) - 1
            if cue >= 0 and cues[cue] >= region.start:
                return region
    return None


def _whole(page: Page, tag: Tag) -> Tag:
    """Return a content widened to the whole of the complete regions that it touches."""
    touched = [
        region for region in page.regions_within(tag.start, tag.end) if page.complete(region)
    ]
    start = min([tag.start, *(one.start for one in touched)])
    end = max([tag.end, *(one.end for one in touched)])
    return replace(tag, start=start, end=end)


def _merged(tags: Sequence[Tag]) -> list[Tag]:
    """Return the contents in order, those that overlap made one."""
    merged: list[Tag] = []
    for tag in sorted(tags, key=lambda tag: (tag.start, tag.end)):
        if merged and tag.start < merged[-1].end:
            merged[-1] = replace(merged[-1], end=max(merged[-1].end, tag.end))
        else:
            merged.append(tag)
    return merged


def trimmed(page: Page, start: int, end: int) -> Offsets:
    """Return a content without its outer marks, and without the punctuation that leads to it.

    Closing punctuation inside the marks stays.
    """
    text = page.text
    while start < end and (text[start].isspace() or text[start] in EDGES):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in EDGES):
        end -= 1
    at = bisect_left(page.regions, start, key=START)
    while at < len(page.regions) and page.regions[at].start == start:
        region = page.regions[at]
        if end in (region.end, region.inner_end):
            return region.inner_start, region.inner_end
        if not region.closed and not region.depth:
            return region.inner_start, _without_close(page, end)
        at += 1
    return start, end


def _without_close(page: Page, end: int) -> int:
    """Return the end of a content of several regions, each opened anew, without the last mark."""
    last = page.regions_within(end - 1, end)
    return last[0].inner_end if last and last[0].closed and last[0].end == end else end


def is_speech(page: Page, region: Region, words: int = SPEECH_WORDS) -> bool:
    """Say whether a region reads as somebody's sentences, rather than a term, title or scare quote.

    A sentence of its own: ``words`` or more that begin with a capital where a sentence begins, and
    end as a sentence or clause inside the marks.
    """
    inner = page.text[region.inner_start : region.inner_end]
    first = next((character for character in inner if character.isalnum()), "a")
    return (
        inner.count(" ") >= words - 1
        and (first.isupper() or first.isdigit())
        and inner[-1] in SENTENCE_CLOSE + "”’\"'"
        and begins_sentence(page, region.start)
    )


def is_mute(page: Page, start: int, end: int) -> bool:
    """Say whether a quotation that nobody says is no speech.

    That is a heading, of a picture, a work's title, and a term or figure in a sentence.
    """
    role = page.blocks[page.block_at(start)].role
    words = WORD.findall(page.text, start, end)
    term = len(words) < SPEECH_WORDS and not begins_sentence(page, start)
    return (
        role in ("headline", "caption") or is_titled(page.text[start:end], 3) or term or not words
    )


def begins_sentence(page: Page, start: int) -> bool:
    """Say whether a mark at ``start`` opens its block, a sentence, or what follows a colon."""
    before = page.text[max(0, start - 4) : start].rstrip()
    block = page.block_at(start)
    return (block >= 0 and page.blocks[block].start == start) or before[-1:] in tuple('.?!”"’:…')
