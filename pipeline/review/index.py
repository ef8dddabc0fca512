"""The page's index: every article and speaker with what its lists, filters and charts need.

The index is parsed when the page opens, so it is small: one character, one integer and one speaker
number a record. The articles themselves are parsed when they are first shown or searched.
"""

from dataclasses import dataclass, field
from math import isfinite
from typing import Any

from pipeline.records import KINDS
from pipeline.review.articles import Value
from pipeline.review.kinds import kinds

KIND_CODES = {kind.kind: chr(ord("0") + number) for number, kind in enumerate(KINDS)}
DROPPED = {"schema", "article_id", "article_sha256", "context"}
ATTRIBUTED = {"quote", "refusal"}
TOP_CLAIMS = 12
ROLES = 6  # shown of a speaker
NO_SPEAKER = -1


@dataclass(slots=True)
class Index:
    """Collects the index article by article; ``as_json`` returns what the page reads."""

    known: dict[str, Value]
    articles: list[Value] = field(default_factory=list)
    speakers: list[Value] = field(default_factory=list)
    claims: list[Value] = field(default_factory=list)
    _numbers: dict[tuple[str, ...], int] = field(default_factory=dict)

    def add(self, article: Value, records: list[Value]) -> None:
        """Add one article; its number is its place in the order of calls."""
        number = len(self.articles)
        claims = [_top_claim(number, record) for record in records if record["kind"] == "claim"]
        self.articles.append(
            {
                **{name: article.get(name) for name in ("id", "publisher", "published", "url")},
                "title": article.get("title") or _headline(article),
                "kinds": "".join(KIND_CODES[record["kind"]] for record in records),
                "confidence": [round(record["confidence"] * 100) for record in records],
                "speakers": [self._speaker(record) for record in records],
                "worth": max((claim["worth"] for claim in claims), default=0),
            }
        )
        ranked = sorted(self.claims + claims, key=lambda claim: (-claim["worth"], claim["id"]))
        told_once: dict[str, Value] = {}
        for claim in ranked:
            told_once.setdefault(claim["told"], claim)
        self.claims = list(told_once.values())[:TOP_CLAIMS]

    def as_json(self, run: Value) -> Value:
        """Return the whole index; ``run`` is what the page says of the run."""
        return {
            "run": run,
            "kinds": kinds(),
            "articles": self.articles,
            "speakers": self.speakers,
            "claims": self.claims,
        }

    def _speaker(self, record: Value) -> int:
        """Return the number of who said ``record``; one number stands for all unresolved ones."""
        speaker = record.get("speaker") or record.get("claimant") or {}
        name = speaker.get("name")
        if not name and record["kind"] not in ATTRIBUTED:
            return NO_SPEAKER
        key = _identity(speaker) if name else ("",)
        number = self._numbers.setdefault(key, len(self.speakers))
        if number == len(self.speakers):
            self.speakers.append(self._entry(speaker if name else {}))
        _note(self.speakers[number], speaker)
        return number

    def _entry(self, speaker: Value) -> Value:
        row = self.known.get(speaker.get("id") or "", {})
        return {
            "name": row.get("name") or speaker.get("name"),
            "kind": speaker.get("kind"),
            "variants": row.get("variants") or [],
            "roles": [],
        }


def compact(record: Value) -> Value:
    """Return ``record`` without what the page can tell itself: a span becomes [start, end]."""
    kept = {name: value for name, value in record.items() if name not in DROPPED}
    return {name: _pairs(value) for name, value in kept.items() if value is not None}


def _pairs(value: Any) -> Any:
    if isinstance(value, list):
        return [_pairs(item) for item in value]
    if isinstance(value, float) and not isfinite(value):
        return None
    if not isinstance(value, dict):
        return value
    if "start" in value and "end" in value:
        return [value["start"], value["end"]]
    return {name: _pairs(item) for name, item in value.items() if item is not None}


def _identity(speaker: Value) -> tuple[str, ...]:
    known = speaker.get("id")
    return (known,) if known else (speaker["name"].casefold(), speaker.get("kind") or "")


def _note(entry: Value, speaker: Value) -> None:
    standing = _standing(speaker.get("role") or "", speaker.get("affiliation") or "")
    roles = entry["roles"]
    if entry["name"] and standing and standing not in roles and len(roles) < ROLES:
        roles.append(standing)


def _standing(role: str, affiliation: str) -> str:
    """Return role and affiliation as one, the affiliation once."""
    if affiliation.casefold() in role.casefold():
        return role
    return f"{role}, {affiliation}" if role else affiliation


def _headline(article: Value) -> str:
    for block in article.get("blocks") or []:
        if block["role"] == "headline":
            mark, *words = article["text"][block["start"] : block["end"]].split()
            return " ".join(words if set(mark) == {"#"} else [mark, *words])  # Markdown's
    return str(article.get("path") or article["id"])


def _top_claim(number: int, claim: Value) -> Value:
    return {
        "article": number,
        "id": claim["id"],
        "text": claim["span"].get("text", ""),
        "told": claim.get("cluster") or " ".join(claim["span"].get("text", "").split()).casefold(),
        "worth": claim.get("checkworthiness") or 0.0,
        "claimant": (claim.get("claimant") or {}).get("name"),
    }
