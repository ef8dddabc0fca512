"""Files to articles: finds the inputs, picks the reader by the file's ending."""

import gzip
import os
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.readers.decoding import UnreadableError
from pipeline.readers.html import read_html
from pipeline.readers.json_articles import read_json
from pipeline.readers.text import read_text
from pipeline.records import Article, Reject

ENDINGS = (".txt", ".md", ".html", ".htm", ".json", ".jsonl", ".jsonl.gz")


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to read, and its name: the path relative to the folder that was given."""

    path: Path
    name: str

    @property
    def ending(self) -> str:
        """The ending that decides the reader, lower case."""
        lower = self.name.lower()
        return next((e for e in sorted(ENDINGS, key=len, reverse=True) if lower.endswith(e)), "")


def find(inputs: list[Path]) -> list[InputFile]:
    """Return the readable files under ``inputs`` (files or folders) in the order of their names."""
    found: list[InputFile] = []
    for given in inputs:
        if given.is_dir():
            found.extend(sorted(_walk(given), key=lambda file: file.name))
        else:
            found.append(InputFile(given, given.name))
    return found


def _walk(folder: Path) -> Iterator[InputFile]:
    for directory, _, names in os.walk(folder):
        for name in names:
            path = Path(directory) / name
            file = InputFile(path, path.relative_to(folder).as_posix())
            if file.ending and not name.startswith("."):
                yield file


def read(file: InputFile) -> Iterator[Article | Reject]:
    """Yield the articles of one file; what can't be read comes as a Reject, the rest goes on."""
    try:
        yield from _READERS[file.ending or ".txt"](file)
    except UnreadableError as error:
        yield _reject(file, error)
    except (OSError, EOFError, zlib.error) as error:
        yield _reject(file, UnreadableError("unreadable", f"{error}; check the file"))


def _text(file: InputFile) -> Iterator[Article]:
    data, ending = file.path.read_bytes(), (file.ending or ".txt").lstrip(".")
    yield read_text(data, article_id=file.name, path=file.name, format=ending)


def _html(file: InputFile) -> Iterator[Article]:
    yield read_html(file.path.read_bytes(), article_id=file.name, path=file.name)


def _json(file: InputFile) -> Iterator[Article]:
    yield read_json(file.path.read_bytes(), article_id=file.name, path=file.name)


def _jsonl(file: InputFile) -> Iterator[Article | Reject]:
    opener = gzip.open if file.ending.endswith(".gz") else open
    with opener(file.path, "rb") as lines:
        for number, data in enumerate(lines, 1):
            if data.strip():
                yield _json_line(file, number, data.rstrip(b"\r\n"))


def _json_line(file: InputFile, number: int, data: bytes) -> Article | Reject:
    try:
        identifier = f"{file.name}:{number}"
        return read_json(data, article_id=identifier, path=file.name, line=number)
    except UnreadableError as error:
        return _reject(file, error, number)


def _reject(file: InputFile, error: UnreadableError, line: int | None = None) -> Reject:
    where = error.line if error.line is not None else line
    return Reject(path=file.name, line=where, stage="read", code=error.code, message=error.message)


_READERS: dict[str, Callable[[InputFile], Iterator[Article | Reject]]] = {
    ".txt": _text,
    ".md": _text,
    ".html": _html,
    ".htm": _html,
    ".json": _json,
    ".jsonl": _jsonl,
    ".jsonl.gz": _jsonl,
}
