"""What a speaker leaves open, where it bears on what the main clause says."""

from pipeline.checkworthiness.clause import Clause
from pipeline.checkworthiness.constructions.place import predicative, rooted

COMPLEMENTS = frozenset({"xcomp", "ccomp", "acomp", "oprd"})
ABLE = frozenset({"can", "ca", "cannot"})


def flatly(clause: Clause, at: int) -> bool:
    """Hold of a doubt of the main clause: *it is a likely cause*, not *he read of alleged theft*.

    Also of a verb: *police suspect fraud*, not *a case of suspected fraud*.
    """
    if not predicative(clause, at):
        head = clause.heads[clause.first(at)]
        return head >= 0 and clause.labels[head] == "attr" and rooted(clause, head)
    return rooted(clause, at)


def maybe(clause: Clause, at: int) -> bool:
    """Hold of *may* or *could* in the main clause, not denied: not *he could not find it*."""
    verb = clause.heads[at]
    denied = verb >= 0 and any(
        clause.labels[one] == "neg" or clause.words[one] == "never" for one in clause.children(verb)
    )
    return rooted(clause, at) and not (denied and clause.words[at] == "could")


def seeming(clause: Clause, at: int) -> bool:
    """Hold of what appears so: *it appears to work*, not *she appeared on the radio*."""
    return clause.child(at, COMPLEMENTS) is not None and flatly(clause, at)


def doubted(clause: Clause, at: int) -> bool:
    """Hold of *possibly* as a doubt: *it possibly fell*, not *all that you can possibly eat*."""
    return ABLE.isdisjoint(clause.words[max(0, at - 2) : at]) and rooted(clause, at)
