"""Rules for blocks that are speech by their layout: block quotes, dialogue, interviews, tweets."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from pipeline.linking.page import Attribution, Coverage, Offsets, Page, Tag
from pipeline.linking.vocabulary import last_cue
from pipeline.records import Block

READ = frozenset(("paragraph", "blockquote", "list", "caption"))
LAST_SENTENCE = re.compile(r"(?:^|[.?!][”\"’']?\s)([^\n]{1,300}):$")
LABEL = re.compile(
    r"(?P<bold>\*{1,3}|_{1,2})?(?P<name>[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,4}"
    r"|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}|[QA])"
    r"(?: \([^()\n]{1,40}\))?:(?(bold)[*_]{0,3})\s+(?=\S)"
)
DASH = re.compile(r"[—―]\s*(?=[\w“‘\"¿¡])")
TWEET = re.compile(
    r"\s*[—–-]\s?(?P<name>[^\n()—–]{1,60}?) \(@\w{1,30}\)(?: [A-Z][a-z]+ \d{1,2}, \d{4})?\s*$"
)
CONVERSATION = re.compile(r"\?|\b(?:I|I[’'](?:m|ve|d|ll)|you|we|my|your|our)\b")
MORE = 2  # blocks of one form that make a dialogue


def layout(page: Page, covered: Coverage) -> Iterator[Attribution]:
    """Yield an attribution for each block outside ``covered`` that its layout makes speech."""
    labels, dashes = labels_of(page), _in_dashes(page)
    before: Attribution | None = None
    for number, block in enumerate(page.blocks):
        if block.role not in READ:
            continue
        if labels:
            turn = dialogue(page, block, labels, before)
            if turn is not None:
                before = turn
                yield turn
                continue
        if covered.touches(block.start, block.end):
            bare = not page.quoted(block.start) and not covered.fills(block.start, block.end)
            found = colon_block(page, number) if bare else None
        else:
            found = (
                (dash_dialogue(page, block) if dashes else None)
                or tweet(page, block)
                or colon_block(page, number)
                or further_block(page, number, before)
            )
        if found:
            yield found
        before = found


def colon_block(page: Page, number: int) -> Attribution | None:
    """Read the second block of “Ann Lee said in a statement: / We are sorry.”."""
    block, before = page.blocks[number], page.blocks[number - 1] if number else None
    if before is None or before.role in ("headline", "boilerplate", "byline"):
        return None
    last = LAST_SENTENCE.search(page.text[before.start : before.end])
    if last is None:
        return None
    start = before.start + last.start(1)
    cue = last_cue(page.text, start, before.end - 1)
    source = page.subject(cue[0]) if cue else None
    if source is None:
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
    page: Page, block: Block, labels: frozenset[str], before: Attribution | None
) -> Attribution | None:
    """Read “LEE: We were wrong. / Q: Why? / A: Because we were late.”."""
    found = LABEL.match(page.text, block.start, block.end)
    if found and found["name"] in labels:
        bare = page.text[found.end() : block.end].rstrip("*_")
        content = (found.end(), found.end() + len(bare))
        return _made(content, None, found.span("name"), "dialogue") if bare else None
    if before and before.rule == "dialogue" and _shouting(labels) and block.role == "paragraph":
        more = _made((block.start, block.end), None, None, "dialogue")
        more.continues = before
        return more
    return None


def labels_of(page: Page) -> frozenset[str]:
    """Return the names that label the turns of a dialogue, empty where there is none.

    Two names take turns, each more than once or in capitals, and they say ``I`` or ask something.
    """
    turns = [
        (number, found["name"], page.text[found.end() : block.end])
        for number, block in enumerate(page.blocks)
        if block.role in READ and (found := LABEL.match(page.text, block.start, block.end))
    ]
    names = Counter(name for _, name, _ in turns)
    neighbours = {
        name
        for (one, first, _), (two, second, _) in pairwise(turns)
        if two - one <= MORE and first != second
        for name in (first, second)
    }
    spoken = frozenset(name for name in neighbours if name.isupper() or names[name] > 1)
    said = " ".join(turn for _, name, turn in turns if name in spoken)
    return spoken if len(spoken) >= MORE and CONVERSATION.search(said) else frozenset()


def _shouting(labels: frozenset[str]) -> bool:
    return all(label.isupper() for label in labels)


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
    return _made((block.start, found.start()), None, found.span("name"), "tweet")


def _made(content: Offsets, cue: Offsets | None, source: Offsets | None, rule: str) -> Attribution:
    return Attribution(
        [content],
        Tag(*cue, "cue") if cue else None,
        Tag(*source, "source") if source else None,
        rule=rule,
        layout="inline" if rule == "dialogue" else "block",
    )
