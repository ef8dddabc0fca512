"""The number grammar that the figure components share; it reads text and knows no spaCy."""

from pipeline.quantities.figures import Figure, figures
from pipeline.quantities.numerals import plain

__all__ = ["Figure", "figures", "plain"]
