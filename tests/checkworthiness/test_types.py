"""The types of a proposition by its words, and what an article is about."""

import pytest

from pipeline.checkworthiness.features import Wording
from pipeline.checkworthiness.types import about_sport, nature

MATCH = "the striker scored a goal and the goalkeeper of the team lost the match in the league"


def wording(text, kinds=(), **tags):
    words = text.split()
    return Wording(words, [tags.get(word, "NN") for word in words], kinds)


@pytest.mark.parametrize(
    ("said", "types"),
    [
        (wording("hours were longer than in may", longer="JJR"), ("quantity",)),
        (wording("more often than not it rains", more="RBR"), ("other",)),
        (wording("to close the mill", to="TO"), ("prediction",)),
        (wording("to have closed the mill", to="TO"), ("other",)),
        (wording("it is going to harbury"), ("other",)),
        (wording("it is going to close", close="VB"), ("prediction",)),
        (wording("the team won the match"), ("sport",)),
        (wording("the world cup opened"), ("other",)),
        (wording("has it closed ?"), ("question",)),
        (wording("she wrote the book “ who owns this ?"), ("other",)),
    ],
    ids=lambda value: " ".join(value.words) if isinstance(value, Wording) else None,
)
def test_types(said, types):
    """Each construction has its type, and what only looks like it has none."""
    assert nature(said).types == types


def test_sport():
    """An article full of a game's words is about sport, one that has few of them is not."""
    tags = ["NN"] * len(MATCH.split())
    assert about_sport(MATCH.split(), tags)
    rest = ["council"] * 1000
    assert not about_sport(MATCH.split() + rest, tags + ["NN"] * len(rest))
    assert not about_sport(["team"] * 20, ["NN"] * 20)


@pytest.mark.parametrize(
    ("said", "types"),
    [
        (wording("he led at the break", ["quantity"]), ("quantity", "sport")),
        (wording("it paid for him", ["money"]), ("quantity",)),
        (wording("it paid for the striker", ["money"]), ("quantity", "sport")),
    ],
    ids=["no word of it", "money", "money and a word"],
)
def test_in_an_article_about_sport(said, types):
    """All is sport there but what holds money and no word of the game."""
    assert nature(said, of_sport=True).types == types
