"""models/news.cfg to a spaCy Language: which model, which components, which matrix kernels."""

import importlib
import importlib.util
from typing import Any

import spacy
from spacy.language import Language
from thinc.api import Config

from pipeline.components import packing
from pipeline.kernels.quicken import quicken
from pipeline.kernels.tokens import Tokenizer
from pipeline.resources import models
from pipeline.settings import Attribution

LONGEST = 1 << 24


class ModelError(RuntimeError):
    """The spaCy model can't be loaded; the message says how to install one."""


def load(model: str | None = None, attribution: Attribution = "accurate") -> Language:
    """Return the pipeline of ``models/news.cfg`` over the spaCy pipeline ``model``.

    ``model`` is the name or path of an installed English pipeline; None takes the default.
    ``attribution`` names the tagger of attributions.
    """
    config = Config().from_disk(models() / "news.cfg")
    components: dict[str, dict[str, Any]] = config["components"]
    order: list[str] = config["nlp"]["pipeline"]
    nlp = _base(model or config["newsclaims"]["base"], keep=set(order))
    previous: str | None = None
    for name in order:
        settings = dict(components[name])
        if settings.pop("source", None) != "base":
            factory = settings.pop("factory")
            if name == "attribution":
                settings["mode"] = attribution
            _register(factory)
            place: dict[str, Any] = {"after": previous} if previous else {"first": True}
            nlp.add_pipe(factory, name=name, config=settings, **place)
        if name in nlp.pipe_names:
            previous = name
    quicken(nlp)
    packing.register()
    nlp.tokenizer = Tokenizer(nlp.tokenizer)
    nlp.max_length = LONGEST  # characters; long articles are worked on in sections
    return nlp


def _base(model: str, keep: set[str]) -> Language:
    try:
        nlp = spacy.load(model)
    except OSError as error:
        raise ModelError(
            f"no spaCy pipeline {model!r}; install it with pip, or leave --model out"
        ) from error
    for name in list(nlp.pipe_names):
        if name not in keep:
            nlp.remove_pipe(name)
    _use_numpy_kernels(nlp)
    return nlp


def _register(factory: str) -> None:
    """Import the component's file, so that its factory is known without installed entry points."""
    module = f"pipeline.components.{factory.removeprefix('newsclaims_')}"
    if importlib.util.find_spec(module):
        importlib.import_module(module)


def _use_numpy_kernels(nlp: Language) -> None:
    """Take NumPy's OpenBLAS for spaCy's bundled BLIS: on many CPUs half as fast again."""
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for node in model.walk() if model else ():
            if hasattr(node.ops, "use_blis"):
                node.ops.use_blis = False
