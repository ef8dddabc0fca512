"""Run folders of invented articles, for the tests and scripts of the database and the exports."""

import hashlib
import json
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pipeline.blocks import split
from pipeline.records import (
    SCHEMA,
    Article,
    Claim,
    Date,
    Money,
    Percentage,
    Quantity,
    Quote,
    Record,
    Refusal,
    Salary,
    Span,
    Speaker,
    plain,
    record_id,
    sha256,
)

Made = tuple[dict[str, Any], list[dict[str, Any]]]

FIRST = ("Ada", "Bram", "Chloé", "Dov", "Edda", "Farid", "Greta", "Hana")
LAST = ("Ashby", "Brook", "Castellan", "Dray", "Eastlake", "Fenn", "Grisham", "Hollis")
FIRMS = ("Larkfield Council", "Brightwater Mills", "the Union of Lamplighters", "Oakhouse 😀 Ltd")
THINGS = ("rents", "fares", "heating bills", "school meals", "bus routes", "allotments")


class Writer:
    """Text in the making, which knows where each phrase came to lie."""

    def __init__(self) -> None:
        self.text = ""

    def __call__(self, phrase: str) -> Span:
        """Add ``phrase`` and return its span."""
        start = len(self.text)
        self.text += phrase
        return Span(start, len(self.text), phrase)


def make(number: int, seed: int = 0, paragraphs: int = 4) -> Made:
    """Return the article ``number`` of a seeded series and its records."""
    rng = random.Random(f"{seed}/{number}")
    write = Writer()
    write(f"{rng.choice(FIRMS)} and the {rng.choice(THINGS)}, part {number}\n\n")
    found: list[Record] = []
    sentences: list[tuple[int, int]] = []
    for _ in range(paragraphs):
        start = len(write.text)
        found += paragraph(write, rng, number)
        sentences.append((start, len(write.text)))
        write("\n\n")
    return enveloped(number, write.text, found, sentences)


def paragraph(write: Writer, rng: random.Random, number: int) -> Iterator[Record]:
    """Write one paragraph and yield its records: a quote, a refusal, every figure and a claim."""
    name = f"{rng.choice(FIRST)} {rng.choice(LAST)}"
    speaker = Speaker(name=name, kind="person", role="chair", resolution="named")
    thing, year = rng.choice(THINGS), rng.randint(1990, 2030)
    write("“")
    first = write(f"We will not sell the {thing};")
    write(f"” {name.split()[1]} said, “")
    percent, article = rng.randint(1, 99), len(write.text)
    rise = write(f"{percent} per cent")
    write(f" of {thing} went up in ")
    when = write(str(year))
    second = Span(article, len(write.text), write.text[article:])
    write("”, ")
    cue = write("added")
    write(" ")
    source = write(name)
    write(". ")
    whole = Span(first.start, second.end, write.text[first.start : second.end])
    yield Quote(
        span=whole,
        rule="split",
        confidence=round(rng.random(), 3),
        form="direct",
        act="speech",
        layout="inline",
        content=(first, second),
        cue=cue,
        source=source,
        speaker=speaker,
    )
    yield Percentage(
        span=rise, rule="percent", confidence=1.0, low=percent, high=percent, change="increase"
    )
    yield Date(span=when, rule="year", confidence=0.9, value=str(year), type="date")
    yield Claim(span=second, rule="quoted", confidence=0.8, claimant=speaker, checkworthiness=0.75)
    low = rng.randint(20, 60) * 1000
    pay = write(f"${low:,} to ${low + 5000:,} a year")
    write(" is the pay, ")
    yield Salary(
        span=pay,
        rule="range",
        confidence=0.95,
        low=low,
        high=low + 5000,
        currency="USD",
        period="year",
    )
    cost = write(f"£{percent / 10}m")
    yield Money(
        span=cost,
        rule="symbol",
        confidence=0.95,
        low=percent * 1e5,
        high=percent * 1e5,
        currency="GBP",
    )
    write(" the cost and ")
    count = write(f"{number} houses")
    yield Quantity(
        span=count, rule="count", confidence=0.7, low=number, high=None, low_bound="at_least"
    )
    write(" the plan. ")
    firm = write(rng.choice(FIRMS))
    write(" ")
    declined = write("declined to comment")
    write(".")
    body = Span(firm.start, declined.end, write.text[firm.start : declined.end])
    issuer = Speaker(name=firm.text, kind="organization")
    yield Refusal(
        span=body, rule="declined", confidence=1.0, cue=declined, source=firm, speaker=issuer
    )


def enveloped(
    number: int, text: str, found: Iterable[Record], sentences: list[tuple[int, int]]
) -> Made:
    """Return article and records in the contract's form, the claims linked to what they hold."""
    name = f"paper/{number:06}.txt"
    article = Article(
        id=name,
        path=name,
        text=text,
        format="txt",
        encoding="utf-8",
        bytes_sha256=sha256(text.encode()),
        title=f"Part {number}",
        publisher="The Larkfield Lamp" if number % 2 else None,
        published="2031-05-06",
        url=f"https://lamp.example/{number}" if number % 3 else None,
    )
    records = [_envelope(article, record, sentences) for record in found]
    for claim in records:
        if claim["kind"] == "claim":
            _link(claim, records)
    records.sort(key=lambda r: (r["span"]["start"], r["span"]["end"], r["kind"]))
    return article_row(article), records


def article_row(article: Article) -> dict[str, Any]:
    """Return the article's line of ``articles.jsonl``."""
    row = plain(article)
    del row["blocks"], row["text"]
    blocks = plain(split(article.text))
    return {**row, "text_sha256": article.text_sha256, "blocks": blocks, "text": article.text}


def _envelope(article: Article, record: Record, sentences: list[tuple[int, int]]) -> dict[str, Any]:
    own = plain(record)
    span = own.pop("span")
    start, end = next(pair for pair in sentences if pair[0] <= span["start"] < pair[1])
    return {
        "schema": SCHEMA,
        "id": record_id(article.id, article.text_sha256, record),
        "kind": record.kind,
        "article_id": article.id,
        "article_sha256": article.text_sha256,
        "span": span,
        "sentence": {"start": start, "end": end},
        "context": {
            "prefix": article.text[max(0, span["start"] - 32) : span["start"]],
            "suffix": article.text[span["end"] : span["end"] + 32],
        },
        **own,
    }


def _link(claim: dict[str, Any], records: list[dict[str, Any]]) -> None:
    start, end = claim["span"]["start"], claim["span"]["end"]
    for record in records:
        inside = start <= record["span"]["start"] and record["span"]["end"] <= end
        if record["kind"] == "percentage" and inside:
            claim["figures"] = [*claim["figures"], record["id"]]
        elif record["kind"] == "date" and inside:
            claim["dates"] = [*claim["dates"], record["id"]]
        elif record["kind"] == "quote" and record["span"]["end"] == end:
            claim["quote"] = record["id"]


def write_folder(out: Path, made: Iterable[Made], given: tuple[str, ...] = ("news",)) -> Path:
    """Write a finished run folder of the articles ``made``."""
    out.mkdir(parents=True, exist_ok=True)
    with (
        (out / "articles.jsonl").open("w", encoding="utf-8") as articles,
        (out / "records.jsonl").open("w", encoding="utf-8") as records,
    ):
        for article, own in made:
            articles.write(json.dumps(article) + "\n")
            records.writelines(json.dumps(record) + "\n" for record in own)
    (out / "rejected.jsonl").write_text("")
    (out / "run.json").write_text(json.dumps({"run": {"given": list(given)}}))
    return out


def run_folder(out: Path, articles: int, seed: int = 0) -> Path:
    """Write a run folder of ``articles`` articles of the series ``seed``."""
    return write_folder(out, (make(number, seed) for number in range(articles)))


def fingerprint(lines: Iterable[str]) -> str:
    """Return a hash of lines."""
    digest = hashlib.sha256()
    for line in lines:
        digest.update(line.encode() + b"\n")
    return digest.hexdigest()
