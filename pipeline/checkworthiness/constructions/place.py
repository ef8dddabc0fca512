"""Where a word stands in its clause: what is said of a subject, and of the main clause."""

from pipeline.checkworthiness.clause import ATTRIBUTIVE, SUBJECTS, Clause
from pipeline.checkworthiness.words import inflected

STEPS = 9  # up the parse
GRANTING = frozenset({"though", "although", "because", "whereas"})
LOWER = frozenset({"relcl", "acl", "advcl", "appos", "pcomp"})


def predicative(clause: Clause, at: int) -> bool:
    """Hold of what is said of a subject: *the fee is illegal*, not *an illegal fee*."""
    return clause.label(at) not in ATTRIBUTIVE


def rooted(clause: Clause, at: int) -> bool:
    """Hold of what the main clause, or the clause it says, holds: not *a firm that may close*.

    Nor of what a share of people answer: *31% said it may close* is a claim about them.
    """
    for _ in range(STEPS):
        head = clause.heads[at]
        if clause.words[at] in ("with", "without"):
            return False
        if head in (at, -1):  # the top of what is said, wherever that hangs
            return clause.labels[at] != "relcl"
        if clause.labels[at] in LOWER or (clause.labels[at] == "ccomp" and _answered(clause, head)):
            return False
        at = head
    return True


def _answered(clause: Clause, verb: int) -> bool:
    """Return whether a verb tells what a share of people say: *31% said it was unfair*."""
    subject = clause.child(verb, SUBJECTS)
    return subject is not None and any(
        figure.kind == "percentage" and figure.first <= subject < figure.end
        for figure in clause.figures
    )


def told(clause: Clause, at: int) -> bool:
    """Hold of what is told as news: *though it is banned, which is banned,* not *until banned*.

    A relative clause tells something behind a comma, and else says which.
    """
    for _ in range(STEPS):
        head, label = clause.heads[at], clause.labels[at]
        if head in (at, -1):
            break
        if label in LOWER and not (label == "relcl" and _behind_a_comma(clause, at)):
            return label == "advcl" and _granting(clause, at) and told(clause, head)
        at = head
    return True


def _behind_a_comma(clause: Clause, at: int) -> bool:
    head = clause.heads[at]
    first = next(
        (
            one
            for one in range(head + 1, at + 1)
            if clause.tags[one].startswith("W") or clause.words[one] == "that"
        ),
        0,
    )
    return first > 0 and clause.words[first - 1] in (",", "—", "–")


def _granting(clause: Clause, at: int) -> bool:
    return any(clause.words[one] in GRANTING for one in clause.children(at))


def in_vain(clause: Clause, at: int) -> bool:
    """Return whether a verb is what somebody only tries: *a plan to reduce, aimed at reducing*."""
    head = clause.heads[at]
    if clause.labels[at] == "pcomp" and head >= 0 and clause.heads[head] >= 0:
        return clause.words[clause.heads[head]] == "aimed"
    return clause.purposed(at) and not (head >= 0 and clause.words[head] in inflected("helping"))


def denies(clause: Clause, at: int) -> bool:
    """Hold of a *not* to what the clause says: not *the mill, and not the dam, had burst*."""
    before = clause.words[at - 1] if at else ""
    head = clause.heads[at]
    contrasted = before in ("but", "and") and (head < 0 or clause.tags[head][:1] not in "VM")
    return not contrasted and not _aside(clause, at) and rooted(clause, at)


def _aside(clause: Clause, at: int) -> bool:
    """Return whether a word stands in brackets, which do not hold all, or between dashes."""
    words = clause.words[1:] if clause.words[0] == "(" else clause.words
    at -= len(clause.words) - len(words)
    before, after = words[:at], words[at:]
    bracketed = before.count("(") > before.count(")")
    return bracketed or any(before.count(dash) == 1 == after.count(dash) for dash in ("—", "–"))
