"""Causes: what brings something about, keeps it off or goes along with it."""

from pipeline.checkworthiness.clause import OBJECTS, PARTICLE, Clause
from pipeline.checkworthiness.constructions.amounts import measurable
from pipeline.checkworthiness.constructions.place import in_vain, predicative
from pipeline.checkworthiness.words import inflected

LEAST = 3  # words of a clause before *therefore*


def acts(clause: Clause, at: int) -> bool:
    """Hold of a verb with its object that is no mere purpose: *the strike caused delays*."""
    return (
        predicative(clause, at)
        and not in_vain(clause, at)
        and (clause.passive(at) or clause.child(at, OBJECTS) is not None)
    )


def impersonal(clause: Clause, at: int) -> bool:
    """Hold of what a thing does: *the toll reduced traffic*, not *he hurt his knee*."""
    doer = clause.doer(at)
    return (
        predicative(clause, at)
        and clause.child(at, PARTICLE) is None
        and (clause.passive(at) or clause.child(at, OBJECTS) is not None)
        and doer is not None
        and not clause.personal(doer)
        and not in_vain(clause, at)
    )


def makes(clause: Clause, at: int) -> bool:
    """Hold of what makes something so: *the glut made prices fall*, not *he made the bed*."""
    below = clause.child(at, frozenset({"ccomp"}))
    so = below is not None and clause.tags[below] in ("VB", "JJ", "JJR")
    doer = clause.subject(at)
    return so and doer is not None and not clause.personal(doer)


def drives(clause: Clause, at: int) -> bool:
    """Hold of a thing that moves a measure: *more hiring cut the rate*, not *they cut the rope*."""
    found = clause.child(at, frozenset({"dobj", "nsubjpass"}))
    doer = clause.doer(at)
    if found is None or doer is None or clause.words[doer] in inflected("law"):
        return False
    return measurable(clause, found) and impersonal(clause, at)


def follows(clause: Clause, at: int) -> bool:
    """Hold of *therefore* between clauses: *it was late and therefore closed*."""
    head = clause.heads[at]
    return at > LEAST and head >= 0 and clause.tags[head].startswith("V")


def leaves(clause: Clause, at: int) -> bool:
    """Hold of what leaves somebody with a thing: *the cuts left the prison without guards*."""
    kept = any(clause.words[one] in ("with", "without") for one in clause.children(at))
    return kept and impersonal(clause, at)


def results(clause: Clause, at: int) -> bool:
    """Hold of what led to something: *the leak led to a ban*, not *a drive to lead to it*."""
    return predicative(clause, at) and not in_vain(clause, at) and not clause.passive(at)


def feeds(clause: Clause, at: int) -> bool:
    """Hold of what a thing adds to: *the leak contributed to the ban*, not *he gave to a fund*."""
    return results(clause, at) and not clause.personal(clause.subject(at))


def upon(clause: Clause, at: int) -> bool:
    """Hold of an effect on something: *the toll had an impact on shops*."""
    return any(clause.words[one] in ("on", "upon") for one in clause.children(at)) or (
        clause.words[at + 1 : at + 2] == ["on"]
    )


def abstract(clause: Clause, at: int) -> bool:
    """Hold of a thing that kills, in the active: *the flood killed 12*, not *killed by police*."""
    return not clause.passive(at) and impersonal(clause, at)
