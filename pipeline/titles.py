"""Title case: how headings and the titles of works are written, and sentences are not."""

import re

WORD = re.compile(r"[^\W\d_][\w’'.-]*")
# Words that title case leaves small (Chicago Manual of Style, 8.159).
SMALL = frozenset(
    "a an and as at but by en for from if in into nor of off on or over per the to up upon via vs "
    "vs. with".split()
)


def is_titled(text: str, words: int = 2) -> bool:
    """Say whether ``text`` is in title case: ``words`` or more, all but small ones capitalised.

    *Legend in the Coal Fields* is; *Thank you, Ann Lee* is not, nor is a text all in capitals.
    """
    found: list[str] = WORD.findall(text)
    capitals = sum(word[0].isupper() for word in found)
    return (
        capitals >= words
        and found[0][0].isupper()
        and not text.isupper()
        and all(word[0].isupper() or word in SMALL for word in found)
    )
