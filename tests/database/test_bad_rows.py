"""What a database cannot take is left out with its reason, and nothing else with it."""

import json

import pytest

from tests.database.conftest import load
from tests.run_folders import make, write_folder


def first(records, kind):
    """Return the first record of a kind."""
    return next(record for record in records if record["kind"] == kind)


def changed(kind, /, **values):
    """Return a change of the first record of a kind."""
    return lambda _, records: first(records, kind).update(values)


def renamed(article, records):
    """Change the article's text and leave its hash."""
    article["text"] += "!"


CHANGES = {
    "nul in a record": (changed("quote", rule="a\0b"), "nul"),
    "nul beside a backslash": (changed("quote", rule="\\u0000 \0"), "nul"),
    "lone surrogate": (changed("refusal", rule="a\ud800b"), "surrogate"),
    "integer over 64 bits": (changed("money", low=2**63), "overflow"),
    "integer under 64 bits": (changed("money", low=-(2**63) - 1), "overflow"),
    "infinite number": (changed("money", low=float("inf")), "number"),
    "text for a number": (changed("salary", low="many"), "type"),
    "number for true or false": (changed("claim", hedged=1), "type"),
    "true for a number": (changed("salary", low=True), "type"),
    "no value where one must be": (changed("date", value=None), "missing"),
    "not of the choices": (changed("quote", form="sung"), "choice"),
    "unknown kind": (changed("date", kind="verdict"), "kind"),
    "list for a kind": (changed("date", kind=[]), "kind"),
    "another schema": (changed("date", schema="newsclaims/0"), "schema"),
    "made from another text": (changed("date", article_sha256="0" * 64), "stale"),
    "span beyond the text": (
        changed("quantity", span={"start": 5, "end": 10**6, "text": ""}),
        "span",
    ),
    "span of other words": (changed("quantity", span={"start": 0, "end": 1, "text": "#"}), "span"),
    "span of no offsets": (changed("quantity", span={"text": "x"}), "type"),
    "no sentence": (changed("refusal", sentence=None), "type"),
    "no context": (changed("refusal", context=None), "type"),
    "id that is a number": (changed("money", id=7), "type"),
    "id that is too long": (changed("money", id="x" * 1025), "long"),
    "claim of a figure that is not there": (changed("claim", figures=["nowhere"]), "reference"),
    "claim of a figure that is none": (changed("claim", figures=7), "type"),
    "continues a quote that is not there": (changed("quote", continues="nowhere"), "reference"),
    "speaker of no kind": (changed("refusal", speaker={"name": "Ada"}), "missing"),
    "speaker that is a name": (changed("refusal", speaker="Ada"), "type"),
}


@pytest.mark.parametrize(("change", "code"), CHANGES.values(), ids=CHANGES)
def test_bad_record(url, tmp_path, change, code):
    """The one record is named, with its line and the reason; all the others are stored."""
    article, records = make(1)
    change(article, records)
    loaded, bad, lines = load(url, write_folder(tmp_path / "out", [make(0), (article, records)]))
    fallen = {row.code for row in bad[1:]}  # claims that named the record fall with it
    assert bad[0].code == code
    assert fallen <= {"reference"}
    assert loaded.rows["records"] == 64 - len(bad)
    assert json.loads((tmp_path / "out" / bad[0].file).read_text().splitlines()[bad[0].line - 1])
    assert sum('{"articles"' in line for line in lines) == 2


def test_said_again(url, tmp_path):
    """What was left out is named by every load until it is mended, and the dump stays the same."""
    (article, records), (other, twin) = make(1), make(2)
    first(records, "money")["low"] = 2**63
    first(twin, "date")["id"] = first(records, "date")["id"]
    out = write_folder(tmp_path / "out", [make(0), (article, records), (other, twin)])
    _, bad, lines = load(url, out)
    loaded, again, same = load(url, out)
    assert {row.code for row in bad} == {"overflow", "duplicate", "reference"}
    assert again == bad
    assert same == lines
    assert loaded.articles == {"unchanged": 1, "loaded": 2, "removed": 0}
    loaded, bad, _ = load(url, write_folder(out, [make(0), make(1), make(2)]))
    assert not bad
    assert load(url, out)[0].articles["unchanged"] == 3


ARTICLES = {
    "nul in the text": (lambda article, _: article.update(text="a\0b"), "nul"),
    "text that is not its hash's": (renamed, "hash"),
    "no path": (lambda article, _: article.update(path=None), "type"),
    "number for a title": (lambda article, _: article.update(title=7), "type"),
}


@pytest.mark.parametrize(("change", "code"), ARTICLES.values(), ids=ARTICLES)
def test_bad_article(url, tmp_path, change, code):
    """An article that cannot be stored costs itself and its records, and its old version goes."""
    out = write_folder(tmp_path / "out", [make(0), make(1), make(2)])
    load(url, out)
    article, records = make(1)
    change(article, records)
    loaded, bad, lines = load(url, write_folder(out, [make(0), (article, records), make(2)]))
    assert [row.code for row in bad] == [code]
    assert loaded.articles == {"unchanged": 2, "loaded": 0, "removed": 1}
    assert sum('{"records"' in line for line in lines) == 64


LINES = {
    "no json": (b"{", "json"),
    "no object": (b"[]", "json"),
    "no utf-8": (b'{"id": "\xff"}', "json"),
    "an integer of 5,000 digits": (b'{"id": ' + b"9" * 5000 + b"}", "json"),
    "nested too deep": (b"[" * 100_000, "json"),
    "no article": (b'{"article_id": "elsewhere"}', "no_article"),
    "no article's id": (b'{"article_id": ["elsewhere"]}', "no_article"),
}


@pytest.mark.parametrize(("line", "code"), LINES.values(), ids=LINES)
@pytest.mark.parametrize("place", [0, 32])
def test_bad_line(sqlite_url, tmp_path, line, code, place):
    """A line that is no record, wherever it stands, costs itself."""
    out = write_folder(tmp_path / "out", [make(0), make(1)])
    lines = (out / "records.jsonl").read_bytes().splitlines(keepends=True)
    (out / "records.jsonl").write_bytes(b"".join([*lines[:place], line + b"\n", *lines[place:]]))
    loaded, bad, _ = load(sqlite_url, out)
    assert [(row.file, row.line, row.code) for row in bad] == [("records.jsonl", place + 1, code)]
    assert loaded.rows["records"] == 64


def test_records_apart_from_their_article(url, tmp_path):
    """Records out of the articles' order are named; those in order are stored."""
    out = write_folder(tmp_path / "out", [make(0), make(1)])
    lines = (out / "records.jsonl").read_bytes().splitlines(keepends=True)
    (out / "records.jsonl").write_bytes(b"".join([*lines[1:], lines[0]]))
    loaded, bad, _ = load(url, out)
    assert bad[0].code == "order"
    assert loaded.rows["records"] == 64 - len(bad)


def test_duplicates(url, tmp_path):
    """The second article of an id and the second record of an id are left out."""
    article, records = make(1)
    twin = make(2)[1]
    first(twin, "money")["id"] = first(records, "money")["id"]
    made = [(article, [*records, records[-1]]), make(1), (make(2)[0], twin)]
    loaded, bad, lines = load(url, write_folder(tmp_path / "out", made))
    assert {row.code for row in bad} == {"duplicate"}
    assert loaded.articles["loaded"] == 2
    assert sum('{"records"' in line for line in lines) == 63


HOSTILE = "'); DROP TABLE quotes; -- \" ` \\ $$ %s \\N \\. {} 😀 \u202e"


def test_sql_in_a_quote(url, tmp_path):
    """SQL, backslashes, markers of COPY and right-to-left overrides are words like others."""
    article, records = make(1)
    first(records, "quote")["rule"] = HOSTILE
    article["title"] = HOSTILE
    _, bad, lines = load(url, write_folder(tmp_path / "out", [(article, records)]))
    rows = [json.loads(line) for line in lines]
    assert not bad
    assert HOSTILE in {row["quotes"]["rule"] for row in rows if "quotes" in row}
    assert HOSTILE in {row["articles"]["title"] for row in rows if "articles" in row}
