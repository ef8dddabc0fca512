"""Incomes that no job pays: the brackets in which taxpayers, voters and households are counted."""

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from pipeline.components.phrases import subject
from pipeline.quantities import Figure
from pipeline.resources import words

EARNERS = words("salaries", "earner")
TAXING = words("salaries", "taxing")
WORKED = frozenset({"hour", "day", "week", "month"})  # periods by which work is paid
RESTRICTIVE = frozenset({"acl", "relcl"})
GROUPS = frozenset({"NNPS", "NNS"})
BEFORE = 4  # tokens before the verb in which the earners stand, where the parse misses them


def is_bracket(verb: Token, figure: Figure) -> bool:
    """``families making $72,000 or less``, ``those earning $10,000 to $20,000``.

    The earners are people at large, and the amount tells which of them are meant or how far they
    reach; workers and holders of a job earn pay.
    """
    if figure.period in WORKED:
        return False
    earner = subject(verb)
    if (earner is not None and _at_large(earner)) or _before(verb):
        return is_open(figure) or verb.dep_ in RESTRICTIVE
    unnamed = earner is None or earner.tag_ == "PRP"
    return unnamed and is_open(figure) and is_taxed(verb.sent)


def is_open(figure: Figure) -> bool:
    """Say whether the figure is a range or has one end: ``up to $75,000``."""
    return figure.low is None or figure.high is None or figure.low != figure.high


def is_taxed(sentence: Tokens) -> bool:
    """``a 50% tax rate on earnings over £100,000 a year``: a threshold of a tax or a benefit."""
    return any(token.lower_ in TAXING for token in sentence)


def _at_large(noun: Token) -> bool:
    people = noun.ent_type_ == "NORP" and noun.tag_ in GROUPS
    return noun.lower_ in EARNERS or people


def _before(verb: Token) -> bool:
    """``Families of four making``: the earners a few tokens before the verb, no verb between."""
    for at in range(verb.i - 1, max(verb.sent.start, verb.i - BEFORE) - 1, -1):
        token = verb.doc[at]
        if token.tag_[0] == "V" or token.is_punct:
            return False
        if _at_large(token):
            return True
    return False
