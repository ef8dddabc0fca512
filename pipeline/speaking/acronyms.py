"""Acronyms: whether capitals are the initials of a longer name."""

from pipeline.speaking.names import LINKING


def letters(word: str) -> str:
    """Return the letters of an acronym, lower case, or "" where ``word`` is none.

    >>> letters("F.B.I."), letters("WGA"), letters("Wga")
    ('fbi', 'wga', '')
    """
    if word[1:].islower():
        return ""
    plain = word.replace(".", "").replace("&", "")
    if 2 <= len(plain) <= 8 and plain.isalpha() and sum(c.isupper() for c in plain) >= 2:
        capitals = plain if plain.isupper() else "".join(c for c in plain if c.isupper())
        return capitals.lower() if len(capitals) * 2 > len(plain) else ""
    return ""


def stands_for(short: str, words: tuple[str, ...]) -> bool:
    """Return whether ``short`` holds the initials of ``words``, linking words counted or not.

    >>> stands_for("wga", ("writers", "guild", "of", "america"))
    True
    >>> stands_for("dod", ("department", "of", "defense"))
    True
    """
    if len(words) < 2:
        return False
    content = "".join(word[0] for word in words if word not in LINKING)
    return short in (content, "".join(word[0] for word in words))
