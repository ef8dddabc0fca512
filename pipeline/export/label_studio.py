"""Label Studio tasks with predictions (https://labelstud.io/guide/predictions).

A region a record, labelled with its kind, and one for each of its parts, labelled with its role and
tied to the record's region by a relation. Offsets count UTF-16 units, as Label Studio does.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import get_type_hints
from xml.sax.saxutils import quoteattr

from pipeline.export.json_stream import write_list
from pipeline.export.stories import Object, Story, parts
from pipeline.flat.columns import Shape, field
from pipeline.records import KINDS, SCHEMA

FROM, TO = "label", "text"  # the names of the Labels and the Text tag in the labelling interface
_ABOUT = ("title", "publisher", "published", "url")


def write(stories: Iterable[Story], path: Path) -> None:
    """Write ``stories`` into the file ``path``, a task an article."""
    write_list(path, map(task, stories))


def labels() -> list[str]:
    """Return every label that a task may have: the kinds, then the roles of their parts."""
    hints = [(name, hint) for kind in KINDS for name, hint in get_type_hints(kind).items()]
    spans = {name for name, hint in hints if field(name, hint).shape in {Shape.SPAN, Shape.SPANS}}
    return [*(kind.kind for kind in KINDS), *sorted(spans - {"span"}), "antecedent"]


def interface() -> str:
    """Return the labelling interface (XML) that the tasks are made for."""
    lines = "\n".join(f"    <Label value={quoteattr(label)}/>" for label in labels())
    return (
        f'<View>\n  <Labels name="{FROM}" toName="{TO}">\n{lines}\n  </Labels>\n'
        f'  <Text name="{TO}" value="$text"/>\n  <Relations/>\n</View>'
    )


def task(story: Story) -> Object:
    """Return the task of one article."""
    about = {name: story.article.get(name) for name in _ABOUT}
    return {
        "data": {"text": story.text, "article_id": story.article["id"], **about},
        "predictions": [{"model_version": SCHEMA, "result": list(_results(story))}],
    }


def _results(story: Story) -> Iterator[Object]:
    units = utf16(story.text)
    for record in story.records:
        own = record["id"]
        yield _region(own, record["kind"], record["span"], units, record["confidence"])
        for index, part in enumerate(parts(record)):
            yield _region(f"{own}:{index}", part.role, part.span, units, record["confidence"])
            yield {
                "type": "relation",
                "from_id": f"{own}:{index}",
                "to_id": own,
                "direction": "right",
                "labels": [part.role],
            }


def _region(
    name: str, label: str, span: Object, units: Callable[[int], int], score: float
) -> Object:
    return {
        "id": name,
        "from_name": FROM,
        "to_name": TO,
        "type": "labels",
        "score": score,
        "value": {
            "start": units(span["start"]),
            "end": units(span["end"]),
            "text": span["text"],
            "labels": [label],
        },
    }


def utf16(text: str) -> Callable[[int], int]:
    """Return the function from offsets in code points to offsets in UTF-16 units of ``text``."""
    astral = [offset for offset, char in enumerate(text) if ord(char) > 0xFFFF]
    return lambda offset: offset + bisect_left(astral, offset)
