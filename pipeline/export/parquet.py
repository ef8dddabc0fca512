"""Parquet by pyarrow (extra ``parquet``): a row a record, in typed columns."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import pyarrow as pa
from pyarrow.parquet import ParquetWriter

from pipeline.export.stories import Story
from pipeline.export.table import COLUMNS, rows
from pipeline.flat.values import Value
from pipeline.records import SCHEMA

GROUP = 10_000  # rows held in memory and written as one row group

_TYPES = {
    "text": pa.string(),
    "json": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "real": pa.float64(),
    "boolean": pa.bool_(),
}


def write(stories: Iterable[Story], path: Path) -> None:
    """Write the records of ``stories`` into the file ``path``."""
    fields = [pa.field(column.name, _TYPES[column.type]) for column in COLUMNS]
    schema = pa.schema(fields, {"newsclaims": SCHEMA})
    numbers = [column.name for column in COLUMNS if column.type in {"number", "real"}]
    with ParquetWriter(path, schema, compression="zstd") as writer:
        for group in _groups(rows(stories)):
            for row in group:
                for name in numbers:
                    if (value := row.get(name)) is not None:
                        row[name] = float(value)
            writer.write_table(pa.Table.from_pylist(group, schema))


def _groups(found: Iterator[dict[str, Value]]) -> Iterator[list[dict[str, Value]]]:
    while group := list(islice(found, GROUP)):
        yield group
