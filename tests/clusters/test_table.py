"""Clusters: what is the same quote or claim, told again, and what only resembles it."""

import random
from collections import defaultdict
from itertools import combinations

import pytest
from altered_quotes import ALTERATIONS, quotes

from pipeline.clusters.table import ClusterTable
from pipeline.clusters.wording import words

COUNT = 500


def quote(identifier, text, name=None, form="direct", start=0, article=None):
    speaker = {"name": name, "kind": "person"} if name else None
    return {
        "kind": "quote", "id": identifier, "form": form, "speaker": speaker,
        "article_id": article or identifier,
        "span": {"start": start, "end": start + len(text), "text": text},
        "content": [{"start": 0, "end": len(text), "text": text}],
    }  # fmt: skip


def claim(identifier, text, rule="own_voice"):
    return {
        "kind": "claim", "id": identifier, "claimant": None, "rule": rule,
        "article_id": identifier,
        "span": {"start": 0, "end": len(text), "text": text},
    }  # fmt: skip


def clusters(records):
    """Return the cluster of each record by its id."""
    table = ClusterTable()
    for record in records:
        table.add(record)
    table.settle()
    for record in records:
        table.identify(record)
    return {record["id"]: record["cluster"] for record in records}


def joined(*texts, make=quote):
    """Return whether all of ``texts`` share a cluster."""
    found = set(clusters([make(str(at), text) for at, text in enumerate(texts)]).values())
    return len(found) == 1 and None not in found


@pytest.fixture(scope="module")
def scored():
    copies = quotes(COUNT, seed=8)
    found = clusters([quote(f"{at:05}", copy.text, copy.speaker) for at, copy in enumerate(copies)])
    return copies, [found[f"{at:05}"] for at in range(len(copies))]


def test_precision_and_recall(scored):
    """Of 500 quotes in six versions each, 95 in 100 pairs found are right, and of pairs found."""
    copies, found = scored
    by_cluster, by_original = defaultdict(list), defaultdict(list)
    for at, copy in enumerate(copies):
        by_original[copy.original].append(at)
        if found[at]:
            by_cluster[found[at]].append(at)
    told = {pair for group in by_cluster.values() for pair in combinations(group, 2)}
    true = {pair for group in by_original.values() for pair in combinations(group, 2)}
    right = len(told & true)
    assert right / len(told) >= 0.95
    assert right / len(true) >= 0.95


@pytest.mark.parametrize("alteration", ALTERATIONS)
def test_each_alteration(scored, alteration):
    """Every sort of alteration is joined to its original in 95 of 100 quotes."""
    copies, found = scored
    originals = {copy.original: found[at] for at, copy in enumerate(copies)
                 if copy.alteration == "same"}  # fmt: skip
    own = [at for at, copy in enumerate(copies) if copy.alteration == alteration]
    right = sum(found[at] is not None and found[at] == originals[copies[at].original] for at in own)
    assert right / len(own) >= 0.95


def test_order_does_not_matter(scored):
    """The same records in another order get the same ids."""
    copies, found = scored
    records = [quote(f"{at:05}", copy.text, copy.speaker) for at, copy in enumerate(copies)]
    random.Random(3).shuffle(records)
    again = clusters(records)
    assert all(again[f"{at:05}"] == cluster for at, cluster in enumerate(found))


def test_alone_has_no_cluster():
    """A quote that stands once has no cluster."""
    assert clusters([quote("a", "We never agreed to any of these terms.")]) == {"a": None}


def test_thousand_copies_are_one():
    """However often a quote is printed, it is one cluster."""
    text = "We never agreed to any of these terms and we never will."
    assert joined(*[f"{text} {'So' * (at % 90 + 1)}." for at in range(1000)])


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Unemployment rose to 5% in May from 4%.", "Unemployment rose to 7% in May from 4%."),
        ("The council did not raise rents in May.", "The council did once raise rents in May."),
    ],
    ids=["figure", "negation"],
)  # fmt: skip
def test_another_figure_or_not_is_another_claim(one, two):
    """A figure or a *not* makes another claim of the paper's own, and alters a quote."""
    assert not joined(one, two, make=claim)
    assert joined(one, two, make=quote)


def test_short_words_of_different_speakers():
    """A turn of phrase that two people use is no repetition; a long sentence is."""
    short = "We are very proud today"
    found = clusters([quote("a", short, "Ines Calloway"), quote("b", short, "Piet Lund")])
    assert set(found.values()) == {None}
    long = "We are proud of all the nurses who stayed through the flood."
    found = clusters([quote("a", long, "Ines Calloway"), quote("b", long, "Piet Lund")])
    assert found["a"] == found["b"] is not None


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("the impact of the long strike", "the impact of the last flood"),
        ("he is doing a great job", "she was doing a great job"),
        ("to be closed for at least six weeks",
         "the ferry to be closed for at least six weeks and the two bridges for as long as needed"),
    ],
    ids=["noun phrase", "phrase", "part of an indirect quote"],
)  # fmt: skip
def test_phrases_of_indirect_speech(one, two):
    """What two papers write in their own words is one claim only from some length on."""
    indirect = [quote("a", one, form="indirect"), quote("b", two, form="indirect")]
    assert set(clusters(indirect).values()) == {None}
    again = [quote("a", one, form="indirect"), quote("b", one, form="indirect")]
    assert len(set(clusters(again).values()) - {None}) == 1


def test_a_run_that_many_quotes_share_hides_no_copy():
    """However many quotes hold the same phrases, the one that goes on alike is found."""
    text = "Look, the council of this town has never once told us what the new bridge will cost."
    others = [f"Every {word} of this town has never once {word}s us what the {word} cost {at}."
              for at in range(60) for word in ("owner", "board", "mayor")]  # fmt: skip
    copy = text.replace("Look, the", "[And] the")
    found = clusters([quote(f"{at:03}", said) for at, said in enumerate([text, *others, copy])])
    assert found["000"] == found[f"{len(others) + 1:03}"] is not None


def test_few_words_do_not_join_long_ones():
    """A turn of phrase that stands in two long quotes does not make them one."""
    first = "We asked the Secretary of State for a list of all the ferries that were sold in May."
    second = "Nobody in this town believes that the Secretary of State has ever seen a ferry."
    found = clusters([
        quote("a", first, "Ines Calloway"), quote("b", second, "Piet Lund"),
        quote("c", "the former Secretary of State"), quote("d", "the Secretary of State Fenn"),
    ])  # fmt: skip
    assert found["a"] is None
    assert found["b"] is None


def test_a_quote_inside_a_quote():
    """What one quotes of another is another quote, and not the same once more."""
    inner = "They closed two harbours in May and told nobody about it."
    outer = f"I have her letter here before me, and it says this to all of us: {inner}"
    found = clusters([
        quote("a", outer, "Ines Calloway", article="x"),
        quote("b", inner, article="x", start=outer.index(inner)),
    ])  # fmt: skip
    assert set(found.values()) == {None}
    found = clusters([quote("a", outer, "Ines Calloway"), quote("b", inner, "Piet Lund")])
    assert set(found.values()) == {None}


def test_quotes_and_claims_apart():
    """A quote and the claim in it are not each other's repetition."""
    text = "We never agreed to any of these terms."
    assert set(clusters([quote("a", text), claim("b", text, "quoted")]).values()) == {None}


def test_words():
    """Case, marks and national spelling are not seen; apostrophes of one word are."""
    assert words("“The Labour centre’s travelled far…”") == words("the labor center's traveled FAR")
    assert words("don’t") == ("don't",)
