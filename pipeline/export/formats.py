"""The formats by name, and the one way to write a file in any of them: whole or not at all."""

import os
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path

from pipeline.export.stories import Story, stories
from pipeline.reading import BadRow

FORMATS = {
    "csv": "csv_table",
    "parquet": "parquet",
    "web-annotation": "web_annotation",
    "schema-org": "schema_org",
    "label-studio": "label_studio",
    "doccano": "doccano",
    "docbin": "docbin",
}
"""The module of this package that writes each format; loaded when used, for some need an extra."""


class ExportError(Exception):
    """The export cannot be made; the message says what to do."""


def export(out: Path, name: str, file: Path, reject: Callable[[BadRow], None]) -> None:
    """Write the run folder ``out`` into ``file`` in the format ``name``.

    What does not keep to the contract goes to ``reject``. Raises RunFolderError, ExportError where
    an extra is missing, and OSError; a file that was there before is then left as it was.
    """
    write = _writer(name)
    part = file.with_name(f"{file.name}.part")
    try:
        write(stories(out, reject), part)
        os.replace(part, file)  # noqa: PTH105  the same on every system
    finally:
        part.unlink(missing_ok=True)


def _writer(name: str) -> Callable[[Iterable[Story], Path], None]:
    try:
        module = import_module(f"pipeline.export.{FORMATS[name]}")
    except ImportError as error:
        remedy = f"pip install 'newsclaims[{name}]'"
        raise ExportError(f"{name} needs {error.name}: {remedy}") from error
    writer: Callable[[Iterable[Story], Path], None] = module.write
    return writer
