"""Inputs of a web archive: each page with its address, and nothing else."""

from io import BytesIO

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipeline import articles
from pipeline.inputs import find, read
from pipeline.records import Article, Reject

BODY = "<p>Tenants in Harbury will pay 4.5% more from April, the council’s leader said.</p>" * 5
PAGE = f"<html><body><article>{BODY}</article></body></html>"


def archive(path, *pages):
    """Write ``pages`` (address, content type, body) as responses, each after its request."""
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=path.suffix == ".gz")
        for number, (url, kind, body) in enumerate(pages):
            headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.0")
            given = {"WARC-Record-ID": f"<urn:uuid:{number}>"}
            request = StatusAndHeaders(
                "GET / HTTP/1.0", [("Host", "post.example")], is_http_request=True
            )
            writer.write_record(writer.create_warc_record(url, "request", http_headers=request))
            record = writer.create_warc_record(
                url,
                "response",
                BytesIO(body.encode()),
                http_headers=headers,
                warc_headers_dict=given,
            )
            writer.write_record(record)


@pytest.mark.parametrize("name", ["news.warc", "news.warc.gz"])
def test_archive(tmp_path, name):
    """Web pages are articles by their record's id, pictures and requests are not."""
    archive(
        tmp_path / name,
        ("https://post.example/rents", "text/html; charset=utf-8", PAGE),
        ("https://post.example/a.png", "image/png", "x"),
        ("https://post.example/more", "text/html", PAGE),
    )
    (file,) = find([tmp_path])
    found = [articles.read(item) for item in read(file)]
    assert all(isinstance(item, Article) for item in found)
    assert [item.id for item in found] == ["urn:uuid:0", "urn:uuid:2"]
    assert [item.url for item in found] == [
        "https://post.example/rents",
        "https://post.example/more",
    ]


def test_torn_archive(tmp_path):
    """What can be read before the tear is read; the tear is a reject."""
    path = tmp_path / "news.warc.gz"
    archive(path, *[(f"https://post.example/{n}", "text/html", PAGE * 9) for n in range(3)])
    path.write_bytes(path.read_bytes()[:-40])
    *pages, last = read(*find([tmp_path]))
    assert len(pages) == 2
    assert isinstance(last, Reject)
    (tmp_path / "news.warc.gz").write_bytes(b"no archive at all, but some text" * 9)
    (reject,) = read(*find([tmp_path]))
    assert isinstance(reject, Reject)
    assert ";" in reject.message
