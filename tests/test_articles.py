"""Files to articles: every format, every way for a file to be unreadable."""

import errno
import gzip
import json
import os
from pathlib import Path

import pytest

from pipeline import articles, inputs
from pipeline.inputs import InputFile, find
from pipeline.records import Article, Reject

PAGE = """<!doctype html><html lang="en"><head><title>Rents rise | The Post</title>
<meta property="og:title" content="Rents rise in Harbury">
<meta property="article:published_time" content="2024-03-05T10:00:00Z">
<meta name="author" content="Ann Leeming">
<link rel="canonical" href="https://post.example/rents"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Rents rise in Harbury</h1>
<p>Tenants in Harbury will pay 4.5% more from April after councillors approved the budget.</p>
<p>The leader of the council, Priya Sandhu, said in a statement to the borough’s tenants:</p>
<blockquote><p>Nobody wanted this. We looked at every other way there was.</p></blockquote>
<ul><li>Rents rise by 4.5% in April.</li><li>Service charges stay as they are.</li></ul>
<p>A meeting of tenants is planned for the second week of the month, the union said.</p>
</article></body></html>"""


def items(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    given = inputs.read(InputFile(path, name))
    return [item if isinstance(item, Reject) else articles.read(item) for item in given]


@pytest.mark.parametrize("name", ["a.txt", "a.md", "deep/er/a.txt"])
def test_text_is_untouched(tmp_path, name):
    """CRLF, trailing space and combining characters stay; the id is the name."""
    (tmp_path / "deep/er").mkdir(parents=True)
    (article,) = items(tmp_path, name, "Ann said: “cafe\u0301”.\r\n\r\n  Bo. \n")
    assert article.text == "Ann said: “cafe\u0301”.\r\n\r\n  Bo. \n"
    assert (article.id, article.encoding) == (name, "utf-8")


JAPANESE = "東京都知事は記者会見で予算案について説明した。税収は増加している。" * 4
RUSSIAN = "Мэр города сказал, что бюджет вырастет на 5 %. " * 5
CAFE = "“We can’t go on like this,” said Zoë Müller of the café owners’ club. It cost €5 or £4."


@pytest.mark.parametrize(
    ("text", "encoding", "named"),
    [
        (CAFE, "utf-8-sig", "utf-8"),
        (CAFE, "utf-16", "utf-16-le"),
        (CAFE * 9, "cp1252", "cp1252"),
        ("It cost £5.", "cp1252", "cp1252"),
        ("He said “yes” – it’s fine.", "cp1252", "cp1252"),
        ("José Núñez said it was 5%.", "iso8859-1", "cp1252"),
        (JAPANESE, "shift_jis", "cp932"),
        (RUSSIAN, "koi8_r", "koi8_r"),
    ],
)
def test_encodings(tmp_path, text, encoding, named):
    """A mark, or UTF-8, or Windows-1252, and for other scripts what a library detects."""
    (article,) = items(tmp_path, "a.txt", text.encode(encoding))
    assert (article.text, article.encoding) == (text, named)


def test_broken_utf8(tmp_path):
    """A byte that is none of UTF-8 costs its character, not the encoding of all the others."""
    data = CAFE.encode().replace("ë".encode(), b"\xc3")
    (article,) = items(tmp_path, "a.txt", data)
    assert (article.text, article.encoding) == (CAFE.replace("ë", "\ufffd"), "utf-8")


def test_json(tmp_path):
    """The keys of the contract, in both of their spellings."""
    data = {
        "id": 7,
        "body": "Text.",
        "title": "T",
        "date": "5 March 2024",
        "source": "The Post",
        "author": ["Ann Leeming", "Bo Roe"],
        "url": "https://post.example/a",
    }
    (article,) = items(tmp_path, "a.json", json.dumps(data))
    assert (article.id, article.text, article.published) == ("7", "Text.", "2024-03-05")
    assert (article.publisher, article.byline) == ("The Post", "Ann Leeming, Bo Roe")


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["jsonl", "jsonl.gz"])
def test_json_lines(tmp_path, pack):
    """One bad line costs one line, and says which."""
    lines = b'{"id": "a", "text": "One."}\n{"id": "b", \n\n{"title": "no text"}\n{"text": "Two."}\n'
    name = "a.jsonl" if pack is bytes else "a.jsonl.gz"
    got = items(tmp_path, name, pack(lines))
    assert [item.id for item in got if isinstance(item, Article)] == ["a", f"{name}:5"]
    assert [(i.line, i.code) for i in got if isinstance(i, Reject)] == [
        (2, "malformed_json"),
        (4, "no_text"),
    ]


def test_html(tmp_path):
    """The body's blocks have roles; the metadata come from the page's head."""
    (article,) = items(tmp_path, "a.html", PAGE)
    assert article.published == "2024-03-05"
    assert article.url == "https://post.example/rents"
    assert article.title == "Rents rise in Harbury"
    assert {block.role for block in article.blocks} >= {"paragraph", "blockquote", "list"}
    quoted = next(block for block in article.blocks if block.role == "blockquote")
    assert article.text[quoted.start : quoted.end].startswith("Nobody wanted this.")
    assert "Home" not in article.text


@pytest.mark.parametrize(
    ("there", "day"),
    [
        ('<time datetime="2024-03-05T10:00:00Z">5 March</time>', "2024-03-05"),
        ("<p>The fire of March 3, 2015 destroyed the hall, which was insured.</p>", None),
        ("<footer>© 2019 The Post</footer>", None),
    ],
    ids=["stated", "in the text", "of the copyright"],
)
def test_date_of_a_page(tmp_path, there, day):
    """A page has the date that it states of itself; one that stands in it is none."""
    body = "<p>Tenants in Harbury will pay 4.5% more from April, the council’s leader said.</p>" * 5
    page = f"<html><body><article><h1>Rents rise</h1>{body}{there}</article></body></html>"
    (article,) = items(tmp_path, "a.html", page)
    assert article.published == day


UNREADABLE = {
    "binary": ("a.txt", bytes(range(256)) * 20, "binary"),
    "broken json": ("a.json", "{", "malformed_json"),
    "deep json": ("a.json", "[" * 200_000, "malformed_json"),
    "no object": ("a.json", "[1]", "not_an_object"),
    "text is no string": ("a.json", '{"text": 5}', "no_text"),
    "half a character": ("a.json", '{"text": "\\ud83d"}', "lone_surrogate"),
    "no page": ("a.html", "<html></html>", "no_body"),
    "other ending": ("a.csv", "title,text\n", "unknown_format"),
    "no gzip": ("a.jsonl.gz", b"plain", "malformed_gzip"),
}


@pytest.mark.parametrize(("name", "data", "code"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_unreadable(tmp_path, name, data, code):
    """What can't be read is a Reject with a code, a path and a remedy."""
    (reject,) = items(tmp_path, name, data)
    assert isinstance(reject, Reject)
    assert (reject.code, reject.path, reject.stage) == (code, name, "read")
    assert ";" in reject.message


def test_torn_gzip(tmp_path):
    """The lines before the tear are read; the reject names the line that is torn."""
    lines = "".join(json.dumps({"id": f"a{n}", "text": f"{n} " * 40}) + "\n" for n in range(99))
    *read, reject = items(tmp_path, "a.jsonl.gz", gzip.compress(lines.encode())[:-60])
    assert [article.id for article in read] == [f"a{n}" for n in range(len(read))]
    assert 9 < len(read) < 99
    assert (reject.code, reject.line) == ("malformed_gzip", len(read) + 1)


def test_place_in_json(tmp_path):
    """What is wrong with JSON is said with its line and column."""
    (reject,) = items(tmp_path, "a.json", '{"id": 1,\n "text": "No}')
    assert (reject.line, reject.message) == (
        2,
        "Unterminated string starting at: column 10; mend the JSON",
    )


def test_without_ending(tmp_path):
    """A file that was named, and has no ending, is text."""
    (article,) = items(tmp_path, "statement", "We won.")
    assert (article.text, article.format) == ("We won.", "txt")


def test_folder_that_cannot_be_listed(tmp_path, monkeypatch):
    """A folder without permission is accounted for, and the others are read."""
    for name in ("a/x.txt", "b/y.txt"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).touch()

    def denied(real, where):
        def call(path, **options):
            if Path(path) == tmp_path / where:
                raise PermissionError(errno.EACCES, "Permission denied", str(path))
            return real(path, **options)

        return call

    monkeypatch.setattr(os, "scandir", denied(os.scandir, "a"))
    monkeypatch.setattr(os, "stat", denied(os.stat, "a/.newsclaims"))
    first, second = find([tmp_path])
    (reject,) = inputs.read(first)
    assert (reject.path, reject.code) == ("a", "unreadable")
    assert reject.message == "Permission denied; check the file and its permissions"
    assert second.name == "b/y.txt"


def test_find_orders_by_name(tmp_path):
    """Folders are walked in the order of names, other files and hidden ones are left out."""
    for name in ("b.txt", "a.md", "c/d.json", "x.png", ".hidden.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert [file.name for file in find([tmp_path])] == ["a.md", "b.txt", "c/d.json"]
