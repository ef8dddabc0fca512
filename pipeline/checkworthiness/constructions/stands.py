"""Votes, and who is for or against something."""

from pipeline.checkworthiness.clause import OBJECTS, PARTICLE, Clause
from pipeline.checkworthiness.constructions.place import predicative, rooted
from pipeline.checkworthiness.words import inflected

ANYONE = frozenset("we you people voters they citizens who".split())


def sides(clause: Clause, at: int) -> bool:
    """Hold of who is for or against something: *the union opposes it*, not *backed-up pipes*."""
    if not rooted(clause, at) or clause.purposed(at) or not predicative(clause, at):
        return False
    told = clause.passive(at) or clause.child(at, OBJECTS) is not None
    whole = clause.child(at, PARTICLE) is None
    return told and whole and clause.personal(clause.doer(at))


def stance(clause: Clause, at: int) -> bool:
    """Hold of a stand as a noun: *her support for the toll, Lund voiced opposition to it*."""
    head = clause.heads[at]
    whose = clause.child(at, frozenset({"poss"}))
    if whose is not None:
        return clause.personal(whose) or clause.words[whose] in ("his", "its", "our")
    voiced = head >= 0 and clause.label(at) == "dobj" and clause.words[head] in inflected("voicing")
    return voiced and clause.personal(clause.subject(head))


def personal(clause: Clause, at: int) -> bool:
    """Hold of what people do: *the union called for a ban*, not *a recipe that calls for eggs*."""
    return not clause.passive(at) and clause.personal(clause.subject(at))


def cast(clause: Clause, at: int) -> bool:
    """Hold of a vote that someone casts: *she voted for it*, not *voting for it is folly*.

    Nor of what people do in general: *we vote for our leaders*.
    """
    if clause.purposed(at):
        head = clause.heads[at]
        return head >= 0 and clause.words[head] in inflected("undertaking")
    if clause.tags[at] == "VBG" and clause.labels[at] not in ("pcomp", "advcl"):
        return False
    subject = clause.subject(at)
    if clause.tags[at] == "VBP" and subject is not None and clause.words[subject] in ANYONE:
        return False
    supposed = any(
        clause.tags[one] == "MD" and clause.words[one] != "will" for one in clause.children(at)
    )
    return clause.labels[at] != "relcl" and not supposed and subject is not None


def unruled(clause: Clause, at: int) -> bool:
    """Hold of *in favour of* where no court stands: not *ruled in favour of the tenants*."""
    return inflected("ruling").isdisjoint(clause.words[max(0, at - 5) : at])
