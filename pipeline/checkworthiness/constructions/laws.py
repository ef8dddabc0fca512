"""Laws: what they order and allow, how they are made and broken, and what courts decide."""

from pipeline.checkworthiness.clause import OBJECTS, Clause
from pipeline.checkworthiness.constructions.place import in_vain, predicative, told
from pipeline.checkworthiness.words import inflected


def lawful(clause: Clause, at: int) -> bool:
    """Hold of what is lawful or judged: *it is illegal, she was convicted, taxes that require it*.

    Of the main clause, or of a law that it names.
    """
    head = clause.heads[at]
    of_law = clause.labels[at] == "relcl" and head >= 0 and clause.words[head] in inflected("law")
    return of_law or (predicative(clause, at) and told(clause, at))


def by_law(clause: Clause, at: int) -> bool:
    """Hold of what a law or body requires or permits: *staff are required to wear masks*."""
    if not lawful(clause, at):
        return False
    doer = clause.doer(at)
    if clause.passive(at) and doer is None:
        return clause.words[at + 1 : at + 2] == ["to"]
    return doer is not None and (
        clause.words[doer] in inflected("law") or clause.words[doer] in inflected("authority")
    )


def legislated(clause: Clause, at: int) -> bool:
    """Hold of a law that is made or broken: *passed the bill*, *a ban imposed in May*.

    Not where it only says when: *until the council passed the bill*.
    """
    if not told(clause, at):
        return False
    label, head = clause.label(at), clause.heads[clause.first(at)]
    making = inflected("making")
    if label in ("dobj", "nsubjpass") and head >= 0:
        return clause.words[head] in making and not in_vain(clause, head)
    if label == "pobj" and head >= 0 and _under(clause, head):
        return True
    return any(
        clause.labels[one] == "acl" and clause.tags[one] == "VBN" and clause.words[one] in making
        for one in clause.children(at)
    )


def ordering(clause: Clause, at: int) -> bool:
    """Hold of a law that orders or allows: *the act bars landlords from asking*."""
    if legislated(clause, at):
        return True
    effects = inflected("effect")
    label, head = clause.label(at), clause.heads[clause.first(at)]
    if not told(clause, at) or head < 0:
        return False
    if label == "nsubj" and (clause.words[head] in effects or _would(clause, head)):
        return True
    verb = clause.heads[head]
    if label == "pobj" and clause.words[head] == "by" and verb >= 0:
        return clause.words[verb] in effects
    return _worded(clause, at) or any(
        clause.labels[one] == "acl" and clause.tags[one] == "VBG" and clause.words[one] in effects
        for one in clause.children(at)
    )


def _worded(clause: Clause, at: int) -> bool:
    """Return whether a law is told by what it says: *the mandate that all tenants pay*."""
    return any(
        clause.labels[one] in ("acl", "relcl")
        and any(
            clause.words[mark] == "that" and clause.labels[mark] == "mark"
            for mark in clause.children(one)
        )
        for one in clause.children(at)
    )


def proposed(clause: Clause, at: int) -> bool:
    """Hold of a proposal of a law that would do something: *the House version would cut fees*."""
    head = clause.heads[at]
    return clause.label(at) == "nsubj" and head >= 0 and _would(clause, head)


def _would(clause: Clause, verb: int) -> bool:
    does = clause.words[verb] not in ("be", "have", "mean", "need")
    return does and any(clause.words[one] == "would" for one in clause.children(verb))


def _under(clause: Clause, preposition: int) -> bool:
    """Return whether a law is what something stands under: *under the act*, *a breach of rules*."""
    word, head = clause.words[preposition], clause.heads[preposition]
    if word == "of":
        return head >= 0 and clause.words[head] in inflected("breach")
    kept = head >= 0 and clause.words[head] in inflected("complying")
    return word == "under" or (kept and word in ("by", "with", "to"))


def court(clause: Clause, at: int) -> bool:
    """Hold of what a court decides: *the judges ruled that it may close*, not *he rules alone*."""
    doer = clause.doer(at)
    decided = doer is not None and clause.words[doer] in inflected("court")
    return decided and told(clause, at)


def charged(clause: Clause, at: int) -> bool:
    """Hold of a charge in court: *police charged him with theft*, not *the bank charged a fee*."""
    accused = clause.passive(at) or clause.child(at, OBJECTS) is not None
    return accused and any(clause.words[one] == "with" for one in clause.children(at))
