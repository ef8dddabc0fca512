"""Text fragments: the words that a browser scrolls to."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.export.links import article_iri, fragment, link
from pipeline.export.stories import Story

TEXT = "Rents rose, the mayor said.\n\nThe mayor said rents, at last, fell & stood still-ish.\n"


def directive(words, after=0):
    """Return the fragment of the words' next place in the text."""
    start = TEXT.index(words, after)
    return fragment(TEXT, start, start + len(words))


CASES = {
    "words": ("Rents rose", "text=Rents%20rose"),
    "comma and ampersand": ("at last, fell & stood", "text=at%20last%2C%20fell%20%26%20stood"),
    "hyphen": ("still-ish", "text=still%2Dish"),
    "twice": ("mayor said", "text=Rents%20rose%2C%20the-,mayor%20said,-."),
    "part of a word": ("ents ros", "text=Rents%20rose"),
    "over a line end": ("said.\n\nThe mayor", "text=said.%20The%20mayor,said.%20The%20mayor"),
}


@pytest.mark.parametrize(("words", "expected"), CASES.values(), ids=CASES)
def test_fragment(words, expected):
    """Words are percent-encoded, told apart by their neighbours where they stand twice."""
    assert directive(words) == expected


def test_long():
    """A long span is named by its first and last words."""
    text = " ".join(f"word{n}" for n in range(100))
    assert fragment(text, 0, len(text)) == (
        "text=word0%20word1%20word2%20word3,word96%20word97%20word98%20word99"
    )


def test_nothing():
    """No words, no fragment."""
    assert fragment(TEXT, 27, 29) is None


@given(st.text(), st.data())
def test_any_text(text, data):
    """A fragment is ASCII without the characters that end it, whatever the text."""
    text = text.encode(errors="ignore").decode()
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = fragment(text, start, end)
    assert found is None or (found.isascii() and not set(found) & set(' #&"<>\n'))


URLS = {
    "plain": ("https://lamp.example/a", "https://lamp.example/a#:~:text=Rents%20rose"),
    "with an anchor": ("https://lamp.example/a#b", "https://lamp.example/a#b:~:text=Rents%20rose"),
    "with a fragment": (
        "https://lamp.example/#:~:text=x",
        "https://lamp.example/#:~:text=Rents%20rose",
    ),
    "no address": ("javascript:alert(1)", None),
    "hostile": ('https://lamp.example/"><script>', None),
    "none": (None, None),
}


@pytest.mark.parametrize(("url", "expected"), URLS.values(), ids=URLS)
def test_link(url, expected):
    """Only an article with a web address has links."""
    story = Story({"id": "a b.txt", "url": url, "text": TEXT}, ())
    assert link(story, {"start": 0, "end": 10}) == expected
    iri = article_iri(story.article)
    assert iri == (url if expected else "urn:newsclaims:article:a%20b.txt")
    assert unquote(iri)
