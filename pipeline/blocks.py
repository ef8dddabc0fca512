"""The layout of an article's text: its blocks and the role of each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from pipeline.credits import is_note_on_author
from pipeline.records import Block, BlockRole
from pipeline.resources import lexicon
from pipeline.titles import is_titled

PARAGRAPH = re.compile(r"[^\s](?:[^\n]*(?:\n[^\S\n]*(?=\S)[^\n]*)*[^\s])?")
MARKDOWN_HEADING = re.compile(r"#{1,6}\s")
LIST_ITEM = re.compile(r"(?:[•▪◦‣·∙●*–-]|\(?\d{1,2}[.)])\s+\S")
RULE_OR_LINK = re.compile(r"[\W_]{1,20}|https?://\S+")
OPENING_MARKS = "“\"‘'«„"
QUOTED = re.compile(r"[“\"‘'«„]{1,2}([^“”\"«»„\n]+?)[”\"’'»]{1,2}\.?")
SIGNED = re.compile(r"\s*(?:[—―–~]|-{1,2}\s?(?=[A-Z]))")
SENTENCE_END = re.compile(r"[.!?…:;,][”\"’')\]]*$")
# A hard-wrapped text breaks its lines near one width, as typewriters and mail did.
WRAP_WIDTHS = range(50, 101)
HEADING_WORDS = 16
SUBHEADING_WORDS = 9
LINK_WORDS = 5
LISTED = 3
TAIL_SHARE = 0.25


@dataclass(frozen=True, slots=True)
class Phrases:
    """One entry of the lexicon: phrases that give a block its role, and where they must stand.

    If there are phrases ``beside``, one of them must be in the block too.
    """

    role: str
    position: str
    max_words: int
    phrases: tuple[str, ...]
    beside: tuple[str, ...]
    pattern: re.Pattern[str]

    def found(self, head: str) -> bool:
        """Say whether ``head``, folded, holds a phrase in its place.

        A search for many words at every character is slow, and few blocks hold any of them.
        """
        if self.position == "anywhere" and not any(phrase in head for phrase in self.phrases):
            return False
        if self.beside and not any(phrase in head for phrase in self.beside):
            return False
        return self.pattern.search(head) is not None


def split(text: str, stated: tuple[Block, ...] = (), title: str | None = None) -> tuple[Block, ...]:
    """Return the blocks of ``text`` in order, without the white space between them.

    ``stated`` holds the blocks that the format itself states (HTML); where it is empty, blank
    lines, and line breaks of texts that are not hard-wrapped, part the blocks. ``title`` is the
    headline that the metadata give. Blocks never overlap.
    """
    blocks = list(stated) or list(_parted(text))
    blocks = [_with_role(text, block) for block in blocks]
    blocks = _as_lists(_with_headlines(text, blocks, title))
    return tuple(_with_tail(text, _with_author(text, blocks)))


# ------------------------------------------------------------------ edges


def _parted(text: str) -> Iterator[Block]:
    for found in PARAGRAPH.finditer(text):
        if "\n" not in found.group() or _is_wrapped(found.group().splitlines()):
            yield Block(found.start(), found.end(), "paragraph")
        else:
            yield from _lines(text, found.start(), found.end())


def _is_wrapped(lines: list[str]) -> bool:
    """Say whether line breaks only fold a paragraph, rather than part blocks."""
    if any(LIST_ITEM.match(line.lstrip()) for line in lines):
        return False
    if lines[0].lstrip().startswith(">"):
        return True
    lengths = [len(line.rstrip()) for line in lines[:-1]]
    longest = max(lengths)
    near = sum(length > longest - 20 for length in lengths)
    return longest in WRAP_WIDTHS and near >= 0.7 * len(lengths)


def _lines(text: str, start: int, end: int) -> Iterator[Block]:
    for found in re.compile(r"\S(?:[^\n]*\S)?").finditer(text, start, end):
        yield Block(found.start(), found.end(), "paragraph")


# ------------------------------------------------------------------ roles of single blocks


def _with_role(text: str, block: Block) -> Block:
    content = text[block.start : block.end]
    role = block.role
    if role in {"paragraph", "list", "headline", "caption"}:
        role = _by_phrase(content) or (_by_form(content) if role == "paragraph" else role)
    return replace(block, role=role)


def _by_form(content: str) -> BlockRole:
    if MARKDOWN_HEADING.match(content):
        return "headline"
    if content.startswith(">"):
        return "blockquote"
    if RULE_OR_LINK.fullmatch(content):
        return "boilerplate"
    return "list" if LIST_ITEM.match(content) else "paragraph"


def _by_phrase(content: str) -> BlockRole | None:
    head = _folded(content[:1000])
    words = content.count(" ") + 1
    if head[0] in OPENING_MARKS:
        return None
    for entry in _phrases():
        if words <= entry.max_words and entry.role != "promotion" and entry.found(head):
            if entry.role == "byline" and head.startswith("by ") and not _is_name(content[3:]):
                continue
            return entry.role  # type: ignore[return-value]
    return None


def _is_name(content: str) -> bool:
    """Say whether every longer word of a short text is capitalised, as in “Ann Lee and Bo Roe”."""
    words = [word for word in re.findall(r"[^\W\d_]+", content) if len(word) > 3]
    return bool(words) and len(words) <= 12 and all(word[0].isupper() for word in words)


@cache
def _phrases() -> tuple[Phrases, ...]:
    """Return ``models/lexicons/blocks.jsonl``, compiled."""
    shapes = {"start": r"^\W{{0,3}}(?:{})", "whole": r"^\W*(?:{})\W*$", "anywhere": r"(?:{})",
              "end": r"(?:{})\s*$"}  # fmt: skip
    return tuple(
        _compiled(entry, tuple(map(_folded, entry["phrases"])), shapes[entry["position"]])
        for entry in lexicon("blocks")
    )


def _compiled(entry: dict[str, Any], phrases: tuple[str, ...], shape: str) -> Phrases:
    pattern = re.compile(shape.format("|".join(map(_bounded, phrases))))
    beside = tuple(map(_folded, entry.get("beside", ())))
    return Phrases(entry["role"], entry["position"], entry["max_words"], phrases, beside, pattern)


def _bounded(phrase: str) -> str:
    before = r"(?<!\w)" if phrase[0].isalnum() else ""
    return before + re.escape(phrase) + (r"(?!\w)" if phrase[-1].isalnum() else "")


def _folded(content: str) -> str:
    folded = re.sub(r"\s+", " ", content.casefold().replace("’", "'"))
    return folded or " "


# ------------------------------------------------------------------ roles by place


def _with_headlines(text: str, blocks: list[Block], title: str | None) -> list[Block]:
    """Mark the opening headline, its repetitions, and short headings between paragraphs."""
    known = {_folded(title).strip()} if title else set()
    marked: list[Block] = []
    opening = True
    for position, block in enumerate(blocks):
        content = text[block.start : block.end]
        last = position == len(blocks) - 1
        if block.role == "paragraph" and not opening and _shouts(content):
            block = replace(block, role="boilerplate")  # noqa: PLW2901
        elif block.role == "paragraph" and (
            _folded(content) in known
            or (
                not last
                and _is_heading(content, HEADING_WORDS if opening else SUBHEADING_WORDS)
                and not (content[0] in OPENING_MARKS and SIGNED.match(text, block.end))
            )
        ):
            block = replace(block, role="headline")  # noqa: PLW2901
            known.add(_folded(content))
        marked.append(block)
        opening = opening and block.role in {"headline", "byline"}
    return marked


def _shouts(content: str) -> bool:
    """Say whether a line is all capitals and no sentence: “SHOP OWNER OPENS UP ABOUT HER YEAR”.

    In the middle of an article that is a link to another one.
    """
    return (
        content.isupper()
        and content.count(" ") >= LINK_WORDS - 1
        and "\n" not in content
        and not SENTENCE_END.search(content)
        and content[0] not in '“"'
    )


def _is_heading(content: str, max_words: int) -> bool:
    """Say whether a line reads as a heading; one wholly in quotation marks may be in title case."""
    quoted = QUOTED.fullmatch(content)
    words = quoted[1] if quoted else content
    return (
        words[0] not in OPENING_MARKS
        and "\n" not in content
        and content.count(" ") < max_words
        and (not SENTENCE_END.search(words) or (quoted is not None and is_titled(words)))
        and (words[0].isupper() or words[0].isdigit())
        and any(character.isalpha() for character in words)
    )


def _as_lists(blocks: list[Block]) -> list[Block]:
    """Take three or more headings in a row, after the opening ones, for the items of a list."""
    listed, run = list(blocks), 0
    opening = True
    for position, block in enumerate([*blocks, None]):
        if block is not None and block.role == "headline" and not opening:
            run += 1
            continue
        if run >= LISTED:
            for k in range(position - run, position):
                listed[k] = replace(blocks[k], role="list")
        run = 0
        opening = opening and block is not None and block.role in {"headline", "byline"}
    return listed


def _with_author(text: str, blocks: list[Block]) -> list[Block]:
    """Mark the note on an article's author, its last paragraph."""
    for position in range(len(blocks) - 1, 0, -1):
        block = blocks[position]
        if block.role == "paragraph":
            if is_note_on_author(text[block.start : block.end]):
                blocks[position] = replace(block, role="byline")
            break
    return blocks


def _with_tail(text: str, blocks: list[Block]) -> list[Block]:
    """Mark a promotional tail: from a heading that sells on, where only selling follows."""
    for position, block in enumerate(blocks):
        if (
            block.role == "headline"
            and position
            and _sells(text, block)
            and blocks[-1].end - block.start <= TAIL_SHARE * len(text)
            and any(b.role == "boilerplate" or _sells(text, b) for b in blocks[position + 1 :])
        ):
            return blocks[:position] + [replace(b, role="boilerplate") for b in blocks[position:]]
    return blocks


def _sells(text: str, block: Block) -> bool:
    head = _folded(text[block.start : block.end][:400])
    return any(entry.role == "promotion" and entry.found(head) for entry in _phrases())
