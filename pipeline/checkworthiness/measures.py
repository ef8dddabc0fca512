"""Whether a proposition says how much or how many: by a figure that measures, or by comparing."""

from pipeline.checkworthiness.clause import Clause, Figure
from pipeline.checkworthiness.words import inflected

CONTRASTS = frozenset({"JJR", "RBR"})
REACH = 10  # words between a comparative and its *than*
FRONTED = 6  # words before a figure that a preposition opens the sentence with
# A comparative that measures nothing on its own.
VAGUE = frozenset({"better", "worse", "further", "farther", "later", "sooner", "earlier", "rather"})
MAIN = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "appos", "ROOT", "oprd", "ccomp", "acomp"})
DEFINITE = frozenset("the these those his her their its our both".split())
# Before *more than*: *it is more than a museum, nothing more than a shed*.
EQUATING = frozenset("is was are were be been means mean meant nothing little much no".split())
EXPECTING = frozenset(
    "thought expected ever says said say believe believed think not just simply merely".split()
)
SMALL = frozenset("one two three four five six seven eight nine ten".split())
BARE = frozenset("millions dozens hundreds thousands billions scores".split())
LASTING, LASTS = frozenset("take takes took taken lasted lasts".split()), 3
PLACED = frozenset("ago after later before earlier since from into prior".split())
PLACING = frozenset(
    "last past next first final these those previous coming recent every after this".split()
)
BOUNDING = frozenset("least most than over under nearly about only just fewer more all".split())


def measures(clause: Clause) -> bool:
    """Return whether a figure of ``clause`` says how much, how many, how long or how often."""
    return any(figure.kind != "quantity" or _counts(clause, figure) for figure in clause.figures)


def _counts(clause: Clause, figure: Figure) -> bool:
    return not any(
        incidental(clause, figure)
        for incidental in (_age, _modifier, _timing, _few, _in_a_name, _bracketed)
    )


def _age(clause: Clause, figure: Figure) -> bool:
    """Return whether it is an age: *Tom Brackley, 47, the 12-year-old's coat*."""
    return figure.unit is not None and figure.unit.startswith("year-old")


def _modifier(clause: Clause, figure: Figure) -> bool:
    """Return whether a noun has it before a hyphen: *a 56-page report, a three-day visit*.

    Not where the noun is itself a measure: *a 61-point gap*.
    """
    words = clause.words[figure.first : figure.end]
    after = clause.words[figure.end : figure.end + 1]
    measured = not inflected("measure").isdisjoint(clause.words[figure.end : figure.end + 3])
    if measured and figure.unit not in inflected("time"):
        return False
    noun = clause.tags[figure.end : figure.end + 1]
    return ("-" in words or after == ["-"] or any("-" in word for word in words)) and (
        after == ["-"] or any(tag.startswith("N") for tag in noun)
    )


def _timing(clause: Clause, figure: Figure) -> bool:
    """Return whether it says when: *two years later, the past two weeks*, not *it took a week*."""
    if figure.unit not in inflected("time"):
        return False
    after = clause.words[figure.end : figure.end + 1]
    before = clause.words[max(0, figure.first - 1) : figure.first]
    fronted = figure.first < FRONTED and clause.tags[0] == "IN"
    near = clause.words[max(0, figure.first - LASTS) : figure.first]
    if not LASTING.isdisjoint(near) and "place" not in near:
        return False
    return fronted or not PLACED.isdisjoint(after) or not PLACING.isdisjoint(before)


def _few(clause: Clause, figure: Figure) -> bool:
    """Return whether it counts in passing: *the two posts, two crises, the millions of fans*."""
    word, head = clause.words[figure.first], clause.heads[figure.first]
    if figure.unit in inflected("time"):
        return word == "one"
    before = clause.words[max(0, figure.first - 2) : figure.first]
    definite = not DEFINITE.isdisjoint(before[-1:])
    if word not in SMALL:
        within = head >= 0 and clause.labels[head] == "pobj" and before[-1:] == ["the"]
        return (definite and word in BARE) or within
    counting = head <= figure.first or not BOUNDING.isdisjoint(before)
    return not counting and (definite or word in ("one", "two"))


def _in_a_name(clause: Clause, figure: Figure) -> bool:
    """Return whether it is part of a name: *a Fortune 500 firm, type 2 diabetes*."""
    if not figure.first or not clause.words[figure.first][:1].isdigit():
        return False
    before = figure.first - 1
    named = clause.tags[before].startswith("NNP")
    joined = clause.heads[before] in (figure.first, clause.heads[figure.first])
    counted = clause.heads[figure.first] == before
    label = clause.tags[before] == "NN" and clause.labels[before] in ("compound", "nmod")
    return (named or label) and (joined or counted)


def _bracketed(clause: Clause, figure: Figure) -> bool:
    """Return whether it stands in brackets within the clause, which do not hold all of it."""
    before = clause.words[clause.words[0] == "(" : figure.first]
    return before.count("(") > before.count(")")


def compares(clause: Clause) -> bool:
    """Return whether it compares: *older by far than the mill, fewer buses*, not *rather than*."""
    return "fewer" in clause.words or _than(clause) or _superlative(clause)


def _than(clause: Clause) -> bool:
    return any(
        any(_measured(clause, one, at) for one in range(max(0, at - REACH), at))
        for at, word in enumerate(clause.words)
        if word == "than"
        and not _bounds(clause, at)
        and EXPECTING.isdisjoint(clause.words[at + 1 : at + 4])
    )


def _bounds(clause: Clause, at: int) -> bool:
    """Return whether a *than* bounds a figure: *less than a week after the flood*."""
    month = clause.words[at + 1 : at + 2] in (["a"], ["an"]) and not inflected("time").isdisjoint(
        clause.words[at + 2 : at + 3]
    )
    return month or any(figure.first <= at + 1 < figure.end for figure in clause.figures)


def _measured(clause: Clause, at: int, than: int) -> bool:
    if clause.tags[at] not in CONTRASTS or clause.words[at] in VAGUE:
        return False
    figurative = at + 1 == than and clause.words[at] == "more"
    return not (figurative and not EQUATING.isdisjoint(clause.words[max(0, at - 1) : at]))


def _superlative(clause: Clause) -> bool:
    """Return whether it ranks: *the largest mill, its busiest day*, not *with our closest kin*."""
    return any(
        tag in ("JJS", "RBS") and _ranked(clause, at) and _told(clause, clause.heads[at])
        for at, tag in enumerate(clause.tags)
    )


def _ranked(clause: Clause, at: int) -> bool:
    if clause.words[at] not in ("most", "least"):
        worst = clause.words[at] == "worst" and clause.words[at + 1 : at + 2] in (["case"], ["of"])
        return clause.words[at] in inflected("rank") and not worst
    after = clause.words[at + 1 : at + 2]
    counted = clause.tags[at + 1 : at + 2] in (["NN"], ["NNS"]) and after != ["part"]
    return clause.words[at - 1] in ("the", "'s", "’s") and (
        counted or not inflected("gradable").isdisjoint(after)
    )


def _told(clause: Clause, head: int) -> bool:
    """Return whether the clause is about what is ranked: *it is the largest, one of the oldest*."""
    for _ in range(2):  # the noun, or the adjective before it
        if head < 0 or clause.label(head) in MAIN or not clause.labels[head]:
            return True
        if clause.labels[head] == "pobj":
            of = clause.heads[head]
            return of >= 0 and clause.words[clause.heads[of]] in ("one", "some", "two", "among")
        head = clause.heads[head]
    return False
