"""The run folder: records, articles, rejects and the account of the run."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Self

import jsonlines

from pipeline.blocks import split
from pipeline.records import Article, Reject, plain, spans

# Valid JSON, yet line ends to str.splitlines and to JavaScript: written as escapes.
LINE_SEPARATORS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def to_json(value: Any) -> str:
    """Return ``value`` as one line of JSON; raises ValueError for NaN and infinities."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False).translate(LINE_SEPARATORS)


def writer(stream: IO[str]) -> jsonlines.Writer:
    """Return a JSON Lines writer on ``stream`` that keeps every value on one line."""
    return jsonlines.Writer(stream, dumps=to_json)


def article_row(article: Article) -> dict[str, Any]:
    """Return the article's line of ``articles.jsonl``."""
    row = plain(article)
    text = row.pop("text")
    row["text_sha256"] = article.text_sha256
    return {
        **row,
        "blocks": plain(split(article.text, article.blocks, article.title)),
        "text": text,
    }


@dataclass(slots=True)
class Account:
    """What a run did: inputs = processed + empty + rejected, always."""

    processed: int = 0
    empty: int = 0
    rejected: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    unresolved: int = 0

    @property
    def inputs(self) -> int:
        """All articles and unreadable inputs met."""
        return self.processed + self.empty + self.rejected

    def count(self, records: Iterable[dict[str, Any]]) -> None:
        """Add the records of one article."""
        for record in records:
            self.kinds[record["kind"]] += 1
            if record["kind"] in {"quote", "refusal"}:
                self.unresolved += not (record.get("speaker") or {}).get("name")


class RunFolder:
    """Writes one run into ``out``; use it as a context manager."""

    def __init__(self, out: Path) -> None:
        out.mkdir(parents=True, exist_ok=True)
        self.out = out
        self.account = Account()

    def __enter__(self) -> Self:
        """Open the three files of lines."""
        self._streams = [
            (self.out / f"{name}.jsonl").open("w", encoding="utf-8", newline="\n")
            for name in ("records", "articles", "rejected")
        ]
        self._records, self._articles, self._rejected = map(writer, self._streams)
        return self

    def __exit__(self, *_: object) -> None:
        """Close the files and write ``run.json``."""
        for stream in self._streams:
            stream.close()
        account = plain(self.account) | {"inputs": self.account.inputs}
        (self.out / "run.json").write_text(json.dumps(account, indent=2) + "\n", "utf-8")

    def add(self, article: Article, records: list[dict[str, Any]]) -> None:
        """Write one processed article and its records."""
        self.account.processed += 1
        self.account.count(records)
        self._articles.write(article_row(article))
        self._records.write_all(records)

    def reject(self, reject: Reject) -> None:
        """Write one input that could not be processed."""
        self.account.rejected += 1
        self._rejected.write(plain(reject))


def verify(out: Path) -> Iterator[str]:
    """Yield a message for each span in ``out`` that differs from its article's text."""
    with jsonlines.open(out / "articles.jsonl") as rows:
        texts = {row["id"]: row["text"] for row in rows}
    with jsonlines.open(out / "records.jsonl") as rows:
        for line, record in enumerate(rows, 1):
            text = texts.get(record["article_id"])
            if text is None:
                yield f"records.jsonl:{line}: no article {record['article_id']!r}"
                continue
            for span in spans(record):
                if text[span["start"] : span["end"]] != span["text"]:
                    yield f"records.jsonl:{line}: {span} differs from the article's text"
