"""The classes of words that the rules for speakers know."""

import pytest

from pipeline.speaking.vocabulary import finite, nouns, verbs


@pytest.mark.parametrize(
    ("found", "held", "lacked"),
    [
        (verbs("issuing"), {"issue", "issues", "wrote", "written", "penned"}, {"say"}),
        (verbs("getting"), {"has", "having", "winning"}, {"given"}),
        (finite("saying"), {"says", "said", "told"}, {"say", "saying", "tell"}),
        (nouns("holder"), {"president", "mp", "mps", "voters"}, {"presidents", "voter"}),
        (nouns("paper"), {"post", "journal"}, {"posts"}),
        (nouns("study"), {"study", "studies"}, {"statement"}),
    ],
    ids=["issuing", "getting", "saying", "holder", "paper", "study"],
)
def test_the_forms_of_a_class(found, held, lacked):
    """A class holds the forms of its lemmas that its rule wants, and no others."""
    assert held <= found
    assert not lacked & found


def test_an_unknown_class():
    """A class that the lexicon hasn't is an error, not an empty one."""
    with pytest.raises(KeyError, match="no class"):
        nouns("vegetable")
