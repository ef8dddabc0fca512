"""Quotes of our own making with known alterations: each original, its copies, and their kind."""

import random
from dataclasses import dataclass

NAMES = "Marsh Calloway Lund Brackley Okoro Fenn Halloran Ito Reyes Stroud".split()
ADJECTIVES = """old new grey northern regional coastal ancient public quiet broken modernised
narrow crowded honest costly cancelled foreign royal wooden empty""".split()
NOUNS = """harbour council theatre centre hospital tower mill programme library bridge station
museum quarry catalogue archive ferry market school orchard laboratory neighbours tenants licence
defence kitchen garden canal stadium choir newspaper""".split()
VERBS = """closed opened sold honoured reorganised financed doubled criticised modernised delayed
recognised rebuilt favoured ignored defended painted flooded inspected""".split()
LINKS = "before after beside without despite behind during because-of instead-of above".split()
OPENINGS = """I remember that;You all know that;Nobody denies that;We were told that;
It is true that;They forget that;My father said that;I have proof that""".split(";")
OTHER = "other small public recent former local final early".split()
BRITISH = {
    "harbour": "harbor", "theatre": "theater", "centre": "center", "programme": "program",
    "catalogue": "catalog", "neighbours": "neighbors", "licence": "license", "defence": "defense",
    "honoured": "honored", "favoured": "favored", "reorganised": "reorganized", "grey": "gray",
    "criticised": "criticized", "modernised": "modernized", "recognised": "recognized",
    "cancelled": "canceled",
}  # fmt: skip
ALTERATIONS = ("same", "cut", "ellipsis", "punctuation", "spelling", "word")


@dataclass(frozen=True)
class Copy:
    """A quote as one paper has it: the number of its original, and what was done to it."""

    original: int
    alteration: str
    text: str
    speaker: str


def quotes(count, seed):
    """Return ``count`` originals, all different, each with one copy of every alteration."""
    draw = random.Random(seed)
    made = {}
    while len(made) < count:
        text = f"{draw.choice(OPENINGS).strip()} {_clause(draw)}. {_clause(draw).capitalize()}."
        made.setdefault(text, text)
    found = []
    for number, text in enumerate(made.values()):
        speaker = draw.choice(NAMES)
        found += [Copy(number, kind, altered(text, kind, draw), speaker) for kind in ALTERATIONS]
    return found


def _clause(draw):
    one, two, three = draw.sample(NOUNS, 3)
    adjectives = draw.sample(ADJECTIVES, 2)
    link = draw.choice(LINKS).replace("-", " ")
    verb = draw.choice(VERBS)
    return f"the {adjectives[0]} {one} {verb} the {adjectives[1]} {two} {link} the {three}"


def altered(text, kind, draw):
    """Return ``text`` as a paper might have it."""
    words = text.split()
    if kind == "cut":
        length = draw.randint(max(6, len(words) // 2), len(words) - 2)
        first = draw.randint(0, len(words) - length)
        return " ".join(words[first : first + length])
    if kind == "ellipsis":
        first = draw.randint(4, len(words) - 6)
        return " ".join([*words[:first], "…", *words[first + draw.randint(1, 3) :]])
    if kind == "punctuation":
        return text.replace(". ", " — ").replace("'", "’").removesuffix(".") + "!"
    if kind == "spelling":
        return " ".join(BRITISH.get(word, word) for word in words)
    if kind == "word":
        place = draw.randint(0, len(words) - 1)
        return " ".join([*words[:place], draw.choice(OTHER), *words[place + 1 :]])
    return text
