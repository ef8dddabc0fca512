"""Each faster component gives what spaCy's own gives."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from pipeline.articles import read_all
from pipeline.components.blocks import BlocksComponent
from pipeline.extract import prepare
from pipeline.kernels import sections
from pipeline.language import load
from pipeline.records import Article

CORPUS = Path(__file__).parent.parent.parent / "corpus"
# Pairs of words that mean another thing side by side, at the edges and after one another.
PAIRS = (
    "There is gonna be trouble, y'all. Let's go, let 's! It ain't so, he ain't got ta go.",
    "gonna",
    "There's",
    "all let's gonna c'mon there are",
    "  \n There were\n\n  ai n't  ",
)


def made(text, name="a"):
    return Article(id=name, path=name, text=text, format="txt", encoding="utf-8", bytes_sha256="")


@pytest.fixture(scope="module")
def nlp():
    return load()


@pytest.fixture(scope="module")
def articles():
    folders = [CORPUS / "articles", CORPUS / "gold" / "articles"]
    found = [item for item in read_all(folders) if isinstance(item, Article)]
    return found + [made(text) for text in PAIRS]


def before(nlp, article, *names):
    """Return the article's Doc after the blocks and the components ``names``."""
    doc = BlocksComponent()(prepare(nlp, article))
    for name in names:
        doc = nlp.get_pipe(name)(doc)
    return doc


def pairs(nlp, articles, faster, own, *names):
    """Yield each article's Doc by the faster component and by spaCy's own."""
    for article in articles:
        one, other = before(nlp, article, *names), before(nlp, article, *names)
        for name in own:
            other = nlp.get_pipe(name)(other)
        yield nlp.get_pipe(faster)(one), other


def test_the_default_model_is_covered(nlp):
    """All four stand in the pipeline, spaCy's own are kept but disabled."""
    fast = [name for name in nlp.pipe_names if name.startswith("fast_")]
    assert fast == ["fast_tok2vec", "fast_parser", "fast_lemmatizer", "fast_ner"]
    assert {"tok2vec", "parser", "attribute_ruler", "lemmatizer", "ner"} <= set(nlp.disabled)


def test_vectors(nlp, articles):
    """Vectors are the same, for words seen before and for new ones.

    A matrix product of fewer than six words rounds its last bit in another way.
    """
    for one, other in pairs(nlp, [*articles, *articles], "fast_tok2vec", ["tok2vec"]):
        differ = np.abs(one.tensor - other.tensor).max(initial=0)
        assert differ == 0 or (len(one) < 6 and differ < 1e-5)


def test_vectors_do_not_depend_on_what_was_read_before(nlp, articles):
    """In whatever order articles come, each gets the same vectors: workers may share them out."""
    fresh = load()
    backwards = [nlp.get_pipe("fast_tok2vec")(prepare(nlp, each)).tensor for each in articles[::-1]]
    for article, tensor in zip(articles, backwards[::-1], strict=True):
        one = fresh.get_pipe("fast_tok2vec")(prepare(fresh, article))
        np.testing.assert_array_equal(one.tensor, tensor)


def test_parses(nlp, articles):
    """Heads, labels and sentence starts are those of spaCy's parser on each block alone."""
    for article in articles:
        doc = before(nlp, article, "fast_tok2vec")
        blocks = doc.spans["blocks"]
        edges = [0, *(block.start for block in blocks if block.start), len(doc)]
        alone = []
        for start, end in pairwise(edges):
            part = Doc(
                nlp.vocab,
                [t.text for t in doc[start:end]],
                [bool(t.whitespace_) for t in doc[start:end]],
            )
            part.tensor = doc.tensor[start:end]
            part = nlp.get_pipe("parser")(part)
            alone += [(t.head.i + start, t.dep_, bool(t.is_sent_start)) for t in part]
        doc = nlp.get_pipe("fast_parser")(doc)
        assert [(t.head.i, t.dep_, bool(t.is_sent_start)) for t in doc] == alone


def test_words(nlp, articles):
    """Tags, parts of speech, morphology, lemmas and labels, on first sight and on second."""
    names = ("fast_tok2vec", "tagger", "fast_parser")
    own = ["attribute_ruler", "lemmatizer"]
    for one, other in pairs(nlp, [*articles, *articles], "fast_lemmatizer", own, *names):
        said = [
            [(t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_) for t in doc]
            for doc in (one, other)
        ]
        assert said[0] == said[1]


def test_entities(nlp, articles):
    """Entities with their labels, and for each token whether it is inside one."""
    names = ("fast_tok2vec", "tagger", "fast_parser")
    for one, other in pairs(nlp, articles, "fast_ner", ["ner"], *names):
        said = [
            ([(e.start, e.end, e.label_) for e in doc.ents], [t.ent_iob for t in doc])
            for doc in (one, other)
        ]
        assert said[0] == said[1]


def test_entities_that_stand_already_are_left_to_spacy(nlp):
    """What an earlier component named keeps its name."""
    doc = before(nlp, made("Ann Leeming runs Harbury Homes."), "fast_tok2vec")
    doc.set_ents([doc[3:5]], default="missing")
    named = doc.char_span(17, 30, label="LAW")
    doc.set_ents([named], default="missing")
    doc = nlp.get_pipe("fast_ner")(doc)
    assert "LAW" in {entity.label_ for entity in doc.ents}


@pytest.mark.parametrize("text", ["", " ", "\n\n", "x" * 5000, "“" * 300, "\u0000 \ufffd 👍🏽"])
def test_odd_texts(nlp, text):
    """Nothing at all, nothing but space, one endless word, marks alone."""
    doc = prepare(nlp, made(text))
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    assert doc.text == text


def test_other_models_are_left_as_they_are(tmp_path):
    """A pipeline without the shapes that the shortcuts know runs by spaCy's own components."""
    blank = spacy.blank("en")
    blank.add_pipe("sentencizer")
    blank.to_disk(tmp_path / "blank")
    assert not [name for name in load(str(tmp_path / "blank")).pipe_names if "fast_" in name]


def test_long_articles_are_worked_on_in_sections(nlp, articles, monkeypatch):
    """Cut at the borders of blocks, an article has nearly the same parses and entities."""
    text = "\n\n".join(article.text for article in articles[:8])
    whole = nlp(prepare(nlp, made(text)))
    monkeypatch.setattr(sections, "LONGEST", 200)
    cut = nlp(prepare(nlp, made(text)))
    same = [one.head.i == other.head.i for one, other in zip(whole, cut, strict=True)]
    assert sum(same) > 0.98 * len(same)
    assert [each.ent_iob for each in cut].count(0) == 0
