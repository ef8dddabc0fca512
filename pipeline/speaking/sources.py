"""What goes into the resolver and what comes out: sources of attributions, their speakers."""

from dataclasses import dataclass

from pipeline.records import Span, Speaker, SpeakerKind
from pipeline.speaking.directory import Directory
from pipeline.speaking.entities import Entity
from pipeline.speaking.referents import UNRESOLVED, Referent

KINDS: dict[str, SpeakerKind] = {"person": "person", "organization": "organization",
                                 "document": "document", "group": "unnamed"}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What an attribution gives to resolve by: offsets of its parts, as its record has them.

    ``direct``: the content stands in quotation marks; ``cue``: the words beside it that say that
    somebody says it (“the slogan “Forward””), whom they may leave out. ``continues`` is the
    position of an earlier source in the same sequence.
    """

    source: Span | None
    content: tuple[Span, ...] = ()
    medium: Span | None = None
    direct: bool = True
    cue: Span | None = None
    continues: int | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """The speaker of a source and how sure that is, 0 to 1."""

    speaker: Speaker
    certainty: float


def resolved(directory: Directory, referent: Referent | None) -> Resolved:
    """Return the speaker that ``referent`` is, None for one that nothing is known of."""
    if referent is None:
        return Resolved(Speaker(kind="unnamed"), UNRESOLVED)
    entity = referent.entity
    speaker = Speaker(
        name=entity.name,
        kind=_kind(entity),
        role=entity.roles[0] if entity.roles and entity.kind != "organization" else None,
        affiliation=entity.affiliation,
        resolution=referent.resolution,
        antecedent=_antecedent(directory, referent.antecedent),
    )
    return Resolved(speaker, referent.certainty)


def _antecedent(directory: Directory, rows: tuple[int, int] | None) -> Span | None:
    if rows is None:
        return None
    if rows[1] - rows[0] == 1 and rows[0] in directory.at:
        mention = directory.at[rows[0]][0]
        rows = mention.first, mention.last
    return directory.words.span(*rows)


def _kind(entity: Entity) -> SpeakerKind:
    """Return the kind of speaker; a person described but never named is ``unnamed``."""
    if entity.kind == "unknown":
        return "person" if entity.name else "unnamed"
    if entity.name is None and entity.kind == "person" and entity.roles:
        return "unnamed"
    return KINDS[entity.kind]
