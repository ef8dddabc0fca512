"""All that a database holds, as lines in one order: equal contents give equal dumps."""

import json
from collections.abc import Iterator

from pipeline.database.schema import TABLES
from pipeline.database.target import Target


def dump(target: Target) -> Iterator[str]:
    """Yield a line of JSON a row, table by table and by key, the same for every database."""
    for table in TABLES:
        for row in target.rows(table):
            values = dict(zip(table.names, row, strict=True))
            yield json.dumps({table.name: values}, ensure_ascii=False, sort_keys=True)
