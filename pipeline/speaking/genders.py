"""Whether a person is he or she, where neither title nor given name tells: by what is said since.

“Odile Marsh opened the depot. She said …”: where one person alone can be meant by a pronoun, it
gives the gender. Names that the lexicon knows for both count as unknown.
"""

from collections import Counter

from pipeline.speaking.directory import Directory
from pipeline.speaking.entities import Entity
from pipeline.speaking.nouns import Gender, noun
from pipeline.speaking.vocabulary import HE

SENTENCES = 4  # back from a pronoun, in which nobody else may be meant
LEAST = 2  # pronouns that must say so
AGREED = 3  # times as many pronouns of one gender as of the other


def settle(directory: Directory) -> None:
    """Give each person of unknown gender that of the pronouns that can only mean that person."""
    words = directory.words
    votes: dict[Entity, Counter[Gender]] = {}
    near: list[tuple[int, Entity]] = []
    others: list[int] = []  # sentences with persons that the article doesn’t name
    for row, lower in enumerate(words.lower):
        if row in directory.at:
            mention, entity = directory.at[row]
            if row == mention.first and entity.human:
                near.append((words.sentence[row], entity))
        elif words.tag[row] == "NN" and (known := noun(lower)) and known.kind == "person":
            others.append(words.sentence[row])
        elif lower in HE and not words.quoted[row]:
            since, gender = words.sentence[row] - SENTENCES, HE[lower]
            near = [met for met in near if met[0] >= since]
            meant = {entity for _, entity in near if entity.gender in {None, gender}}
            alone = not (others and others[-1] >= since)
            if len(meant) == 1 and alone and (entity := meant.pop()).gender is None:
                votes.setdefault(entity, Counter())[gender] += 1
    for entity, counted in votes.items():
        (gender, most), *rest = counted.most_common()
        if most >= LEAST and (not rest or most >= AGREED * rest[0][1]):
            entity.genders[gender] += 1
