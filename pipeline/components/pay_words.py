"""The vocabulary of pay by role, in the forms that texts use: titles, jobs, pay, other money."""

from pipeline.quantities.changes import forms
from pipeline.resources import lexicon

VERBS = frozenset(
    {"earn", "give", "spend", "hire", "offer", "make", "law", "work", "employ", "lift"}
)


def words(role: str) -> frozenset[str]:
    """Return every form of the lemmas that ``models/lexicons/salaries.jsonl`` gives ``role``."""
    found: set[str] = set()
    for row in lexicon("salaries"):
        if row.get("role") != role:
            continue
        lemma = row["lemma"]
        if role in VERBS:
            found |= forms(lemma, tuple(row.get("irregular", ())))
        found |= {lemma, _plural(lemma)}
    return frozenset(found)


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeo":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "ch", "sh")) else "s")


PAY = words("pay")
OPENING = words("opening")
POST = words("post")
WORKER = words("worker")
JOB = OPENING | WORKER
TITLE = words("title")
OTHER = words("other")
CHANGE = words("change")
EARN = words("earn")
GIVE = words("give")
MAKE = words("make")
OFFER = words("offer")
SPEND = words("spend")
HIRE = words("hire")
LAW = words("law")
PLAIN = words("plain")
WORK = words("work")
EMPLOY = WORK | words("employ")
FIRM = words("firm")
RAISE = words("lift")
