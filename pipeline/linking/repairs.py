"""What flat tags can't say: contents that hold attributions or surround them, sources by parse."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.linking.page import Attribution, Offsets, Page, Tag
from pipeline.linking.pairs import may_say
from pipeline.linking.vocabulary import reporting, words

ACCORDING = re.compile(r"(?:\w+ )?according to", re.IGNORECASE)
# Who is named behind “according to”, a relative clause included.
ACCORDED = re.compile(
    r"(?P<who>[^\s,;:“”\"]+(?:\s[^\s,;:“”\"]+){0,15})(?:,\s(?:which|who)\b[^,\n]{1,120})?,\s(?=\S)"
)
# What may stand between a parenthetical “she said” and the end of its sentence.
AFTERTHOUGHT = re.compile(
    r"(?:\s(?:on|late|early|this|last|earlier|in|at|to|by|during|after|from|yesterday|today|"
    r"[A-Z]\w+day|[a-z]+ly|them|him|her|me|us)\b[\w’'., -]{0,80})?[.)!?]*[”\"’]?\s*$"
)
LEADING = re.compile(r"(?:But|And|Yet|Still|Also|Meanwhile|However|So|Then|As|as|Or)\b,?\s+")
LEADING_MARKS = re.compile(r"[\s,]*")
WORDS_OF_CONTENT = 3
WORD = re.compile(r"[\w’']+")
STOP = re.compile(r"[.;:,]")
DESCRIBED = re.compile(r"(?:The|An?|One|Another)\s[^,]*$")
NEAR = 60  # characters from a cue to the attribution that it reports
LONGEST = 2_000  # characters of a sentence that is still read as one


def split_sources(page: Page, tags: Sequence[Tag]) -> list[Tag]:
    """Part two sources in “According to the Courier, Ann Lee said …” that were tagged as one."""
    parted: list[Tag] = []
    for at, tag in enumerate(tags):
        comma = page.text.find(", ", tag.start, tag.end)
        after = tags[at + 1].role if at + 1 < len(tags) else None
        if (
            tag.role == "source"
            and comma > 0
            and after == "cue"
            and parted
            and parted[-1].role == "cue"
            and page.text.startswith("According", parted[-1].start)
        ):
            parted += [replace(tag, end=comma), replace(tag, start=comma + 2)]
        else:
            parted.append(tag)
    return parted


def bare(page: Page, made: Sequence[Attribution]) -> None:
    """Give the cues of one unit, in order, that have no content what surrounds or follows them."""
    for at, one in enumerate(made):
        if one.cue is None or one.contents or not _reports(page, one.cue):
            continue
        unit = page.unit_of(one.cue.start)
        if unit[1] - unit[0] > LONGEST:
            continue
        for name, contents in (
            ("according_to", according_to(page, unit, one)),
            ("chained", chained(page, one, made[at + 1 : at + 3])),
            ("parenthetical", parenthetical(page, unit, one)),
        ):
            if contents:
                one.contents, one.rule = contents, name
                break


def according_to(page: Page, unit: Offsets, one: Attribution) -> list[Offsets]:
    """Read “According to Ann Lee, Bo thinks that it will close.”."""
    cue, source = one.cue, one.source
    if cue is None or source is None or source.start < cue.end:
        return []
    if not ACCORDING.fullmatch(page.text, cue.start, cue.end):
        return []
    if page.text[source.end : source.end + 1] != "," or cue.start - unit[0] > 4:
        return []
    return _pieces(page, [(source.end + 1, unit[1])])


def according(page: Page, one: Attribution) -> None:
    """Part “the deed, the pier is hers” behind “According to”, all of it tagged as its content."""
    if one.cue is None or not ACCORDING.fullmatch(page.text, one.cue.start, one.cue.end):
        return
    if (one.source is not None and one.source.end > one.cue.start - NEAR) or not one.contents:
        return
    start, end = one.contents[0]
    named = ACCORDED.match(page.text, start, end)
    if start == one.cue.end + 1 and named and page.clausal((named.end(), end)):
        one.source = Tag(start, named.end("who"), "source")
        one.contents[0] = named.end(), end


def chained(page: Page, one: Attribution, following: Sequence[Attribution]) -> list[Offsets]:
    """Read “Ann Lee told the Courier that she believed it would close.”: two attributions."""
    cue = one.cue
    if cue is None or one.source is None or one.source.start > cue.start:
        return []
    for other in following:
        if not other.contents or other.source is None or other.cue is None:
            continue
        start, end = other.source.start, max(end for _, end in other.contents)
        space = page.text[cue.end : start]
        if cue.end <= start < other.cue.start and len(space) < NEAR and not STOP.search(space):
            that = space.rfind(" that ")
            if that >= 0 or not space.strip():
                return [(cue.end + that + 1 if that >= 0 else start, end)]
    return []


def parenthetical(page: Page, unit: Offsets, one: Attribution) -> list[Offsets]:
    """Read “The pier, she said, is old.” and “The pier is old, according to Ann Lee.”."""
    cue, source = one.cue, one.source
    if cue is None or source is None:
        return []
    start, end = min(cue.start, source.start), max(cue.end, source.end)
    if ":" in page.text[cue.end - 1 : cue.end + 1]:
        return []
    adjacent = abs(max(cue.start, source.start) - min(cue.end, source.end)) <= 2
    before = page.text[unit[0] : start].rstrip()
    if (
        not adjacent
        or not before
        or page.text[source.start : source.end].lower() in words("nobody")
    ):
        return []
    before = re.sub(r",? as$", ",", before)
    if before[-1] not in ",–—-(" and not before.endswith(", as"):
        return []
    left = (unit[0], unit[0] + len(before) - 1)
    after = page.text[end : unit[1]]
    if after.startswith(","):
        return _pieces(page, [left, (end + 1, unit[1])])
    pieces = _pieces(page, [left]) if AFTERTHOUGHT.match(after) else []
    known = ACCORDING.fullmatch(page.text, cue.start, cue.end)
    return [part for part in pieces if known or page.clausal(part)]


def apposed(page: Page, one: Attribution) -> None:
    """Give the source what names it, where that was tagged as a content.

    *The head of the board, Ann Lee, said, “We are lost.”*: what she says is a sentence of its own.
    """
    if one.cue is None or one.source is None or len(one.contents) < 2:
        return
    (start, end), (second, _) = one.contents[:2]
    sentence = page.quoted(second) and page.text[second + 1].isupper()
    named = page.text[end : one.source.start] == ", " and page.text[one.source.start].isupper()
    if sentence and named and second > one.cue.start and DESCRIBED.match(page.text, start, end):
        one.source = replace(one.source, start=start)
        del one.contents[0]


def subject_as_source(page: Page, one: Attribution) -> None:
    """Take the cue's grammatical subject for a source that the tagger didn't see."""
    if one.cue is None or one.source is not None or not one.contents:
        return
    if not may_say(page, one.cue, None):
        return
    verbs = [found.start() for found in WORD.finditer(page.text, one.cue.start, one.cue.end)]
    for word in reversed(verbs):
        subject = page.subject(word)
        if subject is None or (one.cue.start < subject[1] and subject[0] < one.cue.end):
            continue
        apart = all(subject[1] <= start or end <= subject[0] for start, end in one.contents)
        if apart and page.block_at(subject[0]) == page.block_at(one.cue.start):
            one.source = Tag(*subject, "source")
        return


def _reports(page: Page, cue: Tag) -> bool:
    text = page.text[cue.start : cue.end]
    if ACCORDING.fullmatch(text):
        return True
    return any(word.lower() in reporting() for word in WORD.findall(text))


def _pieces(page: Page, spans: Sequence[Offsets]) -> list[Offsets]:
    """Return the spans without connectives in front and stops behind; empty if they say little."""
    pieces = []
    for number, span in enumerate(spans):
        start = LEADING_MARKS.match(page.text, *span).end()  # type: ignore[union-attr]
        lead = LEADING.match(page.text, start, span[1]) if number == 0 else None
        start = lead.end() if lead else start
        rest = page.text[start : span[1]].rstrip().rstrip(".,;")
        if rest:
            pieces.append((start, start + len(rest)))
    total = sum(page.text[start:end].count(" ") + 1 for start, end in pieces)
    return pieces if total >= WORDS_OF_CONTENT else []
