"""Docs with our records pass from process to process, and through bytes."""

from decimal import Decimal
from pathlib import Path

import pytest
import srsly
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, ORTH, SENT_START, TAG

from pipeline.articles import read_all
from pipeline.components.packing import register
from pipeline.extract import prepare, records
from pipeline.language import load
from pipeline.quantities import figures
from pipeline.records import Article, Quote, Span, Speaker

SAMPLE = Path(__file__).parent.parent.parent / "corpus" / "articles"
TEXT = "“Rents rose from $5 to $9.50,” said Ann Lee."
QUOTE = Quote(
    span=Span(1, 43, TEXT[1:43]),
    rule="linked",
    confidence=0.9,
    form="direct",
    act="speech",
    layout="inline",
    content=(Span(1, 29, TEXT[1:29]),),
    source=Span(36, 43, "Ann Lee"),
    speaker=Speaker(name="Ann Lee", kind="person", antecedent=Span(36, 43, "Ann Lee")),
)


@pytest.mark.parametrize("value", [QUOTE, *figures(TEXT, 0, len(TEXT)), Decimal("9.50")])
def test_values(value):
    """A value packed and unpacked is the same, tuples, numbers and all."""
    register()
    again = srsly.msgpack_loads(srsly.msgpack_dumps(value))
    assert again == value
    assert type(again) is type(value)


def test_only_our_classes_are_unpacked():
    """Bytes from elsewhere can't name a class of their own."""
    register()
    with pytest.raises(KeyError):
        srsly.msgpack_loads(srsly.msgpack_dumps({"newsclaims": "Path", "value": ["/etc"]}))


def state(doc):
    """Return all that a component of ours may read of ``doc``."""
    given = doc.to_array([ORTH, TAG, DEP, HEAD, LEMMA, SENT_START, ENT_IOB, ENT_TYPE]).tolist()
    spans = {
        name: [(span.start, span.end, span.label_) for span in group]
        for name, group in doc.spans.items()
    }
    left = {key: doc.user_data[key] for key in doc.user_data if key[0] == "._."}
    return given, spans, {name: as_list(value) for (_, name, _, _), value in left.items()}


def as_list(value):
    """Return a sequence as a list: spaCy itself makes lists of the tuples that it packs."""
    return list(value) if isinstance(value, tuple) else value


@pytest.mark.parametrize("as_texts", [True, False], ids=["texts", "docs"])
def test_two_processes(as_texts):
    """``nlp.pipe`` gives the same docs and records from two processes as from one."""
    nlp = load(attribution="fast")
    articles = [item for item in read_all([SAMPLE]) if isinstance(item, Article)]
    given = [each.text if as_texts else prepare(nlp, each) for each in articles]
    one = list(nlp.pipe(given))
    given = [each.text if as_texts else prepare(nlp, each) for each in articles]
    two = list(nlp.pipe(given, n_process=2, batch_size=2))
    assert list(map(state, two)) == list(map(state, one))
    found = [records(doc, each) for doc, each in zip(two, articles, strict=True)]
    assert found == [records(doc, each) for doc, each in zip(one, articles, strict=True)]
    assert {record["kind"] for rows in found for record in rows} >= {"quote", "money", "claim"}
