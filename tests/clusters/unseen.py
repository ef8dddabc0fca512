"""Clusters on alterations that the tests do not draw: python tests/clusters/unseen.py [COUNT].

Only to report (with PYTHONPATH=. from the root): no test and no threshold rests on it. Beside each
quote stands another by the same speaker that begins with the same words, and is no copy.
"""

import random
import sys
from collections import Counter, defaultdict
from itertools import combinations

from test_table import clusters, quote

NAMES = "Ines Calloway;Piet Lund;Odile Marsh;Tom Brackley;Bram Stroud;Ada Okoro".split(";")
SUBJECTS = """the ferry company;the water board;our night drivers;the school kitchens;the flood
engineers;the market traders;two of the dentists;the quarry owners;the harbour office;nine in ten
tenants;the fire crews;the librarians""".replace("\n", " ").split(";")
ACTS = """have not seen;asked us twice for;will never agree to;are still paying off;threw away;
cannot explain;did not sign;quietly gave up;had to borrow against;refuse to publish;
were promised;have already spent""".replace("\n", "").split(";")
THINGS = """the second timetable;twelve months of letters;a licence nobody read;
the whole repair fund;forty-three unpaid invoices;the keys to the old hall;
that report on the wall;a loan from 1998;their own minutes;
the list of empty homes;a meal that costs 90 pence;the only safe crossing
""".replace("\n", "").split(";")
ENDS = """since the storm;before a single vote was held;and nobody wrote it down;
in spite of the law;while the rest of us queued;for less than it cost;
as anyone on the quay can tell you;
because the phone was off;and then went on holiday;under three different mayors;
two years too late;with all of us watching""".replace("\n", "").split(";")
OPENINGS = "Look:;So;Frankly,;As of today;And still;To this day".split(";")
PLACES = """in Harbury;below Fenn Hill;at Stroud Cross;on the north quay;near Okoro Mill;
behind St Anne's;past the Marsh gate;in the lower town;on Calloway Street;by the old lock;
at Brackley Halt;over in Lund;under the viaduct;along the ring road;up at the quarry;
outside the clinic;on the Tolland estate;around Pike's Corner;beside the tannery;across the weir
""".replace("\n", "").split(";")
PARTS = (OPENINGS, SUBJECTS, PLACES, ACTS, THINGS, PLACES, ENDS)
DIGITS = {"twelve": "12", "forty-three": "43", "two years": "2 years", "nine": "9"}
SHORT = {"do not": "don't", "cannot": "can't", "did not": "didn't", "will not": "won't",
         "have not": "haven't"}  # fmt: skip
KINDS = ("whole", "contracted", "digits", "filler", "bracket", "swapped", "first", "typo", "shout",
         "in part")  # fmt: skip


def altered(one, two, kind, draw):
    """Return a quote of two sentences as some paper might have it, and its form."""
    whole = f"{one} {two}"
    table = SHORT if kind == "contracted" else DIGITS if kind == "digits" else {}
    for long, short in table.items():
        whole = whole.replace(long, short)
    words = whole.split()
    if kind == "filler":
        words[3:3] = ["—", "you", "know,"]
    elif kind == "bracket":
        words[0] = "[It]" if draw.random() < 0.5 else "[That]"
    elif kind == "typo":
        place = draw.randrange(4, len(words))
        words[place] = words[place][:1] + words[place][2:]
    elif kind == "shout":
        words = [word.upper() for word in words[:5]] + words[5:]
    elif kind == "swapped":
        words = [two, one]
    elif kind == "first":
        words = [one]
    elif kind == "in part":
        return f"people should know that {' '.join(one.split()[2:])}", "mixed"
    return " ".join(words), "direct"


def main(count, seed):
    """Print precision and recall of pairs, and recall by alteration."""
    draw = random.Random(seed)
    records, truth, kinds = [], {}, {}
    for number in range(count):
        if number % 2 == 0:  # the next one is its sibling
            name, start = draw.choice(NAMES), [draw.choice(part) for part in PARTS[:4]]
        one, two = _sentence(draw, start), _sentence(draw, [])
        for kind in KINDS:
            text, form = altered(f"{one}.", f"{two}.", kind, draw)
            identifier = f"{len(records):06}"
            records.append(quote(identifier, text, name, form))
            truth[identifier], kinds[identifier] = number, kind
    found = clusters(records)
    told = _pairs({key: value for key, value in found.items() if value})
    true = _pairs(truth)
    print(f"{count} quotes, {len(records)} tellings: precision {len(told & true) / len(told):.3f},"
          f" recall {len(told & true) / len(true):.3f}")  # fmt: skip
    right = Counter(kinds[b] for a, b in told & true if kinds[a] == "whole")
    for kind in KINDS[1:]:
        print(f"  {kind:10} {right[kind] / count:.3f}")


def _sentence(draw, start):
    parts = [*start, *(draw.choice(part) for part in PARTS[len(start) :])]
    return " ".join(part.strip() for part in parts)


def _pairs(groups):
    members = defaultdict(list)
    for identifier, group in groups.items():
        members[group].append(identifier)
    return {pair for group in members.values() for pair in combinations(sorted(group), 2)}


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500, seed=29)
