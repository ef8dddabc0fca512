"""The review page: a run folder as one self-contained HTML file that a checker reads and marks."""
