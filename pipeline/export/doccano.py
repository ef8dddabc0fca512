"""doccano JSONL for sequence labelling: a line an article, ``label`` a list of [start, end, label].

A record's own span is labelled with its kind, its parts with their roles; labels overlap, so the
project must allow it. Offsets count code points, as doccano does; what else a line holds becomes
the document's metadata: https://doccano.github.io/doccano/tutorial/
"""

from collections.abc import Iterable
from pathlib import Path

from pipeline.export.stories import Object, Story, parts
from pipeline.json_lines import to_line

_ABOUT = ("title", "publisher", "published", "url")


def write(stories: Iterable[Story], path: Path) -> None:
    """Write ``stories`` into the file ``path``, a line an article."""
    with path.open("wb") as stream:
        for story in stories:
            stream.write(to_line(_line(story)))


def _line(story: Story) -> Object:
    labelled = [(record["span"], record["kind"]) for record in story.records]
    labelled += [(part.span, part.role) for record in story.records for part in parts(record)]
    found = {(s["start"], s["end"], label) for s, label in labelled if s["start"] < s["end"]}
    about = {name: story.article.get(name) for name in _ABOUT}
    labels = [list(one) for one in sorted(found)]
    return {"text": story.text, "label": labels, "article_id": story.article["id"], **about}
