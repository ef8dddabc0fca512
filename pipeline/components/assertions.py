"""What the parse says of a proposition: whether it is a clause, is whole, or only asks.

Contents are words that a tagger found and may be a noun phrase (*announced cuts that will cost
jobs*) or a question inside a sentence (*refused to say whether it had paid*). Tokens without a
parse are taken for a clause.
"""

from collections.abc import Sequence

from spacy.tokens import Token

VERBS = ("VB", "MD")
# What hangs on a word outside the proposition and, if it is no verb, is no clause.
GOVERNED = frozenset(
    ("dobj", "pobj", "attr", "oprd", "dative", "appos", "nsubj", "nsubjpass", "prep", "amod",
     "npadvmod", "agent", "pcomp", "nummod", "advmod")
)  # fmt: skip
FREE = frozenset(("ROOT", "ccomp"))  # what a clause that is said hangs by
SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass", "expl"))
COMPLEMENTS = frozenset(("dobj", "ccomp", "xcomp", "attr", "oprd", "acomp"))
ASKING = frozenset("whether if why how what which who whom whose when where".split())
ASIDE = frozenset(("advcl", "csubj", "csubjpass", "relcl"))  # clauses that a question word may open
DANGLING = frozenset(("IN", "TO", "DT", "CC", "MD", "PRP$", "WDT", "WP", "WRB"))


def roots(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens that hang on none of the others, punctuation aside; none if unparsed."""
    inside = {token.i for token in tokens}
    return [
        token
        for token in tokens
        if token.dep_ not in ("", "punct", "cc", "mark")
        and (token.head.i == token.i or token.head.i not in inside)
    ]


def nominal(tokens: Sequence[Token], tops: Sequence[Token]) -> bool:
    """Return whether ``tokens`` are a noun phrase or adjunct: *a bill that would cut taxes*.

    What *that* joins is a clause, whatever the parse says.
    """
    first = tokens[0]
    if first.i > 0 and first.nbor(-1).lower_ == "that":
        return False
    return (
        bool(tops)
        and tops[0].dep_ in GOVERNED
        and not tops[0].tag_.startswith(VERBS)
        and not any(top.dep_ in FREE and _has_subject(top) for top in tops)
    )


def _has_subject(token: Token) -> bool:
    return any(child.dep_ in SUBJECTS for child in token.children)


def asks(tokens: Sequence[Token], tops: Sequence[Token]) -> bool:
    """Return whether a question word opens the clause: *(asked) how many homes it had built*.

    Not where it opens a clause inside: *(said) what they did was legal; if it rains, it floods*.
    """
    token = tokens[0]
    if token.lower_ not in ASKING:
        return False
    numbers = {top.i for top in tops}
    while token.i not in numbers:
        if token.dep_ in ASIDE or token.head.i == token.i:
            return False
        token = token.head
    return token.dep_ not in ("ROOT", "relcl")


def whole(tokens: Sequence[Token], tops: Sequence[Token]) -> bool:
    """Return whether a part of a sentence has its verb, its subject, and all that the verb needs.

    Not *(Lund, who) owns half of it*, *Marsh ridiculed (the idea)*, *the 12 homes are for*.
    """
    if not tops:
        return True
    inside = {token.i for token in tokens}
    return tokens[-1].tag_ not in DANGLING and any(
        top.tag_.startswith(VERBS)
        and any(child.dep_ in SUBJECTS and child.i in inside for child in top.children)
        and all(child.i in inside for child in top.children if child.dep_ in COMPLEMENTS)
        for top in tops
    )
