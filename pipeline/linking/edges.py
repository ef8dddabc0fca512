"""Tags without what the tagger takes in at their edges: colons, datelines, what is spoken of."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from pipeline.linking.datelines import behind_dateline
from pipeline.linking.page import Offsets, Page, Tag
from pipeline.linking.vocabulary import DASH, alternatives, reporting, words

EDGES = " \t\n,:;"
# What may stand between “said” and “of the pier”: on Monday at the harbour, when asked.
ASIDES = (
    r"(?:\s(?:in|on|at|during|to|when|by|via|after|this|last|later|[A-Z]\w+)\b[^\n“”\"]{0,80}?)?"
)
TOPIC = re.compile(rf"(?P<verb>\w+){ASIDES}\s(?:of|about)")
SPOKEN = re.compile(r"[,?!—–-]\s?[”\"’']+$")
RELATIVE = re.compile(r"(?:which|whom|what)\s(?=\S+\s)(?!of\b|is\b)")
ASIDE = re.compile(rf"{DASH.pattern}who\b[^—―–-]*$")
DASHED = re.compile(r"[”\"’'](\s?[—―–]+)$")
INVERTED = re.compile(r"([A-Z][a-z]+)\s[^\n.?!:;“”\"]{2,80}")
REACH = 160  # characters from the end of a quotation to the cue behind it


def edged(page: Page, tags: Iterable[Tag]) -> Iterator[Tag]:
    """Yield the tags, in order, with their edges cut; what is only a dateline or topic is none."""
    topic: int | None = None  # where what is spoken of would begin
    for tag in sorted(tags, key=lambda tag: (tag.start, tag.end)):
        if tag.role == "content":
            is_topic = topic is not None and tag.start - topic <= 1 and not page.quoted(tag.start)
            content = None if is_topic else _content(page, tag)
            if content is not None:
                yield content
        elif tag.role == "source":
            kept = _source(page, tag)
            if kept is not None:
                yield kept
        else:
            cue = _cue(page, tag)
            topic = tag.end if cue.end < tag.end - 1 and _is_topical(page, tag) else None
            yield cue


def _source(page: Page, tag: Tag) -> Tag | None:
    """Return a source without a dateline, and without the state that ends the sentence before.

    *… in Ostwick, Fla. Lee said*: no sentence was seen to end.
    """
    kept = _undated(page, tag)
    if kept is None:
        return None
    kept = replace(kept, start=_behind_relative(page, kept), end=_before_aside(page, kept))
    state = _state().match(page.text, kept.start, kept.end)
    if state is None or page.text[kept.start - 2 : kept.start] != ", ":
        return kept
    return replace(kept, start=state.end())


def _behind_relative(page: Page, tag: Tag) -> int:
    """Return where a source starts behind the object of its clause: *which* the mayor Ann Lee."""
    found = RELATIVE.match(page.text, tag.start, tag.end)
    return found.end() if found else tag.start


def _before_aside(page: Page, tag: Tag) -> int:
    """Return where a source ends before an aside that nothing closes: Ann Lee *— who in May*."""
    found = ASIDE.search(page.text, tag.start, tag.end)
    return found.start() if found else tag.end


@cache
def _state() -> re.Pattern[str]:
    """Return a pattern for a state as the Associated Press Stylebook shortens it, “Fla. ”."""
    return re.compile(rf"(?:{alternatives(words('state'))})\s(?=[A-Z])")


def _content(page: Page, tag: Tag) -> Tag | None:
    """Return a content without a dateline, and without the dash that signs it.

    The dash may be of one word with the mark before it.
    """
    kept = _undated(page, tag)
    dash = DASHED.search(page.text, kept.start, kept.end) if kept else None
    return replace(kept, end=dash.start(1)) if kept and dash else kept


def _undated(page: Page, tag: Tag) -> Tag | None:
    at = page.block_at(tag.start)
    if at < 0:
        return tag
    kept = behind_dateline(page.text, page.blocks[at], (tag.start, tag.end))
    return replace(tag, start=kept[0], end=kept[1]) if kept else None


def _cue(page: Page, tag: Tag) -> Tag:
    """Return a cue without the colon behind it, “said:”, unless a mark is all of it.

    The preposition of “‘It works,’ she said of the pier” goes too.
    """
    if _is_topical(page, tag):
        end = page.text.rindex(" ", tag.start, tag.end)
        return replace(tag, end=end)
    text = page.text[tag.start : tag.end]
    left, right = text.lstrip(EDGES), text.rstrip(EDGES)
    if not left:
        verb = _inverted(page, tag)
        return replace(tag, start=verb[0], end=verb[1]) if verb else tag
    return replace(tag, start=tag.end - len(left), end=tag.start + len(right))


def _inverted(page: Page, colon: Tag) -> Offsets | None:
    """Return the verb of “Said Ann Lee, the mayor: ‘It works.’”, whose colon was tagged."""
    found = INVERTED.fullmatch(page.text, page.sentence_at(colon.start), colon.start)
    return found.span(1) if found and found[1].lower() in reporting() else None


def _is_topical(page: Page, cue: Tag) -> bool:
    """Say whether a cue is “said of” behind a quotation that ends as one whose sentence goes on."""
    found = TOPIC.fullmatch(page.text, cue.start, cue.end)
    if found is None or not reporting().get(found["verb"].lower()):
        return False
    before = bisect_right(page.outer, cue.start, key=lambda region: region.end) - 1
    if before < 0 or cue.start - page.outer[before].end > REACH:
        return False
    region = page.outer[before]
    same = page.block_at(region.start) == page.block_at(cue.start)
    return same and SPOKEN.search(page.text[region.start : region.end]) is not None
