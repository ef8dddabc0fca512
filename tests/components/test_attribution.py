"""The component's contract, on invented sentences: groups, labels, margins, blocks."""

from functools import cache

import pytest

from pipeline.extract import prepare
from pipeline.language import load
from pipeline.records import Article, Block

MODES = ("accurate", "fast")
TEXT = (
    "Harbour board to raise fees\n\n"
    "“We cannot wait another year,” said Mara Ilves, who chairs the board.\n\n"
    "Ilves believes that traders will accept the change."
)


WEIRD = {
    "empty": "",
    "blank": " ",
    "blank lines": "\n\n",
    "one word": "Harbour",
    "one mark": "“",
    "only marks": "“" * 50,
    "one long block": "a " * 3000,
}


@cache
def language(mode):
    return load(attribution=mode)


def tagged(text, mode, blocks=()):
    nlp = language(mode)
    article = Article(
        id="a",
        path="a.txt",
        text=text,
        format="txt",
        encoding="utf-8",
        bytes_sha256="",
        blocks=blocks,
    )
    doc = prepare(nlp, article)
    for name in ("blocks", "tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer"):
        doc = nlp.get_pipe(name)(doc)
    return nlp.get_pipe("attribution")(doc)


def texts(doc, role):
    return [span.text for span in doc.spans[role]]


@pytest.mark.parametrize("mode", MODES)
def test_tags_source_cue_and_content(mode):
    """A direct quote and a belief are found whole, with their acts."""
    doc = tagged(TEXT, mode)
    assert "said" in texts(doc, "cue")
    assert any("Mara Ilves" in text for text in texts(doc, "source"))
    contents = {span.text.strip("“”,. "): span.label_ for span in doc.spans["content"]}
    assert contents["We cannot wait another year"] == "speech"
    assert contents["that traders will accept the change"] == "thought"


@pytest.mark.parametrize("mode", MODES)
def test_margins_are_parallel_to_their_group(mode):
    """Every span has its margin, a finite number."""
    doc = tagged(TEXT, mode)
    for role in ("source", "cue", "content"):
        margins = doc.spans[role].attrs["margins"]
        assert len(margins) == len(doc.spans[role])
        assert all(abs(margin) < 30 for margin in margins)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("text", WEIRD.values(), ids=WEIRD)
def test_any_text_is_tagged(mode, text):
    """No text is too short, too long or too odd."""
    doc = tagged(text, mode)
    assert {"source", "cue", "content"} <= set(doc.spans)


@pytest.mark.parametrize("mode", MODES)
def test_a_block_of_boilerplate_has_no_tags(mode):
    """What the layout calls boilerplate is not read."""
    edge = TEXT.index("“")
    blocks = (Block(0, edge, "headline"), Block(edge, len(TEXT), "boilerplate"))
    doc = tagged(TEXT, mode, blocks)
    assert not texts(doc, "content")


@pytest.mark.parametrize("mode", MODES)
def test_a_neighbour_changes_nothing(mode):
    """An article's spans do not depend on the articles that share its batch."""
    nlp = language(mode)
    alone = nlp(TEXT)
    _, together, _ = nlp.pipe(["“No,” he said. " * 40, TEXT, "Fees rose."], batch_size=3)
    for role in ("source", "cue", "content"):
        assert texts(alone, role) == texts(together, role)
        assert alone.spans[role].attrs == together.spans[role].attrs
