"""What a run is told that changes its records, and the fingerprint of all that does."""

import configparser
import hashlib
import importlib.util
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal

from pipeline.records import SCHEMA
from pipeline.resources import PACKAGE, models

Attribution = Literal["accurate", "fast"]

# The packages whose version may change a record.
PACKAGES = (
    "spacy",
    "thinc",
    "numpy",
    "dateparser",
    "price-parser",
    "trafilatura",
    "lxml",
    "charset-normalizer",
    "py3langid",
    "onnxruntime",
    "tokenizers",
)
# The parts of this package that never touch what a shard holds: articles and their records.
BESIDE = (
    "bench.py",
    "cli",
    "compare.py",
    "database",
    "engine/local.py",
    "engine/ray.py",
    "engine/worker.py",
    "export",
    "flat",
    "gold.py",
    "reading.py",
    "review",
    "run",
    "sample.py",
    "schema.py",
    "score.py",
    "top.py",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the user chose.

    ``model`` is an installed spaCy pipeline, None for the default one; ``published`` is the ISO
    date of articles that state none; ``any_language`` works on articles not in English too.
    """

    model: str | None = None
    attribution: Attribution = "accurate"
    published: str | None = None
    any_language: bool = False

    def fingerprint(self) -> str:
        """Return a hash of all that decides the records of an article: settings, code, weights."""
        parts = {
            "schema": SCHEMA,
            "settings": asdict(self),
            "packages": package_versions(),
            "code": _digest(_code()),
            "models": _digest(_files(models())),
            "base": _digest(_model_files(self.base)),
        }
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()

    @property
    def base(self) -> str:
        """The name of the spaCy pipeline that is used."""
        return self.model or default_model()


def default_model() -> str:
    """Return the spaCy pipeline that ``models/news.cfg`` names."""
    config = configparser.ConfigParser(interpolation=None)
    config.read(models() / "news.cfg", encoding="utf-8")
    return str(json.loads(config["newsclaims"]["base"]))


@cache
def package_versions() -> dict[str, str]:
    """Return the installed versions of the packages that a record depends on."""
    found = {}
    for name in PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def _code() -> Iterable[Path]:
    for path in sorted(PACKAGE.rglob("*.py")):
        if not any(path.is_relative_to(PACKAGE / part) for part in BESIDE):
            yield path


def _files(folder: Path) -> Iterable[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _model_files(name: str) -> Iterable[Path]:
    if Path(name).is_dir():
        return _files(Path(name))
    spec = importlib.util.find_spec(name) if name.isidentifier() else None
    return _files(Path(spec.origin).parent) if spec and spec.origin else ()


def _digest(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        if path.suffix != ".pyc":
            digest.update(path.name.encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
