"""What a run refuses before it writes: a folder of others' files, its own inputs, no inputs."""

import json
from collections.abc import Sequence
from pathlib import Path

from pipeline.inputs import ENDINGS, STATE, InputFile
from pipeline.reading import MANIFEST
from pipeline.run.publish import FILES

PUBLISHED = (*(f"{name}.jsonl" for name in FILES), MANIFEST)


class RunError(ValueError):
    """The inputs and the run folder do not go together; the message says why, and the remedy."""


def check_out(given: Sequence[Path], out: Path) -> None:
    """Raise RunError where a run of ``given`` into ``out`` would read or overwrite what it may not.

    That is a run folder among the inputs, an input in the place of a file of ``out``, and, in a
    folder that no run made, a file of such a name.
    """
    for path in given:
        if path.resolve() == out.resolve():
            raise RunError(f"{out} holds the articles; choose another folder, as {out / 'out'}")
        if (path / STATE).is_dir():
            raise RunError(f"{path} is a run folder; name the folder that its articles come from")
        if path.resolve().parent == out.resolve() and path.name in PUBLISHED:
            raise RunError(f"{path} would be overwritten; choose another folder than {out}")
    if (out / STATE).is_dir() or _is_ours(out / MANIFEST):
        return
    for name in PUBLISHED:
        if (out / name).exists():
            raise RunError(f"{out / name} was not made by newsclaims; choose another folder")


def check_found(given: Sequence[Path], files: Sequence[InputFile]) -> None:
    """Raise RunError where no file is an input: what stands is not to be lost to a wrong path."""
    if not files:
        names = ", ".join(map(str, given))
        raise RunError(f"no articles in {names}; their files end in {' '.join(ENDINGS)}")


def _is_ours(manifest: Path) -> bool:
    try:
        schema = json.loads(manifest.read_bytes())["schema"]
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return str(schema).startswith("newsclaims/")
