"""What the parse says of a proposition: whether it is a clause, is whole, or only asks.

Contents are words that a tagger found and may be a noun phrase (*announced cuts that will cost
jobs*) or a question inside a sentence (*refused to say whether it had paid*). Words without a parse
are taken for a clause.
"""

from collections.abc import Collection

from pipeline.checkworthiness.clause import Clause

VERBS = ("VB", "MD")
# What hangs on a word outside the proposition and, if it is no verb, is no clause.
GOVERNED = frozenset(
    ("dobj", "pobj", "attr", "oprd", "dative", "appos", "nsubj", "nsubjpass", "prep", "amod",
     "npadvmod", "agent", "pcomp", "nummod", "advmod")
)  # fmt: skip
LOOSE = frozenset(("", "punct", "cc", "mark"))
FREE = frozenset(("ROOT", "ccomp"))  # what a clause that is said hangs by
SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass", "expl"))
COMPLEMENTS = frozenset(("dobj", "ccomp", "xcomp", "attr", "oprd", "acomp"))
ASKING = frozenset("whether if why how what which who whom whose when where".split())
ASIDE = frozenset(("advcl", "csubj", "csubjpass", "relcl"))  # clauses that a question word may open
DANGLING = frozenset(("IN", "TO", "DT", "CC", "MD", "PRP$", "WDT", "WP", "WRB"))


def roots(clause: Clause) -> list[int]:
    """Return the words that hang on none of the others, punctuation aside; none if unparsed."""
    return [
        at
        for at, head in enumerate(clause.heads)
        if (head < 0 or head == at) and clause.labels[at] not in LOOSE
    ]


def nominal(clause: Clause, before: str) -> bool:
    """Return whether it is a noun phrase or adjunct: *a bill that would cut taxes*.

    ``before`` is the word before it: what *that* joins is a clause, whatever the parse says.
    """
    tops = roots(clause)
    return (
        before != "that"
        and bool(tops)
        and clause.labels[tops[0]] in GOVERNED
        and not clause.tags[tops[0]].startswith(VERBS)
        and not any(
            clause.labels[top] in FREE and clause.child(top, SUBJECTS) is not None for top in tops
        )
    )


def asks(clause: Clause) -> bool:
    """Return whether a question word opens the clause: *(asked) how many homes it had built*.

    Not where it opens a clause inside: *(said) what they did was legal; if it rains, it floods*.
    """
    if clause.words[0] not in ASKING:
        return False
    at = 0
    tops = roots(clause)
    while at not in tops:
        head = clause.heads[at]
        inside = clause.labels[at] == "ccomp" and at < head  # *whether it lasts will depend on us*
        if inside or clause.labels[at] in ASIDE or head in (at, -1):
            return False
        at = head
    loose = clause.labels[at] == "advcl" and clause.words[0] not in ("whether", "if")
    return not loose and clause.labels[at] not in ("ROOT", "relcl")


def whole(clause: Clause, lacking: Collection[int]) -> bool:
    """Return whether a part of a sentence has its verb, its subject, and all that the verb needs.

    ``lacking`` are the words with a complement outside. Not *(Lund, who) owns half of it*, *Marsh
    ridiculed (the idea)*, *the 12 homes are for*.
    """
    tops = roots(clause)
    if not tops:
        return True
    return clause.tags[-1] not in DANGLING and any(
        clause.tags[top].startswith(VERBS)
        and clause.child(top, SUBJECTS) is not None
        and top not in lacking
        for top in tops
    )
