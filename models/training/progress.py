"""How far a training has come, told on standard error."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from rich.console import Console
from rich.progress import track

CONSOLE = Console(stderr=True)

Step = TypeVar("Step")


def told(steps: Sequence[Step], what: str) -> Iterable[Step]:
    """Return ``steps``; while they are gone through, a line says how many are left."""
    return track(steps, what, console=CONSOLE)
