"""schema.org, read back as RDF by rdflib."""

import json
from collections import Counter

import pytest

rdflib = pytest.importorskip("rdflib")

SCHEMA = rdflib.Namespace("https://schema.org/")
EXPECTED = {
    "quote": "Quotation",
    "claim": "Claim",
    "salary": "MonetaryAmount",
    "money": "MonetaryAmount",
    "percentage": "QuantitativeValue",
    "quantity": "QuantitativeValue",
}


@pytest.fixture
def graph(exported):
    """The export as a graph; the context is inlined, so that no network is needed."""
    document = json.loads(exported("schema-org").read_text("utf-8"))
    assert document["@context"] == "https://schema.org"
    context = {"@vocab": str(SCHEMA), "url": {"@type": "@id"}}
    graph = rdflib.Graph()
    return graph.parse(data=json.dumps(document | {"@context": context}), format="json-ld")


def node(record):
    """Return the name of a record's node."""
    return rdflib.URIRef(f"urn:newsclaims:record:{record['id']}")


def value(graph, subject, *path):
    """Return the value at the end of a path of properties."""
    for name in path:
        subject = graph.value(subject, SCHEMA[name])
    return None if subject is None else subject.toPython()


def test_counts(graph, records, articles):
    """A node a record of the kinds that schema.org knows, and one an article."""
    own = {node(record): EXPECTED[r] for record in records if (r := record["kind"]) in EXPECTED}
    types = {name: str(graph.value(name, rdflib.RDF.type)) for name in own}
    assert types == {name: str(SCHEMA[kind]) for name, kind in own.items()}
    assert len(set(graph.subjects(rdflib.RDF.type, SCHEMA.NewsArticle))) == len(articles)


def test_quotations(graph, records):
    """A quotation has its words, and its speaker as creator."""
    for record in records:
        if record["kind"] == "quote":
            name = node(record)
            words = " … ".join(part["text"] for part in record["content"])
            assert value(graph, name, "text") == words
            assert value(graph, name, "creator", "name") == record["speaker"]["name"]
            assert value(graph, name, "creator", "jobTitle") == "chair"


def test_amounts(graph, records):
    """A salary is a MonetaryAmount with a QuantitativeValue: minValue, maxValue, unitText."""
    for record in records:
        name = node(record)
        if record["kind"] == "salary":
            assert value(graph, name, "currency") == "USD"
            assert value(graph, name, "value", "minValue") == record["low"]
            assert value(graph, name, "value", "maxValue") == record["high"]
            assert value(graph, name, "value", "unitText") == "YEAR"
        elif record["kind"] == "money":
            assert value(graph, name, "value", "value") == record["low"]
        elif record["kind"] == "percentage":
            assert value(graph, name, "value") == record["low"]
            assert value(graph, name, "unitCode") == "P1"


def test_claims(graph, records):
    """A claim appears in its article and in its quotation, and mentions its figures."""
    for record in records:
        if record["kind"] == "claim":
            name = node(record)
            places = set(graph.objects(name, SCHEMA.appearance))
            assert value(graph, name, "text") == record["span"]["text"]
            assert node({"id": record["quote"]}) in places
            assert len(places) == 2
            figures = set(graph.objects(name, SCHEMA.mentions))
            assert figures == {node({"id": figure}) for figure in record["figures"]}


def test_no_verdict(graph):
    """No review, no rating: nobody has checked these claims."""
    types = Counter(str(kind).rpartition("/")[2] for kind in graph.objects(None, rdflib.RDF.type))
    assert not types.keys() & {"ClaimReview", "Review", "Rating"}
