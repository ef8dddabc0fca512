"""Words of change: ``rose``, ``a drop``, ``up``, ``lower``, each with its direction."""

from typing import Literal

from pipeline.resources import lexicon

Change = Literal["increase", "decrease"]


def forms(lemma: str, irregular: tuple[str, ...] = ()) -> set[str]:
    """Return the forms of a verb (its noun's plural among them), regular unless stated."""
    stem = lemma.removesuffix("e")
    doubled = lemma + lemma[-1]
    found = {lemma, lemma + ("es" if lemma.endswith(("sh", "ch", "ss")) else "s"), *irregular}
    if lemma.endswith("y") and lemma[-2] not in "aeiou":  # rally, rallies, rallied
        return {lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing", *irregular}
    found |= {stem + "ing", stem + "ed", doubled + "ing"}
    if not irregular:
        found.add(doubled + "ed")
    return found


WORDS: dict[str, Change] = {}
for _row in lexicon("percentages"):
    if "lemma" in _row:
        WORDS |= dict.fromkeys(
            forms(_row["lemma"], tuple(_row.get("irregular", ()))), _row["change"]
        )
    elif "word" in _row:
        WORDS[_row["word"]] = _row["change"]
