"""Folders and files to inputs: the bytes of each article, not yet read into one.

Whatever lies in the folder is accounted for: a link that leaves it, a pipe or a file too large
comes as a Reject, and the rest goes on.
"""

import gzip
import json
import os
import stat
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import Any

from pipeline.records import Reject

ENDINGS = (".warc.gz", ".warc", ".jsonl.gz", ".jsonl", ".json", ".html", ".htm", ".txt", ".md")
STATE = ".newsclaims"  # the folder that marks a run folder; a run folder is never an input

MEBIBYTE = 1 << 20
LONGEST = 16 * MEBIBYTE  # bytes of one article; the longest book of the Bible has 0.2
# Deflate packs zeros 1,000 to 1; JSON Lines of news pack 3 to 6 to 1.
BOMB_RATIO, BOMB_BYTES = 100, 64 * MEBIBYTE


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to read, and its name: the path relative to the folder that was given."""

    path: Path
    name: str
    root: Path | None = None

    @property
    def ending(self) -> str:
        """The ending that decides the reader, lower case, or nothing."""
        lower = self.name.lower()
        return next((ending for ending in ENDINGS if lower.endswith(ending)), "")


@dataclass(frozen=True, slots=True)
class Input:
    """The bytes of one article: a whole file, or the line ``line`` of one.

    ``own_id`` is the id that the article states of itself, None where it states none; ``url`` is
    the address that a web archive has it from. In a web archive the line is the record's number.
    """

    name: str
    ending: str
    line: int | None
    data: bytes
    own_id: str | None = None
    url: str | None = None


def find(given: list[Path]) -> list[InputFile]:
    """Return the files under ``given`` (files or folders), each folder's in the order of names."""
    found: list[InputFile] = []
    for path in given:
        if path.is_dir():
            found.extend(sorted(_walk(path), key=lambda file: file.name))
        else:
            found.append(InputFile(path, printable(path.name)))
    return found


def printable(name: str) -> str:
    r"""Return a file's name with bytes that are not UTF-8 written as ``\xNN``."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _walk(root: Path) -> Iterator[InputFile]:
    unlisted: list[OSError] = []
    for directory, folders, names in os.walk(root, onerror=unlisted.append):
        here = Path(directory)
        folders[:] = [name for name in folders if _is_ours(here / name)]
        linked = [name for name in folders if (here / name).is_symlink()]
        for name in (*names, *linked):
            path = here / name
            file = InputFile(path, printable(path.relative_to(root).as_posix()), root)
            if not name.startswith(".") and (file.ending or name in linked):
                yield file
        folders[:] = [name for name in folders if name not in linked]
    for error in unlisted:
        name = os.path.relpath(error.filename, root)
        yield InputFile(Path(error.filename), printable(name), root)


def _is_ours(folder: Path) -> bool:
    marked = os.path.isdir(folder / STATE)  # noqa: PTH112, False where nobody may look inside
    return not folder.name.startswith(".") and not marked


def read(file: InputFile) -> Iterator[Input | Reject]:
    """Yield the inputs of one file, in order; what can't be read comes as a Reject."""
    try:
        yield from _opened(file)
    except _RefusedError as error:
        yield refuse(file, error.code, error.message, error.line)
    except OSError as error:
        reason = error.strerror or str(error)
        yield refuse(file, "unreadable", f"{reason}; check the file and its permissions")


class _RefusedError(Exception):
    def __init__(self, code: str, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.code, self.message, self.line = code, message, line


def refuse(file: InputFile, code: str, message: str, line: int | None = None) -> Reject:
    """Return the Reject of ``file``, or of one line of it, at the stage of reading."""
    return Reject(path=file.name, line=line, stage="read", code=code, message=message)


def _opened(file: InputFile) -> Iterator[Input | Reject]:
    status = file.path.stat()
    if file.root is not None and file.path.is_symlink():
        _check_link(file, file.root)
    if stat.S_ISDIR(status.st_mode):
        os.scandir(file.path).close()  # raises what it raised when it was to be walked
    if not stat.S_ISREG(status.st_mode):
        raise _RefusedError("not_a_file", "neither a file nor a folder of files; remove it")
    if file.ending.startswith(".jsonl"):
        yield from _lines(file, status.st_size)
        return
    if file.ending.startswith(".warc"):
        yield from _pages(file)
        return
    if not file.ending and Path(file.name).suffix:
        message = f"no reader for this ending; convert the file to one of {' '.join(ENDINGS)}"
        raise _RefusedError("unknown_format", message)
    if status.st_size > LONGEST:
        raise _RefusedError("too_large", _too_large(status.st_size))
    yield Input(file.name, file.ending or ".txt", None, file.path.read_bytes())


def _pages(file: InputFile) -> Iterator[Input | Reject]:
    """Yield the web pages in an archive; its other records (requests, pictures) are no articles."""
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415, few folders hold archives
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415

    number = 0
    try:
        with file.path.open("rb") as stream:
            for number, record in enumerate(ArchiveIterator(stream), 1):
                if record.format != "warc":
                    raise _RefusedError("malformed_warc", "no WARC; fetch it anew", number)
                if _is_page(record):
                    yield _page(file, number, record)
    except (ArchiveLoadFailed, EOFError, zlib.error) as error:
        reason = str(error).partition(", first line")[0]  # which may be binary
        message = f"{reason}; fetch the archive anew"
        raise _RefusedError("malformed_warc", message, number or None) from error
    if number == 0:
        raise _RefusedError("malformed_warc", "no record in it; fetch the archive anew")


def _is_page(record: Any) -> bool:
    http = record.http_headers
    return bool(
        record.rec_type == "response" and http and "html" in (http.get_header("Content-Type") or "")
    )


def _page(file: InputFile, number: int, record: Any) -> Input | Reject:
    data = record.content_stream().read(LONGEST + 1)
    if len(data) > LONGEST:
        return refuse(file, "too_large", _too_large(len(data)), number)
    if record.raw_stream.limit > 0:
        raise _RefusedError("malformed_warc", "ends amid a page; fetch the archive anew", number)
    name = record.rec_headers.get_header("WARC-Record-ID").strip("<>")
    url = record.rec_headers.get_header("WARC-Target-URI")
    return Input(file.name, ".html", number, data, name, url)


def _check_link(file: InputFile, root: Path) -> None:
    target = file.path.resolve()
    if not target.is_relative_to(root.resolve()):
        raise _RefusedError("outside", "the link leaves the folder; copy the file into it")
    if target.is_dir():
        raise _RefusedError("linked_folder", "links to folders are not followed; name the folder")


def _too_large(size: int) -> str:
    return f"{size:,} bytes, one article may have {LONGEST:,}; split it"


def _lines(file: InputFile, packed: int) -> Iterator[Input | Reject]:
    unpacked = number = 0
    with _stream(file) as stream:
        while data := _next_line(stream, LONGEST + 1, number + 1):
            number, unpacked = number + 1, unpacked + len(data)
            if len(data) > LONGEST:
                unpacked += _skip_line(stream, packed, number)
                _check_bomb(unpacked, packed, number)
                yield refuse(file, "too_large", _too_large(unpacked), number)
            elif (line := data.rstrip(b"\r\n")).strip():
                yield Input(file.name, ".jsonl", number, line, _own_id(line))
            _check_bomb(unpacked, packed, number)


def _stream(file: InputFile) -> gzip.GzipFile | BufferedReader:
    return gzip.open(file.path, "rb") if file.ending.endswith(".gz") else file.path.open("rb")


def _next_line(stream: gzip.GzipFile | BufferedReader, size: int, number: int) -> bytes:
    """Return the line ``number`` or its next ``size`` bytes; raises where its archive is torn."""
    try:
        return stream.readline(size)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        message = f"{error}; the lines before this one are read, fetch the file anew"
        raise _RefusedError("malformed_gzip", message, number) from error


def _skip_line(stream: gzip.GzipFile | BufferedReader, packed: int, number: int) -> int:
    """Read on to the end of the line; return how many bytes that was."""
    skipped = 0
    while data := _next_line(stream, MEBIBYTE, number):
        skipped += len(data)
        _check_bomb(skipped, packed, number)
        if data.endswith(b"\n"):
            break
    return skipped


def _check_bomb(unpacked: int, packed: int, number: int) -> None:
    if unpacked > BOMB_BYTES and unpacked > BOMB_RATIO * packed:
        message = f"{packed:,} bytes unpack to over {unpacked:,}; the rest is left unread"
        raise _RefusedError("gzip_bomb", message, number)


def _own_id(line: bytes) -> str | None:
    """Return the id that the JSON object in ``line`` states, or None."""
    try:
        item = json.loads(line)
    except (ValueError, RecursionError):
        return None
    value = item.get("id") if isinstance(item, dict) else None
    return str(value) if isinstance(value, str | int) and str(value).strip() else None
