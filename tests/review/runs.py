"""Run folders for the page, built from the record dataclasses; every text is invented."""

import json
from pathlib import Path

from pipeline.records import (
    SCHEMA,
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
    cover,
    plain,
    record_id,
    sha256,
)

HARBOUR = """Ferry fares to rise 6.5% as operator warns of losses

Passengers on the Saltmere ferry will pay 6.5 percent more from March 2, the operator said on \
Monday.

“Nobody here wanted this,” said Odile Marchetti, chief executive of Saltmere Lines. “But we lost \
$4.2 million last year, and the boats don’t run on goodwill.”

Deckhands earn between $41,000 and $48,500 a year, according to a report to the harbour board. \
Union leader Tomas Breck called the rise “a tax on islanders” and said that about 1,200 people \
had signed a petition against it.

She added that fares would be frozen until 2027.

The transport ministry did not respond to a request for comment."""


class Story:
    """One article under construction; ``at`` finds words, ``add`` appends a record."""

    def __init__(self, name, text, **details):
        self.name, self.text, self.details, self.records = name, text, details, []

    def at(self, words, nth=0):
        """Return the span of the ``nth`` occurrence of ``words``."""
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        return Span(start, start + len(words), words)

    def add(self, kind: type[Record], span: Span, **fields) -> str:
        """Append a record and return its id."""
        record = kind(**{"rule": "invented", "confidence": 0.9} | fields, span=span)
        digest = sha256(self.text.encode("utf-8", "surrogatepass"))
        own = plain(record)
        sentence = {"start": self.text.rfind("\n", 0, span.start) + 1, "end": self._line_end(span)}
        self.records.append(
            {
                "schema": SCHEMA,
                "id": record_id(self.name, digest, record),
                "kind": kind.kind,
                "article_id": self.name,
                "article_sha256": digest,
                "span": own.pop("span"),
                "sentence": sentence,
                "context": {"prefix": "", "suffix": ""},
                **own,
            }
        )
        return self.records[-1]["id"]

    def _line_end(self, span):
        end = self.text.find("\n", span.end)
        return len(self.text) if end < 0 else end

    def quote(self, *content, cue=None, source=None, speaker=None, form="direct", **fields):
        """Append a quote by its words."""
        parts = tuple(self.at(words) if isinstance(words, str) else words for words in content)
        cue, source = (self.at(part) if isinstance(part, str) else part for part in (cue, source))
        span = cover(self.text, [*parts, cue, source])
        shape = {"form": form, "act": "speech", "layout": "inline"} | fields
        return self.add(
            Quote, span, content=parts, cue=cue, source=source, speaker=speaker, **shape
        )

    def row(self):
        """Return the article's line of articles.jsonl."""
        blocks, start = [], 0
        for paragraph in self.text.split("\n\n"):
            role = "headline" if not blocks else "paragraph"
            blocks.append({"start": start, "end": start + len(paragraph), "role": role})
            start += len(paragraph) + 2
        digest = sha256(self.text.encode("utf-8", "surrogatepass"))
        shape = {"path": f"{self.name}.txt", "format": "txt", "title": None, "url": None}
        stamp = {"publisher": None, "published": None, "text_sha256": digest}
        return (
            {"id": self.name} | shape | stamp | self.details | {"blocks": blocks, "text": self.text}
        )


def harbour(name="harbour"):
    """Return a story with a record of every kind, overlapping ones among them."""
    story = Story(
        name,
        HARBOUR,
        title="Ferry fares to rise 6.5% as operator warns of losses",
        publisher="Saltmere Courier",
        published="2026-02-09",
        url="https://courier.example/ferry",
    )
    boss = Speaker(
        name="Odile Marchetti",
        kind="person",
        role="chief executive",
        affiliation="Saltmere Lines",
        resolution="named",
    )
    operator = Speaker(name="Saltmere Lines", kind="organization", resolution="nominal")
    union = Speaker(name="Tomas Breck", kind="person", role="union leader", resolution="named")
    at = story.at
    rise = story.add(
        Percentage,
        at("6.5 percent"),
        low=6.5,
        high=6.5,
        change="increase",
        party=at("Passengers"),
        confidence=0.97,
    )
    date = story.add(Date, at("March 2"), value="2026-03-02", type="date", basis="2026-02-09")
    fares = "Passengers on the Saltmere ferry will pay 6.5 percent more from March 2"
    said = story.quote(
        fares,
        cue=at("said", 0),
        source="the operator",
        speaker=operator,
        form="indirect",
        confidence=0.84,
    )
    first = story.quote(
        "Nobody here wanted this,",
        "But we lost $4.2 million last year, and the boats don’t run on goodwill.",
        cue=at("said", 1),
        source="Odile Marchetti",
        speaker=boss,
        confidence=0.98,
    )
    loss = story.add(Money, at("$4.2 million"), low=4_200_000, high=4_200_000, currency="USD")
    story.add(
        Salary,
        at("between $41,000 and $48,500 a year"),
        low=41_000,
        high=48_500,
        currency="USD",
        currency_basis="assumed",
        period="year",
        position=at("Deckhands"),
        confidence=0.95,
    )
    story.quote(
        "Deckhands earn between $41,000 and $48,500 a year",
        cue="according to",
        source="a report to the harbour board",
        speaker=Speaker(kind="document"),
        form="indirect",
        confidence=0.71,
    )
    story.quote(
        "a tax on islanders", cue="called", source="Union leader Tomas Breck", speaker=union
    )
    story.quote(
        "about 1,200 people had signed a petition against it",
        cue=at("said", 2),
        source="Union leader Tomas Breck",
        speaker=union,
        form="indirect",
    )
    people = story.add(
        Quantity, at("about 1,200 people"), low=1200, high=1200, low_bound="about", unit="people"
    )
    story.quote(
        "fares would be frozen until 2027",
        cue="added",
        source="She",
        speaker=Speaker(
            name="Odile Marchetti",
            kind="person",
            resolution="pronoun",
            antecedent=at("Odile Marchetti"),
        ),
        form="indirect",
        continues=first,
        confidence=0.62,
    )
    story.add(
        Refusal,
        at("The transport ministry did not respond to a request for comment"),
        cue=at("did not respond"),
        source=at("The transport ministry"),
        speaker=Speaker(name="transport ministry", kind="organization"),
    )
    story.add(
        Claim,
        at(fares),
        claimant=operator,
        quote=said,
        figures=(rise,),
        dates=(date,),
        types=("quantity", "prediction"),
        checkworthiness=0.55,
    )
    story.add(
        Claim,
        at("we lost $4.2 million last year"),
        claimant=boss,
        quote=first,
        figures=(loss,),
        types=("quantity",),
        checkworthiness=0.91,
    )
    story.add(
        Claim,
        at("about 1,200 people had signed a petition against it"),
        claimant=union,
        figures=(people,),
        checkworthiness=0.78,
    )
    story.records.sort(key=lambda record: (record["span"]["start"], record["span"]["end"]))
    return story


def write_run(folder: Path, stories) -> Path:
    """Write a run folder of ``stories`` and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "run.json").write_text("{}", "utf-8")
    records = [record for story in stories for record in story.records]
    rows = {"articles": [story.row() for story in stories], "records": records}
    for name, items in rows.items():
        lines = "".join(json.dumps(item) + "\n" for item in items)
        (folder / f"{name}.jsonl").write_text(lines, "utf-8")
    return folder
