"""CSV (RFC 4180, UTF-8): a row a record, safe to open in a spreadsheet."""

import csv
import re
from collections.abc import Iterable
from pathlib import Path

from pipeline.export.stories import Story
from pipeline.export.table import COLUMNS, rows
from pipeline.flat.values import Value

# A spreadsheet takes a cell that begins so for a formula; the full-width signs too:
# https://owasp.org/www-community/attacks/CSV_Injection
FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def write(stories: Iterable[Story], path: Path) -> None:
    """Write the records of ``stories`` into the file ``path``."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        lines = csv.writer(stream)
        names = [column.name for column in COLUMNS]
        lines.writerow(names)
        for row in rows(stories):
            lines.writerow([safe(row.get(name)) for name in names])


def safe(value: Value) -> Value:
    """Return ``value``, text that looks like a formula with an apostrophe before it."""
    return f"'{value}" if isinstance(value, str) and FORMULA.match(value) else value
