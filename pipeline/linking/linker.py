"""Tags to attributions: each cue with its source and its contents, unit by unit."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from pipeline.linking.acts import act_of
from pipeline.linking.beside import beside
from pipeline.linking.borders import bordered
from pipeline.linking.contents import is_mute
from pipeline.linking.layout import colon_block
from pipeline.linking.page import Attribution, Page, Tag
from pipeline.linking.pairs import cue_of, sources_of
from pipeline.linking.repairs import according, apposed, bare, split_sources, subject_as_source
from pipeline.linking.vocabulary import speaks, words

ADJACENT = 2  # characters between the end of a quotation and “she said” in the next sentence


def link(page: Page, tags: Iterable[Tag]) -> list[Attribution]:
    """Return the attributions that ``tags`` make, by their first content."""
    ordered = split_sources(page, sorted(tags, key=lambda tag: (tag.start, tag.end)))
    found: list[Attribution] = []
    before: Attribution | None = None
    for unit in _units(page, ordered):
        made = _unit(page, unit, before)
        before = _main(page, made) or before
        found += made
    found = [one for one in found if one.contents]
    for one in found:
        one.contents.sort()
        apposed(page, one)
        according(page, one)
        bordered(page, one)
        one.act = act_of(page, one)
    return sorted(found, key=lambda one: one.contents[0])


def _units(page: Page, tags: Sequence[Tag]) -> list[list[Tag]]:
    """Return the tags of each unit; “Why?” she asked. is one, whatever the parser says."""
    units: list[list[Tag]] = []
    for _, group in groupby(tags, key=lambda tag: page.unit_at(tag.start)):
        unit = list(group)
        if units and _goes_on(page, units[-1], unit):
            units[-1] += unit
        else:
            units.append(unit)
    return units


def _goes_on(page: Page, before: Sequence[Tag], unit: Sequence[Tag]) -> bool:
    """Say whether a unit begins with the “she asked” of the quotation that ends just before it.

    It does not where it has a content of its own: “Why?” She asked them to stay.
    """
    last, first = before[-1], unit[0]
    return (
        last.role == "content"
        and first.role != "content"
        and not _begins(page, last, first)
        and first.start - last.end <= ADJACENT
        and page.block_at(last.start) == page.block_at(first.start)
        and not any(tag.role == "cue" for tag in before)
        and [tag.role for tag in unit[:3]] not in (["source", "cue", "content"], ["cue", "content"])
    )


def _begins(page: Page, content: Tag, first: Tag) -> bool:
    """Read “‘It works.’ He left the pier.”: a pronoun in capitals behind a full stop."""
    stopped = "." in page.text[content.end - 2 : content.end]
    return stopped and page.text[first.start : first.end] in words("pronoun")


def _unit(page: Page, tags: Sequence[Tag], before: Attribution | None) -> list[Attribution]:
    """Return a unit's attributions; contents without a cue go on from the one ``before``."""
    sources = sources_of(page, tags)
    made = {
        at: Attribution([], tag, tags[source] if (source := sources[at]) is not None else None)
        for at, tag in enumerate(tags)
        if tag.role == "cue"
    }
    loose: list[Tag] = []
    for at, tag in enumerate(tags):
        if tag.role == "content":
            cue = cue_of(page, tags, at)
            if cue is None:
                loose.append(tag)
            else:
                made[cue].add(tag)
    taken = set(sources.values())
    bare(page, list(made.values()))
    for one in made.values():
        subject_as_source(page, one)
    free = [tag for at, tag in enumerate(tags) if tag.role == "source" and at not in taken]
    return [*made.values(), *_loose(page, loose, free, before)]


def _main(page: Page, made: Sequence[Attribution]) -> Attribution | None:
    """Return the attribution that a quotation in the next sentence goes on from.

    “Yes,” she said, referring to the plan. “It works.”: ``said``, which has a quotation already.
    """
    quoted = [one for one in made if any(page.quoted(start) for start, _ in one.contents)]
    candidates = quoted or made
    return candidates[-1] if candidates else None


def _loose(
    page: Page, tags: Iterable[Tag], sources: Sequence[Tag], before: Attribution | None
) -> list[Attribution]:
    """Add contents without a cue to the attribution before them, or return them as floating.

    “No,” she said. “Not today.”: the second goes with the first. ``sources`` are those of the unit
    that no cue has. What has neither marks nor source nor cue is nobody's, and left out.
    """
    floating = []
    for tag in tags:
        if before and page.quoted(tag.start) and _takes(page, before, tag):
            before.add(tag)
        elif (
            before is not None
            and before.cue
            and not before.contents
            and _introduces(page, before.cue, tag)
        ):
            before.add(tag)
            before.rule = "colon_block"
            _widen(page, before)
        else:
            before = Attribution([], rule="floating")
            before.add(tag)
            near = [source for source in sources if _touches(source, tag)]
            if near:
                before.source = near[0]
            elif (found := beside(page, before.contents[0])) is not None:
                found.give(page, before)
            elif (led := _led(page, tag)) is not None:
                before.cue, before.source, before.rule = led.cue, led.source, led.rule
            said = page.quoted(tag.start) and not is_mute(page, tag.start, tag.end)
            if before.source or said:
                floating.append(before)
    return floating


def _led(page: Page, content: Tag) -> Attribution | None:
    """Return what the block before a content's own says of it, where it opens its block."""
    number = page.block_at(content.start)
    opens = number >= 0 and page.blocks[number].start == content.start
    return colon_block(page, number) if opens else None


def _widen(page: Page, one: Attribution) -> None:
    """Take the whole block of a content that takes all but its marks: it is set apart as speech."""
    start, end = one.contents[-1]
    block = page.blocks[page.block_at(start)]
    around = page.text[block.start : start] + page.text[end : block.end]
    if not any(map(str.isalnum, around)) and not page.quoted(start):
        one.contents[-1], one.layout = (block.start, block.end), "block"


def _touches(source: Tag, content: Tag) -> bool:
    """Read “To Ann Lee, the pier is lost”."""
    return max(source.start - content.end, content.start - source.end) <= ADJACENT


def _takes(page: Page, one: Attribution, tag: Tag) -> bool:
    """Say whether a quotation goes on from an attribution of its block: a quotation, or speech."""
    if not _same_block(page, one, tag):
        return False
    quoted = any(page.quoted(start) for start, _ in one.contents)
    spoken = one.cue is None or speaks(page.text, one.cue.start, one.cue.end)
    return quoted or spoken or one.act == "speech"


def _same_block(page: Page, one: Attribution, tag: Tag) -> bool:
    end = one.contents[-1][0] if one.contents else one.cue.end if one.cue else 0
    return page.block_at(end) == page.block_at(tag.start)


def _introduces(page: Page, cue: Tag, tag: Tag) -> bool:
    """Say whether a cue ends its block with a colon, before the block that ``tag`` opens."""
    block = page.blocks[page.block_at(cue.start)]
    return (
        page.block_at(tag.start) == page.block_at(cue.start) + 1 and page.text[block.end - 1] == ":"
    )
