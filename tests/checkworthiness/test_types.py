"""The types of a proposition by its words, and what an article is about."""

import pytest

from pipeline.checkworthiness.clause import Clause, Figure
from pipeline.checkworthiness.types import about_sport, nature
from pipeline.checkworthiness.words import hits

MATCH = "the striker scored a goal and the goalkeeper of the team lost the match in the league"


def clause(text, kinds=(), **tags):
    """Return a clause without a parse; words are nouns unless ``tags`` says otherwise."""
    words = text.split()
    penn = [tags.get(word, "NN") for word in words]
    figures = [Figure(kind, None, 0, 1) for kind in kinds]
    return Clause(words, penn, [""] * len(words), [-1] * len(words), figures)


def types(said, **given):
    return nature(said, list(hits(said.words, said.tags)), **given).types


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (clause("hours were longer than in may", longer="JJR"), ("quantity",)),
        (clause("more often than not it rains", more="RBR"), ("other",)),
        (clause("it took more than a month", more="JJR"), ("other",)),
        (clause("it is going to harbury"), ("other",)),
        (clause("it is going to close", close="VB"), ("prediction",)),
        (clause("it will close", will="MD"), ("prediction",)),
        (clause("the will of the people"), ("other",)),
        (clause("the team won the match"), ("sport",)),
        (clause("the world cup opened"), ("other",)),
        (clause("rents may rise", may="MD", rise="VB"), ("quantity",)),
        (clause("the wind caused fires", caused="VBD"), ("correlation",)),
        (clause("the rule is wrong", wrong="JJ"), ("opinion",)),
        (clause("i left town", left="VBD"), ("other",)),
        (clause("has it closed ?"), ("question",)),
        (clause("she wrote the book “ who owns this ?"), ("other",)),
    ],
    ids=lambda value: " ".join(value.words) if isinstance(value, Clause) else None,
)
def test_types(said, expected):
    """Each construction has its type, and what only looks like it has none."""
    assert types(said) == expected


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("plans", ("prediction",)),
        ("voted on monday", ("support",)),
        ("urged the mayor", ("opinion",)),
        ("seemed", ("other",)),
    ],
)
def test_infinitive(cue, expected):
    """An infinitive is of the type that its cue gives it."""
    assert types(clause("to close the mill", to="TO"), cue=tuple(cue.split())) == expected


def test_would_is_future_in_reported_speech():
    """*would* looks ahead where speech is reported, and not in a story of the paper's own."""
    said = clause("it would close", would="MD")
    assert types(said, voice="reported") == ("prediction",)
    assert types(said) == ("other",)


def test_infinitive_of_the_past():
    """What is said to have been is no prediction."""
    assert types(clause("to have closed the mill", to="TO"), cue=("plans",)) == ("other",)


def sport(text):
    words = text.split()
    return about_sport(hits(words, ["NN"] * len(words)), len(words))


def test_sport():
    """An article full of a game's words is about sport, one that has few of them is not."""
    assert sport(MATCH)
    assert not sport(MATCH + " council" * 1000)
    assert not sport("team " * 20)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (clause("he led at the break", ["quantity"]), ("quantity", "sport")),
        (clause("it paid for him", ["money"]), ("quantity",)),
        (clause("it paid for the striker", ["money"]), ("quantity", "sport")),
    ],
    ids=["no word of it", "money", "money and a word"],
)
def test_in_an_article_about_sport(said, expected):
    """All is sport there but what holds money and no word of the game."""
    assert types(said, of_sport=True) == expected
