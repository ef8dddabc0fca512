"""Given names that only the article's title has."""

import pytest
from speaking_words import words_of

from pipeline.speaking.resolve import resolve
from pipeline.speaking.sources import Source

BARE = "Colby/NNP/nsubj>1 spoke/VBD/ROOT>1 ././punct>1"
FULL = "¶ Anna/NNP/compound>1 Colby/NNP/nsubj>2 spoke/VBD/ROOT>2 ././punct>2"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Harriet Colby opens the bridge", "Harriet Colby"),
        ("Harriet Colby meets Anna Colby", "Colby"),
        ("Will Colby resign?", "Colby"),
        ("Dunmore Colby opens the bridge", "Colby"),
        ("", "Colby"),
    ],
)
def test_a_surname_takes_the_given_name_of_the_title(title, name):
    """One given name before it, in the title, that is no verb there."""
    words = words_of(BARE, named=[(0, 1, "PERSON")])
    (found,) = resolve(words, [Source(source=words.span(0, 1))], title)
    assert found.speaker.name == name


def test_the_text_goes_before_the_title():
    """Who is named in full in the text stays who that is."""
    words = words_of(FULL, BARE, named=[(0, 2, "PERSON"), (4, 5, "PERSON")])
    (found,) = resolve(words, [Source(source=words.span(4, 5))], "Harriet Colby opens the bridge")
    assert found.speaker.name == "Anna Colby"
