"""All that a database holds, as lines in one order: equal contents give equal dumps."""

import json
from collections.abc import Iterator
from typing import Any

from pipeline.database.schema import TABLES
from pipeline.database.target import Target
from pipeline.flat.values import LARGEST


def dump(target: Target) -> Iterator[str]:
    """Yield a line of JSON a row, table by table and by key, the same for every database."""
    for table in TABLES:
        for row in target.rows(table):
            values = dict(zip(table.names, map(_canonical, row), strict=True))
            yield json.dumps({table.name: values}, ensure_ascii=False, sort_keys=True)


def _canonical(value: Any) -> Any:
    """Return ``value`` with whole numbers of 64 bits as int: 1e3, 1000.0 and 1000 are one."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        whole = abs(value) <= LARGEST and value == int(value)
        return int(value) if whole else float(value)
    if isinstance(value, dict):
        return {name: _canonical(part) for name, part in value.items()}
    return [_canonical(part) for part in value] if isinstance(value, list) else value
