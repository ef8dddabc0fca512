"""The cases of corpus/cases/claims.jsonl, and how claims refer to records and rank."""

import pytest
from component_cases import cases, check, language

from pipeline.extract import extract
from pipeline.records import Article

TEXT = (
    "“Rents in Harbury have risen by 9% since 2021,” said Mayor Ines Calloway. “We will build"
    " 4,000 homes for £2 million by 2040,” she added.\n\nThe council raised rents by 9% in 2021."
)


@pytest.mark.parametrize("case", cases("claims"))
def test_case(case):
    """The claims of one phenomenon, or none where it is a negative."""
    check(case, "claims")


@pytest.fixture(scope="module")
def records():
    article = Article(
        id="rents", path="", text=TEXT, format="txt", encoding="utf-8", bytes_sha256=""
    )
    return next(extract(language(), [article]))[1]


def of_kind(records, kind):
    return [record for record in records if record["kind"] == kind]


def test_claims_refer_to_what_they_hold(records):
    """A claim names its quote, its figures and its dates by their ids, and no others."""
    past, promise, own = of_kind(records, "claim")
    assert [past["quote"], promise["quote"]] == [one["id"] for one in of_kind(records, "quote")]
    assert own["quote"] is None
    assert own["claimant"] is None
    by_id = {record["id"]: record for record in records}
    assert [by_id[figure]["span"]["text"] for figure in promise["figures"]] == [
        "4,000",
        "£2 million",
    ]
    assert [by_id[date]["span"]["text"] for date in past["dates"]] == ["2021"]


def test_claimant_is_the_quotes_speaker(records):
    """The claimant of what is quoted is who said it."""
    assert of_kind(records, "claim")[0]["claimant"]["name"] == "Ines Calloway"


def test_what_is_ranks_above_what_will_be(records):
    """A figure of the past ranks above a promise, and a source's above the paper's own."""
    past, promise, own = (claim["checkworthiness"] for claim in of_kind(records, "claim"))
    assert past > own > promise
