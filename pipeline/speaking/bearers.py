"""Who bears a description: the persons that an article calls “the president”, and which is meant.

A description takes a name only where the article calls the bearer so, by a title, an apposition or
a sentence, and no other bearer competes.
"""

from pipeline.speaking.directory import Directory
from pipeline.speaking.entities import Entity
from pipeline.speaking.noun_phrases import DEFINITE, Phrase
from pipeline.speaking.vocabulary import nouns
from pipeline.speaking.words import Words

# Borne by one whom readers know, so that who was just spoken of is no evidence.
OFFICES = nouns("known")
NEAR = 2  # sentences in which who was met last is meant, though others are called so
SCENE = 6  # sentences that one stays in the scene whom the article isn't about
LONGER = 15  # sentences, where nobody else is called so, and that one called so is remembered
OFTEN = 3  # mentions of whom an article is about
MORE = 3  # times as many mentions of whom it is about as of another
PLACES = frozenset({"GPE", "NORP"})


def mentions(entity: Entity) -> int:
    """Return how often the article names ``entity``."""
    return sum(entity.forms.values())


class Scene:
    """Whether the last one met who bears a description is the one whom it means."""

    def __init__(self, directory: Directory) -> None:
        self.words: Words = directory.words
        self.places = frozenset(
            self.words.lower[row]
            for row, (mention, entity) in directory.at.items()
            if mention.label in PLACES or entity.place
        )

    def means(self, parts: Phrase, lemma: str, met: list[tuple[Entity, int]]) -> bool:
        """Return whether a description means the first of ``met``, its bearers and their rows."""
        (best, row), *rest = met
        others = [
            (other, last)
            for other, last in rest
            if self.words.apart(last, parts.head) <= LONGER or mentions(other) >= OFTEN
        ]
        apart = self.words.apart(row, parts.head)
        if apart <= NEAR and all(self.words.apart(other, row) > 0 for _, other in others):
            return True
        if apart > (SCENE if others else LONGER) and mentions(best) < OFTEN:
            return False
        if any(mentions(best) < MORE * mentions(other) for other, _ in others):
            return False
        alone = not others and apart <= SCENE and (mentions(best) > 1 or lemma not in OFFICES)
        return alone or not self._of_a_place(best, lemma, parts)

    def _of_a_place(self, entity: Entity, lemma: str, parts: Phrase) -> bool:
        """“Norland President Odile Marsh” is no “the president” paragraphs later."""
        before = entity.callings.get(lemma, ())
        wanted = parts.modifiers - DEFINITE
        return bool(before) and all(self.places & said and not said & wanted for said in before)
