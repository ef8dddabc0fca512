"""Rules for blocks that are speech by their layout: block quotes, dialogue, interviews, tweets."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from pipeline.linking.page import Attribution, Coverage, Offsets, Page, Tag
from pipeline.linking.vocabulary import alternatives, last_cue, reporting, words
from pipeline.records import Block

READ = frozenset(("paragraph", "blockquote", "list", "caption"))
CAPITALS = r"[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,4}"
LABEL = re.compile(
    rf"[\"“]?(?P<bold>\*{{1,3}}|_{{1,2}})?(?P<name>(?P<capitals>{CAPITALS})"
    r"|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}|[QA])(?(capitals)(?:, [A-Z][^:\n“\"]{1,50})?)"
    r"(?: \([^()\n]{1,40}\))?(?P<colon>:)(?(bold)[*_]{0,3})\s+(?=\S)"
)
# A label in the middle of a block: “… to Phoenix. LEE: Thank you.”
INNER_LABEL = re.compile(rf"(?P<name>{CAPITALS})(?: ?\([^()\n]{{1,40}}\))?(?P<colon>:) (?=\S)")
STOPPED = frozenset('.?!…”"])')
UNNAMED = frozenset("QA")  # labels that say who asks and who answers, and not their names
MARKED = '"“'  # what a transcript's paragraphs begin with where all of it is quoted
STAGE = re.compile(r"[\"“]?[(\[][^()\[\]\n]{1,80}[)\]][\"”]?")
DASH = re.compile(r"[—―]\s*(?=[\w“‘\"¿¡])")
TWEET = re.compile(
    r"\s*(?P<dash>[—―–-])\s?(?P<name>[^\n()—–]{1,60}?) \(@\w{1,30}\)"
    r"(?: [A-Z][a-z]+ \d{1,2}, \d{4})?\s*$"
)
CONVERSATION = re.compile(r"\?|\b(?:I|I[’'](?:m|ve|d|ll)|you|we|my|your|our)\b")
LONGEST = 300  # characters of a sentence that leads to a block
CONVERSING = 3  # one turn in so many, or more, says I or you or asks something
MORE = 2  # blocks of one form that make a dialogue


@dataclass(frozen=True, slots=True)
class Turns:
    """The turns of a page's dialogue: the names that label them, where the last one starts.

    Names are in upper case, whatever their labels' case; ``shouting`` where all labels are in
    capitals. ``marked``: its paragraphs begin with quotation marks, since all of it is quoted.
    """

    names: frozenset[str]
    last: int
    marked: bool
    shouting: bool

    def opens(self, page: Page, block: Block) -> bool:
        """Return whether one of the labels opens a block, headings included: “LEE: Do you --”."""
        found = LABEL.match(page.text, block.start, block.end)
        return found is not None and found["name"].upper() in self.names


def layout(page: Page, covered: Coverage) -> Iterator[Attribution]:
    """Yield an attribution for each block that its layout makes speech.

    ``covered`` is what the tagger takes for contents: where it sees any, only labels, a tweet's
    signature and a colon before a block without marks say more.
    """
    turns, dashes = turns_of(page), _in_dashes(page)
    before: Attribution | None = None
    for number, block in enumerate(page.blocks):
        if turns and _stages(page, block):
            continue
        if block.role not in READ and not (turns and turns.opens(page, block)):
            before = None if block.role == "headline" else before
            continue
        if inner := list(inner_turns(page, block)):
            yield from inner
            before = inner[-1]
            continue
        touched = covered.touches(block.start, block.end)
        before = (
            (dialogue(page, block, turns, before) if turns else None)
            or (dash_dialogue(page, block) if dashes and not touched else None)
            or tweet(page, block)
            or (colon_block(page, number) if not touched or _bare(page, block, covered) else None)
            or (further_block(page, number, before) if not touched else None)
        )
        if before:
            yield before


def _bare(page: Page, block: Block, covered: Coverage) -> bool:
    """Say whether a block has no marks at its start and no content that fills it."""
    return not page.quoted(block.start) and not covered.fills(block.start, block.end)


def _stages(page: Page, block: Block) -> bool:
    """Read “(CROSSTALK)”, which nobody says and which ends no turn."""
    return STAGE.fullmatch(page.text, block.start, block.end) is not None


def colon_block(page: Page, number: int) -> Attribution | None:
    """Read the second block of “Ann Lee said in a statement: / We are sorry.”."""
    block, before = page.blocks[number], page.blocks[number - 1] if number else None
    if before is None or before.role in ("headline", "boilerplate", "byline"):
        return None
    if page.text[before.end - 1] != ":":
        return None
    start = max(before.start, page.sentence_at(before.end - 1), before.end - LONGEST)
    cue = last_cue(page.text, start, before.end - 1)
    source = page.subject(cue[0]) if cue else None
    if cue is None or source is None:
        return None
    if not reporting().get(page.text[slice(*cue)].lower(), True):
        return None
    return _made((block.start, block.end), cue, source, "colon_block")


def further_block(page: Page, number: int, before: Attribution | None) -> Attribution | None:
    """Let the speaker of a block quote go on in its second block."""
    if before is None or before.rule not in ("colon_block", "further_block"):
        return None
    block = page.blocks[number]
    if block.role != "blockquote" or page.blocks[number - 1].role != "blockquote":
        return None
    found = _made((block.start, block.end), None, None, "further_block")
    found.continues = before
    return found


def dialogue(
    page: Page, block: Block, turns: Turns, before: Attribution | None
) -> Attribution | None:
    """Read “LEE: We were wrong. / Q: Why? / A: Because we were late.”."""
    found = LABEL.match(page.text, block.start, block.end)
    if found and turns.opens(page, block):
        content = _spoken(page.text, block, found.end())
        cue = found.span("colon") if found["name"] not in UNNAMED else None
        turn = _made(content, cue, found.span("name"), "dialogue")
        return turn if content[0] < content[1] else None
    if before and before.rule == "dialogue" and _goes_on(page, block, turns):
        more = _made((block.start, block.end), None, None, "dialogue")
        more.continues = before
        return more
    return None


def inner_turns(page: Page, block: Block) -> Iterator[Attribution]:
    """Read “LEE: It is over. MARSH: I do not think so.”, a dialogue in one block."""
    found = [
        label
        for label in INNER_LABEL.finditer(page.text, block.start, block.end)
        if label.start() == block.start or page.text[label.start() - 2] in STOPPED
        if not _headed().search(label["name"])
    ]
    several = len({label["name"] for label in found}) >= MORE
    if not several or not _converses(page, block):
        return
    ends = [label.start() for label in found[1:]] + [block.end]
    for label, end in zip(found, ends, strict=True):
        spoken = page.text[label.end() : end].rstrip()
        content = (label.end(), label.end() + len(spoken))
        yield _made(content, label.span("colon"), label.span("name"), "dialogue")


def _spoken(text: str, block: Block, start: int) -> Offsets:
    """Return a turn behind its label, without the mark or the bold type that label opened."""
    closing = "*_" + ('"”' if text[block.start] in MARKED else "")
    return start, start + len(text[start : block.end].rstrip(closing))


def _goes_on(page: Page, block: Block, turns: Turns) -> bool:
    """Say whether a block without a label goes on with the turn before it.

    So it does in transcripts, whose labels are in capitals: between two turns, where marks open
    each paragraph, or where somebody says ``I`` or asks something.
    """
    marked = page.text[block.start] in MARKED
    return (
        block.role == "paragraph"
        and turns.shouting
        and marked == turns.marked
        and (marked or not _quotes(page, block))
        and (marked or block.start < turns.last or _converses(page, block))
    )


def _converses(page: Page, block: Block) -> bool:
    return CONVERSATION.search(page.text, block.start, block.end) is not None


def _quotes(page: Page, block: Block) -> bool:
    return bool(page.regions_within(block.start, block.end))


def turns_of(page: Page) -> Turns | None:
    """Return the turns of a dialogue, None where there is none.

    Two names take turns, each more than once or in capitals, and many say ``I`` or ask something.
    """
    found = [
        (number, label, page.text[label.end() : block.end])
        for number, block in enumerate(page.blocks)
        if block.role != "boilerplate"
        and (label := LABEL.match(page.text, block.start, block.end))
        and not _headed().search(label["name"])
    ]
    names = Counter(label["name"].upper() for _, label, _ in found)
    neighbours = {
        label["name"]
        for (one, first, _), (two, second, _) in pairwise(found)
        if two - one <= MORE and first["name"].upper() != second["name"].upper()
        for label in (first, second)
    }
    spoken = {name for name in neighbours if name.isupper() or names[name.upper()] > 1}
    own = [(label, turn) for _, label, turn in found if label["name"] in spoken]
    conversing = sum(CONVERSATION.search(turn) is not None for _, turn in own)
    if len(spoken) < MORE or conversing * CONVERSING < len(own):
        return None
    last, _ = own[-1]
    return Turns(
        frozenset(name.upper() for name in spoken),
        last.start(),
        marked=page.text[last.start()] in MARKED,
        shouting=all(name.isupper() for name in spoken),
    )


@cache
def _headed() -> re.Pattern[str]:
    """Return a pattern for words of headings, which no name holds: “FROM THE MAYOR'S OFFICE:”."""
    return re.compile(rf"\b(?:{alternatives(words('headed')).upper()})\b|[’']S\b")


def dash_dialogue(page: Page, block: Block) -> Attribution | None:
    """Read “— We are leaving. / — So soon?”."""
    found = DASH.match(page.text, block.start, block.end)
    return _made((found.end(), block.end), None, None, "dash_dialogue") if found else None


def _in_dashes(page: Page) -> bool:
    """Say whether the page holds a dialogue in dashes: turns, among them a question."""
    turns = [
        page.text[block.start : block.end]
        for block in page.blocks
        if block.role in READ and DASH.match(page.text, block.start, block.end)
    ]
    asked = any(turn.endswith("?") for turn in turns)
    return len(turns) >= MORE and asked and bool(CONVERSATION.search(" ".join(turns)))


def tweet(page: Page, block: Block) -> Attribution | None:
    """Read “We are on our way. — Ann Lee (@annlee) March 3, 2021”."""
    found = TWEET.search(page.text, block.start, block.end)
    if found is None or found.start() == block.start:
        return None
    return _made((block.start, found.start()), found.span("dash"), found.span("name"), "tweet")


def _made(content: Offsets, cue: Offsets | None, source: Offsets | None, rule: str) -> Attribution:
    return Attribution(
        [content],
        Tag(*cue, "cue") if cue else None,
        Tag(*source, "source") if source else None,
        rule=rule,
        layout="inline" if rule == "dialogue" else "block",
    )
