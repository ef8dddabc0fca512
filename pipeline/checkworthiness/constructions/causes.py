"""Causes: what brings something about, keeps it off or goes along with it."""

from pipeline.checkworthiness.clause import OBJECTS, PARTICLE, SUBJECTS, Clause
from pipeline.checkworthiness.constructions.amounts import measurable
from pipeline.checkworthiness.constructions.place import in_vain, predicative
from pipeline.checkworthiness.words import inflected

STEPS = 3  # from *so* to its verb
STATES = frozenset({"JJ", "JJR", "VBN", "NN", "NNS"})
BEING = frozenset("is are was were be been 's ’s 're ’re 'm ’m".split())
STAYS = frozenset({"is", "was", "remains", "remained", "stays", "goes", "went"})
JOINED = frozenset({"ccomp", "parataxis", "advcl"})
# Words before which *so* joins no clauses: *so that, so far, and so did we*.
UNJOINED = frozenset(
    "that far much many long called - on as too do does did is are was were to why what how".split()
)


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
    """Hold of what moves a measure: *more hiring cut the rate*, not *the council cut the tax*."""
    found = clause.child(at, frozenset({"dobj", "nsubjpass"}))
    doer = clause.doer(at)
    if found is None or doer is None or _official(clause.words[doer]):
        return False
    return measurable(clause, found) and impersonal(clause, at)


def _official(word: str) -> bool:
    return word == "it" or word in inflected("law") or word in inflected("authority")


def leaves(clause: Clause, at: int) -> bool:
    """Hold of the state that a thing leaves: *the flood left 300 people homeless, without food*."""
    doer = clause.doer(at)
    if doer is None or clause.words[doer] in inflected("vehicle") or not impersonal(clause, at):
        return False
    left = clause.child(at, frozenset({"dobj", "nsubjpass", "ccomp"}))
    if left is not None and clause.labels[left] == "ccomp":
        return clause.tags[left] in STATES
    kept = any(clause.words[one] in ("with", "without") for one in clause.children(at))
    return kept or clause.child(at, frozenset({"oprd", "acomp"})) is not None


def dies(clause: Clause, at: int) -> bool:
    """Hold of what people die of: *400 died every year from lack of care*, not *on Monday*."""
    return predicative(clause, at) and any(
        clause.words[one] in ("from", "of") for one in clause.children(at)
    )


def so(clause: Clause, at: int) -> bool:
    """Hold of *so* between two clauses: *the road was icy, so buses stayed in the depot*."""
    before, after = clause.words[max(0, at - 1) : at], clause.words[at + 1 : at + 3]
    if before not in ([","], ["and"], [";"], ["—"]) or len(after) < 2:
        return False
    if after[0] in UNJOINED or (after[0] == "it" and after[1] in STAYS):
        return False
    verb = _verb(clause, at)
    subject = None if verb is None else clause.child(verb, SUBJECTS)
    if verb is None or subject is None or subject < at:
        return False
    return _joined(clause, verb, at) and not _concluded(clause, verb)


def follows(clause: Clause, at: int) -> bool:
    """Hold of *therefore* in a second clause: *it was late and therefore closed*."""
    verb = _verb(clause, at)
    return verb is not None and _joined(clause, verb, at) and clause.words[verb] not in BEING


def _concluded(clause: Clause, verb: int) -> bool:
    """Return whether *so* tells a conclusion or purpose: *so it is true, so they can see it*."""
    return clause.words[verb] in BEING or any(
        clause.tags[one] == "MD" for one in clause.children(verb)
    )


def _verb(clause: Clause, at: int) -> int | None:
    """Return the verb over the word ``at``, a few steps up."""
    for _ in range(STEPS):
        at = clause.heads[at]
        if at < 0 or clause.tags[at].startswith("V"):
            return at if at >= 0 else None
    return None


def _joined(clause: Clause, verb: int, at: int) -> bool:
    """Return whether another clause, joined to that of ``verb``, stands before ``at``."""
    before = clause.heads[verb]
    if clause.labels[verb] == "conj" and 0 <= before < at and _told(clause, before):
        return True
    return any(
        one < at and clause.labels[one] in JOINED and _told(clause, one)
        for one in clause.children(verb)
    )


def _told(clause: Clause, at: int) -> bool:
    return clause.tags[at].startswith("V") and clause.subject(at) is not None


def results(clause: Clause, at: int) -> bool:
    """Hold of what led to something: *the leak led to a ban*, not *a drive to lead to it*."""
    return predicative(clause, at) and not in_vain(clause, at) and not clause.passive(at)


def feeds(clause: Clause, at: int) -> bool:
    """Hold of what a thing adds to: *the leak contributed to the ban*, not *he gave to a fund*."""
    return results(clause, at) and not clause.personal(clause.subject(at))


def upon(clause: Clause, at: int) -> bool:
    """Hold of an effect on something: *it had an impact on shops*, not *we study its impact on*."""
    head = clause.heads[at]
    if head >= 0 and clause.label(at) == "dobj" and clause.words[head] in inflected("inquiring"):
        return False
    return any(clause.words[one] in ("on", "upon") for one in clause.children(at)) or (
        clause.words[at + 1 : at + 2] == ["on"]
    )


def abstract(clause: Clause, at: int) -> bool:
    """Hold of a thing that kills, in the active: *the flood killed 12*, not *killed by police*."""
    return not clause.passive(at) and impersonal(clause, at)
