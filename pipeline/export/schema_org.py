"""schema.org as JSON-LD: quotations, claims and figures of news articles. Never a verdict.

A ``ClaimReview`` is a review with an author and a rating: nobody has reviewed these claims, so none
is written. Refusals and dates have no type of their own there and are left out. A figure is
mentioned by its article; the speaker of a quotation is its ``creator``.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from pipeline.export.json_stream import write_list
from pipeline.export.links import article_iri, link, page, record_iri
from pipeline.export.stories import Object, Story
from pipeline.flat.values import GAP

CONTEXT = "https://schema.org"
TYPES = {"person": "Person", "organization": "Organization", "document": "CreativeWork"}
PERCENT = "P1"  # UN/CEFACT Common Code


def write(stories: Iterable[Story], path: Path) -> None:
    """Write ``stories`` into the file ``path``: one graph."""
    write_list(path, nodes(stories), f'{{"@context": "{CONTEXT}", "@graph": [', "]}")


def nodes(stories: Iterable[Story]) -> Iterator[Object]:
    """Yield the nodes of the graph: each article, then its quotations, claims and figures."""
    for story in stories:
        made = {r["id"]: _NODES[r["kind"]](story, r) for r in story.records if r["kind"] in _NODES}
        mentioned = [
            {"@id": record_iri(r)} for r in story.records if r["kind"] in _NODES and _is_figure(r)
        ]
        yield _article(story.article, mentioned)
        for record in story.records:
            if record["id"] in made:
                yield _some({"@id": record_iri(record)} | made[record["id"]])


def _is_figure(record: Object) -> bool:
    return "low" in record


def _article(article: Object, mentions: list[Object]) -> Object:
    publisher = article.get("publisher")
    return _some(
        {
            "@id": article_iri(article),
            "@type": "NewsArticle",
            "identifier": article["id"],
            "headline": article.get("title"),
            "author": article.get("byline") and {"@type": "Person", "name": article["byline"]},
            "publisher": publisher and {"@type": "Organization", "name": publisher},
            "datePublished": article.get("published"),
            "url": page(article),
            "inLanguage": article.get("language"),
            "mentions": mentions,
        }
    )


def _quotation(story: Story, record: Object) -> Object:
    return {
        "@type": "Quotation",
        "text": GAP.join(part["text"] for part in record["content"]),
        "creator": _speaker(record.get("speaker")),
        "isPartOf": {"@id": article_iri(story.article)},
        "url": link(story, record["span"]),
    }


def _claim(story: Story, record: Object) -> Object:
    places = [{"@id": article_iri(story.article)}]
    if record.get("quote"):
        places.append({"@id": record_iri({"id": record["quote"]})})
    return {
        "@type": "Claim",
        "text": record["span"]["text"],
        "creator": _speaker(record.get("claimant")),
        "appearance": places,
        "mentions": [{"@id": record_iri({"id": name})} for name in record.get("figures") or ()],
        "url": link(story, record["span"]),
    }


def _amount(story: Story, record: Object) -> Object:
    return {
        "@type": "MonetaryAmount",
        "name": record["span"]["text"],
        "currency": record.get("currency"),
        "value": _quantity_of(record, (record.get("period") or "").upper() or None),
        "url": link(story, record["span"]),
    }


def _percentage(story: Story, record: Object) -> Object:
    code = PERCENT if record["unit"] == "percent" else None
    unit = record["unit"].replace("_", " ")
    return _figure(story, record) | _quantity_of(record, unit) | {"unitCode": code}


def _quantity(story: Story, record: Object) -> Object:
    return _figure(story, record) | _quantity_of(record, record.get("unit"))


def _figure(story: Story, record: Object) -> Object:
    return {"name": record["span"]["text"], "url": link(story, record["span"])}


def _quantity_of(record: Object, unit: str | None) -> Object:
    low, high = record.get("low"), record.get("high")
    value: Object = {"value": low} if low == high else {"minValue": low, "maxValue": high}
    return _some({"@type": "QuantitativeValue", **value, "unitText": unit})


def _speaker(speaker: Object | None) -> Object | None:
    if not speaker or not speaker.get("name"):
        return None
    kind = TYPES.get(speaker["kind"], "Thing")
    person = kind == "Person"
    firm = speaker.get("affiliation")
    return _some(
        {
            "@type": kind,
            "name": speaker["name"],
            "jobTitle": speaker.get("role") if person else None,
            "affiliation": {"@type": "Organization", "name": firm} if firm and person else None,
        }
    )


def _some(node: Object) -> Object:
    """Return ``node`` without what is not known."""
    return {name: value for name, value in node.items() if value not in (None, "", [])}


_NODES: dict[str, Callable[[Story, Object], dict[str, Any]]] = {
    "quote": _quotation,
    "claim": _claim,
    "salary": _amount,
    "money": _amount,
    "percentage": _percentage,
    "quantity": _quantity,
}
