"""The features of a proposition and the score over them."""

from pipeline.checkworthiness.features import OFFSETS, SIZES, Wording, rows
from pipeline.checkworthiness.model import Model, model, read


def wording(words, tags="NN"):
    return Wording(words.split(), [tags] * len(words.split()))


def test_rows_stay_in_their_block():
    """Each block's rows lie in its own part of the table, none twice."""
    blocks = rows(wording("rents rose by 9 per cent in harbury"))
    for block, name in zip(blocks, SIZES, strict=True):
        assert len(set(block.tolist())) == len(block) > 0
        assert block.min() >= OFFSETS[name]
        assert block.max() < OFFSETS[name] + SIZES[name]


def test_values_of_numbers_are_not_seen():
    """Two numbers of as many digits have the same features, of fewer digits others."""
    one, two, three = (
        [block.tolist() for block in rows(wording(f"it rose by {number} jobs"))]
        for number in ("340", "870", "3")
    )
    assert one == two != three


def test_empty_wording():
    """Nothing said is scored without an error."""
    assert 0 <= model().probability(Wording([], [])) <= 1


def test_saved_model_scores_the_same(tmp_path):
    """A model read back gives the same probability."""
    shipped = model()
    shipped.save(tmp_path / "copy.npz")
    copy = read(tmp_path / "copy.npz")
    assert isinstance(copy, Model)
    said = wording("crime has fallen by 12 % since 2019")
    assert copy.probability(said) == shipped.probability(said)


def test_a_figure_of_the_past_outscores_small_talk():
    """The shipped weights tell a checkable sentence from a greeting."""
    said = Wording(
        "unemployment has risen by 12 percent since 2019".split(),
        "NN VBZ VBN IN CD NN IN CD".split(),
        ["percentage", "date"],
    )
    greeting = Wording("thank you very much".split(), "VBP PRP RB RB".split())
    assert model().probability(said) > 0.7
    assert model().probability(greeting) < 0.2
