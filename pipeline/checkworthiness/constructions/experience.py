"""What the speaker judges, feels and went through."""

from pipeline.checkworthiness.clause import ATTRIBUTIVE, Clause
from pipeline.checkworthiness.constructions.place import rooted
from pipeline.checkworthiness.words import inflected

COPULAR = frozenset({"attr", "ROOT", "oprd", "ccomp"})
ENOUGH = frozenset("enough sufficient able ready available".split())
WERE = frozenset({"was", "were"})
HAVING = frozenset({"have", "'ve", "’ve", "had", "has", "'d", "’d"})
SPEAKER = frozenset({"i", "we"})
FINITE = frozenset({"VBD", "VBP", "VBZ", "VBN", "VB"})


def judged(clause: Clause, at: int) -> bool:
    """Hold of a judgement that the clause makes: *it was a fair deal*, not *the fair wage act*."""
    if not rooted(clause, at):
        return False
    label = clause.label(at)
    if label == "amod":
        head = clause.heads[at]
        return head < 0 or clause.label(head) in COPULAR
    return label not in ATTRIBUTIVE and label not in ("advmod", "npadvmod")


def named(clause: Clause, at: int) -> bool:
    """Hold of a noun that judges somebody: *he is a fool*, not *he played the fool's part*."""
    return clause.label(at) in ("attr", "oprd") and rooted(clause, at)


def urged(clause: Clause, at: int) -> bool:
    """Hold of what ought to be: *they should pay*, not *£2 million should be enough*."""
    return rooted(clause, at) and not foreseen(clause, at)


def foreseen(clause: Clause, at: int) -> bool:
    """Return whether *should* foresees: *the cut should bring firms to Harbury*."""
    verb = clause.heads[at]
    subject = clause.subject(verb) if verb >= 0 else None
    if subject is None or clause.tags[subject] not in ("NN", "NNS") or clause.personal(subject):
        return False
    plain = at + 1 == verb and not clause.passive(verb)
    enough = clause.words[verb] == "be" and not ENOUGH.isdisjoint(clause.words[verb:])
    return plain and (enough or clause.words[verb] in inflected("outcome"))


def felt(clause: Clause, at: int) -> bool:
    """Hold of what the speaker feels: *we are proud*, not *voters are happy with it*."""
    subject = clause.subject(at)
    if subject is None and clause.heads[at] >= 0:
        subject = clause.subject(clause.heads[at])
    return subject is not None and clause.words[subject] in SPEAKER


def lived(clause: Clause, at: int) -> bool:
    """Hold of what the speaker went through: *I lost my job*, *we drove around the bay*."""
    subject = clause.subject(at)
    if subject is None or clause.purposed(at) or clause.labels[at] in ("relcl", "acl"):
        return False
    word = clause.words[subject]
    together = clause.words[at] in inflected("travel") or _our_own(clause, at)
    return _past(clause, at) and (word == "i" or (word == "we" and together))


def _past(clause: Clause, at: int) -> bool:
    aux = {clause.words[one] for one in clause.children(at) if clause.labels[one] == "aux"}
    if clause.tags[at] == "VBG":
        return not WERE.isdisjoint(aux)
    return clause.tags[at] == "VBD" or (clause.tags[at] == "VBN" and not HAVING.isdisjoint(aux))


def _our_own(clause: Clause, at: int) -> bool:
    """Return whether it happened to what is the speakers' own: *we lost our home*."""
    found = clause.child(at, frozenset({"dobj"}))
    return found is not None and any(
        clause.words[one] == "our" and clause.words[found] in inflected("belonging")
        for one in clause.children(found)
    )


def living(clause: Clause, at: int) -> bool:
    """Hold of how the speaker lives: *I work nights*, not *I would work with them*."""
    subject = clause.subject(at)
    return (
        subject is not None
        and clause.words[subject] == "i"
        and clause.tags[at] in FINITE
        and not clause.purposed(at)
        and not any(clause.tags[one] == "MD" for one in clause.children(at))
    )


def owned(clause: Clause, at: int) -> bool:
    """Hold of the speaker's own: *my mother waited*, not *leave my mother alone*."""
    mine = any(
        clause.words[one] == "my" and clause.labels[one] == "poss" for one in clause.children(at)
    )
    return mine and clause.labels[at] in ("nsubj", "nsubjpass")
