"""newsclaims: quotes, salaries, percentages and other checkable claims out of news articles."""

__version__ = "0.1.0"
