"""Changes and ranks of what can be measured."""

from pipeline.checkworthiness.clause import PARTICLE, Clause
from pipeline.checkworthiness.constructions.place import predicative
from pipeline.checkworthiness.words import inflected


def moves(clause: Clause, at: int) -> bool:
    """Hold of a measurable thing that changes: *rents fell*, not *she fell back on it*."""
    if not predicative(clause, at) or clause.child(at, PARTICLE) is not None:
        return False
    subject = clause.subject(at)
    return subject is not None and measurable(clause, subject)


def changes(clause: Clause, at: int) -> bool:
    """Hold of a verb that changes or compares a measurable thing: *it doubled the rent*."""
    found = clause.child(at, frozenset({"dobj", "nsubjpass"}))
    return moves(clause, at) or (found is not None and measurable(clause, found))


def measurable(clause: Clause, at: int) -> bool:
    """Return whether ``at`` names what can be measured: *the rate, the number of buses*."""
    nouns = inflected("measure")
    if clause.words[at] in nouns:
        return True
    return any(clause.words[one] in nouns for one in clause.children(at)) or any(
        clause.words[inner] in nouns
        for one in clause.children(at)
        if clause.words[one] in ("of", "in")
        for inner in clause.children(one)
    )


def occurs(clause: Clause, at: int) -> bool:
    """Hold of a change as a noun that is said to be: *there was a rise in thefts*."""
    return clause.label(at) in ("nsubj", "nsubjpass", "attr", "dobj", "ROOT")


def ranks(clause: Clause, at: int) -> bool:
    """Hold of a verb of ranking in a clause: *Harbury ranks above Norland*, not *ranks as*."""
    as_what = any(clause.words[one] == "as" for one in clause.children(at))
    return predicative(clause, at) and not as_what and clause.child(at, PARTICLE) is None


def multiplies(clause: Clause, at: int) -> bool:
    """Hold of *twice* as a measure: *twice as large, twice the rent*, not *we met twice*."""
    after = clause.words[at + 1 : at + 2]
    return any(word in ("as", "the", "that", "what", "its", "their", "his") for word in after)
