"""One run at a time in a folder: a lock that the kernel drops when its holder dies."""

import fcntl
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path


class BusyError(RuntimeError):
    """Another run is writing into the folder; the message says which."""


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock file ``path``; raises BusyError where another process holds it."""
    with path.open("a+", encoding="utf-8") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BusyError(
                f"{_holder(path)} is writing into {path.parent.parent}; {WAIT}"
            ) from error
        stream.truncate(0)
        started = datetime.now(UTC).isoformat(timespec="seconds")
        stream.write(json.dumps({"pid": os.getpid(), "host": socket.gethostname(), "at": started}))
        stream.flush()
        yield
        stream.truncate(0)


WAIT = "wait until it ends, or choose another folder"


def is_locked(path: Path) -> bool:
    """Say whether a process holds the lock."""
    if not path.exists():
        return False
    with path.open("rb") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def _holder(path: Path) -> str:
    try:
        held = json.loads(path.read_text("utf-8"))
        return f"a run (process {held['pid']} on {held['host']}, since {held['at']})"
    except (OSError, ValueError, KeyError):
        return "another run"
