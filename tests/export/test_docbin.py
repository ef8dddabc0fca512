"""DocBin, read back by spaCy."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import DocBin

from pipeline.export.docbin import PLURALS, cut
from tests.export.conftest import labelled


@pytest.fixture
def docs(exported):
    """The exported docs, in a vocabulary of their own."""
    return list(DocBin().from_disk(exported("docbin")).get_docs(spacy.blank("en").vocab))


def test_spans(docs, records, articles):
    """Every span is there in its group, exact to the character."""
    found = []
    for doc in docs:
        name = doc.user_data["article"]["id"]
        assert doc.text == articles[name]["text"]
        for group in doc.spans.values():
            found += [(name, span.start_char, span.end_char, span.label_) for span in group]
    assert sorted(found) == labelled(records)


def test_ids(docs, records):
    """A span knows its record, whose parts share the id."""
    ids = {span.id_ for doc in docs for plural in PLURALS.values() for span in doc.spans[plural]}
    assert ids == {record["id"] for record in records}
    quotes = {span.id_ for doc in docs for span in doc.spans["quotes"]}
    assert {span.id_ for doc in docs for span in doc.spans["content"]} == quotes


NLP = spacy.blank("en")


@given(st.text(alphabet="ab .,$5\n\u2009😀’", max_size=40), st.data())
def test_cut(text, data):
    """Whatever the span, the doc has the same text and the span lies on its tokens."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    doc = cut(NLP.make_doc(text), {start}, {end})
    assert doc.text == text
    if start < end:
        assert doc.char_span(start, end).text == text[start:end]
