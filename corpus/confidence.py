"""What confidence is worth: the share of right speakers by the confidence of the record.

`python corpus/confidence.py GOLD RECORDS` takes a suite of quotes whose gold names their speakers
(`speaker_name`) and the records of its extraction. A gold quote is compared with the record that
shares most with its content, at least three tenths of it. A name is right that has all words of
gold's, or some of them and no others. Where gold has the source's words alone, the right ones are
those that touch them. Prints a line of JSON: right and all, by confidence.
"""

import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

STEPS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
LEAST = 0.3  # of the gold content


def main(gold: Path, found: Path) -> None:
    """Print the shares."""
    print(json.dumps(measure(gold, found)))


def measure(gold: Path, found: Path) -> dict[str, Any]:
    """Return right and all by the lower bound of confidence, and for all from 0.9 on."""
    right: Counter[float] = Counter()
    seen: Counter[float] = Counter()
    by_name = any(
        quote.get("speaker_name") for article in rows(gold) for quote in article["quotes"]
    )
    for quote, record in pairs(gold, found):
        verdict = name_right(quote, record) if by_name else source_right(quote, record)
        if verdict is not None:
            step = max(step for step in STEPS if step <= record["confidence"])
            seen[step] += 1
            right[step] += verdict
    high = [step for step in STEPS if step >= 0.9]
    total = sum(seen[step] for step in high)
    share = round(100 * sum(right[step] for step in high) / total, 1) if total else None
    steps = {str(step): [right[step], seen[step]] for step in STEPS if seen[step]}
    return {"by_confidence": steps, "from_0.9": share, "records": total}


def name_right(quote: dict[str, Any], record: dict[str, Any]) -> bool | None:
    """Return whether the speaker of ``record`` is gold's; None where either has no name."""
    want = set((quote.get("speaker_name") or "").lower().split())
    got = set(((record["speaker"] or {}).get("name") or "").lower().split())
    return (want >= got or got >= want) if want and got else None


def source_right(quote: dict[str, Any], record: dict[str, Any]) -> bool | None:
    """Return whether the source of ``record`` touches gold's; None where either has none."""
    if not quote.get("speaker") or not record["source"]:
        return None
    return bool(covered(spans([record["source"]])) & covered(quote["speaker"]))


def pairs(gold: Path, found: Path) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Yield each gold quote with the record that is it; a record serves one quote."""
    by_article: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for record in rows(found):
        if record["kind"] == "quote":
            by_article[str(record["article_id"])].append(record)
    for article in rows(gold):
        records = dict(enumerate(by_article[str(article["id"])]))
        contents = {n: covered(spans(record["content"])) for n, record in records.items()}
        for quote in sorted(article["quotes"], key=lambda quote: quote["content"]):
            want = covered(quote["content"])
            shared = {n: len(want & own) / len(want | own) for n, own in contents.items()
                      if len(want & own) > LEAST * len(want)}  # fmt: skip
            if shared and not quote.get("nested"):
                best = max(shared, key=lambda n: shared[n])
                del contents[best]
                yield quote, records[best]


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a file of JSON lines, gzipped or not."""
    opener = gzip.open if path.name.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def spans(parts: list[dict[str, Any]]) -> list[tuple[int, int]]:
    """Return the offsets of a record's spans."""
    return [(part["start"], part["end"]) for part in parts]


def covered(parts: Any) -> frozenset[int]:
    """Return the offsets in the half-open spans ``parts``."""
    return frozenset(place for start, end in parts for place in range(start, end))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
