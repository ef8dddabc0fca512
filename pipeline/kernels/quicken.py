"""Puts the faster components in the place of spaCy's own, where these have the shape they know."""

from typing import Any

from spacy.language import Language

from pipeline.kernels.entities import Entities
from pipeline.kernels.parses import Parses
from pipeline.kernels.vectors import Tensor
from pipeline.kernels.words import Words

# The faster component, and the names of those whose work it does.
FASTER: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (Tensor, ("tok2vec",)),
    (Parses, ("parser",)),
    (Words, ("attribute_ruler", "lemmatizer")),
    (Entities, ("ner",)),
)


def quicken(nlp: Language) -> None:
    """Add the faster components to ``nlp`` and disable those that they stand for.

    A disabled component stays in ``nlp``: its faster twin asks it for what it does not cover.
    """
    for faster, names in FASTER:
        if not set(names) <= set(nlp.pipe_names):
            continue
        if faster.covers(*(nlp.get_pipe(name) for name in names)):
            factory = f"newsclaims_fast_{names[-1]}"
            _register(factory, faster, names)
            nlp.add_pipe(factory, name=f"fast_{names[-1]}", after=names[-1])
            for name in names:
                nlp.disable_pipe(name)


def _register(factory: str, faster: Any, names: tuple[str, ...]) -> None:
    def make(nlp: Language, name: str) -> Any:
        return faster(*(nlp.get_pipe(name) for name in names))

    if not Language.has_factory(factory):
        Language.factory(factory, func=make)
