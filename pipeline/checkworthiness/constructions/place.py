"""Where a word stands in its clause: what is said of a subject, and of the main clause."""

from pipeline.checkworthiness.clause import ATTRIBUTIVE, Clause
from pipeline.checkworthiness.words import inflected

LOWER = frozenset({"relcl", "acl", "advcl", "appos", "pcomp"})


def predicative(clause: Clause, at: int) -> bool:
    """Hold of what is said of a subject: *the fee is illegal*, not *an illegal fee*."""
    return clause.label(at) not in ATTRIBUTIVE


def rooted(clause: Clause, at: int) -> bool:
    """Hold of what the main clause, or the clause it says, holds: not *a firm that may close*."""
    for _ in range(9):
        if clause.labels[at] in LOWER or clause.words[at] in ("with", "without"):
            return False
        if clause.heads[at] in (at, -1):
            break
        at = clause.heads[at]
    return True


def in_vain(clause: Clause, at: int) -> bool:
    """Return whether a verb is what somebody only tries: *a plan to reduce noise*."""
    head = clause.heads[at]
    return clause.purposed(at) and not (head >= 0 and clause.words[head] in inflected("helping"))


def flatly(clause: Clause, at: int) -> bool:
    """Hold of a doubt of the main clause: *it is possible*, not *an alleged theft*."""
    return predicative(clause, at) and rooted(clause, at)


def maybe(clause: Clause, at: int) -> bool:
    """Hold of *may* or *could* in the main clause, not denied: not *he could not find it*."""
    verb = clause.heads[at]
    denied = verb >= 0 and clause.child(verb, frozenset({"neg"})) is not None
    return rooted(clause, at) and not (denied and clause.words[at] == "could")


def denies(clause: Clause, at: int) -> bool:
    """Hold of a *not* to what the clause says: not *the mill, and not the dam, had burst*."""
    before = clause.words[at - 1] if at else ""
    head = clause.heads[at]
    contrasted = before in ("but", "and") and (head < 0 or clause.tags[head][:1] not in "VM")
    return not contrasted and not _aside(clause, at) and rooted(clause, at)


def _aside(clause: Clause, at: int) -> bool:
    """Return whether a word stands in brackets or between dashes."""
    words = clause.words
    before, after = words[:at], words[at:]
    bracketed = before.count("(") > before.count(")")
    return bracketed or any(before.count(dash) == 1 == after.count(dash) for dash in ("—", "–"))
