"""Writes the page: template, styles and scripts inlined, the data as JSON beside them."""

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Any

from pipeline.review.articles import Reject, Value, articles_with_records, speaker_rows
from pipeline.review.index import Index, compact

LARGEST = 5_000  # articles; about 80 MB of page, which Chromium still opens
STYLES = ("palette", "layout", "lists", "text", "cards", "views", "print")
SCRIPTS = (
    "dom",
    "data",
    "values",
    "marks",
    "filters",
    "virtual_list",
    "lanes",
    "article_text",
    "correction",
    "verdicts",
    "details",
    "cards",
    "overview",
    "speakers",
    "navigation",
    "keyboard",
    "start",
)
LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class ReviewError(Exception):
    """The run cannot be shown as it is; the message names the remedy."""


def write_page(out: Path, page: Path, sample: int | None, reject: Reject) -> int:
    """Write the review page of run folder ``out`` to ``page``; return its number of articles.

    ``sample`` shows that many articles. Rows that cannot be shown go to ``reject``. Raises
    RunFolderError where ``out`` is no finished run folder, and ReviewError where it holds more
    articles than a browser opens.
    """
    index, shown = Index(speaker_rows(out)), articles_with_records(out, sample, reject)
    partial = page.with_name(page.name + ".partial")
    try:
        with partial.open("w", encoding="utf-8", newline="\n") as stream:
            stream.writelines(_pieces(shown, index, out.resolve().name, sample))
        partial.replace(page)
    finally:
        partial.unlink(missing_ok=True)
    return len(index.articles)


def _pieces(
    shown: Iterable[tuple[Value, list[Value]]], index: Index, name: str, sample: int | None
) -> Iterator[str]:
    """Yield the page: its head, one block of data an article, the index, its script."""
    before, after = _shell(name)
    digest = hashlib.sha256()
    yield before
    for number, (article, records) in enumerate(shown):
        if number == LARGEST:
            raise ReviewError(f"more than {LARGEST:,} articles: show some of them with --sample N")
        index.add(article, records)
        digest.update(script_json([article["id"], article.get("text_sha256")]).encode())
        yield _data(f"article-{number}", article_json(article, records))
    run = {"name": name, "key": digest.hexdigest()[:16], "sampled": sample is not None}
    yield _data("index", index.as_json(run))
    yield after


def article_json(article: Value, records: Iterable[Value]) -> Value:
    """Return what the page needs to show one article, offsets in code points."""
    blocks = [[block["start"], block["end"], block["role"]] for block in article["blocks"]]
    return {"text": article["text"], "blocks": blocks, "records": [*map(compact, records)]}


def script_json(value: Any) -> str:
    """Return ``value`` as JSON that nothing can close: no ``<``, no lone surrogate, no NaN."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    text = text.replace("<", "\\u003c")
    return LONE_SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _data(name: str, value: Any) -> str:
    return f'<script type="application/json" id="{name}">{script_json(value)}</script>\n'


def _shell(name: str) -> tuple[str, str]:
    """Return the page before and after its data, under a policy that allows only its own code."""
    style = "\n".join(asset(f"{part}.css") for part in STYLES)
    script = '"use strict";\n' + "\n".join(asset(f"{part}.js") for part in SCRIPTS)
    script = f"(() => {{\n{script}}})();\n"
    page = Template(asset("template.html")).substitute(
        title=escape(name), policy=policy(style, script), style=style, script=script, data="\0"
    )
    before, _, after = page.partition("\0")
    return before, after


def policy(style: str, script: str) -> str:
    """Return the content security policy: no network, no code or style but these two."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src '{_source_hash(script)}'",
            f"style-src '{_source_hash(style)}'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _source_hash(source: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()


@cache
def asset(name: str) -> str:
    """Return one source file of the page."""
    return files("pipeline.review").joinpath("page", name).read_text("utf-8")
