"""What a source's head word refers to."""

from dataclasses import dataclass

from pipeline.records import Resolution
from pipeline.speaking.directory import Directory
from pipeline.speaking.entities import Entity

UNRESOLVED = 0.6
AMBIGUOUS = 0.75
NAMED = 0.97
EXPANDED = 0.88  # an acronym, to the name whose initials it is
BARE = 0.85  # one word that nothing else in the article tells to be a name


@dataclass(frozen=True, slots=True)
class Referent:
    """The bearer a word stands for, how that was found and how surely (0 to 1).

    ``antecedent`` is the rows ``[first, last)`` of the words that it takes up, or None.
    """

    entity: Entity
    resolution: Resolution | None
    certainty: float
    antecedent: tuple[int, int] | None = None


def named(directory: Directory, row: int) -> Referent:
    """Return what the name at ``row`` refers to: by its fullest form, or by a shorter one."""
    mention, entity = directory.at[row]
    if mention.first in directory.unsure:
        certainty = AMBIGUOUS
    elif len(mention.words) == 1 < len(entity.words) and mention.words[0] not in entity.words:
        certainty = EXPANDED
    elif len(entity.words) == 1 and entity.kind == "unknown":
        certainty = BARE
    else:
        certainty = NAMED
    if mention.words == entity.words:
        return Referent(entity, "named", certainty)
    return Referent(entity, "alias", certainty - 0.02, entity.full)
