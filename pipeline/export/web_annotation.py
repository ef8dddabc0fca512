"""W3C Web Annotations as JSON-LD (https://www.w3.org/TR/annotation-model/).

An annotation a record, and one for each part of it (content, cue, source, …), which links to the
record's. The target is the article's text as it was read, named by its hash, for that is what the
positions count in; ``scope`` is the page where it stood. Positions are code points, as the model
has them.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.export.json_stream import write_list
from pipeline.export.links import article_iri, fragment, page, record_iri, text_iri
from pipeline.export.stories import Object, Story, parts
from pipeline.json_lines import to_json

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
TEXT_FRAGMENTS = "https://wicg.github.io/scroll-to-text-fragment/"
BESIDE = 32  # characters of prefix and suffix
_ENVELOPE = {"schema", "id", "article_id", "article_sha256", "span", "sentence", "context"}


def write(stories: Iterable[Story], path: Path) -> None:
    """Write the records of ``stories`` into the file ``path``: one page of annotations."""
    before = f'{{"@context": "{CONTEXT}", "type": "AnnotationPage", "items": ['
    write_list(path, annotations(stories), before, "]}")


def annotations(stories: Iterable[Story]) -> Iterator[Object]:
    """Yield the annotations of every record: its own, then those of its parts."""
    for story in stories:
        for record in story.records:
            own = {name: value for name, value in record.items() if name not in _ENVELOPE}
            yield {
                "id": record_iri(record),
                "type": "Annotation",
                "motivation": "classifying",
                "body": [_text("tagging", record["kind"]), _fields(own)],
                "target": _target(story, record["span"]),
            }
            for index, part in enumerate(parts(record)):
                yield {
                    "id": f"{record_iri(record)}:{index}",
                    "type": "Annotation",
                    "motivation": "linking",
                    "body": [
                        _text("tagging", part.role),
                        {
                            "type": "SpecificResource",
                            "purpose": "linking",
                            "source": record_iri(record),
                        },
                    ],
                    "target": _target(story, part.span),
                }


def _text(purpose: str, value: str) -> Object:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def _fields(own: Object) -> Object:
    text = to_json(own)
    return {
        "type": "TextualBody",
        "purpose": "describing",
        "value": text,
        "format": "application/json",
    }


def _target(story: Story, span: Object) -> Object:
    start, end = span["start"], span["end"]
    quoted = {
        "type": "TextQuoteSelector",
        "exact": span["text"],
        "prefix": story.text[max(0, start - BESIDE) : start],
        "suffix": story.text[end : end + BESIDE],
    }
    selectors = [{"type": "TextPositionSelector", "start": start, "end": end}, quoted]
    directive = fragment(story.text, start, end)
    if page(story.article) and directive:
        value = f":~:{directive}"
        selector = {"type": "FragmentSelector", "conformsTo": TEXT_FRAGMENTS, "value": value}
        selectors.append(selector)
    return {
        "type": "SpecificResource",
        "source": text_iri(story.article),
        "scope": article_iri(story.article),
        "selector": selectors,
    }
