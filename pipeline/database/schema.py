"""The tables, once for all targets: articles, speakers, and one a kind, laid flat."""

from dataclasses import dataclass

from pipeline.flat.columns import LINKS, Column, record_columns, span_columns
from pipeline.flat.records import OPTIONAL_TEXTS, TEXTS
from pipeline.records import KINDS, Record, sha256

VERSION = 1
"""Raised, with a step in ``migrations``, by a change that is more than a new table or column."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns, its key (the first of them), those searched by words, its indices."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ("id",)
    searched: tuple[str, ...] = ()
    indices: tuple[tuple[str, ...], ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)


RANKED: tuple[str, ...] = ("checkworthiness DESC", "id")  # the order of the checklist
SEARCHED = {"quote": ("content_text", "speaker_name"), "claim": ("span_text", "claimant_name")}


def _kind_table(kind: type[Record]) -> Table:
    columns = (*record_columns(kind.kind), Column("raw", "json", required=True))
    followed = tuple((c.name,) for c in columns[1:] if c.references or c.name == "cluster")
    ranked = (RANKED,) if "checkworthiness" in {column.name for column in columns} else ()
    return Table(kind.plural, columns, ("id",), SEARCHED.get(kind.kind, ()), followed + ranked)


def _link_table(name: str, target: str) -> Table:
    columns = (
        Column("claim_id", "text", required=True, references="claims"),
        Column("record_id", "text", required=True, references=target),
    )
    return Table(name, columns, ("claim_id", "record_id"), (), (("record_id",),))


ARTICLES = Table(
    "articles",
    (
        Column("id", "text", required=True),
        Column("collection", "text", required=True),
        *(Column(name, "text", required=True) for name in TEXTS),
        *(Column(name, "text") for name in OPTIONAL_TEXTS),
        Column("blocks", "json", required=True),
        Column("text", "text", required=True),
        Column("digest", "text", required=True),
    ),
    indices=(("collection",),),
)
SPEAKERS = Table(
    "speakers",
    (
        Column("id", "text", required=True),
        Column("name", "text", required=True),
        Column("kind", "text", required=True),
        *(Column(name, "json") for name in ("variants", "roles", "affiliations")),
        *(Column(name, "integer") for name in ("articles", "quotes", "refusals")),
    ),
)
RECORDS = Table(
    "records",
    (
        Column("id", "text", required=True),
        Column("kind", "text", required=True),
        Column("article_id", "text", required=True, references="articles"),
        *span_columns("span", required=True),
    ),
    indices=(("article_id",),),
)
KIND_TABLES = {kind.kind: _kind_table(kind) for kind in KINDS}
LINK_TABLES = {name: _link_table(f"claim_{name}", target) for name, target in LINKS.items()}

CONTENTS = (ARTICLES, SPEAKERS, RECORDS, *KIND_TABLES.values(), *LINK_TABLES.values())
"""What a run folder fills, each table after those that it refers to."""

REVIEWS = Table(
    "reviews",
    (
        Column("record_id", "text", required=True),  # no reference: a mark outlives its record
        Column("at", "text", required=True),
        Column("article_id", "text", required=True),
        Column("verdict", "text", required=True),
        Column("correction", "json"),
        Column("note", "text"),
    ),
    ("record_id", "at"),
    indices=(("article_id",),),
)

TABLES = (*CONTENTS, REVIEWS)

FINGERPRINT = sha256(repr(CONTENTS).encode())[:16]
"""Changes with any table that a run folder fills, so that its articles are read in again."""
