"""Whether a word of the lexicon is in its clause what it needs to be, to tell a type.

Where nothing was parsed a word tells its type by itself, if it tells enough.
"""

from collections.abc import Callable, Mapping

from pipeline.checkworthiness.clause import Clause
from pipeline.checkworthiness.constructions import (
    amounts,
    causes,
    experience,
    hedges,
    laws,
    place,
    stands,
)
from pipeline.checkworthiness.words import Hit

Construction = Callable[[Clause, int], bool]

# Classes, and needs, of words that are too common to tell anything without the parse.
COMMON = frozenset({"lived", "living", "family", "law"})
UNSURE = frozenset({"leaves", "drives", "makes", "charged", "sides", "stance"})
CONSTRUCTIONS: Mapping[str, Construction] = {
    one.__name__: one
    for one in (
        place.predicative, place.rooted, place.denies,
        hedges.flatly, hedges.maybe, hedges.seeming, hedges.doubted,
        causes.acts, causes.impersonal, causes.makes, causes.results, causes.feeds, causes.upon,
        causes.abstract, causes.drives, causes.leaves, causes.follows, causes.so, causes.dies,
        amounts.moves, amounts.changes, amounts.occurs, amounts.ranks, amounts.multiplies,
        laws.lawful, laws.by_law, laws.proposed, laws.legislated, laws.ordering, laws.court,
        laws.charged,
        stands.sides, stands.stance, stands.personal, stands.cast, stands.unruled,
        experience.judged, experience.named, experience.urged, experience.felt, experience.lived,
        experience.living, experience.owned,
    )
}  # fmt: skip


def holds(clause: Clause, hit: Hit) -> bool:
    """Return whether ``hit`` is in its clause what it needs to be."""
    if not hit.needs:
        return True
    if not clause.labels[hit.at]:
        return hit.kind not in COMMON and hit.needs not in UNSURE
    return CONSTRUCTIONS[hit.needs](clause, hit.at)
