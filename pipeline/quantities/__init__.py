"""The number grammar that the figure components share; it reads text and knows no spaCy."""

from pipeline.quantities.figure import Figure
from pipeline.quantities.figures import figures
from pipeline.quantities.numerals import plain

__all__ = ["Figure", "figures", "plain"]
