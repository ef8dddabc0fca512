"""Scores the extraction on annotated suites that can't be shipped: `make suites SUITES=FOLDER`.

FOLDER holds the suites (`*.jsonl`, `*.jsonl.gz`), `score.py`, which reads records in the contract's
form, and `html/`, web pages with their bodies (`pages.py`). Prints a line of JSON a suite. The
protocol of CofeNet counts the outer quotation marks as content and the contract doesn't: its scores
are printed for the records as they are, and for contents widened by the marks beside them
(`cofenet with marks`). What confidence is worth is printed as `confidence.py` measures it.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import confidence
import pages
from confidence import rows

OPENING, CLOSING = "“\"‘'", "”\"’'"

# suite, the scoring of it, options
SCORES = (
    ("polnear.dev.jsonl.gz", "quotes", "--speech"),
    ("polnear.dev.jsonl.gz", "quotes", "--type", "direct"),
    ("gum_news.dev.jsonl", "quotes", "--speech"),
    ("gum_news.dev.jsonl", "quotes"),
    ("newsquant.dev.jsonl", "figures", "--kind", "all"),
    ("newsquant.dev.jsonl", "figures", "--kind", "percentage"),
    ("newsquant.dev.jsonl", "figures", "--kind", "money"),
    ("newsquant.dev.jsonl", "figures", "--kind", "range"),
    ("recognizers_currency.dev.jsonl", "figures", "--kind", "money"),
    ("recognizers_percent.dev.jsonl", "figures", "--kind", "percentage"),
    ("recognizers_number_range.dev.jsonl", "figures", "--kind", "range"),
    ("duckling_money.dev.jsonl", "figures", "--kind", "money"),
    ("duckling_money.dev.jsonl", "figures", "--kind", "range"),
    ("quantulum3.dev.jsonl", "figures", "--kind", "all"),
    ("salary_ranges.dev.jsonl", "salary"),
    ("te3_platinum.dev.jsonl", "dates"),
)
COFENET = ("polnear.dev.jsonl.gz", "polnear_cofenet.dev.jsonl.gz")


def main(suites: Path, out: Path, *options: str) -> None:
    """Extract every suite into ``out`` with ``options``, then print what ``score.py`` says."""
    out.mkdir(parents=True, exist_ok=True)
    for name in sorted({name for name, *_ in SCORES}):
        extract(suites / name, out, options)
    for name, suite, *choice in SCORES:
        report(" ".join((name, *choice)), suites, suite, suites / name, records(out, name), choice)
    source, gold = COFENET
    widened = out / "with-marks.jsonl"
    widened.write_text("".join(widen(suites / source, records(out, source))), "utf-8")
    report("cofenet", suites, "cofenet", suites / gold, records(out, source), [])
    report("cofenet with marks", suites, "cofenet", suites / gold, widened, [])
    for name in ("gum_news.dev.jsonl", "polnear.dev.jsonl.gz"):
        shares = confidence.measure(suites / name, records(out, name))
        print(f"{name} confidence: {json.dumps(shares)}", flush=True)
    print(f"html: {json.dumps(pages.score(suites / 'html').summary())}")


def records(out: Path, name: str) -> Path:
    """Return where the records of the suite ``name`` are."""
    return out / name / "records.jsonl"


def extract(suite: Path, out: Path, options: tuple[str, ...]) -> None:
    """Extract one suite; a date of publication may stand under ``ref``."""
    copy = out / f"{suite.name.removesuffix('.gz').removesuffix('.jsonl')}.input.jsonl"
    with copy.open("w", encoding="utf-8") as lines:
        for row in rows(suite):
            article = {"published": row.get("published") or row.get("ref")}
            article |= {"id": row["id"], "text": row["text"]}
            lines.write(json.dumps(article) + "\n")
    command = [sys.executable, "-m", "pipeline.cli", "extract", str(copy)]
    command += ["-o", str(out / suite.name), *options]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)


def report(
    title: str, suites: Path, suite: str, gold: Path, found: Path, options: list[str]
) -> None:
    """Print ``title`` and the scores."""
    command = [sys.executable, str(suites / "score.py"), suite, str(gold), str(found), *options]
    result = subprocess.run(command, check=True, capture_output=True, text=True)
    print(f"{title}: {result.stdout.strip()}", flush=True)


def widen(source: Path, found: Path) -> Iterator[str]:
    """Yield the lines of ``found``, contents widened by the quotation marks beside them."""
    texts = {str(row["id"]): row["text"] for row in rows(source)}
    for record in rows(found):
        text = texts[record["article_id"]]
        for part in record.get("content", ()):
            start, end = part["start"], part["end"]
            start -= text[max(0, start - 1) : start] in tuple(OPENING)
            end += text[end : end + 1] in tuple(CLOSING)
            part |= {"start": start, "end": end, "text": text[start:end]}
        yield json.dumps(record) + "\n"


if __name__ == "__main__":
    if not (Path(sys.argv[1]) / "score.py").is_file():
        sys.exit(f"no suites in {sys.argv[1]}; name their folder: make suites SUITES=folder")
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])
