"""A row a record, the same columns for every kind: what the tabular formats write."""

from collections.abc import Iterable, Iterator

from pipeline.export.links import link
from pipeline.export.stories import Story
from pipeline.flat.columns import OWN_FIELDS, Column, record_columns
from pipeline.flat.records import record_values
from pipeline.flat.values import Value

_ARTICLE = ("title", "publisher", "published", "url")


def _columns() -> tuple[Column, ...]:
    """Return every column of every kind, those of the first kind first."""
    found = {"id": Column("id", "text"), "kind": Column("kind", "text")}
    for kind in OWN_FIELDS:
        for column in record_columns(kind):
            found.setdefault(column.name, Column(column.name, column.type))
    sentence = Column("sentence", "text")
    about = tuple(Column(f"article_{name}", "text") for name in _ARTICLE)
    return (*found.values(), sentence, *about, Column("link", "text"))


COLUMNS = _columns()


def rows(stories: Iterable[Story]) -> Iterator[dict[str, Value]]:
    """Yield a row a record: its columns, its sentence, its article's data and a link to it."""
    for story in stories:
        about = {f"article_{name}": story.article.get(name) for name in _ARTICLE}
        for record in story.records:
            names = (column.name for column in record_columns(record["kind"]))
            values = dict(zip(names, record_values(record, story.article), strict=True))
            sentence = story.text[record["sentence"]["start"] : record["sentence"]["end"]]
            yield {
                **values,
                "kind": record["kind"],
                "sentence": sentence,
                **about,
                "link": link(story, record["span"]),
            }
