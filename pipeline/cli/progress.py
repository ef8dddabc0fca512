"""What a run tells its user: a bar with counts, a table at the end, the state of a folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from pipeline.inputs import InputFile, find
from pipeline.run.account import Account
from pipeline.run.folder import Told
from pipeline.run.status import Status


@contextmanager
def progress(given: list[Path], console: Console) -> Iterator[Told]:
    """Show a bar over the bytes of the files under ``given``, with the counts so far."""
    columns = (BarColumn(), TextColumn("{task.description}"), TimeRemainingColumn())
    with Progress(*columns, console=console) as bar:
        files = bar.add_task("reading", total=sum(_size(file) for file in find(given)))

        def told(account: Account, file: InputFile | None) -> None:
            bar.update(files, advance=_size(file) if file else 0, description=_counts(account))

        yield told


def _counts(account: Account) -> str:
    records = sum(account.kinds.values())
    return f"{account.processed:,} articles, {records:,} records, {account.rejected:,} rejected"


def _size(file: InputFile) -> int:
    try:
        return file.path.stat().st_size
    except OSError:
        return 0


def table(account: Account) -> Table:
    """Return the account as a table."""
    rows = Table("what", "count")
    counts = {"articles": account.processed, "empty": account.empty, "rejected": account.rejected}
    for name, count in [*counts.items(), *sorted(account.kinds.items())]:
        rows.add_row(name, f"{count:,}")
    rows.add_row("speakers unresolved", f"{account.unresolved:,}")
    return rows


def described(out: Path, status: Status) -> Iterator[str]:
    """Yield lines that say what stands in ``out``."""
    said = {
        "none": "no run yet",
        "running": "a run is going on",
        "stopped": "a run was stopped; the same command goes on where it was",
        "finished": "finished",
    }
    yield f"{out}: {said[status.state]}"
    yield f"durable results: {status.durable:,} inputs"
    if status.manifest is None:
        return
    counts = status.manifest["counts"]
    parts = ("processed", "empty", "rejected")
    sums = " + ".join(f"{counts[part]:,} {part}" for part in parts)
    yield f"published: {counts['inputs']:,} inputs = {sums}"
    for kind, count in counts["records"].items():
        yield f"  {kind}: {count:,}"
    for code, count in counts["rejected_by_code"].items():
        yield f"  rejected, {code}: {count:,} (see rejected.jsonl)"
