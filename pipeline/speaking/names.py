"""Names as written: titles and suffixes apart, and whether two forms can name one bearer."""

import re
from difflib import SequenceMatcher
from functools import cache

from pipeline.resources import lexicon
from pipeline.speaking.nouns import Title, given_names, nicknames, noun, titles

SUFFIXES = frozenset(
    "jr jr. sr sr. ii iii iv qc kc sc mp mep mla md phd ph.d. m.d. esq esq. obe cbe mbe am ao"
    " dds rn cpa".split()
)
GENERATIONS = {"jr": "jr", "jr.": "jr", "junior": "jr", "sr": "sr", "sr.": "sr", "ii": "ii",
               "iii": "iii", "iv": "iv"}  # fmt: skip
PARTICLES = frozenset(
    "de da del della der den di du la le van von bin ibn al el ben st st. ul ud ur abu dos das ter"
    " ten zu af av".split()
)
LINKING = frozenset("of the and for in on to at & - – ’s 's".split())
# Forms of companies: the name of a body is the same without them.
LEGAL_FORMS = frozenset("inc corp co ltd llc plc lp ag sa nv gmbh pty limited incorporated".split())
NOT_ALPHANUMERIC = re.compile(r"[^\w]+")
ALIKE = 0.85  # share of letters in common from which long surnames are one, misspelt
EDGE = re.compile(r"^[^\w]+|[^\w.!?)]+$|[\u00ad\u200b-\u200d\ufeff]")
LONGEST = 12  # words; a longer “name” is a headline or a run of capitals


@cache
def bodies() -> frozenset[str]:
    """Return the words that the names of bodies hold and those of persons don't."""
    return frozenset(entry["word"] for entry in lexicon("bodies"))


@cache
def designators() -> frozenset[str]:
    """Return the words of bodies that a shorter form leaves out (Group, Inc.)."""
    return frozenset(entry["word"] for entry in lexicon("bodies") if entry.get("designator"))


def bare(words: list[str]) -> tuple[str, ...]:
    """Return the lower-case name words of ``words``, suffixes and punctuation left out.

    >>> bare(["Robert", "F.", "Okafor", ",", "Jr."])
    ('robert', 'f', 'okafor')
    """
    kept = [word.lower() for word in words]
    while len(kept) > 1 and (kept[-1] in SUFFIXES or not kept[-1][0].isalnum()):
        kept.pop()
    letters = [word if word.isalnum() else NOT_ALPHANUMERIC.sub("", word) for word in kept]
    return tuple([word for word in letters if word])


def written(text: str) -> str:
    """Return a name as it is written, on one line, without marks around it and soft hyphens.

    >>> written("Vesta Rail Corp.>"), written("«Odile  Marsh*")
    ('Vesta Rail Corp.', 'Odile Marsh')
    """
    return EDGE.sub("", " ".join(text.split()))


def leading_title(words: list[str]) -> tuple[int, Title | None]:
    """Return how many of the lower-case ``words`` are titles before the name, and the last one.

    At least one word is left for the name itself.
    """
    taken, title = 0, None
    known = titles()
    while taken < len(words) - 1:
        for size in (3, 2, 1):
            part = tuple(words[taken : taken + size])
            if taken + size < len(words) and len(part) == size and part in known:
                taken, title = taken + size, known[part]
                break
        else:
            break
    return taken, title


def same_given(one: str, other: str) -> bool:
    """Return whether two given names can be one person's: equal, an initial, a nickname."""
    if one == other:
        return True
    if 1 in (len(one), len(other)):
        return one[0] == other[0]
    if min(len(one), len(other)) > 5 and one[0] == other[0] and one_letter_off(one, other):
        return True
    return other in nicknames().get(one, ())


def surname(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the last name with its particles.

    >>> surname(("anna", "van", "der", "berg"))
    ('van', 'der', 'berg')
    """
    first = len(words) - 1
    while first > 1 and words[first - 1] in PARTICLES:
        first -= 1
    return words[first:]


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Return whether two full names (two words or more) can be one person's.

    >>> same_person(("bill", "okafor"), ("william", "j", "okafor"))
    True
    >>> same_person(("ann", "okafor"), ("william", "okafor"))
    False
    """
    if one == other:
        return True
    if one[-1] != other[-1]:
        return False
    if same_given(one[0], other[0]):
        return _same_middle(one[1:-1], other[1:-1])
    short, long = sorted((one, other), key=len)
    return len(short) < len(long) and long[-len(short) :] == short


def _same_middle(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    pairs = zip(one, other, strict=False)
    return all(same_given(a, b) or a in b or b in a for a, b in pairs)


def looks_personal(words: tuple[str, ...]) -> bool:
    """Return whether a full name begins with a known given name and holds no body's word."""
    known = len(words) > 1 and words[0] in given_names() and words[1] != "s"  # “Emily’s List”
    return known and not bodies().intersection(words)


def one_letter_off(one: str, other: str) -> bool:
    """Return whether two words differ by one letter put in, left out or changed.

    >>> one_letter_off("mauer", "maurer"), one_letter_off("marsh", "maurer")
    (True, False)
    """
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    short, long = sorted((one, other), key=len)
    same = 0
    while same < len(short) and short[same] == long[same]:
        same += 1
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]


def misspelt(one: str, other: str) -> bool:
    """Return whether two surnames differ by a slip: one letter, or a few in long ones.

    >>> misspelt("hallstrom", "hallstorm"), misspelt("marsh", "lund")
    (True, False)
    """
    if one_letter_off(one, other):
        return True
    if min(len(one), len(other)) < 8:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() > ALIKE


def names_group(word: str) -> bool:
    """Return whether a word names people by what they do: “Okafor Truthers” is nobody’s name."""
    known = noun(word)
    people = known is not None and known.kind in {"person", "group"} and word != known.lemma
    return people or (len(word) > 5 and word.endswith(("ers", "ists", "ites", "ians")))


def shortens(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Return whether ``short`` can stand for the organization ``full``: its beginning.

    >>> shortens(("halvorsen",), ("halvorsen", "shipping", "group"))
    True
    """
    rest = full[len(short) :]
    if full[: len(short)] != short or not rest:
        return False
    if rest[-1] in LEGAL_FORMS or (rest[0] == "of" and len(short) == 1):
        return True
    if len(short) > 1 and short[-1] in bodies():
        return all(word in designators() or word in LINKING for word in rest)
    if names_group(rest[-1]):
        return False
    return all(word in designators() or word in LINKING for word in rest[1:])
