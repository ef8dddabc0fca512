"""W3C Web Annotations, read back as RDF by rdflib."""

import json

import pytest

from tests.export.conftest import labelled

rdflib = pytest.importorskip("rdflib")

OA, XSD = "http://www.w3.org/ns/oa#", "http://www.w3.org/2001/XMLSchema#"
CLASSES = """Annotation SpecificResource TextualBody TextPositionSelector TextQuoteSelector
    FragmentSelector classifying linking tagging describing exact prefix suffix""".split()
# The terms of http://www.w3.org/ns/anno.jsonld that we use, so that no network is needed.
CONTEXT = {
    **{name: f"{OA}{name}" for name in CLASSES},
    "id": "@id",
    "type": "@type",
    "AnnotationPage": "http://www.w3.org/ns/activitystreams#OrderedCollectionPage",
    "items": {"@id": "http://www.w3.org/ns/activitystreams#items", "@container": "@list"},
    "body": {"@id": f"{OA}hasBody", "@type": "@id"},
    "target": {"@id": f"{OA}hasTarget", "@type": "@id"},
    "source": {"@id": f"{OA}hasSource", "@type": "@id"},
    "scope": {"@id": f"{OA}hasScope", "@type": "@id"},
    "selector": {"@id": f"{OA}hasSelector", "@type": "@id"},
    "start": {"@id": f"{OA}start", "@type": f"{XSD}nonNegativeInteger"},
    "end": {"@id": f"{OA}end", "@type": f"{XSD}nonNegativeInteger"},
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "format": "http://purl.org/dc/elements/1.1/format",
    "purpose": {"@id": f"{OA}hasPurpose", "@type": "@vocab"},
    "motivation": {"@id": f"{OA}motivatedBy", "@type": "@vocab"},
    "conformsTo": {"@id": "http://purl.org/dc/terms/conformsTo", "@type": "@id"},
}

TERM = rdflib.Namespace(OA)


def one(graph, subject, relation, kind):
    """Return the object of ``relation`` that is of a class."""
    (found,) = [
        thing
        for thing in graph.objects(subject, TERM[relation])
        if (thing, rdflib.RDF.type, TERM[kind]) in graph
    ]
    return found


@pytest.fixture
def document(exported):
    """The exported document."""
    return json.loads(exported("web-annotation").read_text("utf-8"))


def test_as_rdf(document, records, articles):
    """rdflib finds an annotation for each span of each record, with its words."""
    assert document["@context"] == "http://www.w3.org/ns/anno.jsonld"
    graph = rdflib.Graph()
    graph.parse(data=json.dumps(document | {"@context": CONTEXT}), format="json-ld")
    names = {row["text_sha256"]: name for name, row in articles.items()}
    found = []
    for annotation in graph.subjects(rdflib.RDF.type, TERM.Annotation):
        bodies = graph.objects(annotation, TERM.hasBody)
        (tag,) = [body for body in bodies if (body, TERM.hasPurpose, TERM.tagging) in graph]
        target = one(graph, annotation, "hasTarget", "SpecificResource")
        source = str(graph.value(target, TERM.hasSource)).removeprefix("urn:newsclaims:text:")
        position = one(graph, target, "hasSelector", "TextPositionSelector")
        quoted = one(graph, target, "hasSelector", "TextQuoteSelector")
        start, end = (int(graph.value(position, TERM[name])) for name in ("start", "end"))
        exact = str(graph.value(quoted, TERM.exact))
        assert articles[names[source]]["text"][start:end] == exact
        found.append((names[source], start, end, str(graph.value(tag, rdflib.RDF.value))))
    assert sorted(found) == labelled(records)


def test_parts_link_to_their_record(document, records):
    """The annotation of a part says which record it belongs to."""
    ids = {f"urn:newsclaims:record:{record['id']}" for record in records}
    parts = [item for item in document["items"] if item["motivation"] == "linking"]
    assert {item["id"] for item in document["items"]} >= ids
    assert parts
    assert all(item["body"][1]["source"] in ids for item in parts)
    assert all(item["id"].startswith(item["body"][1]["source"]) for item in parts)


def test_fields(document, records):
    """The record's own fields are kept as JSON."""
    bodies = {item["id"]: item["body"][1] for item in document["items"]}
    for record in records:
        fields = json.loads(bodies[f"urn:newsclaims:record:{record['id']}"]["value"])
        assert fields.items() <= record.items()
        assert fields["rule"] == record["rule"]
